"""A pronoun differs.

"We" is not "they", "he" not "she", "your" not "our". Forms of one person may stand for each other ("he", "him").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .function import RULE as FUNCTION

RULE = make_rule(
    "CC210",
    "pronoun",
    Weight.MEANING,
    "A pronoun differs.",
    __doc__,
    passing=('It was us who paid the harbour fee.', 'It was we who paid the harbour fee.'),
    failing=('We paid the harbour fee.', 'They paid the harbour fee.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a pronoun."""
    if not change.has("pronoun"):
        return None
    if change.pair_in("pronoun"):
        return change.alteration(FUNCTION, Weight.WORDING, "the pronoun")
    if not change.claimed or not change.found:
        words = {term.word for term in change.terms}
        if words <= {"it"}:
            return change.alteration(FUNCTION, Weight.WORDING, "the pronoun")
    return change.alteration(RULE, Weight.MEANING, "the pronoun")
