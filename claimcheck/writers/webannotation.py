"""W3C Web Annotations: each passage as a target that an annotation tool can find again in the source.

Every piece of a passage has a TextQuoteSelector (exact words with what stands before and after) and a
TextPositionSelector (code points of the extracted text). Passages that only came near are left out.
"""

from __future__ import annotations

import uuid
from typing import Any, TextIO

from ..model.report import ClaimResult, Report
from ..model.verdict import Evidence
from . import Style
from .attention import speaker_name
from .json import dumped
from .links import file_address, web_address
from .marks import NEAR, passages

_CONTEXT = 32


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write one AnnotationPage."""
    stream.write(dumped(page(report), stream, indent=2) + "\n")


def page(report: Report) -> dict[str, Any]:
    """All annotations, in ledger order; ids depend on claim and passage alone, so they stay between runs."""
    urls = {source.id: web_address(source.url) for source in report.sources}
    languages = {source.id: source.lang for source in report.sources}
    items = [_annotation(result, evidence, urls.get(evidence.source), languages.get(evidence.source), report)
             for result in report.claims for evidence in result.evidence
             if evidence.verdict not in NEAR and evidence.spans]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": _name("page", report.ledger_path),
            "type": "AnnotationPage", "items": items}


def _annotation(result: ClaimResult, evidence: Evidence, url: str | None, language: str | None,
                report: Report) -> dict[str, Any]:
    claim = result.claim
    source = url or file_address(evidence.path)
    name = speaker_name(result)
    told = f"{claim.id}: {result.status.value}, {evidence.verdict.value}"
    if name:
        told += f"; claimed of {name}, speaker {evidence.speaker.outcome.value}"
    told += "".join(f". {change.code} {change.message}" for change in evidence.alterations)
    spans = "/".join(f"{span.start}-{span.end}" for span in evidence.spans)
    return {
        "id": _name("annotation", claim.id, evidence.source, spans),
        "type": "Annotation",
        "motivation": "assessing",
        "generator": {"type": "Software", "name": f"claimcheck {report.version}".strip()},
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": told},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim.words},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in
              (result.status.value, evidence.verdict.value, *claim.tags)),
        ],
        "target": [{"type": "SpecificResource", "source": _source(source, language), "selector": selectors}
                   for selectors in _selectors(evidence)],
    }


def _source(address: str, language: str | None) -> str | dict[str, str]:
    return {"id": address, "type": "Text", "language": language} if language else address


def _selectors(evidence: Evidence) -> list[list[dict[str, Any]]]:
    """For each piece the two ways to select it."""
    begin = evidence.spans[0].start
    whole = evidence.before + evidence.passage + evidence.after
    shift = begin - len(evidence.before)
    made: list[list[dict[str, Any]]] = []
    for span, exact in zip(evidence.spans, passages(evidence)):
        start, end = span.start - shift, span.end - shift
        made.append([
            {"type": "TextQuoteSelector", "exact": exact, "prefix": whole[max(0, start - _CONTEXT):start],
             "suffix": whole[end:end + _CONTEXT]},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end}])
    return made


def _name(*parts: str) -> str:
    """A stable urn:uuid for these parts."""
    words = "\x1f".join(("claimcheck", *parts)).encode("utf-8", "backslashreplace").decode("utf-8")
    return uuid.uuid5(uuid.NAMESPACE_URL, words).urn
