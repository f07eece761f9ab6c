"""Settings files: which one counts, and what is wrong with a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.settings import SettingsError, load_settings


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_no_file_has_no_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path).path is None


def test_each_file_says_the_same(tmp_path: Path) -> None:
    texts = {
        ".claimcheck.yaml": "sources: [texts, more]\nfail-on: [CC2]\njobs: 2\ncache: false\n",
        "pyproject.toml": '[tool.claimcheck]\nsources = ["texts", "more"]\nfail-on = ["CC2"]\n'
                          'jobs = 2\ncache = false\n',
        "setup.cfg": "[claimcheck]\nsources = texts, more\nfail_on = CC2\njobs = 2\ncache = no\n",
    }
    for name, text in texts.items():
        folder = tmp_path / name.strip(".")
        folder.mkdir()
        write(folder, name, text)
        assert load_settings(folder).values == {"sources": ["texts", "more"], "fail-on": ["CC2"], "jobs": 2,
                                                "cache": False}, name


def test_the_first_file_counts_alone(tmp_path: Path) -> None:
    write(tmp_path, ".claimcheck.yaml", "engine: serial\n")
    write(tmp_path, "setup.cfg", "[claimcheck]\njobs = 2\n")
    found = load_settings(tmp_path)
    assert found.values == {"engine": "serial"}
    assert found.path is not None and found.path.endswith(".claimcheck.yaml")


def test_a_file_about_other_things_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.other]\nx = 1\n")
    write(tmp_path, "setup.cfg", "[metadata]\nname = x\n")
    assert load_settings(tmp_path).path is None


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, ".claimcheck.yaml", "egnine: serial\njobs: many\ncache: perhaps\nsources: 3\n")
    with pytest.raises(SettingsError) as raised:
        load_settings(tmp_path)
    text = str(raised.value)
    assert "did you mean 'engine'?" in text
    assert text.count("error:") == 4


@pytest.mark.parametrize("name, text", [(".claimcheck.yaml", "a: [b"), ("pyproject.toml", "[tool.claimcheck\n"),
                                        ("setup.cfg", "x\n[claimcheck]\n"), (".claimcheck.yaml", "- a\n"),
                                        (".claimcheck.yaml", "!!python/object:os.system {}\n")])
def test_broken_files_are_errors(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text)
    with pytest.raises(SettingsError):
        load_settings(tmp_path)
