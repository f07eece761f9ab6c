"""A function word differs: an article, "that", a relative pronoun, a light preposition.

Articles, "that", "which", "of", "in", "on", "at" and possessive endings may come and go; the sentence says the same in
another wording. So may a contraction and its full form ("don't", "do not").
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule

RULE = make_rule(
    "CC233",
    "function-word",
    Weight.WORDING,
    "A function word or contraction differs.",
    __doc__,
    passing=('She said that the ferry was late.', 'She said that the ferry was late.'),
    failing=('She said that the ferry was late.', 'She said the ferry was late.'),
)


def relative(change: Change) -> Alteration | None:
    """An alteration where a relative pronoun and its "is" or "was" were left out: "(who was) elected in May"."""
    words = change.found if not change.claimed else change.claimed
    if change.claimed and change.found or len(words) != 2:
        return None
    if words[0].word in ("who", "which", "that") and words[1].word in ("is", "was", "are", "were"):
        return change.alteration(RULE, Weight.WORDING, "the relative clause's")
    return None


def explain(change: Change) -> Alteration | None:
    """An alteration where both sides hold nothing but function words."""
    if change.contracted:
        return change.alteration(RULE, Weight.WORDING, "the contraction")
    if all(term.classes & _LIGHT for term in change.terms) and not any(
        term.key in ("'m", "'ll", "'d") for term in change.terms
    ):
        return change.alteration(RULE, Weight.WORDING, "the function word")
    return None


_LIGHT = frozenset({"function", "article", "complementiser", "light-preposition", "clitic"})
