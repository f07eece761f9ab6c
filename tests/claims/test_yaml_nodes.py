"""YAML's own traps: said in plain words where they stand, and never allowed to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims import yaml_nodes
from claimcheck.claims.nodes import Faults, Mapping, Scalar
from claimcheck.claims.nodes import Sequence as ListNode
from claimcheck.claims.nodes import plain_kind

from .ledgers import faults_of, hints_of, load


@pytest.mark.parametrize("text, message", [
    ("claims:\n\t- id: a\n", "2:1: the line is indented with a tab; YAML allows only spaces"),
    ("claims:\n  - id: a\n  \tquote: one\n", "3:3: the line is indented with a tab; YAML allows only spaces"),
    ("claims:\n  - id: a\n    quote: she said: no\n",
     "3:20: not valid YAML: a colon and a space stand inside a text without quotation marks"),
    ('claims:\n  - id: a\n    quote: "never closed\n',
     "3:12: not valid YAML: the quotation mark that opens here is never closed"),
    ('claims:\n  - id: a\n    quote: "We will" he said\n',
     "3:22: not valid YAML: the text goes on after its closing quotation mark"),
    ("claims:\n  - id: a\n    quote: [the treaty] was signed\n",
     "3:25: not valid YAML: the text goes on after the ] that closes a value"),
    ('claims:\n  - id: a\n    quote: "Its fine\n  - id: b\n    quote: "other"\n',
     "3:12: not valid YAML: the quotation mark that opens here is closed in line 5 only"),
    ("claims:\n- id: a\n  quote: x\n  - id: b\n",
     "4:3: not valid YAML: the line is indented differently from its neighbours"),
    ("claims:\n  - id: a\n   quote: x\n", "3:4: not valid YAML: the line is indented differently from its neighbours"),
    ("claims:\n  - id: a\n      quote: x\n", "3:12: not valid YAML: a key stands where a text goes on"),
    ("claims:\n  - id: a\n    quote: x\n    topic\n    note: y\n",
     "4:5: not valid YAML: a key without a colon and a space after it"),
    ("claims:\n  - id: a\n    quote: | x\n      y\n",
     "3:14: not valid YAML: something follows the | or > that begins a text of several lines"),
    ("claims:\n  - id: a\n    quote: & more\n",
     "3:13: not valid YAML: a text begins with a character that YAML keeps for itself"),
    ("claims:\n  - id: a\n    quote: We are #1 again\n",
     "3:19: quote: to YAML a comment begins here, and the text ends before it"),
    ("claims:\n  - id: a\n    quote: @home\n",
     "3:12: not valid YAML: a text begins with a character that YAML keeps for itself"),
    ('claims:\n  - id: a\n    quote: "C:\\path"\n', "3:15: not valid YAML: a backslash stands inside double quotation "
     "marks"),
    ("claims:\n  - id: a\n    tags: [a, b\n    quote: x\n", "3:11: not valid YAML: the list that opens here is never "
     "closed, or a comma is missing"),
    ("claims:\n  - id: a\n    quote: *never\n", "3:12: *never names no value above"),
    ("claims:\n  - &a {id: x, quote: y, tags: [*a]}\n", "2:33: *a stands inside the value it names"),
    ("claims:\n  - {id: x, ? [a, b] : c, quote: y}\n", "2:15: a key must be text, found a list"),
])
def test_yaml_that_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    assert message in faults_of(tmp_path, text)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\r"])
def test_line_ends_that_only_yaml_knows_are_not_counted(tmp_path: Path, end: str) -> None:
    text = f'claims:\n  - id: a\n    quote: "one{end}two"\n    x: y\n  - id: a\n    quote: @\n'
    assert faults_of(tmp_path, text) == [
        "6:12: not valid YAML: a text begins with a character that YAML keeps for itself"]
    assert faults_of(tmp_path, text.replace("@", "z")) == [
        "4:5: claim 'a': unknown key 'x'", "5:9: a second claim with the id 'a'"]


def test_a_file_that_ends_too_early_is_told_at_its_end(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "{")[0].startswith("1:2: ")


def test_every_tab_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "claims:\n\t- id: a\n\t  quote: b\n") == [
        "2:1: the line is indented with a tab; YAML allows only spaces",
        "3:1: the line is indented with a tab; YAML allows only spaces"]


def test_a_comment_may_follow_a_text(tmp_path: Path) -> None:
    (claim,) = load(tmp_path, "claims:\n  - id: a # the first\n    quote: We are one # again\n    via: A #x\n").claims
    assert (claim.id, claim.quote, claim.via) == ("a", "We are one", "A")


def test_a_tab_inside_a_text_is_none_of_our_business(tmp_path: Path) -> None:
    (claim,) = load(tmp_path, 'claims:\n  - id: a\n    quote: "one\ttwo"\n').claims
    assert claim.quote == "one\ttwo"


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [touch harm]", "!!python/name:os.system x", "!mine x",
                                 "!!binary aGk=", "!!int 3", "!!set {a, b}"])
def test_tags_are_refused_and_nothing_is_run(tmp_path: Path, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    faults = faults_of(tmp_path, f"claims:\n  - id: a\n    quote: {tag}\n")
    assert faults[0].startswith("3:12: the tag !") and "holds data only" in faults[0]
    assert not (tmp_path / "harm").exists()


def test_a_text_tag_is_harmless(tmp_path: Path) -> None:
    assert load(tmp_path, "claims:\n  - {id: a, quote: !!str no}\n").claims[0].quote == "no"


def test_merge_keys_and_anchors(tmp_path: Path) -> None:
    ledger = load(tmp_path, """\
claims:
  - &base
    id: a
    speaker: Ada Lund
    quote: one
    source: &src [x, y]
  - <<: *base
    id: b
    quote: two
  - {<<: [{date: 2024, note: from the first}, {date: 2023}], id: c, quote: three, source: *src}
""")
    a, b, c = ledger.claims
    assert (b.quote, b.speaker, b.sources) == ("two", a.speaker, ("x", "y"))
    assert (c.date, c.note, c.sources) == ("2024", "from the first", ("x", "y"))


def test_merging_what_is_no_mapping(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "claims:\n  - {<<: text, id: a, quote: x}\n") == [
        "2:10: claim 'a': << takes a mapping, found text"]


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["version: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    faults = faults_of(tmp_path, "\n".join(lines) + "\nclaims: []\n")
    assert any("aliases swell this file" in fault for fault in faults)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    for text in ("claims: " + "[" * 5000, "claims: " + "{a: " * 5000, "claims: " + "- " * 5000 + "x"):
        assert faults_of(tmp_path, text)


def test_the_slow_parser_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "claims:\n  - {id: a, quote: &q 'one', note: *q, date: 2024-06-11, nonsense: !x y}\n  - {id: a, says: no}\n"
    fast = faults_of(tmp_path, text)
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert faults_of(tmp_path, text) == fast and len(fast) == 4


@pytest.mark.parametrize("text, kind", [
    ("yes", "a boolean"), ("Off", "a boolean"), ("y", "text"), ("null", "nothing"), ("", "nothing"), ("12", "a number"),
    ("-1.5e+3", "a number"), ("12:30:45", "a number"), ("0x1F", "a number"), ("1_000", "a number"), (".5", "a number"),
    (".inf", "a number"), ("1.2.3", "text"), ("2024-06-11", "a date"), ("2024-06-11 10:00", "a date"),
    ("2024-06", "text"), ("10%", "text"), ("-", "text"), ("+49 30", "text")])
def test_what_yaml_takes_a_bare_word_for(text: str, kind: str) -> None:
    assert plain_kind(text) == kind


values = st.recursive(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cc"))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcd", min_size=1, max_size=4), inner,
                                                                max_size=4),
    max_leaves=12)


def plain(node: object) -> object:
    """A node as Python's own values."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key.text: plain(value) for key, value in node.entries}


@given(values, st.booleans())
def test_what_pyyaml_writes_is_read_back(value: object, flow: bool) -> None:
    faults = Faults("claims.yaml")
    node = yaml_nodes.parse_yaml(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow), faults)
    assert not faults.found
    assert plain(node) == value


@given(st.text("ab:-{}[]#&*!|>'\"%@`,? \n\t\\01", max_size=40))
def test_no_text_crashes_the_parser(text: str) -> None:
    faults = Faults("claims.yaml")
    node = yaml_nodes.parse_yaml(text, faults)
    try:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        assert faults.found
    else:
        assert node is not None or faults.found or not text.strip() or text.lstrip()[0] in "#-%."


def test_hints_say_how_to_mend_it(tmp_path: Path) -> None:
    (hint,) = hints_of(tmp_path, "claims:\n  - id: a\n    quote: she said: no\n")
    assert hint == "put the text in quotation marks"
