"""Bytes to text: UTF-8 first, then what the file itself declares, and only then a guess, which is told.

No newline is translated and nothing but the byte order mark is dropped, so offsets are those of the decoded file.
"""

from __future__ import annotations

import importlib
import re

from .extracted import Raw, unreadable

# How often control characters may stand in a text: some OCR and terminal logs hold a few, binary content holds many.
_MAX_CONTROL_SHARE = 0.01
# The bytes a guess is made from; more makes it slower, hardly better.
_GUESSED_FROM = 200_000

# What texts are really found in; a detector that may choose among all finds rare relatives of these.
_COMMON = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_2",
           "iso8859_5", "iso8859_7", "iso8859_9", "koi8_r", "koi8_u", "cp866", "mac_roman", "mac_cyrillic", "shift_jis",
           "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "euc_kr")
_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŠšŽž"
                     "‘’‚“”„«»‹›–—…•·€£§°©®™¿¡´ªº½¼¾²³×\u00a0\u00ad")
_HIGH_RUN = re.compile(r"[À-ÿŒœŠšŽž]+")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_BINARY_STARTS = (
    (b"%PDF-", "a PDF", ".pdf"), (b"PK\x03\x04", "a zip archive or an office document", ".docx, .odt or .epub"),
    (b"\xd0\xcf\x11\xe0", "an old office document", None), (b"\x1f\x8b", "gzip data", ".gz"),
    (b"\xfd7zXZ\x00", "xz data", ".xz"), (b"\x28\xb5\x2f\xfd", "Zstandard data", ".zst"),
    (b"BZh", "bzip2 data", ".bz2"), (b"PAR1", "a Parquet file", ".parquet"), (b"\x89PNG", "a picture", None),
    (b"\xff\xd8\xff", "a picture", None), (b"GIF8", "a picture", None), (b"\x7fELF", "a program", None),
)


def decode(raw: Raw) -> tuple[str, str, tuple[str, ...]]:
    """The text, the name of its encoding, and notes (CC504 when the encoding is a guess).

    Raises SourceError for binary content and for bytes that no encoding explains.
    """
    data = raw.data
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.startswith(b"\0\0\xfe\xff"):
        wide = _decode_wide(raw)
        if wide is not None:
            return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_binary(raw)
        return _guess(raw)
    if "\0" in text:
        _refuse_binary(raw)
        return _guess(raw)
    return text, "utf-8", ()


def _decode_wide(raw: Raw) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-16 or UTF-32 by its byte order mark; None when the bytes are neither."""
    encoding = "utf-32" if raw.data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else "utf-16"
    try:
        text = raw.data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (text, encoding, ()) if "\0" not in text else None


def _refuse_binary(raw: Raw) -> None:
    for start, what, ending in _BINARY_STARTS:
        if raw.data.startswith(start):
            raise unreadable(raw, f"not a text: this is {what}",
                             f"give the file its proper ending ({ending})" if ending else "convert it to text first")
    if b"\0" in raw.data and _wide_without_mark(raw.data) is None:
        raise unreadable(raw, "not a text: the file is binary", "convert it to text first, or leave it out")


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as NULs in every second place."""
    head = data[:4000]
    pairs = len(head) // 2
    high, low = head[1::2].count(0), head[0::2].count(0)
    if len(data) % 2 or not pairs:
        return None
    if high > 0.3 * pairs and low < 0.05 * pairs:
        return "utf-16-le"
    if low > 0.3 * pairs and high < 0.05 * pairs:
        return "utf-16-be"
    return None


def _guess(raw: Raw) -> tuple[str, str, tuple[str, ...]]:
    for encoding in _candidates(raw.data):
        try:
            text = raw.data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if len(_CONTROL.findall(text)) <= _MAX_CONTROL_SHARE * len(text):
            name = _common_name(encoding)
            return text, name, (f"CC504: the encoding is not declared; guessed {name}",)
    raise unreadable(raw, "not a text: no encoding explains its bytes",
                     "save it as UTF-8, or leave it out if it isn't a text")


def _candidates(data: bytes) -> list[str]:
    """Encodings to try, the likeliest first."""
    wide = _wide_without_mark(data)
    if wide is not None:
        return [wide]
    try:
        detector = importlib.import_module("charset_normalizer")
    except ImportError:             # it comes with the package; without it the commonest one is tried
        return ["cp1252"]
    if _reads_as_western(data):
        return ["cp1252"]
    best = detector.from_bytes(data[:_GUESSED_FROM], cp_isolation=list(_COMMON)).best()
    return ["cp1252"] if best is None else [best.encoding, "cp1252"]


def _reads_as_western(data: bytes) -> bool:
    """Whether windows-1252 gives a text of Western Europe: accented letters one by one among plain ones.

    Detectors confuse it with its neighbours when a text holds hardly more than curly quotation marks.
    """
    try:
        text = data[:_GUESSED_FROM].decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = set(text) - _WESTERN
    high = _HIGH_RUN.findall(text)
    return not any(c > "\x7f" for c in foreign) and sum(len(run) > 1 for run in high) <= 0.1 * len(high)


def _common_name(encoding: str) -> str:
    """The name people know: windows-1251 for cp1251."""
    name = encoding.replace("_", "-")
    return f"windows-{name[2:]}" if re.fullmatch(r"cp125\d", name) else name
