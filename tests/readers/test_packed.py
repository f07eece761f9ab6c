"""Compressed sources."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import sys
from pathlib import Path

import pytest

from claimcheck.errors import SourceError
from claimcheck.readers import packed

from .reading import read_all, read_one, written

TEXT = "---\ntitle: T\n---\nThe bridge opens.\n".encode()


@pytest.mark.parametrize("ending, pack", [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_text(tmp_path: Path, ending: str, pack: object) -> None:
    assert callable(pack)
    path = written(tmp_path, f"x.txt{ending}", pack(TEXT))
    source = read_one(path)
    assert (source.id, source.title, source.text) == ("x", "T", TEXT.decode())
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest(), "of the file as it lies there"
    (first, second) = read_all(written(tmp_path, f"c.jsonl{ending}", pack(b'{"text": "a"}\n{"text": "b"}')))
    assert (first.id, second.text) == ("c#1", "b")


def test_zstandard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zstandard = pytest.importorskip("zstandard")
    path = written(tmp_path, "x.md.zst", zstandard.compress(TEXT[:20]) + zstandard.compress(TEXT[20:]))
    assert read_one(path).text == TEXT.decode(), "frames one after the other"
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(SourceError) as caught:
        read_one(path)
    assert caught.value.hint == "install it: pip install 'claimcheck-quotes[zst]'"


@pytest.mark.parametrize("ending, data", [
    (".gz", gzip.compress(TEXT)[:-9]), (".xz", b"no"), (".bz2", bz2.compress(TEXT)[:9]), (".gz", b"\x1f\x8b junk")])
def test_damaged(tmp_path: Path, ending: str, data: bytes) -> None:
    with pytest.raises(SourceError, match="the compressed data is damaged"):
        read_one(written(tmp_path, f"x.txt{ending}", data))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 1024 ** 2)
    path = written(tmp_path, "x.txt.gz", gzip.compress(b"a" * 1024 ** 2))
    assert len(read_one(path).text) == 1024 ** 2
    with pytest.raises(SourceError, match="unpacks to more than 1 MB"):
        read_one(written(tmp_path, "x.txt.gz", gzip.compress(b"a" * (1024 ** 2 + 1))))
