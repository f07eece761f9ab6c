"""Run claimcheck and other tools that check quotations on the same cases, and count who is right.

    python benchmarks/peers.py --envs FOLDER      every tool, each in a virtual environment of its own under FOLDER
    python benchmarks/peers.py --only krokai      one tool (repeatable); the others keep their former results
    python benchmarks/peers.py --write            also rewrite the tables in docs/comparison.md

The cases are in benchmarks/peers/cases.jsonl, over the texts in benchmarks/peers/texts/. Each has a quotation, the
source it cites, sometimes a speaker, and the right answer: does the quotation stand? An adapter in
benchmarks/peers/adapters/ hands the cases to a tool the way its own documentation says, and reports whether the tool
lets each pass. Results go to benchmarks/peers/results.json. claimcheck itself runs in the environment that runs this
file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
RESULTS = PEERS / "results.json"
PAGE = ROOT / "docs" / "comparison.md"
LONGEST_SECONDS = 900       # for one tool over all cases; the slowest takes about a minute


@dataclass(frozen=True)
class Peer:
    """A tool: its name, the version measured (None: what is installed here), its adapter, further arguments."""

    name: str
    version: str | None
    adapter: str
    arguments: tuple[str, ...] = ()


OURS = (
    Peer("claimcheck", None, "claimcheck.py"),
    Peer("claimcheck, --fail-on warning", None, "claimcheck.py", ("--strict",)),
)
THEIRS = (
    Peer("krokai", "0.15.0", "krokai.py"),
    Peer("citations", "0.6.1", "citations.py"),
    Peer("claims-cli", "0.6.1", "claims_cli.py"),
    Peer("claims-ledger", "0.0.4", "claims_ledger.py"),
    Peer("gtrex", "1.1.0", "gtrex.py"),
    Peer("linkml-reference-validator", "0.4.0", "linkml_reference_validator.py"),
    Peer("quid", "2.6.7", "quid.py"),
    Peer("greatspectations", "0.2.3", "greatspectations.py"),
    Peer("proof-citations", "1.45.0", "proof_citations.py"),
    Peer("anchorcite", "0.1.0", "anchorcite.py"),
    Peer("quotecheck", "0.1.0", "quotecheck.py"),
    Peer("rapidfuzz", "3.14.6", "rapidfuzz.py"),
)
GROUPS = {      # what a kind of case tests; whatever isn't named here is wording
    "right speaker": "speaker", "wrong speaker": "speaker", "other languages": "other languages",
}


def load_cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PEERS / "cases.jsonl").read_text("utf-8").splitlines()]


def group(case: dict[str, Any]) -> str:
    return GROUPS.get(case["kind"], "wording")


def python_of(peer: Peer, envs: Path) -> Path:
    """The Python that has this tool; its environment is made, and the tool installed, when it isn't there yet."""
    if peer.version is None:
        return Path(sys.executable)
    folder = envs / peer.name
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        import venv
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"{peer.name}=={peer.version}"], check=True)
    return python


def measure(peer: Peer, envs: Path) -> dict[str, dict[str, Any]]:
    """What the tool says of each case, by case id."""
    with tempfile.TemporaryDirectory() as scratch:
        ran = subprocess.run(
            [python_of(peer, envs), PEERS / "adapters" / peer.adapter, PEERS / "cases.jsonl", PEERS / "texts", scratch,
             *peer.arguments], capture_output=True, text=True, timeout=LONGEST_SECONDS)
    if ran.returncode:
        raise SystemExit(f"{peer.name}: its adapter failed\n{ran.stderr}")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    return {answer["id"]: {"accepted": answer["accepted"], "said": answer["said"].replace(str(PEERS), "peers")}
            for answer in answers}


def version_of(peer: Peer) -> str:
    if peer.version is not None:
        return peer.version
    from importlib.metadata import version
    return version("claimcheck-quotes")


def tally(cases: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> tuple[int, int, int]:
    """(right, bad quotations let pass, good quotations refused)."""
    passed = sum(not case["stands"] and answers[case["id"]]["accepted"] for case in cases)
    refused = sum(case["stands"] and not answers[case["id"]]["accepted"] for case in cases)
    return len(cases) - passed - refused, passed, refused


def summary_table(results: dict[str, Any]) -> str:
    """A row per tool: for each group of cases, how many it gets right, and both kinds of errors."""
    cases = load_cases()
    groups = ("wording", "other languages", "speaker")
    chosen = {name: [case for case in cases if group(case) == name] for name in groups}
    head = " | ".join(f"{name}, of {len(members)}" for name, members in chosen.items())
    lines = [f"| tool | version | {head} |", "| --- | --- |" + " ---: |" * len(chosen)]
    for name, result in results.items():
        tallies = [tally(members, result["answers"]) for members in chosen.values()]
        cells = [f"**{right}** ({passed} / {refused})" for right, passed, refused in tallies]
        lines.append(f"| {name} | {result['version']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def kinds_table(results: dict[str, Any]) -> str:
    """A row per kind of case: how many each tool gets right."""
    cases = load_cases()
    names = [name for name in results if "," not in name]
    kinds = list(dict.fromkeys(case["kind"] for case in cases))
    lines = ["| kind of case | stands | cases | " + " | ".join(names) + " |",
             "| --- | --- | ---: |" + " ---: |" * len(names)]
    for kind in kinds:
        members = [case for case in cases if case["kind"] == kind]
        answers = {case["stands"] for case in members}
        stands = "some" if len(answers) == 2 else "yes" if answers == {True} else "no"
        cells = [str(tally(members, results[name]["answers"])[0]) for name in names]
        lines.append(f"| {kind} | {stands} | {len(members)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def our_errors(results: dict[str, Any]) -> str:
    """The cases that claimcheck gets wrong, one line each."""
    lines = []
    answers = results["claimcheck"]["answers"]
    for case in load_cases():
        if answers[case["id"]]["accepted"] != case["stands"]:
            how = "refused, though it stands" if case["stands"] else "let pass, though it doesn't stand"
            by = f" (by {case['speaker']})" if "speaker" in case else ""
            lines.append(f"- {case['id']}: “{case['quote']}”{by}. {how.capitalize()}; {case['why']}. "
                         f"claimcheck said: {answers[case['id']]['said']}.")
    return "\n".join(lines) or "None of these cases."


def rewrite(page: str, results: dict[str, Any]) -> str:
    """The page with the tables between its markers made anew."""
    for name, text in (("summary", summary_table(results)), ("kinds", kinds_table(results)),
                       ("errors", our_errors(results))):
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, rest = page.split(begin)
        page = f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}"
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--envs", type=Path, help="where the virtual environments are, or are to be made")
    parser.add_argument("--only", action="append", help="measure only this tool; repeatable")
    parser.add_argument("--write", action="store_true", help="rewrite the tables in docs/comparison.md")
    options = parser.parse_args()
    former = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as temporary:
        envs = (options.envs or Path(temporary)).resolve()
        results: dict[str, Any] = {}
        for peer in (*OURS, *THEIRS):
            if options.only and not any(name == peer.name.split(",")[0] for name in options.only):
                if peer.name in former:
                    results[peer.name] = former[peer.name]
                continue
            print(f"{peer.name} …", file=sys.stderr)
            results[peer.name] = {"version": version_of(peer), "answers": measure(peer, envs)}
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.write:
        PAGE.write_text(rewrite(PAGE.read_text("utf-8"), results), "utf-8")
    print(summary_table(results))


if __name__ == "__main__":
    main()
