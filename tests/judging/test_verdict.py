"""The worst difference decides."""

from __future__ import annotations

from itertools import combinations

import pytest

from claimcheck.judging.verdict import judge_wording
from claimcheck.model.text import Span
from claimcheck.model.verdict import Alteration, Comparison, Verdict, Weight

ORDER = [Weight.MECHANICAL, Weight.WORDING, Weight.CUT, Weight.MEANING]
VERDICTS = {
    Weight.MECHANICAL: Verdict.FAITHFUL,
    Weight.WORDING: Verdict.REWORDED,
    Weight.CUT: Verdict.TRUNCATED,
    Weight.MEANING: Verdict.ALTERED,
}


def change(weight: Weight) -> Alteration:
    return Alteration("CC216", weight, "a", "b", Span(0, 1), Span(0, 1), "")


def test_nothing_differs() -> None:
    assert judge_wording(Comparison()) is Verdict.VERBATIM
    assert judge_wording(Comparison(folds=("case", "quotes"))) is Verdict.VERBATIM


@pytest.mark.parametrize("weight", ORDER)
def test_each_weight_has_its_verdict(weight: Weight) -> None:
    assert judge_wording(Comparison((change(weight),))) is VERDICTS[weight]


@pytest.mark.parametrize(("mild", "bad"), list(combinations(ORDER, 2)))
def test_the_worst_decides(mild: Weight, bad: Weight) -> None:
    assert judge_wording(Comparison((change(bad), change(mild)), changed_share=0.1)) is VERDICTS[bad]
    assert judge_wording(Comparison((change(mild), change(bad)), changed_share=0.1)) is VERDICTS[bad]


def test_notices_decide_nothing() -> None:
    assert judge_wording(Comparison(notices=(change(Weight.MEANING),))) is Verdict.VERBATIM


def test_many_changed_words_are_a_paraphrase() -> None:
    assert judge_wording(Comparison((change(Weight.MEANING),) * 4, changed_share=0.5)) is Verdict.PARAPHRASE


def test_one_changed_word_of_two_is_not() -> None:
    assert judge_wording(Comparison((change(Weight.MEANING),), changed_share=0.5)) is Verdict.ALTERED
