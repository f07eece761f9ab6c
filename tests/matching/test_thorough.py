"""What seeds can't find, the whole text is tried for."""

from __future__ import annotations

import pytest

from claimcheck.matching.thorough import locate_thoroughly
from claimcheck.model.match import Quotation
from claimcheck.readers import read_text


@pytest.mark.parametrize("quote, text, passage", [
    ("Only twenty men came.", "It rained. Only 20 men came. They left.", "Only 20 men came"),
    ("Hull beat Leeds badly", "In the end Leeds beat Hull.", "Leeds beat Hull"),
    ("Dr. Grey is in", "Doctor Grey is in.", "Doctor Grey is in"),
    ("The ferry sails on Monday at noon", "The ferry sails.", "The ferry sails"),
])
def test_the_nearest_passage_is_found_in_whole_words(quote: str, text: str, passage: str) -> None:
    found = locate_thoroughly(Quotation(quote), read_text(text, "a"), 0.4)
    assert found is not None
    span = found.spans[0]
    assert passage in text[span.start:span.end] or text[span.start:span.end] in passage
    assert not text[span.start - 1:span.start].isalnum() and not text[span.end:span.end + 1].isalnum()


@pytest.mark.parametrize("quote, text", [("suspended", "It was suspendet."), ("", "words"), ("a b", ""), ("…", "…"),
                                         ("quite other words", "xyz qqq")])
def test_nothing_near_is_none(quote: str, text: str) -> None:
    assert locate_thoroughly(Quotation(quote), read_text(text, "a")) is None


def test_offsets_count_from_the_start_of_the_file() -> None:
    text = "---\ntitle: A\n---\nThe cook's soup was good."
    found = locate_thoroughly(Quotation("the cook's soup is good"), read_text(text, "a"))
    assert found is not None
    assert text[found.spans[0].start:found.spans[0].end] == "The cook's soup was good"
    assert found.similarity < 1.0
