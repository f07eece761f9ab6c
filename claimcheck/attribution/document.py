"""One text, read once for attribution: its marked passages, and whose words each of them is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.claim import Speaker
from ..model.text import SourceText, Span
from ..text.language import guess_language
from ..text.sentences import paragraphs
from .cues import Cue, Passage
from .lexicon import Lexicon, lexicon
from .marks import Marked, marked_passages
from .phrases import Phrase
from .speakers import People, Person, Same, plain, same_name
from .subjects import MAX_REACH

# Code points of a long text's head that its language is told by, with half as many from its middle and its end.
_SAMPLE = 1000
_HAN = re.compile("[\u4e00-\u9fff]")
# Paragraphs looked back over for whom a pronoun stands for; farther back it is a guess.
_LOOK_BACK = 3
# Paragraphs in which a pronoun's person must be named for proof: its own and the one before.
_PROOF_BACK = 2
# A byline under a passage is no longer than this, in code points.
_BYLINE = 100
# "DR BYRON:", "THE CHAIR:", "Q:".
_LABEL = re.compile(r"(?P<label>[^\W\d_a-zа-я](?:[^\W\d_a-zà-ÿа-я]|[ .'’-](?!\s))*)\s?:(?=\s)")
# Tokens of one paragraph looked back over for the same.
_TOKENS_BACK = 300
_INDEFINITE = frozenset("a an one another some several many two three un une ein eine una uno".split())


@dataclass(frozen=True, slots=True)
class Link:
    """Whose words one marked passage is.

    `phrase` stands in paragraph `at` (an index), `cue` too. `level` says how it was found: "cue" (its own), "shared"
    (that of the passage before it in the paragraph), "continued" (of the paragraph before), "guess". `mark` is None
    for words outside marks.
    """

    phrase: Phrase | None
    cue: Cue | None
    at: int
    level: str


class Document:
    """Everything attribution knows of one source. Made by `read_document`; worked out when first asked for."""

    def __init__(self, source: SourceText, speakers: Sequence[Speaker] = (), lang: str | None = None) -> None:
        self.source = source
        self.text = source.text
        self.speakers = tuple(speakers)
        self.lang = lang or source.lang
        self._lex: Lexicon | None = None
        self._paragraphs: list[Span] | None = None
        self._starts: list[int] = []
        self._marked: list[list[Marked]] | None = None
        self._passages: dict[int, Passage] = {}
        self._links: dict[int, list[Link | None]] | None = None
        self._people: People | None = None
        self._prefers_single: bool | None = None
        self._labels: frozenset[str] | None = None
        self._roles: dict[str, tuple[tuple[str, frozenset[str], int], ...]] = {}
        self._single_names: dict[str, bool] = {}
        self._pronouns: dict[tuple[int, int], str | None] = {}

    @property
    def lex(self) -> Lexicon:
        """The word lists of the text's language."""
        if self._lex is None:
            lang = self.lang or guess_language(_sample(self.text, self.source.body_start))
            if lang is None and _HAN.search(self.text, self.source.body_start, self.source.body_start + 400):
                lang = "zh"
            self._lex = lexicon(lang or "en")
        return self._lex

    @property
    def paragraphs(self) -> list[Span]:
        """The text's paragraphs; front matter is none."""
        if self._paragraphs is None:
            self._paragraphs = paragraphs(self.text, self.source.body_start)
            self._starts = [paragraph.start for paragraph in self._paragraphs]
        return self._paragraphs

    @property
    def marked(self) -> list[list[Marked]]:
        """Passages in marks, by paragraph."""
        if self._marked is None:
            self._marked = marked_passages(self.text, self.paragraphs)
        return self._marked

    @property
    def prefers_single(self) -> bool:
        """Whether the text quotes in single marks. Where double ones prevail, single ones are for headlines."""
        if self._prefers_single is None:
            marks = [mark for marks in self.marked for mark in marks]
            self._prefers_single = sum(mark.single for mark in marks) * 2 > len(marks)
        return self._prefers_single

    @property
    def people(self) -> People:
        """The full names in the text."""
        if self._people is None:
            self._people = People(self.text, self.lex)
        return self._people

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph an offset stands in, or of the one before it; -1 before the first."""
        self.paragraphs
        return bisect_right(self._starts, offset) - 1

    def passage(self, index: int) -> Passage:
        """Paragraph `index`, its words classified."""
        known = self._passages.get(index)
        if known is None:
            known = Passage(self.text, self.paragraphs[index], self.marked[index], self.lex)
            self._passages[index] = known
        return known

    @property
    def labels(self) -> frozenset[str]:
        """The labels of a transcript ("THE CHAIR", "MS BYRON"): capitals with a colon that open three paragraphs."""
        if self._labels is None:
            found = [label["label"] for paragraph in self.paragraphs
                     if (label := _LABEL.match(self.text, paragraph.start, min(paragraph.end, paragraph.start + 60)))]
            self._labels = frozenset(found if len(found) > 2 else ())
        return self._labels

    @property
    def links(self) -> dict[int, list[Link | None]]:
        """For each paragraph with marked passages, whose words each of them is."""
        if self._links is None:
            self._links = self._find_links()
        return self._links

    # Links -----------------------------------------------------------------------------------------------------------

    def _find_links(self) -> dict[int, list[Link | None]]:
        result: dict[int, list[Link | None]] = {}
        last: Link | None = None
        last_at = -2
        open_before = False
        for at, marks in enumerate(self.marked):
            if not marks:
                open_before = False
                continue
            passage = self.passage(at)
            links = self._own_links(passage, at)
            self._share(passage, links)
            if links[0] is None and passage.quote_at[0] == 0:
                links[0] = self._from_before(passage, at, last, last_at, open_before)
                if links[0] is not None:
                    self._share(passage, links)
            elif open_before and last is None and links[0] is not None:
                self._fill_back(result, at, links[0])
            if open_before and links[0] is not None and links[0].level == "cue":
                self._fill_back(result, at, links[0])
            if links[-1] is None or links[-1].level in ("guess", "continued"):
                byline = self._byline_below(passage, at)
                if byline is not None:
                    links = [byline if link is None or link.level in ("guess", "continued") else link for link in links]
            result[at] = links
            found = [link for link in links if link is not None]
            if found:
                last, last_at = found[-1], at
            elif links and passage.quote_at[0] == 0:
                last_at = at if last_at == at - 1 else last_at
            open_before = not marks[-1].closed
        return result

    def _own_links(self, passage: Passage, at: int) -> list[Link | None]:
        links: list[Link | None] = []
        for index in range(len(passage.marked)):
            cue = passage.cue(index)
            if cue is None or cue.who is None or cue.way == "before" and passage.is_denied(cue.first):
                links.append(None)
            else:
                links.append(Link(cue.who, cue, at, "cue" if cue.sure else "guess"))
        return links

    def _share(self, passage: Passage, links: list[Link | None]) -> None:
        """Passages that begin a sentence share the speaker of the one before them in the paragraph."""
        previous: Link | None = None
        for index, link in enumerate(links):
            token = passage.quote_at[index]
            if link is None:
                if passage.sentence(token)[0] == token or token and passage.codes[token - 1] in "Q-":
                    if previous is None:
                        previous = self._shared_from_sentence(passage, index, links)
                    if previous is not None:
                        links[index] = Link(previous.phrase, previous.cue, previous.at,
                                            "guess" if previous.level == "guess" else "shared")
            previous = links[index] or previous

    def _shared_from_sentence(self, passage: Passage, index: int, links: list[Link | None]) -> Link | None:
        """For a paragraph's first passage without a cue: a cue that follows right on, or the sentence before it."""
        token = passage.quote_at[index]
        at = self.paragraph_at(passage.span.start)
        for other in range(index + 1, min(len(links), index + 4)):
            link = links[other]
            if any(code not in "Q.," for code in passage.codes[token:passage.quote_at[other]]):
                break
            if link is not None and link.cue is not None and link.cue.way == "after":
                return link
        if token == 0:
            return None
        low = max(passage.sentence(token - 1)[0], token - MAX_REACH)
        for verb in range(token - 1, low - 1, -1):
            if passage.codes[verb] == "V":
                phrase, _ = passage.subject(verb)
                if phrase is not None and phrase.kind != "role":
                    # "It was late, she said. “Very late.”": what she said goes on.
                    closes = verb == token - 2 and passage.codes[phrase.first - 1:phrase.first] == ","
                    return Link(phrase, Cue(phrase, verb, verb, "main", sure=closes), at, "cue" if closes else "guess")
        phrase = passage.main_phrase(low, token)
        if phrase is None or phrase.kind not in ("name", "pronoun"):
            return None
        return Link(phrase, Cue(phrase, phrase.first, phrase.last, "main", sure=False), at, "guess")

    def _from_before(self, passage: Passage, at: int, last: Link | None, last_at: int, open_before: bool
                     ) -> Link | None:
        """For a paragraph that opens with a passage without a cue: what the paragraph before says."""
        before = self.paragraphs[at - 1] if at else None
        if before is not None and self.text[before.end - 1] in ":：":
            lead = self._lead_in(at - 1)
            if lead is not None:
                return lead
        if last is not None and last_at == at - 1 and (open_before or all(c in "Q.,-" for c in passage.codes)):
            level = "shared" if open_before and last.level in ("cue", "shared") else "continued"
            return Link(last.phrase, last.cue, last.at, "guess" if last.level == "guess" else level)
        if before is not None and (not self.marked[at - 1] or last_at != at - 1):
            return self._lead_sentence(at - 1)
        if last is not None and last_at == at - 1:
            return Link(last.phrase, last.cue, last.at, "guess")
        return None

    def _lead_in(self, at: int) -> Link | None:
        """The speaker of a paragraph that ends with a colon."""
        passage = self.passage(at)
        if not passage.codes:
            return None
        low, high = passage.sentence(len(passage.codes) - 1)
        low = max(low, high - MAX_REACH)
        for verb in range(high - 1, low - 1, -1):
            if passage.codes[verb] in "VG":
                phrase, _ = passage.subject(verb)
                if phrase is not None:
                    return Link(phrase, Cue(phrase, verb, verb, "colon"), at, "cue")
        for token in range(low, high):
            according = passage.according_at(token, high) if passage.codes[token] == "J" else None
            if according is not None:
                return Link(according.who, according, at, "cue")
        owner = passage.owner(low, high - 1)
        if owner is not None:
            return Link(owner, Cue(owner, high - 1, high - 1, "colon"), at, "cue")
        phrase = passage.main_phrase(low, high)
        if phrase is None:
            return None
        return Link(phrase, Cue(phrase, high - 1, high - 1, "colon", sure=False), at, "guess")

    def _lead_sentence(self, at: int) -> Link | None:
        """A guess: the subject of the last sentence of a paragraph without marks."""
        passage = self.passage(at)
        if not passage.codes or len(passage.codes) > 120:
            return None
        low, high = passage.sentence(len(passage.codes) - 1)
        for verb in range(high - 1, low - 1, -1):
            if passage.codes[verb] == "V":
                phrase, _ = passage.subject(verb)
                if phrase is not None and phrase.kind != "role":
                    return Link(phrase, Cue(phrase, verb, verb, "main", sure=False), at, "guess")
        phrase = passage.main_phrase(low, high)
        if phrase is None or phrase.kind == "role":
            return None
        return Link(phrase, Cue(phrase, phrase.first, phrase.last, "main", sure=False), at, "guess")

    def _byline_below(self, passage: Passage, at: int) -> Link | None:
        """"— Ada Byron" in a short paragraph of its own under a passage."""
        if at + 1 >= len(self.paragraphs) or passage.codes.strip("Q.,"):
            return None
        below = self.paragraphs[at + 1]
        if self.text[below.start] not in "-–—―" or len(below) > _BYLINE or self.marked[at + 1]:
            return None
        byline = self.passage(at + 1)
        phrase = byline.phrase_right(1, len(byline.codes)) if byline.codes[:1] == "-" else None
        if phrase is None or phrase.kind != "name":
            return None
        return Link(phrase, Cue(phrase, 0, 0, "byline"), at + 1, "cue")

    def _fill_back(self, result: dict[int, list[Link | None]], at: int, link: Link) -> None:
        """Give paragraphs of one unclosed speech the speaker that its end names."""
        index = at - 1
        while index in result and result[index] and not self.marked[index][-1].closed:
            known = result[index][-1]
            if known is not None and known.level in ("cue", "shared"):
                break
            result[index][-1] = Link(link.phrase, link.cue, link.at, "shared")
            if len(self.marked[index]) > 1:
                break
            index -= 1

    # Who is meant ----------------------------------------------------------------------------------------------------

    def mention(self, link: Link) -> tuple[str, Span]:
        """The words that name a link's speaker, and where they stand."""
        assert link.phrase is not None
        span = self.passage(link.at).phrase_span(link.phrase)
        return self.text[span.start:span.end], span

    def resolve(self, link: Link) -> str | None:
        """The full name of a link's speaker; a surname alone where the text has no other; None where it is open."""
        phrase = link.phrase
        if phrase is None:
            return None
        passage = self.passage(link.at)
        name = passage.name_text(phrase)
        if name is not None:
            return self.full_name(name, passage.honorific(phrase))
        if phrase.kind == "pronoun":
            return self.pronoun(link.at, phrase)
        if phrase.kind == "role":
            return self.role(link.at, phrase)
        return None

    def full_name(self, name: str, gender: str = "") -> str:
        """A name as the text gives it in full, where that is one person's; `gender` is that of "Mr." or "Mrs."."""
        found = self.namesakes(name, gender)
        if len(found) == 1:
            return found[0].name if len(found[0].name) >= len(name) else name
        return name

    def namesakes(self, name: str, gender: str = "") -> list[Person]:
        """The people of the text whom a name could mean, those aside whose given name tells another gender."""
        return [person for person in self.people.full(name)
                if not gender or self.people.gender(person.name) in ("", gender)]

    def pronoun(self, at: int, phrase: Phrase) -> str | None:
        """Whom a pronoun stands for: the nearest subject before it that fits, clause by clause, or None."""
        key = (at, phrase.first)
        if key not in self._pronouns:
            self._pronouns[key] = None      # a pronoun that leads back to itself stands for nobody
            self._pronouns[key] = self._find_pronoun(at, phrase)
        return self._pronouns[key]

    def _find_pronoun(self, at: int, phrase: Phrase) -> str | None:
        gender = self._gender(self.passage(at), phrase)
        if not gender:
            return None
        token = phrase.first
        for index in range(at, max(-1, at - 1 - _LOOK_BACK), -1):
            passage = self.passage(index)
            stop = token if index == at else len(passage.codes)
            for candidate in self._subjects_before(passage, stop):
                if candidate.kind == "pronoun":
                    # The same pronoun before stands for the same person; unless that was asked, look on behind it.
                    if (index, candidate.first) in self._pronouns and self._gender(passage, candidate) == gender:
                        return self._pronouns[index, candidate.first]
                    continue
                name = self._candidate(index, candidate, gender)
                if name is not None:
                    return name
            last = self._last_link(index, passage, stop)
            if last is not None:
                name = self._candidate(last.at, last.phrase, gender)
                if name is not None:
                    return name
        return None

    def _gender(self, passage: Passage, phrase: Phrase) -> str:
        """"m" or "f" by a pronoun, "" for those that tell nothing."""
        word = passage.lower[phrase.first].replace("’", "'").partition("'")[0]
        return "m" if word in self.lex.masculine else "f" if word in self.lex.feminine else ""

    def _candidate(self, at: int, phrase: Phrase | None, gender: str) -> str | None:
        if phrase is None:
            return None
        passage = self.passage(at)
        if phrase.kind == "pronoun":
            return self._pronouns.get((at, phrase.first)) if self._gender(passage, phrase) == gender else None
        if phrase.kind == "role":
            name = self.role(at, phrase)
        else:
            name = passage.name_text(phrase)
            name = self.full_name(name) if name is not None and phrase.kind == "name" else None
        if name is None or not self._is_person(name):
            return None
        known = self.people.gender(name)
        return name if not known or known == gender else None

    def _is_person(self, name: str) -> bool:
        """Whether a name can be a person's: not a body, a place adjective, or letters only."""
        words = plain(name).split()
        if not words or words[-1] in self.lex.outlets or words[-1] in self.lex.demonyms:
            return False
        if len(words) > 1:
            return True
        if name not in self._single_names:
            # Any word may stand capitalised at a sentence's head; a name comes again.
            self._single_names[name] = not name.isupper() and self.text.count(name) > 1
        return self._single_names[name]

    def _subjects_before(self, passage: Passage, stop: int) -> Iterator[Phrase]:
        """Phrases before token `stop` that open a clause or are a reporting verb's subject, nearest sentence first."""
        at = stop - 1
        floor = max(0, stop - _TOKENS_BACK)
        while at >= floor:
            low = max(passage.sentence(at)[0], floor)
            main = passage.main_phrase(low, min(at + 1, stop))
            if main is not None and main.last < stop:
                yield main
            for verb in range(at, low - 1, -1):
                if passage.codes[verb] == "V":
                    phrase, how = passage.subject(verb)
                    if phrase is not None and phrase.last < stop and how in ("left", "right"):
                        yield phrase
            at = low - 1

    def _last_link(self, at: int, passage: Passage, stop: int) -> Link | None:
        links = self._links.get(at) if self._links is not None else None
        if not links:
            return None
        for index in range(len(links) - 1, -1, -1):
            link = links[index]
            if link is not None and passage.quote_at[index] < stop and (link.at < at):
                return link
        return None

    def is_settled(self, at: int, phrase: Phrase, name: str) -> bool:
        """Whether a pronoun can only stand for `name`: nobody else it fits is named since the name last was.

        Looked over are the sentence that names the person outside marks and all after it, two paragraphs back at most.
        An unresolved role ("the manager said") is somebody else, too. A single word may be no person at all.
        """
        gender = self._gender(self.passage(at), phrase)
        surname = plain(name).split()[1:][-1:]
        if not gender or not surname or self.people.gender(name) not in ("", gender):
            return False
        for index in range(at, max(-1, at - _PROOF_BACK), -1):
            passage = self.passage(index)
            stop = phrase.first if index == at else len(passage.codes)
            named = self._last_named(passage, surname[0], stop)
            if self._has_rival(index, passage, named, stop, name, gender):
                return False
            if named >= 0:
                return True
        return False

    @staticmethod
    def _last_named(passage: Passage, surname: str, stop: int) -> int:
        """The last token before `stop` that is a surname, not as a possessive; -1 for none."""
        for token in range(stop - 1, -1, -1):
            if passage.codes[token] == "C" and plain(passage.lower[token]).split()[-1:] == [surname]:
                return token
        return -1

    def _has_rival(self, at: int, passage: Passage, named: int, stop: int, name: str, gender: str) -> bool:
        """Whether the words before token `stop` speak of somebody besides `name` whom a pronoun of that gender fits.

        They begin with the sentence of token `named`, or with the paragraph where that is -1.
        """
        low = token = passage.sentence(named)[0] if named >= 0 else 0
        while token < stop:
            if passage.codes[token] in "Cc":
                last = token
                while last + 1 < stop and passage.codes[last] == "C" and passage.codes[last + 1] in "Cc":
                    last += 1
                # Whose deputy somebody is, is said in passing: "Ada's deputy, Carl Brandt, went on. He said".
                owner = passage.codes[last] == "c" and last < named
                known = passage.codes[token - 1:token] == "M" or passage.codes[last + 1:last + 2] == "V"
                title = passage.honorific(Phrase(max(token - 1, 0), last, "name", (token, last)))
                if not owner and title in ("", gender) and self._is_rival(
                        " ".join(passage.lower[token:last + 1]), name, gender, known):
                    return True
                token = last
            token += 1
        for candidate in self._subjects_before(passage, stop):
            if candidate.first < low:
                break
            if candidate.kind == "role" and "R" in passage.codes[candidate.first:candidate.last + 1]:
                meant = self.role(at, candidate)
                if meant is None or same_name(meant, name) is not Same.YES:
                    return True
        return False

    def _is_rival(self, words: str, name: str, gender: str, known: bool) -> bool:
        """Whether a name is another person's whom the pronoun fits; `known` says that it is surely a person's."""
        if same_name(words, name) is not Same.NO:
            return False
        if known and not self.people.full(words):
            return self.people.gender(words) in ("", gender)
        return any(self.people.gender(person.name) in ("", gender) and same_name(person.name, name) is not Same.YES
                   for person in self.people.full(words))

    # Roles -----------------------------------------------------------------------------------------------------------

    def role(self, at: int, phrase: Phrase) -> str | None:
        """Whom a role stands for: a speaker on file who has it, or the one person the text introduces with it."""
        passage = self.passage(at)
        words = self.role_words(passage, phrase)
        if not words or passage.lower[phrase.first] in _INDEFINITE:
            return None
        filed = {speaker.name for speaker in self.speakers if self.has_role(speaker, words)}
        if len(filed) == 1:
            return filed.pop()
        if len(filed) > 1:
            return None
        head = self._head(passage, phrase)
        if head is None:
            return None
        modifiers = frozenset(words) - {head}
        offset = passage.starts[phrase.first]
        fitting: list[str] = []
        for name, introduced, where in self._introduced(head):
            if where < offset and all(_has_stem(introduced, word) for word in modifiers if word not in _LOOSE):
                if not any(same_name(name, other) is Same.YES for other in fitting):
                    fitting.append(name)
        return self.full_name(fitting[0]) if len(fitting) == 1 else None

    def has_role(self, speaker: Speaker, words: Sequence[str]) -> bool:
        """Whether a role on file is this phrase, articles apart."""
        return any(_bare(role) == " ".join(words) for role in speaker.roles)

    def role_words(self, passage: Passage, phrase: Phrase) -> list[str]:
        return [passage.lower[token] for token in range(phrase.first, phrase.last + 1)
                if passage.lower[token] not in ("the", "a", "an", "") and passage.codes[token] not in ",.-"]

    def _head(self, passage: Passage, phrase: Phrase) -> str | None:
        """The role noun of a phrase: the last one before any "of", "for" or "to"."""
        head = None
        for token in range(phrase.first, phrase.last + 1):
            if passage.codes[token] in "jJ" and head is not None:
                break
            if passage.codes[token] in "RN":
                head = passage.lower[token]
        return head

    def _introduced(self, head: str) -> tuple[tuple[str, frozenset[str], int], ...]:
        """Names the text gives together with a role noun (or one like it): name, words beside it, offset."""
        known = self._roles.get(head)
        if known is not None:
            return known
        nouns = {head} | {noun for noun, others in self.lex.alike.items() if head in others}
        result: list[tuple[str, frozenset[str], int]] = []
        pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, nouns))) + r")\b", re.IGNORECASE)
        seen: set[int] = set()
        for found in pattern.finditer(self.text, self.source.body_start):
            at = self.paragraph_at(found.start())
            if at < 0 or at in seen or len(seen) > 400:
                continue
            seen.add(at)
            result.extend(self._introductions(self.passage(at), nouns))
        self._roles[head] = tuple(result)
        return self._roles[head]

    def _introductions(self, passage: Passage, nouns: set[str]) -> list[tuple[str, frozenset[str], int]]:
        result: list[tuple[str, frozenset[str], int]] = []
        codes, lower = passage.codes, passage.lower
        for token, word in enumerate(lower):
            if word not in nouns or codes[token] not in "RNC":
                continue
            # "Iran's ambassador to Moscow, Ada Byron" and "Foreign Minister Ada Byron".
            first = token
            while first > 0 and codes[first - 1] in "CcRNn#A" and token - first < 8:
                first -= 1
            after = token + 1
            if codes[after:after + 1] in ("j", "J"):
                after += 1
                while after < len(codes) and codes[after] in "DCcNnR" and after - token < 10:
                    after += 1
            inner = lower[first:token] + lower[token + 1:after]
            place_then_name = False
            if after > token + 1 and codes[after - 1] == "C":
                phrase = passage.phrase_right(first, len(codes))
                if phrase is not None and phrase.names is not None:
                    start, end = phrase.names
                    if start > token + 1:
                        place_then_name = True
                        result.append((self._words_between(passage, start, end), frozenset(inner),
                                       passage.starts[start]))
            if place_then_name:
                continue
            if after < len(codes) and codes[after] == ",":
                after += 1
            name = passage.phrase_right(after, len(codes)) if after < len(codes) else None
            if name is not None and name.kind == "name" and name.names is not None and name.names[0] == name.first:
                text = passage.name_text(name)
                if text is not None and (name.last > name.first or self.namesakes(text)):
                    result.append((text, frozenset(inner), passage.starts[name.first]))
                    continue
            # "Ada Byron, the ambassador to Moscow,"
            before = first - 1
            if before >= 0 and codes[before] == "D":
                before -= 1
            if before >= 1 and codes[before] == ",":
                phrase = passage.phrase_left(before - 1, 0)
                if phrase is not None and phrase.kind == "name":
                    text = passage.name_text(phrase)
                    if text is not None:
                        result.append((text, frozenset(inner), passage.starts[phrase.first]))
        return result

    @staticmethod
    def _words_between(passage: Passage, first: int, last: int) -> str:
        return " ".join(passage.text[passage.starts[first]:passage.ends[last]].split())


_LOOSE = frozenset("top senior chief country's own former current this that his her their our".split())
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|le|la|el|los|les)\s+")


def _sample(text: str, start: int) -> str:
    """Words of a text to tell its language by: of its head, its middle and its end where it is long."""
    size = len(text) - start
    if size <= 2 * _SAMPLE:
        return text[start:]
    pieces = [(start, _SAMPLE), (start + size // 2, _SAMPLE // 2), (len(text) - _SAMPLE // 2, _SAMPLE // 2)]
    # The first and the last word of a piece may be parts of words.
    return " ".join(" ".join(text[at:at + length].split(" ")[1:-1]) for at, length in pieces)


def _bare(role: str) -> str:
    """A role phrase without its article, lower case, possessive endings off."""
    words = _ARTICLE.sub("", role.lower().strip()).split()
    return " ".join(word[:-2] if word[-2:] in ("'s", "’s") else word.rstrip("’'") for word in words)


def _has_stem(words: frozenset[str], word: str) -> bool:
    """Whether a word, or one of the same stem ("Iran", "Iranian"), is among words."""
    if word in words:
        return True
    stem = word[:4]
    return len(word) >= 4 and any(other[:4] == stem for other in words)
