"""Seeds: k-grams of letters that a quotation and a text share exactly."""

from __future__ import annotations

from dataclasses import dataclass

from .limits import Limits

# The commonest letter pairs of English, with their like in most languages written in Latin letters: a seed made of
# them occurs everywhere. A model of the language would do little better, and would need one per language.
_COMMON = frozenset(
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic"
    " ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs"
    " un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh".split())


@dataclass(frozen=True, slots=True)
class Seed:
    """A k-gram of a wording's letters, and where in them it begins."""

    letters: str
    place: int


def choose_seeds(letters: str, limits: Limits) -> tuple[Seed, ...]:
    """The seeds by which a wording with these letters is looked for: from each stretch of starts, the rarest.

    Too few letters for anything but an exact search give one seed, all of them.
    """
    size, stride = limits.seed_letters, limits.seed_stride
    if len(letters) < limits.fuzzy_letters:
        return (Seed(letters, 0),) if letters else ()
    last = len(letters) - size
    stride = max(stride, -(-(last + 1) // limits.max_seeds))
    seeds = []
    for start in range(0, last + 1, stride):
        stretch = range(start, min(start + stride, last + 1))
        place = min(stretch, key=lambda at: _commonness(letters[at:at + size]))
        seeds.append(Seed(letters[place:place + size], place))
    return tuple(seeds)


def _commonness(seed: str) -> int:
    return sum(seed[at:at + 2] in _COMMON for at in range(len(seed) - 1))


def find_seed(seed: str, letters: str) -> list[int]:
    """Every place where the seed stands, overlapping ones included."""
    places = []
    at = letters.find(seed)
    while at >= 0:
        places.append(at)
        at = letters.find(seed, at + 1)
    return places
