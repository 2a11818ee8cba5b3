"""The margins of an order paid in parts, against the one-payment model and against sums by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kmo_teach.case import portland, portland_plan
from kmo_teach.inputs import InputError
from kmo_teach.pricing import (
    Cover,
    Instalment,
    before_delivery,
    instalment_margins,
    make_hedge,
    margin_distribution,
    market_data,
    quote,
    simulated_rates,
    stop_loss,
)

MARKET = market_data("USD")
COVERS = ("none", "forward", "money_market", "option")


def priced(kind: str, plan: tuple[Instalment, ...]):
    return quote(replace(portland(), plan=plan), MARKET, Cover(kind))


@pytest.mark.parametrize("kind", COVERS)
def test_one_part_at_the_end_is_the_order_without_a_plan(kind: str) -> None:
    whole, part = priced(kind, ()), priced(kind, (Instalment(1.0, portland().horizon),))
    rates = simulated_rates(MARKET.spot, 0.1, 135, 400)
    wanted = margin_distribution(whole.exposure(125_000), whole.hedge, rates)
    assert instalment_margins(part, 125_000, [rates]).margins == pytest.approx(wanted.margins)
    assert instalment_margins(whole, 125_000, [rates]).margins == pytest.approx(wanted.margins)


def test_margins_of_three_parts_by_hand() -> None:
    plan, cost = portland_plan(), priced("option", portland_plan())
    rates = np.array([[MARKET.spot] * 3, [1.0, 1.1, 1.3], [0.9, 1.2, 1.4]])
    lending = portland().loan_rate - MARKET.home_rate
    options = [make_hedge("option", MARKET, one.days, lending_margin=lending) for one in plan[1:]]
    shares = np.array([one.share for one in plan])
    brought = shares[0] / (MARKET.spot * (1 + MARKET.bank_spread))
    brought = brought + shares[1:] @ np.maximum(1 / rates[1:], 1 / MARKET.spot)
    premium = sum(one.share * option.premium for one, option in zip(plan[1:], options, strict=True))
    kept = 1 - sum(share for name, share in cost.charges.items() if name != "option_premium")
    wanted = sorted(125_000 * (kept * brought - premium) - cost.cost)
    assert instalment_margins(cost, 125_000, rates.tolist()).margins == pytest.approx(wanted)


def test_a_forward_fixes_what_the_quote_says() -> None:
    price = priced("forward", portland_plan())
    rates = [[MARKET.spot] * 2, [0.8, 1.4], [0.7, 1.9]]
    assert instalment_margins(price, 125_000, rates).margins == pytest.approx([price.margin(125_000)] * 2)


@pytest.mark.parametrize("rates", [[], [[1.1]], [[1.1], [1.1], []], [[], [], []], [[1.1], [1.1], [-1]]])
def test_rates_that_do_not_fit_the_parts_are_refused(rates: list[list[float]]) -> None:
    with pytest.raises(InputError):
        instalment_margins(priced("none", portland_plan()), 125_000, rates)


def test_a_part_is_not_yet_paid_on_the_eve_of_any_day() -> None:
    """The share of building that a day stands for, times the days, may come out above the day: 7 / 25 * 25 does."""
    order = replace(portland(), building_days=25)
    plan = (Instalment(0.4, 7, "readiness"), Instalment(0.6, 100))
    in_parts = replace(order, plan=plan)
    assert stop_loss(in_parts, 7 / 25) == pytest.approx(stop_loss(order, 7 / 25))
    assert before_delivery(in_parts, Cover()).worst == pytest.approx(
        max(stop_loss(order, 7 / 25), stop_loss(in_parts, 1))
    )
