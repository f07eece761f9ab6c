"""Word documents (.docx): the text as it would print, with tracked insertions and without tracked deletions.

Read from the XML itself, which needs no package and sees what lies in tables, text boxes, hyperlinks and notes.
ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

from .extracted import Extracted, Raw
from .zipped import Archive, Paragraphs, read_facts, walk_xml

_WORD = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
         "http://purl.oclc.org/ooxml/wordprocessingml/main ")
_CORE = {"http://purl.org/dc/elements/1.1/ title": "title", "http://purl.org/dc/elements/1.1/ language": "lang",
         "http://purl.org/dc/elements/1.1/ publisher": "publisher"}
# What was deleted or moved away with changes tracked, and the definitions of tab stops.
_SILENT = frozenset(("del", "moveFrom", "tabs"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# mc:Fallback repeats a text box for old programs.
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"


class _Body(Paragraphs):

    def __init__(self) -> None:
        super().__init__()
        self.in_text = False
        self.silent = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name in _SILENT or tag == _FALLBACK:
            self.silent += 1
        elif self.silent:
            return
        elif name == "t":
            self.in_text = True
        elif name == "txbxContent":
            self.begin_aside()
        elif name == "lastRenderedPageBreak":
            self.break_page()
        elif name in _CHARACTERS:
            self.add(_CHARACTERS[name])

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in _SILENT or tag == _FALLBACK:
            self.silent -= 1
        elif self.silent:
            return
        elif name == "t":
            self.in_text = False
        elif name == "txbxContent":
            self.end_aside()
        elif name == "p":
            self.end_line()

    def data(self, text: str) -> None:
        if self.in_text and not self.silent:
            self.add(text)


def read(raw: Raw) -> list[Extracted]:
    """The one text of the document; footnotes and endnotes follow the body."""
    archive = Archive(raw, "a Word document")
    body = _Body()
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name == "word/document.xml" or name in archive.names:
            walk_xml(archive, name, body.start, body.end, body.data)
    return [Extracted(body.text(), "docx", read_facts(archive, "docProps/core.xml", _CORE), marks=tuple(body.marks))]


def _local(tag: str) -> str:
    """The local name of an element of WordprocessingML, transitional or strict; empty for any other."""
    for namespace in _WORD:
        if tag.startswith(namespace):
            return tag[len(namespace):]
    return ""
