"""Positions on a topic: who stands against whom, who agrees, and who changed their mind."""

from __future__ import annotations

from itertools import combinations
from typing import Mapping, Sequence

from ..model.claim import Topic
from ..model.report import Conflict, PositionEntry, SourceResult, TopicResult
from ..model.verdict import Finding, Level
from .origins import carriers, count_origins
from .relations import Drafts
from .standing import Standing, in_time_order

# Above so many opposing pairs on one topic, one pair for each two speakers and positions tells as much.
_MANY_PAIRS = 60


def opposition(one: Standing, other: Standing, topic: Topic, more: int = 0) -> Conflict:
    """Two found claims take different positions on one topic.

    Positions are compared as written, case and spaces aside. Both claims are in the sources; who is right is not
    decided here. One speaker with two positions is a change of position (CC405), not a conflict with somebody else,
    and a prediction that time has overtaken is told as such (CC406).

    What to do: nothing, if the officials disagree. If the positions mean the same, write them the same.
    """
    further = f"; {more} more pairs like it" if more else ""
    return Conflict("CC402", "position", (one.id, other.id),
                    f"{one.speaker_name} says {_quoted(one)}, {other.speaker_name} says {_quoted(other)}{further}",
                    topic.id)


def change(one: Standing, other: Standing, topic: Topic) -> Conflict:
    """One speaker took different positions on one topic, at different times.

    Claims are ordered by their date, or by the date of the source that bears them out. A change of position is told,
    not judged: it may be news, or the ledger may have put two statements under one topic that don't belong together.

    What to do: check the dates; otherwise nothing.
    """
    when = f" ({_day(one)}, then {_day(other)})" if one.when and other.when else ""
    return Conflict("CC405", "change", (one.id, other.id),
                    f"{one.speaker_name} moved from {_quoted(one)} to {_quoted(other)}{when}", topic.id)


def agreement(group: Sequence[Standing], topic: Topic, origins: int) -> Conflict:
    """Several found claims take the same position on one topic.

    The number of independent origins is what counts: reprints of one wire story, claims that come through the same
    go-between, and near-identical passages are one origin, however many sources carry them.

    What to do: nothing; but an agreement with one origin is one voice.
    """
    voices = sorted({one.speaker_name for one in group})
    return Conflict("CC409", "agreement", tuple(one.id for one in group),
                    f"{', '.join(voices)} {'say' if len(voices) > 1 else 'says'} "
                    f"{_quoted(group[0])}; {origins} independent origin{'' if origins == 1 else 's'}", topic.id)


def relate_positions(topic: Topic, group: Sequence[Standing], sources: Mapping[str, SourceResult], drafts: Drafts
                     ) -> TopicResult:
    """Draft what the positions on one topic give; `group` are all claims on it, in ledger order.

    Pairs that something is known of already (an overtaken prediction) are left aside.
    """
    taken = [one for one in group if one.claim.position]
    found = [one for one in taken if one.found]
    by_position: dict[str, list[Standing]] = {}
    for one in found:
        by_position.setdefault(position_key(one), []).append(one)
    _draft_changes(topic, found, drafts)
    _draft_oppositions(topic, by_position, drafts)
    origins = {position: count_origins(members, sources) for position, members in by_position.items()}
    for position, members in by_position.items():
        if len(members) > 1:
            drafts.add(agreement(members, topic, len(origins[position])))
    return TopicResult(topic, tuple(_entry(one, sources) for one in in_time_order(taken)),
                       tuple((members[0].claim.position or "", len(origins[position]))
                             for position, members in by_position.items()))


def position_key(one: Standing) -> str:
    """A position as it is compared."""
    return " ".join((one.claim.position or "").casefold().split())


def _draft_changes(topic: Topic, found: Sequence[Standing], drafts: Drafts) -> None:
    """Each speaker's steps from one position to the next."""
    by_speaker: dict[str, list[Standing]] = {}
    for one in found:
        if one.claim.speaker is not None:
            by_speaker.setdefault(one.who, []).append(one)
    for said in by_speaker.values():
        ordered = in_time_order(said)
        for one, other in zip(ordered, ordered[1:]):
            if position_key(one) != position_key(other) and not drafts.settled(one, other):
                drafts.add(change(one, other, topic))
                for here, there, word in ((one, other, "later"), (other, one, "earlier")):
                    drafts.find(here, Finding("CC405", Level.NOTICE, f"{word}, {there.speaker_name} said "
                                              f"{_quoted(there)} ({there.id})", here.claim.location))


def _draft_oppositions(topic: Topic, by_position: Mapping[str, Sequence[Standing]], drafts: Drafts) -> None:
    against: dict[str, list[Standing]] = {}
    pairs = []
    for first, second in combinations(by_position.values(), 2):
        for one in first:
            for other in second:
                if one.who == other.who or drafts.settled(one, other):
                    continue
                pairs.append((one, other) if one.order < other.order else (other, one))
    for one, other in pairs:
        drafts.oppose(one, other)
        drafts.settle(one, other)
        against.setdefault(one.id, []).append(other)
        against.setdefault(other.id, []).append(one)
    for one, other, more in _shown(pairs):
        drafts.add(opposition(one, other, topic, more))
    by_id = {one.id: one for members in by_position.values() for one in members}
    for name, others in against.items():
        one = by_id[name]
        drafts.find(one, Finding("CC402", Level.NOTICE, f"on {topic.id}, it stands against {_listed(others)}",
                                 one.claim.location))


def _listed(others: Sequence[Standing]) -> str:
    """The positions that stand against a claim, each with a few of the claims that take it."""
    held: dict[str, list[Standing]] = {}
    for other in others:
        held.setdefault(position_key(other), []).append(other)
    parts = []
    for members in held.values():
        more = [f"{len(members) - 3} more"] if len(members) > 3 else []
        parts.append(f"{_quoted(members[0])} ({', '.join([*(other.id for other in members[:3]), *more])})")
    return ", ".join(parts)


def _shown(pairs: Sequence[tuple[Standing, Standing]]) -> list[tuple[Standing, Standing, int]]:
    """Every pair where they are few; else one for each two speakers and positions, with how many more are like it."""
    if len(pairs) <= _MANY_PAIRS:
        return [(one, other, 0) for one, other in pairs]
    groups: dict[frozenset[tuple[str, str]], list[tuple[Standing, Standing]]] = {}
    for one, other in pairs:
        key = frozenset(((one.who, position_key(one)), (other.who, position_key(other))))
        groups.setdefault(key, []).append((one, other))
    return [(*members[0], len(members) - 1) for members in groups.values()]


def _entry(one: Standing, sources: Mapping[str, SourceResult]) -> PositionEntry:
    bearing = tuple(dict.fromkeys(evidence.source for evidence in carriers(one)))
    named = []
    for source in bearing:
        known = sources.get(source)
        named.append(known.origin if known and known.origin else source)
    return PositionEntry(one.id, one.claim.position or "", one.claim.speaker.name if one.claim.speaker else None,
                         one.claim.date or _day(one) or None, bearing, tuple(dict.fromkeys(named)), one.found)


def _quoted(one: Standing) -> str:
    return f"{one.claim.position!r}"


def _day(one: Standing) -> str:
    if one.claim.date:
        return one.claim.date
    return one.when.start.isoformat() if one.when else ""
