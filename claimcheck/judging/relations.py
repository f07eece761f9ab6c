"""The relations between claims, as they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping

from ..model.report import Conflict, TopicResult
from ..model.verdict import Finding
from .standing import Standing


@dataclass(frozen=True, slots=True)
class Relations:
    """What the claims say of each other.

    `findings` are to be added to the claim of that id; `conflicted` are the claims that a found claim on file stands
    against.
    """

    conflicts: tuple[Conflict, ...] = ()
    topics: tuple[TopicResult, ...] = ()
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    conflicted: frozenset[str] = frozenset()


# Conflicts proper first, then what is told beside them.
KINDS = ("declared", "position", "change", "prediction", "wording", "possible", "support", "agreement", "unproven")


class Drafts:
    """Relations while they are being gathered. Filled by one run and then closed; never shared."""

    def __init__(self) -> None:
        self._conflicts: list[Conflict] = []
        self._findings: dict[str, list[Finding]] = {}
        self._conflicted: set[str] = set()
        self._settled: set[frozenset[str]] = set()
        self._shown: set[frozenset[str]] = set()
        self._worded: set[frozenset[str]] = set()

    def add(self, conflict: Conflict) -> None:
        """Add a relation to be shown."""
        self._conflicts.append(conflict)
        self._shown.add(frozenset(conflict.claims[:2]))

    def find(self, one: Standing, finding: Finding) -> None:
        """Add a finding to a claim."""
        self._findings.setdefault(one.id, []).append(finding)

    def oppose(self, one: Standing, other: Standing) -> None:
        """Two found claims stand against each other."""
        self._conflicted.update((one.id, other.id))

    def settle(self, one: Standing, other: Standing) -> None:
        """Count it as settled how two claims stand to each other, whatever their positions."""
        self._settled.add(frozenset((one.id, other.id)))

    def settled(self, one: Standing, other: Standing) -> bool:
        """Whether it is settled how these two stand to each other: a denial, an overtaken prediction, an opposition."""
        return frozenset((one.id, other.id)) in self._settled

    def known(self, one: Standing, other: Standing) -> bool:
        """Whether anything is known of these two; a mere suggestion would add nothing."""
        pair = frozenset((one.id, other.id))
        return pair in self._settled or pair in self._shown or pair in self._worded

    def note_wording(self, one: Standing, other: Standing) -> None:
        """Count two claims as reports of one statement."""
        self._worded.add(frozenset((one.id, other.id)))

    def wording_noted(self, one: Standing, other: Standing) -> bool:
        """Whether these two were compared as reports of one statement already."""
        return frozenset((one.id, other.id)) in self._worded

    def close(self, topics: tuple[TopicResult, ...], order: Mapping[str, int]) -> Relations:
        """Everything gathered, conflicts by kind and then in ledger order."""
        ranked = sorted(self._conflicts, key=lambda one: (KINDS.index(one.kind), [order[name] for name in one.claims]))
        return Relations(tuple(ranked), topics, {name: tuple(found) for name, found in self._findings.items()},
                         frozenset(self._conflicted))
