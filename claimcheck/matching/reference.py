"""The slow and obvious way to locate, which tests and benchmark hold the fast one against.

Every quotation over every whole text, by a sliding window; no seeds, no candidates, no ellipses, no brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.match import Quotation
from ..model.text import SourceText, Span
from ..text.normalize import fold
from .extend import is_edge


@dataclass(frozen=True, slots=True)
class Found:
    """The window of the text most like the quotation: raw span (it may cut words), and how like, 0.0 to 1.0."""

    span: Span
    similarity: float


def locate(quotations: Sequence[Quotation], texts: Sequence[SourceText],
           floor: float = 0.75) -> dict[tuple[int, int], Found]:
    """For each (quotation index, text index) the best window at `floor` or above.

    Time O(quotations * characters of text): about 10 ns for each pair of a quotation and a code point.
    """
    from rapidfuzz import fuzz

    folded = [fold(quotation.text).text.strip() for quotation in quotations]
    found = {}
    for number, text in enumerate(texts):
        body = fold(text.text[text.body_start:])
        for index, wanted in enumerate(folded):
            if not wanted:
                continue
            if len(wanted) > len(body.text):
                best = fuzz.ratio(wanted, body.text, score_cutoff=100 * floor)
                start, end = 0, len(body.text)
            else:
                alignment = fuzz.partial_ratio_alignment(wanted, body.text, score_cutoff=100 * floor)
                if alignment is None:
                    continue
                best, start, end = alignment.score, alignment.dest_start, alignment.dest_end
            if start < end and best >= 100 * floor:
                span = body.raw_span(start, end)
                found[index, number] = Found(Span(span.start + text.body_start, span.end + text.body_start), best / 100)
    return found


def exact_places(quotation: Quotation, text: SourceText) -> list[Span]:
    """Every raw span that folds to the folded quotation and begins and ends at a word's edge, in order."""
    wanted = fold(quotation.text).text.strip()
    body = fold(text.text[text.body_start:])
    places = []
    at = body.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if is_edge(body.text, at) and is_edge(body.text, end):
            span = body.raw_span(at, end)
            places.append(Span(span.start + text.body_start, span.end + text.body_start))
        at = body.text.find(wanted, at + 1)
    return places
