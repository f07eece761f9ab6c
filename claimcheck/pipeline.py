"""The whole check, stage by stage: claims file -> quotations -> evidence -> decisions -> relations -> report.

This is the one file that knows every room. Each stage is a plain function from values to new values; only reading
touches the disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Callable, Iterable, Iterator, Mapping, Sequence, TypeVar

from . import __version__
from .alterations import compare
from .attribution import Document, extract, judge_speaker, read_document, same_speaker
from .cache import EvidenceCache, code_digest, decode, digest, encode
from .claims import claims_schema, load_ledger
from .engines import ENGINES, choose
from .errors import ClaimsFileError, OutputError, SourceError
from .judging.agreement import relate
from .judging.reported import find_reported
from .judging.status import decide, order_evidence
from .judging.verdict import judge_wording
from .matching import Locator, settled
from .matching.thorough import locate_thoroughly
from .model.claim import Claim, Ledger, SourceEntry, Speaker
from .model.match import Alignment, Quotation
from .model.quotation import ExtractedQuotation, Extraction
from .model.report import ClaimResult, Report, SourceResult
from .model.text import Location, SourceText, Span
from .model.verdict import (Attribution, Comparison, Evidence, Finding, Level, Outcome, Place, Status, Verdict)
from .readers import SourceFile, expected_id, list_source_files, read_source, read_text, source_findings
from .readers.pin import compare_lock, lock_path, read_lock, write_lock
from .rules import RULES
from .text.language import guess_language
from .writers import report_schema

DEFAULT_CLAIMS_FILE = "claims.yaml"
DEFAULT_SOURCES = "sources"
EXTRACTED_KINDS = ("direct", "indirect", "all")
CONFLICT_KINDS = ("declared", "position", "wording", "change", "prediction", "possible", "support", "agreement",
                  "unproven")

__all__ = ["CONFLICT_KINDS", "DEFAULT_CLAIMS_FILE", "DEFAULT_SOURCES", "ENGINES", "EXTRACTED_KINDS", "Limits",
           "Progress", "Settings", "check_ledger", "draft_claims", "extract_quotations", "failing", "find_quotation",
           "load_ledger", "matches", "pin_sources", "schema", "source_text", "start_ledger", "uncovered", "verify"]

Progress = Callable[[int, int], None]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers of this file. Each has its reason beside it."""

    context_characters: int = 240       # what a reader needs to see on each side of a passage
    passages_per_source: int = 12       # places of one quotation in one text that are judged; further ones only count
    near_misses: int = 1                # passages that don't stand, shown per claim and source
    shown_near_misses: int = 3          # and per claim in all
    batch_characters: int = 600_000     # about what one worker holds at a time
    max_changed_share: float = 0.6      # with more words changed a passage isn't even a paraphrase, only the nearest
    language_characters: int = 1_000    # enough to tell a language by its words
    thorough_work: int = 20_000_000     # quotation x text characters, about a tenth of a second of slow search
    weak_passages: int = 3              # and of those below it only the best of a batch are judged
    surely_found: float = 0.75          # what seeds found at this similarity needs no slow search
    min_similarity: float = 0.5         # below this a passage isn't even near
    worth_caching: int = 5_000_000      # claims x bytes; below this a run takes no longer than reading a cache


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked for. `sources` replaces the ledger's own; `only` keeps claims by id or tag.

    `name_speakers` tells the speaker that a source names even where the claim names none.
    """

    sources: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    engine: str = "auto"
    jobs: int | None = None
    cache: bool = True
    name_speakers: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class _Query:
    """One quotation to locate: a claim's quote, or the words of its original."""

    claim: int
    text: str
    cited: tuple[str, ...]
    speaker: Speaker | None
    is_original: bool = False
    lang: str | None = None
    names_speaker: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file gave: sources read, evidence by query, and by query how often the words stand in a source."""

    sources: tuple[SourceResult, ...] = ()
    evidence: tuple[tuple[int, Evidence], ...] = ()
    repeats: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What one batch gave: by the file's cache key, what was found; and which files could not be read."""

    found: tuple[tuple[str, _Found], ...]
    failures: tuple[SourceError, ...] = ()


def verify(claims_file: Path, settings: Settings = Settings(), progress: Progress | None = None) -> Report:
    """Check a claims file against its sources.

    Raises ClaimsFileError when the file is faulty or holds no claims, SourceError when no source can be read.
    `progress(done, total)` is called with characters (bytes, before reading) after each batch.
    """
    ledger = load_ledger(claims_file)
    return check_ledger(ledger, settings, progress=progress)


def check_ledger(ledger: Ledger, settings: Settings = Settings(), *, texts: Sequence[SourceText] = (),
                 progress: Progress | None = None) -> Report:
    """Check a ledger that is at hand; `texts` are further sources that are at hand, searched with the files."""
    claims = _chosen(ledger, settings.only)
    files = _source_files(ledger, settings, needed=not texts)
    characters = sum(file.size for file in files) + sum(len(text.text) for text in texts)
    work = _Work(ledger, claims, characters, settings.name_speakers)
    if settings.cache and characters * len(claims) >= work.limits.worth_caching:
        work = replace(work, cache=EvidenceCache(digest([code_digest(), work.queries, ledger.speakers])))
    gathered = list(_gather_all(work, files, texts, settings, progress))
    failures = tuple(failure for batch in gathered for failure in batch.failures)
    place = {file.display: number for number, file in enumerate(files)}
    found = sorted((one for batch in gathered for _, one in batch.found if one.sources),
                   key=lambda one: place.get(one.sources[0].path, -1))
    sources = tuple(source for one in found for source in one.sources)
    _refuse_equal_ids(sources)
    if not sources:
        raise failures[0] if failures else SourceError("no source text found", "name files or folders in sources")
    sources += _failed_sources(failures, files)
    _refuse_dangling(ledger, sources, settings)
    results = _decide_all(work, found, sources)
    relations = relate(ledger, results, sources)
    results = tuple(_with_relations(result, relations.findings, relations.conflicted) for result in results)
    results = tuple(_waived(result, settings) for result in results)
    sources = tuple(replace(source, findings=tuple(finding for finding in source.findings
                                                   if _selected(finding, settings))) for source in sources)
    findings = tuple(finding for finding in _changed_since_pinned(ledger, sources, settings)
                     if _selected(finding, settings))
    return Report(ledger.path, results, relations.conflicts, relations.topics, sources, findings, __version__,
                  RULES)


# --- claims and sources -------------------------------------------------------------------------------------------

def _chosen(ledger: Ledger, only: Sequence[str]) -> tuple[Claim, ...]:
    if not ledger.claims:
        raise ClaimsFileError("nothing was checked: the file holds no claims", "add an entry under claims",
                              Location(ledger.path))
    if not only:
        return ledger.claims
    wanted = set(only)
    known = {claim.id for claim in ledger.claims} | {tag for claim in ledger.claims for tag in claim.tags}
    unknown = sorted(wanted - known)
    if unknown:
        raise ClaimsFileError(f"no claim or tag is called {', '.join(map(repr, unknown))}", _near(unknown[0], known),
                              Location(ledger.path))
    return tuple(claim for claim in ledger.claims if claim.id in wanted or wanted.intersection(claim.tags))


def _source_files(ledger: Ledger, settings: Settings, needed: bool) -> list[SourceFile]:
    base = Path(ledger.path).parent
    if settings.sources:
        entries: Sequence[SourceEntry] = [SourceEntry(path, Location(path)) for path in settings.sources]
        return list_source_files(entries, Path())
    if ledger.sources:
        return list_source_files(ledger.sources, base)
    if not needed:
        return []
    if not (base / DEFAULT_SOURCES).exists():
        raise SourceError(f"no sources: the claims file names none and there is no folder {DEFAULT_SOURCES}/ beside it",
                          "add `sources: [FOLDER]` to the claims file, or give --sources FOLDER", Location(ledger.path))
    return list_source_files([SourceEntry(DEFAULT_SOURCES, Location(ledger.path))], base)


def _refuse_equal_ids(sources: Sequence[SourceResult]) -> None:
    seen: dict[str, str] = {}
    for source in sources:
        if source.id in seen:
            raise SourceError(f"two sources have the id {source.id!r}: {seen[source.id]} and {source.path}",
                              "give one of them another id, in its entry or its front matter", Location(source.path))
        seen[source.id] = source.path


def _failed_sources(failures: Sequence[SourceError], files: Sequence[SourceFile]) -> tuple[SourceResult, ...]:
    """Sources that could not be read, under the ids that claims cite them by."""
    ids = {file.display: expected_id(file) for file in files} if failures else {}
    failed = []
    for failure in failures:
        path = failure.location.path if failure.location else ""
        finding = Finding("CC501", Level.ERROR, failure.message, failure.location, hint=failure.hint)
        failed.append(SourceResult(id=ids.get(path, path), path=path, sha256="", characters=0, findings=(finding,)))
    return tuple(failed)


def _refuse_dangling(ledger: Ledger, sources: Sequence[SourceResult], settings: Settings) -> None:
    """A cited id that isn't among the ledger's own sources is a fault of the file.

    With sources given on the command line it is only told (CC106): they may well be others.
    """
    if settings.sources:
        return
    known = {source.id for source in sources}
    faults = []
    for claim in ledger.claims:
        cited = claim.sources + (claim.original.sources if claim.original else ())
        for source in cited:
            if source not in known:
                faults.append(ClaimsFileError(f"claim {claim.id!r}: no source has the id {source!r}",
                                              _near(source, known) or "the ids are: " + ", ".join(sorted(known)[:8]),
                                              ledger.citation_location(claim, source)))
    if faults:
        raise ClaimsFileError(faults[0].message, faults[0].hint, faults[0].location, tuple(faults[1:]))


def _near(word: str, known: Iterable[str]) -> str | None:
    import difflib
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else None


def _changed_since_pinned(ledger: Ledger, sources: Sequence[SourceResult], settings: Settings) -> tuple[Finding, ...]:
    """What differs from the lock file beside the ledger; nothing without one, or when other sources were asked for."""
    if settings.sources or not Path(ledger.path).is_file():
        return ()
    lock = lock_path(Path(ledger.path))
    if not lock.exists():
        return ()
    cited_by: dict[str, list[str]] = {}
    for claim in ledger.claims:
        for source in claim.sources:
            cited_by.setdefault(source, []).append(claim.id)
    return compare_lock(lock, read_lock(lock), sources, cited_by)


def pin_sources(claims_file: Path) -> tuple[Path, int]:
    """Write the digests of a ledger's sources into the lock file beside it; returns its path and how many.

    Raises SourceError when a source can't be read: a lock with a hole would be trusted.
    """
    ledger = load_ledger(claims_file)
    texts = [text for file in _source_files(ledger, Settings(), needed=True) for text in read_source(file)]
    _refuse_equal_ids([_source_result(text) for text in texts])
    lock = lock_path(claims_file)
    return lock, write_lock(lock, texts)


def source_text(ledger: Ledger, settings: Settings, id: str) -> str:
    """The text of one source as it was read, to which all offsets refer. Raises SourceError for an unknown id."""
    known = []
    for file in _source_files(ledger, settings, needed=True):
        for text in read_source(file):
            if text.id == id:
                return text.text
            known.append(text.id)
    raise SourceError(f"no source has the id {id!r}",
                      _near(id, known) or "the ids are: " + ", ".join(sorted(known)[:8]))


# --- evidence -----------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class _Work:
    """What every worker needs: the queries, and what is prepared from them once per process.

    `characters` is the size of the whole job, so that how thorough a search is does not hang on how it was batched.
    """

    ledger: Ledger
    claims: tuple[Claim, ...]
    characters: int
    name_speakers: bool = False
    cache: EvidenceCache | None = None
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def queries(self) -> tuple[_Query, ...]:
        queries = []
        for number, claim in enumerate(self.claims):
            judged = claim.speaker is not None or claim.via is not None or self.name_speakers
            queries.append(_Query(number, claim.words, claim.sources, claim.speaker, names_speaker=judged))
            if claim.original is not None:
                # Whose words they are was judged on the quote; the original writes the name in another language.
                queries.append(_Query(number, claim.original.quote, claim.original.sources, None, True,
                                      claim.original.lang, names_speaker=False))
        return tuple(queries)

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """The queries that are quotations, by number; the rest is reported speech."""
        return tuple(number for number, query in enumerate(self.queries) if query.is_original
                     or self.claims[query.claim].quote is not None)

    @cached_property
    def locator(self) -> Locator:
        quotations = []
        for number in self.quoted:
            query = self.queries[number]
            claim = self.claims[query.claim]
            around = (None, None) if query.is_original else (claim.prefix, claim.suffix)
            quotations.append(Quotation(query.text, *around))
        return Locator(quotations)

    def gather_files(self, files: Sequence[SourceFile]) -> _Gathered:
        """Read these files and gather the evidence in them. What can't be read is a failure, not an exception."""
        failures: list[SourceError] = []
        fresh: list[tuple[str, list[SourceText]]] = []
        for file in files:
            try:
                fresh.append((self.file_key(file), read_source(file)))
            except SourceError as error:
                failures.append(error)
        found = self.gather([texts for _, texts in fresh])
        return _Gathered(tuple(zip((key for key, _ in fresh), found, strict=True)), tuple(failures))

    def recall(self, files: Sequence[SourceFile]) -> dict[str, tuple[str, _Found]]:
        """What a former run found, with its key, by the path of each file that is still the same."""
        known: dict[str, tuple[str, _Found]] = {}
        if self.cache is not None and self.cache.entries:
            for file in files:
                key = self.file_key(file)
                former = self._former(key)
                if former is not None:
                    known[file.path] = key, former
        return known

    def file_key(self, file: SourceFile) -> str:
        """Digest of a file's bytes and of what the ledger says of it; its path where there is no cache to look into."""
        if self.cache is None:
            return file.display
        try:
            return digest([Path(file.path).read_bytes(), file.display, file.entry])
        except OSError:
            return file.display        # reading it properly says what is wrong

    def _former(self, key: str) -> _Found | None:
        encoded = self.cache.entries.get(key) if self.cache is not None else None
        if encoded is None:
            return None
        try:
            return decode(_Found, encoded)
        except ValueError:
            return None

    def gather(self, files: Sequence[Sequence[SourceText]]) -> list[_Found]:
        """Locate every quotation in these files' texts, and say what each passage found says about its claim."""
        texts = [text for file in files for text in file]
        file_of = [number for number, file in enumerate(files) for _ in file]
        evidence: list[list[tuple[int, Evidence]]] = [[] for _ in files]
        repeats: list[list[tuple[int, str, int]]] = [[] for _ in files]
        passages = [_Passages(text, self.ledger.speakers, self.limits) for text in texts]
        located = self.locator.locate(texts) if self.quoted else {}
        for quoted, text in self._missing(located, texts):
            alignment = locate_thoroughly(self.locator.quotations[quoted], texts[text])
            best = located.get((quoted, text), ())
            if alignment is not None and (not best or best[0].similarity < alignment.similarity):
                located[quoted, text] = (alignment, *best)
        for (quoted, text), alignments in self._worth_judging(located, texts):
            number = self.quoted[quoted]
            file = file_of[text]
            evidence[file] += [(number, one) for one in passages[text].judge(self.queries[number], alignments)]
            exact = sum(alignment.similarity == 1.0 for alignment in alignments)
            if exact > 1:
                repeats[file].append((number, texts[text].id, exact))
        for number in sorted(set(range(len(self.queries))).difference(self.quoted)):
            for text, file in enumerate(file_of):
                evidence[file] += [(number, one) for one in passages[text].judge_reported(self.queries[number])]
        return [_Found(tuple(_source_result(text) for text in file), tuple(evidence[number]), tuple(repeats[number]))
                for number, file in enumerate(files)]

    def _worth_judging(self, located: Mapping[tuple[int, int], tuple[Alignment, ...]], texts: Sequence[SourceText]
                       ) -> Iterator[tuple[tuple[int, int], tuple[Alignment, ...]]]:
        """What was located, in order, less the weak alignments that only could be the nearest of many passages."""
        weak: dict[int, list[tuple[float, int]]] = {}
        for (quoted, text), alignments in located.items():
            if alignments[0].similarity < self.limits.surely_found:
                weak.setdefault(quoted, []).append((-alignments[0].similarity, text))
        kept = {(quoted, text) for quoted, ones in weak.items()
                for _, text in sorted(ones)[:self.limits.weak_passages]}
        for (quoted, text), alignments in sorted(located.items()):
            query = self.queries[self.quoted[quoted]]
            if alignments[0].similarity >= self.limits.surely_found or (quoted, text) in kept \
                    or texts[text].id in query.cited:
                yield (quoted, text), alignments

    def _missing(self, located: Mapping[tuple[int, int], Sequence[Alignment]],
                 texts: Sequence[SourceText]) -> Iterator[tuple[int, int]]:
        """The quotations not yet found in a text where they are worth a slow search: in the sources they cite, and in
        every text of a small job."""
        number_of = {text.id: number for number, text in enumerate(texts)}
        small = self.characters * len(self.quoted) <= self.limits.thorough_work
        for quoted, number in enumerate(self.quoted):
            cited = self.queries[number].cited
            wanted = range(len(texts)) if small and not cited else (number_of[one] for one in cited if one in number_of)
            for text in wanted:
                found = located.get((quoted, text))
                if (not found or found[0].similarity < self.limits.surely_found) \
                        and len(texts[text].text) * len(self.queries[number].text) <= self.limits.thorough_work:
                    yield quoted, text


class _Passages:
    """One source text under judgement; what is read from it once serves every claim on it."""

    def __init__(self, source: SourceText, speakers: Sequence[Speaker], limits: Limits) -> None:
        self.source = source
        self.speakers = speakers
        self.limits = limits

    @cached_property
    def lang(self) -> str | None:
        body = self.source.body_start
        return self.source.lang or guess_language(self.source.text[body:body + self.limits.language_characters])

    @cached_property
    def document(self) -> Document:
        return read_document(self.source, self.speakers, self.lang)

    def judge(self, query: _Query, alignments: Sequence[Alignment]) -> list[Evidence]:
        """The evidence of each place, those that stand first; near misses only where nothing stands."""
        found: dict[Span, Evidence] = {}
        near: list[Evidence] = []
        for alignment in alignments[:self.limits.passages_per_source]:
            if alignment.similarity < self.limits.min_similarity:
                continue
            comparison = compare(query.text, self.source, alignment, query.lang or self.lang)
            alignment = settled(query.text, self.source.text, alignment, comparison)
            verdict = judge_wording(comparison)
            if verdict is Verdict.PARAPHRASE and comparison.changed_share > self.limits.max_changed_share:
                verdict = Verdict.ABSENT
            if verdict in (Verdict.PARAPHRASE, Verdict.ABSENT):
                near.append(self._evidence(query, alignment, verdict, comparison, Attribution(Outcome.UNCLEAR)))
                continue
            # A claim without a speaker quotes the source's own words: nobody is judged.
            speaker = judge_speaker(self.document, alignment.spans, query.speaker) if query.names_speaker \
                else Attribution(Outcome.UNCLEAR)
            # Two alignments may settle on one passage.
            found.setdefault(Span(alignment.spans[0].start, alignment.spans[-1].end),
                             self._evidence(query, alignment, verdict, comparison, speaker))
        return list(found.values()) or near[:self.limits.near_misses]

    def judge_reported(self, query: _Query) -> list[Evidence]:
        """The evidence for reported speech: passages that bear its content words."""
        evidence = []
        for passage in find_reported(query.text, self.source, self.lang):
            speaker = judge_speaker(self.document, (passage.span,), query.speaker)
            # Reported speech counts only as this speaker's. The words alone prove little, and a clash with what
            # somebody else says, or may have said, proves nothing.
            confirmed = query.speaker is None or speaker.outcome is Outcome.CONFIRMED
            if speaker.outcome is Outcome.OTHER and query.speaker is not None or passage.clashes and not confirmed:
                continue
            if not confirmed and query.cited and self.source.id not in query.cited:
                continue
            comparison = Comparison(alterations=passage.clashes)
            verdict = Verdict.ALTERED if passage.clashes else Verdict.REPORTED
            evidence.append(self._evidence(query, passage.alignment, verdict, comparison, speaker))
        return evidence

    def _evidence(self, query: _Query, alignment: Alignment, verdict: Verdict, comparison: Comparison,
                  speaker: Attribution) -> Evidence:
        source, text = self.source, self.source.text
        spans = alignment.spans
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        around = self.limits.context_characters
        cited = not query.cited or source.id in query.cited
        return Evidence(
            source=source.id, path=source.path, verdict=verdict, similarity=alignment.similarity, spans=spans,
            quote_spans=tuple(piece.quote for piece in alignment.pieces), passage=text[start:end],
            before=_cut_to_word(text[max(source.body_start, start - around):start], start - around > source.body_start),
            after=_cut_to_word(text[end:end + around][::-1], end + around < len(text))[::-1],
            line=source.line_at(start), place=Place.CITED if cited else Place.ELSEWHERE, speaker=speaker,
            folds=comparison.folds, alterations=comparison.alterations, notices=comparison.notices,
            mark=source.mark_at(start), judged_lang=comparison.judged_lang)


def _cut_to_word(context: str, was_cut: bool) -> str:
    """Drop the part of a word that a cut at the left left over."""
    if not was_cut:
        return context
    head, space, rest = context.partition(" ")
    return rest if space and len(head) < 40 else context


def _source_result(text: SourceText) -> SourceResult:
    return SourceResult(text.id, text.path, text.sha256, len(text.text), text.title, text.publisher, text.date,
                        text.url, text.lang, text.origin, text.encoding, text.format, source_findings(text))


def _gather_all(work: _Work, files: Sequence[SourceFile], texts: Sequence[SourceText], settings: Settings,
                progress: Progress | None) -> Iterator[_Gathered]:
    if texts:
        yield _Gathered(tuple((text.path, found) for text, found in zip(texts, work.gather([[t] for t in texts]))))
    known = work.recall(files)
    unknown = [file for file in files if file.path not in known]
    if unknown:
        _ = work.locator        # prepared once here, rather than again in each process
    gathered = list(_map_batches(work.gather_files, unknown, max(1, len(work.queries)), settings, progress))
    yield _Gathered(tuple(known.values()))
    yield from gathered
    if work.cache is not None:
        entries = {key: work.cache.entries[key] for key, _ in known.values()}
        entries.update((key, encode(found)) for one in gathered for key, found in one.found)
        work.cache.write(entries)


def _map_batches(function: Callable[[list[SourceFile]], Result], files: Sequence[SourceFile], passes: int,
                 settings: Settings, progress: Progress | None) -> Iterator[Result]:
    """function(batch) for each batch of the files, in order, on the engine that was asked for.

    `passes` is how often the work goes over the text, which tells whether a pool is worth it.
    """
    batches = list(_batches(files, Limits().batch_characters))
    total = sum(file.size for file in files)
    engine = choose(settings.engine, total * passes, settings.jobs)
    done = 0
    for batch, result in zip(batches, engine.map(function, batches)):
        done += sum(file.size for file in batch)
        if progress is not None:
            progress(done, total)
        yield result


def _batches(files: Sequence[SourceFile], size: int) -> Iterator[list[SourceFile]]:
    batch: list[SourceFile] = []
    held = 0
    for file in files:
        if batch and held + file.size > size:
            yield batch
            batch, held = [], 0
        batch.append(file)
        held += file.size
    if batch:
        yield batch


# --- decisions ----------------------------------------------------------------------------------------------------

def _decide_all(work: _Work, found: Sequence[_Found], sources: Sequence[SourceResult]) -> tuple[ClaimResult, ...]:
    evidence: dict[int, list[Evidence]] = {}
    repeats: dict[int, list[tuple[str, int]]] = {}
    for file in found:
        for number, one in file.evidence:
            evidence.setdefault(number, []).append(one)
        for number, source, places in file.repeats:
            repeats.setdefault(number, []).append((source, places))
    known = {source.id for source in sources if source.sha256}
    unreadable = {source.id: source.findings for source in sources if not source.sha256}
    originals: dict[int, list[Evidence]] = {}
    for number, query in enumerate(work.queries):
        if query.is_original:
            originals[query.claim] = _trimmed(evidence.get(number, ()), work.limits)
    results = []
    for number, query in enumerate(work.queries):
        if query.is_original:
            continue
        claim = work.claims[query.claim]
        results.append(decide(
            claim, _trimmed(evidence.get(number, ()), work.limits), repeats=repeats.get(number, ()),
            original=originals.get(query.claim, ()),
            unreadable=[finding for source in claim.sources for finding in unreadable.get(source, ())],
            unknown=[source for source in claim.sources if source not in known and source not in unreadable]))
    return tuple(results)


def _trimmed(evidence: Iterable[Evidence], limits: Limits) -> list[Evidence]:
    """Everything that stands, and the few nearest of what doesn't."""
    ordered = order_evidence(evidence)
    stands = [one for one in ordered if one.verdict not in (Verdict.PARAPHRASE, Verdict.ABSENT)]
    rest = [one for one in ordered if one.verdict in (Verdict.PARAPHRASE, Verdict.ABSENT)]
    return stands + rest[:limits.shown_near_misses]


def _with_relations(result: ClaimResult, findings: dict[str, tuple[Finding, ...]],
                    conflicted: frozenset[str]) -> ClaimResult:
    added = findings.get(result.claim.id, ())
    status = result.status
    if status is Status.AGREE and result.claim.id in conflicted:
        status = Status.CONFLICT
    return replace(result, status=status, findings=result.findings + tuple(added))


# --- what counts --------------------------------------------------------------------------------------------------

def _waived(result: ClaimResult, settings: Settings) -> ClaimResult:
    """Drop findings that were not asked for, and mark those that the claim waives."""
    today = settings.today or date.today()
    waiver = result.claim.waive
    findings = []
    for finding in result.findings:
        if not _selected(finding, settings):
            continue
        if waiver is not None and matches(finding.code, waiver.codes):
            if waiver.until is None or today <= waiver.until:
                finding = replace(finding, waived=waiver.reason)
            else:
                finding = replace(finding, hint=f"the waiver ran out on {waiver.until.isoformat()}")
        findings.append(finding)
    return replace(result, findings=tuple(findings))


def _selected(finding: Finding, settings: Settings) -> bool:
    if settings.select and not matches(finding.code, settings.select):
        return False
    return not matches(finding.code, settings.ignore)


def matches(code: str, patterns: Iterable[str]) -> bool:
    """Whether a code is named, by itself or by a beginning of it: "CC2" names every wording code."""
    return any(code.startswith(pattern.upper()) for pattern in patterns)


def failing(report: Report, fail_on: Sequence[str]) -> list[Finding]:
    """The findings that make a run fail: those whose code or level is named, unless waived.

    `fail_on` holds codes, beginnings of codes, or level names ("error"); empty means nothing fails.
    """
    levels = {pattern.lower() for pattern in fail_on}
    codes = [pattern for pattern in fail_on if pattern.lower() not in Level.__members__.values()]
    every = [finding for result in report.claims for finding in result.findings]
    every += [*report.findings, *(finding for source in report.sources for finding in source.findings)]
    return [finding for finding in every if finding.waived is None
            and (finding.level.value in levels or matches(finding.code, codes))]


# --- one quotation ------------------------------------------------------------------------------------------------

def find_quotation(quote: str, settings: Settings, *, speaker: str | None = None, stdin: bytes | None = None,
                   progress: Progress | None = None) -> Report:
    """Look for one quotation. `stdin` is a text at hand, searched as the source "stdin"."""
    location = Location("quotation")
    claim = Claim("quotation", location, quote=quote, speaker=Speaker(speaker, speaker) if speaker else None)
    ledger = Ledger(".", (claim,), tuple(SourceEntry(path, Location(path)) for path in settings.sources))
    texts = [read_text(stdin, "stdin")] if stdin is not None else []
    return check_ledger(ledger, replace(settings, name_speakers=True), texts=texts, progress=progress)


# --- quotations of a text -----------------------------------------------------------------------------------------

@dataclass(frozen=True)
class _Extractor:
    """What every worker needs to list the quotations of a file."""

    kind: str
    speakers: tuple[Speaker, ...] = ()
    wanted: Speaker | None = None
    lang: str | None = None

    def read_files(self, files: Sequence[SourceFile]) -> list[Extraction]:
        return [self.read(text) for file in files for text in read_source(file)]

    def read(self, text: SourceText) -> Extraction:
        lang = self.lang or text.lang or guess_language(text.text[text.body_start:])
        found = extract(text, self.speakers, lang, indirect=self.kind != "direct")
        return Extraction(text, tuple(one for one in found if self._is_wanted(one)))

    def _is_wanted(self, one: ExtractedQuotation) -> bool:
        if self.kind == "indirect" and one.kind == "direct":
            return False
        if self.wanted is None:
            return True
        return any(same_speaker(self.wanted, name) for name in (one.speaker_name, one.speaker_text) if name)


def extract_quotations(settings: Settings, *, stdin: bytes | None = None, kind: str = "direct",
                       speaker: str | None = None, lang: str | None = None, claims_file: Path | None = None,
                       progress: Progress | None = None) -> list[Extraction]:
    """Every quotation of the sources, in order of path and offset. `kind` is one of EXTRACTED_KINDS.

    `claims_file` gives its speakers, and its sources where the settings name none. Raises SourceError when a source
    can't be read or there is none.
    """
    ledger = load_ledger(claims_file) if claims_file is not None else None
    speakers = ledger.speakers if ledger is not None else ()
    wanted = None
    if speaker is not None:
        wanted = next((one for one in speakers if speaker in (one.id, one.name, *one.aliases)),
                      Speaker(speaker, speaker))
    extractor = _Extractor(kind, speakers, wanted, lang)
    found = [extractor.read(read_text(stdin, "stdin"))] if stdin is not None else []
    files: list[SourceFile] = []
    if settings.sources or stdin is None:
        files = _source_files(ledger or Ledger(".", ()), settings, needed=True)
    for extractions in _map_batches(extractor.read_files, files, 1, settings, progress):
        found += extractions
    if not found:
        raise SourceError("no source text found", "name files or folders")
    return found


def uncovered(found: Sequence[Extraction], claims_file: Path, settings: Settings) -> list[Extraction]:
    """The quotations that no claim of the file covers: none of its passages overlaps half of their words."""
    ledger = load_ledger(claims_file)
    covered: dict[str, list[Span]] = {}
    if ledger.claims:
        report = check_ledger(ledger, replace(settings, cache=False), texts=[
            one.source for one in found if one.source.path == "stdin"])
        for result in report.claims:
            for one in (*result.evidence, *result.original):
                if one.verdict not in (Verdict.PARAPHRASE, Verdict.ABSENT):
                    covered.setdefault(one.source, []).extend(one.spans)

    def is_covered(source: str, span: Span) -> bool:
        shared = sum(max(0, min(span.end, other.end) - max(span.start, other.start))
                     for other in covered.get(source, ()))
        return shared * 2 >= len(span)

    return [replace(one, quotations=tuple(quotation for quotation in one.quotations
                                          if not is_covered(one.source.id, quotation.span))) for one in found]


def draft_claims(found: Sequence[Extraction]) -> list[tuple[Claim, str | None]]:
    """Claims for the quotations, and what the source calls a speaker it doesn't name. All of them pass a check.

    Left out are repeats, and what would not stand alone: single words, and words cut from a clause that denies them.
    """
    drafted: list[tuple[Claim, str | None]] = []
    for one in found:
        seen: set[str] = set()
        for quotation in one.quotations:
            words = " ".join(one.source.text[quotation.span.start:quotation.span.end].split()).rstrip(",")
            if len(words.split()) < 2 or words.casefold() in seen:
                continue
            seen.add(words.casefold())
            name = quotation.speaker_name if quotation.sure else None
            claim = Claim(f"{one.source.id}-{len(seen)}", Location("draft", len(drafted) + 1), quote=words,
                          speaker=Speaker(name, name) if name else None, sources=(one.source.id,), via=quotation.via)
            drafted.append((claim, quotation.speaker_text))
    if not drafted:
        return []
    ledger = Ledger("draft", tuple(claim for claim, _ in drafted))
    report = check_ledger(ledger, Settings(cache=False), texts=[one.source for one in found])
    alone = replace(report, findings=())
    return [one for one, result in zip(drafted, report.claims, strict=True)
            if result.status is Status.AGREE and not failing(replace(alone, claims=(result,)), ("error",))]


# --- beginnings ---------------------------------------------------------------------------------------------------

def schema(which: str) -> dict[str, object]:
    """The JSON Schema of "claims" (a claims file) or "report" (the JSON report)."""
    return claims_schema() if which == "claims" else report_schema()


_FIRST_LEDGER = """\
# yaml-language-server: $schema=claims.schema.json
version: 1
sources: [sources]

speakers:
  lund: {name: Ada Lund, roles: [the mayor]}

claims:
  - id: bridge-opens
    speaker: lund
    quote: "The bridge will open in the spring"
    source: first-source
"""

_FIRST_SOURCE = """\
---
title: Mayor names a date for the bridge
publisher: Example Gazette
date: 2024-05-02
lang: en
---
The bridge over the sound is nearly done. "The bridge will open in the spring of next year," Ada Lund, the mayor,
told reporters on Thursday.
"""


def start_ledger(folder: Path) -> list[Path]:
    """Write a first claims file, its schema and a first source into a folder; returns what was written.

    Raises OutputError when the folder holds a claims file already, or can't be written.
    """
    import json
    files = {folder / DEFAULT_CLAIMS_FILE: _FIRST_LEDGER,
             folder / "claims.schema.json": json.dumps(claims_schema(), ensure_ascii=False, indent=2) + "\n",
             folder / DEFAULT_SOURCES / "first-source.txt": _FIRST_SOURCE}
    for path in files:
        if path.exists() or path.is_symlink():
            raise OutputError("exists already; nothing was written", "choose another folder", Location(str(path)))
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "x", encoding="utf-8") as stream:
                stream.write(text)
    except OSError as error:
        raise OutputError(f"can't write: {error.strerror or error}", None, Location(str(folder))) from error
    return list(files)
