"""Word-by-word alignment of a quotation with the stretch of source that is said to bear it.

The locator's edges may be off by a word or two; here the source's ends are free, so the quotation finds its own edges
within the stretch given. A dynamic program over terms, run only on what lies between a common beginning and a common
end, so that a quotation with one changed word costs a handful of cells.
"""

from __future__ import annotations

from dataclasses import dataclass

from .terms import ELLIPSIS, Term

# Costs, in units of one dropped source term. A replaced pair must be cheaper than dropping one word and adding another,
# and cheaper still where both are of one kind, so that like is paired with like.
_DROP = 0.6
_ADD = 1.5
_ALIKE = 0.9
_OTHER = 1.4
# Leaving source words out at the quotation's ellipsis (or where the locator says that the quotation jumps) is what an
# ellipsis is for; not quite free, so that the nearest continuation wins.
_AT_ELLIPSIS = 0.004
# Words in square brackets are the quoting author's own: adding them is cheaper than changing the text around them.
_ADD_BRACKET = 0.3


@dataclass(frozen=True, slots=True)
class Pairing:
    """The best alignment. `pairs` are (quote index, source index), -1 on the side that has nothing, in order.

    Source terms before `first` and from `stop` on lie outside the passage.
    """

    pairs: list[tuple[int, int]]
    first: int
    stop: int


def align(quote: list[Term], source: list[Term], gaps: frozenset[int] = frozenset()) -> Pairing:
    """Align all of `quote` with a stretch of `source`.

    `gaps` are quote indexes before which source terms may be left out nearly for nothing (an ellipsis stands there, or
    the locator jumped). Time O(len(quote) * len(source)) at worst, cut down for long texts by what both have once.
    """
    found = _exact(quote, source)
    if found >= 0:
        return Pairing([(n, found + n) for n in range(len(quote))], found, found + len(quote))
    front = _anchor_front(quote, source)
    back = _anchor_back(quote, source)
    q_from, s_from = front if front else (0, 0)
    q_to, s_to = back if back else (len(quote), len(source))
    if q_from >= q_to or s_from > s_to:
        # Both ends meet or cross: the same words serve both. Keep the front.
        q_to, s_to, back = len(quote), len(source), None
    middle = _divided(
        quote[q_from:q_to], source[s_from:s_to], frozenset(g - q_from for g in gaps), front is None, back is None
    )
    pairs = [(n, s_from - q_from + n) for n in range(q_from)] if front else []
    pairs += [(q + q_from if q >= 0 else -1, s + s_from if s >= 0 else -1) for q, s in middle]
    if back:
        pairs += [(n, s_to + n - q_to) for n in range(q_to, len(quote))]
    used = [s for _, s in pairs if s >= 0]
    return Pairing(pairs, min(used, default=0), max(used, default=-1) + 1)


# Above this many cells the table is divided at runs of words that both sides have exactly once.
_LARGE = 20_000
_RUN = 3


def _divided(
    quote: list[Term], source: list[Term], gaps: frozenset[int], free_front: bool, free_back: bool
) -> list[tuple[int, int]]:
    """The dynamic program, divided at runs of three words that stand once on each side, in the same order."""
    if len(quote) * len(source) <= _LARGE:
        return _dynamic(quote, source, gaps, free_front, free_back)
    pairs: list[tuple[int, int]] = []
    q_at = s_at = 0
    for q_next, s_next in _common_runs(quote, source):
        part = _dynamic(
            quote[q_at:q_next],
            source[s_at:s_next],
            frozenset(g - q_at for g in gaps if q_at <= g <= q_next),
            free_front and not pairs,
            False,
        )
        pairs += [(q + q_at if q >= 0 else -1, s + s_at if s >= 0 else -1) for q, s in part]
        pairs.append((q_next, s_next))
        q_at, s_at = q_next + 1, s_next + 1
    rest = _dynamic(
        quote[q_at:], source[s_at:], frozenset(g - q_at for g in gaps if g >= q_at), free_front and not pairs, free_back
    )
    return pairs + [(q + q_at if q >= 0 else -1, s + s_at if s >= 0 else -1) for q, s in rest]


def _common_runs(quote: list[Term], source: list[Term]) -> list[tuple[int, int]]:
    """Where runs that both sides have once begin: (quote index, source index), rising on both sides."""
    places = [_once(terms) for terms in (quote, source)]
    both = sorted((at, places[1][run]) for run, at in places[0].items() if run in places[1])
    rising: list[tuple[int, int]] = []
    for one, other in both:
        # A run that would step back is out of order: leave it, as its words are, to the table.
        if not rising or other > rising[-1][1]:
            rising.append((one, other))
    return rising


def _once(terms: list[Term]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(terms) - _RUN + 1):
        run = tuple(term.key for term in terms[at : at + _RUN])
        seen[run] = -1 if run in seen else at
    return {run: at for run, at in seen.items() if at >= 0}


def _exact(quote: list[Term], source: list[Term]) -> int:
    """Where the quotation's keys stand in the source as they are; -1 where they don't."""
    size = len(quote)
    if not size or size > len(source):
        return -1
    keys = [term.key for term in quote]
    first = keys[0]
    others = [term.key for term in source]
    for at in range(len(others) - size + 1):
        if others[at] == first and others[at : at + size] == keys:
            return at
    return -1


def _anchor_front(quote: list[Term], source: list[Term]) -> tuple[int, int] | None:
    """(quote index, source index) where the common beginning ends; None where none is long enough to be sure of."""
    best: tuple[int, int] | None = None
    longest = 2
    for at in range(min(len(source), 12)):
        size = 0
        while size < len(quote) and at + size < len(source) and quote[size].key == source[at + size].key:
            size += 1
        if size > longest:
            longest = size
            best = (size, at + size)
    # The last common word may be one that repeats ("the"): leave it to the dynamic program.
    return (best[0] - 1, best[1] - 1) if best else None


def _anchor_back(quote: list[Term], source: list[Term]) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    longest = 2
    for at in range(min(len(source), 12)):
        size = 0
        while size < len(quote) and at + size < len(source) and quote[-1 - size].key == source[-1 - at - size].key:
            size += 1
        if size > longest:
            longest = size
            best = (len(quote) - size, len(source) - at - size)
    return (best[0] + 1, best[1] + 1) if best else None


def _dynamic(
    quote: list[Term], source: list[Term], gaps: frozenset[int], free_front: bool, free_back: bool
) -> list[tuple[int, int]]:
    rows, columns = len(quote), len(source)
    keys = [term.key for term in source]
    kinds = [term.classes for term in source]
    heads = [term.key[:3] for term in source]
    drop = _AT_ELLIPSIS if 0 in gaps else _DROP
    above = [0.0 if free_front else drop * n for n in range(columns + 1)]
    # 1: pair, 2: drop a source term, 3: add a quote term.
    trace = [bytearray(b"\2" * (columns + 1))]
    for row in range(1, rows + 1):
        term = quote[row - 1]
        key, classes, head = term.key, term.classes, term.key[:3]
        is_gap = key == ELLIPSIS
        add = 0.0 if is_gap else _ADD_BRACKET if term.bracket > 0 else _ADD
        drop = _AT_ELLIPSIS if is_gap or row in gaps else _DROP
        current = [above[0] + add]
        steps = bytearray(columns + 1)
        steps[0] = 3
        left = current[0]
        for column in range(1, columns + 1):
            at = column - 1
            if keys[at] == key:
                pair = above[at]
            elif is_gap:
                pair = 99.0
            else:
                other = kinds[at]
                if heads[at] == head or (classes and other and not classes.isdisjoint(other)):
                    pair = above[at] + _ALIKE
                elif classes or other:
                    pair = above[at] + _OTHER
                else:
                    pair = above[at] + 1.1
            gained = above[column] + add
            dropped = left + drop
            if pair <= dropped and pair <= gained:
                left, steps[column] = pair, 1
            elif dropped <= gained:
                left, steps[column] = dropped, 2
            else:
                left, steps[column] = gained, 3
            current.append(left)
        trace.append(steps)
        above = current
    column = columns
    if free_back:
        column = min(range(columns + 1), key=lambda n: (above[n], n))
    row = rows
    pairs: list[tuple[int, int]] = []
    while row or (column and not free_front):
        step = trace[row][column] if row else 2
        if step == 1:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif step == 2 and column:
            column -= 1
            pairs.append((-1, column))
        else:
            row -= 1
            pairs.append((row, -1))
    pairs.reverse()
    return pairs
