"""The pricing app shows the model's own numbers, flags a price below the floor and refuses nonsense at its field."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.case import portland, portland_cover, portland_plan, portland_price
from kmo_teach.language import LANGUAGES, using
from kmo_teach.pricing import Instalment, market_data, quote, shocks


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


OWN = {"plan": "own", "with_order": 25, "when_ready": 35}


def certain(result):
    return {row["cover"]: row["margin"] for row in result["data"]["certain"]}


def spread(result):
    places = [row["margin"] for row in result["data"]["classes"] if row["cover"] == "No cover"]
    return max(places) - min(places)


@pytest.mark.parametrize("plan", ["case", "own"])
def test_a_plan_gives_the_models_own_price(plan):
    shares = tuple(one.share for one in portland_plan()) if plan == "case" else (0.25, 0.35, 0.40)
    order, days = portland(), (0, portland().building_days, portland().horizon)
    triggers = ("order", "readiness", "term")
    parts = tuple(Instalment(*one) for one in zip(shares, days, triggers, strict=True))
    wanted = quote(replace(order, plan=parts), market_data(order.currency), portland_cover())
    shown = prices(answer("pricing", OWN | {"plan": plan}, "en")["result"])
    assert shown["floor"]["price"] == pytest.approx(wanted.floor)
    assert shown["target"]["price"] == pytest.approx(wanted.target)


def test_a_part_before_delivery_lowers_each_layer_of_waiting_and_risk():
    def lines(values):
        return {row["line"]: row["amount"] for row in answer("pricing", values, "en")["result"]["data"]["steps"]}

    whole, parts = lines({"before_delivery": "open"}), lines({"before_delivery": "open", "plan": "case"})
    for line in (
        "Working capital",
        "Cover of non-payment",
        "Expected loss that stays",
        "Expected loss before delivery",
    ):
        assert parts.get(line, 0.0) < whole[line], line
    before, after = (answer("pricing", values, "en")["result"] for values in ({}, {"plan": "case"}))
    assert spread(after) < spread(before) / 2


def test_what_is_all_paid_with_the_order_is_open_to_nothing():
    result = answer("pricing", {"plan": "own", "with_order": 100, "when_ready": 0}, "en")["result"]
    assert result["data"]["classes"] == []
    assert set(certain(result)) == {"No cover", "Forward", "Currency option"}
    asked = prices(result)["target"]["price"]
    order = replace(portland(), plan=(Instalment(1.0, 0, "order"),))
    assert certain(result)["Forward"] == pytest.approx(quote(order, market_data("USD"), portland_cover()).margin(asked))


def test_own_shares_of_which_all_comes_at_the_end_are_no_plan():
    last = answer("pricing", {"plan": "own", "with_order": 0, "when_ready": 0}, "en")
    assert last["result"] == answer("pricing", {}, "en")["result"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_shares_above_the_whole_price_are_refused_with_their_sum(language):
    found = answer("pricing", OWN | {"with_order": 70}, language)
    assert set(found["errors"]) == {"when_ready"}
    assert "105" in found["errors"]["when_ready"]
    assert "100" in found["errors"]["when_ready"]
    assert found["result"] is None


def test_shares_count_only_where_the_reader_chose_own_ones():
    assert answer("pricing", dict.fromkeys(tuple(OWN)[1:], 7), "en")["result"] == answer("pricing", {}, "en")["result"]


def test_a_plan_for_goods_from_stock_is_refused_at_the_days_of_building():
    assert set(answer("pricing", {"plan": "case", "building_days": 0}, "en")["errors"]) == {"building_days"}


def test_a_shock_does_not_hit_what_came_with_the_order():
    shown = answer("pricing", OWN | {"shock": "GBP 2016", "currency": "GBP", "quoted": 110_000}, "en")["result"]
    market = market_data("GBP")
    days = (0, portland().building_days, portland().horizon)
    parts = zip((0.25, 0.35, 0.40), days, ("order", "readiness", "term"), strict=True)
    order = replace(portland(), currency="GBP", plan=tuple(Instalment(*one) for one in parts))
    price = quote(order, market, replace(portland_cover(), exchange="none"))
    factor = next(one.factor for one in shocks("GBP") if one.name == "GBP 2016")
    brought = 110_000 / market.spot * (0.25 + 0.75 / factor)
    assert shown["data"]["shocked"][0]["margin"] == pytest.approx(brought * (1 - price.charge) - price.cost)
