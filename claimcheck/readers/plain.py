"""Plain text: the file as decoded, with YAML front matter where there is one."""

from __future__ import annotations

from ..model.text import Mark
from .decoding import decode
from .extracted import Extracted, Raw
from .front_matter import read_front_matter


def read(raw: Raw) -> list[Extracted]:
    """The one text of the file. Form feeds, as tools that convert PDF leave them, count as page breaks."""
    text, encoding, notes = decode(raw)
    marks = _pages(text) if "\f" in text else ()
    front = read_front_matter(text)
    if front is None:
        return [Extracted(text, "text", {}, 0, encoding, marks, notes)]
    return [Extracted(text, "text", front.facts, front.body_start, encoding, marks, notes + front.notes)]


def _pages(text: str) -> tuple[Mark, ...]:
    marks = [Mark(0, "page 1")]
    at = text.find("\f")
    while 0 <= at < len(text) - 1:
        marks.append(Mark(at + 1, f"page {len(marks) + 1}"))
        at = text.find("\f", at + 1)
    return tuple(marks)
