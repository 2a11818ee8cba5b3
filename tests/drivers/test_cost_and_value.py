"""Break-even, value chain and make-or-buy: laws that hold by definition, checked by building the accounts again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.drivers import break_even_turnover, break_even_volume
from kmo_teach.entry import make_or_buy, value_added
from kmo_teach.inputs import InputError

amounts = some.floats(1, 1e7)
fractions = some.floats(0.01, 0.99)


@given(amounts, amounts, fractions)
def test_profit_is_nil_at_break_even(fixed, price, cost_rate):
    volume = break_even_volume(fixed, price, price * cost_rate)
    assert volume * price - volume * price * cost_rate == pytest.approx(fixed)
    assert break_even_turnover(fixed, 1 - cost_rate) == pytest.approx(volume * price)


@given(some.lists(some.floats(0, 1e6), max_size=6), some.floats(1, 1e6))
def test_the_links_share_the_last_price(prices, last):
    links = value_added([(str(i), price) for i, price in enumerate([*prices, last])])
    assert sum(link.value_added for link in links) == pytest.approx(last, abs=1e-6)
    assert sum(link.share for link in links) == pytest.approx(1, abs=1e-6)


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
    ("call", "name"),
    [
        (lambda: break_even_volume(1, 5, 5), "price"),
        (lambda: break_even_volume(-1, 5, 2), "fixed_costs"),
        (lambda: break_even_turnover(1, 0), "contribution_ratio"),
        (lambda: value_added([]), "sales"),
        (lambda: value_added([("maker", -1)]), "sales: maker"),
        (lambda: value_added([("maker", 0)]), "sales: maker"),
        (lambda: make_or_buy(0, 1, 1, 1, 0), "volume"),
        (lambda: make_or_buy(1, 1, 1, 1, 1), "band"),
    ],
)
def test_nonsense_is_refused_by_name(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
