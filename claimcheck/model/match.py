"""What locating gives: where a quotation lies in a text."""

from __future__ import annotations

from dataclasses import dataclass

from .text import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation to be located. `prefix` and `suffix` are words that should stand right before and after it."""

    text: str
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of the quotation and the run of the source that bears it; raw offsets on both sides."""

    quote: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a quotation lies in one text.

    `pieces` stand in the quotation's order and are never empty: one for a plain quotation, several where an
    ellipsis or an attribution ('"A," he said. "B"') stands between. `similarity` is 0.0 to 1.0 over the folded
    texts, 1.0 exactly when they are equal; it locates and orders, it never judges.
    """

    pieces: tuple[Piece, ...]
    similarity: float

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ValueError("an alignment needs a piece")
        if not 0.0 <= self.similarity <= 1.0:
            raise ValueError(f"similarity out of range: {self.similarity}")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The source spans, in the quotation's order."""
        return tuple(piece.source for piece in self.pieces)
