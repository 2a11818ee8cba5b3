"""Every plate on selling abroad: within its edges in both languages, and true to the model."""

import pytest

from kmo_teach.commercial import CustomerBase, Dispute, SalesChannel
from kmo_teach.figures import affordable_prices, brand_fees, channel_costs, customer_payback, dispute_costs
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from tests.figures.drawn import words_outside

CHANNELS = {"a": SalesChannel(0, 0.24), "b": SalesChannel(45_000, 0.14), "c": SalesChannel(210_000, 0.06)}
NOW, ADAPTED = Dispute(0.06, 120_000, 45_000), Dispute(0.03, 80_000, 40_000)
PLATES = {
    "channels": lambda: channel_costs(CHANNELS, 3_000_000, here=1_008_000),
    "affordable": lambda: affordable_prices(390, {"Ghent": ("BE", 42_000), "Gdańsk": ("PL", 90_000)}),
    "disputes": lambda: dispute_costs(NOW, ADAPTED, 3_500),
    "payback": lambda: customer_payback({"FR": (CustomerBase(9_000, 0.15, 0.10), 18_000)}),
    "brand": lambda: brand_fees(["EU", "US", "CH"]),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLATES)
def test_no_word_leaves_the_plate(name, language):
    with using(language):
        figure = PLATES[name]().figure
    assert words_outside(figure) == []


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_the_same_each_time(name):
    assert PLATES[name]().svg == PLATES[name]().svg


def test_the_tables_are_the_models_own_numbers():
    channels = PLATES["channels"]().data
    assert list(channels["a"]) == pytest.approx([0.24 * turnover for turnover in channels.iloc[:, 0]])
    disputes = PLATES["disputes"]().data
    assert disputes.iloc[4, 1] == pytest.approx(NOW.expected_cost)
    assert disputes.iloc[4, 2] == pytest.approx(ADAPTED.expected_cost + 3_500)
    brand = PLATES["brand"]().data
    assert list(brand.iloc[:, -1]) == pytest.approx(list(brand.iloc[:, 1:-1].sum(axis=1)), abs=2)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: channel_costs({}, 1_000_000),
        lambda: channel_costs(CHANNELS, 0),
        lambda: affordable_prices(390, {}),
        lambda: dispute_costs(Dispute(0, 1, 1), ADAPTED, 1),
        lambda: customer_payback({}),
        lambda: brand_fees([]),
        lambda: brand_fees(["MARS"]),
    ],
)
def test_nonsense_is_refused(draw):
    with pytest.raises(InputError):
        draw()
