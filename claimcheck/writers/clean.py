"""Text from claims and sources made fit to show: it may hold escapes, overrides of reading direction and worse."""

from __future__ import annotations

import re
import unicodedata

# Everything that is not plainly text: controls, format characters, surrogates, line separators, odd spaces.
_ODD = re.compile(r"[^\x20-\x7e]")
_SPACES = re.compile(r"\s+")
# Zero-width joiners shape letters in Persian, in Indic scripts and in emoji; they can't move other text.
_KEPT = frozenset("\u200c\u200d")
# Invisible and harmless: dropped, so that widths and searches of the output come out right.
_DROPPED = frozenset("\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

# Isolates for one line of mixed directions: what stands between them can't reorder what stands around.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """Text without control or bidi characters: white space becomes spaces, other controls become visible signs.

    An escape character comes out as ␛, an override as <U+202E>; nothing that a terminal obeys is left.
    """
    if text.isascii() and text.isprintable():
        return text
    return _ODD.sub(_shown, text)


def one_line(text: str) -> str:
    """Clean text with every run of white space made one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def label(text: str) -> str:
    """A short text (a name, an id, a path) on one line that keeps its own reading direction to itself."""
    return isolated(one_line(text))


def right_to_left(text: str) -> bool:
    """Whether a text holds letters that are read from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def isolated(text: str) -> str:
    """A text that keeps its own reading direction to itself."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if right_to_left(text) else text


def xml_text(text: str) -> str:
    """Text without what XML 1.0 and HTML forbid; line ends and tabs stay, other controls become visible signs."""
    return "".join(c if c in "\n\t" else _shown_character(c, keep_bidi=True) if unicodedata.category(c) in
                   ("Cc", "Cs", "Cn") else c for c in text) if not (text.isascii() and text.isprintable()) else text


def _shown(found: re.Match[str]) -> str:
    return _shown_character(found.group(), keep_bidi=False)


def _shown_character(character: str, keep_bidi: bool) -> str:
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f":
        return " "
    if character in _KEPT:
        return character
    if character in _DROPPED and not keep_bidi:
        return ""
    category = unicodedata.category(character)
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if category in ("Cc", "Cs", "Cn", "Zl", "Zp") or (category == "Cf" and not keep_bidi):
        return f"<U+{code:04X}>"
    return character
