"""What an information system costs and saves, against identities."""

from itertools import combinations

import pytest

from kmo_teach.information import (
    annual_loss_expectancy,
    error_exposure,
    hub_interfaces,
    point_to_point_interfaces,
    records_to_maintain,
    translation_cost,
    turnover_to_pay,
)
from kmo_teach.inputs import InputError


def test_interfaces_are_the_pairs():
    for systems in range(1, 12):
        assert point_to_point_interfaces(systems) == len(list(combinations(range(systems), 2)))
    assert hub_interfaces(3) == point_to_point_interfaces(3)
    with pytest.raises(InputError, match=r"^systems: "):
        point_to_point_interfaces(2.5)


def test_one_more_language_costs_a_whole_set_of_records():
    assert records_to_maintain(200, 4, 2, 2, 2) - records_to_maintain(200, 3, 2, 2, 2) == 200 * 2 * 2 * 2
    assert translation_cost(1_000, 0.2, 4) - translation_cost(1_000, 0.2, 3) == pytest.approx(200)


def test_rare_and_dear_is_as_bad_as_frequent_and_cheap():
    assert annual_loss_expectancy(100_000, 0.1) == annual_loss_expectancy(1_000, 10)
    assert error_exposure(1_000, 0.01, 50) == annual_loss_expectancy(50, 10)
    assert turnover_to_pay(error_exposure(1_000, 0.01, 50), 0.05) == pytest.approx(10_000)
