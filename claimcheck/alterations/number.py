"""A number differs.

Numbers are compared by value, whether in digits or in words, with ordinals, fractions, magnitudes ("5 million",
"5m"), ranges and grouping ("1,000", "1000"). A number left out or added is a difference too. "One" may stand for "a".
"""

from __future__ import annotations

import re

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .form import NUMERAL as FORM
from .function import RULE as FUNCTION

RULE = make_rule(
    "CC202",
    "number",
    Weight.MEANING,
    "A number differs.",
    __doc__,
    passing=('It took twenty-five men to lift the bell.', 'It took 25 men to lift the bell.'),
    failing=('It took 25 men to lift the bell.', 'It took 35 men to lift the bell.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a number."""
    if not (change.has("number") or change.has("ordinal")):
        return None
    one, other = change.one, change.other
    if one and other and {one.word, other.word} in ({"one", "a"}, {"one", "an"}):
        return change.alteration(FUNCTION, Weight.WORDING, "the article")
    if one and other and _grouped_alike(one.word, other.word):
        return change.alteration(FORM, Weight.MECHANICAL, "number form:")
    return change.alteration(RULE, Weight.MEANING, "the number")


def _grouped_alike(one: str, other: str) -> bool:
    """Whether "10,000" stands for "10.000": thousands set apart in the way of another country."""
    if not (_GROUPED.fullmatch(one) and _GROUPED.fullmatch(other)):
        return False
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other)


_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
