"""A text folded block by block is the text folded whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.matching.passages import FoldedBody
from claimcheck.text.normalize import fold
from tests.strategies import nasty_texts


@given(st.lists(nasty_texts(8), min_size=1, max_size=6), st.integers(20, 120), st.data())
@settings(max_examples=150, deadline=None)
def test_a_window_is_a_slice_of_the_whole(parts: list[str], times: int, data: st.DataObject) -> None:
    raw = "some plain words " + " and ".join(parts * times)
    start = data.draw(st.integers(0, 5))
    whole = fold(raw[start:])
    body = FoldedBody(raw, start)
    first = data.draw(st.integers(start, len(raw) - 1))
    last = data.draw(st.integers(first, min(len(raw) - 1, first + 3000)))
    before, after = data.draw(st.integers(0, 2500)), data.draw(st.integers(1, 2500))
    window, at_first, at_last = body.window(first, before, last, after)
    low = whole.folded_offset(first - start)
    assert at_first == min(before, low)
    high = whole.folded_offset(last - start)
    assert window.text == whole.text[low - at_first:high + after]
    assert at_last == high - low + at_first
    if window.text:
        begin = data.draw(st.integers(0, len(window.text) - 1))
        end = data.draw(st.integers(begin + 1, len(window.text)))
        span = window.raw_span(begin, end)
        expected = whole.raw_span(begin + low - at_first, end + low - at_first)
        assert (span.start - start, span.end - start) == (expected.start, expected.end)


def test_a_text_without_spaces_is_cut_between_letters() -> None:
    raw = "条约将于春天签署工作仍在继续" * 500
    window, first, last = FoldedBody(raw).window(3000, 2500, 3010, 2500)
    assert window.text == raw[500:5510] and (first, last) == (2500, 2510)


def test_an_empty_text_has_no_window() -> None:
    window, first, last = FoldedBody("").window(0, 10, 0, 10)
    assert (window.text, first, last) == ("", 0, 0)
