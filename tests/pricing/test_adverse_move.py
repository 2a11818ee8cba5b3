"""How far a currency moves against the firm, beside the standard library and a law that ties both sides."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.case import asked_price, calendar, portland_price
from kmo_teach.inputs import InputError
from kmo_teach.pricing import adverse_move


def test_the_offer_of_fourteen_days_by_hand():
    price = portland_price()
    step = NormalDist().inv_cdf(0.95) * price.market.volatility * math.sqrt(14 / 365)
    worth = asked_price() / price.hedge.rate
    assert calendar().validity == 14
    assert worth * adverse_move(price.market.volatility, 14) == pytest.approx(worth * (1 - math.exp(-step)), rel=1e-6)
    assert 2_800 < worth * adverse_move(price.market.volatility, 14) < 2_900


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
