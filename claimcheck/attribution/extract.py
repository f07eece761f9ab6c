"""Every attributed quotation of a text."""

from __future__ import annotations

import re

from ..model.quotation import ExtractedQuotation
from ..model.text import Span
from .chain import via_of
from .cues import Passage
from .document import Document, Link
from .marks import Marked

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Words a passage without any cue needs, and a whole sentence, to count as a quotation all the same.
_WHOLE = 6
# A title in marks: so many words at most, capitals throughout.
_TITLE = 9
_SMALL = frozenset("a an the of in on at to for and or with from by is as vs de la el le".split())
_TITLE_BEFORE = frozenset("on in at to of titled entitled called named by with and or from for".split())


def direct_quotations(document: Document) -> list[ExtractedQuotation]:
    """Passages in marks that are somebody's words, in text order; titles and scare quotes are left out."""
    result: list[ExtractedQuotation] = []
    for at, links in document.links.items():
        passage = document.passage(at)
        for index, link in enumerate(links):
            mark = passage.marked[index]
            if is_quotation(document, passage, index, link):
                result.append(quotation(document, mark.span, "direct", link))
    return result


def quotation(document: Document, span: Span, kind: str, link: Link | None,
              quoted: tuple[Span, ...] = ()) -> ExtractedQuotation:
    """An extracted quotation with everything its link knows."""
    span = _trimmed(document.text, span)
    if link is None or link.phrase is None:
        return ExtractedQuotation(span, kind, quoted=quoted)
    text, where = document.mention(link)
    cue, cue_span = cue_words(document, link)
    return ExtractedQuotation(span, kind, text, where, document.resolve(link), cue, cue_span,
                              via_of(document, link), quoted)


def cue_words(document: Document, link: Link) -> tuple[str | None, Span | None]:
    """The words that signal a link, and where they stand."""
    if link.cue is None:
        return None, None
    passage = document.passage(link.at)
    span = Span(passage.starts[link.cue.first], passage.ends[link.cue.last])
    words = document.text[span.start:span.end]
    if link.cue.relayed is not None and link.cue.last > link.cue.first:
        first = document.text[passage.starts[link.cue.first]:passage.ends[link.cue.first]]
        return f"{first} … {passage.lower[link.cue.last - 1]} {passage.lower[link.cue.last]}", span
    return words, span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def is_quotation(document: Document, passage: Passage, index: int, link: Link | None) -> bool:
    """Whether a marked passage is somebody's words rather than a title, a name or words held at arm's length."""
    mark = passage.marked[index]
    token = passage.quote_at[index]
    words = _WORD.findall(document.text, mark.span.start, min(mark.span.end, mark.span.start + 2000))
    if not words:
        return False
    codes = passage.codes
    whole = passage.sentence(token)[0] == token or token > 0 and codes[token - 1] in ",:"
    if link is None:
        return len(words) >= _WHOLE and (whole or _ends(document.text, mark))
    assert link.cue is not None
    way = link.cue.way
    if link.level in ("shared", "continued"):
        return True
    if way == "after" or way == "byline":
        return whole or not _is_title(passage, token, words)
    if link.level == "guess":
        return len(words) >= 4 and (whole or way == "colon")
    if token > 0 and codes[token - 1] in ":" or codes[token - 1] == "," and passage.codes[token - 2:token - 1] in "VG":
        return True
    if codes[token - 1] in "VG":
        return True
    return not _is_title(passage, token, words)


def _ends(text: str, mark: Marked) -> bool:
    return mark.closed and text[mark.span.end - 1] in ".!?"


def _is_title(passage: Passage, token: int, words: list[str]) -> bool:
    """Whether short marked words are a title or a name: capitals throughout after a preposition or a noun."""
    before = passage.lower[token - 1] if token else ""
    if before in passage.lex.shows:
        return True
    if len(words) > _TITLE:
        return False
    capitals = all(word[0].isupper() or word.lower() in _SMALL or word[0].isdigit() for word in words)
    return capitals and words[0][0].isupper()
