"""The Jupyter widget: set, observed and refused from code."""

from __future__ import annotations

import ipywidgets
import pytest
import traitlets

import kmo_teach.apps
from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.inputs import InputError
from tools import frontend


@pytest.fixture(autouse=True, scope="module")
def _built():
    frontend.build()


def widget(name, *arguments, **inputs):
    title = "".join(word.capitalize() for word in name.split("_")) + "App"
    return getattr(kmo_teach.apps, title)(*arguments, **inputs)


@pytest.mark.parametrize("name", APPS)
def test_every_app_is_a_widget_with_a_trait_for_each_input(name):
    app = widget(name)
    assert isinstance(app, ipywidgets.DOMWidget)
    assert {item.name for item in find(name).fields} <= set(app.trait_names())
    assert not {item.name for item in find(name).fields} & set(ipywidgets.DOMWidget.class_trait_names())
    assert app.result == answer(name, {})["result"]


def test_setting_a_trait_computes_and_tells_observers():
    app, heard = widget("phase"), []
    app.observe(lambda change: heard.append(change["new"]), "result")
    app.growth = 90
    assert [result["sentence"] for result in heard] == [answer("phase", {"growth": 90})["result"]["sentence"]]
    ipywidgets.VBox([app, ipywidgets.FloatSlider()])
    other = widget("phase")
    traitlets.link((app, "growth"), (other, "growth"))
    app.growth = 12
    assert other.result == app.result


@pytest.mark.parametrize("value", [-1, 101, "much", None, float("nan")])
def test_a_wrong_value_from_code_is_refused_and_the_last_one_stays(value):
    app = widget("phase", growth=30)
    with pytest.raises(InputError, match="growth"):
        app.growth = value
    assert app.growth == 30
    with pytest.raises(InputError, match="growth"):
        widget("phase", growth=value)


def test_values_that_do_not_go_together_are_refused_and_the_last_ones_stay():
    app = widget("phase")
    before = app.result
    with pytest.raises(InputError, match="knowhow"):
        app.knowhow = ()
    assert app.knowhow == find("phase").defaults["knowhow"]
    assert app.result == before


def test_an_unknown_input_is_named():
    with pytest.raises(TypeError, match="grwoth"):
        widget("phase", grwoth=3)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_front_end_gets_answers_and_errors(language):
    app = widget("phase", language)
    app._request = {"serial": 1, "inputs": {"growth": "12,5"}, "tables": False}
    assert app.growth == 12.5
    assert app._answer["serial"] == 1
    app._request = {"serial": 2, "inputs": {"growth": "much"}, "tables": False}
    assert set(app._answer["errors"]) == {"growth"}
    assert app.growth == 12.5, "what a reader typed wrongly never reaches code"


def test_a_book_gets_html_beside_the_view():
    data, _metadata = widget("phase", "nl", id="second", growth=70)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert 'id="second"' in data["text/html"]
    assert data["text/html"] == widget("phase", "nl", id="second", growth=70)._repr_mimebundle_()[0]["text/html"]
    assert answer("phase", {"growth": 70}, "nl")["result"]["alts"]["drive"] in data["text/html"]
