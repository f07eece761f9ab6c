"""Paragraphs and sentences with their places."""

from __future__ import annotations

import re

from ..model.text import Span

_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")

# The end of a sentence: its mark, closing quotation marks and brackets, white space, and then something that may
# begin another one. Lower-case letters may not.
_END = re.compile(r"(?<![.!?…])[.!?…。！？؟۔]+[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[¿¡]*[^\W_])")
_LAST_WORD = re.compile(r"[^\W_](?:[\w.'’-]*[\w])?$")

# Words whose point ends no sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj rev hon pres st sr jr vs no etc inc corp co ltd "
    "dept est fig jan feb mar apr jun jul aug sept sep oct nov dec ave blvd approx al ca cf ed eds vol pp "
    "bzw usw evtl ggf vgl nr hr fr mme mlle sra srta dra г гг им ул руб тыс млн млрд".split())

# A wrapped text: lines no longer than this many code points, broken near the margin, blank lines between paragraphs.
_WRAP_WIDTH = 100
# Wider lines are a wrapped text where nearly each is as full as can be; from 400 on no margin is meant.
_WIDEST = 400
_FULL = 0.9


def is_wrapped(text: str) -> bool:
    """Whether lines were broken at a margin, so that a paragraph runs over several lines. Looks at the first 20,000."""
    head = text[:20_000]
    if not _BLANK.search(head):
        return False
    lines = [line.rstrip() for line in head.split("\n")[:-1 if len(text) > len(head) else None]]
    lengths = [len(line) for line in lines if line]
    if len(lengths) < 4 or max(lengths) > _WIDEST:
        return False
    if max(lengths) > _WRAP_WIDTH:
        return _is_filled(lines, max(lengths))
    near_margin = sum(length > 0.7 * max(lengths) for length in lengths)
    return max(lengths) >= 40 and near_margin * 2 > len(lengths)


def _is_filled(lines: list[str], width: int) -> bool:
    """Whether lines were filled up to a margin: the next line's first word would not have fitted, and many go on in
    lower case, as the rows of a table don't."""
    pairs = [(line, below) for line, below in zip(lines, lines[1:]) if line and below]
    full = sum(len(line) + 1 + len(below.split(None, 1)[0]) > width for line, below in pairs)
    lower = sum(below.lstrip()[0].islower() for _, below in pairs)
    return len(pairs) > 2 and full >= _FULL * len(pairs) and lower * 4 >= len(pairs)


def _goes_on(text: str, line_end: int, line_start: int) -> bool:
    """Whether a sentence runs over this break of a line: it has not ended, and the next line begins in lower case."""
    return (text.count("\n", line_end, line_start) <= 1 and text[line_start].islower()
            and (text[line_end - 1].isalnum() or text[line_end - 1] in ",-‐–—"))


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of text[start:end], without white space around them: lines, or blocks of a wrapped text."""
    stop = len(text) if end is None else end
    pieces: list[tuple[int, int]] = []
    if is_wrapped(text[start:stop]):
        position = start
        for gap in _BLANK.finditer(text, start, stop):
            pieces.append((position, gap.start()))
            position = gap.end()
        pieces.append((position, stop))
    else:
        for found in _LINE.finditer(text, start, stop):
            if pieces and _goes_on(text, pieces[-1][1], found.start()):
                pieces[-1] = (pieces[-1][0], found.end())
            else:
                pieces.append(found.span())
    result = []
    for first, last in pieces:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            result.append(Span(first, last))
    return result


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of text[start:end] in order, without white space around them. Time O(end - start).

    Rules only: a point after a known abbreviation, an initial or before a lower-case letter ends nothing. Give one
    paragraph at a time: a heading without a point would run into the next one.
    """
    stop = len(text) if end is None else end
    result = []
    first = start
    for found in _END.finditer(text, start, stop):
        if text[found.end()].islower():
            continue
        if text[found.start()] == "." and _is_abbreviated(text, max(first, found.start() - 20), found.start()):
            continue
        result.append(Span(first, _rstrip(text, first, found.end())))
        first = found.end()
    last = _rstrip(text, first, stop)
    if last > first:
        result.append(Span(first, last))
    return result


def _is_abbreviated(text: str, start: int, point: int) -> bool:
    found = _LAST_WORD.search(text, start, point)
    if not found:
        return False
    word = found.group()
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    return word.lower() in ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) is not None


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
