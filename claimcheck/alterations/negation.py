"""A negation was lost, added or changed.

"We will not sign" and "We will sign" differ by one short word and say the opposite. Counted as negations are not and
n't, no, never, neither, nor, none, nobody, nothing, hardly, scarcely, barely, without, no longer and the like. Words of
one meaning may stand for each other ("no one", "nobody").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .synonym import RULE as SYNONYM

RULE = make_rule(
    "CC201",
    "negation",
    Weight.MEANING,
    "A negation is lost, added or changed.",
    __doc__,
    passing=("We don't accept the terms of the lease.", 'We do not accept the terms of the lease.'),
    failing=('We do not accept the terms of the lease.', 'We do accept the terms of the lease.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a negation that the other lacks."""
    if not change.has("negation"):
        return None
    if change.pair_in("negation"):
        return change.alteration(SYNONYM, Weight.WORDING, "the negation")
    return change.alteration(RULE, Weight.MEANING, "the negation")
