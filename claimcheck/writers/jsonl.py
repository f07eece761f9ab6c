"""JSON Lines: one object a line, each with its `type`: every claim, every relation, and last a summary.

A claim's line holds what the json format holds for it, so that a stream can be read without keeping it whole.
"""

from __future__ import annotations

from typing import TextIO

from ..model.report import Report
from . import Style, View
from .json import SCHEMA, claim_object, conflict_object, dumped, source_object, summary, tool


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write claims, then relations, then sources and one summary line; only relations for the conflicts view."""
    if style.view is not View.CONFLICTS:
        for result in report.claims:
            stream.write(dumped({"type": "claim", **claim_object(result)}, stream) + "\n")
    for conflict in report.conflicts:
        stream.write(dumped({"type": "conflict", **conflict_object(conflict)}, stream) + "\n")
    if style.view is View.REPORT:
        for source in report.sources:
            stream.write(dumped({"type": "source", **source_object(source)}, stream) + "\n")
    stream.write(dumped({"type": "summary", "schema": SCHEMA, "tool": tool(report), "ledger": report.ledger_path,
                         **summary(report)}, stream) + "\n")
