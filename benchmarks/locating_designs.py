"""Three ways to find where quotations may lie, before anything is aligned, on the same texts and quotations.

usage: locating_designs.py CORPUS QUERIES [--claims N] [--truth N]

stream: hashes of k letters in one pass (claimcheck/matching/stream.py). automaton: the same seeds in an Aho-Corasick
automaton (ahocorasick-rs). retrieval: full texts in a search index (tantivy), each quotation's words as a query, the
best ten texts aligned. For each: seconds to prepare, to search and to align, candidates, and how many of the pairs that
the exhaustive search finds at 0.75 are among them (the exhaustive search is run for --truth of the quotations).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz

from claimcheck.matching import Limits, Locator
from claimcheck.matching.letters import letters_of
from claimcheck.matching.seeds import choose_seeds
from claimcheck.model.match import Quotation
from claimcheck.model.text import SourceText
from claimcheck.text.normalize import fold

Pairs = dict[tuple[int, int], float]


def stream(quotes: Sequence[str], texts: Sequence[str]) -> tuple[list[float], int, Pairs]:
    """This package's own way, all of it."""
    started = time.perf_counter()
    locator = Locator([Quotation(quote) for quote in quotes], Limits(worth_numpy=0))
    locator.locate([])
    prepared = time.perf_counter()
    pairs: Pairs = {}
    for first in range(0, len(texts), 600):
        batch = [SourceText(str(number), "", text, "") for number, text in enumerate(texts[first:first + 600])]
        for (index, number), alignments in locator.locate(batch).items():
            pairs[index, first + number] = alignments[0].similarity
    done = time.perf_counter()
    return [prepared - started, done - prepared], len(pairs), pairs


def automaton(quotes: Sequence[str], texts: Sequence[str]) -> tuple[list[float], int, Pairs]:
    """The same seeds, found by an automaton. What follows would be the same, so it is not timed."""
    import ahocorasick_rs
    started = time.perf_counter()
    limits = Limits()
    owners: dict[str, list[int]] = {}
    for index, quote in enumerate(quotes):
        letters = letters_of(quote)
        size = limits.seed_size(len(letters))
        for place in choose_seeds(letters, limits):
            owners.setdefault(letters[place:place + size], []).append(index)
    searcher = ahocorasick_rs.AhoCorasick(list(owners))
    indexes = list(owners.values())
    prepared = time.perf_counter()
    hits = 0
    pairs: Pairs = {}
    for number, text in enumerate(texts):
        for seed, _, _ in searcher.find_matches_as_indexes(letters_of(text), overlapping=True):
            for index in indexes[seed]:
                hits += 1
                pairs[index, number] = 1.0
    return [prepared - started, time.perf_counter() - prepared], hits, pairs


def retrieval(quotes: Sequence[str], texts: Sequence[str]) -> tuple[list[float], int, Pairs]:
    """The ten texts that a search index ranks highest for the quotation's words, then aligned."""
    import tantivy
    started = time.perf_counter()
    schema = tantivy.SchemaBuilder().add_text_field("body").add_unsigned_field("number", stored=True).build()
    index = tantivy.Index(schema)
    writer = index.writer()
    folded = [fold(text).text for text in texts]
    for number, text in enumerate(folded):
        writer.add_document(tantivy.Document(body=text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    prepared = time.perf_counter()
    searcher = index.searcher()
    pairs: Pairs = {}
    for quotation, quote in enumerate(quotes):
        wanted = fold(quote).text.strip()
        words = "".join(c if c.isalnum() else " " for c in wanted)
        query, _ = index.parse_query_lenient(words, ["body"])
        for _, address in searcher.search(query, 10).hits:
            number = searcher.doc(address)["number"][0]
            alignment = fuzz.partial_ratio_alignment(wanted, folded[number], score_cutoff=50)
            if alignment:
                pairs[quotation, number] = alignment.score / 100
    return [prepared - started, time.perf_counter() - prepared], 10 * len(quotes), pairs


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("queries")
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--truth", type=int, default=200)
    options = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(Path(options.corpus).rglob("*.txt"))]
    lines = Path(options.queries).read_text("utf-8").splitlines()[:options.claims]
    quotes = [json.loads(line)["quote"] for line in lines]
    truth = {}
    folded = [fold(text).text for text in texts]
    for index, quote in enumerate(quotes[:options.truth]):
        wanted = fold(quote).text.strip()
        for number, text in enumerate(folded):
            if fuzz.partial_ratio(wanted, text, score_cutoff=75) >= 75:
                truth[index, number] = True
    print("| design | prepare, s | search, s | candidates | of what is there |\n| --- | --- | --- | --- | --- |")
    for design in (stream, automaton, retrieval):
        times, candidates, pairs = design(quotes, texts)
        known = sum(pair in pairs for pair in truth)
        print(f"| {design.__name__} | {times[0]:.2f} | {times[1]:.2f} | {candidates:,} | {known} of {len(truth)} |",
              flush=True)


if __name__ == "__main__":
    main()
