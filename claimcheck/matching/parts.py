"""What of a quotation must stand in a source in one run: ellipses part it, brackets may be the quoter's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ..model.text import Span
from ..text.normalize import FoldedText, fold
from .letters import letters_of

_DOTS = r"(?:\.[ \u00a0]?){2,}\.|…+\.?"
_ELLIPSIS = re.compile(rf"[\[(][ \u00a0]*(?:{_DOTS}|\.\.)[ \u00a0]*[\])]|{_DOTS}")
_BRACKET = re.compile(r"\[([^\[\]]{0,200})\]")


@dataclass(frozen=True)
class Wording:
    """One way to read a part. `folded` has no spaces at its ends; `changed` when brackets were resolved."""

    text: str
    changed: bool = False

    @cached_property
    def fold(self) -> FoldedText:
        """The wording, folded, with its map."""
        return fold(self.text)

    @cached_property
    def folded(self) -> str:
        """The folded wording without outer spaces."""
        return self.fold.text.strip()

    @cached_property
    def letters(self) -> str:
        """Its letters."""
        return letters_of(self.text)


@dataclass(frozen=True)
class Part:
    """A run of the quotation. `span` is raw; wordings come literal first."""

    span: Span
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Parts:
    """A quotation prepared: the whole of it, and its pieces where ellipses part it (else none)."""

    whole: Part
    pieces: tuple[Part, ...]


def split(quotation: str, max_pieces: int) -> Parts:
    """Take a quotation apart. With more pieces than max_pieces, only the whole is looked at."""
    whole = _part(quotation, 0, len(quotation))
    edges = [0]
    for found in _ELLIPSIS.finditer(quotation):
        edges += found.span()
    edges.append(len(quotation))
    pieces = [_part(quotation, start, end) for start, end in zip(edges[::2], edges[1::2])]
    pieces = [piece for piece in pieces if piece.wordings[0].letters]
    return Parts(whole, tuple(pieces) if len(edges) > 2 and len(pieces) <= max_pieces else ())


def _part(quotation: str, start: int, end: int) -> Part:
    run = quotation[start:end]
    start += len(run) - len(run.lstrip())
    run = run.strip()
    wordings = [Wording(run)]
    resolved = _BRACKET.sub(_resolve, run)
    if resolved != run:
        wordings.append(Wording(resolved.strip(), changed=True))
    return Part(Span(start, start + len(run)), tuple(wordings))


def _resolve(found: re.Match[str]) -> str:
    """A bracket inside a word ("[T]he") stands for its letters; any other is the quoter's word and goes."""
    text, start, end = found.string, *found.span()
    inside_word = (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
    return found.group(1) if inside_word else ""
