"""The order that runs through the course, worked out by hand from its facts, and the laws its price obeys."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kmo_teach.case import (
    asked_price,
    calendar,
    cost_price,
    cost_sheet,
    gdansk,
    ledger,
    part_supplies,
    portland,
    portland_price,
)
from kmo_teach.entry import contribution
from kmo_teach.pricing import (
    LAYERS,
    Cover,
    CoverTerms,
    before_delivery,
    confirmation_fee,
    default_rate,
    market_data,
    non_payment_cost,
    outlays,
    quote,
    stop_loss,
)
from kmo_teach.value_chain import split_costs

DOLLAR = market_data("USD")


def test_the_price_is_the_sum_of_its_parts_by_hand():
    """Each number of the sheet, its days and its share of the price, without the package's formulas."""
    making, extras, visits, freight, bank = 80_000, 2_400 + 5_200, 2 * 3_400, 400 + 600 + 200 + 3_000, 150
    interest = 0.055 / 360 * (30_000 * (45 + 90 - 30) + (50_000 + extras) * (45 / 2 + 90) + (freight + visits) * 90)
    worst = 0.5 * (making + extras)
    mean = 0.5 * (30_000 + (50_000 + extras) / 2)
    failing = 1 - (1 - 403 / 7_606) ** (45 / 365)
    before = max(0.003 * worst, 0.9 * failing * mean) + 0.1 * failing * mean
    unpaid = 1 - (1 - 403 / 7_606) ** (90 / 365)
    shares = 0.03 + 0.0035 * 1.10 + max(0.0025, 0.9 * 0.60 * unpaid) + 0.1 * 0.60 * unpaid
    floor = (making + extras + visits + freight + bank + interest + before) / (1 - shares)
    forward = 1.1172 * (1 + 0.03625 * 135 / 360) / (1 + 0.0225 * 135 / 360) * 1.0015
    price = portland_price()
    assert price.floor_eur == pytest.approx(floor, rel=1e-6)
    assert price.floor == pytest.approx(floor * forward, rel=1e-6)
    assert price.target == pytest.approx(floor * (1 - shares) / (1 - shares - 0.08) * forward, rel=1e-6)


def test_the_firm_asks_for_more_than_its_floor_and_about_its_target():
    price = portland_price()
    assert price.floor < price.target <= asked_price() < 1.02 * price.target
    assert price.naive_is_below_floor


def test_the_calendar_is_the_horizon_of_the_price():
    days, order = calendar(), portland()
    assert (days.due - days.signature).days == order.horizon
    assert (days.shipment - days.signature).days == order.building_days
    assert (days.due - days.shipment).days == order.days
    assert (days.due.isoweekday(), days.payment.isoweekday()) == (7, 1), "a Sunday, so the bank pays on Monday"
    assert (days.payment - days.due).days == 1
    assert days.validity == 14
    assert days.offer < days.signature < days.shipment <= days.invoice < days.arrival < days.payment


def test_layers_climb_from_cost_to_target():
    price = portland_price()
    layers = {layer.key: layer for layer in price.layers}
    assert tuple(layers) == tuple(LAYERS)
    assert layers["exchange"].price == pytest.approx(price.floor)
    assert layers["margin"].price == pytest.approx(price.target)
    assert sum(layer.added for layer in price.layers) == pytest.approx(price.target)
    assert layers["cost"].price == pytest.approx(80_000 * DOLLAR.spot)
    assert layers["extras"].price > price.naive, "the first price fails before any risk is counted"


def test_each_risk_runs_over_its_own_days():
    """A day more of building moves exchange, financing and the risk before delivery, and not the risk after it."""
    price = portland_price()
    later = quote(replace(price.order, building_days=price.order.building_days + 30), DOLLAR, price.cover)
    assert later.hedge.rate > price.hedge.rate
    assert later.costs["financing"] > price.costs["financing"]
    assert later.costs["before_delivery_loss"] > price.costs["before_delivery_loss"]
    assert later.charges["expected_loss"] == price.charges["expected_loss"]
    longer = quote(replace(price.order, days=price.order.days + 30), DOLLAR, price.cover)
    assert longer.charges["expected_loss"] > price.charges["expected_loss"]
    assert longer.costs["before_delivery_loss"] == price.costs["before_delivery_loss"]


def test_outlays_hold_every_cost_once():
    order = portland()
    freight = sum((400, 600, 200, 3_000))
    assert (
        sum(one.amount for one in outlays(order)) == order.full_cost + order.export_costs + order.installation + freight
    )


def test_a_confirmation_is_charged_before_and_after_the_documents():
    terms = CoverTerms(confirmation_rate=0.01)
    found = non_payment_cost("documentary_credit", 90, 0.05, 0.6, 0.02, terms, building_days=45).charge
    assert found == pytest.approx(confirmation_fee(0.01, 45 + 21) + confirmation_fee(0.01, 90))
    longer = non_payment_cost("documentary_credit", 90, 0.05, 0.6, 0.02, terms, building_days=120).charge
    assert longer > found


def test_the_stop_loss_grows_and_a_confirmed_credit_ends_it():
    order = portland()
    losses = [stop_loss(order, built / 4) for built in range(5)]
    assert losses == sorted(losses)
    assert (
        before_delivery(order, Cover()).expected_loss
        > before_delivery(order, Cover(before_delivery="insured")).expected_loss
    )
    confirmed = before_delivery(order, Cover(non_payment="documentary_credit"))
    assert (confirmed.premium, confirmed.expected_loss) == (0, 0)
    assert stop_loss(replace(order, resale=1), 1) == 0
    assert before_delivery(replace(order, building_days=0), Cover()).worst == 0


def test_two_unknown_buyers_are_treated_alike():
    """The same class and the same share lost, each over its own days: the expected loss is the model's in both."""
    abroad, east = portland(), gdansk()
    found = non_payment_cost(
        "open_account", east.credit_days, abroad.default_probability, abroad.loss_given_default, 0.02
    )
    assert east.credit_days == 60, "the longest term of Belgian law, which governs where nothing else was agreed"
    assert contribution(east).expected_loss / east.price == pytest.approx(found.expected_loss)
    assert default_rate("BB").rate < default_rate("B").rate < default_rate("CCC").rate


def test_the_bar_of_chapter_1_3_is_a_break_even_by_hand():
    """At this price one more order leaves nothing: avoidable costs, interest on them, shares of the price."""
    making = 30_000 + 0.7 * 20_000 + 6_000 + 0.25 * 8_000
    extras, visits, freight, bank = 7_600, 6_800, 4_200, 150
    interest = 0.055 / 360 * (30_000 * 105 + (making - 30_000 + extras) * 112.5 + (freight + visits) * 90)
    spent = 30_000 + (making - 30_000 + extras) / 2
    brings = 0.5 * (30_000 + (50_000 + extras) / 2)
    stopped = (1 - (1 - 403 / 7_606) ** (45 / 365)) * (spent - brings)
    unpaid = 0.60 * (1 - (1 - 403 / 7_606) ** (90 / 365))
    shares = 0.03 + 0.0035 * 1.10 + unpaid
    floor = (making + extras + visits + freight + bank + interest + stopped) / (1 - shares)
    entry = ledger()["1.3"]
    assert entry.total == pytest.approx(floor, rel=1e-5)
    assert entry.amounts["waiting"] == pytest.approx(interest)
    assert entry.amounts["risks"] == pytest.approx(stopped + unpaid * floor, rel=1e-3)
    assert ledger()["2.0"].amounts["waiting"] == pytest.approx(interest)


def test_the_ledger_adds_up():
    price, entries, split = portland_price(), ledger(), split_costs(cost_sheet())
    assert entries["1.1"].total == cost_price().full
    assert entries["2.0"].total == pytest.approx(split.incremental)
    assert entries["2.4"].total == pytest.approx(price.floor_eur)
    assert entries["C"].total == pytest.approx(asked_price() / price.hedge.rate)
    assert (
        entries["2.0"].total < entries["1.3"].total < entries["2.4"].total < entries["C"].total < entries["2.2"].total
    )


def test_the_lab_counts_the_same_part(root):
    # Students change these numbers, so the lab shows them; they begin as those of the case.
    cells = json.loads((root / "notebooks" / "lab-1-2-drivers.ipynb").read_text(encoding="utf-8"))["cells"]
    (code,) = ("".join(cell["source"]) for cell in cells if cell["id"] == "landed")
    given = {}
    exec(code.partition("lines = {")[0], given)
    assert (given["at_home"], given["abroad"]) == part_supplies()
