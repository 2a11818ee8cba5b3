"""The HTML of every app is well formed, labelled, and the same each time."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.language import LANGUAGES

VOID = {"input", "br", "img", "meta", "link"}


class Tree(HTMLParser):
    """Collects elements, and fails when a tag is closed that was not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(params=[(name, language) for name in APPS for language in LANGUAGES], ids="-".join)
def html(request):
    return app_html(request.param[0], language=request.param[1])


def test_it_is_well_formed_and_every_identifier_is_used_once(html):
    ids = [given["id"] for _tag, given in Tree(html).elements if "id" in given]
    assert len(ids) == len(set(ids))


def test_every_control_has_a_label_and_every_description_exists(html):
    elements = Tree(html).elements
    ids = {given.get("id") for _tag, given in elements}
    labelled = {given.get("for") for tag, given in elements if tag == "label"}
    for tag, given in elements:
        if tag in {"input", "select"} and given.get("type") not in {"checkbox", "radio"}:  # those stand in their label
            assert given["id"] in labelled or given.get("aria-label"), given
        for key in ("aria-describedby", "aria-labelledby", "for"):
            assert set((given.get(key) or "").split()) <= ids


def test_every_picture_says_what_it_shows_and_is_hidden_itself(html):
    elements = Tree(html).elements
    pictures = [given for _tag, given in elements if given.get("role") == "img"]
    assert pictures
    assert all(given["aria-label"] for given in pictures)
    assert all(given["aria-hidden"] == "true" for tag, given in elements if tag == "svg")


def test_no_script_runs_and_nothing_comes_from_elsewhere(html):
    for tag, given in Tree(html).elements:
        assert tag != "script" or given["type"] == "application/json"
        assert not any(name.startswith("on") for name in given)
        assert not any((given.get(key) or "").startswith(("http", "//")) for key in ("src", "href", "xlink:href"))


@pytest.mark.parametrize("name", APPS)
def test_it_is_the_same_each_time_and_a_second_instance_shares_no_identifier(name):
    assert app_html(name) == app_html(name)
    first, second = ({given.get("id") for _tag, given in Tree(app_html(name, id=id)).elements} for id in ("", "other"))
    assert first & second == {None}


@pytest.mark.parametrize("name", APPS)
def test_the_description_is_json_that_cannot_end_its_script(name):
    text = app_html(name).partition('class="kmo-description">')[2].partition("</script>")[0]
    assert not {"<", ">"} & set(text)
    described = json.loads(text)
    assert described["values"] == answer(name, {})["values"]
    assert set(described["charts"]) == {chart.name for chart in find(name).charts}


def test_values_that_cannot_be_used_are_refused():
    with pytest.raises(ValueError, match="growth"):
        app_html("phase", {"growth": -1})
