"""Reported speech: the passages that bear what a claim says somebody said, without quoting it.

A passage bears a statement when most of its content words stand there, in one sentence or two neighbouring ones. It is
shown for a reader to confirm, never called verbatim. A clash of negation, number, name or opposite makes it altered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ..alterations.lexicon import antonyms
from ..model.match import Alignment, Piece
from ..model.text import SourceText, Span
from ..model.verdict import Alteration, Weight
from ..text import fold
from ..text.sentences import paragraphs, sentences
from .statement import GROUPS, Statement, Word, read_statement


@dataclass(frozen=True, slots=True)
class ReportedLimits:
    """When a passage bears a statement."""

    min_share: float = 0.6        # of the content words: below that, a passage shares a subject, not a statement
    min_share_short: float = 0.75  # up to four words: two of three may well lack the verb
    min_share_two: float = 0.75   # for two sentences, where words meet by chance more easily
    few_words: int = 3            # with fewer content words, every word counts ("this was not the case")
    min_share_few: float = 0.8
    max_spread: int = 3           # words standing for each word wanted, where few are wanted: else chance found them
    min_share_clash: float = 0.75  # a clash needs more: "not" in a passage about something else means nothing
    sure_hits: float = 0.6        # of the words needed, found by their beginnings; the rest may be irregular forms
    near_best: float = 0.2        # passages further behind the best one are only about the same thing
    max_passages: int = 12


_HELPING = frozenset({"article", "function", "tense", "modal", "preposition", "light-preposition", "complementiser"})
_NAMED_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april june "
                         "july august september october november december spring summer autumn winter".split())


@dataclass(frozen=True, slots=True)
class ReportedPassage:
    """A passage that bears a statement. `span` is raw; `share` of the statement's words that stand there, 0.0 to 1.0.

    `clashes` are differences that can change what was said; `alignment` is the same passage as locating gives it.
    """

    span: Span
    share: float
    clashes: tuple[Alteration, ...]
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of one or two sentences, and what of the statement it bears."""

    span: Span
    size: int
    share: float
    statement: Statement
    matched: tuple[tuple[Word, Word], ...]
    opposed: tuple[tuple[Word, Word], ...] = ()


def find_reported(says: str, source: SourceText, lang: str | None = None, limits: ReportedLimits = ReportedLimits()
                  ) -> tuple[ReportedPassage, ...]:
    """The passages of a source that bear a statement, best first, perhaps of different speakers.

    Empty when nothing does. Reads only sentences that hold enough of the words: time O(length of the source) for each
    statement, with a small factor.
    """
    claimed = read_statement(says, lang or "en")
    wanted = _wanted(claimed, limits)
    if not wanted:
        return ()
    needed = _needed(len(claimed.content), limits)
    windows = _windows(claimed, wanted, source, lang, needed, limits)
    if not windows:
        return ()
    best = max(window.share for window in windows)
    kept = [window for window in windows if window.share >= best - limits.near_best]
    passages = [_passage(says, claimed, window, source, lang or "en") for window in kept]
    passages = [one for one in passages if not one.clashes or one.share >= limits.min_share_clash]
    passages.sort(key=lambda one: (-one.share, len(one.clashes), one.span.start))
    return tuple(passages[:limits.max_passages])


def _needed(words: int, limits: ReportedLimits) -> float:
    if words < limits.few_words:
        return limits.min_share_few
    return limits.min_share_short if words <= 4 else limits.min_share


def _wanted(claimed: Statement, limits: ReportedLimits) -> dict[str, Word]:
    """The words that a passage has to bear, by canon: content words, numbers and dates; every word where few."""
    words = claimed.content
    if len(words) < limits.few_words:
        telling = tuple(word for word in claimed.words if not word.term.classes & _HELPING)
        words = telling if len(telling) >= limits.few_words else claimed.words
    return {word.term.key if _is_figure(word) else word.canon: word for word in claimed.words
            if word in words or _is_figure(word)}


def _is_figure(word: Word) -> bool:
    """Whether a word is a number or a date."""
    return word.term.value is not None or word.term.form == "date"


def _windows(claimed: Statement, wanted: dict[str, Word], source: SourceText, lang: str | None, needed: float,
             limits: ReportedLimits) -> list[_Window]:
    pattern = _pattern(tuple(sorted({*wanted, *(word.text for word in wanted.values())})), lang or "en")
    if pattern is None:
        return []
    # A text that lacks the words altogether is not cut into sentences.
    places = [(hit.start(), hit.group().lower()) for hit in pattern.finditer(source.text, source.body_start)]
    if len({word for _, word in places}) < needed * len(wanted) * limits.sure_hits:
        return []
    found = []
    starts = [start for start, _ in places]
    for block in _sentences(source.text, source.body_start):
        if bisect_left(starts, block[0].start) == bisect_left(starts, block[-1].end):
            continue
        hits = [{word for _, word in places[bisect_left(starts, one.start):bisect_left(starts, one.end)]}
                for one in block]
        for at, sentence in enumerate(block):
            if len(hits[at]) >= needed * len(wanted) * limits.sure_hits:
                alone = _window(claimed, wanted, source.text, sentence, 1, lang)
                if alone.share >= needed and (len(claimed.content) >= limits.few_words
                                              or _is_dense(alone, limits)):
                    found.append(alone)
            if at + 1 == len(block) or len(claimed.content) < limits.few_words:
                continue
            either = hits[at] | hits[at + 1]
            if len(either) > max(len(hits[at]), len(hits[at + 1])) \
                    and len(either) >= limits.min_share_two * len(wanted) * limits.sure_hits:
                both = Span(sentence.start, block[at + 1].end)
                window = _window(claimed, wanted, source.text, both, 2, lang)
                if window.share >= limits.min_share_two:
                    found.append(window)
    singles = [one for one in found if one.size == 1]
    # Two sentences only where neither bears nearly as much by itself.
    return singles + [two for two in found if two.size == 2 and not any(
        one.span.overlaps(two.span) and one.share >= two.share - 0.15 for one in singles)]


@lru_cache(maxsize=1024)
def _sentences(text: str, start: int) -> tuple[tuple[Span, ...], ...]:
    """The sentences of a text by paragraph."""
    return tuple(tuple(sentences(text, block.start, block.end)) for block in paragraphs(text, start))


@lru_cache(maxsize=1024)
def _pattern(wanted: tuple[str, ...], lang: str) -> re.Pattern[str] | None:
    """Finds the beginnings of the wanted words; a cheap look before a sentence is read."""
    beginnings = set()
    for word in wanted:
        for form in _written(word, lang):
            beginnings.add(form if len(form) < 5 else form[:max(4, len(form) - 3)])
    if not beginnings:
        return None
    joined = "|".join(re.escape(one) for one in sorted(beginnings, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{joined})", re.IGNORECASE)


def _written(word: str, lang: str) -> set[str]:
    if word.startswith(("#", "@")):
        # A number may be written in words, so its sentence is found by the other words.
        return {word[1:]} if word[1:].isdigit() else set()
    if lang == "en":
        for group in GROUPS:
            if group[0] == word:
                return {one.split("-")[0] for one in group}
    return {word.split(" ")[0]}


def _window(claimed: Statement, wanted: dict[str, Word], text: str, span: Span, size: int, lang: str | None) -> _Window:
    held = read_statement(text[span.start:span.end], lang or "en")
    by_canon: dict[str, list[Word]] = {}
    for word in held.words:
        by_canon.setdefault(word.canon, []).append(word)
        if word.term.value is not None or word.term.form == "date":
            by_canon.setdefault(word.term.key, []).append(word)
    matched: list[tuple[Word, Word]] = []
    middle = len(text[span.start:span.end]) / 2
    places = [words[0].start for name, words in by_canon.items() if name in wanted and len(words) == 1]
    if places:
        middle = sorted(places)[len(places) // 2]
    score = 0.0
    opposed: list[tuple[Word, Word]] = []
    for name, word in wanted.items():
        if name in by_canon:
            nearest = min(by_canon[name], key=lambda one: abs(one.start - middle))
            matched.append((word, nearest))
            score += 1.0 if nearest.lemma == word.lemma or nearest.term.key == word.term.key else 0.9
        elif (lang or "en") == "en":
            opposite = next((other for other in held.content if antonyms(word.text, other.text)), None)
            if opposite is not None:
                score += 0.8                          # the opposite of what is said is about what is said
                opposed.append((word, opposite))
    if len(wanted) > score >= 0.5 * len(wanted):
        # So is another number of the same thing, or another name in the same place.
        bare = _Window(span, size, 1.0, held, tuple(matched))
        rivals = len(_numbers(claimed, bare, 0)) + len(_names(claimed, bare, 0))
        score = min(score + 0.8 * rivals, float(len(wanted)))
    return _Window(span, size, score / len(wanted), held, tuple(matched), tuple(opposed))


def _is_dense(window: _Window, limits: ReportedLimits) -> bool:
    places = [word.start for _, word in window.matched]
    between = [word for word in window.statement.words if min(places) <= word.start <= max(places)]
    return len(between) <= limits.max_spread * len(window.matched)


def _passage(says: str, claimed: Statement, window: _Window, source: SourceText, lang: str) -> ReportedPassage:
    places = [word for _, word in window.matched + window.opposed]
    first = min(word.start for word in places)
    last = max(word.end for word in places)
    # Negations and helping verbs right before the first word belong to what is said.
    for word in reversed([word for word in window.statement.words if word.end <= first]):
        if word.term.classes & {"negation", "modal", "tense"} and first - word.end <= 2:
            first = word.start
        else:
            break
    offset = window.span.start
    span = Span(offset + first, offset + last)
    clashes = tuple(_clashes(claimed, window, offset, lang))
    share = min(1.0, window.share)
    if fold(says).text != fold(source.text[span.start:span.end]).text:
        share = min(share, 0.99)
    alignment = Alignment((Piece(Span(0, len(says)), span),), share)
    return ReportedPassage(span, window.share, clashes, alignment)


# --- clashes -----------------------------------------------------------------------------------------------------

def _clashes(claimed: Statement, window: _Window, offset: int, lang: str) -> list[Alteration]:
    found = _negation(claimed, window, offset)
    found += _numbers(claimed, window, offset)
    found += _times(claimed, window, offset)
    found += _opposites(window, offset)
    found += _names(claimed, window, offset)
    return found


def _negation(claimed: Statement, window: _Window, offset: int) -> list[Alteration]:
    pairs = [(one, other) for one, other in window.matched if not one.term.classes & {"negation"}]
    differing = [(one, other) for one, other in pairs if one.negated != other.negated]
    if not differing or len(differing) * 3 < len(pairs):
        return []
    one, other = differing[0]
    here = _negation_of(claimed, one)
    there = _negation_of(window.statement, other)
    which = there or here
    if which is None:
        return []
    what = f"the passage says {there.text!r} here, the claim doesn't" if there else \
        f"the claim says {which.text!r}, the passage doesn't"
    return [_alteration("CC201", here or one, there or other, offset, what, bool(here), bool(there))]


def _negation_of(statement: Statement, word: Word) -> Word | None:
    """The negation that governs a word."""
    if not word.negated:
        return None
    before = [one for one in statement.words if one.start < word.start and one.clause == word.clause]
    return next((one for one in reversed(before) if one.term.classes & {"negation", "denial"}), None)


def _numbers(claimed: Statement, window: _Window, offset: int) -> list[Alteration]:
    found = []
    theirs = window.statement.quantities
    for mine in claimed.quantities:
        if any(one.value == mine.value and one.year == mine.year for one in theirs):
            continue
        rivals = [one for one in theirs if one.year == mine.year and (one.head == mine.head or mine.year)
                  and not any(other.value == one.value for other in claimed.quantities)]
        if rivals:
            one, other = claimed.words[mine.index], window.statement.words[rivals[0].index]
            found.append(_alteration("CC204" if mine.year else "CC202", one, other, offset,
                                     f"the claim says {one.text}, the passage {other.text}"))
    return found


def _times(claimed: Statement, window: _Window, offset: int) -> list[Alteration]:
    """A weekday, month or season for another, right after an equal word: "talks on Friday", "talks on Monday"."""
    held = {word.text for word in window.statement.words}
    found = []
    for mine in claimed.words:
        if mine.text not in _NAMED_TIMES or mine.text in held:
            continue
        before = _word_before(claimed, mine)
        for theirs in window.statement.words:
            if theirs.text in _NAMED_TIMES and before is not None \
                    and (other := _word_before(window.statement, theirs)) is not None and other.canon == before.canon:
                found.append(_alteration("CC204", mine, theirs, offset,
                                         f"the claim says {_raw(claimed, mine)}, the passage "
                                         f"{_raw(window.statement, theirs)}"))
    return found[:1]


def _word_before(statement: Statement, word: Word) -> Word | None:
    """The last word before a time that isn't a preposition or an article."""
    return next((one for one in reversed(statement.words) if one.end <= word.start
                 and not one.term.classes & _HELPING), None)


def _opposites(window: _Window, offset: int) -> list[Alteration]:
    return [_alteration("CC215", one, other, offset,
                        f"the claim says {one.text!r}, the passage its opposite {other.text!r}")
            for one, other in window.opposed if one.negated == other.negated][:1]


def _names(claimed: Statement, window: _Window, offset: int) -> list[Alteration]:
    """A name in the claim where the passage has another, the words around them being equal."""
    mine, theirs = claimed.words, window.statement.words
    if not any(_is_name(word, claimed) for word in mine):
        return []
    held = {word.text for word in theirs}
    named = {word.text for word in mine}
    matcher = SequenceMatcher(None, [word.canon for word in mine], [word.canon for word in theirs], autojunk=False)
    found = []
    for kind, start, end, their_start, their_end in matcher.get_opcodes():
        # Nothing but names on both sides, next to words that are equal: else two clauses were laid side by side.
        if kind != "replace" or not (_only_names(mine[start:end], claimed)
                                     and _only_names(theirs[their_start:their_end], window.statement)):
            continue
        ours = [word for word in mine[start:end] if _is_name(word, claimed) and word.text not in held]
        others = [word for word in theirs[their_start:their_end]
                  if _is_name(word, window.statement) and word.text not in named]
        if ours and others:
            found.append(_alteration("CC203", ours[0], others[0], offset,
                                     f"the claim names {_raw(claimed, ours[0])}, the passage "
                                     f"{_raw(window.statement, others[0])}"))
    return found


def _only_names(words: tuple[Word, ...], statement: Statement) -> bool:
    return len(words) <= 4 and all(
        _is_name(word, statement) or word.term.classes & {"title", "article"} for word in words)


def _is_name(word: Word, statement: Statement) -> bool:
    """A capital where no sentence begins, and no month or weekday."""
    if not word.term.capital or word.term.form == "date" or word.term.value is not None:
        return False
    before = statement.text[:word.start].rstrip(" \"'“”‘’«»([")
    return bool(before) and before[-1] not in ".!?:" and not word.term.classes & {"time", "pronoun"}


def _raw(statement: Statement, word: Word) -> str:
    return statement.text[word.start:word.end]


def _alteration(code: str, one: Word, other: Word, offset: int, message: str, has_claimed: bool = True,
                has_found: bool = True) -> Alteration:
    claimed_end = one.end if has_claimed else one.start
    found_end = other.end if has_found else other.start
    return Alteration(code, Weight.MEANING, one.text if has_claimed else "", other.text if has_found else "",
                      Span(one.start, claimed_end), Span(offset + other.start, offset + found_end), message)


__all__ = ["ReportedLimits", "ReportedPassage", "find_reported"]
