"""Claims from JSON, JSON Lines and CSV: the same fields, the same checks, the same places."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.nodes import Faults
from claimcheck.claims.tables import parse_csv, parse_json

from .ledgers import faults_of, load
from .test_yaml_nodes import plain, values


def test_json_says_the_same_as_yaml(tmp_path: Path) -> None:
    ledger = {"version": 1, "speakers": {"lund": {"name": "Ada Lund"}}, "claims": [
        {"id": "a", "speaker": "lund", "quote": "It \"opens\"\n🌉", "source": ["x", "y"], "date": 2024},
        {"id": "b", "says": "later", "denies": "a"}]}
    escaped = json.dumps(ledger)
    assert "\\ud83c\\udf09" in escaped
    from_json = load(tmp_path, escaped, "claims.json")
    from_yaml = load(tmp_path, json.dumps(ledger, ensure_ascii=False), "claims.yaml")
    assert [(c.id, c.speaker, c.words, c.sources, c.date, c.denies) for c in from_json.claims] \
        == [(c.id, c.speaker, c.words, c.sources, c.date, c.denies) for c in from_yaml.claims]
    assert from_json.claims[0].quote == 'It "opens"\n🌉'


@pytest.mark.parametrize("text, message", [
    ("", "1:1: the claims file is empty"),
    ("[]", "1:1: a claims file is a mapping, found a list"),
    ('{"claims": [\n\t{"id": "a", "qoute": "x"}]}', "2:14: claim 'a': unknown key 'qoute'"),
    ('{"claims": [\n  {"id": "a", "quote": "å", "quote": "x"}]}',
     "2:29: claim 'a': the key 'quote' stands here a second time"),
    ('{"claims": [{"id": "a", "quote": "x",}]}',
     "1:38: not valid JSON: a key in double quotation marks is expected here"),
    ('{"claims": [{"id": "a", "quote": "x"},]}', "1:39: not valid JSON: a value can't begin with ']'"),
    ("{'claims': []}", "1:2: not valid JSON: a key in double quotation marks is expected here"),
    ('{"claims": [', "1:13: not valid JSON: the file ends in the middle of a value"),
    ('{"claims": []', "1:14: not valid JSON: the file ends before the closing }"),
    ('{"claims": []} x', "1:16: not valid JSON: something follows the end of the value"),
    ('{"claims": ["\\q"]}', "1:14: not valid JSON: invalid \\escape"),
    ('{"claims": [{"id": "a", "quote": "\\ud800"}]}',
     "1:34: claim 'a': quote holds a control character or half a surrogate pair"),
    ('{"claims": [{"id": "a", "quote": "x", "note": null}]}', "1:47: claim 'a': note has no value"),
    ('{"claims": [{"id": "a", "quote": true}]}', "1:34: claim 'a': quote must be text; a bare true means true"),
    ("[" * 5000, "1:61: not valid JSON: nested more than 60 levels deep"),
])
def test_faulty_json(tmp_path: Path, text: str, message: str) -> None:
    assert message in faults_of(tmp_path, text, "claims.json")


@given(values | st.integers() | st.booleans())
def test_what_json_writes_is_read_back(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        faults = Faults("claims.json")
        node = parse_json(text, faults)
        assert not faults.found and node is not None
        assert plain(node) == (value if isinstance(value, (str, list, dict)) else json.dumps(value))


@given(st.text('{}[]":,\\u0dtrue nl-1.e+\n', max_size=30))
def test_what_json_refuses_is_refused(text: str) -> None:
    faults = Faults("claims.json")
    node = parse_json(text, faults)
    try:
        json.loads(text)
    except ValueError:
        assert node is None
    else:
        assert node is not None and not faults.found


def test_json_lines_go_on_after_a_faulty_line(tmp_path: Path) -> None:
    text = '{"id": "a", "quote": "x"}\n\n{"id": "b"\n{"id": "a", "quote": "x"}\n[1]\n'
    assert faults_of(tmp_path, text, "claims.jsonl") == [
        "3:11: not valid JSON: the file ends before the closing }",
        "4:8: a second claim with the id 'a'",
        "5:1: a claim must be a mapping, found a list"]
    ledger = load(tmp_path, '{"id": "a", "quote": "x"}\r\n{"id": "b", "says": "y"}', "claims.jsonl")
    assert [(claim.id, claim.location.line) for claim in ledger.claims] == [("a", 1), ("b", 2)]


def test_csv_with_lists_and_nested_fields(tmp_path: Path) -> None:
    text = ('\ufeffid,speaker,quote,source,tags,date,topic,position,original.lang,original.quote,waive.codes,'
            'waive.reason\r\n'
            'a,Ada Lund,"It opens, she said, ""soon""",x;y,one|two,2024,t,no,da,Snart,CC201; CC202,known\r\n'
            ',,,,,,,,,,,\r\n'
            'b,,"two\r\nlines",x,,,,,,,,\r\n'
            'c,,three,,,,,,,,,\r\n')
    a, b, c = load(tmp_path, text, "claims.csv").claims
    assert a.quote == 'It opens, she said, "soon"' and a.sources == ("x", "y") and a.tags == ("one", "two")
    assert a.position == "no", "a cell is text, whatever YAML would take it for"
    assert a.original is not None and (a.original.lang, a.original.quote) == ("da", "Snart")
    assert a.waive is not None and a.waive.codes == ("CC201", "CC202")
    assert (b.quote, b.speaker, b.location.line) == ("two\r\nlines", None, 4)
    assert (c.location.line, c.sources) == (6, ())


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    text = f"id{delimiter}quote{delimiter}source\na{delimiter}one{delimiter}x|y\n"
    (claim,) = load(tmp_path, text, "claims.tsv" if delimiter == "\t" else "claims.csv").claims
    assert (claim.quote, claim.sources) == ("one", ("x", "y"))


@pytest.mark.parametrize("text, message", [
    ("", "1:1: the claims file is empty"),
    ("id,qoute\na,x\n", "2:3: claim 'a': unknown key 'qoute'"),
    ("id,quote\na,x\na,y\n", "3:1: a second claim with the id 'a'"),
    ("id,quote\na,x,y\n", "2:5: the row has more cells than the header's 2"),
    ('id,quote\na,"x\n', "2:3: the quotation mark that opens here is never closed"),
    ('id,quote\na,"x"y\n', "2:6: something follows the closing quotation mark"),
    ("id,,quote\na,,x\n", "1:4: a column without a name"),
    ("id,quote,date\na,å,May\n", "2:5: claim 'a': date must be a date, found 'May'"),
    ("id,quote,denies\na,x,b;c\n", "2:5: claim 'a': denies names 'c', and there is no such claim"),
])
def test_faulty_csv(tmp_path: Path, text: str, message: str) -> None:
    assert message in faults_of(tmp_path, text, "claims.csv")


@given(st.lists(st.lists(st.text("ab,\"'\n; å", max_size=6), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["first", "second"], *rows])
    faults = Faults("claims.csv")
    node = parse_csv(stream.getvalue(), faults)
    assert not faults.found
    kept = [{name: cell for name, cell in zip(("first", "second"), row) if cell.strip()} for row in rows]
    assert plain(node) == [row for row in kept if row]
