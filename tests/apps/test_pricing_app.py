"""The pricing app shows the model's own numbers, flags a price below the floor and refuses nonsense at its field."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.case import portland_price
from kmo_teach.language import LANGUAGES, using


def prices(result):
    return {row["name"]: row for row in result["data"]["prices"]}


def test_the_defaults_are_the_running_cases_order_under_its_own_cover():
    shown, price = prices(answer("pricing", {}, "en")["result"]), portland_price()
    assert shown["floor"]["price"] == pytest.approx(price.floor)
    assert shown["target"]["price"] == pytest.approx(price.target)
    assert shown["naive"]["price"] == pytest.approx(price.naive)
    assert shown["naive"]["state"] == "loses money"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_below_the_floor_is_flagged(language):
    with using(language):
        low = answer("pricing", {"quoted": 0.99 * portland_price().floor})["result"]
        high = answer("pricing", {"quoted": 1.01 * portland_price().floor})["result"]
    assert len(low["warnings"]) == len(high["warnings"]) + 1
    assert low["sentence"] != high["sentence"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("full_cost", -1), ("margin", 100), ("days", 0), ("currency", "XXX"), ("main_carriage", -5), ("quoted", "much")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_refused_at_its_field_and_gives_no_number(language, name, value):
    found = answer("pricing", {name: value}, language)
    assert set(found["errors"]) == {name}
    assert found["result"] is None


def test_charges_that_take_the_whole_price_are_refused_at_the_margin():
    assert set(answer("pricing", {"margin": 80, "commission": 30}, "en")["errors"]) == {"margin"}


@pytest.mark.parametrize(("currency", "shock"), [("USD", "GBP 2016"), ("EUR", "2008"), ("PLN", "TRY 2021")])
def test_a_shock_that_did_not_hit_the_currency_is_refused(currency, shock):
    assert set(answer("pricing", {"currency": currency, "shock": shock}, "en")["errors"]) == {"shock"}


def test_the_waterfall_climbs_to_the_target_without_gaps():
    steps = answer("pricing", {"incoterm": "DDP", "duty": 5, "import_clearance": 300}, "en")["result"]["data"]["steps"]
    for before, after in pairwise(steps):
        assert after["start"] in (0.0, pytest.approx(before["end"]))
    floor, target = (step for step in steps if step["kind"] == "price")
    before_floor = steps[steps.index(floor) - 1]
    assert before_floor["end"] == pytest.approx(floor["end"])
    assert steps[steps.index(target) - 1]["end"] == pytest.approx(target["end"])


@pytest.mark.parametrize("currency", ["USD", "TRY", "BRL"])
@pytest.mark.parametrize("source", ["history", "simulation"])
def test_the_classes_of_the_margin_hold_all_cases(currency, source):
    data = answer("pricing", {"currency": currency, "source": source}, "en")["result"]["data"]
    for cover in {row["cover"] for row in data["classes"]}:
        assert sum(row["share"] for row in data["classes"] if row["cover"] == cover) == pytest.approx(1)
    assert [row["cover"] for row in data["certain"]] == ["Forward"]


def test_a_buyer_fears_a_falling_euro():
    calm = answer("pricing", {"side": "buy", "exchange": "none", "resale": 120_000}, "en")["result"]
    assert "margin" in calm["alts"]["build_up"]
    purchase = {"side": "buy", "currency": "CHF", "shock": "CHF 2015", "resale": 130_000}
    franc = answer("pricing", purchase, "en")["result"]["data"]
    assert franc["shocked"][0]["margin"] < franc["certain"][0]["margin"]


def test_an_invoice_in_euro_has_no_distribution():
    data = answer("pricing", {"currency": "EUR"}, "en")["result"]["data"]
    assert data["classes"] == []
    assert data["history"] == []
