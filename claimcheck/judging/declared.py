"""What the ledger itself says of its claims: `denies` and `supports`."""

from __future__ import annotations

from typing import Mapping

from ..model.report import Conflict
from ..model.verdict import Finding, Level
from .relations import Drafts
from .standing import Standing


def denial(one: Standing, other: Standing) -> Conflict:
    """One claim denies another, the claims file says so, and both are really in the sources.

    The two stand against each other. Which of them is right is not decided here. A denial is only counted when both
    sides are borne out by a source: a quotation that nobody said can't deny anything, and can't be denied.

    What to do: nothing, if the officials disagree; that is news, and no fault of the ledger. Otherwise drop `denies`.
    """
    return Conflict("CC401", "declared", (one.id, other.id),
                    f"{one.speaker_name} denies what {other.speaker_name} says, and both are on file",
                    one.claim.topic or other.claim.topic)


def unproven(one: Standing, other: Standing, word: str) -> Conflict:
    """A claim denies or supports another, but one of the two isn't borne out by a source.

    So the link counts for nothing yet. The reason names the side that is missing and how it stands.

    What to do: mend the claim that isn't found; the link will then count by itself.
    """
    missing = [f"{side.id} ({side.result.verdict.value}, {side.result.status.value})" for side in (one, other)
               if not side.found]
    return Conflict("CC407", "unproven", (one.id, other.id),
                    f"{one.id} can't count as {'denying' if word == 'denies' else 'supporting'} {other.id}: "
                    f"not borne out by a source: {', '.join(missing)}", one.claim.topic or other.claim.topic)


def support(one: Standing, other: Standing) -> Conflict:
    """One claim supports another, the claims file says so, and both are really in the sources.

    Shown beside the conflicts, so that a reader sees who stands with whom.

    What to do: nothing.
    """
    return Conflict("CC408", "support", (one.id, other.id),
                    f"{one.speaker_name} supports what {other.speaker_name} says, and both are on file",
                    one.claim.topic or other.claim.topic)


def contradiction(one: Standing, other: Standing, what: str) -> Finding:
    """The ledger contradicts itself: a claim both denies and supports another, or two claims do both in turn.

    No source can settle that, so the links between these two claims count for nothing.

    What to do: keep one of `denies` and `supports`.
    """
    return Finding("CC410", Level.ERROR, f"{what} {other.id}", one.claim.location,
                   hint="keep one of denies and supports")


def relate_declared(claims: Mapping[str, Standing], drafts: Drafts) -> None:
    """Draft what the ledger's own links give. Links to claims that were not checked in this run are left aside."""
    seen: set[tuple[str, str, str]] = set()
    for one in claims.values():
        for word, targets in (("denies", one.claim.denies), ("supports", one.claim.supports)):
            for target in targets:
                other = claims.get(target)
                if other is None:
                    continue
                fault = _fault(one, other, word)
                if fault:
                    drafts.find(one, contradiction(one, other, fault))
                    continue
                pair = sorted((one.id, other.id))
                key = (pair[0], pair[1], word)
                if key in seen:
                    continue                      # both deny each other: one pair
                seen.add(key)
                _relate(one, other, word, drafts)


def _fault(one: Standing, other: Standing, word: str) -> str | None:
    """What is wrong with a link, whatever the sources say; None for a sound one."""
    if one.id == other.id:
        return f"{word} itself:"
    if other.id in one.claim.denies and other.id in one.claim.supports:
        return "both denies and supports"
    back = other.claim.supports if word == "denies" else other.claim.denies
    if one.id in back:
        return f"{word}, and is {'supported' if word == 'denies' else 'denied'} by,"
    return None


def _relate(one: Standing, other: Standing, word: str, drafts: Drafts) -> None:
    if not (one.found and other.found):
        conflict = unproven(one, other, word)
        drafts.add(conflict)
        drafts.find(one, Finding("CC407", Level.WARNING, conflict.reason, one.claim.location))
    elif word == "supports":
        drafts.add(support(one, other))
    else:
        drafts.add(denial(one, other))
        drafts.oppose(one, other)
        drafts.settle(one, other)
        drafts.find(one, Finding("CC401", Level.NOTICE, f"denies {other.label}", one.claim.location,
                                 source=other.best.source if other.best else None))
        drafts.find(other, Finding("CC401", Level.NOTICE, f"denied by {one.label}", other.claim.location,
                                   source=one.best.source if one.best else None))
