"""A quantifier was changed, lost or added.

All, every, some, many, most, few, several, both, half, none, majority: how many or how much. Words of one size may
stand for each other ("many", "a lot of").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .synonym import RULE as SYNONYM

RULE = make_rule(
    "CC208",
    "quantifier",
    Weight.MEANING,
    "A quantifier differs.",
    __doc__,
    passing=('Many voters stayed at home.', 'A lot of voters stayed at home.'),
    failing=('Some voters stayed at home.', 'All voters stayed at home.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a quantifier."""
    if not change.has("quantifier"):
        return None
    if change.pair_in("quantifier"):
        return change.alteration(SYNONYM, Weight.WORDING, "the quantifier")
    return change.alteration(RULE, Weight.MEANING, "the quantifier")
