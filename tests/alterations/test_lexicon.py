"""The lexicons: one format for every language, tables that are searched without being parsed, plain look-ups."""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files

import pytest

from claimcheck.alterations import lexicon as lex
from claimcheck.alterations.tables import Table, table


@pytest.mark.parametrize("lang", lex.LANGUAGES)
def test_every_language_has_the_closed_classes(lang: str) -> None:
    known = lex.lexicon(lang)
    for name in ("negation", "condition", "modal", "hedge", "quantifier", "scope", "preposition", "pronoun", "number"):
        assert any(name in classes for classes in known.classes.values()), name
    assert sorted(set(known.months.values())) == list(range(1, 13))
    assert sorted(set(known.weekdays.values())) == list(range(1, 8))


def test_an_unknown_language_has_no_rules() -> None:
    assert not lex.has_rules("fi") and not lex.has_rules(None) and not lex.has_cuts("fi")
    assert lex.lexicon("fi").of("ei") == frozenset()


@pytest.mark.parametrize("lang", lex.CUT_LANGUAGES)
def test_some_languages_know_what_a_cut_may_hide(lang: str) -> None:
    assert lex.has_cuts(lang) and not lex.has_rules(lang)
    assert any("negation" in classes for classes in lex.lexicon(lang).classes.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("support", "opposed"),
        ("suspended", "continued"),
        ("legal", "illegal"),
        ("likely", "unlikely"),
        ("rise", "fall"),
        ("allow", "prevent"),
        ("before", "after"),
        ("temporary", "permanent"),
        ("confirms", "denies"),
        ("won", "lost"),
    ],
)
def test_antonyms(one: str, other: str) -> None:
    assert lex.antonyms(one, other) and lex.antonyms(other, one)
    assert not lex.synonyms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kept", "retained"),
        ("big", "large"),
        ("began", "started"),
        ("children", "kids"),
        ("halted", "suspended"),
        ("purchase", "buy"),
        ("companies", "firms"),
        ("mistake", "error"),
    ],
)
def test_synonyms_in_one_inflection(one: str, other: str) -> None:
    assert lex.synonyms(one, other) and lex.synonyms(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("keep", "retained"), ("begin", "started"), ("firm", "companies"), ("say", "alleges")]
)
def test_no_synonyms_across_inflections(one: str, other: str) -> None:
    assert not lex.synonyms(one, other)


def test_lemmas_and_forms() -> None:
    assert lex.lemma("kept") == "keep"
    assert lex.lemma("treaties") == "treaty"
    assert lex.lemma("stopping") == "stop"
    assert lex.same_lemma("signs", "signed") and not lex.same_lemma("sign", "sing")
    assert ("large", "er") in lex.forms("larger")


def test_classes_and_content_words() -> None:
    assert lex.is_negation("never") and not lex.is_negation("ever")
    assert lex.content_words("the crew will not sail".split()) == ["crew", "sail"]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("1,000", "en", 1000),
        ("1.5", "en", Fraction(3, 2)),
        ("1.000", "de", 1000),
        ("1,5", "de", Fraction(3, 2)),
        ("1,234,567.5", "en", Fraction(2469135, 2)),
        ("1'000", "de", 1000),
        ("0.125", "en", Fraction(1, 8)),
        ("1,2,3", "en", None),
    ],
)
def test_digits(text: str, lang: str, value: Fraction | None) -> None:
    assert lex.digits_value(text, lang) == value


@pytest.mark.parametrize("name", ["words", "spelling", "irregular", "synonyms", "antonyms"])
def test_tables_are_sorted(name: str) -> None:
    data = (files("claimcheck.alterations") / "lexicons" / f"{name}.en.txt").read_bytes()
    keys = [line.partition(b" ")[0] for line in data.splitlines()]
    assert keys == sorted(set(keys))


def test_a_table_finds_every_key_and_no_other() -> None:
    data = b"a x\nab\nb y z\n"
    small = Table(data)
    assert small.get("a") == ("x",) and small.get("ab") == () and small.get("b") == ("y", "z")
    assert small.get("aa") is None and small.get("") is None and small.get("c") is None
    assert Table(b"").get("a") is None


def test_first_and_last_word_are_found() -> None:
    words = (files("claimcheck.alterations") / "lexicons" / "words.en.txt").read_text().split()
    assert table("words.en.txt").get(words[0]) == () == table("words.en.txt").get(words[-1])
