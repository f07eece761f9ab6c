"""The whole text tried, for the quotations whose every seed was damaged: short ones above all.

Slow beside the seeds, so meant for the few quotations that are still missing and the few texts they cite.
"""

from __future__ import annotations

from ..model.match import Alignment, Piece, Quotation
from ..model.text import SourceText, Span
from ..text import fold
from ..text.words import words


def locate_thoroughly(quotation: Quotation, text: SourceText, floor: float = 0.5) -> Alignment | None:
    """The passage of the text most like the quotation, snapped to whole words; None below `floor`.

    A quotation of fewer than two words is not tried: near misses of a word are other words. Similarity is that of the
    folded quotation and passage. Time O(len(quotation) * len(text)).
    """
    from rapidfuzz import fuzz

    quote = fold(quotation.text)
    wanted = quote.text.strip()
    if len(words(wanted)) < 2:
        return None
    body = fold(text.text[text.body_start:])
    # A text shorter than the quotation would be the needle; the window is then the whole text.
    if len(body.text) <= len(wanted):
        start, end = 0, len(body.text)
    else:
        found = fuzz.partial_ratio_alignment(wanted, body.text, score_cutoff=100 * floor)
        if found is None or found.score < 100 * floor:
            return None
        start, end = found.dest_start, found.dest_end
    start, end = _whole_words(body.text, start, end)
    if start == end:
        return None
    similarity = fuzz.ratio(wanted, body.text[start:end]) / 100
    if similarity < floor:
        return None
    if wanted != body.text[start:end]:
        similarity = min(similarity, 1.0 - 1e-6)
    raw = body.raw_span(start, end)
    inner = words(quotation.text)
    return Alignment((Piece(Span(inner[0].start, inner[-1].end),
                            Span(raw.start + text.body_start, raw.end + text.body_start)),), similarity)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a window touches by half or more, from the first to the last; an empty range without any."""
    around = words(text, max(0, start - 64), min(len(text), end + 64))
    inside = [word for word in around if 2 * (min(word.end, end) - max(word.start, start)) >= word.end - word.start]
    return (inside[0].start, inside[-1].end) if inside else (start, start)
