"""What every adapter needs: the cases in, one line per case out.

An adapter is called as `python NAME.py CASES TEXTS SCRATCH`: the cases as JSONL, the folder of texts, and an empty
folder to work in. It runs under the peer's own Python, with the standard library alone, and prints a JSON line per
case: the id, whether the tool lets the quotation pass, and the tool's own word.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Callable


def load(arguments: list[str]) -> tuple[list[dict], Path, Path]:
    """The cases, the texts' folder and the scratch folder that the command line names."""
    cases, texts, scratch = (Path(argument).resolve() for argument in arguments)
    return [json.loads(line) for line in cases.read_text("utf-8").splitlines()], texts, scratch


def tell(case: dict, accepted: bool, said: str) -> None:
    print(json.dumps({"id": case["id"], "accepted": bool(accepted), "said": said}, ensure_ascii=False), flush=True)


def run(decide: Callable[[dict, str, Path], tuple[bool, str]]) -> None:
    """Ask `decide(case, text of the cited source, its path)` for each case. An exception counts as a refusal."""
    cases, texts, _ = load(sys.argv[1:])
    for case in cases:
        path = texts / f"{case['source']}.txt"
        try:
            accepted, said = decide(case, path.read_text("utf-8"), path)
        except Exception as error:      # a tool that falls over on a case has not let it pass
            accepted, said = False, f"{type(error).__name__}: {error}"
        tell(case, accepted, said)
