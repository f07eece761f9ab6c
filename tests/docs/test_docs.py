"""The documentation is current: links lead somewhere, generated parts are as made, outputs are real."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    pages: dict[Path, str] = load(ROOT / "tools" / "docs.py").make()
    return pages


def anchors(text: str) -> set[str]:
    """The ids that the site gives to a page's headings."""
    found = set()
    for heading in re.findall(r"^#{1,6} (.+)$", FENCE.sub("", text), re.MULTILINE):
        own = re.search(r"\{ *#([\w-]+) *\}\s*$", heading)
        if own:
            found.add(own.group(1))
            continue
        plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
        found.add(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_internal_links_resolve(page: Path) -> None:
    broken = []
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        if not other.is_file() or (anchor and anchor not in anchors(other.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def test_each_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = set(re.findall(r"[\w/-]+\.md", text))
    assert named == {page.relative_to(DOCS).as_posix() for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_generated_parts_and_outputs_are_current(page: Path, made: dict[Path, str]) -> None:
    assert page.read_text("utf-8") == made[page], "run: python tools/docs.py"


def test_extras_that_formats_ask_for_exist() -> None:
    from configparser import ConfigParser

    from claimcheck.readers import READERS
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    offered = set(settings["options.extras_require"])
    asked = {extra for module in [*(reader.module for reader in READERS), "packed"]
             for extra in load(ROOT / "tools" / "docs.py").extras_of(module)}
    assert {"html", "pdf"} <= asked <= offered


def test_links_that_lead_nowhere_would_be_noticed(tmp_path: Path) -> None:
    assert anchors("# One thing\n\n## CC101 absent { #cc101 }\n") == {"one-thing", "cc101"}


def test_the_site_builds_without_network(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    ran = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
                         cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    fetched = [(page.name, address) for page in tmp_path.rglob("*.html")
               for address in re.findall(r"<(?:link|script|img)[^>]+(?:src|href)=\"?(https?://[^\" >]+)",
                                         page.read_text("utf-8"))]
    assert fetched == []


def test_the_comparison_covers_every_case() -> None:
    cases = [json.loads(line) for line in (ROOT / "benchmarks/peers/cases.jsonl").read_text("utf-8").splitlines()]
    ids = [case["id"] for case in cases]
    assert len(ids) == len(set(ids)) >= 40
    results = json.loads((ROOT / "benchmarks/peers/results.json").read_text("utf-8"))
    assert "claimcheck" in results
    for name, result in results.items():
        assert set(result["answers"]) == set(ids), name


def test_cases_that_stand_verbatim_are_in_their_source() -> None:
    """A slip in a case would count against every tool: the plain ones must be found by eye and by `in`."""
    for line in (ROOT / "benchmarks/peers/cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] in ("fair cut", "wrong speaker", "right speaker"):
            text = (ROOT / "benchmarks/peers/texts" / f"{case['source']}.txt").read_text("utf-8")
            assert case["quote"] in " ".join(text.split()), case["id"]


def run_step(number: int, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run one step of the GitHub action as a runner does: bash, its own environment, inputs filled in."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][number]
    values = {name: entry["default"] for name, entry in action["inputs"].items()} | inputs

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: values[found.group(1)], text)
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "GITHUB_ACTIONS": "true",
                   "PYTHONPATH": str(ROOT), **{name: filled(text) for name, text in step["env"].items()}}
    return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder,
                          env=environment, capture_output=True, text=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "talk.txt").write_text("“The gate stays shut,” said Ada Moor.\n", "utf-8")
    (tmp_path / "claims.yaml").write_text(
        'version: 1\nclaims:\n  - {id: gate, speaker: Ada Moor, quote: "The gate stays open"}\n', "utf-8")
    return tmp_path


def test_the_action_marks_the_claim_and_fails(ledger: Path) -> None:
    ran = run_step(1, ledger, sarif="out.sarif")
    assert ran.returncode == 1, ran.stderr
    assert "::error" in ran.stdout and "claims.yaml" in ran.stdout
    assert json.loads((ledger / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_passes_arguments_on(ledger: Path) -> None:
    assert run_step(1, ledger, arguments="--fail-on 'never'").returncode == 0
    assert run_step(1, ledger, arguments="$(touch hit) --fail-on never").returncode == 2
    assert not (ledger / "hit").exists()


def test_the_action_tells_a_check_that_could_not_run(ledger: Path) -> None:
    assert run_step(1, ledger, claims="other.yaml").returncode == 2
