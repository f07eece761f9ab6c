"""GitHub workflow commands: each finding as an annotation at the claim's line, then a plain summary line."""

from __future__ import annotations

from typing import TextIO

from ..model.report import ClaimResult, Report
from ..model.text import Location
from ..model.verdict import Alteration, Finding, Level, Status
from . import Style
from .attention import by_attention, counted, failing
from .clean import one_line

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "notice"}


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the commands in order of what needs attention; quiet leaves out what doesn't fail the run."""
    for result in by_attention(report.claims):
        for finding in result.findings:
            if not style.quiet or failing(finding):
                stream.write(_fitted(_command(finding, finding.location or result.claim.location, result), stream))
    for source in report.sources:
        for finding in source.findings:
            if not style.quiet or failing(finding):
                stream.write(_fitted(_command(finding, finding.location or Location(source.path)), stream))
    for finding in report.findings:
        if not style.quiet or failing(finding):
            stream.write(_fitted(_command(finding, finding.location or Location(report.ledger_path)), stream))
    counts = ", ".join(f"{report.count(status)} {status.value}" for status in Status)
    stream.write(f"claimcheck: {counted(len(report.claims), 'claim')}: {counts}\n")


def _command(finding: Finding, where: Location, result: ClaimResult | None = None) -> str:
    # A waived finding is shown, but must not count as an error.
    kind = _COMMANDS[finding.level] if finding.waived is None else "notice"
    title = f"{finding.code} {result.claim.id}" if result else finding.code
    facts = [("file", where.path), ("line", where.line), ("col", where.column), ("title", one_line(title))]
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in facts if value is not None)
    return f"::{kind} {properties}::{_data(_message(finding, result))}\n"


def _message(finding: Finding, result: ClaimResult | None) -> str:
    lines = [one_line(finding.message)]
    if finding.waived is not None:
        lines[0] += f" (waived: {one_line(finding.waived)})"
    best = result.evidence[0] if result and result.evidence else None
    if best:
        lines += [_difference(change) for change in best.alterations if change.code == finding.code]
        lines.append(f"{one_line(best.path)}:{best.line}: “{one_line(best.passage)}”")
    if finding.hint:
        lines.append(f"hint: {one_line(finding.hint)}")
    return "\n".join(lines)


def _difference(change: Alteration) -> str:
    claimed, found = one_line(change.claimed), one_line(change.found)
    return f"claimed “{claimed}”, found “{found}”" if claimed and found else (
        f"claimed “{claimed}”, not in the source" if claimed else f"left out “{found}”")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _fitted(text: str, stream: TextIO) -> str:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
