"""PDF: the pages' text, each page a mark, by pypdf (extra `pdf`).

Page numbers and headers that repeat from page to page are left out, since a quotation may run over the break.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from ..model.text import Mark
from .extracted import Extracted, Raw, optional, unreadable

# How many lines at the top and the bottom of a page may be its header or footer.
_EDGE_LINES = 2
# On so many pages, and on this share of them, an edge line must repeat to count as one.
_MIN_REPEATS = 2
_MIN_REPEAT_SHARE = 0.4

# A note's call is smaller than the text it stands in; units and numbers before it make it a power.
_NOTE_HEIGHT = 0.9
_NOTE_CALL = re.compile(r"\s*(?:\d{1,3}(?:,\s?\d{1,3})*|[*†‡§])")
_TAKES_POWER = re.compile(r"(?:\d|\b(?:[kcdm]?m|mi|ft|in|s))$")
_NO_TITLE = re.compile(r"\.\w{2,4}$|^(?:untitled|microsoft word)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|seite|p\.|стр\.)?\s*(\d{1,4})\s*(?:(?:/|of|von|из)\s*\d{1,4})?[-–—\s]*",
                          re.IGNORECASE)


def read(raw: Raw) -> list[Extracted]:
    """The one text of the document. Pages without text are noted; a scan has none at all."""
    pypdf = optional("pypdf", raw, "a PDF", "pdf")
    logging.getLogger("pypdf").setLevel(logging.ERROR)      # it warns about every oddity it can mend
    try:
        document = pypdf.PdfReader(io.BytesIO(raw.data))
        if document.is_encrypted and not document.decrypt(""):
            raise unreadable(raw, "the PDF is protected by a password", "save a copy without one")
        pages = [_page_text(page) for page in document.pages]
        facts = _facts(document)
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError,
            IndexError, AssertionError, NotImplementedError, ImportError) as error:
        raise unreadable(raw, f"the PDF can't be read: {error}", "open and print it to a new PDF") from error
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


def _page_text(page: Any) -> str:
    """The page's text without the calls of its notes: small raised numbers, no part of the sentences they stand in."""
    chunks: list[str] = []
    last_height = last_base = 0.0
    last_text = ""

    def take(text: str, matrix: list[float], text_matrix: list[float], font: Any, size: float) -> None:
        nonlocal last_height, last_base, last_text
        height = abs(text_matrix[3] * matrix[3]) * size
        base = text_matrix[5] * matrix[3] + matrix[5]
        raised = 0 < height < _NOTE_HEIGHT * last_height and 0.15 * last_height < base - last_base < last_height
        if raised and _NOTE_CALL.fullmatch(text) and not _TAKES_POWER.search(last_text):
            return
        chunks.append(text)
        if text.strip():
            last_height, last_base, last_text = height, base, text

    page.extract_text(visitor_text=take)
    return "".join(chunks)


def _facts(document: Any) -> dict[str, str]:
    facts = {}
    title = document.metadata.title if document.metadata is not None else None
    # Programs write the file's name here when nobody gave a title.
    if isinstance(title, str) and title.strip() and not _NO_TITLE.search(title):
        facts["title"] = title.strip()
    lang = document.trailer["/Root"].get("/Lang")
    if isinstance(lang, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", lang):
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
