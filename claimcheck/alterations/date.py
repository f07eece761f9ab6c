"""A date, weekday, month or time word differs.

"On Tuesday" is not "on Thursday", "June" not "March", "yesterday" not "today". A date may be written in another order
or shortened ("5 June 2024", "June 5, 2024", "Jun. 5").
"""

from __future__ import annotations

import re

from ..model.verdict import Alteration, Weight
from .change import Change, make_rule
from .form import NUMERAL
from .synonym import RULE as SYNONYM
from .terms import Term

RULE = make_rule(
    "CC204",
    "date",
    Weight.MEANING,
    "A date, weekday, month or time differs.",
    __doc__,
    passing=('The bridge opens on 5 June 2031.', 'The bridge opens on June 5, 2031.'),
    failing=('The bridge opens on Tuesday morning.', 'The bridge opens on Thursday morning.'),
)


def explain(change: Change) -> Alteration | None:
    """An alteration where either side holds a date or a word of time."""
    hit = any(
        "date" in term.classes
        or "weekday" in term.classes
        or "time" in term.classes
        or ("month" in term.classes and (term.word not in ("may", "march") or _is_month(change, term)))
        for term in change.terms
    )
    if hit and change.one and change.other and {change.one.key, change.other.key} & _readings(change):
        return change.alteration(NUMERAL, Weight.MECHANICAL, "number form:")
    if hit and change.pair_in("preposition"):
        return change.alteration(SYNONYM, Weight.WORDING, "the time")
    return change.alteration(RULE, Weight.MEANING, "the time") if hit else None


def _readings(change: Change) -> set[str]:
    """The days that an ambiguous "5/6/2024" on either side may be, if the other side is one of them."""
    days = set()
    for term in change.terms:
        found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", term.key)
        if found:
            first, second, year = (int(part) for part in found.groups())
            days |= {f"@{year}-{first:02}-{second:02}", f"@{year}-{second:02}-{first:02}"}
    return days


def _is_month(change: Change, term: Term) -> bool:
    # "may" and "march" are months only with a capital that no sentence start explains.
    passage = change.passage
    text = passage.quotation if term in change.claimed else passage.text
    return term.capital and not passage.starts_sentence(term, text)
