"""Where lines were broken in the middle of a sentence, a paragraph goes on."""

from __future__ import annotations

from claimcheck.text.sentences import paragraphs


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
