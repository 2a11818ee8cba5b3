"""Break-even, checked by building the accounts again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.drivers import break_even_turnover, break_even_volume
from kmo_teach.inputs import InputError

amounts = some.floats(1, 1e7)
fractions = some.floats(0.01, 0.99)


@given(amounts, amounts, fractions)
def test_profit_is_nil_at_break_even(fixed, price, cost_rate):
    volume = break_even_volume(fixed, price, price * cost_rate)
    assert volume * price - volume * price * cost_rate == pytest.approx(fixed)
    assert break_even_turnover(fixed, 1 - cost_rate) == pytest.approx(volume * price)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: break_even_volume(1, 5, 5), "price"),
        (lambda: break_even_volume(-1, 5, 2), "fixed_costs"),
        (lambda: break_even_turnover(1, 0), "contribution_ratio"),
    ],
)
def test_nonsense_is_refused_by_name(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
