"""Cues: which words of a paragraph say whose words a passage in marks is.

A paragraph becomes a string of word classes (see lexicon.py) in which a passage in marks is one letter. Around every
reporting verb the noun phrase that is its subject is looked for, on the left ("Ada said", "Ada, a countess, said"), on
the right of a verb that follows a passage ("said Ada"), or in the clause the verb hangs on (", adding", "and said").
Then each passage takes the verb that governs it. No step looks farther than a sentence or MAX_REACH words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.text import Span
from ..text.sentences import ABBREVIATIONS
from .lexicon import Lexicon, Verb
from .marks import Marked

# Words looked at on either side of a verb; sentences of news are shorter.
MAX_REACH = 70

# Verbs that may hang on one another: "said, adding, and noted"; more is no sentence.
_MAX_DEPTH = 12

_TOKEN = re.compile(r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‐‑\-&][^\W_]+|(?<=\d)[.,](?=\d)[^\W_]+)*|[^\w\s]")
_PUNCTUATION = {".": ".", "!": ".", "?": ".", "…": ".", "。": ".", "؟": ".", ",": ",", "،": ",", "、": ",", ":": ":",
                "：": ":", ";": ";", "؛": ";", "—": "-", "–": "-", "―": "-", "-": "-", "(": "(", ")": ")", "[": "(",
                "]": ")"}
_POSSESSIVE = ("'s", "’s")
_CONTRACTED = ("s", "d", "ll", "ve", "re", "m")
_PARTICLES = frozenset("de la del der den van von al el bin ibn ben da dos das du di le ter ten af st abu y".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_INDEFINITE = frozenset("a an one another some several many".split())
_ASKED = frozenset("asked pressed questioned told reminded quoted cited".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens [first, last] of its paragraph. `kind` is "name", "pronoun", "role" or "body".

    `names` is the token range of the proper name in it, if any.
    """

    first: int
    last: int
    kind: str
    names: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution: who (a phrase of the same paragraph), signalled by which tokens, and how surely.

    `way` is "after", "before", "according", "byline", "colon", "main". `relayed` is a phrase that passes the words on.
    `sure` is False where the speaker was guessed from the sentence's subject alone.
    """

    who: Phrase | None
    first: int
    last: int
    way: str
    relayed: Phrase | None = None
    sure: bool = True


class Passage:
    """One paragraph, its words classified, and the passages in marks in it. Token indices are local to it."""

    __slots__ = ("text", "span", "lex", "marked", "starts", "ends", "codes", "lower", "quote_at", "_subjects",
                 "_sentence_starts", "_sentence_ends", "_depth")

    def __init__(self, text: str, span: Span, marked: Sequence[Marked], lex: Lexicon) -> None:
        self.text = text
        self.span = span
        self.lex = lex
        self.marked = marked
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lower: list[str] = []
        self.quote_at: list[int] = []
        self._subjects: dict[int, tuple[Phrase | None, str]] = {}
        codes: list[str] = []
        position = span.start
        for mark in marked:
            self._read(position, mark.outer.start, codes)
            self.quote_at.append(len(codes))
            codes.append("Q")
            self.starts.append(mark.outer.start)
            self.ends.append(mark.outer.end)
            self.lower.append("")
            position = mark.outer.end
        self._read(position, span.end, codes)
        self._settle(codes)
        self.codes = "".join(codes)
        self._sentence_starts = self._find_sentences()
        self._sentence_ends: list[int] = []
        self._depth = 0

    # Reading ---------------------------------------------------------------------------------------------------------

    def _read(self, start: int, end: int, codes: list[str]) -> None:
        """Classify the words of text[start:end]."""
        classes, roles = self.lex.classes, self.lex.roles
        has_case = self.lex.has_case
        starts, ends, lowers = self.starts, self.ends, self.lower
        for found in _TOKEN.finditer(self.text, start, end):
            word = found.group()
            first, last = found.span()
            if len(word) == 1 and not word.isalnum():
                if word in "'’" and codes and ends[-1] == first and codes[-1] in "CNR":
                    codes[-1] = "c" if codes[-1] == "C" else "n"
                    continue
                if word == "." and codes and ends[-1] == first and (
                        self._abbreviated(lowers[-1], codes[-1]) or self.text[last:last + 1] in (",", ";", ")")):
                    ends[-1] = last
                    continue
                code = _PUNCTUATION.get(word)
                if code is None:
                    continue
                if code == "-" and codes and codes[-1] == "-" or code == "." and codes and codes[-1] == ".":
                    ends[-1] = last
                    continue
                codes.append(code)
                starts.append(first)
                ends.append(last)
                lowers.append(word)
                continue
            lower = word.lower()
            code = classes.get(lower)
            capital = has_case and word[0].isupper()
            initial = not codes or codes[-1] in ".Q" or codes[-1] == ":"
            if code == "M" and not capital:
                code = None
            if code is None or capital and not initial and code not in "MRTDPjJ&":
                if capital:
                    code = "C"
                    if lower[-2:] in _POSSESSIVE:
                        code, lower = "c", lower[:-2]
                    elif lower in roles or lower[-1] == "s" and lower[:-1] in roles:
                        code = "R"
                elif lower[0].isdigit():
                    code = "#" if lower.isdigit() or not lower[-1].isalpha() else "N"
                else:
                    code = self._plain(lower, roles, has_case)
                    if code in "nc":
                        lower = lower[:-2]
            elif capital and code == "J" and not initial and lower not in ("for", "of"):
                code = "C" if len(lower) > 3 else code
            codes.append(code)
            starts.append(first)
            ends.append(last)
            lowers.append(lower)

    def _plain(self, lower: str, roles: frozenset[str], has_case: bool) -> str:
        """The class of a lower-case word no list has as it stands."""
        if lower[-2:] in _POSSESSIVE:
            head = lower[:-2]
            return "P" if self.lex.classes.get(head) == "P" else "n"
        for sign in "'’":
            head, found, tail = lower.partition(sign)
            if found and tail in _CONTRACTED and self.lex.classes.get(head) == "P":
                return "P"
        if lower[-1] == "s" and lower[:-1] in roles:
            return "R"
        if lower.endswith("ly") and self.lex.lang == "en":
            return "A"
        return "N" if has_case else "C"

    def _abbreviated(self, lower: str, code: str) -> bool:
        if code in "QM":
            return code == "M"
        return len(lower) == 1 and lower.isalpha() and code in "CPD" or lower in ABBREVIATIONS or "." in lower

    def _settle(self, codes: list[str]) -> None:
        """Second look at words that are a reporting verb only in the right company."""
        verbs, phrases = self.lex.verbs, self.lex.phrases
        count = len(codes)
        for at in range(count):
            code = codes[at]
            if (self.lower[at] in phrases and at + 1 < count and self.lower[at + 1] in phrases[self.lower[at]]
                    and (at + 2 >= count or codes[at + 2] in ",:.QTW-" or self.lower[at + 2] == "to")):
                codes[at] = "G" if self.lower[at].endswith("ing") else "V"
                codes[at + 1] = "A"
                continue
            if (code == "C" and self.lower[at].endswith("ly") and (at == 0 or codes[at - 1] in ".Q") and at + 1 < count
                    and codes[at + 1] == "," and self.lex.lang == "en" and self.lower[at] not in self.lex.female_names
                    and self.lower[at] not in self.lex.male_names):
                codes[at] = "A"     # "Similarly, Ada said"
                continue
            if (code == "C" and self.lower[at].endswith("ing") and (at == 0 or codes[at - 1] in ".Q") and at + 1 < count
                    and codes[at + 1] in "DJPONn"):
                # "Making the rounds, Ada said": a participle that a capital hides.
                codes[at] = "v"
                continue
            if code not in "VG":
                continue
            verb = verbs[self.lower[at]]
            before = at - 1
            while before >= 0 and codes[before] == "A":
                before -= 1
            left = codes[before] if before >= 0 else "."
            right = codes[at + 1] if at + 1 < count else "."
            if left == "B" and code == "V":
                codes[at] = "v"
            elif (code == "V" and "judge" in verb.kinds and left == "N" and right in "QD"
                  and (right == "Q" or codes[at + 2:at + 3] == ["Q"]) and self.lower[at][-1] == "d"):
                # "an alliance called the “Union”"
                codes[at] = "v"
            elif verb.doubtful and (left in "DJj#nc&GV" or left == "N" and before == at - 1 and not verb.progressive
                                    and self.lower[at][-2:] != "ed" and right not in "QW,."
                                    or left in ".:" or (left == "C" and self.text[self.starts[at]].isupper())
                                    or left == "C" and before == at - 1 and self.lower[before] in self.lex.demonyms
                                    and right not in "WDP,."
                                    or verb.base and left == "C" and self.lower[before][-1:] != "s"):
                codes[at] = "N"
            elif left == "D" and code == "V":
                codes[at] = "N"
            elif self.text[self.starts[at]].isupper() and code == "V" and not (left in ".:-Q" and right in "CMDR"):
                codes[at] = "v" if left in ".:-Q" else "C"
            elif left in "W." and self.lower[at] in _ASKED and code == "V":
                codes[at] = "v"
            elif left == "," and self.lower[at] in _ASKED and right in "JWA" and code == "V":
                codes[at] = "v"

    def _find_sentences(self) -> list[int]:
        """For each token, the first token of its sentence."""
        result: list[int] = []
        current = 0
        for at in range(len(self.codes)):
            if current < at and self._ends_before(at):
                current = at
            result.append(current)
        return result

    def _ends_before(self, at: int) -> bool:
        """Whether a sentence ends right before token `at`."""
        before = self.codes[at - 1]
        if before == ".":
            return True
        if before == "Q":
            return self.ended(self._mark_of(at - 1)) and self._may_begin(at)
        if before == ")" and self.ends[at - 1] - 2 >= self.span.start and at >= 2:
            return self.codes[at - 2] == "."
        return False

    def _may_begin(self, at: int) -> bool:
        return self.codes[at] == "Q" or not self.text[self.starts[at]].islower() and self.codes[at] not in ",-;:)"

    def _mark_of(self, token: int) -> Marked:
        return self.marked[bisect_left(self.quote_at, token)]

    def ended(self, mark: Marked) -> bool:
        """Whether a passage in marks ends its own sentence: a point, question or exclamation mark stands inside."""
        text, end = self.text, mark.span.end
        while end > mark.span.start and text[end - 1] in " \u00a0'’‘”\"":
            end -= 1
        return end > mark.span.start and text[end - 1] in ".!?…" or not mark.closed

    def sentence(self, token: int) -> tuple[int, int]:
        """Half-open token range of the sentence a token stands in."""
        if not self._sentence_ends:
            starts = self._sentence_starts
            ends = [len(starts)] * len(starts)
            for at in range(len(starts) - 2, -1, -1):
                ends[at] = ends[at + 1] if starts[at + 1] == starts[at] else at + 1
            self._sentence_ends = ends
        return self._sentence_starts[token], self._sentence_ends[token]

    def is_denied(self, verb: int) -> bool:
        """Whether a reporting verb stands negated: "did not say", "never called it"."""
        at = verb - 1
        while at >= 0 and self.codes[at] in "AXB":
            if self.lower[at].replace("’", "'") in self.lex.negations:
                return True
            at -= 1
        return False

    def verb(self, token: int) -> Verb | None:
        """What the lexicon knows of the verb at a token."""
        return self.lex.verbs.get(self.lower[token])

    # Noun phrases ----------------------------------------------------------------------------------------------------

    def phrase_left(self, last: int, low: int) -> Phrase | None:
        """The noun phrase that ends with token `last`, not reaching below token `low`."""
        codes = self.codes
        if last < low:
            return None
        code = codes[last]
        if code == "P":
            return Phrase(last, last, "pronoun")
        if code == ")":
            opening = codes.rfind("(", max(low, last - 14), last)
            return self.phrase_left(opening - 1, low) if opening > low else None
        if code not in "CRN#MD" or code == "D" and self.lower[last] in ("the", "a", "an"):
            return None
        first = last
        named = code == "C" or code == "M"
        role_seen = code in "RN#D"
        while first > low and last - first < 24:
            left = codes[first - 1]
            if left in "CcM" or left == "R" or left == "n":
                role_seen = role_seen or left == "R"
            elif left in "N#":
                if not role_seen and not (first - 2 >= low and codes[first - 2] in "Dcn"):
                    break
            elif left == "D":
                first -= 1
                if self.lower[first] == "all" or first == low or codes[first - 1] != "D":
                    break
                continue
            elif left == "j" and self._in_name(first - 1):
                pass
            elif left == "A" and role_seen and first - 2 >= low and codes[first - 2] == "D":
                pass
            else:
                break
            first -= 1
        if not named or codes[first] != "M":
            first = self._extend_left(first, last, low, named)
        return self._phrase(first, last)

    def _in_name(self, at: int) -> bool:
        """Whether "of" or the like stands between capitals: "Bank of America"."""
        return self.lower[at] == "of" and self.codes[at - 1:at] == "C" and self.codes[at + 1:at + 2] == "C"

    def _extend_left(self, first: int, last: int, low: int, named: bool) -> int:
        """Take in "a spokesman for" before "the campaign"; stop where the left noun is no role."""
        codes = self.codes
        for _ in range(3):
            if first - 2 < low or codes[first - 1] not in "jJ":
                break
            noun = codes[first - 2]
            if noun not in "RN" or codes[first - 1] == "J" and noun != "R":
                break
            if self.lower[first - 1] in ("after", "before", "as", "since", "until", "during", "like", "than"):
                break
            left = self.phrase_left(first - 2, low)
            if left is None:
                break
            if noun == "N" and codes[left.first] != "D":
                break
            first = left.first
        if named and first - 2 >= low and codes[first - 1] == "&" and codes[first - 2] == "C":
            # "Ada and Grace said": both, when the first name opens the clause.
            left = self.phrase_left(first - 2, low)
            if left is not None and (left.first == low or codes[left.first - 1] in ",W.Q"):
                first = left.first
        return first

    def phrase_right(self, first: int, high: int) -> Phrase | None:
        """The noun phrase that begins with token `first`, ending before token `high`."""
        codes = self.codes
        if first >= high:
            return None
        code = codes[first]
        if code == "P":
            return Phrase(first, first, "pronoun")
        if code not in "DCcMRNn#":
            return None
        at = first
        while at < high and at - first < 24:
            code = codes[at]
            if code in "CcMRNn#" or code == "D" and at == first or code == "D" and codes[at - 1] == "D":
                at += 1
            elif code == "j" and at > first and self._in_name(at):
                at += 1
            elif code == "A" and codes[at - 1] == "D":
                at += 1
            else:
                break
        last = at - 1
        opened = codes[first] in "Dcn" or (codes[first] == "C" and self.lower[first] in self.lex.demonyms
                                           and "C" not in codes[first + 1:at])
        while last > first and (codes[last] in "cn" or codes[last] in "N#" and not opened and "C" in codes[first:last]):
            last -= 1
        if codes[last] not in "CRN#M" and not (last == first and codes[last] == "D" and
                                               self.lower[last] not in ("the", "a", "an")):
            return None
        if (codes[last] == "N" and codes[first] == "N" and "R" not in codes[first:last]
                and self.lower[last] not in self.lex.outlets):
            # A bare common noun after a verb: "said sources"; a longer run is no subject.
            last = first
        phrase = self._phrase(first, last)
        if phrase.kind == "role" and last + 1 < high and codes[last + 1] in "jJ" and self.lower[last + 1] in (
                "of", "for", "at", "from", "with", "to", "in", "von", "de", "du", "del"):
            more = self.phrase_right(last + 2, high)
            if more is not None and more.kind != "pronoun":
                phrase = Phrase(first, more.last, "role", self._name_after_place(first, last, more))
        return phrase

    def _name_after_place(self, first: int, last: int, more: Phrase) -> tuple[int, int] | None:
        """"Iran's ambassador to Moscow Ada Byron": the name after the place in a phrase that opens with a role."""
        if more.names is None or self.lower[first] in _INDEFINITE or self.codes[more.first] == "D":
            return None
        start, end = more.names
        place_only = self.lower[last + 1] in ("to", "in", "of")
        given = self.lex.male_names | self.lex.female_names
        if place_only and end - start >= 2 and (self.lower[last + 1] == "to" or self.lower[start + 1] in given):
            return start + 1, end
        return None

    def _phrase(self, first: int, last: int) -> Phrase:
        """Classify tokens [first, last] and find the proper name in them."""
        codes = self.codes
        code = codes[last]
        if code not in "CM":
            return Phrase(first, last, "role")
        start = last
        while start > first:
            left = codes[start - 1]
            if left == "C" or left == "M":
                start -= 1
            elif self.lower[start - 1] in _PARTICLES and start - 2 >= first and codes[start - 2] == "C":
                start -= 1
            elif left == "j" and self._in_name(start - 1):
                start -= 1
            else:
                break
        # A place before the name, after "ambassador to".
        if start - 2 >= first and codes[start - 1] in "jJ" and codes[start - 2] in "RN":
            names = self._name_after_place(first, start - 2, Phrase(start, last, "name", (start, last)))
            return Phrase(first, last, "name" if names else "role", names)
        if start - 3 >= first and codes[start - 1] == "D" and codes[start - 2] in "jJ":
            return Phrase(first, last, "role")
        title = codes.rfind("M", start, last)
        start = max(start, title + 1)
        while start < last and self.lower[start] in self.lex.demonyms and last - start >= 2:
            start += 1
        of = self.lower.index("of", start, last) if "of" in self.lower[start:last] else 0
        if of - start >= 2:
            # "Ada Byron of London": the place is not part of the name.
            return Phrase(first, last, "name", (start, of - 1))
        if codes[first] == "D" and self.lower[first] == "the" and codes[start - 1] == "D":
            return Phrase(first, last, "body", (start, last))
        return Phrase(first, last, "name", (start, last))

    def honorific(self, phrase: Phrase) -> str:
        """"m" or "f" by "Mr." or "Mrs." before the name, "" without."""
        if phrase.names is None or phrase.names[0] == phrase.first:
            return ""
        title = self.lower[phrase.names[0] - 1]
        return "m" if title == "mr" else "f" if title in ("mrs", "ms", "miss") else ""

    def phrase_span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the raw text; a possessive ending is left out."""
        return Span(self.starts[phrase.first], self._word_end(phrase.last))

    def name_text(self, phrase: Phrase) -> str | None:
        """The proper name in a phrase, white space made plain."""
        if phrase.names is None:
            return None
        first, last = phrase.names
        return " ".join(self.text[self.starts[first]:self._word_end(last)].split())

    def _word_end(self, token: int) -> int:
        end = self.ends[token]
        if self.codes[token] in "cn" and self.text[end - 2:end] in _POSSESSIVE:
            return end - 2
        if self.text[end - 1] == "." and self.codes[token] == "C" and self.lower[token] not in _SUFFIXES:
            return end - 1 if len(self.lower[token]) > 1 and "." not in self.lower[token] else end
        return end

    # Subjects --------------------------------------------------------------------------------------------------------

    def subject(self, verb: int) -> tuple[Phrase | None, str]:
        """The subject of the reporting verb at a token, and how it was found: "left", "right", "shared" (that of
        another reporting verb), "main" (that of the sentence), ""."""
        known = self._subjects.get(verb)
        if known is None:
            self._subjects[verb] = (None, "")   # a verb that hangs on itself has no subject
            self._depth += 1
            known = self._subjects[verb] = self._find_subject(verb)
            self._depth -= 1
        return known

    def _find_subject(self, verb: int) -> tuple[Phrase | None, str]:
        codes = self.codes
        low, high = self.sentence(verb)
        low = max(low, verb - MAX_REACH)
        at = verb - 1
        while at >= low and codes[at] in "AXB":
            at -= 1
        if codes[verb] == "G":
            if at == verb - 1 and at >= low and codes[at] in "CP":
                # "footage of Ada asking"
                first = at
                while first > low and codes[first - 1] in "CM":
                    first -= 1
                return self._phrase(first, at) if codes[at] == "C" else Phrase(at, at, "pronoun"), "left"
            return self._shared(verb, low, high)
        if at < low:
            return self._inverted(verb, high)
        left = codes[at]
        if left == "T" and at - 1 >= low and codes[at - 1] in "CRNP":
            at -= 1
            left = codes[at]
        if left in "PCRN#M" or left == ")" or left == "D" and self.lower[at] not in ("the", "a", "an"):
            phrase = self.phrase_left(at, low)
            if phrase is not None and self._is_subject(phrase, low):
                return phrase, "left"
            if left == "N":
                return self._shared(verb, low, high)
            return (phrase, "left") if phrase is not None else (None, "")
        if left == "w":
            before = at - 2 if codes[at - 1:at] in (",", "-") else at - 1
            phrase = self.phrase_left(before, low)
            return (phrase, "left") if phrase is not None else (None, "")
        if left == "Q" or left in ",-" and codes[at - 1:at] == "Q":
            found = self._inverted(verb, high)
            if found[0] is not None:
                return found
            if left == "Q":
                return self._shared(verb, low, high)
        if left in ",-":
            if at == verb - 1:
                inverted = self._closing_inversion(verb, high)
                if inverted is not None:
                    return inverted, "right"
            phrase = self._before_apposition(at, low)
            if phrase is not None:
                return phrase, "left"
        return self._shared(verb, low, high)

    def _is_subject(self, phrase: Phrase, low: int) -> bool:
        """Whether a phrase left of a verb can be its subject: an object of a preposition can't."""
        if phrase.first <= low:
            return True
        before = self.codes[phrase.first - 1]
        if before in "jJ":
            return phrase.kind in ("name", "pronoun") and self.lower[phrase.first - 1] not in ("of", "for", "by")
        return True

    def _inverted(self, verb: int, high: int) -> tuple[Phrase | None, str]:
        at = verb + 1
        while at < high and self.codes[at] == "A":
            at += 1
        phrase = self.phrase_right(at, min(high, verb + MAX_REACH))
        if phrase is None:
            return None, ""
        return self._named_apposition(phrase, high), "right"

    def _closing_inversion(self, verb: int, high: int) -> Phrase | None:
        """"…, said Ada." or "But, said Ada, …": a subject after the verb, with nothing said behind it."""
        info = self.verb(verb)
        if info is None or "say" not in info.kinds:
            return None
        phrase = self.phrase_right(verb + 1, high)
        if phrase is None or phrase.kind == "pronoun" or phrase.kind == "role" and self.codes[phrase.first] not in "Dc":
            return None
        return self._named_apposition(phrase, high) if self.codes[phrase.last + 1:phrase.last + 2] in (
            "", ".", ",", ":", "Q", "-") else None

    def _named_apposition(self, phrase: Phrase, high: int) -> Phrase:
        """For "the envoy, Ada Byron," the name; else the phrase itself."""
        if phrase.kind != "role":
            return phrase
        at = phrase.last + 1
        if at + 1 < high and self.codes[at] == ",":
            name = self.phrase_right(at + 1, high)
            if (name is not None and name.kind == "name" and name.names is not None and self.codes[name.first] in "CM"
                    and self.codes[name.last + 1:name.last + 2] in (",", ".", "Q", "-", "")
                    and "R" not in self.codes[name.first:name.last + 1]):
                return name
        return phrase

    def _before_apposition(self, comma: int, low: int) -> Phrase | None:
        """The subject left of a parenthesis that ends at token `comma`: "Ada, a countess from London, said"."""
        codes = self.codes
        edges = [at for at in range(low, comma) if codes[at] in ",-"]
        bounds = [low - 1, *edges, comma]
        candidates: list[Phrase] = []
        for left, right in zip(bounds, bounds[1:]):
            first = left + 1
            while first < right and codes[first] in "&WA":
                first += 1
            phrase = self.phrase_left(right - 1, first) if first < right else None
            if phrase is None or codes[phrase.first:right].count("Q") or self._is_place_tag(phrase):
                continue
            clean = phrase.first == first
            if not clean and codes[phrase.first - 1] in "WQ":
                clean = True
            if not clean and codes[phrase.first - 1] in "VvB" and right != comma:
                clean = False
            if clean and right != comma or clean and phrase.kind == "name" and candidates:
                candidates.append(phrase)
        for index, phrase in enumerate(candidates):
            if phrase.kind == "role":
                following = candidates[index + 1] if index + 1 < len(candidates) else None
                if (following is not None and following.kind == "name" and following.first <= phrase.last + 2
                        and codes[following.first] in "CM" and "R" not in codes[following.first:following.last]):
                    return following
            if phrase.kind != "role" or codes[phrase.first] in "DcnRN":
                return phrase
        return None

    def _is_place_tag(self, phrase: Phrase) -> bool:
        """Whether a phrase is a tag after a name or a town: "R-Ky.", "OH"."""
        word = self.text[self.starts[phrase.last]:self.ends[phrase.last]].rstrip(".")
        return phrase.first == phrase.last and (word[1:2] == "-" or len(word) == 2 and word.isupper())

    def _shared(self, verb: int, low: int, high: int) -> tuple[Phrase | None, str]:
        """The subject of the clause a verb hangs on."""
        codes = self.codes
        if verb == low and codes[verb] == "G":
            # "Calling it a farce, Ada left."
            comma = verb
            while comma < high and codes[comma] not in ",Q":
                comma += 1
            while comma < high and codes[comma] in ",Q-":
                comma += 1
            phrase = self.phrase_right(comma, high)
            return (phrase, "main") if phrase is not None else (None, "")
        at = verb - 1
        while at >= low and self._depth <= _MAX_DEPTH:
            if codes[at] in "VG":
                phrase, _ = self.subject(at)
                if phrase is not None:
                    return phrase, "shared"
            at -= 1
        phrase = self.main_phrase(low, verb)
        return (phrase, "main") if phrase is not None else (None, "")

    def main_phrase(self, low: int, high: int) -> Phrase | None:
        """The phrase that opens a clause in tokens [low, high): its grammatical subject as a rule."""
        codes = self.codes
        at = low
        while at < high:
            while at < high and codes[at] in "&AQ,-.;(" or at < high and codes[at] == "W" and at == low:
                at += 1
            if at >= high:
                return None
            if codes[at] not in "JjGvTWwVXB:":
                phrase = self.phrase_right(at, high)
                if phrase is not None and not self._tells_time(phrase, high):
                    return self._named_apposition(phrase, high)
            comma = at
            while comma < high and codes[comma] not in ",-;":
                comma += 1
            at = comma + 1
        return None

    def owner(self, low: int, colon: int) -> Phrase | None:
        """Whose words a colon announces: "Ada's short reply:"."""
        codes = self.codes
        at = colon - 1
        while at >= low and codes[at] in "NVA":
            at -= 1
        if at < low or codes[at] != "c" or colon - at > 4 or colon - at < 2:
            return None
        first = at
        while first > low and codes[first - 1] in "CM":
            first -= 1
        return Phrase(first, at, "name", (first, at))

    def _tells_time(self, phrase: Phrase, high: int) -> bool:
        """Whether a phrase that opens a sentence says when: "Minutes later,", "One recent evening,"."""
        after = phrase.last + 1
        if after >= high or phrase.kind == "name" and phrase.last > phrase.first:
            return False
        return self.codes[after] == "T" or self.lower[after] in ("later", "ago", "earlier", "after", "before")

    # Passages in marks -----------------------------------------------------------------------------------------------

    def cue(self, index: int) -> Cue | None:
        """The cue that governs marked passage `index` by itself, or None."""
        token = self.quote_at[index]
        mark = self.marked[index]
        after = self._cue_after(token, mark)
        before = None
        if after is not None and after[1]:
            # “Late?” Ada wrote back: the next sentence, where a cue with a comma or colon has led up to the passage.
            if self.codes[token + 1] in ",-" or self.codes[token - 1:token] not in (",", ":") or (
                    self.text[mark.span.end - 1] not in "?!.…"):
                return after[0]
            before = self._cue_before(token)
            if before is None or not before.sure or before.way != "before":
                return after[0]
            return before
        before = self._cue_before(token)
        if before is None or not before.sure or self._is_thought(before):
            trailing = self._cue_trailing(token)
            if trailing is not None:
                return trailing
        if before is not None and (before.sure or after is None):
            return before
        return after[0] if after is not None else None

    def _is_thought(self, cue: Cue) -> bool:
        """Whether a cue's verb is one of thinking or doing, which another's speech may enclose."""
        verb = self.verb(cue.last)
        return verb is not None and not verb.kinds & {"say", "tell", "relay", "judge"}

    def _cue_trailing(self, token: int) -> Cue | None:
        """A cue that closes the sentence: "The plan is “a joke” and will fail, Ada said"."""
        codes = self.codes
        _, high = self.sentence(token)
        high = min(high, token + MAX_REACH)
        for verb in range(token + 2, high):
            if codes[verb] == "Q":
                continue
            if codes[verb] == "V" and codes[verb + 1:verb + 2] in ("", ".", "T", ","):
                phrase, how = self.subject(verb)
                if (phrase is not None and how == "left" and phrase.first > token
                        and codes[phrase.first - 1] == "," and phrase.kind != "role"):
                    return Cue(phrase, verb, verb, "after")
            elif codes[verb] == "V" and codes[verb - 1] == ",":
                phrase = self._closing_inversion(verb, high)
                if phrase is not None:
                    return Cue(phrase, verb, verb, "after")
        return None

    def _cue_after(self, token: int, mark: Marked) -> tuple[Cue, bool] | None:
        """A cue right after a passage, and whether punctuation binds it to the passage."""
        codes = self.codes
        at = token + 1
        count = len(codes)
        if at >= count or not mark.closed:
            return None
        inner = self.text[mark.span.start:mark.span.end].rstrip(" \u00a0'’”\"")[-1:]
        bound = inner in ",?!…—-–"
        dash = False
        if codes[at] in ",-":
            bound = True
            while at < count and codes[at] in ",-":
                dash = dash or codes[at] == "-"
                at += 1
            if at >= count:
                return None
        elif inner == "." and self._may_begin(at) and not (
                codes[at] in "PCMRD" and self._says_and_stops(at)):
            return None
        elif inner and inner in "?!…" and self._may_begin(at):
            bound = codes[at] == "V" or self._says_and_stops(at, 16)
        if at >= count:
            return None
        high = at
        while high < count and high - at < MAX_REACH and codes[high] not in ".Q;":
            high += 1
        according = self.according_at(at, high)
        if according is not None:
            return according, True
        first = at
        while first < high and codes[first] in "AX":
            first += 1
        if first < high and codes[first] == "V":
            phrase, how = self._inverted(first, high)
            if phrase is not None:
                return Cue(phrase, first, first, "after"), True
        if dash and not self._has_verb(at, high):
            phrase = self.phrase_right(at, high)
            if phrase is not None and phrase.kind == "name" and (high >= count or codes[high] in ".Q") and bound:
                return Cue(phrase, at - 1, at - 1, "byline"), True
        for verb in range(at, high):
            if codes[verb] not in "VG":
                continue
            if codes[verb] == "G":
                if verb == at:
                    break
                continue
            phrase, how = self._subject_from(verb, at)
            if phrase is not None and how == "left" and (phrase.first <= at + 1 or phrase.first <= at + 10
                                                         and not codes[at:phrase.first].strip("DcCMRNnjJ#,")
                                                         and codes[phrase.first - 1] == ","
                                                         and codes[phrase.first - 2] in "RN"):
                relayed = self.relayed(verb, high)
                if relayed is not None:
                    return Cue(relayed[0], verb, relayed[1], "after", phrase), True
                return Cue(phrase, verb, verb, "after", sure=bound), bound
            if phrase is not None and phrase.first > at + 2 and codes[phrase.first - 1] == ",":
                # "Ada Byron, an aide to Charles Babbage said": the second comma is often left out.
                head = self.phrase_right(at, phrase.first - 1)
                if head is not None and head.kind == "name" and head.last == phrase.first - 2:
                    return Cue(head, verb, verb, "after", sure=bound), bound
            if how != "left" or phrase is not None and phrase.first > at + 12:
                break
        passive = self._passive_after(at, high)
        if passive is not None or inner != "," or codes[token + 1] in ",-":
            return passive
        # "…," she thundered: whatever the verb, a name or a pronoun after the comma is the speaker.
        phrase = self.phrase_right(at, high)
        if phrase is not None and phrase.kind in ("name", "pronoun") and codes[phrase.last + 1:phrase.last + 2] in (
                "N", "v", "A", "X"):
            return Cue(phrase, phrase.last + 1, phrase.last + 1, "after"), True
        return None

    def _passive_after(self, at: int, high: int) -> tuple[Cue, bool] | None:
        """"…", Ada was quoted as saying by TASS."""
        for verb in range(at, min(high, at + 12)):
            if self.codes[verb] == "v" and self.codes[verb + 1:verb + 2] and "saying" in self.lower[verb:verb + 8]:
                phrase = self.phrase_left(self._before_auxiliaries(verb), at)
                if phrase is not None and phrase.first == at:
                    return Cue(phrase, verb, self.lower.index("saying", verb), "after", self._agent(verb, high)), True
        return None

    def _agent(self, verb: int, high: int) -> Phrase | None:
        """Who comes after "by" behind a passive verb."""
        for at in range(verb + 1, min(high, verb + 10)):
            if self.lower[at] == "by":
                return self.phrase_right(at + 1, high)
        return None

    def _before_auxiliaries(self, verb: int) -> int:
        at = verb - 1
        while at >= 0 and self.codes[at] in "AXB":
            at -= 1
        return at

    def _says_and_stops(self, at: int, reach: int = 6) -> bool:
        """Whether "NAME said." begins here: a short clause that can only belong to the passage before it."""
        for verb in range(at, min(len(self.codes), at + reach)):
            if self.codes[verb] == "V":
                return verb > at and self.codes[verb + 1:verb + 2] in ("", ".", ",", "T", "Q", "J", "j", "A", "-")
            if self.codes[verb] in ".Q" or self.codes[verb] == "," and reach < 10:
                return False
        return False

    def _has_verb(self, first: int, high: int) -> bool:
        return "V" in self.codes[first:high]

    def _subject_from(self, verb: int, low: int) -> tuple[Phrase | None, str]:
        """The subject of a verb in a clause that begins at token `low`, whatever sentence stands before."""
        codes = self.codes
        at = verb - 1
        while at >= low and codes[at] in "AX":
            at -= 1
        if at < low:
            return None, ""
        if codes[at] == "T" and at > low:
            at -= 1
        if codes[at] in ",-":
            phrase = self._before_apposition(at, low)
            return (phrase, "left") if phrase is not None else (None, "left")
        if codes[at] == "w":
            return None, "left"
        if codes[at] in "PCRN#MD)":
            phrase = self.phrase_left(at, low)
            return phrase, "left"
        return None, "left"

    def relayed(self, verb: int, high: int) -> tuple[Phrase, int] | None:
        """For "TASS reported Ada as saying": Ada, and the token of "saying"."""
        info = self.verb(verb)
        if info is None or "relay" not in info.kinds:
            return None
        phrase = self.phrase_right(verb + 1, high)
        if phrase is None:
            return None
        for at in range(phrase.last + 1, min(high, phrase.last + 30)):
            if self.lower[at] == "as" and self.lower[at + 1:at + 2] in (["saying"], ["telling"], ["stating"],
                                                                        ["writing"]):
                return self._named_apposition(phrase, at), at + 1
        return None

    def according_at(self, at: int, high: int) -> Cue | None:
        """"according to NAME" that begins at a token."""
        for words in self.lex.according:
            size = len(words)
            if tuple(self.lower[at:at + size]) == words:
                phrase = self.phrase_right(at + size, high)
                if phrase is not None:
                    return Cue(self._named_apposition(phrase, high), at, at + size - 1, "according")
                return None
        return None

    def _cue_before(self, token: int) -> Cue | None:
        """A cue in the same sentence before a passage."""
        codes = self.codes
        low, high = self.sentence(token)
        floor = max(low, token - MAX_REACH)
        verb = token - 1
        while verb >= floor and codes[verb] not in "VG":
            if codes[verb] == "v" and "saying" in self.lower[verb:token]:
                break
            verb -= 1
        if verb < floor:
            return self._cue_without_verb(token, floor)
        saying = self.lower[verb] in ("saying", "stating", "telling", "writing") and self.lower[verb - 1:verb] == ["as"]
        if saying:
            relay = verb - 2
            while relay >= floor and not (codes[relay] in "VGv" and self._is_relay(relay)):
                relay -= 1
            if relay >= floor:
                if codes[relay] == "v":
                    who = self.phrase_left(self._before_auxiliaries(relay), floor)
                    return Cue(who, relay, verb, "before", self._agent(relay, verb))
                found = self.relayed(relay, token)
                if found is not None:
                    return Cue(found[0], relay, verb, "before", self.subject(relay)[0])
        phrase, how = self.subject(verb)
        if phrase is None:
            return self._cue_without_verb(token, floor)
        if how == "right" and phrase.last >= token:
            return None
        return Cue(phrase, verb, verb, "before", sure=how != "main" or codes[verb] == "G" or "&" in codes[floor:verb])

    def _is_relay(self, token: int) -> bool:
        info = self.verb(token)
        return info is not None and "relay" in info.kinds

    def _cue_without_verb(self, token: int, low: int) -> Cue | None:
        """"NAME:" or a sentence that leads up to a passage without a reporting verb."""
        codes = self.codes
        for at in range(low, token):
            if codes[at] in "J":
                according = self.according_at(at, token)
                if according is not None:
                    return according
        for at in range(low, min(token, low + 3)):
            according = self.according_at(at, token)
            if according is not None:
                return according
        if token - 1 >= low and codes[token - 1] == ":":
            owner = self.owner(low, token - 1)
            if owner is not None:
                return Cue(owner, token - 1, token - 1, "colon")
            named = self.phrase_left(token - 2, low)
            if named is not None and named.kind == "name" and low < named.first and codes[named.first - 1] == "-":
                # "Voters like neither - Ada Byron:"
                return Cue(named, token - 1, token - 1, "colon")
            phrase = self.main_phrase(low, token - 1)
            if phrase is not None:
                transcript = phrase.last == token - 2 and phrase.first == low
                return Cue(phrase, token - 1, token - 1, "colon", sure=transcript)
        return None
