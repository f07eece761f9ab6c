"""Seeds that agree where a quotation begins, put together to candidates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A seed at letter `place` of a wording stands at letter `found` of a text."""

    place: int
    found: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hits that agree on where the quotation begins, in order of place. `support` counts the different places."""

    hits: tuple[Hit, ...]

    @property
    def support(self) -> int:
        """How many seeds of the quotation speak for it."""
        return len({hit.place for hit in self.hits})


def chain(hits: Iterable[Hit], slack: int) -> list[Candidate]:
    """Group hits whose diagonals (found - place) follow within `slack` of each other; in text order."""
    groups: list[list[Hit]] = []
    last = first = 0
    for hit in sorted(hits, key=lambda hit: (hit.found - hit.place, hit.place)):
        diagonal = hit.found - hit.place
        if groups and diagonal - last <= slack and diagonal - first <= 4 * slack:
            groups[-1].append(hit)
        else:
            groups.append([hit])
            first = diagonal
        last = diagonal
    return [Candidate(tuple(sorted(group, key=lambda hit: (hit.place, hit.found)))) for group in groups]
