"""How far a currency moves against the firm, beside the standard library and a law that ties both sides."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.case import asked_price, calendar, portland_price
from kmo_teach.inputs import InputError
from kmo_teach.pricing import adverse_move, close_out_cost, historical_rates, make_hedge


def test_the_offer_of_fourteen_days_by_hand():
    price = portland_price()
    step = NormalDist().inv_cdf(0.95) * price.market.volatility * math.sqrt(14 / 365)
    worth = asked_price() / price.hedge.rate
    assert calendar().validity == 14
    assert worth * adverse_move(price.market.volatility, 14) == pytest.approx(worth * (1 - math.exp(-step)), rel=1e-6)
    assert 2_800 < worth * adverse_move(price.market.volatility, 14) < 2_900


def test_closing_out_the_forward_by_hand():
    """Dollars are bought at a rate that has moved from spot; the bank pays the forward, which is less than spot."""
    price, market, dollars = portland_price(), portland_price().market, asked_price()
    step = NormalDist().inv_cdf(0.95) * market.volatility * math.sqrt(135 / 365)
    forward = market.spot * (1 + market.foreign_rate * 135 / 360) / (1 + market.home_rate * 135 / 360)
    by_hand = dollars * math.exp(step) / market.spot - dollars / (forward * (1 + market.bank_spread))
    assert close_out_cost(dollars, market, price.order.horizon) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(10_094, abs=1)
    # About as much as the worst twentieth of the moves since 2015 would have cost, which knows no normal law.
    rates = sorted(historical_rates("USD", market.spot, 135))
    seen = dollars / rates[len(rates) // 20] - dollars / price.hedge.rate
    assert close_out_cost(dollars, market, 135) == pytest.approx(seen, rel=0.25)


@given(st.floats(0.001, 1), st.floats(1, 400), st.floats(0.51, 0.999))
def test_a_fall_and_the_rise_that_undoes_it(volatility, days, confidence):
    fall, rise = (adverse_move(volatility, days, side, confidence) for side in ("receivable", "payable"))
    assert (1 - fall) * (1 + rise) == pytest.approx(1)
    assert 0 < fall < rise


def test_nonsense_is_refused_by_name():
    with pytest.raises(InputError, match="side"):
        adverse_move(0.08, 14, "both")
    with pytest.raises(InputError, match="confidence"):
        adverse_move(0.08, 14, confidence=1)


@pytest.mark.parametrize("dollars", [119_000, 121_000, 129_000, 150_000])
def test_the_rate_that_eats_a_margin_is_that_of_the_price_asked(dollars):
    price = portland_price()
    rate = price.break_even_at(dollars)
    assert price.exposure(dollars).margin(make_hedge("none", price.market, 135), rate) == pytest.approx(0, abs=1e-6)
    assert (rate > price.break_even_rate) == (dollars > price.target)
