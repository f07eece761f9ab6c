"""Ledgers in a few lines: claims with their decisions, as the rules between claims receive them."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from claimcheck.judging.agreement import Relations, Scorer, relate
from claimcheck.model.claim import Claim, Ledger, Speaker, Topic
from claimcheck.model.report import ClaimResult, SourceResult
from claimcheck.model.text import Location, Span
from claimcheck.model.verdict import Attribution, Evidence, Outcome, Place, Status, Verdict


def claim(name: str, words: str, speaker: str | None = "Ada Lund", **fields: Any) -> Claim:
    """A claim that quotes these words; `says=True` makes it reported speech."""
    reported = fields.pop("says", False)
    who = Speaker(speaker, speaker) if speaker else None
    said = {"says": words} if reported else {"quote": words}
    return Claim(name, Location("claims.yaml", 1, 1), speaker=who, **said, **fields)


def result(one: Claim, *sources: str, before: str = "", after: str = "", status: Status = Status.AGREE) -> ClaimResult:
    """The claim found word for word in these sources, or decided otherwise by `status`."""
    verdict = Verdict.VERBATIM if status is Status.AGREE else Verdict.ABSENT
    evidence = tuple(
        Evidence(source, f"{source}.txt", verdict, 1.0, (Span(at * 1000, at * 1000 + len(one.words)),),
                 (Span(0, len(one.words)),), one.words, before, after, 1, Place.CITED, Attribution(Outcome.CONFIRMED))
        for at, source in enumerate(sources or (f"source-of-{one.id}",)))
    return ClaimResult(one, status, verdict, Place.CITED, (), evidence if status is Status.AGREE else ())


def source(name: str, **facts: Any) -> SourceResult:
    """A source of this id."""
    return SourceResult(name, f"{name}.txt", "0" * 64, 100, **facts)


def related(results: Sequence[ClaimResult], sources: Sequence[SourceResult] = (), scorer: Scorer | None = None
            ) -> Relations:
    """The relations of a ledger that holds these claims."""
    claims = tuple(one.claim for one in results)
    topics = tuple(Topic(name) for name in dict.fromkeys(one.topic for one in claims if one.topic))
    return relate(Ledger("claims.yaml", claims, topics=topics), results, sources, scorer)


def kinds(relations: Relations) -> Mapping[str, list[tuple[str, ...]]]:
    """The claims of each relation, by kind."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for conflict in relations.conflicts:
        found.setdefault(conflict.kind, []).append(conflict.claims)
    return found
