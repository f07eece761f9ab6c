"""Source formats, one file each."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ..errors import SourceError
from ..model.claim import SourceEntry
from ..model.rule import Rule
from ..model.text import Location, SourceText
from .files import SourceFile, list_source_files
from .front_matter import KEYS, read_front_matter

__all__ = ["RULES", "SourceFile", "list_source_files", "read_source", "read_text"]

RULES: tuple[Rule, ...] = ()


def read_source(file: SourceFile) -> list[SourceText]:
    """The texts of a file. Raises SourceError when it can't be read."""
    try:
        data = Path(file.path).read_bytes()
    except OSError as error:
        raise SourceError(f"can't read it: {error.strerror}", None, Location(file.display)) from error
    name = Path(file.path).name
    text = replace(read_text(data, source_id(name), file.display), path=file.display)
    return [text if file.entry is None else _with_entry(text, file.entry)]


def read_text(data: bytes | str, id: str, path: str | None = None) -> SourceText:
    """A text at hand, with or without front matter. Raises SourceError for binary content."""
    from .plain import decode
    where = path or id
    if isinstance(data, str):
        text, encoding, notes = data, "utf-8", ()
        data = data.encode("utf-8", "surrogatepass")
    else:
        text, encoding, notes = decode(data, where)
    facts, body = read_front_matter(text, where)
    source_id = facts.pop("id", id)
    return SourceText(source_id, where, text, hashlib.sha256(data).hexdigest(), body, encoding=encoding, notes=notes,
                      **facts)  # type: ignore[arg-type]  # every key of KEYS but id is a text field


def source_id(name: str) -> str:
    """A source's id from its file name: without the ending, and without that of a compression."""
    return Path(name.removesuffix(".gz").removesuffix(".xz").removesuffix(".zst")).stem


def _with_entry(text: SourceText, entry: SourceEntry) -> SourceText:
    said = {key: getattr(entry, key) for key in KEYS if getattr(entry, key)}
    return replace(text, **said)
