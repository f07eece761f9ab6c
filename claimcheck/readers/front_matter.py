"""Front matter: YAML between two `---` lines at the very start of a text.

PyYAML lives in `claims`; this one small use stands here, since rooms on one floor do not know each other.
"""

from __future__ import annotations

from ..errors import SourceError
from ..model.text import Location

KEYS = ("id", "title", "publisher", "date", "url", "lang", "origin")


def read_front_matter(text: str, path: str) -> tuple[dict[str, str], int]:
    """The known keys as text, and the offset where the body begins; ({}, 0) for a text without front matter.

    Keys of other tools are passed over. Raises SourceError when the block can't be read as YAML.
    """
    first = text.split("\n", 1)[0]
    if first.rstrip() != "---":
        return {}, 0
    start = end = len(first) + 1
    while end < len(text):
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        if text[end:line_end].rstrip() in ("---", "..."):
            break
        end = line_end + 1
    else:
        return {}, 0            # a rule at the top, not front matter
    import yaml
    try:
        # BaseLoader: every scalar stays the text that was written; nothing is constructed.
        loaded = yaml.load(text[start:end].replace("\r\n", "\n"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        raise SourceError(f"front matter is not valid YAML: {getattr(error, 'problem', None) or error}",
                          "put values with colons in quotation marks", Location(path, line)) from error
    if not isinstance(loaded, dict):
        return {}, 0
    values = {key: value for key, value in loaded.items() if key in KEYS and isinstance(value, str) and value}
    return values, min(text.find("\n", end) + 1 or len(text), len(text))
