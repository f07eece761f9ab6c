"""Every rule stands in the registry with a page and two examples that hold."""

from __future__ import annotations

import pytest

from claimcheck.alterations import RULES
from claimcheck.model.rule import Rule
from claimcheck.model.verdict import Level

from .checking import codes, compared


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_hold(rule: Rule) -> None:
    assert rule.passing is not None and rule.failing is not None
    assert rule.code not in codes(compared(rule.passing.source, rule.passing.quote))
    assert rule.code in codes(compared(rule.failing.source, rule.failing.quote))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_and_summary(rule: Rule) -> None:
    assert rule.manual.endswith(".")
    assert rule.summary.endswith(".")
    assert isinstance(rule.level, Level)


def test_codes_are_stable_and_distinct() -> None:
    found = [rule.code for rule in RULES]
    assert len(found) == len(set(found))
    assert all(code.startswith("CC2") and len(code) == 5 for code in found)
    assert {"CC201": "negation", "CC202": "number", "CC203": "name"}.items() <= {r.code: r.name for r in RULES}.items()
