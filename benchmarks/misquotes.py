"""How well the wording is judged, on labelled misquotations.

usage: python benchmarks/misquotes.py CASES.jsonl[.gz] [--pred PREDICTIONS.jsonl] [--wrong WRONG.tsv] [--pipeline]

A case: {"id", "source", "quote", "label": harmless|wording|altered, "phenomenon"}, and whatever else. Each
`source` becomes a source text and each `quote` a claim on it. The verdict is mapped to a label: verbatim and faithful
are harmless, reworded is wording, everything else is altered. Predictions {"id", "label"} go to
PREDICTIONS for an external scorer; the figures printed here are ours. By default the stages that judge wording are
called directly (locate, compare, judge); --pipeline makes a ledger of the claims and runs everything that `claimcheck
verify` runs.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from claimcheck.alterations import compare
from claimcheck.judging.verdict import judge_wording
from claimcheck.matching import locate
from claimcheck.model.match import Quotation
from claimcheck.model.text import SourceText
from claimcheck.model.verdict import Alteration, Verdict

LABELS = ("harmless", "wording", "altered")
LABEL_OF = {Verdict.VERBATIM: "harmless", Verdict.FAITHFUL: "harmless", Verdict.REWORDED: "wording"}
# Claims checked in one run of the pipeline.
BATCH = 100
_ORDER = list(Verdict)


def main() -> int:
    """Run, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--pred", type=Path, help="write predictions here")
    parser.add_argument("--wrong", type=Path, help="write the cases judged wrongly here, one a line")
    parser.add_argument("--pipeline", action="store_true", help="run the whole pipeline")
    options = parser.parse_args()
    cases = list(read_cases(options.cases))
    judge = judge_by_pipeline if options.pipeline else judge_directly
    predictions = []
    wrong = []
    for (verdict, alterations), case in zip(judge(cases), cases):
        label = LABEL_OF.get(verdict, "altered")
        row: dict[str, object] = {"id": case["id"], "label": label}
        predictions.append(row)
        if label != case["label"]:
            named = "; ".join(f"{one.code} {one.weight.value}: {one.message}" for one in alterations)
            wrong.append(
                "\t".join(
                    str(part).replace("\n", "\\n")
                    for part in (
                        case["phenomenon"],
                        case["label"],
                        label,
                        verdict.value,
                        case.get("edit"),
                        named,
                        case["source"],
                        case["quote"],
                    )
                )
            )
    if options.pred:
        options.pred.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
    if options.wrong:
        options.wrong.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    print_figures(cases, [str(row["label"]) for row in predictions])
    return 0


def read_cases(path: Path) -> Iterator[dict[str, str]]:
    """The cases of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def judge_directly(cases: list[dict[str, str]]) -> Iterator[tuple[Verdict, tuple[Alteration, ...]]]:
    """Locate, compare and judge each case by itself; prints how long the judging took."""
    judged = 0.0
    places = 0
    for number, case in enumerate(cases):
        source = SourceText(id=str(number), path=f"{number}.txt", text=case["source"], sha256="")
        found = locate([Quotation(case["quote"])], [source])
        best: tuple[Verdict, tuple[Alteration, ...]] = (Verdict.ABSENT, ())
        for alignments in found.values():
            for alignment in alignments:
                start = time.perf_counter()
                comparison = compare(case["quote"], source, alignment, None)
                verdict = judge_wording(comparison)
                judged += time.perf_counter() - start
                places += 1
                if _ORDER.index(verdict) < _ORDER.index(best[0]):
                    best = (verdict, comparison.alterations)
        yield best
    print(f"judging took {1000 * judged / max(1, places):.3f} ms a passage, {places} passages", file=sys.stderr)


def judge_by_pipeline(cases: list[dict[str, str]]) -> Iterator[tuple[Verdict, tuple[Alteration, ...]]]:
    """Make a ledger of claims on sources, and run everything that `claimcheck verify` runs on them.

    A batch at a time: every claim is searched for in every source of its batch.
    """
    from claimcheck.model.claim import Claim, Ledger
    from claimcheck.model.text import Location
    from claimcheck.pipeline import Settings, check_ledger  # not needed by the direct way

    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        texts = [
            SourceText(id=f"s{number}", path=f"s{number}.txt", text=case["source"], sha256=f"{number}")
            for number, case in enumerate(batch)
        ]
        claims = tuple(
            Claim(f"c{number}", Location("claims.yaml", number + 1, 1), quote=case["quote"], sources=(f"s{number}",))
            for number, case in enumerate(batch)
        )
        report = check_ledger(Ledger("claims.yaml", claims), Settings(cache=False), texts=texts)
        for number, result in enumerate(report.claims):
            cited = [one for one in result.evidence if one.source == f"s{number}"]
            yield (cited[0].verdict, cited[0].alterations) if cited else (Verdict.ABSENT, ())


def print_figures(cases: list[dict[str, str]], labels: list[str]) -> None:
    """Per kind: how many, share right; then the totals."""
    kinds: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for case, label in zip(cases, labels):
        kinds[case["phenomenon"]].append((case["label"], label))
    for kind, pairs in sorted(kinds.items()):
        right = sum(gold == label for gold, label in pairs)
        print(f"{kind:24} {len(pairs):5} {100 * right / len(pairs):6.1f}")
    pairs = [pair for rows in kinds.values() for pair in rows]
    scores = {label: f1(pairs, label) for label in LABELS}
    print(
        f"right {100 * sum(a == b for a, b in pairs) / len(pairs):.1f} of {len(pairs)}; macro-F1 "
        f"{100 * sum(scores.values()) / len(LABELS):.1f}; altered F1 {100 * scores['altered']:.1f}; "
        f"altered called harmless {100 * share(pairs, 'altered', 'harmless'):.2f} %; "
        f"harmless called altered {100 * share(pairs, 'harmless', 'altered'):.2f} %"
    )


def f1(pairs: list[tuple[str, str]], label: str) -> float:
    """The F1 of one label."""
    true = sum(gold == label == got for gold, got in pairs)
    called = sum(got == label for _, got in pairs)
    there = sum(gold == label for gold, _ in pairs)
    return 2 * true / max(1, called + there)


def share(pairs: list[tuple[str, str]], gold: str, got: str) -> float:
    """The share of the cases of label `gold` that were called `got`."""
    chosen = [called for label, called in pairs if label == gold]
    return sum(called == got for called in chosen) / max(1, len(chosen))


if __name__ == "__main__":
    sys.exit(main())
