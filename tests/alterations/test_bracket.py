"""Brackets: an author's note passes; what stands for a word of the source is held against it."""

from __future__ import annotations

import pytest

from claimcheck.model.verdict import Verdict

from .checking import codes, compared, verdict

TEXT = "They take a sample every six weeks, and the crew of the ferry sails on Monday to the old pier of Leeds."


@pytest.mark.parametrize(
    "quotation",
    [
        "They take a sample every six [months]",
        "the crew of the ferry sails on Monday to the [new] pier",
        "the crew of the ferry sails on Monday to the [only] old pier",
        "the crew of the ferry sails on [Friday] to the old pier",
        "[All] the crew of the ferry sails on Monday",
        "the crew of the ferry sails on Monday to the old pier of [Hull]",
    ],
)
def test_a_bracket_may_not_change_what_it_stands_for(quotation: str) -> None:
    assert codes(compared(TEXT, quotation)) == {"CC218"}


@pytest.mark.parametrize(
    "quotation",
    [
        "They take a sample every six weeks [in Leeds]",
        "[The wardens] take a sample every six weeks",
        "the crew of the ferry sails on Monday to the [historic] old pier",
        "the crew of the ferry sails on Monday [in May] to the old pier",
    ],
)
def test_a_note_in_brackets_passes(quotation: str) -> None:
    assert verdict(TEXT, quotation) is Verdict.FAITHFUL


def test_a_bracket_does_not_reach_for_a_name_further_off() -> None:
    text = "Mr Grey told us on Monday: “We will not sell the old pier unless they agree.”"
    assert verdict(text, "[Grey] will not sell the old pier unless they agree") is Verdict.FAITHFUL


def test_messages_say_what_differs() -> None:
    def message(quotation: str) -> str:
        return compared(TEXT, quotation).alterations[0].message

    assert message("They take a sample every six [months]") == (
        'the bracket "[months]" stands for "weeks" of the source; it may change the meaning'
    )
    assert message("They take a turn every six weeks") == (
        'the word "turn" stands for "sample" of the source; it may change the meaning'
    )
    assert message("to crew of the ferry sails on Monday to the old pier of Leeds") == (
        'the preposition "to" stands for the word "the" of the source'
    )
