"""Words with their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import words


def test_words_keep_inner_marks() -> None:
    assert [word.text for word in words("Don't pay 1,000.5 for a 20-year lease!")] == [
        "Don't",
        "pay",
        "1,000.5",
        "for",
        "a",
        "20-year",
        "lease",
    ]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "The ferry sails at noon."
    assert [text[word.start : word.end] for word in words(text, 4, 15)] == ["ferry", "sails"]


@given(st.text(max_size=200))
def test_each_word_stands_where_it_says(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:]))
