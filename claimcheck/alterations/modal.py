"""A modal verb was changed, lost or added.

"May" leaves open what "will" promises and "must" commands. Words of one force may stand for each other ("must", "have
to").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .synonym import RULE as SYNONYM

RULE = make_rule(
    "CC206",
    "modal",
    Weight.MEANING,
    "A modal verb differs.",
    __doc__,
    passing=('The crew must leave the pier by noon.', 'The crew has to leave the pier by noon.'),
    failing=('The crew may leave the pier by noon.', 'The crew will leave the pier by noon.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a modal."""
    if not change.has("modal"):
        return None
    if change.pair_in("modal"):
        return change.alteration(SYNONYM, Weight.WORDING, "the modal verb")
    return change.alteration(RULE, Weight.MEANING, "the modal verb")
