"""Whole reports, byte for byte: tests/golden/CASE holds claims.yaml, sources/ and one expected file per writer.

`pytest --update` rewrites the expected files; review the diff like code.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from claimcheck.model.report import Report
from claimcheck.pipeline import Settings, verify
from claimcheck.writers import Style, View, get

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
EXPECTED = {
    "verify.txt": ("terminal", View.VERIFY), "conflicts.txt": ("terminal", View.CONFLICTS),
    "report.txt": ("terminal", View.REPORT), "report.json": ("json", View.REPORT),
    "report.jsonl": ("jsonl", View.REPORT), "report.md": ("markdown", View.REPORT),
    "report.csv": ("csv", View.REPORT), "report.xml": ("junit", View.REPORT), "report.sarif": ("sarif", View.REPORT),
    "github.txt": ("github", View.VERIFY), "report.html": ("html", View.REPORT),
    "annotations.jsonld": ("webannotation", View.REPORT), "claimreview.jsonld": ("claimreview", View.REPORT),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {}


def report_of(case: str, reports: dict[str, Report], monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(GOLDEN / case)
    if case not in reports:
        reports[case] = verify(Path("claims.yaml"), Settings(cache=False))
    return reports[case]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", EXPECTED)
def test_report_is_as_expected(case: str, name: str, reports: dict[str, Report], update: bool,
                               monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(case, reports, monkeypatch)
    writer, view = EXPECTED[name]
    stream = io.StringIO()
    get(writer).write(report, stream, Style(view=view, width=90, verbose=view is View.VERIFY))
    path = GOLDEN / case / name
    if update:
        path.write_text(stream.getvalue(), "utf-8", newline="\n")
    assert stream.getvalue() == path.read_bytes().decode("utf-8"), "run pytest --update and review the diff"


def test_there_are_cases() -> None:
    assert len(CASES) >= 3


@pytest.mark.parametrize("case", CASES)
def test_every_passage_is_the_raw_slice(case: str, reports: dict[str, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(case, reports, monkeypatch)
    for result in report.claims:
        for one in (*result.evidence, *result.original):
            text = Path(one.path).read_bytes().decode("utf-8-sig")
            assert text[one.spans[0].start:one.spans[-1].end] == one.passage
