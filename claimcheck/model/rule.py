"""What a rule is: the code a finding carries, and how to explain it."""

from __future__ import annotations

from dataclasses import dataclass

from .verdict import Level


@dataclass(frozen=True, slots=True)
class Example:
    """A whole tiny check: one source text and one claim over it. `speaker` is a name.

    `claim` holds further claim fields (topic, position, denies …), `others` further claims, for rules that need them.
    """

    source: str
    quote: str
    speaker: str | None = None
    claim: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. `passing` must not raise `code` at this level; `failing` must.

    `manual` is the page that `claimcheck explain` prints: the docstring of the rule's own module.
    """

    code: str
    name: str
    level: Level
    summary: str
    manual: str
    passing: Example | None = None
    failing: Example | None = None
