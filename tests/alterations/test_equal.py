"""Words that equal the located span once folded: nothing is altered, and only the cut is judged."""

from __future__ import annotations

import pytest

from claimcheck.alterations import compare
from claimcheck.model.match import Alignment, Piece
from claimcheck.model.text import SourceText, Span
from claimcheck.model.verdict import Comparison

from .checking import codes


def located(text: str, quotation: str) -> Comparison:
    """The comparison where the locator found the quotation as it is."""
    at = text.index(quotation)
    pieces = (Piece(Span(0, len(quotation)), Span(at, at + len(quotation))),)
    return compare(quotation, SourceText(id="s", path="s", text=text, sha256=""), Alignment(pieces, 1.0), "en")


@pytest.mark.parametrize(
    "quotation",
    ["the pier <b>is open</b> > all = fine", "> the pier is open\n> and free", "* one & two + three < 4"],
)
def test_marks_on_both_sides_are_no_difference(quotation: str) -> None:
    found = located(f"She wrote: {quotation} and then, able to go on, he is able to sail.", quotation)
    assert found.alterations == () and found.changed_share == 0.0


def test_a_cut_is_still_judged() -> None:
    assert codes(located("They did not agree to the terms.", "agree to the terms")) == {"CC221"}
    assert codes(located("It fell to -5 degrees.", "5 degrees")) == {"CC202"}


def test_an_edge_inside_a_number_is_a_difference() -> None:
    assert "CC202" in codes(located("It took twenty-five men a day.", "five men a day"))
