"""PDF: the pages' text, each page a mark, by PDFium (pypdfium2, extra `pdf`).

Page numbers and headers that repeat from page to page are left out, since a quotation may run over the break; so are
the small raised numbers that call notes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from ctypes import c_double, c_ushort
from threading import Lock
from typing import Any

from ..model.text import Mark
from .extracted import Extracted, Raw, optional, unreadable

# PDFium must not be called by two threads at once.
_ONE_AT_A_TIME = Lock()

# How many lines at the top and the bottom of a page may be its header or footer.
_EDGE_LINES = 2
# On so many pages, and on this share of them, an edge line must repeat to count as one.
_MIN_REPEATS = 2
_MIN_REPEAT_SHARE = 0.4

# What may be the call of a note: a number or sign that hangs on a word or a mark. It is one if it is smaller than what
# it hangs on, and raised; units and numbers make it a power.
_MAYBE_CALL = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"')\]])(?:\d{1,3}(?:,\d{1,3})*|[*†‡§])(?![\w])")
_TAKES_POWER = re.compile(r"(?:\d|\b(?:[kcdm]?m|mi|ft|in|s))$")
_NOTE_HEIGHT = 0.9
# How PDFium writes a hyphen that breaks a word at a line's end; the line end itself it leaves out.
_LINE_END_HYPHEN = re.compile("[\x02\ufffe](?:\r?\n)?")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_NO_TITLE = re.compile(r"\.\w{2,4}$|^(?:untitled|microsoft word)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|seite|p\.|стр\.)?\s*(\d{1,4})\s*(?:(?:/|of|von|из)\s*\d{1,4})?[-–—\s]*",
                          re.IGNORECASE)


def read(raw: Raw) -> list[Extracted]:
    """The one text of the document. Pages without text are noted; a scan has none at all."""
    pdfium = optional("pypdfium2", raw, "a PDF", "pdf")
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(raw.data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower():
                raise unreadable(raw, "the PDF is protected by a password", "save a copy without one") from error
            raise unreadable(raw, f"the PDF can't be read: {error}", "open and print it to a new PDF") from error
        try:
            pages = [_page_text(page, pdfium.raw) for page in document]
            facts = _facts(document, pdfium.raw)
        except pdfium.PdfiumError as error:
            raise unreadable(raw, f"the PDF can't be read: {error}", "open and print it to a new PDF") from error
        finally:
            document.close()
    lines = _without_edges([[line.rstrip() for line in page.split("\n")] for page in pages])
    parts: list[str] = []
    marks = []
    length = 0
    for number, page in enumerate(lines, 1):
        text = "\n".join(page).strip("\n")
        marks.append(Mark(length, f"page {number}"))
        if text:
            parts.append(text + "\n")
            length += len(text) + 1
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    notes: tuple[str, ...] = ()
    if empty and len(empty) < len(pages):
        shown = ", ".join(empty[:10]) + (" …" if len(empty) > 10 else "")
        notes = (f"CC506: no text on page{'s' if len(empty) > 1 else ''} {shown}; a picture can't be searched",)
    return [Extracted("".join(parts), "pdf", facts, 0, "utf-8", tuple(marks), notes)]


def _page_text(page: Any, pdfium: Any) -> str:
    """The page's text, with plain line ends and without the calls of its notes."""
    text_page = page.get_textpage()
    written: str = text_page.get_text_range()
    astral = [at for at, c in enumerate(written) if c > "\uffff"]      # PDFium counts each of these twice
    kept = []
    position = 0
    for found in _MAYBE_CALL.finditer(written):
        before = written[max(0, found.start() - 4):found.start()]
        if not _TAKES_POWER.search(before) and _is_raised(
                text_page.raw, found.start() + bisect_left(astral, found.start()), pdfium):
            kept.append(written[position:found.start()])
            position = found.end()
    kept.append(written[position:])
    text = _LINE_END_HYPHEN.sub("-\n", "".join(kept).replace("\r\n", "\n"))
    page.close()
    return text


def _is_raised(text_page: Any, at: int, pdfium: Any) -> bool:
    """Whether the character at an offset of the text is smaller than the one before it and stands higher."""
    shapes = []
    for offset in (at - 1, at):
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
        x, y = c_double(), c_double()
        if index < 0 or not pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
            return False
        shapes.append((pdfium.FPDFText_GetFontSize(text_page, index), y.value))
    (height, base), (own_height, own_base) = shapes
    return bool(0 < own_height < _NOTE_HEIGHT * height and 0.15 * height < own_base - base < height)


def _facts(document: Any, pdfium: Any) -> dict[str, str]:
    facts = {}
    title = document.get_metadata_dict().get("Title", "").strip()
    # Programs write the file's name here when nobody gave a title.
    if title and not _NO_TITLE.search(title):
        facts["title"] = title
    get_language = getattr(pdfium, "FPDFCatalog_GetLanguage", None)     # older builds lack it
    if get_language is not None:
        buffer = (c_ushort * 32)()
        get_language(document.raw, buffer, 64)
        lang = bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]
        if _LANG.fullmatch(lang):
            facts["lang"] = lang
    return facts


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what repeats at their tops and bottoms, digits aside, and without their page numbers."""
    edges = [_edges(page) for page in pages]
    shapes: Counter[str] = Counter()
    for page, edge in zip(pages, edges):
        shapes.update({_shape(page[at]) for at in edge})
    needed = max(_MIN_REPEATS, _MIN_REPEAT_SHARE * len(pages))
    kept = []
    for number, (page, edge) in enumerate(zip(pages, edges), 1):
        kept.append([line for at, line in enumerate(page)
                     if at not in edge or shapes[_shape(line)] < needed and not _is_page_number(line, number)])
    return kept


def _edges(page: list[str]) -> set[int]:
    """Which lines stand at the top or the bottom. Some programs draw the header last, so it counts anywhere there."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return set(filled[:_EDGE_LINES] + filled[-_EDGE_LINES:])


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))


def _is_page_number(line: str, number: int) -> bool:
    """Whether the line is nothing but this page's number."""
    found = _PAGE_NUMBER.fullmatch(line)
    return found is not None and int(found.group(1)) == number
