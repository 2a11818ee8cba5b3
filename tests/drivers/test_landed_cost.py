"""What supply costs at the door."""

import pytest

from kmo_teach.drivers import Supply, landed_cost
from kmo_teach.inputs import InputError


def test_landed_cost_at_home_is_wage_and_material():
    assert landed_cost(Supply(20, 15)).total == 35


def test_no_duty_falls_on_the_way_from_the_border():
    far = Supply(50, 40, freight=10, duty_rate=0.10, on_carriage=7)
    assert landed_cost(far).duty == pytest.approx(10)
    assert landed_cost(far).total == pytest.approx(117)


def test_duty_falls_on_goods_and_freight():
    assert landed_cost(Supply(50, 40, freight=10, duty_rate=0.10)).duty == pytest.approx(10)


@pytest.mark.parametrize(("make", "name"), [(lambda: Supply(1, 1, defect_rate=2), "defect_rate")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
