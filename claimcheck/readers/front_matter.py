"""The YAML front matter of a text: facts between two lines of dashes at its very beginning.

PyYAML is at home in `claims`, but rooms on one floor don't know each other, so this is its second home. Everything is
read as text: a date stays as written, and no tag can make an object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .extracted import FACTS

# A front matter is a few lines; a text that merely begins with a rule of dashes must not be searched to its end.
_MAX_CHARACTERS = 20_000
_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# Front matter that hardly needs a YAML parser: each line a key and a text with nothing in it that YAML heeds. A corpus
# of thousands of files is read four times as fast by it.
_SIMPLE_TEXT = (r"""([A-Za-z_][\w-]*):[ ]+(?:"([^"\\\n\r]*)"|'([^'\n\r]*)'"""
                r"""|([^\W_](?:[^\n\r:#]|:(?=\S)|(?<=\S)#)*(?<!\s)))[ ]*\r?$""")
_SIMPLE_LINE = re.compile(_SIMPLE_TEXT, re.MULTILINE)
_SIMPLE = re.compile(rf"(?:{_SIMPLE_TEXT}\n)*", re.MULTILINE)
_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]+(.*\S)[ \t]*\r?$", re.MULTILINE)
_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:$|[Tt ])")
# What other tools call the facts.
_OTHER_NAMES = {"site": "publisher", "sitename": "publisher", "source": "publisher", "language": "lang",
                "link": "url", "canonical": "url", "published": "date", "agency": "origin"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and where the text proper begins."""

    facts: dict[str, str]
    body_start: int
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text; None when it has none.

    Front matter that isn't valid YAML (most often a title with a colon in it) is read line by line, and told.
    """
    if not text.startswith("---"):
        return None
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end(), _MAX_CHARACTERS) if opening else None
    if opening is None or closing is None:
        return None
    block = text[opening.end():closing.start()]
    notes: tuple[str, ...] = ()
    values = _parse(block)
    if values is None:
        values = dict(_LINE.findall(block))
        notes = ("CC505: the front matter is not valid YAML; it was read line by line",)
    if not values and block.strip():
        return None             # two rules of dashes, and prose between them
    facts = {}
    for key, value in values.items():
        name = _OTHER_NAMES.get(key.lower(), key.lower())
        if name in FACTS and value.strip() and (name == key.lower() or name not in values):
            facts[name] = value.strip()
    return _checked(facts, closing.end(), notes)


def _parse(block: str) -> dict[str, str] | None:
    """The block's scalars by key; empty when it is no mapping, None when it is no YAML."""
    if _SIMPLE.fullmatch(block):
        return {key: double or single or plain for key, double, single, plain in _SIMPLE_LINE.findall(block)}
    import yaml
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loaded = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return {}
    return {key: value for key, value in loaded.items() if isinstance(key, str) and isinstance(value, str)}


def iso_date(written: str) -> str | None:
    """The day, month or year of an ISO date or date and time; None when it is something else."""
    found = _DAY.match(written.strip())
    return found.group(1) if found else None


def _checked(facts: dict[str, str], body_start: int, notes: tuple[str, ...]) -> FrontMatter:
    if "date" in facts:
        day = iso_date(facts["date"])
        if day is None:
            notes += (f"CC505: the date {facts['date']!r} is not understood; write it as 2024-06-11",)
            del facts["date"]
        else:
            facts["date"] = day
    return FrontMatter(facts, body_start, notes)
