"""Some other word differs, and no rule knows that it says the same. This is the safe default.

A content word was replaced, left out or added; whether that changes what was said is for a reader to judge.
"""

from __future__ import annotations

from dataclasses import replace

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule

RULE = make_rule(
    "CC216",
    "content-word",
    Weight.MEANING,
    "A content word differs, and no rule knows it to be harmless.",
    __doc__,
    passing=('The tug pulled the barge upstream.', 'The tug pulled the barge upstream.'),
    failing=('The tug pulled the barge upstream.', 'The tug pulled the raft upstream.'),
)


def explain(change: Change) -> Alteration | None:
    """Always an alteration."""
    named = change.alteration(RULE, Weight.MEANING, "the word")
    return replace(named, message=f"{named.message}; it may change the meaning")
