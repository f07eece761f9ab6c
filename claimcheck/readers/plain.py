"""Plain text and Markdown, as they stand: offsets are those of the file."""

from __future__ import annotations

import codecs

from ..errors import SourceError
from ..model.text import Location

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, path: str) -> tuple[str, str, tuple[str, ...]]:
    """The text, its encoding, and notes for a person. UTF-8 first, then a byte order mark, then a guess.

    Raises SourceError for binary content.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding, ()
            except UnicodeDecodeError:
                break
    if b"\0" in data:
        raise SourceError("binary file, not text", "save it as text, or leave it out of the sources", Location(path))
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes
    best = from_bytes(data).best()
    if best is None:
        raise SourceError("binary file, or text in an unknown encoding", "save it as UTF-8", Location(path))
    return data.decode(best.encoding), best.encoding, (f"not UTF-8; read as {best.encoding}, a guess",)
