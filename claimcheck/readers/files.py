"""Which files the entries of `sources` name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Sequence

from ..errors import SourceError
from ..model.claim import SourceEntry


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read: where it lies, how it is called in reports, its size in bytes, and what its entry says.

    `entry` is None for files that a folder brought in.
    """

    path: str
    display: str
    size: int
    entry: SourceEntry | None = None


def list_source_files(entries: Sequence[SourceEntry], base: Path, endings: Sequence[str] = ()) -> list[SourceFile]:
    """The files that the entries name, folders expanded, in the order of their paths, none twice.

    In a folder, hidden files, links that lead out of it, and files without one of `endings` are passed over. Raises
    SourceError for an entry that names nothing.
    """
    files: dict[str, SourceFile] = {}
    for entry in entries:
        path = base / entry.path
        if path.is_dir():
            inside = os.path.realpath(path)
            for found in _walk(str(path), inside, tuple(endings)):
                files.setdefault(os.path.realpath(found.path), found)
        elif path.exists():
            real = os.path.realpath(path)
            file = SourceFile(str(path), str(path), os.stat(path).st_size, entry)
            if real not in files or files[real].entry is None:
                files[real] = file
        else:
            raise SourceError(f"there is no file or folder {entry.path!r}", "paths are relative to the claims file; "
                              "those given by --sources to the current folder", entry.location)
    return sorted(files.values(), key=lambda file: file.display)


def _walk(folder: str, inside: str, endings: tuple[str, ...]) -> Iterator[SourceFile]:
    try:
        found = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        raise SourceError(f"can't read the folder {folder}: {error.strerror}") from error
    for item in found:
        if item.name.startswith("."):
            continue
        if item.is_symlink():
            real = os.path.realpath(item.path)
            if os.path.commonpath([real, inside]) != inside or item.is_dir():
                continue
        if item.is_dir(follow_symlinks=False):
            yield from _walk(item.path, inside, endings)
        elif item.is_file() and (not endings or item.name.lower().endswith(endings)):
            yield SourceFile(item.path, item.path, item.stat().st_size)
