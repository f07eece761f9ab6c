"""The json and jsonl formats, and the schema they keep."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from claimcheck.writers import Style, View, report_schema
from claimcheck.writers.json import shown_similarity

from .samples import TEXTS, large
from .test_registry import written


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(written("json"))
    return value


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_report_keeps_its_schema(document: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    assert document["schema"] == "claimcheck-report/1"
    assert list(validator.iter_errors(document)) == []


@pytest.mark.parametrize(("path", "value"), [
    (("claims", 0, "status"), "fine"), (("claims", 0, "evidence", 0, "spans"), [[1, 2, 3]]),
    (("claims", 0, "evidence", 0, "similarity"), 1.5), (("summary",), {}), (("extra",), 1),
    (("conflicts", 0, "kind"), "quarrel"), (("claims", 1, "findings", 0, "code"), "X1")])
def test_the_schema_refuses_what_is_wrong(document: dict[str, Any], path: tuple[Any, ...], value: Any,
                                          validator: jsonschema.Draft202012Validator) -> None:
    broken = json.loads(json.dumps(document))
    place = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert list(validator.iter_errors(broken))


def test_the_raw_slice_at_a_span_is_the_passage(document: dict[str, Any]) -> None:
    seen = 0
    for claim in document["claims"]:
        for evidence in claim["evidence"]:
            text = TEXTS[evidence["source"]]
            spans = evidence["spans"]
            assert text[spans[0][0]:spans[-1][1]] == evidence["passage"]
            assert [text[start:end] for start, end in spans] == evidence["passages"]
            for change in evidence["alterations"]:
                assert text[change["start"]:change["end"]] == change["found"]
                assert (claim["quote"] or claim["says"])[change["claimed_start"]:change["claimed_end"]] \
                    == change["claimed"]
            seen += len(spans)
    assert seen > len(document["claims"])


def test_the_summary_counts(document: dict[str, Any]) -> None:
    summary = document["summary"]
    assert summary["claims"] == len(document["claims"]) == 13
    assert summary["agree"] + summary["conflict"] + summary["missing"] + summary["unchecked"] == 13
    # The waived claim needs no attention, and officials who disagree are no failure.
    assert (summary["attention"], summary["waived"]) == (7, 1)


def test_unknown_is_null(document: dict[str, Any]) -> None:
    claim = next(claim for claim in document["claims"] if claim["id"] == "too-short")
    assert claim["speaker"] is claim["place"] is claim["says"] is claim["original"] is None
    assert claim["evidence"] == []


def test_only_equal_texts_are_shown_as_equal() -> None:
    assert shown_similarity(1.0) == 1.0
    assert shown_similarity(0.999999) == 0.9999


def test_a_large_report_has_a_claim_a_line_and_the_same_schema(validator: jsonschema.Draft202012Validator) -> None:
    text = written("json", value=large(300))
    document = json.loads(text)
    assert len(document["claims"]) == 300
    assert not list(validator.iter_errors(document))
    assert sum(line.startswith('{"id"') for line in text.splitlines()) == 300 + 40


def test_lines_carry_the_same_claims(document: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    claims = [{key: value for key, value in line.items() if key != "type"} for line in lines if line["type"] == "claim"]
    assert claims == document["claims"]
    assert lines[-1]["type"] == "summary" and lines[-1]["missing"] == document["summary"]["missing"]


def test_lines_of_the_conflicts_view_leave_claims_out() -> None:
    kinds = [json.loads(line)["type"] for line in written("jsonl", Style(View.CONFLICTS)).splitlines()]
    assert kinds == ["conflict"] * 6 + ["summary"]
