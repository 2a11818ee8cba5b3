"""The links of a chain share its last price."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.entry import value_added
from kmo_teach.inputs import InputError

amounts = some.floats(1, 1e7)
fractions = some.floats(0.01, 0.99)


@given(some.lists(some.floats(0, 1e6), max_size=6), some.floats(1, 1e6))
def test_the_links_share_the_last_price(prices, last):
    links = value_added([(str(i), price) for i, price in enumerate([*prices, last])])
    assert sum(link.value_added for link in links) == pytest.approx(last, abs=1e-6)
    assert sum(link.share for link in links) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: value_added([]), "sales"),
        (lambda: value_added([("maker", -1)]), "sales: maker"),
        (lambda: value_added([("maker", 0)]), "sales: maker"),
    ],
)
def test_nonsense_is_refused_by_name(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
