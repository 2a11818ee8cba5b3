"""Customer concentration against the example of the United States Department of Justice."""

import pytest

from kmo_teach.drivers import arc_elasticity, herfindahl
from kmo_teach.inputs import InputError


def test_department_of_justice_example():
    # "shares of thirty, thirty, twenty and twenty percent, the HHI is 2600"
    assert herfindahl([30, 30, 20, 20]) * 10_000 == pytest.approx(2600)


def test_one_customer_is_one_and_scale_does_not_matter():
    assert herfindahl([5]) == 1
    assert herfindahl([1, 2, 3]) == pytest.approx(herfindahl([10, 20, 30]))


def test_elasticity_is_the_same_in_both_directions():
    assert arc_elasticity(100, 90, 50, 70) == pytest.approx(arc_elasticity(90, 100, 70, 50))


def test_unit_elastic_demand_keeps_revenue():
    assert arc_elasticity(10, 20, 200, 100) == pytest.approx(-1)


@pytest.mark.parametrize("turnover", [[], [0, 0], [10, -1]])
def test_nonsense_turnover_is_refused(turnover):
    with pytest.raises(InputError, match="turnover"):
        herfindahl(turnover)


def test_equal_prices_are_refused():
    with pytest.raises(InputError, match="price_after"):
        arc_elasticity(10, 10, 5, 6)
