"""Findings about where a quotation stands: nowhere, elsewhere, in many places, or too short to tell (CC1xx).

Each function makes one kind of finding; its docstring is the manual page.
"""

from __future__ import annotations

from typing import Sequence

from ..model.claim import Claim
from ..model.rule import Example, Rule
from ..model.verdict import Evidence, Finding, Level


def absent(claim: Claim, nearest: Evidence | None) -> Finding:
    """No source bears these words.

    Every source was searched, the cited ones first, for the words as they stand, with light and heavy edits, with
    parts left out and with parts put in. The nearest passage, if any came near, is shown so that a reader can judge
    whether the quotation was made up, garbled beyond recognition, or taken from a text that isn't here.

    What to do: correct the quotation, or add the text it was taken from to the sources.
    """
    near = f"; the nearest passage is in {nearest.path}:{nearest.line}" if nearest else ""
    return Finding("CC101", Level.ERROR, f"no source has these words{near}", claim.location,
                   source=nearest.source if nearest else None,
                   hint="correct the quotation, or add the text it was taken from")


def elsewhere(claim: Claim, found: Evidence) -> Finding:
    """The words stand in another source than the one cited.

    The cited sources do not have them. Every other source was searched before anything was called missing, and one
    of them has the passage. The citation is wrong, or incomplete.

    What to do: cite the source that is named here.
    """
    cited = ", ".join(claim.sources)
    return Finding("CC102", Level.ERROR, f"not in {cited}, but in {found.source} ({found.path}:{found.line})",
                   claim.location, source=found.source, hint=f"cite {found.source}")


def ambiguous(claim: Claim, places: Sequence[Evidence], total: int) -> Finding:
    """The words stand in several places of one source, and nothing tells which is meant.

    It matters when the places differ in who speaks or in what surrounds them. The place whose attribution fits the
    claim best was taken.

    What to do: add `prefix` or `suffix`, the words right before or after the quotation, to the claim.
    """
    distinct = list(dict.fromkeys(place.line for place in places))
    lines = ", ".join(map(str, distinct[:5])) + (" …" if len(distinct) > 5 or total > len(places) else "")
    return Finding("CC103", Level.NOTICE, f"stands in {total} places of {places[0].source} (lines {lines})",
                   claim.location, source=places[0].source, hint="add prefix or suffix to say which is meant")


def too_short(claim: Claim) -> Finding:
    """A quotation of one word, or less, is found almost anywhere; finding it proves little.

    One word is only looked for as it stands, as a whole word. Where the source gives it to the claim's speaker, that
    counts; where it doesn't, the claim stays unchecked.

    What to do: quote more of the sentence, or name the speaker and the source.
    """
    return Finding("CC104", Level.ERROR, "too short to mean anything by itself", claim.location,
                   hint="quote more of the sentence, or name the speaker")


def paraphrase(claim: Claim, nearest: Evidence) -> Finding:
    """More than about a third of the words differ: a paraphrase, not a quotation.

    A passage says something like it, but these words were not said. Differences are not judged one by one, since so
    many of them tell nothing.

    What to do: quote the passage that is shown, or turn `quote` into `says` (reported speech).
    """
    return Finding("CC105", Level.ERROR, f"paraphrases {nearest.path}:{nearest.line}, doesn't quote it",
                   claim.location, source=nearest.source, hint="quote the passage, or use says for reported speech")


def unknown_source(claim: Claim, missing: Sequence[str]) -> Finding:
    """The claim cites a source that isn't among the sources searched.

    It comes up when sources are given on the command line in place of the file's own, or when the cited file could
    not be read. The claim was looked for everywhere else.

    What to do: add the source, or mend its id.
    """
    return Finding("CC106", Level.WARNING, f"cited source not among the sources: {', '.join(missing)}", claim.location)


def other_context(claim: Claim, found: Evidence, side: str) -> Finding:
    """The words right before or after the passage are not those that the claim's `prefix` or `suffix` names.

    `prefix` and `suffix` choose among equal passages. Here no passage has these words beside it; the one reported may
    not be the one that was meant.

    What to do: correct `prefix` or `suffix`, or leave it out.
    """
    key = "prefix" if side == "before" else "suffix"
    return Finding("CC107", Level.WARNING, f"the words {side} the passage in {found.path}:{found.line} are not the "
                   f"claim's {key}", claim.location, source=found.source, hint=f"correct {key}, or leave it out")


def _manual(function: object) -> str:
    import inspect
    return inspect.getdoc(function) or ""


_TALK = 'At the press conference, Ada Lund said, "The bridge will open in the spring of next year."'

RULES = (
    Rule("CC101", "absent", Level.ERROR, "No source bears these words.", _manual(absent),
         Example(_TALK, "The bridge will open in the spring of next year."),
         Example(_TALK, "Nobody has ever asked us what the ferry costs.")),
    Rule("CC102", "elsewhere", Level.ERROR, "The words stand in another source than the one cited.",
         _manual(elsewhere)),
    Rule("CC103", "ambiguous", Level.NOTICE, "The words stand in several places of one source.", _manual(ambiguous),
         Example(_TALK, "The bridge will open in the spring"),
         Example('"We will wait and see," said Ada Lund. Weeks later she was asked again. "We will wait and see," '
                 'she said.', "We will wait and see")),
    Rule("CC104", "too-short", Level.ERROR, "A quotation of one word proves little.", _manual(too_short),
         Example(_TALK, "The bridge will open"), Example(_TALK, "bridge")),
    Rule("CC105", "paraphrase", Level.ERROR, "A paraphrase, not a quotation.", _manual(paraphrase),
         Example(_TALK, "The bridge will open in the spring of next year."),
         Example(_TALK, "The new bridge should be ready by the spring of next year")),
    Rule("CC106", "unknown-source", Level.WARNING, "The cited source isn't among the sources searched.",
         _manual(unknown_source)),
    Rule("CC107", "other-context", Level.WARNING, "The words around the passage are not the claim's prefix or suffix.",
         _manual(other_context), Example(_TALK, "in the spring of next year", claim=(("prefix", "will open"),)),
         Example(_TALK, "in the spring of next year", claim=(("prefix", "has closed"),))),
)
