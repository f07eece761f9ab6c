"""The page in a real browser, where one is installed: its script runs under its own policy."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from claimcheck.writers import Style, View

from .test_registry import written

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--virtual-time-budget=2000")


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on the path")
def test_the_script_shows_the_filters_and_counts_the_claims(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(written("html", Style(View.REPORT)), encoding="utf-8")
    told = subprocess.run([str(BROWSER), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
                           path.as_uri()], capture_output=True, text=True, timeout=60, check=True)
    assert '<p class="shown" id="shown" role="status">13 of 13 shown</p>' in told.stdout
    form = re.search(r"<form[^>]*>", told.stdout)
    assert form and "hidden" not in form[0]
