"""The Python API."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck
from claimcheck.errors import ClaimcheckError
from tests.cli.conftest import CLAIMS, OTHER, SOURCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "texts" / "ferry.txt").write_text(OTHER, "utf-8")
    (tmp_path / "claims.yaml").write_text(CLAIMS, "utf-8")
    return tmp_path


def test_check_a_ledger_over_given_sources(folder: Path) -> None:
    report = claimcheck.check(folder / "claims.yaml", [folder / "texts"], only=["bridge", "cost"])
    assert [(result.claim.id, result.status) for result in report.claims] == [("opens", "agree"), ("cost", "conflict")]


def test_find_one_quotation(folder: Path) -> None:
    report = claimcheck.find("Nobody has asked us what we think", [folder / "texts"])
    best = report.claims[0].evidence[0]
    assert best.source == "ferry" and best.speaker.name == "Carl Holm"


def test_what_can_not_run_raises(folder: Path) -> None:
    with pytest.raises(ClaimcheckError) as raised:
        claimcheck.check(folder / "nowhere.yaml")
    assert "nowhere.yaml" in str(raised.value)


def test_the_face_of_the_package_is_small() -> None:
    assert sorted(claimcheck.__all__) == ["__version__", "check", "find"]
    with pytest.raises(AttributeError):
        claimcheck.nothing_of_the_kind
