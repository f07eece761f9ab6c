"""A word was replaced by its opposite: "rise" by "fall", "support" by "oppose", "legal" by "illegal"."""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .lexicon import antonyms

RULE = make_rule(
    "CC215",
    "antonym",
    Weight.MEANING,
    "A word is replaced by its opposite.",
    __doc__,
    passing=('The council began the work in spring.', 'The council started the work in spring.'),
    failing=('The council approved the plan.', 'The council rejected the plan.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where a word of the source was replaced by its opposite."""
    one, other = change.one, change.other
    if change.passage.english and one and other and antonyms(one.word, other.word):
        return change.alteration(RULE, Weight.MEANING, "the opposite")
    return None
