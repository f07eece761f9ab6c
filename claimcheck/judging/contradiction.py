"""Whether two statements look as if they can't both be true: the rules behind possible conflicts (CC403).

The rules, in the order they are tried: a denial aimed at the other statement; one predicate affirmed and negated;
opposite states or stances of one thing; two numbers of one thing; two dates of one event. Each keeps tense and hedge:
"suspended" and "will be completed" are compatible, and so is anything that only "may" be. English only; in other
languages negation and numbers alone are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Iterator

from .dates import DateRange, may_hold_date, read_dates
from .opposites import STOPPED_AXIS, find_phrases, opposite, opposites_of, pairs_of, poles
from .statement import Quantity, Statement, Word, read_statement

# Numbers of this file, each with its reason.
_MIN_OVERLAP = 0.5      # of the smaller statement's subject words: below, they share a word, not a subject
_STATE_DAYS = 45        # states change: further apart, two states are a story that moved, not a contradiction
_UNDATED = date(2000, 1, 1)   # "on Thursday" of two undated statements counts from one and the same day


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what surrounds it. `before` is the source's text before it.

    `who` is compared; `name` stands for the statement in a reason.
    """

    text: str
    who: str = ""
    when: date | None = None
    before: str = ""
    lang: str = "en"
    name: str = ""


# --- reading -----------------------------------------------------------------------------------------------------

_REPORTING = (r"(?:said|says|say|insisted|insists|warned|warns|found|admitted|admits|added|adds|told\s+\w+|reported|"
              r"announced|stated|noted|argued|explained|claimed|claims|concluded|found|wrote|according\s+to)")
_TRAILING = re.compile(rf"[,”\"]\s+(?:[^\s\"“”]+\s+){{1,12}}?{_REPORTING}(?:\s+[^\s,]+){{0,4}}\s*\.?\s*$"
                       rf"|[,”\"]\s+{_REPORTING}\s+(?:[^\s\"“”]+\s*){{1,10}}\.?\s*$|,\s+according\s+to\s+[^,]+$")
_LEADING = re.compile(r"^(?!.*\b(?:not|never|denied|no)\b.*\b(?:said|say)\b)(?:[\w'’.,-]+\s+){1,12}?"
                      r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )(?<!as )"
                      r"(?:said|says|insisted|insists|warned|warns|added|announced|stated|noted|argued|explained|"
                      r"claimed|confirmed|confirms|(?:found|concluded|wrote|showed|shows)(?=\s+that))"
                      r"\s+(?:on\s+\w+\s+)?(?:that\s+)?(?=\w+\s+\w+)", re.IGNORECASE)
# Words that deny the clause they stand in, or, when it holds nothing else, what was said before.
_FRAME = re.compile(
    r"\b(?:not\s+(?:at\s+all\s+)?(?:the\s+case|true|so|correct|accurate|right)|untrue|false(?:ly|hoods?)?|"
    r"fake(?:\s+news)?|made\s+up|fabricat\w+|baseless|unfounded|groundless|nonsense|rubbish|a\s+lie|lies|hoax|"
    r"invent(?:ed|ion)|"
    r"mis(?:translat|quot|interpret|represent|report)\w*|no\s+such\s+thing|nothing\s+of\s+the\s+(?:sort|kind)|"
    r"(?:pure|mere)\s+(?:rumou?rs?|speculation|fiction)|rumou?rs|(?:taken\s+)?out\s+of\s+context|distort\w*|incorrect|"
    r"inaccurate|wrong|misleading|disinformation|den(?:y|ies|ied)\s+(?:it|this|that|(?:the|these|those|such)\s+"
    r"(?:reports?|claims?|rumou?rs?|allegations?)|everything)(?=\s*(?:[.,;!?]|$)))(?!\w)", re.IGNORECASE)
# Words about reports, not about what they report.
_ABOUT_REPORTS = frozenset("report story claim article news original outlet word term phrase hastily spread allegation "
                           "rumour rumor version account speak use truth translation simply completely absolutely "
                           "entirely totally case".split())
# Nouns that only carry a negation: "no plan to", "no need for".
_EMPTY_NOUNS = frozenset("intention plan need reason wish desire evidence proof way longer doubt".split())
_NO_INTENTION = re.compile(r"\b(?:no|never|not|n['’]t)\s+(?:\w+\s+)?"
                           r"(?:intention|intend\w*|plans?|planning|wish|desire|going)\b", re.IGNORECASE)
_USED_WORD = re.compile(r"\b(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}?(?:us(?:e|ed|ing)|sa(?:y|id)|utter(?:ed)?|"
                        r"mention(?:ed)?|spoken?\s+of|speak\s+of)\b", re.IGNORECASE)
_LOOKING_AHEAD = re.compile(r"\b(?:hopes?|expects?|plans?|wants?|intends?|aims?|ready|set|due|likely|about)\b[^.;]*"
                            r"\bto\b")
_NEARLY = re.compile(r"\b(?:nearly|almost|virtually|practically|partly|partially)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:yet\s+to|still\s+(?:has|have|had|needs?)\s+to|still\s+to\s+be|far\s+from|without|"
                      r"no\s+(?:need|plans?|intention)|unable\s+to|fails?\s+to|failed\s+to|"
                      r"rul(?:e|es|ed|ing)\s+out)\b", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(r"\b(?:this|that|it|these|those|they|which)\s+(?:(?:is|was|are|were|has\s+been|had\s+been)"
                             r"\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:in\s+the\s+past|used\s+to|formerly|previously|once\s+was|in\s+the\s+times|years\s+ago|"
                   r"back\s+then)\b", re.IGNORECASE)
_PASSIVE = frozenset("be been being is are was were am get got".split())
_SAID_ON = re.compile(rf"\b{_REPORTING}(?:\s+[\w'’]+){{0,6}}?\s+on\s+(?:on\s+)?$", re.IGNORECASE)
_DEADLINE_NOT = re.compile(r"\bnot\b[^.;]*\b(?:before|until)\s*$|\b(?:no|not)\s+(?:earlier|sooner)\s+than\s*$", re.I)
_INCEPTION = frozenset("begin start launch announce initiate originally origin originate found establish first "
                       "principle early beginning inception".split())


_QUALIFYING = frozenset("in on to from with between against for by at near under over".split())
_SUBJECT_PRONOUNS = frozenset("i we you he she it they who which that this these those".split())
_AS_IF = frozenset("as again soon now today daily normally completely sharply slowly well".split())
_ARTICLES = frozenset("the a an our their its his her this that these those".split())
_UNITS = frozenset("year day month hour minute second percent euro dollar pound rouble ruble yen kilometer kilometre "
                   "meter metre mile ton tonne kilogram degree".split())
_LIGHT_HEADS = frozenset("process number majority part course pace state schedule rest series member".split())


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A word or phrase on an axis of opposites."""

    lemma: str
    start: int
    end: int
    negated: bool
    future: bool
    maybe: bool
    passive: bool
    word: Word | None
    attributive: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A statement ready for the rules. `subject` are the canons of its content words without frames and light nouns."""

    statement: Statement
    content: tuple[Word, ...]
    subject: frozenset[str]
    negated: frozenset[str]
    affirmed: frozenset[str]
    predicates: tuple[_Predicate, ...]
    framed: bool
    bare: bool
    used_word: bool
    names: frozenset[str]
    lemmas: frozenset[str]
    opposites: frozenset[str]
    pairs: frozenset[str]
    past: bool
    dated: bool
    qualifiers: dict[str, tuple[frozenset[str], frozenset[str]]]


@lru_cache(maxsize=16384)
def _read(text: str, lang: str) -> _Reading:
    plain = _strip_attribution(text)
    statement = read_statement(plain, lang)
    frames = [found.span() for found in _FRAME.finditer(plain)] if lang == "en" else []
    content = tuple(word for word in statement.content
                    if not any(start <= word.start < end for start, end in frames)
                    and not _is_empty(statement, word) and not (frames and word.lemma in _ABOUT_REPORTS))
    used = bool(_USED_WORD.search(plain)) and lang == "en"
    if used:
        content = tuple(word for word in content if word.lemma not in _ABOUT_REPORTS)
    # "This is false" denies what was said before, not the rest of its own clause.
    own = [(start, end) for start, end in frames if not _PRONOUN_BEFORE.search(plain[:start])
           and not re.search(r"\b(?:not|n['’]t|never)\s+(?:\w+\s+)?$", plain[:start])]
    framed_clauses = {word.clause for word in statement.words if any(start <= word.start < end for start, end in own)}
    late = [found.end() for found in _NOT_YET.finditer(plain)]
    negated: set[str] = set()
    affirmed: set[str] = set()
    for word in content:
        is_negated = word.negated or word.clause in framed_clauses
        if late and any(0 <= word.start - end < 40 for end in late) and not word.negated:
            is_negated = True
        (negated if is_negated else affirmed).add(word.canon)
    predicates = tuple(_predicates(statement, framed_clauses, late)) if lang == "en" else ()
    lemmas = frozenset(predicate.lemma for predicate in predicates)
    return _Reading(statement, content, frozenset(word.canon for word in content), frozenset(negated),
                    frozenset(affirmed - negated), predicates, bool(own), bool(frames) and not content, used,
                    _names(content, plain), lemmas,
                    frozenset(other for lemma in lemmas for other in opposites_of(lemma)),
                    frozenset(other for lemma in lemmas for other in pairs_of(lemma)),
                    _PAST.search(plain) is not None, may_hold_date(plain), _qualifiers(statement, content))


def _names(content: tuple[Word, ...], text: str) -> frozenset[str]:
    """The canons of names: they tell who, not what."""
    return frozenset(word.canon for word in content if word.term.capital and (word.start > 0 or word.text not in text))


def _is_empty(statement: Statement, word: Word) -> bool:
    """Whether a noun only carries the negation before it: "no plan to leave"."""
    return word.lemma in _EMPTY_NOUNS and re.search(r"\b(?:no|any|n['’]t|not)\s*$", statement.text[:word.start],
                                                    re.IGNORECASE) is not None


def _strip_attribution(text: str) -> str:
    return _LEADING.sub("", _TRAILING.sub("", text.strip()))


def _predicates(statement: Statement, framed: set[int], late: list[int]) -> Iterator[_Predicate]:
    taken: list[tuple[int, int]] = []
    words = statement.words
    dated = [(each.span.start, each.span.end) for each in read_dates(statement.text, _UNDATED)]
    for start, end, phrase in find_phrases(statement.text):
        inside = [word for word in words if start <= word.start < end]
        if inside:
            if phrase != "ongoing":
                taken.append((start, end))             # "still holding" is also "holding"
            first = inside[0]
            yield _Predicate(phrase, start, end, first.negated or first.clause in framed,
                             first.future, first.maybe, _is_passive(words, first), None)
    for word in statement.words:
        if any(start <= word.start < end for start, end in taken):
            continue
        if any(start <= word.start < end for start, end in dated):
            continue
        if word in statement.content or poles(word.lemma):
            negated = word.negated or word.clause in framed or any(0 <= word.start - end < 40 for end in late)
            yield _Predicate(word.lemma, word.start, word.end, negated, word.future, word.maybe,
                             _is_passive(words, word), word, _qualified(statement, word))


def _qualified(statement: Statement, word: Word) -> str | None:
    """The noun that a word stands in front of and qualifies ("the ONGOING war"); None for a verb or a predicate."""
    words = statement.words
    at = words.index(word)
    if at + 1 >= len(words) or words[at + 1] not in statement.content or words[at + 1].start != word.end + 1:
        return None
    before = words[at - 1] if at else None
    if before is not None and before.start not in {one.start for one in statement.content} and not (
            before.term.classes & {"article", "preposition", "quantifier", "pronoun"} or before.text.endswith("s")):
        return None
    if before is None or before.term.classes & {"pronoun"} and before.text in _SUBJECT_PRONOUNS:
        return None
    possessive = statement.text[before.start:before.end + 2].endswith(("'s", "’s", "s'", "s’"))
    if before in statement.content and not possessive:
        return None
    head = words[at + 1]
    for one in words[at + 2:]:
        if one not in statement.content or one.start > head.end + 1:
            break
        head = one
    return head.canon


def _is_passive(words: tuple[Word, ...], word: Word) -> bool:
    before = [one for one in words if one.end <= word.start][-3:]
    return word.text.endswith(("ed", "en", "wn", "nt", "ld", "ut")) and any(one.text in _PASSIVE for one in before)


# --- the rules ---------------------------------------------------------------------------------------------------

def contradiction(one: Said, other: Said, *, same_topic: bool = True, alone: bool = False) -> str | None:
    """Why two statements may not both be true, in one sentence; None when no rule finds anything.

    `same_topic` says that the ledger puts both on one topic; `alone` that the topic holds nothing else, so that a
    denial without a target ("this was not the case") can only mean the other one. Time is that of a few set operations
    for pairs that share nothing.
    """
    lang = one.lang if one.lang == other.lang else "und"
    first, second = _read(one.text, lang), _read(other.text, lang)
    shared = first.subject & second.subject
    if not shared and not (first.bare or second.bare):
        # Opposites may stand for the only word in common ("fair", "rigged" of one topic's election).
        return None
    return (_denial(one, first, other, second, same_topic, alone)
            or _polarity(one, first, other, second, shared)
            or (_opposites(one, first, other, second, shared) if lang == "en" else None)
            or _numbers(one, first, other, second, shared)
            or _dates(one, first, other, second, shared))


def _denial(one: Said, first: _Reading, other: Said, second: _Reading, same_topic: bool, alone: bool) -> str | None:
    """A denial frame, aimed at the other statement."""
    for said, denying, target, aimed in ((one, first, other, second), (other, second, one, first)):
        if aimed.framed or aimed.used_word:
            continue
        if denying.used_word and not denying.bare:
            hit = [word for word in denying.content if word.negated and word.canon in aimed.affirmed]
            if hit and same_topic and len(hit) * 2 >= sum(word.negated for word in denying.content):
                return f"{_name(said)} says that {hit[0].text!r} was not the word, {_name(target, 1)} speaks of it"
        if not denying.bare or not same_topic or said.who == target.who:
            continue
        if said.when and target.when and target.when > said.when:
            continue                               # nobody denies what is yet to be said
        context = _read(said.before, said.lang).subject if said.before else frozenset()
        frame = _FRAME.search(said.text)
        words = frame.group() if frame else said.text
        if context & aimed.subject:
            near = len(context & aimed.subject)
            if near >= 2 and near * 2 >= len(aimed.subject) and not _agrees(said.before, aimed):
                return f"{_name(said)} denies what stands right before ({words!r}), and {_name(target, 1)} says it"
        elif alone and not _goes_on(aimed):
            return f"{_name(said)} denies something ({words!r}), and this is all there is to deny on the topic"
    return None


def _name(said: Said, second: int = 0) -> str:
    return said.name or ("one", "the other")[second]


def _agrees(before: str, aimed: _Reading) -> bool:
    """Whether the text before a denial says the opposite of a statement, so that the denial sides with it."""
    context = _read(before, "en")
    return any(opposite(mine.lemma, theirs.lemma) and mine.negated == theirs.negated
               for mine in context.predicates for theirs in aimed.predicates)


def _goes_on(reading: _Reading) -> bool:
    """Whether a statement says that all goes on as before; denials are seldom aimed at that."""
    return any((STOPPED_AXIS, -1 if one.negated else 1) in poles(one.lemma) for one in reading.predicates)


def _polarity(one: Said, first: _Reading, other: Said, second: _Reading, shared: frozenset[str]) -> str | None:
    """One thing affirmed and denied."""
    for affirming, yes, denying, no in ((one, first, other, second), (other, second, one, first)):
        clash = no.negated & yes.affirmed
        if not clash or len(no.negated & yes.subject) * 3 < len(no.negated) * 2:
            continue
        if any(_differs(first, second, word) for word in clash):
            continue
        if not _same_subject(yes, no, shared, clash):
            continue
        denied = [word for word in no.content if word.canon in clash]
        said = [word for word in yes.content if word.canon in clash]
        # What is only hoped for, or still to come, isn't denied by "not yet"; "will not" denies "may".
        ahead = any(word.future for word in denied) or _NO_INTENTION.search(no.statement.text) is not None
        if not ahead and (yes.statement.ahead and any(_is_ahead(yes, word) for word in said)):
            continue
        if any(word.maybe for word in said) and not ahead:
            continue
        if any(word.maybe or word.conditional for word in denied):
            continue
        if any(_is_nearly(yes, word) for word in said) or any(_is_nearly(no, word) for word in denied):
            continue
        words = " ".join(dict.fromkeys(word.text for word in said[:3]))
        return f"{_name(affirming)} says {words!r}, {_name(denying, 1)} negates it"
    return None


def _is_ahead(reading: _Reading, word: Word) -> bool:
    """Whether a word lies ahead in its statement: will be signed, hope to sign."""
    if word.future:
        return True
    head = reading.statement.text[max(0, word.start - 30):word.start].casefold()
    return _LOOKING_AHEAD.search(head) is not None


def _is_nearly(reading: _Reading, word: Word) -> bool:
    return _NEARLY.search(reading.statement.text[max(0, word.start - 14):word.start]) is not None


def _opposites(one: Said, first: _Reading, other: Said, second: _Reading, shared: frozenset[str]) -> str | None:
    """Opposite states or stances of one thing, both as facts."""
    if one.when and other.when and abs((one.when - other.when).days) > _STATE_DAYS:
        return None
    if first.framed or second.framed:
        return None
    if first.opposites.isdisjoint(second.lemmas) and second.opposites.isdisjoint(first.lemmas):
        return None
    if first.past != second.past or _times_differ(one, other):
        return None                                # "in the past" is told apart from today
    sides = not first.pairs.isdisjoint(second.lemmas)
    pairs = []
    for mine in first.predicates:
        for theirs in second.predicates:
            if mine.negated != theirs.negated or (mine.lemma == theirs.lemma) or not opposite(mine.lemma, theirs.lemma):
                continue
            if not _qualify_others(first, mine, second, theirs):
                pairs.append((mine, theirs))
    if not pairs or sides or len({mine.lemma for mine, _ in pairs}) == len({theirs.lemma for _, theirs in pairs}) == 2:
        return None                                # exports rise, imports fall: two opposites make no clash
    for mine, theirs in pairs:
        if not _tenses_clash(mine, theirs):
            continue
        words = {predicate.word.canon for predicate in (mine, theirs) if predicate.word is not None}
        if _same_subject(first, second, shared - words, frozenset(words), mine, theirs):
            return (f"{_name(one)} says {_words(first, mine)!r}, {_name(other, 1)} its opposite "
                    f"{_words(second, theirs)!r}")
    return None


def _qualify_others(first: _Reading, mine: _Predicate, second: _Reading, theirs: _Predicate) -> bool:
    """Whether two opposites only qualify different nouns: "the new road", "the old bridge"."""
    left, right = mine.attributive, theirs.attributive
    if left is None and right is None:
        return False
    # Only one qualifies: then its noun has to be what the other is said of.
    return left != right if left and right else (left or right) not in (second if left else first).subject


def _words(reading: _Reading, predicate: _Predicate) -> str:
    return reading.statement.text[predicate.start:predicate.end]


def _tenses_clash(mine: _Predicate, theirs: _Predicate) -> bool:
    """Whether two opposite predicates speak of one time, both as facts."""
    if mine.maybe or theirs.maybe:
        return False
    if mine.future == theirs.future:
        return True
    ahead, now = (mine, theirs) if mine.future else (theirs, mine)
    # "Will continue" says that it goes on now; "will resume" says that it doesn't.
    if ahead.lemma in ("continue", "keep", "remain", "stay", "proceed", "go ahead", "go on"):
        return True
    # A plan against its cancellation: "will be held", "has been postponed".
    return (STOPPED_AXIS, -1) in poles(now.lemma) and (STOPPED_AXIS, 1) not in poles(ahead.lemma)


def _same_subject(first: _Reading, second: _Reading, shared: frozenset[str], clash: frozenset[str],
                  mine: _Predicate | None = None, theirs: _Predicate | None = None) -> bool:
    """Whether what is said twice is said of one thing.

    Words with differing qualifiers ("stadium plan", "hotel plan"; "talks with the union", "talks with the farmers") are
    not the same thing, and neither are two different doers of the same deed.
    """
    common = frozenset(word for word in shared if not _differs(first, second, word))
    rest_first = first.subject - clash
    rest_second = second.subject - clash
    if not rest_first or not rest_second:
        return True                                # the predicate is all there is: "it was not hit"
    if mine is None and len(clash) >= 2 and all(not _differs(first, second, word) for word in clash):
        return len(clash) > 2 or first.framed or second.framed or not _doers_differ(first, second, clash, mine, theirs)
    if not common - clash:
        return False
    if mine and theirs and _meet(first, second, common - clash, clash, mine, theirs):
        return True
    smaller = min(len(rest_first), len(rest_second))
    if smaller > 2 and common - clash <= first.names | second.names:
        return False                               # only names in common: the same people, another matter
    if len(common - clash) < _MIN_OVERLAP * smaller and len(common - clash) < 2:
        return False
    return not _doers_differ(first, second, clash, mine, theirs)


def _meet(first: _Reading, second: _Reading, common: frozenset[str], clash: frozenset[str], mine: _Predicate,
          theirs: _Predicate) -> bool:
    """Whether what one predicate is said of is named in the other's doer, too, or is what the other is done to."""
    left, right = _doer(first, clash, mine), _doer(second, clash, theirs)
    if left is None or right is None:
        return False
    for (doers, passive), (others, other_passive), here, verb, there, other in (
            (left, right, first, mine, second, theirs), (right, left, second, theirs, first, mine)):
        if other_passive or not (passive or _stands_alone(here, verb)):
            continue
        # Passive or without an object here, active there: what it is said of here is the object or the doer there.
        near = {word.canon for word in there.content if word.start < other.end + 60}
        if doers & common & (near | others):
            return True
    return False


def _stands_alone(reading: _Reading, predicate: _Predicate) -> bool:
    """Whether no object follows a predicate."""
    behind = next((word for word in reading.statement.words if word.start >= predicate.end), None)
    if behind is None or behind.start > predicate.end + 1 or behind.text in _AS_IF or behind.text.endswith("ly"):
        return True
    return bool(behind.term.classes & {"preposition", "conjunction", "time", "concession"})


def _differs(first: _Reading, second: _Reading, canon: str) -> bool:
    """Whether a shared noun is qualified differently on the two sides."""
    mine, theirs = first.qualifiers.get(canon), second.qualifiers.get(canon)
    return mine is not None and theirs is not None and any(
        one and other and one.isdisjoint(other) for one, other in zip(mine, theirs, strict=True))


def _qualifiers(statement: Statement, of: tuple[Word, ...]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The content words that qualify each noun: right before it, and after a preposition right behind it."""
    words = statement.words
    content = {word.start for word in of}
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for at, word in enumerate(words):
        if word.start not in content or word.canon in found:
            continue
        before: set[str] = set()
        step = at - 1
        while step >= 0 and words[step].start in content and not poles(words[step].lemma) \
                and statement.text[words[step].end:words[step + 1].start].isspace() \
                and not words[step].text.endswith(("ed", "ing")):
            before.add(words[step].canon)
            step -= 1
        behind: set[str] = set()
        if at + 1 < len(words) and words[at + 1].text in ("of", "on", "with", "from", "between", "to", "against"):
            for one in words[at + 2:at + 9]:
                if one.start in content:
                    behind.add(one.canon)
                elif one.text not in ("the", "a", "an", "our", "their", "its", "his", "her"):
                    break
        if before or behind:
            found[word.canon] = (frozenset(before), frozenset(behind))
    return found


def _doers_differ(first: _Reading, second: _Reading, clash: frozenset[str], mine: _Predicate | None,
                  theirs: _Predicate | None) -> bool:
    """Whether both predicates have a named doer, and not the same."""
    left, right = _doer(first, clash, mine), _doer(second, clash, theirs)
    if left is None or right is None:
        return False
    (doers, passive), (others, other_passive) = left, right
    if not doers or not others or passive != other_passive:
        return False
    return doers.isdisjoint(others)


def _doer(reading: _Reading, clash: frozenset[str], predicate: _Predicate | None) -> tuple[frozenset[str], bool] | None:
    """The content words before the predicate in its clause, and whether the predicate is passive."""
    words = reading.statement.words
    if predicate is None:
        at = next((number for number, word in enumerate(words) if word.canon in clash), None)
        # The last of several clashing words that follow each other is the predicate as often as the first; either way
        # the words before the first are the doers.
    else:
        at = next((number for number, word in enumerate(words) if word.start >= predicate.start), None)
    if at is None:
        return None
    content = {word.start for word in reading.content}
    before: set[str] = set()
    behind = False                                 # inside a phrase that only qualifies: "exports TO THE SOUTH rise"
    for word in words[:at]:
        if word.clause != words[at].clause:
            continue
        if word.text in _QUALIFYING or (word.text == "of" and not before & _LIGHT_HEADS):
            behind = True
        elif word.start in content:
            if not behind and word.canon not in clash:
                before.add(word.canon)
        elif word.text not in _ARTICLES:
            behind = False
    return frozenset(before), _is_passive(words, words[at])


def _numbers(one: Said, first: _Reading, other: Said, second: _Reading, shared: frozenset[str]) -> str | None:
    """Two numbers of one thing."""
    for mine in first.statement.quantities:
        for theirs in second.statement.quantities:
            if mine.year or theirs.year or not mine.head or mine.head != theirs.head or not _apart(mine, theirs):
                continue
            if any(not _apart(mine, each) for each in second.statement.quantities if each.head == mine.head):
                continue
            about = shared - {mine.head}
            if not about or _times_differ(one, other):
                continue
            if mine.head in _UNITS and _near(first, mine).isdisjoint(_near(second, theirs)):
                continue                           # years of what?
            if _same_subject(first, second, about, frozenset({mine.head})):
                return f"{_name(one)} says {_stated(first, mine)}, {_name(other, 1)} {_stated(second, theirs)}"
    return None


def _near(reading: _Reading, quantity: Quantity) -> frozenset[str]:
    """The canons of the few words before a number with a unit, and of the noun that the two qualify."""
    words = reading.statement.words
    behind = words[quantity.index + 1:quantity.index + 3]
    joined = reading.statement.text[words[quantity.index].end:][:1] == "-"
    near = words[max(0, quantity.index - 5):quantity.index] + (behind if joined else ())
    return frozenset(word.canon for word in near if word in reading.content) - reading.names


def _stated(reading: _Reading, quantity: Quantity) -> str:
    words = reading.statement.words
    last = min(quantity.index + 2, len(words))
    return repr(reading.statement.text[words[quantity.index].start:words[last - 1].end])


def _apart(mine: Quantity, theirs: Quantity) -> bool:
    def below(low: Quantity, high: Quantity) -> bool:
        return low.high is not None and high.low is not None and low.high < high.low
    return below(mine, theirs) or below(theirs, mine)


def _times_differ(one: Said, other: Said) -> bool:
    """Whether both name a time, and not the same: 4 percent in June, 7 percent in December."""
    if not (_read(one.text, one.lang).dated and _read(other.text, other.lang).dated):
        return False
    ahead = _is_ahead_of(one, other)
    mine, theirs = _ranges(one, ahead), _ranges(other, ahead)
    return bool(mine and theirs) and not any(a.meets(b) for a in mine for b in theirs)


def _is_ahead_of(one: Said, other: Said) -> bool:
    """Whether either statement looks ahead; both count "on Friday" the same way then."""
    return any(_read(said.text, said.lang).statement.ahead for said in (one, other))


@lru_cache(maxsize=8192)
def _ranges(said: Said, ahead: bool) -> tuple[DateRange, ...]:
    """The dates that a statement gives for what it speaks of; `ahead`: "on Friday" is the next one."""
    text = _read(said.text, said.lang).statement.text
    result = []
    for one in read_dates(text, said.when or _UNDATED, future=ahead):
        if one.start == one.end and _SAID_ON.search(text[:one.span.start] + "on "):
            continue                               # when it was said, not what was said
        if _DEADLINE_NOT.search(text[:one.span.start]) or (
                one.deadline and _DEADLINE_NOT.search(text[:one.span.end].rsplit(" ", 1)[0])):
            result.append(DateRange(one.end, date(one.end.year + 50, 1, 1), one.span, False, one.phrase))
        else:
            result.append(one)
    return tuple(result)


def _dates(one: Said, first: _Reading, other: Said, second: _Reading, shared: frozenset[str]) -> str | None:
    """Two dates of one event."""
    if not (first.dated and second.dated):
        return None
    ahead = _is_ahead_of(one, other)
    mine, theirs = _ranges(one, ahead), _ranges(other, ahead)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].meets(theirs[0]):
        return None
    overtaken = mine[0].deadline and _is_over(mine[0], other) or theirs[0].deadline and _is_over(theirs[0], one)
    if mine[0].deadline and theirs[0].deadline and not overtaken:
        return None                                # who keeps the earlier deadline keeps the later one
    if {one.head for one in first.statement.quantities if not one.year} & {
            one.head for one in second.statement.quantities if not one.year}:
        return None                                # each date goes with its own number
    if overtaken and len(shared - first.names - second.names) >= 2 and (
            first.statement.ahead or second.statement.ahead):
        return f"{_name(one)} says {mine[0].phrase!r}, {_name(other, 1)} {theirs[0].phrase!r}, after that time"
    if not _one_event(first, second, shared) or _any_maybe(first) or _any_maybe(second):
        return None
    return f"{_name(one)} says {mine[0].phrase!r}, {_name(other, 1)} {theirs[0].phrase!r}"


def _is_over(deadline: DateRange, said: Said) -> bool:
    """Whether a deadline had passed when something was said."""
    return said.when is not None and said.when > deadline.end


def _one_event(first: _Reading, second: _Reading, shared: frozenset[str]) -> bool:
    begins = [_INCEPTION & {word.lemma for word in reading.statement.words} for reading in (first, second)]
    if begins[0] and begins[1] and any(not _differs(first, second, word) for word in shared):
        return True
    if not _same_subject(first, second, shared, frozenset()):
        return False
    if first.subject == second.subject:
        return True
    return len(shared) >= 2 and len(shared) >= 0.6 * min(len(first.subject), len(second.subject))


def _any_maybe(reading: _Reading) -> bool:
    return any(word.maybe for word in reading.content)
