"""The small, stable Python API: check a ledger from a program.

>>> from claimcheck import check
>>> report = check("claims.yaml")                                      # doctest: +SKIP
>>> [result.claim.id for result in report.claims if result.status != "agree"]   # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterable

from .model.report import Report
from .pipeline import Settings, find_quotation, verify

__all__ = ["Report", "Settings", "check", "find"]


def check(claims: str | Path, sources: Iterable[str | Path] = (), *, only: Iterable[str] = (),
          settings: Settings | None = None) -> Report:
    """Check a claims file against its sources, or against `sources` in their place.

    `only` keeps claims by id or tag. The report is what every writer receives; see `claimcheck.model.report`.
    Raises a ClaimcheckError (message, hint, location, others) when the check can't run.
    """
    from dataclasses import replace
    base = settings or Settings()
    return verify(Path(claims), replace(base, sources=tuple(map(str, sources)) or base.sources,
                                        only=tuple(only) or base.only))


def find(quote: str, sources: Iterable[str | Path], *, speaker: str | None = None) -> Report:
    """Look for one quotation in files or folders. The report holds one claim, "quotation"."""
    return find_quotation(quote, Settings(sources=tuple(map(str, sources))), speaker=speaker)
