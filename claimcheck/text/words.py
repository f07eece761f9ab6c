"""Words with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A word: letters and digits of any script, held together by inner apostrophes, hyphens, and by points or commas
# between digits ("don't", "20-year", "1,000.5", "U.S").
_WORD = re.compile(r"[^\W_]+(?:[’'‐‑-][^\W_]+|(?<=\d)[.,](?=\d)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its half-open range in the text it was read from."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end] in order, with offsets of the whole text."""
    stop = len(text) if end is None else end
    return [Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(text, start, stop)]
