"""The plates of the chapter on payment: within their edges in each language, and true to the model."""

import pytest

from kmo_teach.case import portland_deal
from kmo_teach.figures import order_cash, two_sides
from kmo_teach.language import LANGUAGES, using
from kmo_teach.payment import cash_curve, ways_of_paying
from tests.figures.drawn import words_outside

PLATES = {
    "order_cash": lambda: order_cash(portland_deal()),
    "two_sides": lambda: two_sides(ways_of_paying(portland_deal())),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLATES)
def test_no_word_leaves_the_plate(name, language):
    with using(language):
        assert words_outside(PLATES[name]().figure) == []


def test_the_cash_of_one_payment_is_the_curve():
    deal = portland_deal()
    curve = cash_curve(deal.order, deal.price)
    drawn = order_cash(deal).data
    for day, balance in zip(drawn.iloc[:, 0], drawn.iloc[:, 1], strict=True):
        assert balance == round(curve[int(day)].balance)


def test_the_bars_are_the_costs_of_both_sides():
    ways = ways_of_paying(portland_deal())
    data = two_sides(ways).data
    assert list(data.iloc[:, 3]) == [round(way.seller_cost + way.buyer_cost) for way in ways]
