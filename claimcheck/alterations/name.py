"""A name differs: of a person, a place, a people, an organisation.

A name may be shortened to its family name, or lose a title, where the rest stands ("Mr Grey", "Grey"). Two names that
changed places are two names that differ.
"""

from __future__ import annotations

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule

RULE = make_rule(
    "CC203",
    "name",
    Weight.MEANING,
    "a name differs",
    __doc__,
    passing=('The prize went to Mr. Ada Grey of Leeds.', 'The prize went to Ada Grey of Leeds.'),
    failing=('The prize went to Ada Grey of Leeds.', 'The prize went to Ada Grey of Hull.'),
)

SHORTER = make_rule(
    "CC236",
    "shorter name",
    Weight.WORDING,
    "a title or a first name was left out or added",
    __doc__,
    passing=("The prize went to Ada Grey of Leeds.", "The prize went to Ada Grey of Leeds."),
    failing=("The prize went to Mr. Ada Grey of Leeds.", "The prize went to Ada Grey of Leeds."),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a name or a title."""
    passage = change.passage
    titles = all("honorific" in term.classes for term in change.terms)
    if titles and not (change.claimed and change.found):
        return change.alteration(SHORTER, Weight.WORDING, "the title")
    named = [term for term in change.claimed if passage.is_name(term, in_quote=True)]
    named += [term for term in change.found if passage.is_name(term, in_quote=False)]
    if not named:
        return change.alteration(RULE, Weight.MEANING, "the title") if titles else None
    if not change.claimed and len(named) == len(change.found) and _shortened(change):
        return change.alteration(SHORTER, Weight.WORDING, "part of the name")
    return change.alteration(RULE, Weight.MEANING, "the name")


def _shortened(change: Change) -> bool:
    # "Ada Grey" -> "Grey": what follows is the rest of the name, kept, and directly behind.
    following = change.next_source()
    if following is None or not change.passage.is_name(following, in_quote=False):
        return False
    between = change.passage.text[change.found[-1].end : following.start]
    before = change.previous_source()
    if before is not None and before.capital and change.passage.text[before.end : change.found[0].start] == " ":
        # A name before it stays: the middle of something longer ("Bank of South Korea").
        return "title" in before.classes
    return (
        between in (" ", ". ", "\u00a0") and not change.found[0].word.isdigit() and change.found[0].word not in _COMPASS
    )


_COMPASS = frozenset(
    "north south east west northern southern eastern western new central upper lower vice deputy former".split()
)
