"""Cutting texts where they differ."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.text import Span
from claimcheck.model.verdict import Alteration, Attribution, Evidence, Outcome, Place, Verdict, Weight
from claimcheck.writers.marks import Mark, alteration_line, claimed_runs, excerpt, found_runs, passages

from .samples import TEXTS, report


def of(claim: str) -> tuple[str, Evidence]:
    """A sample claim's words and its best evidence."""
    result = next(result for result in report().claims if result.claim.id == claim)
    return result.claim.words, result.evidence[0]


def test_both_sides_are_cut_where_they_differ() -> None:
    words, evidence = of("mayor-altered")
    assert [run.text for run in claimed_runs(words, evidence) if run.mark is Mark.CLAIMED] == ["10"]
    assert [run.text for run in found_runs(evidence) if run.mark is Mark.FOUND] == ["20", "not"]


def test_what_stands_between_two_pieces_is_told_apart() -> None:
    _, evidence = of("mayor-elided")
    assert [(run.mark, run.text) for run in found_runs(evidence)] == [
        (Mark.SAME, "Nobody likes it"), (Mark.GAP, ",” Oyelaran added. “"), (Mark.SAME, "But it is right")]


def test_a_difference_outside_the_passage_is_shown_without_context_too() -> None:
    _, evidence = of("engineer-collapse")
    assert [run.text for run in found_runs(evidence) if run.mark is Mark.FOUND] == ["had not"]


def test_context_stays_in_the_paragraph_and_keeps_words_whole() -> None:
    _, evidence = of("council-spring")
    text = "".join(run.text for run in excerpt(evidence, 200))
    assert text.startswith("“The bridge will open") and "Bridge to open early" not in text
    assert text.endswith("Oyelaran …")


def test_a_line_is_counted_from_the_first_span() -> None:
    text = "one\ntwo three\nfour five"
    change = Alteration("CC202", Weight.MEANING, "5", "five", Span(0, 1), Span(19, 23), "")
    found = Evidence("s", "s.txt", Verdict.ALTERED, 0.9, (Span(4, 23),), (Span(0, 1),), text[4:], text[:4], "", 2,
                     Place.CITED, Attribution(Outcome.UNCLEAR), alterations=(change,))
    assert alteration_line(found, change) == 3
    assert alteration_line(found, replace(change, found_span=Span(0, 3))) == 1


@st.composite
def evidences(draw: st.DrawFn) -> tuple[str, Evidence]:
    """A text and evidence over it, spans in order, differences anywhere in what is handed over."""
    text = draw(st.text(alphabet="ab \n.é\u0301中", min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6).filter(lambda c: len(c) % 2 == 0)))
    spans = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2]))
    first, last = max(0, cuts[0] - draw(st.integers(0, 20))), min(len(text), cuts[-1] + draw(st.integers(0, 20)))
    places = draw(st.lists(st.tuples(st.integers(first, last), st.integers(first, last)), max_size=3))
    changes = tuple(Alteration("CC200", Weight.MEANING, "", text[min(p):max(p)], Span(0, 0), Span(min(p), max(p)), "")
                    for p in places)
    return text, Evidence("s", "s.txt", Verdict.ALTERED, 0.5, spans, (Span(0, 1),), text[cuts[0]:cuts[-1]],
                          text[first:cuts[0]], text[cuts[-1]:last], 1, Place.CITED, Attribution(Outcome.UNCLEAR),
                          alterations=changes)


@given(evidences(), st.integers(0, 80))
def test_runs_are_the_raw_text(case: tuple[str, Evidence], context: int) -> None:
    text, found = case
    joined = "".join(run.text for run in found_runs(found, context))
    assert joined in text and found.passage in joined
    shown = "".join(run.text for run in found_runs(found, context) if run.mark is Mark.FOUND)
    assert all(change.found.strip() in joined for change in found.alterations)
    assert bool(shown) == any(change.found for change in found.alterations)
    assert passages(found) == [text[span.start:span.end] for span in found.spans]


def test_every_sample_offset_is_right() -> None:
    for result in report().claims:
        for found in result.evidence:
            assert all(TEXTS[found.source][c.found_span.start:c.found_span.end] == c.found for c in found.alterations)


def test_a_passage_that_only_came_near_has_no_marks() -> None:
    words, evidence = of("mayor-altered")
    near = replace(evidence, verdict=Verdict.ABSENT)
    assert [run.mark for run in (*claimed_runs(words, near), *found_runs(near))] == [Mark.SAME, Mark.SAME]
