"""What changed between a quotation and the passage that bears it, one named alteration for each difference.

The face of the room: `compare`, the registry `RULES` (one name for each code; a rule's docstring is its manual page), and
the lexicon's look-ups in `lexicon`.
"""

from __future__ import annotations

from ..model.rule import Rule
from . import (antonym, bracket, comparative, conjunction, content, date, ellipsis, filler, form, function, hedge, joined, modal,
               name, negation, number, ocr, order, preposition, pronoun, quantifier, scope, synonym, tail, tense, truncation,
               typo, unit, voice)
from .comparing import compare

RULES: tuple[Rule, ...] = (
    negation.RULE, number.RULE, name.RULE, date.RULE, unit.RULE, modal.RULE, hedge.RULE, quantifier.RULE, scope.RULE,
    pronoun.RULE, preposition.RULE, conjunction.RULE, tense.RULE, comparative.RULE, antonym.RULE, content.RULE,
    ellipsis.RULE, bracket.RULE, joined.RULE, tail.RULE, truncation.NEGATION, truncation.CONDITION, truncation.LIMIT, order.ROLES,
    synonym.RULE, order.RULE, filler.RULE, function.RULE, form.CONTRACTION, voice.RULE, name.SHORTER, typo.RULE, form.SPELLING, ocr.RULE, form.NUMERAL,
    ellipsis.OMISSION, bracket.NOTE, joined.ATTRIBUTION, form.ABBREVIATION, form.ACCENT, truncation.CONCESSION)

__all__ = ["RULES", "compare"]
