"""What the tests of this room share: a quotation said to be a whole text, compared and judged."""

from __future__ import annotations

from claimcheck.alterations import compare
from claimcheck.judging.verdict import judge_wording
from claimcheck.model.match import Alignment, Piece
from claimcheck.model.text import SourceText, Span
from claimcheck.model.verdict import Comparison, Verdict


def compared(text: str, quotation: str, lang: str | None = "en", span: Span | None = None) -> Comparison:
    """The comparison of a quotation with a text (or with a span of it)."""
    source = SourceText(id="s", path="s.txt", text=text, sha256="")
    alignment = Alignment((Piece(Span(0, len(quotation)), span or Span(0, len(text))),), 0.9)
    return compare(quotation, source, alignment, lang)


def verdict(text: str, quotation: str, lang: str | None = "en") -> Verdict:
    """The verdict on a quotation said to come from a text."""
    return judge_wording(compared(text, quotation, lang))


def codes(comparison: Comparison) -> set[str]:
    """The codes named, notices as well."""
    return {one.code for one in (*comparison.alterations, *comparison.notices)}
