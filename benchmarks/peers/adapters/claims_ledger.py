"""claims-ledger: one entry a case, `claims-ledger resolve`; an entry without a failure passes.

An ellipsis is written the tool's own way, as spans in marks with […] between them, and every quotation carries that
mark at both ends, since it refuses whatever begins or ends inside a sentence without one.
"""

import re
import subprocess
import sys
from pathlib import Path

from common import load, tell

ENTRY = """---
id: {id}
kind: claim
stated: 2026-01-01T09:00:00-00:00
author: main
grade: asserted
supersedes: none
verbatim_sha: 0
---

## Assertion

A case.

## Scope

metric: wording
cohort: quotations
condition: as cited

## Grounds

- source: {source} · text

## Warrant

The source says it.

## Backing

- source: {source} · text
  speaker: {speaker}
  quote: {quote}

<!-- APPEND BELOW THIS LINE ONLY -->

## Verdicts

## References
"""


def main() -> None:
    cases, texts, scratch = load(sys.argv[1:])
    command = [str(Path(sys.executable).with_name("claims-ledger"))]
    subprocess.run([*command, "init"], cwd=scratch, check=True, capture_output=True)
    for source in sorted({case["source"] for case in cases}):
        subprocess.run([*command, "source", "add", str(texts / f"{source}.txt"), "--id", source, "--type", "paper",
                        "--citation", source], cwd=scratch, check=True, capture_output=True)
    names = {}
    for number, case in enumerate(cases, 1):
        name = f"A{number:04d}-{re.sub('[^a-z0-9]+', '-', case['id'])}"
        names[f"A{number:04d}"] = case
        spans = re.split(r"\s*(?:\[\.\.\.\]|\[…\]|\.\.\.|…)\s*", case["quote"])
        quote = " […] ".join(["", *(f'"{span}"' for span in spans), ""]).strip()
        entry = ENTRY.format(id=name, source=case["source"], speaker=case.get("speaker", "the source"), quote=quote)
        (scratch / "ledger" / "entries" / f"{name}.md").write_text(entry, "utf-8")
    ran = subprocess.run([*command, "resolve"], cwd=scratch, capture_output=True, text=True)
    failed = {}
    for line in ran.stdout.splitlines():
        found = re.search(r"\b(A\d{4})\b.*", line)
        if found and "fail" in line.lower():
            failed.setdefault(found.group(1), found.group())
    for number, case in names.items():
        tell(case, number not in failed, failed.get(number, "resolves"))


main()
