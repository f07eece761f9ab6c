"""Seeds that agree where a quotation begins, put together to candidates."""

from __future__ import annotations

from collections.abc import Iterable

from .seeds import Hit


def slack_for(letters: int) -> int:
    """How far the diagonals of neighbouring seeds may lie apart for a wording of so many letters."""
    return max(4, letters // 6)


def chain(hits: Iterable[Hit], slack: int) -> list[list[Hit]]:
    """Group hits whose diagonals (found - place) follow within `slack` of each other; by diagonal, then place.

    A group that drifts on and on, as in a text that repeats itself, is cut every four slacks.
    """
    groups: list[list[Hit]] = []
    last = first = cell = 0
    for hit in sorted(hits, key=lambda hit: (hit.found - hit.place, hit.place)):
        diagonal = hit.found - hit.place
        if groups and diagonal - last <= slack:
            if (diagonal - first) // (4 * slack) == cell:
                groups[-1].append(hit)
            else:
                groups.append([hit])
                cell = (diagonal - first) // (4 * slack)
        else:
            groups.append([hit])
            first, cell = diagonal, 0
        last = diagonal
    return groups
