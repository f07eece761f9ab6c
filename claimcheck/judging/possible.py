"""Possible conflicts, found by rule."""

from __future__ import annotations

from typing import Iterable, Protocol, Sequence

from .relations import Drafts
from .standing import Standing


class Scorer(Protocol):
    """An optional model that reads pairs of statements."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """For each pair of statements, 0.0 to 1.0: how likely both can't be true."""


def relate_possible(every: Sequence[Standing], groups: Iterable[Sequence[Standing]], drafts: Drafts,
                    scorer: Scorer | None) -> None:
    """Draft possible conflicts."""
