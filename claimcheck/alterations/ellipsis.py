"""An ellipsis hides what matters.

An honest "..." leaves out words that change nothing. One that hides a negation, a condition, a modal, a hedge, a
number or a word like "only" beside the words shown changes what was said, and so does one that joins pieces in
another order than the source has them. Whole sentences in the middle of what is left out, and a relative clause or an
aside between commas, may hold such words.
"""

from __future__ import annotations

import re

from ..model.text import Span
from ..model.verdict import Alteration, Weight
from .change import Passage, make_rule
from .terms import Term, read_terms

RULE = make_rule(
    "CC217",
    "hidden by ellipsis",
    Weight.MEANING,
    "an ellipsis hides a word that matters",
    __doc__,
    passing=('The pier, built by Dutch masons, is open.', 'The pier ... is open.'),
    failing=('The pier is not open to cars.', 'The pier is ... open to cars.'),
)


def explain(passage: Passage, quote_span: Span, hidden_span: Span) -> Alteration:
    """What an ellipsis at quote_span, which leaves out hidden_span of the source, does."""
    terms = read_terms(passage.text, passage.lang, hidden_span.start, hidden_span.end)
    hidden = passage.text[hidden_span.start : hidden_span.end].strip()
    claimed = passage.quotation[quote_span.start : quote_span.end]
    weighty = first_weighty(passage, terms, hidden_span)
    if weighty is not None:
        return Alteration(
            RULE.code,
            Weight.MEANING,
            claimed,
            hidden,
            quote_span,
            hidden_span,
            f'the ellipsis hides "{weighty.word}": "{_short(hidden)}"',
        )
    return Alteration(
        OMISSION.code,
        Weight.MECHANICAL,
        claimed,
        hidden,
        quote_span,
        hidden_span,
        f'the ellipsis leaves out "{_short(hidden)}"' if hidden else "the ellipsis leaves out nothing",
    )


def first_weighty(passage: Passage, terms: list[Term], span: Span) -> Term | None:
    """The first hidden term that bears on the words shown; None where there is none."""
    text = passage.text
    if not terms:
        return None
    stops = [n for n in range(len(terms) - 1) if _ENDS.search(text[terms[n].end : terms[n + 1].start])]
    ends_inside = bool(_ENDS.match(text[terms[-1].end : terms[-1].end + 8]))
    starts_inside = bool(_ENDS.search(text[max(0, terms[0].start - 8) : terms[0].start + 1]))
    if stops or ends_inside or starts_inside:
        # Whole sentences say nothing of the words shown; the rest of the first and the head of the last do.
        first = [] if starts_inside else terms[: stops[0] + 1] if stops else terms if ends_inside else []
        last = [] if ends_inside else terms[stops[-1] + 1 :] if stops else terms if starts_inside else []
        parts = [first, last]
    else:
        parts = [terms]
    for part in parts:
        if not part:
            continue
        own_clause = len(parts) == 2 and part is parts[0] and _coordinated(text, part)
        weights = _CONDITIONS if own_clause or _aside(text, part) else _WEIGHTY
        for term in part:
            if term.classes & weights and not ("filler" in term.classes and "scope" in term.classes):
                return term
    return None


def _coordinated(text: str, part: list[Term]) -> bool:
    """Whether the rest of a sentence that is left out to its end is a clause of its own: ", and nobody minds." """
    before = text[max(0, part[0].start - 3) : part[0].start].rstrip()
    return before[-1:] in (",", ";", ":", "-", "\u2013", "\u2014") and (
        part[0].word in ("and", "but", "so", "while", "or") or before[-1:] == ";"
    )


def _aside(text: str, part: list[Term]) -> bool:
    before = text[max(0, part[0].start - 3) : part[0].start].rstrip()
    after = text[part[-1].end : part[-1].end + 3].lstrip()
    commas = before[-1:] in (",", "(", "-", "\u2013", "\u2014") and after[:1] in (
        ",",
        ")",
        "-",
        "\u2013",
        "\u2014",
        ".",
        ";",
    )
    return commas and part[0].word in _ASIDES


_ASIDES = frozenset("who which whose whom where a an the including like such as aged among by".split())
_ENDS = re.compile(r"[.!?…](?:[\"'”’»)]*)\s+[\"“‘'«]?[^\W\d_a-z]|\n\s*\n")
_WEIGHTY = frozenset({"negation", "denial", "condition", "modal", "hedge", "number", "ordinal", "scope", "quantifier"})
_CONDITIONS = frozenset({"condition"})


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:80] + " […] " + text[-30:]


OMISSION = make_rule(
    "CC244",
    "marked omission",
    Weight.MECHANICAL,
    "an ellipsis leaves out words that change nothing",
    __doc__,
    passing=("The pier is open.", "The pier is open."),
    failing=("The pier, built by Dutch masons, is open.", "The pier ... is open."),
)
