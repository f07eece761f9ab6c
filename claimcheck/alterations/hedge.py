"""A word that hedges was changed, lost or added.

"Perhaps", "reportedly", "allegedly", "probably", "appears to", "I think": without them a guess or a report becomes a
fact. Words of one force may stand for each other ("perhaps", "maybe").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .synonym import RULE as SYNONYM

RULE = make_rule(
    "CC207",
    "hedge",
    Weight.MEANING,
    "A hedge differs.",
    __doc__,
    passing=('Perhaps the ferry sank in the storm.', 'Maybe the ferry sank in the storm.'),
    failing=('The ferry allegedly sank in the storm.', 'The ferry sank in the storm.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a hedge."""
    if not change.has("hedge"):
        return None
    if change.pair_in("hedge"):
        return change.alteration(SYNONYM, Weight.WORDING, "the hedge")
    return change.alteration(RULE, Weight.MEANING, "the hedge")
