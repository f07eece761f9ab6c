"""From what differs to a verdict: the worst difference decides, never a score."""

from __future__ import annotations

from ..model.verdict import Comparison, Verdict, Weight

# Above this share of different words, and with at least so many different places, the words are a paraphrase: they are
# not judged as a quotation. A short quotation with one changed number stays a quotation.
_PARAPHRASE_SHARE = 0.36
_PARAPHRASE_PLACES = 3

_VERDICTS = (
    (Weight.MEANING, Verdict.ALTERED),
    (Weight.CUT, Verdict.TRUNCATED),
    (Weight.WORDING, Verdict.REWORDED),
    (Weight.MECHANICAL, Verdict.FAITHFUL),
)


def judge_wording(comparison: Comparison) -> Verdict:
    """The verdict on the words of one passage."""
    weights = {one.weight for one in comparison.alterations}
    places = sum(one.weight in (Weight.MEANING, Weight.WORDING) for one in comparison.alterations)
    if comparison.changed_share > _PARAPHRASE_SHARE and places >= _PARAPHRASE_PLACES:
        return Verdict.PARAPHRASE
    for weight, verdict in _VERDICTS:
        if weight in weights:
            return verdict
    return Verdict.PARAPHRASE if comparison.changed_share >= 1.0 else Verdict.VERBATIM
