"""A conjunction differs: "and" for "or", "because" for "although".

Conjunctions that say the same may stand for each other ("because", "since"); one may open a sentence or not.
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .synonym import RULE as SYNONYM

RULE = make_rule(
    "CC212",
    "conjunction",
    Weight.MEANING,
    "A conjunction differs.",
    __doc__,
    passing=('The vote failed because turnout was low.', 'The vote failed since turnout was low.'),
    failing=('Bring bread and butter.', 'Bring bread or butter.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a conjunction or a condition."""
    if not (change.has("conjunction") or change.has("condition")):
        return None
    if change.pair_in("conjunction"):
        return change.alteration(SYNONYM, Weight.WORDING, "the conjunction")
    if not (change.claimed and change.found) and all(term.word in _LOOSE for term in change.terms):
        return change.alteration(SYNONYM, Weight.WORDING, "the conjunction")
    if all("filler" in term.classes for term in change.terms):
        return None
    if change.one and change.other and {change.one.key, change.other.key} == {"and", "but"}:
        return change.alteration(SYNONYM, Weight.WORDING, "the conjunction")
    return change.alteration(RULE, Weight.MEANING, "the conjunction")


# May stand at a sentence's start, or give way to a comma, without changing what is said.
_LOOSE = frozenset(
    {"and", "but", "so", "yet", "however", "nevertheless", "nonetheless", "therefore", "thus", "also", "though"}
)
