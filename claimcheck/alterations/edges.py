"""Where a passage begins and ends: edges of an alignment mended by what a reader sees.

The alignment leaves source words outside for nothing, so at its edges it prefers to leave the source's words out and to
call the quotation's own words added. Where those words do stand a little further on, the words between were dropped.
"""

from __future__ import annotations

import re

from .aligning import Pairing
from .change import Passage
from .terms import ELLIPSIS, Term

# How far beyond the edge the quotation's outermost words are looked for, in terms.
_REACH = 30
_BOUNDARY = re.compile(r"[.!?…][\"'”’»)]*\s|\n\s*\n")


def mend_edges(passage: Passage, pairing: Pairing) -> Pairing:
    """The same alignment, with the outermost words of the quotation found again where they stand further out."""
    pairs = _front(passage, pairing.pairs)
    pairs = _broken(passage, _moved(passage, _back(passage, pairs)))
    if pairs is pairing.pairs:
        return pairing
    used = [other for _, other in pairs if other >= 0]
    return Pairing(pairs, min(used, default=0), max(used, default=-1) + 1)


def _equal(passage: Passage, pair: tuple[int, int]) -> bool:
    one, other = pair
    return one >= 0 and other >= 0 and passage.quote[one].same(passage.source[other])


def _front(passage: Passage, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    quote, source = passage.quote, passage.source
    size = next((n for n, pair in enumerate(pairs) if _equal(passage, pair)), 0)
    if not size:
        return pairs
    head = [one for one, _ in pairs[:size] if one >= 0]
    first = pairs[size][1]
    if not head or any(quote[n].key == ELLIPSIS or quote[n].bracket > 0 for n in head):
        return pairs
    phrase = _inside_phrase(source[first - 1] if first else None, [quote[n] for n in head], front=True)
    if phrase:
        return pairs[size:]
    keys = [quote[n].key for n in head]
    for at in range(first - len(keys), max(-1, first - _REACH), -1):
        if [term.key for term in source[at : at + len(keys)]] == keys and not _crosses(passage, at, first):
            found = [(n, at + k) for k, n in enumerate(head)]
            return [*found, *((-1, n) for n in range(at + len(keys), first)), *pairs[size:]]
    # A word put before the sentence does not stand for the last word of the sentence before.
    split = [pair for pair in pairs[:size] if not (pair[0] >= 0 and pair[1] >= 0 and _crosses(passage, pair[1], first))]
    if len(split) != size:
        return [
            (one, -1) if one >= 0 and other >= 0 and _crosses(passage, other, first) else (one, other)
            for one, other in pairs[:size]
            if one >= 0 or not _crosses(passage, other, first)
        ] + pairs[size:]
    return pairs


def _back(passage: Passage, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    quote, source = passage.quote, passage.source
    size = next((n for n, pair in enumerate(reversed(pairs)) if _equal(passage, pair)), 0)
    if not size:
        return pairs
    rest = pairs[: len(pairs) - size]
    end = [one for one, _ in pairs[len(pairs) - size :] if one >= 0]
    last = rest[-1][1]
    if not end or any(quote[n].key == ELLIPSIS or quote[n].bracket > 0 for n in end):
        return pairs
    if _inside_phrase(source[last + 1] if last + 1 < len(source) else None, [quote[n] for n in end], front=False):
        return rest
    keys = [quote[n].key for n in end]
    for at in range(last + 1, min(len(source) - len(keys) + 1, last + _REACH)):
        if [term.key for term in source[at : at + len(keys)]] == keys and not _crosses(passage, last, at):
            found = [(n, at + k) for k, n in enumerate(end)]
            return [*rest, *((-1, n) for n in range(last + 1, at)), *found]
    return pairs


def _broken(passage: Passage, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """An outermost word that the source writes as two ("anywhere", "any where"): take the second half in as well."""
    if not pairs or len(pairs) < 2:
        return pairs
    quote, source = passage.quote, passage.source
    one, other = pairs[-1]
    if one >= 0 and 0 <= other < len(source) - 1 and quote[one].word == source[other].word + source[other + 1].word:
        return [*pairs, (-1, other + 1)]
    one, other = pairs[0]
    if one >= 0 and other > 0 and quote[one].word == source[other - 1].word + source[other].word:
        return [(-1, other - 1), *pairs]
    return pairs


def _moved(passage: Passage, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words added at one end that the source has right beyond the other end were moved, not added."""
    quote, source = passage.quote, passage.source
    used = [other for _, other in pairs if other >= 0]
    if not used:
        return pairs
    first, stop = used[0], used[-1] + 1
    lead = next((n for n, pair in enumerate(pairs) if pair[1] >= 0), 0)
    keys = [quote[one].key for one, _ in pairs[:lead]]
    if (
        keys
        and keys == [term.key for term in source[stop : stop + len(keys)]]
        and not _crosses(passage, stop - 1, stop)
    ):
        return [*pairs, *((-1, n) for n in range(stop, stop + len(keys)))]
    trail = next((n for n, pair in enumerate(reversed(pairs)) if pair[1] >= 0), 0)
    keys = [quote[one].key for one, _ in pairs[len(pairs) - trail :]]
    start = first - len(keys)
    if (
        keys
        and start >= 0
        and keys == [term.key for term in source[start:first]]
        and not _crosses(passage, first - 1, first)
    ):
        return [*((-1, n) for n in range(start, first)), *pairs]
    return pairs


def _inside_phrase(term: Term | None, words: list[Term], *, front: bool) -> bool:
    """Whether the quotation's outermost words are a part of a phrase that was read as one term ("[United] States")."""
    if term is None or " " not in term.word or term.value is not None:
        # "five" is no part of "twenty-five".
        return False
    parts = term.word.split(" ")
    claimed = [word.word for word in words]
    return len(claimed) < len(parts) and (parts[-len(claimed) :] if front else parts[: len(claimed)]) == claimed


def _crosses(passage: Passage, one: int, other: int) -> bool:
    """Whether a sentence ends between two source terms."""
    return bool(_BOUNDARY.search(passage.text[passage.source[one].end : passage.source[other].start]))
