"""Cuts that make a statement of a question, of a denied report, or of what somebody only might say."""

from __future__ import annotations

import pytest

from claimcheck.model.verdict import Verdict

from .checking import codes, compared, verdict


@pytest.mark.parametrize(
    ("text", "quotation", "code"),
    [
        ("Do you think the harbour is safe? I do.", "the harbour is safe", "CC225"),
        ("Mr Grey, can we say the pier is safe for all?", "the pier is safe for all", "CC225"),
        ('A careless firm would say, "We have nothing to fear."', "We have nothing to fear", "CC225"),
        ("Asked whether the town would “sell the pier”, she said no.", "sell the pier", "CC225"),
        ("She asked whether he had “seen the log of the ship”.", "seen the log of the ship", "CC225"),
        ("He rejected a claim that her office had “hidden the figures”.", "hidden the figures", "CC225"),
        ("Grey dismissed as “fake news” reports that Leeds “is to sell it”.", "is to sell it", "CC225"),
        ("It is possible that some crews were told.", "some crews were told", "CC224"),
        ("Nobody in this town wants to lose them.", "wants to lose them", "CC221"),
        ("Not a single new house was finished in May.", "was finished in May", "CC221"),
        ("Some of the ships cost us a million a year.", "the ships cost us a million a year", "CC224"),
        ("We cannot rule out that the noise comes from us.", "the noise comes from us", "CC221"),
        ("Most families pay 900 euros.", "families pay 900 euros", "CC224"),
        ("I would rather lose to them than win with you.", "I would rather lose to them", "CC224"),
        ("We have met every limit, with the exception of May.", "We have met every limit", "CC222"),
        ("The crew has everything except proof.", "The crew has everything", "CC222"),
        ("We will not raise the toll before the end of May.", "We will not raise the toll", "CC222"),
        ("“We will sail,” she\nsaid, “unless it storms.”", "We will sail", "CC222"),
        ("She said that if the toll falls, the ferry may sail.", "the ferry may sail", "CC222"),
    ],
)
def test_a_cut_to_a_statement_is_truncated(text: str, quotation: str, code: str) -> None:
    assert verdict(text, quotation) is Verdict.TRUNCATED
    assert codes(compared(text, quotation)) == {code}


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("There is no doubt that the pier will be sold in May.", "the pier will be sold in May"),
        ("No wonder people want to leave this old town.", "people want to leave this old town"),
        ("Nobody came, but the ferry will sail on Monday.", "the ferry will sail on Monday"),
        ("Is the harbour safe? I do not know.", "Is the harbour safe?"),
        ("Did they come to the pier? The ferry sails at noon.", "The ferry sails at noon"),
        ('I would say, "We have nothing to fear."', "We have nothing to fear"),
        ('May said: "We have nothing to fear."', "We have nothing to fear"),
        ("They wanted to find out whether a “much better bid” was coming.", "much better bid"),
        ("Grey dismissed as “fake news” reports that it is to be sold.", "fake news"),
        ("He said the boat was bigger than the pier.", "the boat was bigger"),
        ("We will raise the toll before the end of May.", "We will raise the toll"),
        ("She told us that the plan was good and that the pier would be sold.", "the pier would be sold"),
    ],
)
def test_words_that_stand_for_themselves_do(text: str, quotation: str) -> None:
    assert verdict(text, quotation) in (Verdict.VERBATIM, Verdict.FAITHFUL)


@pytest.mark.parametrize(
    ("lang", "text", "quotation"),
    [
        ("el", "«Δεν θα κλείσουμε το παλιό λιμάνι», είπε.", "κλείσουμε το παλιό λιμάνι"),
        ("it", "«Non chiuderemo il vecchio porto», ha detto.", "chiuderemo il vecchio porto"),
        ("pl", "„Nie zamkniemy starego portu w maju”, powiedziała.", "zamkniemy starego portu w maju"),
        ("uk", "«Ми не будемо закривати порт у травні».", "будемо закривати порт у травні"),
        ("ar", "قالت: «لن نغلق الميناء القديم».", "نغلق الميناء القديم"),
        ("zh", "她说：“我们不会关闭旧港口。”", "关闭旧港口"),
    ],
)
def test_negations_before_a_cut_in_languages_without_other_rules(lang: str, text: str, quotation: str) -> None:
    found = compared(text, quotation, lang)
    assert codes(found) == {"CC221"} and found.judged_lang is None
    assert len(found.alterations[0].found.split()) <= 2


@pytest.mark.parametrize(
    ("lang", "text", "quotation", "code"),
    [
        ("fr", "« Nous ne vendrons pas le bac avant 2031. »", "Nous ne vendrons pas le bac", "CC222"),
        ("de", "Gefragt, ob die Stadt „den Hafen verkaufen wolle“, schwieg er.", "den Hafen verkaufen wolle", "CC225"),
        ("zh", "她说：“但是如果价格合适，我们可能会卖掉两艘船。”", "我们可能会卖掉两艘船", "CC222"),
        ("ar", "قالت: «سنبيع سفينتين إذا كان السعر جيدا».", "سنبيع سفينتين", "CC222"),
    ],
)
def test_other_cuts_in_other_languages(lang: str, text: str, quotation: str, code: str) -> None:
    assert codes(compared(text, quotation, lang)) == {code}


def test_a_comma_ends_a_clause_in_any_script() -> None:
    assert verdict("她说不会，我们已经说明了立场。", "我们已经说明了立场", "zh") is Verdict.VERBATIM
