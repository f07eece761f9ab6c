"""Write the generated English tables of claimcheck/alterations/lexicons/ anew.

usage: python tools/make_lexicons.py WORDNET_DIR SCOWL_DIR CENSUS_DIR [OUT_DIR]

WORDNET_DIR holds WordNet 3.0 (data.noun, index.noun, noun.exc ...; Debian's `wordnet-base` puts it into
/usr/share/wordnet), SCOWL_DIR the word lists of SCOWL (english-words.10 ...; Debian's `scowl` puts them into
/usr/share/dict/scowl), CENSUS_DIR the first names of the United States census of 1990 (dist.female.first,
dist.male.first; public domain; the package `names` carries them). The licences are reproduced in NOTICE. Needs the
standard library only.

Every table is sorted by code point, one entry a line, keys in lower case, so that it can be searched without being
parsed: claimcheck.alterations.tables bisects the bytes.

  words.en.txt       known words (SCOWL sizes up to 70, proper names and abbreviations too)
  spelling.en.txt    "colour color": a spelling and the one it is compared as (American, where both exist)
  irregular.en.txt   "kept keep": an irregular form and its lemmas
  synonyms.en.txt    "big a:large ...": lemmas with a common sense in WordNet, after part of speech (n, v, a, r)
  antonyms.en.txt    "big little ...": direct antonyms in WordNet
  given-names.en.txt first names
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

POS = ("noun", "verb", "adj", "adv")
# A sense further down its word's list is too rare to be what a quotation means.
DEEPEST_SENSE = 3
# Both words must use the shared sense commonly: the ranks of the sense for the two words, from 1, add up to no more.
DEEPEST_PAIR = 4
LARGEST_SIZE = 70
# Synonyms and antonyms are kept of words that are at least this common.
COMMON_SIZE = 55

# American spelling from British, most particular first; a pair counts only if SCOWL lists the left as British and the
# right as American.
BRITISH_TO_AMERICAN = [
    (r"isation", "ization"),
    (r"ise$", "ize"),
    (r"ise(d|s|r|rs)$", r"ize\1"),
    (r"ising(s?)$", r"izing\1"),
    (r"isational", "izational"),
    (r"isable$", "izable"),
    (r"yse(d|s|r|rs)?$", r"yze\1"),
    (r"ysing$", "yzing"),
    (r"(?<=..)our", "or"),
    (r"tre(s|d)?$", r"ter\1"),
    (r"tring$", "tering"),
    (r"bre(s|d)?$", r"ber\1"),
    (r"ogue(s|d)?$", r"og\1"),
    (r"ll(ed|ing|er|ers|ings|or|ors|ous|ously)$", r"l\1"),
    (r"pp(ed|ing|er|ers)$", r"p\1"),
    (r"tt(ed|ing|er|ers)$", r"t\1"),
    (r"ss(ed|ing|es)$", r"s\1"),
    (r"ence(s|d)?$", r"ense\1"),
    (r"enceless", "enseless"),
    (r"ae", "e"),
    (r"oe", "e"),
    (r"amme(s|d)?$", r"am\1"),
    (r"que(s)?$", r"ck\1"),
    (r"que(s)?$", r"k\1"),
    (r"ul(ment|ments|s|)$", r"ull\1"),
    (r"il(ment|ments|s|)$", r"ill\1"),
    (r"ol(ment|ments|s|)$", r"oll\1"),
    (r"ilful", "illful"),
    (r"gement", "gment"),
    (r"xion", "ction"),
    (r"sc", "sk"),
    (r"wards$", "ward"),
    (r"ey", "ay"),
    (r"mould", "mold"),
    (r"yre(s)?$", r"ire\1"),
    (r"plough", "plow"),
    (r"draught", "draft"),
    (r"eable", "able"),
    (r"elle(d|ry)", r"ele\1"),
    (r"kerb", "curb"),
    (r"aluminium", "aluminum"),
    (r"sulph", "sulf"),
    (r"storey", "story"),
    (r"acy", "acy"),
]

# Pairs that the rules above don't reach, or that SCOWL calls good on both sides of the ocean.
MORE_SPELLINGS = """
judgement judgment; judgements judgments; programme program; programmes programs; cheque check; cheques checks;
towards toward; afterwards afterward; backwards backward; forwards forward; upwards upward; downwards downward;
onwards onward; whilst while; amongst among; amidst amid; grey gray; tyre tire; tyres tires; kerb curb; kerbs curbs;
licence license; licences licenses; practise practice; practised practiced; practises practices; practising practicing;
storey story; storeys stories; ageing aging; analyse analyze; analysed analyzed; catalogue catalog; dialogue dialog;
enquiry inquiry; enquiries inquiries; enquire inquire; enquired inquired; fulfil fulfill; fulfils fulfills;
gaol jail; jewellery jewelry; learnt learned; burnt burned; dreamt dreamed; spelt spelled; spoilt spoiled; leapt leaped;
leant leaned; knelt kneeled; manoeuvre maneuver; manoeuvres maneuvers; manoeuvred maneuvered; marvellous marvelous;
moustache mustache; pyjamas pajamas; sceptic skeptic; sceptics skeptics; sceptical skeptical; scepticism skepticism;
vice-chairman vice-chairman; woollen woolen; yoghurt yogurt; disc disk; discs disks; artefact artifact;
artefacts artifacts; aeroplane airplane; aeroplanes airplanes; aluminium aluminum; adviser advisor; advisers advisors;
benefitted benefited; benefitting benefiting; focussed focused; focussing focusing; biassed biased;
acknowledgement acknowledgment; acknowledgements acknowledgments; connexion connection; despatch dispatch;
despatched dispatched; encyclopaedia encyclopedia; orientate orient; orientated oriented; per-cent percent;
okay ok; okey ok; alright all-right; mum mom; mums moms; maths math; co-operation cooperation; co-operate cooperate;
co-operated cooperated; co-operating cooperating; co-ordinate coordinate; co-ordinated coordinated;
co-ordination coordination; e-mail email; e-mails emails; on-line online; web-site website; life-long lifelong;
policy-maker policymaker; policy-makers policymakers; law-maker lawmaker; law-makers lawmakers; cease-fire ceasefire;
under-way underway; long-time longtime; health-care healthcare; decision-maker decisionmaker; anti-semitism
antisemitism; anti-semitic antisemitic; whisky whiskey; vaporise vaporize; ageing aging; likeable likable; sizeable
sizable; moveable movable; saleable salable; unmistakeable unmistakable; cosy cozy; ketchup catsup; doughnut donut;
doughnuts donuts; mediaeval medieval; archaeology archeology; foetus fetus; oestrogen estrogen; paediatric pediatric;
anaesthetic anesthetic; haemorrhage hemorrhage; diarrhoea diarrhea; behove behoove; annexe annex; instal install;
kidnapped kidnaped; kidnapping kidnaping; kidnapper kidnaper; worshipped worshiped; worshipping worshiping; programmer
programer; instalment installment; instalments installments; skilful skillful; wilful willful; enrol enroll; enrols
enrolls; enrolment enrollment; distil distill; instil instill; appal appall; axe ax; fibre fiber; fibres fibers;
omelette omelet; cigarette cigaret; kilogramme kilogram; kilogrammes kilograms; gramme gram; tonne tonne; plough plow;
ploughs plows; ploughed plowed; ploughing plowing; draughty drafty; mould mold; moulds molds; moulded molded; smoulder
smolder; smouldering smoldering; speciality specialty; specialities specialties; titbit tidbit; tsar czar; tsars
czars; vice-president vice-president; ukrainian ukrainian; kiev kyiv; kharkov kharkiv;
"""

# Pairs that look like one spelling of the other and are two words.
NOT_A_SPELLING = {"our", "hour", "four", "tour", "pour", "your", "sour", "prise", "wise", "rise", "raise", "praise"}


def main(wordnet: Path, scowl: Path, census: Path, out: Path) -> None:
    """Write all tables into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    words, american, british, common_words = read_scowl(scowl)
    spelling = make_spelling(words, american, british)
    write(out / "words.en.txt", sorted(words))
    write(out / "spelling.en.txt", [f"{a} {b}" for a, b in sorted(spelling.items())])
    write(
        out / "irregular.en.txt",
        [f"{form} {' '.join(sorted(lemmas))}" for form, lemmas in sorted(read_exceptions(wordnet).items())],
    )
    write(out / "given-names.en.txt", sorted(read_given_names(census)))
    synonyms, antonyms = read_relations(wordnet, common_words)
    for name, table in (("synonyms", synonyms), ("antonyms", antonyms)):
        write(out / f"{name}.en.txt", [f"{word} {' '.join(sorted(others))}" for word, others in sorted(table.items())])


def write(path: Path, lines: list[str]) -> None:
    """One entry a line; sorted by bytes, as the bisecting reader needs it."""
    path.write_bytes(b"".join(line + b"\n" for line in sorted(line.encode() for line in lines)))


def read_scowl(folder: Path) -> tuple[set[str], set[str], set[str], set[str]]:
    """All words up to LARGEST_SIZE, which of them are American or British, and the common ones."""
    found: dict[str, set[str]] = defaultdict(set)
    common_words: set[str] = set()
    for path in sorted(folder.iterdir()):
        category, _, size = path.name.partition(".")
        variety = category.split("-")[0]
        if (
            not size.isdigit()
            or int(size) > LARGEST_SIZE
            or variety not in ("english", "american", "british", "british_z", "variant_1", "british_variant_1")
        ):
            continue
        for word in path.read_text("latin-1").split():
            word = word.lower()
            if re.fullmatch(r"[a-z]{2,}", word):
                found[variety].add(word)
                if int(size) <= COMMON_SIZE:
                    common_words.add(word)
    words = set().union(*found.values())
    english = found["english"]
    british = found["british"] | found["british_z"] | found["variant_1"] | english
    return words, found["american"] | english, british, common_words


def make_spelling(words: set[str], american: set[str], british: set[str]) -> dict[str, str]:
    """British (or variant) spelling -> American one."""
    pairs = {}
    for word in sorted(british - american):
        for pattern, by in BRITISH_TO_AMERICAN:
            other = re.sub(pattern, by, word)
            if other != word and other in american and word not in NOT_A_SPELLING:
                pairs[word] = other
                break
        else:
            # Two rules at once (manoeuvring, colourised).
            other = word
            for pattern, by in BRITISH_TO_AMERICAN:
                changed = re.sub(pattern, by, other)
                other = changed if changed != other else other
            if other != word and other in american:
                pairs[word] = other
    # -ise is listed as plain English now and then.
    for word in sorted(words):
        if word not in pairs:
            other = re.sub(r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1", word)
            if other != word and other in american and len(word) > 6 and word not in NOT_A_SPELLING:
                pairs[word] = other
    for line in MORE_SPELLINGS.replace("\n", " ").split(";"):
        if line.strip():
            left, right = line.split()
            if left != right:
                pairs[left] = right
    # One step only: a value is never itself a key.
    return {left: pairs.get(right, right) for left, right in pairs.items() if pairs.get(right, right) != left}


# First names that are places or titles first.
NOT_A_NAME = set(
    "america asia africa europe china india israel jordan chad kenya georgia virginia carolina dakota austin dallas "
    "houston phoenix savannah florence milan sydney paris london brooklyn lincoln washington columbus cuba france "
    "prince king major dean earl duke judge royal west north south east santa san salvador mexico panama vienna "
    "cleveland madison jackson denver orlando odessa holland ireland britain".split()
)
COMMONEST_NAMES = 1500


def read_given_names(folder: Path) -> set[str]:
    """The commonest first names of men and women."""
    names: set[str] = set()
    for part in ("male", "female"):
        lines = (folder / f"dist.{part}.first").read_text("ascii").splitlines()
        names.update(line.split()[0].lower() for line in lines[:COMMONEST_NAMES])
    return {name for name in names if len(name) > 2} - NOT_A_NAME


def read_exceptions(folder: Path) -> dict[str, set[str]]:
    """Irregular forms of nouns, verbs and adjectives."""
    table: dict[str, set[str]] = defaultdict(set)
    for pos in POS:
        for line in (folder / f"{pos}.exc").read_text("latin-1").splitlines():
            form, *lemmas = line.split()
            if re.fullmatch(r"[a-z-]+", form):
                table[form].update(lemma for lemma in lemmas if re.fullmatch(r"[a-z-]+", lemma) and lemma != form)
    return {form: lemmas for form, lemmas in table.items() if lemmas}


def read_relations(folder: Path, words: set[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Synonyms that share a common sense, and direct antonyms."""
    synonyms: dict[str, set[str]] = defaultdict(set)
    antonyms: dict[str, set[str]] = defaultdict(set)
    for pos in POS:
        letter = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[pos]
        ranks: dict[tuple[str, str], int] = {}
        for line in (folder / f"index.{pos}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            count = int(fields[2])
            for rank, offset in enumerate(fields[-count:], 1):
                ranks[fields[0], offset] = rank
        sets: dict[str, list[str]] = {}
        links: list[tuple[str, int, str, int]] = []
        for line in (folder / f"data.{pos}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            sets[fields[0]] = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            for number in range(int(fields[at])):
                symbol, target, _, ends = fields[at + 1 + 4 * number : at + 5 + 4 * number]
                if symbol == "!":
                    links.append((fields[0], int(ends[:2], 16), target, int(ends[2:], 16)))
        for offset, members in sets.items():
            for one in members:
                for other in members:
                    if plain(one, words) and plain(other, words) and one != other and common(ranks, one, other, offset):
                        synonyms[one].add(f"{letter}:{other}")
        for offset, number, target, other_number in links:
            one, other = sets[offset][number - 1], sets[target][other_number - 1]
            if plain(one, words) and plain(other, words):
                antonyms[one].add(other)
                antonyms[other].add(one)
    for word, others in antonyms.items():
        synonyms[word] = {entry for entry in synonyms[word] if entry[2:] not in others}
    return {word: others for word, others in synonyms.items() if others}, antonyms


def plain(word: str, words: set[str]) -> bool:
    """A single known word, long enough to be one."""
    return len(word) > 2 and word in words


def common(ranks: dict[tuple[str, str], int], one: str, other: str, offset: str) -> bool:
    """Whether both words use this sense commonly."""
    first, second = ranks.get((one, offset), 99), ranks.get((other, offset), 99)
    return first <= DEEPEST_SENSE and second <= DEEPEST_SENSE and first + second <= DEEPEST_PAIR


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    default = Path(__file__).parents[1] / "claimcheck/alterations/lexicons"
    main(*(Path(argument) for argument in sys.argv[1:4]), Path(sys.argv[4]) if len(sys.argv) == 5 else default)
