"""The tunable numbers of locating, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How far locating goes. Lengths count letters (see letters.py) or folded code points, as named."""

    #: Alignments below this similarity are not worth showing, even as the nearest passage of an absent claim.
    floor: float = 0.5
    #: Each piece beside an ellipsis must stand on its own at least this well, or chance words would be chained.
    piece_floor: float = 0.75
    #: Parts with fewer letters are found exactly or not at all: one edit in a short word makes another word.
    fuzzy_letters: int = 12
    #: Letters in a seed. Shorter ones drown in chance hits, longer ones are broken by every second OCR error.
    seed_letters: int = 7
    #: One seed is taken from every so many starts, so that each stretch of a quotation has a seed left intact.
    seed_stride: int = 3
    #: A long quotation needs no more seeds than this to be found; keeps 5,000 words as cheap as 50.
    max_seeds: int = 64
    #: A lone seed in fewer letters than this is worth a look; in longer parts two must agree.
    max_gap: int = 320
    #: Exact places told per quotation and text; beyond, a refrain would fill the report.
    max_places: int = 1000
    #: Inexact places told per quotation and text.
    max_near: int = 3
    #: Candidates extended per part and text: the best supported first.
    max_candidates: int = 8
