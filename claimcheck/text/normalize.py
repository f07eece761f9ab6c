"""Folding: what may differ between two verbatim copies of one quotation, taken out, with a map back to raw offsets.

Folded away are case, the shape of quotation marks and dashes, runs of white space, NBSP and other odd spaces, soft
hyphens and zero-width marks, hyphens at a line's end, ligatures and other NFKC forms, HTML entities, and canonical
composition. Letters stay letters: accents, spelling and digits are not folded here.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..model.text import Span

_QUOTES = {"'": "‘’‚‛′‹›`´ʼʹ＇", '"': "“”„‟«»″＂「」『』〝〞〟"}
_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_INVISIBLE = ("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"
              "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_SHAPES = {ord(mark): plain for plain, marks in _QUOTES.items() for mark in marks}
_SHAPES.update({ord(dash): "-" for dash in _DASHES})
_INVISIBLE_SET = frozenset(_INVISIBLE)

# What can't be folded one code point at a time, apart from code points found per text (see _plan): a hyphen that
# breaks a word at a line's end, runs of white space, and entities.
_BREAK = r"(?<=[^\W\d_])[-‐\u00ad][ \t\r]*(?:\n|\r|\u2028)[ \t]*(?=[^\W\d_])"
_SPACE = r"\s{2,}|[^\S ]"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text and its map to the raw one.

    The text is a chain of blocks. Block i covers folded [folded_starts[i], folded_starts[i + 1]) and raw
    [raw_starts[i], raw_starts[i + 1]); both lists end with the lengths. A block with `one_to_one[i]` maps code point
    to code point; any other maps as a whole.
    """

    text: str
    folded_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    one_to_one: tuple[bool, ...]

    def raw_span(self, folded_start: int, folded_end: int) -> Span:
        """The raw span that folded [folded_start, folded_end) comes from. Blocks are never cut in two.

        Code points that folded to nothing at either edge stay outside. Raises ValueError when not inside the text.
        """
        if not 0 <= folded_start <= folded_end <= len(self.text):
            raise ValueError(f"not in the folded text: [{folded_start}, {folded_end})")
        if folded_start == folded_end:
            at = self._raw_start(folded_start)
            return Span(at, at)
        return Span(self._raw_start(folded_start), self._raw_end(folded_end))

    def folded_offset(self, raw: int) -> int:
        """The folded offset where raw offset `raw` lies, or where what it folded into begins."""
        block = max(0, bisect_right(self.raw_starts, raw) - 1)
        if block >= len(self.one_to_one):
            return len(self.text)
        start = self.folded_starts[block]
        return start + (raw - self.raw_starts[block]) if self.one_to_one[block] else start

    def _raw_start(self, folded: int) -> int:
        block = bisect_right(self.folded_starts, folded) - 1
        if block >= len(self.one_to_one):
            return self.raw_starts[-1]
        start = self.raw_starts[block]
        return start + (folded - self.folded_starts[block]) if self.one_to_one[block] else start

    def _raw_end(self, folded: int) -> int:
        # The block that holds the last code point inside; empty blocks share a folded start, the last of them counts.
        block = bisect_right(self.folded_starts, folded - 1) - 1
        if self.one_to_one[block]:
            return self.raw_starts[block] + (folded - self.folded_starts[block])
        return self.raw_starts[block + 1]


def fold(text: str) -> FoldedText:
    """Fold a raw text; see the module's docstring for what is folded.

    Time O(len(text)); the map takes a few words for each place where something was not one to one.
    """
    table, pattern = _plan(frozenset(text))
    parts: list[str] = []
    folded_starts: list[int] = []
    raw_starts: list[int] = []
    one_to_one: list[bool] = []
    length = position = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        new = _fold_block(found.group())
        if new == text[start:end]:
            continue
        if start > position:
            folded_starts.append(length)
            raw_starts.append(position)
            one_to_one.append(True)
            parts.append(text[position:start].translate(table))
            length += start - position
        folded_starts.append(length)
        raw_starts.append(start)
        one_to_one.append(False)
        parts.append(new)
        length += len(new)
        position = end
    if position < len(text):
        folded_starts.append(length)
        raw_starts.append(position)
        one_to_one.append(True)
        parts.append(text[position:].translate(table))
        length += len(text) - position
    folded_starts.append(length)
    raw_starts.append(len(text))
    return FoldedText("".join(parts), tuple(folded_starts), tuple(raw_starts), tuple(one_to_one))


def _fold_block(block: str) -> str:
    """Fold one stretch that maps as a whole."""
    if block.isspace():
        return " "
    if block[0] in "-‐\u00ad" and len(block) > 1 and block[1:].isspace():
        return ""
    if block[0] == "&" and len(block) > 1:
        plain = html.unescape(block)
        # An unknown entity is text; a known one is folded like the character it stands for.
        return block.translate(_plan(frozenset(block))[0]) if plain == block else _fold_characters(plain)
    return _fold_characters(block)


def _fold_characters(characters: str) -> str:
    visible = "".join(c for c in characters if c not in _INVISIBLE_SET)
    # Twice: NFKC may bring out a quotation mark or a space, and case folding may bring out a decomposed form.
    once = unicodedata.normalize("NFKC", visible).casefold().translate(_SHAPES)
    twice = unicodedata.normalize("NFKC", once).casefold().translate(_SHAPES)
    return "".join(" " if c.isspace() else c for c in twice if c not in _INVISIBLE_SET)


@lru_cache(maxsize=64)
def _plan(alphabet: frozenset[str]) -> tuple[dict[int, str], re.Pattern[str]]:
    """For texts over this alphabet: the table for code points that fold one to one, and what has to be looked at."""
    table: dict[int, str] = {}
    odd: list[str] = []
    marks: list[str] = []
    for character in alphabet:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Mc", "Me"):
            marks.append(character)
            continue
        if character.isspace():
            continue
        folded = _fold_characters(character)
        if len(folded) != 1:
            odd.append(character)
        elif folded != character:
            table[ord(character)] = folded
    pieces = [_BREAK, _ENTITY, _SPACE]
    hangul = "".join(sorted(c for c in alphabet if "\u1100" <= c <= "\u11ff"))
    if hangul:
        pieces.append(f"[{hangul}]+")
    if marks:
        pieces.append(rf"[^\s][{_char_class(marks)}]+")
    if odd:
        pieces.append(f"[{_char_class(odd)}]")
    return table, re.compile("|".join(pieces))


def _char_class(characters: list[str]) -> str:
    return "".join(re.escape(c) for c in sorted(characters))
