"""CSV: one row per claim with its best passage, for a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets hide; programs
that need the exact text read the json or jsonl format.
"""

from __future__ import annotations

import csv
from typing import TextIO

from ..model.report import ClaimResult, Report
from . import Style
from .attention import speaker_name
from .clean import xml_text
from .json import shown_similarity

COLUMNS = ("id", "status", "verdict", "place", "speaker", "quote", "says", "codes", "messages", "waived", "source",
           "path", "line", "mark", "start", "end", "passage", "similarity", "speaker_outcome", "speaker_found", "via",
           "cited", "date", "topic", "position", "tags", "claim_path", "claim_line")
_FORMULA = frozenset("=+-@＝＋－＠|%")


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write a header and a row per claim in ledger order. Lists inside a cell are separated by "; "."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    for result in report.claims:
        rows.writerow([cell(value).encode(encoding, "backslashreplace").decode(encoding) for value in _row(result)])


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula. Empty for None."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = xml_text(str(value))
    if text[:1] in ("\t", "\n") or text.lstrip(" \t\n\u00a0\ufeff\"'")[:1] in _FORMULA:
        return "'" + text
    return text


def _row(result: ClaimResult) -> list[object]:
    claim = result.claim
    best = result.evidence[0] if result.evidence else None
    decided: list[object] = [
        claim.id, result.status.value, result.verdict.value, result.place.value if result.place else None,
        speaker_name(result), claim.quote, claim.says,
        "; ".join(finding.code for finding in result.findings),
        "; ".join(finding.message for finding in result.findings),
        "; ".join(finding.waived for finding in result.findings if finding.waived is not None)]
    found: list[object] = [None] * 11
    if best:
        found = [best.source, best.path, best.line, best.mark,
                 min((span.start for span in best.spans), default=None),
                 max((span.end for span in best.spans), default=None), best.passage,
                 shown_similarity(best.similarity), best.speaker.outcome.value, best.speaker.name, best.speaker.via]
    return [*decided, *found, "; ".join(claim.sources), claim.date, claim.topic, claim.position,
            "; ".join(claim.tags), claim.location.path, claim.location.line]
