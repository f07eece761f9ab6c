"""A word was replaced by another that says the same.

By WordNet's common senses or by the list of words that reporters put for one another, in the same inflection. It is
another wording, not these words.
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .lexicon import synonyms

RULE = make_rule(
    "CC230",
    "synonym",
    Weight.WORDING,
    "A word is replaced by a synonym.",
    __doc__,
    passing=('The council began the work in spring.', 'The council began the work in spring.'),
    failing=('The council began the work in spring.', 'The council started the work in spring.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where one word was replaced by a synonym."""
    one, other = change.one, change.other
    if not (change.passage.english and one and other) or one.value is not None or other.value is not None:
        return None
    if synonyms(one.key, other.key) or synonyms(one.word, other.word):
        return change.alteration(RULE, Weight.WORDING, "the synonym")
    return None
