"""The page: whole in itself, harmless, and sound for every reader."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.model.report import ClaimResult, Report
from claimcheck.writers import Style, View

from .samples import large, report
from .test_registry import written

VOID = {"meta", "link", "img", "br", "input", "hr"}
VIEWS = pytest.mark.parametrize("view", list(View))


class Page(HTMLParser):
    """Elements, text by element, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack and self.stack.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for tag in set(self.stack[-1:]):
            self.text.setdefault(tag, []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(view: View = View.REPORT) -> Page:
    """The sample report as a page."""
    return Page(written("html", Style(view)))


@VIEWS
def test_every_element_is_closed_and_ids_are_unique(view: View) -> None:
    made = page(view)
    assert made.stack == []
    ids = [attributes["id"] for _, attributes in made.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))


@VIEWS
def test_links_lead_into_the_page_or_to_the_web(view: View) -> None:
    made = page(view)
    ids = {attributes.get("id") for _, attributes in made.elements}
    for link in [*made.all("a"), *made.all("use")]:
        href = link["href"] or ""
        if href.startswith("#"):
            assert unquote(href[1:]) in ids
        else:
            assert urlsplit(href).scheme in ("http", "https") and "noopener" in (link["rel"] or "")


def test_a_link_names_the_passage() -> None:
    hrefs = [link["href"] or "" for link in page().all("a")]
    assert "http://river.example/a#top:~:text=The%20bridge%20will%20open%20in%20spring" in hrefs


@VIEWS
def test_nothing_is_fetched_and_nothing_of_a_source_can_run(view: View) -> None:
    text = written("html", Style(view))
    made = Page(text)
    assert not {tag for tag, _ in made.elements} & {"img", "iframe", "object", "embed", "link", "base", "video"}
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    assert not [1 for _, attributes in made.elements if "style" in attributes or "src" in attributes]
    assert len(made.all("script")) == (view is not View.CONFLICTS)
    assert "\x1b" not in text and "\u202e" not in text and "url(" not in text and "@import" not in text


def test_style_and_script_are_those_that_the_policy_names() -> None:
    text = written("html")
    policy = next(item["content"] or "" for item in Page(text).all("meta") if "http-equiv" in item)
    assert policy.startswith("default-src 'none'")
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy


def test_differences_are_marked_on_both_sides_with_words() -> None:
    text = written("html")
    assert re.search(r'take <del><span class="vh">\[claimed, [^<]*</span>10<span', text)
    assert re.search(r'take <ins><span class="vh">\[in the source instead[^<]*</span>20<span', text)
    assert re.search(r"<em><span[^>]*>\[worded differently: </span>twenty<", written("html", Style(View.CONFLICTS)))


def test_filters_know_statuses_speakers_and_topics() -> None:
    made = page()
    assert [box["value"] for box in made.all("input") if box.get("type") == "checkbox"] == [
        "conflict", "missing", "unchecked", "agree"]
    options = made.text["option"]
    assert "Ben Lindqvist" in options and "opening" in options
    articles = made.all("article")
    assert len(articles) == 13 and {item["data-status"] for item in articles} == {
        "conflict", "missing", "unchecked", "agree"}
    # Without scripts the filters would do nothing, so they are not shown.
    assert all("hidden" in form for form in made.all("form"))


def test_views() -> None:
    for view, parts in ((View.VERIFY, {"claims", "sources"}), (View.CONFLICTS, {"relations", "sources"}),
                        (View.REPORT, {"matrix", "topics", "relations", "claims", "sources"})):
        assert {item["id"] for item in page(view).all("section") if item.get("id")} == parts


def test_verify_orders_by_attention_and_quiet_leaves_out_what_passes() -> None:
    statuses = [item["data-status"] for item in page(View.VERIFY).all("article")]
    assert statuses[-1] == "agree" and statuses[0] != "agree"
    quiet = Page(written("html", Style(quiet=True)))
    assert len(quiet.all("article")) == 7


def test_right_to_left_text_keeps_to_itself_and_names_its_language() -> None:
    made = page()
    assert all(item.get("dir") == "auto" for item in made.all("blockquote"))
    assert "fa" in {item.get("lang") for item in made.all("blockquote")}
    assert "شهردار کرانه" in made.text["bdi"]


def test_the_matrix_names_its_cells() -> None:
    labels = [item.get("aria-label") for item in page().all("svg") if item.get("role") == "img"]
    assert set(labels) == {"verbatim", "faithful", "altered", "other speaker", "elsewhere", "cited, not there",
                           "unchecked"}


def test_a_large_matrix_is_one_drawing_with_its_counts_beside() -> None:
    made = Page(written("html", Style(View.REPORT), large(240)))
    drawings = [item for item in made.all("svg") if (item.get("aria-label") or "").startswith("Claims and sources: ")]
    assert len(drawings) == 1 and drawings[0].get("viewbox") == "0 0 40 240"
    assert len(made.all("article")) == 240


def test_claims_whose_ids_would_clash_have_places_of_their_own() -> None:
    value = report()
    pair = tuple(replace(value.claims[0], claim=replace(value.claims[0].claim, id=name)) for name in ("a b", "a\tb"))
    ids = [item["id"] for item in Page(written("html", value=replace(value, claims=pair))).all("article")]
    assert len(set(ids)) == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("<>&\"'=/!-`{}%#\\ a\n\x00\u202e"), min_size=1, max_size=30))
def test_no_text_adds_an_element(text: str) -> None:
    value = report()
    first = value.claims[0]
    names = ("id", "quote", "via", "date", "topic", "position", "note")
    odd = replace(first, claim=replace(first.claim, **{name: text for name in names}),
                  evidence=(replace(first.evidence[0], passage=text, before=text, after=text, mark=text),))
    plain = replace(first, claim=replace(first.claim, **{name: "x" for name in names}),
                    evidence=(replace(first.evidence[0], passage="x", before="x", after="x", mark="x"),))

    def tags(result: ClaimResult) -> set[str]:
        source = replace(value.sources[0], title=text, url=text)
        made = Page(written("html", Style(View.REPORT), Report(text, (result,), (), (), (source,))))
        assert made.stack == []
        assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
        return {tag for tag, _ in made.elements}

    assert tags(odd) <= tags(plain)
