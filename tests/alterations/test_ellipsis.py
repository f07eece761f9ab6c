"""What an ellipsis may hide, and what it may not."""

from __future__ import annotations

import pytest

from claimcheck.model.verdict import Verdict

from .checking import codes, compared, verdict


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("We will freeze fares for two years and buy ships.", "We will freeze fares ... and buy ships."),
        ("It sails at noon, and it may rain, but the crew comes.", "It sails at noon ... but the crew comes."),
        ("The toll is high. That is a lot of money, but the pier is old.", "The toll is high ... but the pier is old."),
        ("We come every six weeks, and between two visits all is dark.", "We come every six weeks ... all is dark."),
        ("The ferry carried cars for about 300 days to the old pier.", "The ferry carried cars ... to the old pier."),
        ('"The bell is cracked," said Ada Grey, who may sell it. "She gave us two. The tower needs ten."',
         "The bell is cracked ... The tower needs ten."),
    ],
)
def test_an_ellipsis_may_hide_what_bears_on_nothing_shown(text: str, quotation: str) -> None:
    assert verdict(text, quotation) is Verdict.FAITHFUL


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("We will hire 500 new nurses this year.", "We will hire ... nurses this year."),
        ("I say that few people in the town support it.", "I say that ... support it."),
        ("They said that most families here will pay.", "They said that ... will pay."),
        ("The ferry sails only on Mondays.", "The ferry sails ... on Mondays."),
        ("It sails at noon if the wind drops, but the crew comes.", "It sails at noon ... but the crew comes."),
        ('"The bell is cracked," said Ada Grey, "unless I am deaf. The tower needs ten."',
         "The bell is cracked ... The tower needs ten."),
        ("We met every target, except the one of May, for ten years.", "We met every target ... for ten years."),
    ],
)
def test_an_ellipsis_may_not_hide_what_bears_on_the_words_shown(text: str, quotation: str) -> None:
    assert "CC217" in codes(compared(text, quotation))


def test_parts_the_other_way_round_are_a_splice() -> None:
    text = "We will sail at dawn. The crew is ready to go ashore."
    assert codes(compared(text, "The crew is ready to go ashore ... We will sail at dawn.")) == {"CC219"}
    assert verdict(text, "We will sail at dawn ... The crew is ready to go ashore.") is Verdict.FAITHFUL
