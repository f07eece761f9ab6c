"""Every rule: the codes that findings carry, in order, from the rooms that make them."""

from __future__ import annotations

from .alterations import RULES as WORDING_RULES
from .attribution import RULES as SPEAKER_RULES
from .judging import RULES as RELATION_RULES
from .judging.placing import RULES as PLACE_RULES
from .model.rule import Rule
from .readers import RULES as SOURCE_RULES

RULES: tuple[Rule, ...] = tuple(sorted(
    (*PLACE_RULES, *WORDING_RULES, *SPEAKER_RULES, *RELATION_RULES, *SOURCE_RULES), key=lambda rule: rule.code))


def rule(code: str) -> Rule | None:
    """The rule of a code, whatever its case; None when there is none."""
    return next((one for one in RULES if one.code == code.upper()), None)
