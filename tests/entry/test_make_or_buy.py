"""Make or buy: at the break-even rate both cost the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.entry import make_or_buy
from kmo_teach.inputs import InputError

amounts = some.floats(1, 1e7)
fractions = some.floats(0.01, 0.99)


@given(amounts, amounts, amounts, some.floats(0.1, 100), some.floats(0, 0.9))
def test_at_the_break_even_rate_both_cost_the_same(volume, make_cost, buy_price, rate, band):
    found = make_or_buy(volume, make_cost, buy_price, rate, band, extra_fixed_cost=0.1)
    assert found.buy_low <= found.buy <= found.buy_high
    again = make_or_buy(volume, make_cost, buy_price, found.break_even_rate, band, extra_fixed_cost=0.1)
    assert again.buy == pytest.approx(again.make)
    assert (found.buy < found.make) == (rate > found.break_even_rate) or found.buy == pytest.approx(found.make)


def test_a_wide_band_may_overturn_the_choice():
    assert make_or_buy(1000, 10, 9, 1, 0.05).holds_over_the_band
    assert not make_or_buy(1000, 10, 9, 1, 0.2).holds_over_the_band


def test_buying_that_costs_more_than_making_whatever_the_rate():
    assert make_or_buy(10, 1, 1, 1, 0, extra_fixed_cost=100).break_even_rate is None


@pytest.mark.parametrize(
    ("call", "name"), [(lambda: make_or_buy(0, 1, 1, 1, 0), "volume"), (lambda: make_or_buy(1, 1, 1, 1, 1), "band")]
)
def test_nonsense_is_refused_by_name(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
