"""Compressed files: .gz, .bz2, .xz and .zst around a file of any other format."""

from __future__ import annotations

import io
from typing import IO, Callable, cast

from .extracted import Raw, optional, unreadable

# A few kilobytes can unpack to terabytes. No single source comes near this.
MAX_UNPACKED_BYTES = 1024 ** 3

PACKINGS = (".gz", ".bz2", ".xz", ".zst")


def without_packing(name: str) -> str:
    """A file name without a packing's ending."""
    for packing in PACKINGS:
        if len(name) > len(packing) and name[-len(packing):].lower() == packing:
            return name[:-len(packing)]
    return name


def unpack(raw: Raw, packing: str, ending: str) -> Raw:
    """The file inside. `ending` is the inner file's. Raises SourceError for damaged data and for a file that swells."""
    stream = _OPENERS[packing](raw)
    try:
        with stream:
            data = stream.read(MAX_UNPACKED_BYTES + 1)
    except Exception as error:      # each library has its own kinds
        raise unreadable(raw, f"the compressed data is damaged: {error}", "fetch or pack the file again") from error
    if len(data) > MAX_UNPACKED_BYTES:
        raise unreadable(raw, f"unpacks to more than {MAX_UNPACKED_BYTES // 1024 ** 2} MB",
                         "unpack it and split it into smaller files")
    return Raw(data, raw.path, ending)


def _open_gz(raw: Raw) -> IO[bytes]:
    import gzip
    return cast(IO[bytes], gzip.GzipFile(fileobj=io.BytesIO(raw.data)))


def _open_bz2(raw: Raw) -> IO[bytes]:
    import bz2
    return cast(IO[bytes], bz2.BZ2File(io.BytesIO(raw.data)))


def _open_xz(raw: Raw) -> IO[bytes]:
    import lzma
    return cast(IO[bytes], lzma.LZMAFile(io.BytesIO(raw.data)))


def _open_zst(raw: Raw) -> IO[bytes]:
    zstandard = optional("zstandard", raw, "a .zst file", "zst")
    return cast(IO[bytes], zstandard.ZstdDecompressor().stream_reader(io.BytesIO(raw.data), read_across_frames=True))


_OPENERS: dict[str, Callable[[Raw], IO[bytes]]] = {
    ".gz": _open_gz, ".bz2": _open_bz2, ".xz": _open_xz, ".zst": _open_zst}
