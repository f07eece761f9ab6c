"""A small ledger in a folder of its own, and ways to run the command on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Callable

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import group

SOURCE = """---
title: Mayor names a date for the bridge
publisher: Example Gazette
date: 2024-05-02
lang: en
---
The bridge over the sound is nearly done. "The bridge will open in the spring of next year," Ada Lund, the mayor, told
reporters on Thursday. "We have spent 20 million crowns, and not one crown more," she added.

Bo Falk, who leads the opposition, said that "the bridge has been paid for twice."
"""

OTHER = """A ferryman's view. "Nobody has asked us what we think of it," said Carl Holm, who has sailed the ferry since
1998.
"""

CLAIMS = """version: 1
sources: [sources]
speakers:
  lund: {name: Ada Lund, roles: [the mayor]}
topics:
  opening: {question: When does the bridge open?}
claims:
  - id: opens
    speaker: lund
    quote: "The bridge will open in the spring of next year"
    source: gazette
    tags: [bridge]
  - id: cost
    speaker: lund
    quote: "We have spent 30 million crowns, and not one crown more"
    source: gazette
  - id: twice
    speaker: lund
    quote: "the bridge has been paid for twice"
    source: gazette
  - id: ferry
    speaker: Carl Holm
    quote: "Nobody has asked us what we think of it"
    source: gazette
  - id: invented
    speaker: lund
    quote: "Every ferry in the country will be sold before Christmas"
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims.yaml and sources/, made the current one."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "gazette.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "sources" / "ferry.txt").write_text(OTHER, "utf-8")
    (tmp_path / "claims.yaml").write_text(CLAIMS, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command in this process; exit codes as the real command gives them."""
    def invoke(*arguments: str, **options: object) -> Result:
        runner = CliRunner()
        result = runner.invoke(_main, list(arguments), **options)  # type: ignore[arg-type]
        return result
    return invoke


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run([sys.executable, "-m", "claimcheck", *arguments], capture_output=True, text=True,
                          encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


class _Main:
    """`main` as a click command, so that errors and exit codes go the real way."""

    name = "claimcheck"

    def main(self, args: list[str], **options: object) -> None:
        from claimcheck.cli import main
        main(args)


_main = _Main()
assert group.name
