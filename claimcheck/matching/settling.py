"""An alignment brought in line with the stretch of the source that was compared word by word."""

from __future__ import annotations

from ..model.match import Alignment, Piece
from ..model.text import Span
from ..model.verdict import Comparison
from ..text import fold


def settled(quotation: str, text: str, alignment: Alignment, comparison: Comparison) -> Alignment:
    """The alignment with its outer edges moved to those of the comparison, and the similarity that goes with them.

    Reading word by word may find that the locator's edges cut a word, or that the quotation begins a few words off.
    What is reported must be the passage that was judged. Unchanged where nothing was compared.
    """
    span = comparison.span
    if span is None:
        return alignment
    # A fold of the quotation's own punctuation ('"Yes."') stays with it: only moved edges count.
    pieces = [piece for piece in alignment.pieces if piece.source.overlaps(span)] or list(alignment.pieces[:1])
    edges = [(piece.source.start, piece.source.end) for piece in pieces]
    start, end = min(edges[0][0], edges[-1][0]), max(edges[0][1], edges[-1][1])
    if _same_words(text, start, span.start) and _same_words(text, end, span.end):
        return alignment if len(pieces) == len(alignment.pieces) else Alignment(tuple(pieces), alignment.similarity)
    if len(pieces) == 1:
        moved = [Piece(pieces[0].quote, span)]
    else:
        first, last = pieces[0], pieces[-1]
        moved = [Piece(first.quote, Span(min(span.start, first.source.end), first.source.end)), *pieces[1:-1],
                 Piece(last.quote, Span(last.source.start, max(span.end, last.source.start)))]
    return Alignment(tuple(moved), _similarity(quotation, text, moved))


def _same_words(text: str, one: int, other: int) -> bool:
    """Whether no letter or digit lies between two offsets."""
    return not any(character.isalnum() for character in text[min(one, other):max(one, other)])


def _similarity(quotation: str, text: str, pieces: list[Piece]) -> float:
    from rapidfuzz.fuzz import ratio
    claimed = fold(quotation).text.strip()
    found = fold(" ".join(text[piece.source.start:piece.source.end] for piece in pieces)).text.strip()
    return 1.0 if claimed == found else min(ratio(claimed, found) / 100, 1.0 - 1e-6)
