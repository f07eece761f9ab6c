"""Where lines were broken in the middle of a sentence, a paragraph goes on."""

from __future__ import annotations

import textwrap

import pytest

from claimcheck.text.sentences import is_wrapped, paragraphs


def pieces(text: str, start: int = 0) -> list[str]:
    return [text[span.start:span.end] for span in paragraphs(text, start)]


def test_a_line_that_goes_on_in_lower_case_is_no_paragraph_of_its_own() -> None:
    assert pieces('"The gate stays shut," Ada Moor, the keeper,\ntold us.') == [
        '"The gate stays shut," Ada Moor, the keeper,\ntold us.']


def test_lines_that_end_or_begin_a_sentence_stay_apart() -> None:
    assert pieces("One ended.\nthen two") == ["One ended.", "then two"]
    assert pieces("A heading\nThe text") == ["A heading", "The text"]
    assert pieces("one item\n\nanother item") == ["one item", "another item"]


def test_front_matter_does_not_hide_that_a_text_is_wrapped() -> None:
    front = "---\ntitle: A\ndate: 2024-01-01\npublisher: B\nlang: en\nurl: x\n---\n"
    body = ("The keeper of the gate said on Monday that it would be kept\n"
            "Open House Day or not, shut until the town or\n"
            "Mayor Lund had found somebody who would pay for the paint and\n"
            "Months of work that it needs before the frost.\n\n"
            "Nobody did, she said, and nobody ever would.\n")
    assert len(pieces(front + body, len(front))) == 2


PROSE = ("The ferry to the island was late again on Monday, Ada Moor said, and nobody had told the School or the Town "
         "Hall. She had asked Carl Brandt of the Harbour Board about it twice, and he had said that the Board knew "
         "nothing of any delay, that the boat was in good order, and that Winter was Winter. ")


@pytest.mark.parametrize("width", [72, 100, 120, 132, 160])
def test_a_text_is_wrapped_at_whatever_margin(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(PROSE * count, width)) for count in (3, 2, 4))
    assert [piece.count("\n") > 0 for piece in pieces(text)] == [True, True, True]


def test_long_lines_that_are_paragraphs_stay_apart() -> None:
    lines = [PROSE[:length] for length in (140, 120, 180, 90, 150, 200)]
    assert len(pieces("\n".join(lines[:3]) + "\n\n" + "\n".join(lines[3:]))) == 6


def test_a_table_is_no_wrapped_text() -> None:
    row = "Harbour of the North   " + "1,234   " * 14 + "\n"
    assert not is_wrapped(row * 5 + "\n" + row * 5)
