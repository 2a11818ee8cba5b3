"""Inputs are checked as the description says, and the answer is always JSON."""

from __future__ import annotations

import json
import math

import pytest

from kmo_teach.apps.kit.answer import answer, answer_json, check
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Choices,
    Column,
    Group,
    Key,
    Number,
    Result,
    Slider,
    Switch,
    Table,
)
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.apps.kit.tables import tables_html
from kmo_teach.apps.kit.values import read
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using

EVERY_KIND = App(
    name="every_kind",
    title="Every kind",
    question="?",
    inputs=(
        Group("First", (Slider(name="days", label="Days", minimum=0, maximum=360, step=1, default=90),)),
        Number(name="amount", label="Amount", default=1000.0, minimum=0),
        Choice(name="currency", label="Currency", options={"EUR": "euro", "USD": "US dollar"}, default="EUR"),
        Choices(name="markets", label="Markets", options={"fr": "France", "de": "Germany"}, default=("fr",)),
        Switch(name="insured", label="Insured"),
    ),
    charts=(Chart("c", "C", {"data": {"name": "d"}, "mark": "bar"}),),
    compute=lambda inputs: Result(Key("", 0), "", {"d": []}, {"c": ""}),
    first=("amount", "currency", "markets", "insured"),
)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "90", 90),
        ("en", " 90 ", 90),
        ("en", "1,000", 1000),
        ("en", "1,234.5", 1234.5),
        ("en", "0,5", 0.5),
        ("en", "1e2", 100),
        ("en", ".5", 0.5),
        ("en", "+5", 5),
        ("nl", "1.000", 1000),
        ("nl", "1.234,5", 1234.5),
        ("nl", "0,5", 0.5),
        ("nl", "0.5", 0.5),
        ("nl", "1 000", 1000),
    ],
)
def test_numbers_are_read_as_the_reader_writes_them(language, text, number):
    with using(language):
        assert read(Number(name="amount", label="Amount", default=0), text) == number


NONSENSE = [
    "",
    "abc",
    "1e999",
    "-1e999",
    "NaN",
    "inf",
    "1,2,3",
    "1.2.3",
    "0x10",
    "1_0",
    None,
    True,
    [],
    {},
    math.nan,
    math.inf,
    -1,
    361,
]


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_refused_at_its_field(value, language):
    with using(language):
        values, errors = check(EVERY_KIND, {"days": value})
    assert set(errors) == {"days"}
    assert "0" in errors["days"], "the sentence says what is allowed"
    assert "360" in errors["days"], "the sentence says what is allowed"
    assert set(values) == {"amount", "currency", "markets", "insured"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("currency", "XXX"),
        ("currency", ["EUR"]),
        ("currency", None),
        ("markets", ["us"]),
        ("markets", 3),
        ("markets", [["fr"]]),
        ("insured", "maybe"),
        ("insured", None),
        ("amount", -1),
    ],
)
def test_unknown_options_are_refused(name, value):
    assert set(check(EVERY_KIND, {name: value})[1]) == {name}


def test_inputs_left_out_take_their_default_and_unknown_names_fall():
    assert check(EVERY_KIND, {"no_such": 1}) == (EVERY_KIND.defaults, {})


def test_raw_values_stay_in_the_cells_and_text_is_escaped():
    columns = Column("n", "N & N"), Column("v", "V", "money", unit="EUR")
    table = Table("<b>", columns, [("<script>", 1234.25), ("x", None)])
    with using("nl"):
        html = tables_html((table,))
    assert "<script>" not in html
    assert 'data-value="1234.25">1.234\xa0EUR<' in html
    assert 'data-name="v_EUR"' in html


@pytest.mark.parametrize("name", APPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ready_made_case_and_every_option_is_answered(name, language):
    app = find(name, language)
    cases = [{}, *(preset.values for preset in app.presets)]
    for item in app.fields:
        if isinstance(item, Choice | Choices):
            cases += [{item.name: option} for option in item.options]
        elif isinstance(item, Slider):
            cases += [{item.name: end} for end in (item.minimum, item.maximum)]
        elif isinstance(item, Switch):
            cases += [{item.name: not item.default}]
    for case in cases:
        found = answer(name, case, language)
        if found["errors"]:  # two inputs that do not go together: told at inputs that the reader sees
            assert set(found["errors"]) <= {"", *(item.name for item in app.fields)}, case
            assert all(sentence.endswith(".") for sentence in found["errors"].values()), case
            continue
        assert len(found["result"]["sentence"]) > 20, case
        assert set(found["result"]["alts"]) == {chart.name for chart in app.charts}, case
        assert all(found["result"]["alts"].values()), case
    ready = [{}, *(dict(preset.values) for preset in app.presets)]
    results = [answer(name, case, language) for case in ready]
    assert [found["errors"] for found in results] == [{}] * len(ready)
    sentences = [json.dumps(found["result"]) for found in results[1:]]
    assert len(set(sentences)) == len(sentences), "two ready-made cases show the same"


@pytest.mark.parametrize("name", APPS)
def test_every_input_changes_what_is_shown(name):
    """Some value of each input, in one of the cases, gives another result: an input without effect misleads."""
    app = find(name)
    cases = [{}, *(dict(preset.values) for preset in app.presets)]
    cases += [{choice.name: word} for choice in app.fields if isinstance(choice, Choice) for word in choice.options]
    for item in app.fields:
        assert any(
            (changed := answer(name, case | {item.name: value}))["result"] is not None
            and changed["result"] != answer(name, case)["result"]
            for case in cases
            for value in _other_values(item)
        ), item.name


def _other_values(item):
    """Return values of an input that a reader may choose."""
    if isinstance(item, Choice):
        return list(item.options)
    if isinstance(item, Choices):
        return [[option] for option in item.options]
    if isinstance(item, Switch):
        return [not item.default, item.default]
    if isinstance(item, Slider):
        return [item.minimum, item.maximum, item.minimum + item.step]
    return [(item.default or 100_000) * 1.5 + 1]


@pytest.mark.parametrize("name", APPS)
def test_each_input_can_be_refused(name):
    for item in find(name).fields:
        found = answer(name, {item.name: {"no": "value"}})
        assert set(found["errors"]) == {item.name}
        assert found["result"] is None


def test_an_unknown_app_is_named():
    with pytest.raises(InputError, match="app"):
        answer("no such app", {})


@pytest.mark.parametrize("name", APPS)
@pytest.mark.parametrize("value", [1e300, -1e300, 10**400, "1e300"], ids=["large", "low", "whole", "typed"])
def test_no_reader_sees_what_no_number_can_hold(name, value):
    for item in find(name, "en").fields:
        found = json.loads(answer_json(name, json.dumps({item.name: value}), "en"))
        assert list(found["errors"]) == [item.name]
