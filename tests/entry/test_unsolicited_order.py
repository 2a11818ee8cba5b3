"""What an order that nobody asked for leaves."""

import pytest

from kmo_teach.entry import UnsolicitedOrder, contribution
from kmo_teach.inputs import InputError


def test_an_order_at_cost_with_credit_is_refused():
    assert not contribution(UnsolicitedOrder(10_000, 10_000, 0, credit_days=90, interest_rate=0.05)).accept
    assert contribution(UnsolicitedOrder(10_000, 7_000, 1_000)).full == 2_000
    # 2,500 of home orders that must wait eat more than the 2,000 that is left
    assert not contribution(UnsolicitedOrder(10_000, 7_000, 1_000, displaced_contribution=2_500)).accept


@pytest.mark.parametrize(("make", "name"), [(lambda: UnsolicitedOrder(-1, 0, 0), "price")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
