"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.sentences import is_wrapped, paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[span.start:span.end] for span in sentences(text)]


@pytest.mark.parametrize("text, parts", [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Mr. Holm met Dr. Berg. They ate.", ["Mr. Holm met Dr. Berg.", "They ate."]),
    ("J. R. Holm came at 5 p.m. on Monday. It rained.", ["J. R. Holm came at 5 p.m. on Monday.", "It rained."]),
    ("The U.S. Senate met. It rained.", ["The U.S. Senate met.", "It rained."]),
    ('He said: "So be it." Then he left.', ['He said: "So be it."', "Then he left."]),
    ("It cost 3.5 million. e.g. this.", ["It cost 3.5 million. e.g. this."]),
    ("Wait... what is that? A bird.", ["Wait... what is that?", "A bird."]),
    ("", []),
])
def test_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_line_is_a_paragraph_unless_the_text_is_wrapped() -> None:
    text = "One line here.\nAnother line.\n\nA third."
    assert [text[span.start:span.end] for span in paragraphs(text)] == ["One line here.", "Another line.", "A third."]
    wrapped = ("The town met on Monday evening in the old hall by the water, and nobody\n"
               "was late for once, for the mayor was to say when the bridge would open\n"
               "and what it had cost.\n\n"
               "She said nothing of the kind, and they all went home again in the rain\n"
               "that had begun to fall.\n")
    assert is_wrapped(wrapped) and not is_wrapped(text)
    assert len(paragraphs(wrapped)) == 2


@given(st.text(alphabet="aB .!?\n\"”“'1,", max_size=80))
def test_spans_are_ordered_and_trimmed_and_lose_only_space(text: str) -> None:
    for spans in (sentences(text), paragraphs(text)):
        last = 0
        for span in spans:
            assert last <= span.start < span.end
            assert not text[last:span.start].strip()
            assert not text[span.end - 1].isspace()
            last = span.end
        assert not text[last:].strip()
