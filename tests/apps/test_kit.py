"""What the kit does for every app: units of the reader and of the model, bridges, descriptions, escaping."""

from __future__ import annotations

import pytest

from kmo_teach.apps.kit import registry
from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.bridge import Step, bridge, bridge_alt, bridge_rows
from kmo_teach.apps.kit.charts import colour, layer, quantity
from kmo_teach.apps.kit.controls import controls_html
from kmo_teach.apps.kit.describe import App, Chart, Key, Percent, Result, Slider, per_cent
from kmo_teach.language import using


def make(name="pay", **more):
    got = {}

    def compute(inputs):
        got.update(inputs)
        return Result(Key("", 0), "", {"d": []}, {"c": ""})

    share = Percent("share", "A & B", default=8, decimals=1)
    sales = Slider("sales", "Sales", minimum=0, maximum=9_900, step=1, default=1_200, unit="thousand EUR", times=1_000)
    chart = Chart("c", "C", {"data": {"name": "d"}, "mark": "bar"})
    more = {"first": ("share", "sales"), **more}
    return App(name=name, title="", question="", inputs=(share, sales), charts=(chart,), compute=compute, **more), got


@pytest.mark.parametrize(("typed", "share"), [("4.4", 0.044), ("8", 0.08), ("100", 1.0), ("0", 0.0)])
def test_the_reader_sets_per_cent_and_thousands_and_the_model_gets_fractions_and_euro(monkeypatch, typed, share):
    app, got = make()
    monkeypatch.setattr("kmo_teach.apps.kit.answer.find", lambda name, language: app)
    found = answer("pay", {"share": typed, "sales": "2.5"}, "en")
    assert found["values"] == {"share": float(typed), "sales": 2.5}, "what the page shows stays as the reader set it"
    assert got == pytest.approx({"share": share, "sales": 2500.0})


def test_more_than_a_hundred_per_cent_is_refused_at_its_field(monkeypatch):
    app, _got = make()
    monkeypatch.setattr("kmo_teach.apps.kit.answer.find", lambda name, language: app)
    assert answer("pay", {"share": 101}, "en")["errors"] == {"share": "Give a number from 0.0 to 100.0."}


def test_what_a_reader_set_comes_back_from_the_fraction():
    item = Percent("x", "X", default=0)
    values = [round(0.1 * step, 6) for step in range(1001)]
    assert [per_cent(item.for_model(value)) for value in values] == values


def test_a_bridge_starts_each_change_where_the_last_bar_ended():
    steps = [Step("then", 10, True), Step("won", 5), Step("lost", -8), Step("now", 7, True)]
    with using("en"):
        rows = bridge_rows(steps)
        assert bridge_alt(steps).startswith("then: ")
        shown = bridge("b")["layer"][0]["encoding"]["color"]["scale"]["domain"]
    assert [(row["start"], row["end"]) for row in rows] == [(0, 10), (10, 15), (15, 7), (0, 7)]
    assert {row["effect"] for row in rows} <= set(shown), "every bar has a colour"


def test_a_bridge_may_have_kinds_of_its_own():
    with using("en"):
        (row,) = bridge_rows([Step("freight", 5, kind="cost")])
        chart = bridge("b", kinds={"cost": "#123456"})
    assert row["effect"] == "cost"
    assert chart["layer"][0]["encoding"]["color"]["scale"] == {"domain": ["cost"], "range": ["#123456"]}


def test_lines_differ_by_more_than_their_colour():
    channels = colour("channel", {"agent": "#1", "own": "#2", "shop": "#3"}, dashed=True)
    dashes = channels["strokeDash"]["scale"]["range"]
    assert len({tuple(dash) for dash in dashes}) == 3


def test_an_axis_without_zero_says_so_and_a_layer_names_its_data():
    assert quantity("rate", zero=False)["scale"] == {"zero": False}
    assert layer("months", "line", {})["data"] == {"name": "months"}


def test_labels_are_escaped_in_the_controls():
    app, _got = make()
    with using("en"):
        html = controls_html(app, app.defaults, "pay")
    assert "A &amp; B" in html
    assert 'data-kind="slider"' in html, "the page drags per cent as any slider"


def test_every_app_is_registered_once():
    assert len(set(registry.APPS)) == len(registry.APPS)


@pytest.mark.parametrize("name", registry.APPS)
def test_what_an_app_starts_with_survives_a_shared_link(name):
    """A link carries each number as it is shown, so a default or a ready-made case with more decimals would change."""
    app = registry.find(name, "en")
    for item in app.fields:
        decimals = getattr(item, "decimals", None)
        if decimals is not None and item.default is not None:
            given = [item.default, *(case.values[item.name] for case in app.presets if item.name in case.values)]
            assert [round(value, decimals) for value in given] == given, item.name


def test_a_bar_that_tells_its_number_tells_it_at_the_end_that_lies_farthest_and_leaves_room():
    with using("en"):
        drawn, words = bridge("b")["layer"]
    assert words["mark"]["type"] == "text"
    assert words["encoding"]["text"]["field"] == "amount"
    assert words["transform"] == [{"calculate": "max(datum.start, datum.end)", "as": "end_"}]
    assert drawn["encoding"]["x"]["scale"]["range"][0] == 0
    assert "width - " in drawn["encoding"]["x"]["scale"]["range"][1]["expr"]


def test_a_narrow_chart_is_drawn_where_there_is_little_room():
    chart = Chart("c", "C", {"mark": "bar"}, {"mark": "tick"})
    assert [chart.fitting(width)["mark"] for width in (300, 479, 480, 560)] == ["tick", "tick", "bar", "bar"]
    assert Chart("c", "C", {"mark": "bar"}).fitting(300) == {"mark": "bar"}
