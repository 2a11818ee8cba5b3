"""What a reader sees of an app before any move: few controls, the case that holds, and one number that answers."""

from __future__ import annotations

import math
import re

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.describe import Group, Number
from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.apps.kit.values import read
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using


@pytest.mark.parametrize("name", APPS)
def test_three_to_five_controls_stand_open_and_every_input_is_there_once(name):
    app = find(name, "en")
    names = [item.name for item in app.fields]
    assert 3 <= len(app.first) <= 5
    assert set(app.first) <= set(names)
    assert {item.name for item in app.inputs if not isinstance(item, Group)} <= set(app.first)
    html = app_html(name, language="en")
    assert sorted(re.findall('data-input="([^"]+)"', html)) == sorted(names)
    open_ones = html.partition("<details")[0]
    assert re.findall('data-input="([^"]+)"', open_ones) == list(app.first)
    assert "<details open" not in html
    assert '<details class="kmo-group"' in html or set(app.first) == set(names)


@pytest.mark.parametrize("name", APPS)
def test_one_chart_stands_open_and_the_others_are_named(name):
    app = find(name, "en")
    html = app_html(name, language="en")
    before, *folded = html.split('<details class="kmo-fold">')
    assert re.findall('data-chart="([^"]+)"', before) == [app.charts[0].name]
    assert [re.findall('data-chart="([^"]+)"', one) for one in folded] == [[chart.name] for chart in app.charts[1:]]


@pytest.mark.parametrize("name", APPS)
def test_the_ready_made_case_that_holds_is_marked_and_no_other(name):
    app = find(name, "en")
    for preset in app.presets:
        html = app_html(name, dict(preset.values), "en")
        pressed = re.findall('data-preset="([^"]+)" aria-pressed="true"', html)
        assert pressed == [preset.name]


def test_a_case_of_ones_own_marks_none():
    assert 'aria-pressed="true"' not in app_html("cash_cycle", {"inventory_days": 11}, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", APPS)
def test_a_number_with_a_name_answers_each_ready_made_case(name, language):
    for preset in find(name, language).presets:
        key = answer(name, dict(preset.values), language)["result"]["key"]
        assert key["label"]
        assert "{number}" in key["pattern"]
        if key["value"] is None:
            assert key["text"] == "–"
        else:
            assert math.isfinite(key["value"])
            assert re.search(r"\d", key["text"])


def test_a_difference_of_per_cent_is_told_in_points_and_one_of_money_in_its_currency():
    growth = answer("dashboard", {}, "nl")["result"]["key"]
    assert (growth["pattern"], growth["value"]) == ("{number} punten", pytest.approx(8.59375))
    price = answer("pricing", {}, "nl")["result"]["key"]
    assert price["pattern"] == "{number}\xa0USD"


def test_an_empty_box_means_what_stands_in_it_and_only_where_it_may_be_empty():
    asked = Number("asked", "Asked", default=None, minimum=1, empty="the target")
    with using("en"):
        assert read(asked, "") is None
        assert read(asked, None) is None
        assert read(asked, "5") == 5
        for value in ("0", "x"):
            with pytest.raises(InputError):
                read(asked, value)
        with pytest.raises(InputError):
            read(Number("amount", "Amount", default=1), "")


def test_an_empty_quote_is_the_target_price():
    empty = answer("pricing", {"quoted": ""}, "en")["result"]
    typed = answer("pricing", {"quoted": str(empty["key"]["value"])}, "en")["result"]
    assert empty["sentence"] == typed["sentence"]
