"""JUnit XML in the shape that Jenkins reads: a suite per claims file, a test case per claim.

A claim that needs attention is a failure, one that could not be checked an error; a source that could not be read is
an error in a suite of its own. Waived findings and notices are told in system-out.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from ..model.report import ClaimResult, Report
from ..model.verdict import Finding, Status
from . import Style
from .attention import failing, fails
from .clean import xml_text
from .marks import Mark, Run, claimed_runs, excerpt

_CONTEXT = 60
_BRACKETS = {Mark.CLAIMED: ("[-", "-]"), Mark.FOUND: ("{+", "+}")}


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write one document. Where the stream is not UTF-8, other characters are written as references."""
    text = "".join(_document(report))
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-")
    stream.write(text if encoding in ("utf-8", "utf8") else text.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _document(report: Report) -> list[str]:
    cases = [_case(result, report) for result in report.claims]
    failures = sum(fails(result) and result.status is not Status.UNCHECKED for result in report.claims)
    errors = report.count(Status.UNCHECKED)
    broken = [(source.id, finding) for source in report.sources for finding in source.findings if failing(finding)]
    broken += [(report.ledger_path, finding) for finding in report.findings if failing(finding)]
    suites = _suite(report.ledger_path, len(cases), failures, errors, cases)
    if broken:
        suites += _suite("sources", len(broken), 0, len(broken), [
            f'    <testcase classname="claimcheck.sources" name={_quoted(name)} time="0">\n'
            f"{_problem('error', [finding], '')}    </testcase>\n" for name, finding in broken])
    total = len(cases) + len(broken)
    return ['<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="claimcheck" tests="{total}" failures="{failures}" errors="{errors + len(broken)}">\n',
            *suites, "</testsuites>\n"]


def _suite(name: str, tests: int, failures: int, errors: int, cases: list[str]) -> list[str]:
    return [f'  <testsuite name={_quoted(name)} tests="{tests}" failures="{failures}" errors="{errors}" skipped="0" '
            'time="0">\n', *cases, "  </testsuite>\n"]


def _case(result: ClaimResult, report: Report) -> str:
    claim = result.claim
    head = (f'    <testcase classname={_quoted("claimcheck." + PurePath(report.ledger_path).stem)} '
            f'name={_quoted(claim.id)} file={_quoted(claim.location.path)}'
            + (f' line="{claim.location.line}"' if claim.location.line else "") + ' time="0"')
    body = ""
    if result.status is Status.UNCHECKED:
        body += _problem("error", [finding for finding in result.findings if failing(finding)], _words(result),
                         "could not be checked")
    elif fails(result):
        body += _problem("failure", [finding for finding in result.findings if failing(finding)], _words(result),
                         f"{result.status.value}: {result.verdict.value}")
    quiet = [finding for finding in result.findings if not failing(finding)]
    if quiet:
        body += f"      <system-out>{_escaped(chr(10).join(_told(finding) for finding in quiet))}</system-out>\n"
    return f"{head}>\n{body}    </testcase>\n" if body else f"{head}/>\n"


def _problem(kind: str, findings: list[Finding], words: str, otherwise: str = "") -> str:
    message = "; ".join(finding.message for finding in findings) or otherwise
    codes = " ".join(dict.fromkeys(finding.code for finding in findings)) or "status"
    text = "\n".join([*(_told(finding) for finding in findings), *([words] if words else [])])
    return f"      <{kind} type={_quoted(codes)} message={_quoted(message)}>{_escaped(text)}</{kind}>\n"


def _told(finding: Finding) -> str:
    where = f"{finding.location}: " if finding.location else ""
    waived = f" (waived: {finding.waived})" if finding.waived is not None else ""
    hint = f"\n  hint: {finding.hint}" if finding.hint else ""
    return f"{where}{finding.level.value} {finding.code} {finding.message}{waived}{hint}"


def _words(result: ClaimResult) -> str:
    """The claimed words and the passage, differences in brackets."""
    best = result.evidence[0] if result.evidence else None
    lines = ["claimed: " + _marked(claimed_runs(result.claim.words, best))]
    if best:
        lines += ["source:  " + _marked(excerpt(best, _CONTEXT)), f"         {best.path}:{best.line}"]
    return "\n".join(lines)


def _marked(runs: list[Run]) -> str:
    parts = []
    for run in runs:
        opening, closing = _BRACKETS.get(run.mark, ("", ""))
        parts.append(opening + run.text + closing)
    return " ".join("".join(parts).split())


def _escaped(text: str) -> str:
    return escape(xml_text(text))


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))
