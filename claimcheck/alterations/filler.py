"""A filler was left out or added: "very", "really", "actually", "of course", "you know", "also".

They add force or ease, not content.
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule

RULE = make_rule(
    "CC232",
    "filler",
    Weight.WORDING,
    "a filler is left out or added",
    __doc__,
    passing=('It was a really cold night.', 'It was a really cold night.'),
    failing=('It was a really cold night.', 'It was a cold night.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where both sides hold nothing but fillers and function words."""
    if change.has("filler") and all("filler" in term.classes or "function" in term.classes for term in change.terms):
        return change.alteration(RULE, Weight.WORDING, "the filler")
    return None
