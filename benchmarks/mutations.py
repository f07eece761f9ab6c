"""Damage verbatim quotations in every way the rules know, and count how many still pass.

usage: python benchmarks/mutations.py FOLDER [--limit SENTENCES] [--seed N] [--show KIND]

Every sentence of the folder's text files (.txt, .md) is a verbatim quotation. Each edit below turns it into another
one, where it can: a damage must be called altered (or truncated), a rewording at least reworded, and a harmless edit
must pass. Printed for each edit: how many, how many were judged as they should be, and for damages how many still
pass.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from claimcheck.alterations import compare
from claimcheck.alterations.lexicon import is_known, lexicon
from claimcheck.judging.verdict import judge_wording
from claimcheck.model.match import Alignment, Piece
from claimcheck.model.text import SourceText, Span
from claimcheck.model.verdict import Verdict

Edit = Callable[[str, random.Random], "str | None"]

PASSES = {Verdict.VERBATIM, Verdict.FAITHFUL}
WANTED = {"damage": "altered", "rewording": "reworded", "harmless": "passed"}


def label(verdict: Verdict) -> str:
    """passed, reworded or altered."""
    return "passed" if verdict in PASSES else "reworded" if verdict is Verdict.REWORDED else "altered"


# --- building edits ---------------------------------------------------------------------------------------------


def swap(pairs: str, both: bool = True) -> Edit:
    """Replace one word or phrase by its partner: "may>will, all>some"; `both` adds the way back."""
    table: list[tuple[str, str]] = []
    for pair in pairs.split(","):
        left, right = (part.strip() for part in pair.split(">"))
        table.append((left, right))
        if both:
            table.append((right, left))

    def edit(text: str, rng: random.Random) -> str | None:
        hits = [
            (found, right)
            for left, right in table
            for found in re.finditer(rf"(?<![\w$£€'’-]){re.escape(left)}(?![\w'’-])", text)
        ]
        if not hits:
            return None
        found, right = rng.choice(hits)
        return text[: found.start()] + right + text[found.end() :]

    return edit


def drop(words: str) -> Edit:
    """Leave one of these words or phrases out."""
    options = [word.strip() for word in words.split(",")]

    def edit(text: str, rng: random.Random) -> str | None:
        hits = [found for word in options for found in re.finditer(rf"(?<=\w) {re.escape(word)}(?= \w)", text)]
        if not hits:
            return None
        found = rng.choice(hits)
        return text[: found.start()] + text[found.end() :]

    return edit


def insert_after(words: str, new: str) -> Edit:
    """Put a word in after one of these."""
    options = "|".join(re.escape(word.strip()) for word in words.split(","))

    def edit(text: str, rng: random.Random) -> str | None:
        hits = list(re.finditer(rf"\b(?:{options})(?= [a-z])", text))
        if not hits:
            return None
        at = rng.choice(hits).end()
        return f"{text[:at]} {new}{text[at:]}"

    return edit


def change(pattern: str, by: Callable[[re.Match[str], random.Random], str | None]) -> Edit:
    """Replace one match of a pattern."""

    def edit(text: str, rng: random.Random) -> str | None:
        hits = list(re.finditer(pattern, text))
        rng.shuffle(hits)
        for found in hits:
            new = by(found, rng)
            if new is not None and new != found.group():
                return text[: found.start()] + new + text[found.end() :]
        return None

    return edit


def everywhere(by: Callable[[str], str]) -> Edit:
    """Change the whole text, where that changes anything."""

    def edit(text: str, rng: random.Random) -> str | None:
        new = by(text)
        return new if new != text else None

    return edit


def other_digit(found: re.Match[str], rng: random.Random) -> str:
    """A number with one digit changed."""
    digits = [n for n, c in enumerate(found.group()) if c.isdigit()]
    at = rng.choice(digits)
    old = found.group()[at]
    new = rng.choice([c for c in "123456789" if c != old])
    return found.group()[:at] + new + found.group()[at + 1 :]


def slip(found: re.Match[str], rng: random.Random) -> str | None:
    """A one-letter slip that leaves an unknown word."""
    word = found.group()
    for _ in range(8):
        at = rng.randrange(1, len(word) - 2)
        kind = rng.randrange(4)
        if kind == 0:
            new = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif kind == 1:
            new = word[:at] + word[at + 1 :]
        elif kind == 2:
            new = word[:at] + word[at] + word[at:]
        else:
            new = word[:at] + rng.choice("aeiourstln") + word[at + 1 :]
        if new != word and not is_known(new.lower()):
            return new
    return None


def real_slip(found: re.Match[str], rng: random.Random) -> str | None:
    """A one-letter slip that leaves another word."""
    word = found.group()
    options = [word[:n] + c + word[n + 1 :] for n in range(1, len(word)) for c in "aeioulnrstmpd" if c != word[n]]
    options = [option for option in options if is_known(option)]
    return rng.choice(options) if options else None


def roles(text: str, rng: random.Random) -> str | None:
    """Two names exchanged, "and" not between them."""
    names = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w'’-])", text))
    pairs = [
        (a, b)
        for a in names
        for b in names
        if a.start() < b.start()
        and a.group() != b.group()
        and re.search(r"[a-z]", text[a.end() : b.start()])
        and not re.fullmatch(r",? (?:and|or) (?:\w+ )?|, .*", text[a.end() : b.start()])
    ]
    pairs = [(a, b) for a, b in pairs if not re.search(r"\b(?:and|or)\b|,", text[a.end() : b.start()])]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]


def random_content(found: re.Match[str], rng: random.Random) -> str | None:
    """Another word of the same look."""
    options = "harbour basket engine garden planet window senator ticket mountain concert whisper orange".split()
    return None if lexicon("en").of(found.group()) else rng.choice(options)


def dropped_content(text: str, rng: random.Random) -> str | None:
    """A lower-case content word left out."""
    lex = lexicon("en")
    hits = [
        m
        for m in re.finditer(r"(?<=[a-z]) ([a-z]{5,})(?= [a-z])", text)
        if not lex.of(m.group(1)) and not m.group(1).endswith("ly")
    ]
    if not hits:
        return None
    hit = rng.choice(hits)
    return text[: hit.start()] + text[hit.end() :]


def in_words(found: re.Match[str], rng: random.Random) -> str | None:
    """A small number in words."""
    value = int(found.group())
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value < 20:
        return ones[value]
    return tens[value // 10 - 2] + ("-" + ones[value % 10] if value % 10 else "")


def coordination(text: str, rng: random.Random) -> str | None:
    """X and Y -> Y and X, for two capitalised words."""
    hit = re.search(r"(?<=[a-z] )([A-Z][a-z]+) and ([A-Z][a-z]+)(?=[ ,.][a-z ]|\.$)", text)
    return text[: hit.start()] + f"{hit[2]} and {hit[1]}" + text[hit.end() :] if hit else None


def day_to_front(text: str, rng: random.Random) -> str | None:
    """ "... on Tuesday." -> "On Tuesday ..." """
    hit = re.search(r" (on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(\.?)$", text)
    if not hit or not re.match(r"(?:The|A|It|He|She|They|We)\b", text):
        return None
    return f"On {hit[1][3:]}, {text[0].lower()}{text[1:hit.start()]}{hit[2]}"


def tail(text: str, rng: random.Random) -> str | None:
    """A tail nobody said."""
    return text.rstrip(" .!?\"”'") + rng.choice(
        [
            ", and everybody knows it.",
            " because the law demands it.",
            ", whatever our partners may think.",
            " and we will never accept that.",
        ]
    )


def hidden_negation(text: str, rng: random.Random) -> str | None:
    """An ellipsis over "not"."""
    hit = re.search(r" (?:not|never)(?= \w)", text)
    return text[: hit.start()] + " ..." + text[hit.end() :] if hit else None


def honest_ellipsis(text: str, rng: random.Random) -> str | None:
    """An ellipsis over an aside that holds no word that matters."""
    lex = lexicon("en")
    heavy = {"negation", "denial", "condition", "modal", "hedge", "number", "ordinal", "scope", "quantifier"}
    hits = [
        m
        for m in re.finditer(r"(?<=[a-z]), ((?:[a-z]+ ){2,7}[a-z]+),(?= [a-z])", text)
        if not any(lex.of(word) & heavy or word.isdigit() for word in m.group(1).split())
    ]
    if not hits:
        return None
    hit = rng.choice(hits)
    return text[: hit.start()] + " ..." + text[hit.end() :]


def cut_after_negation(text: str, rng: random.Random) -> str | None:
    """The words right after "not", alone."""
    hit = re.search(r"\b(?:not|never) ((?:[\w’'-]+ ?){4,})", text)
    return hit[1].strip() if hit else None


def cut_condition(text: str, rng: random.Random) -> str | None:
    """Everything before " if" or " unless" in the middle of a sentence."""
    hit = re.search(r"^((?:\S+ ){4,}\S*[a-z]) (?:unless|provided that|if) [a-z]", text)
    return (
        hit[1]
        if hit and not re.search(r"(?:ask\w*|know|even|as|see|wonder\w*|whether|tell|say|only)$", hit[1])
        else None
    )


def passive(text: str, rng: random.Random) -> str | None:
    """ "Ada signed the deal" -> "the deal was signed by Ada" """
    hit = re.fullmatch(
        r"([A-Z][a-z]+(?: [A-Z][a-z]+)?) (\w+ed) ((?:the|a|an|its|their|his|her) (?:[a-z]+ ){0,2}[a-z]+)\.?", text
    )
    return f"{hit[3][0].upper()}{hit[3][1:]} was {hit[2]} by {hit[1]}." if hit else None


CONTRACTIONS = (
    "do not>don't, does not>doesn't, did not>didn't, is not>isn't, are not>aren't, was not>wasn't, cannot>can't, "
    "will not>won't, it is>it's, they are>they're, we are>we're, I have>I've, would not>wouldn't, that is>that's"
)
ACCENTS = str.maketrans("aeiou", "áéíóú")

EDITS: dict[str, tuple[str, Edit]] = {
    "negation dropped": ("damage", drop("not, never")),
    "n't dropped": (
        "damage",
        change(
            r"\b(?:do|does|did|is|are|was|were|has|have|had|would|could|should)n['’]t\b", lambda m, r: m.group()[:-3]
        ),
    ),
    "negation added": (
        "damage",
        insert_after("is, are, was, were, will, would, can, could, should, has, have, had", "not"),
    ),
    "digit changed": ("damage", change(r"(?<![\d.,])\d{1,3}(?![\d.,:-]|st|nd|rd|th)", other_digit)),
    "number word changed": ("damage", swap("two>three, four>five, six>seven, ten>twenty, hundred>thousand")),
    "magnitude changed": ("damage", swap("million>billion, thousand>million, m>bn")),
    "percent to points": ("damage", swap("percent>percentage points, per cent>percentage points", both=False)),
    "currency changed": ("damage", change(r"[$£€](?=\d)", lambda m, r: "£" if m.group() == "$" else "$")),
    "ordinal changed": ("damage", swap("first>second, third>fourth, 19th>20th, 21st>22nd")),
    "fraction changed": ("damage", swap("half>third, two-thirds>one-third, quarter>half")),
    "weekday changed": ("damage", swap("Monday>Tuesday, Wednesday>Friday, Thursday>Sunday")),
    "unit changed": ("damage", swap("years>months, weeks>days, hours>minutes, miles>kilometres, dollars>euros")),
    "decimal point dropped": ("damage", change(r"\d\.\d", lambda m, r: m.group().replace(".", ""))),
    "minus added": ("damage", change(r"(?<= )\d+(?:\.\d+)?(?=%| percent| per cent)", lambda m, r: "-" + m.group())),
    "modal changed": ("damage", swap("may>will, might>will, could>can, should>must, would>will, can>must")),
    "hedge dropped": (
        "damage",
        drop("perhaps, probably, reportedly, allegedly, apparently, likely, possibly, alleged, suspected"),
    ),
    "hedge added": ("damage", insert_after("is, are, was, were, has, have", "allegedly")),
    "quantifier changed": (
        "damage",
        swap("all>some, most>many, every>any, many>few, both>either, several>all, much>little"),
    ),
    "only dropped": (
        "damage",
        drop("only, even, at least, nearly, about, almost, mostly, up to, more than, temporarily"),
    ),
    "only added": ("damage", insert_after("is, are, was, were, has, have, will, would", "only")),
    "always added": ("damage", insert_after("is, are, was, were, has, have, will, would", "always")),
    "again added": ("damage", insert_after("is, are, was, were, has, have, will, would", "again")),
    "more to less": (
        "damage",
        swap("more>less, most>least, better>worse, higher>lower, larger>smaller, greater>smaller"),
    ),
    "degree raised": (
        "damage",
        swap("large>larger, high>highest, good>best, strong>stronger, big>biggest, new>newest"),
    ),
    "names exchanged": ("damage", roles),
    "name changed": (
        "damage",
        change(
            r"(?<=[a-z] )[A-Z][a-z]{3,}(?![\w'’-])", lambda m, r: r.choice(["Hartley", "Lisbon", "Okafor", "Chile"])
        ),
    ),
    "rank raised": (
        "damage",
        swap("President>Vice President, minister>deputy minister, director>former director", both=False),
    ),
    "gender changed": (
        "damage",
        swap("he>she, his>her, him>her, himself>herself, man>woman, son>daughter, Mr>Mrs, father>mother"),
    ),
    "person changed": ("damage", swap("we>they, our>their, us>them, I>we, my>our, you>we")),
    "direction changed": (
        "damage",
        swap("before>after, with>without, against>for, to>from, over>under, inside>outside, since>until, by>to"),
    ),
    "and to or": ("damage", swap("and>or")),
    "because to although": ("damage", swap("because>although, if>when, but>because")),
    "tense changed": ("damage", swap("is>was, are>were, has>had, will>would, have>had, says>said")),
    "passive made active": (
        "damage",
        swap("was told>told, been accused>accused, was elected>elected, is expected to>will", both=False),
    ),
    "opposite": (
        "damage",
        swap(
            "increase>decrease, support>oppose, win>lose, open>close, accept>reject, rise>fall, legal>illegal, "
            "possible>impossible, public>private, early>late, strong>weak, buy>sell, allow>prevent, like>dislike"
        ),
    ),
    "prefix": (
        "damage",
        change(r"\b(?:likely|able|happy|fair|certain|official|lawful|usual)\b", lambda m, r: "un" + m.group()),
    ),
    "plural changed": (
        "damage",
        swap("attack>attacks, government>governments, country>countries, leader>leaders, law>laws"),
    ),
    "content word changed": ("damage", change(r"(?<= )[a-z]{5,}(?= )", random_content)),
    "content word dropped": ("damage", dropped_content),
    "adjective added": ("damage", insert_after("the, a", "secret")),
    "real-word slip": ("damage", change(r"(?<= )[a-z]{4,6}(?= )", real_slip)),
    "invented tail": ("damage", tail),
    "ellipsis over not": ("damage", hidden_negation),
    "bracketed name": ("damage", change(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])", lambda m, r: "[Hartley]")),
    "bracketed not": ("damage", change(r"(?<= )(?:is|are|was|will)(?= )", lambda m, r: m.group() + " [not]")),
    "cut after negation": ("damage", cut_after_negation),
    "cut before condition": ("damage", cut_condition),
    "contraction": ("rewording", swap(CONTRACTIONS)),
    "that dropped": ("rewording", change(r"(?<=said|says) that(?= \w)", lambda m, r: "")),
    "that added": ("rewording", change(r"(?<=said) (?=he |she |they |it |the )", lambda m, r: " that ")),
    "filler dropped": ("rewording", drop("very, really, actually, simply, quite, certainly, indeed, of course, also")),
    "filler added": ("rewording", insert_after("is, are, was, were", "really")),
    "synonym": (
        "rewording",
        swap(
            "big>large, begin>start, help>assist, buy>purchase, show>demonstrate, important>significant, "
            "whole>entire, quickly>rapidly, need>require, mistake>error, huge>enormous, people>persons, "
            "began>started, children>kids, goal>aim, error>mistake, happened>occurred, error>fault"
        ),
    ),
    "article": ("rewording", swap(" the>a", both=False)),
    "which to that": ("rewording", swap("which>that", both=False)),
    "order of two": ("rewording", coordination),
    "day to front": ("rewording", day_to_front),
    "passive": ("rewording", passive),
    "phrase": (
        "rewording",
        swap(
            "in order to>to, because>due to the fact that, about>with regard to, such as>like, until>till, "
            "toward>to, because of>due to, despite>in spite of, must>has to, many>a lot of",
            both=False,
        ),
    ),
    "case": ("harmless", everywhere(str.upper)),
    "lower case": ("harmless", everywhere(str.lower)),
    "curly quotes": ("harmless", everywhere(lambda t: t.replace("'", "’").replace('"', "“"))),
    "entities": (
        "harmless",
        everywhere(
            lambda t: t.replace("'", "&#39;").replace('"', "&quot;").replace("’", "&rsquo;").replace(" & ", " &amp; ")
        ),
    ),
    "nbsp": ("harmless", everywhere(lambda t: t.replace(" ", "\u00a0", 3))),
    "soft hyphens": (
        "harmless",
        change(r"(?<= )[a-z]{8,}(?= )", lambda m, r: m.group()[:4] + "\u00ad" + m.group()[4:]),
    ),
    "line-end hyphen": (
        "harmless",
        change(r"(?<= )[a-z]{8,}(?= )", lambda m, r: m.group()[:4] + "-\n" + m.group()[4:]),
    ),
    "ligature": ("harmless", everywhere(lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ"))),
    "full width": (
        "harmless",
        change(
            r"(?<= )\d+(?= )", lambda m, r: m.group().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        ),
    ),
    "accents": (
        "harmless",
        change(r"(?<= )[A-Z][a-z]{4,}(?= )", lambda m, r: m.group()[:-2] + m.group()[-2:].translate(ACCENTS)),
    ),
    "misread rn": (
        "harmless",
        change(
            r"(?<= )[a-z]*m[a-z]{4,}(?= )",
            lambda m, r: None if is_known(m.group().replace("m", "rn", 1)) else m.group().replace("m", "rn", 1),
        ),
    ),
    "misread l": ("harmless", change(r"(?<= )[a-z]+l[a-z]{2,}(?= )", lambda m, r: m.group().replace("l", "1", 1))),
    "misread o": ("harmless", change(r"(?<= )[a-z]+o[a-z]{2,}(?= )", lambda m, r: m.group().replace("o", "0", 1))),
    "digits in words": ("harmless", change(r"(?<= )[1-9]\d?(?= [a-z])", in_words)),
    "words in digits": (
        "harmless",
        change(
            r"(?<= )(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?= [a-z])",
            lambda m, r: str(
                {
                    "two": 2,
                    "three": 3,
                    "four": 4,
                    "five": 5,
                    "six": 6,
                    "seven": 7,
                    "eight": 8,
                    "nine": 9,
                    "ten": 10,
                    "twelve": 12,
                    "twenty": 20,
                }[m.group()]
            ),
        ),
    ),
    "grouping": ("harmless", change(r"\d,\d{3}(?!\d)", lambda m, r: m.group().replace(",", ""))),
    "million in digits": (
        "harmless",
        change(r"(?<= )\d+ million(?= [a-z])", lambda m, r: m.group().split()[0] + ",000,000"),
    ),
    "million as m": (
        "harmless",
        change(
            r"(?<=[$£€])\d+(?:\.\d+)? (?:million|billion)",
            lambda m, r: m.group().replace(" million", "m").replace(" billion", "bn"),
        ),
    ),
    "dollars in words": (
        "harmless",
        change(r"\$\d+(?= [a-z])(?! (?:million|billion|trillion|a ))", lambda m, r: m.group()[1:] + " dollars"),
    ),
    "percent sign": (
        "harmless",
        change(
            r"\d+(?: percent|%| per cent)(?!age)",
            lambda m, r: re.sub(r"\D+", "", m.group()) + ("%" if "%" not in m.group() else " per cent"),
        ),
    ),
    "date order": (
        "harmless",
        change(
            r"(?:January|February|March|April|June|July|August|September|October|November|December) "
            r"\d{1,2}(?=,? \d{4})",
            lambda m, r: " ".join(m.group().split()[::-1]),
        ),
    ),
    "month shortened": (
        "harmless",
        swap("January>Jan., September>Sept., October>Oct., November>Nov., December>Dec., August>Aug.", both=False),
    ),
    "title point": (
        "harmless",
        swap("Mr.>Mr, Mr>Mr., Dr.>Dr, Sen.>Senator, Gov.>Governor, Rep.>Representative, Mr>Mister", both=False),
    ),
    "initials": ("harmless", swap("U.S.>US, US>U.S., UK>U.K., EU>E.U., UN>U.N., U.N.>UN", both=False)),
    "British spelling": (
        "harmless",
        swap(
            "labor>labour, center>centre, defense>defence, organize>organise, color>colour, favor>favour, "
            "program>programme, toward>towards, realize>realise, analyze>analyse, traveled>travelled"
        ),
    ),
    "slip": ("harmless", change(r"(?<= )[a-z]{6,}(?= )", slip)),
    "dashes": ("harmless", everywhere(lambda t: t.replace(" - ", " — ").replace("–", "-").replace("—", "--"))),
    "compound": ("harmless", change(r"(?<= )[a-z]{3,}-[a-z]{3,}(?= )", lambda m, r: m.group().replace("-", " "))),
    "final mark": ("harmless", everywhere(lambda t: t.rstrip(" .!?") + ",")),
    "line wrap": ("harmless", everywhere(lambda t: re.sub(r"((?:\S+ ){6}\S+) ", "\\1\n", t))),
    "sic": ("harmless", change(r"(?<= )[a-z]{6,}(?= )", lambda m, r: m.group() + " [sic]")),
    "bracketed note": (
        "harmless",
        change(r"(?<= )(?:it|he|she|they|this)(?= [a-z])", lambda m, r: m.group() + " [the council]"),
    ),
    "bracketed referent": ("harmless", change(r"(?<= )(?:it|he|she|they)(?= [a-z])", lambda m, r: "[the official]")),
    "bracketed capital": (
        "harmless",
        everywhere(lambda t: f"[{t[0].lower()}]{t[1:]}" if t[0].isupper() and t[1:2].islower() else t),
    ),
    "honest ellipsis": ("harmless", honest_ellipsis),
    "fragment": (
        "harmless",
        everywhere(
            lambda t: (
                " ".join(t.split()[: max(6, len(t.split()) // 2)])
                if not re.search(r"\b(?:if|unless|until|provided|not|never|only)\b", t)
                else t
            )
        ),
    ),
    "emoji": ("harmless", everywhere(lambda t: t + " 🙂")),
    "nested quotes": ("harmless", change(r"(?<= )[a-z]{6,} [a-z]{3,}(?= )", lambda m, r: f"‘{m.group()}’")),
}


def main() -> int:
    """Run and print; exit code 1 when a damaged quotation still passes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=400, help="sentences taken")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", default="", help="print the cases of this edit that were judged otherwise; 'all' for every edit"
    )
    options = parser.parse_args()
    rng = random.Random(options.seed)
    sentences = read_sentences(options.folder)
    rng.shuffle(sentences)
    counts: dict[str, collections.Counter[str]] = {name: collections.Counter() for name in EDITS}
    for sentence in sentences[: options.limit]:
        for name, (kind, edit) in EDITS.items():
            quotation = edit(sentence, rng)
            if quotation is None or len(quotation.split()) < 4:
                continue
            if re.search(r"\b(\w+) \1\b", quotation) and not re.search(r"\b(\w+) \1\b", sentence):
                # The edit doubled a word that stands there already ("only only"): a slip, not this damage.
                continue
            verdict, named = judge(quotation, sentence)
            counts[name][label(verdict)] += 1
            if label(verdict) != WANTED[kind] and options.show in (name, "all"):
                print(f"{name}: {verdict.value} {named}\n  source: {sentence}\n  quoted: {quotation}")
    return print_counts(counts)


def read_sentences(folder: Path) -> list[str]:
    """Sentences of 6 to 60 words of all text files."""
    sentences: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md"):
            for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
                for sentence in re.split(r"(?<=[a-z][.!?])[\"”]?\s+(?=[A-Z\"“])", " ".join(paragraph.split())):
                    if 6 <= len(sentence.split()) <= 60:
                        sentences.append(sentence)
    return list(dict.fromkeys(sentences))


def judge(quotation: str, sentence: str) -> tuple[Verdict, list[str]]:
    """The verdict on a quotation said to be this sentence, and what was named."""
    source = SourceText(id="s", path="s", text=sentence, sha256="", lang="en")
    alignment = Alignment((Piece(Span(0, len(quotation)), Span(0, len(sentence))),), 0.9)
    comparison = compare(quotation, source, alignment)
    return judge_wording(comparison), [f"{one.code} {one.message}" for one in comparison.alterations]


def print_counts(counts: dict[str, collections.Counter[str]]) -> int:
    """A line an edit, a total a kind; 1 when a damage passed."""
    totals: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    print(f"{'edit':24} {'kind':10} {'number':>6} {'right %':>8} {'passed':>7} {'reworded':>9} {'altered':>8}")
    for name, (kind, _) in EDITS.items():
        count = counts[name]
        number = sum(count.values())
        totals[kind].update(count)
        if number:
            print(
                f"{name:24} {kind:10} {number:6} {100 * count[WANTED[kind]] / number:8.1f} {count['passed']:7} "
                f"{count['reworded']:9} {count['altered']:8}"
            )
    for kind, count in totals.items():
        number = max(1, sum(count.values()))
        print(
            f"{kind}: {number} quotations, {100 * count[WANTED[kind]] / number:.2f} % {WANTED[kind]}, "
            f"{count['passed']} passed"
        )
    return 1 if totals["damage"]["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
