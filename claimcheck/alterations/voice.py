"""The active voice turned into the passive, or the reverse: "Ada sold the ship", "the ship was sold by Ada".

Who did what to whom stays, so it is another wording; the tense must stay as well. Where names changed places without
the voice, or the tense went along, the words are altered.
"""

from __future__ import annotations

from ..model.text import Span
from ..model.verdict import Alteration, Weight
from .change import Passage, make_rule
from .lexicon import forms
from .terms import Term

RULE = make_rule(
    "CC235",
    "voice",
    Weight.WORDING,
    "The active voice was turned into the passive, or the reverse.",
    __doc__,
    passing=("The council sold the old pier.", "The council sold the old pier."),
    failing=("The council sold the old pier.", "The old pier was sold by the council."),
)

# A sentence longer than this is not searched; it holds more than one clause.
_LONGEST = 40


def explain(passage: Passage, first: int, stop: int) -> Alteration | None:
    """An alteration where the whole quotation is source[first:stop], give or take a few words, in the other voice."""
    quote = passage.quote
    if not passage.english or len(quote) > _LONGEST or not _mentions(quote, passage.source):
        return None
    for start in range(max(0, first - 3), min(first + 4, len(passage.source))):
        for end in range(min(len(passage.source), stop + 4), max(start + 2, stop - 4), -1):
            part = passage.source[start:end]
            if abs(len(part) - len(quote)) in (1, 2, 3) and (_turned(part, quote) or _turned(quote, part)):
                span = Span(part[0].start, part[-1].end)
                claimed = Span(quote[0].start, quote[-1].end)
                return Alteration(
                    RULE.code,
                    Weight.WORDING,
                    passage.quotation[claimed.start : claimed.end],
                    passage.text[span.start : span.end],
                    claimed,
                    span,
                    "the sentence stands in the other voice in the source",
                )
    return None


def _mentions(quote: list[Term], source: list[Term]) -> bool:
    """Whether one side only has a "by" with a form of "be" before it."""
    return any(term.key == "by" for term in quote) or any(term.key == "by" for term in source)


def _turned(active: list[Term], passive: list[Term]) -> bool:
    """Whether `passive` is `active` in the passive voice; both may share their beginning and their end."""
    by = next((n for n, term in enumerate(passive) if term.key == "by"), -1)
    if by < 3:
        return False
    verb = by - 1
    be = verb - 1
    if "be" not in passive[be].classes:
        return False
    helper = passive[be - 1] if passive[be].key in ("be", "been", "being") and be > 1 else None
    patient = passive[: be - 1] if helper else passive[:be]
    rest = passive[by + 1 :]
    keys = [term.key for term in active]
    for size in range(1, len(rest) + 1):
        agent, after = rest[:size], rest[size:]
        lead = [term.key for term in agent]
        if keys[:size] != lead:
            continue
        middle = active[size : len(active) - len(after)] if after else active[size:]
        if after and [term.key for term in active[len(active) - len(after) :]] != [term.key for term in after]:
            continue
        tail = [term.key for term in middle[len(middle) - len(patient) :]]
        verbs = middle[: len(middle) - len(patient)]
        if patient and tail == [term.key for term in patient] and _same_verb(verbs, passive[be], passive[verb], helper):
            return True
    return False


def _same_verb(verbs: list[Term], be: Term, participle: Term, helper: Term | None) -> bool:
    if not verbs or len(verbs) > 2:
        return False
    bases = {base for base, ending in forms(participle.word) if ending in ("ed", "")}
    mine = [(base, ending) for base, ending in forms(verbs[-1].word) if base in bases]
    if not mine:
        return False
    endings = {ending for _, ending in mine}
    if helper is not None:
        return len(verbs) == 2 and (verbs[0].key == helper.key or {verbs[0].key, helper.key} <= {"has", "have"})
    if len(verbs) != 1:
        return False
    past = "ed" in endings
    return past if be.key in ("was", "were") else bool(endings & {"", "s"}) and not (past and "" not in endings)
