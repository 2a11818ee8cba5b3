"""Every plate on making and moving goods: within its edges in both languages, and true to the model."""

import pytest

from kmo_teach.figures import channel_cascade, control_chart, quality_costs, stock_by_lead_time
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.operations import (
    Channel,
    Link,
    QualityPlan,
    Replenishment,
    p_chart,
    quality_cost,
    safety_stock,
    shelf_price,
)
from tests.figures.drawn import words_outside

CHART = p_chart([3, 5, 4, 2, 6, 4, 3, 5, 4, 14], 120, baseline=9)
PLAN = QualityPlan(2_400, 0.05, 4_000, 6_000, 9_000, 0.6, 90, 700)
CASCADES = {
    "web": shelf_price(Channel([Link("platform", 0.15)], freight=24, vat_rate=0.21), 150),
    "importer, wholesaler, retailer": shelf_price(
        Channel([Link("i", 0.15), Link("w", 0.2), Link("r", 0.4)], 9, 0.03, 0.08, 0.2), 150
    ),
}
SUPPLY = Replenishment(12, 4, 10)
PLATES = {
    "control chart": lambda: control_chart(CHART),
    "cost of quality": lambda: quality_costs(PLAN),
    "cascade": lambda: channel_cascade(CASCADES),
    "stock": lambda: stock_by_lead_time(SUPPLY, 0.95, 0.25, 3),
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
    assert PLATES["cost of quality"]().data.iloc[0, -1] == pytest.approx(
        quality_cost(QualityPlan(2_400, 0.05, 0, 6_000, 9_000, 0.6, 90, 700)).total, abs=1
    )
    cascade = PLATES["cascade"]().data
    assert list(cascade.iloc[:, 1:-1].sum(axis=1)) == pytest.approx(list(cascade.iloc[:, -1]), abs=0.03)
    assert PLATES["stock"]().data.iloc[4, 1] == pytest.approx(safety_stock(SUPPLY, 0.95), abs=0.06)
    assert "Outside the limits: 10." in PLATES["control chart"]().alt


@pytest.mark.parametrize(
    "draw", [lambda: channel_cascade({}), lambda: stock_by_lead_time(Replenishment(1, 1, 0), 0.9, 0, 1)]
)
def test_nonsense_is_refused(draw):
    with pytest.raises(InputError):
        draw()
