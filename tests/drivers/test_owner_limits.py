"""The limits that an owner sets to growth."""

import pytest

from kmo_teach.drivers import Limits, PlanStep, check_plan
from kmo_teach.inputs import InputError


def test_owner_limits_name_each_reason():
    plan = [PlanStep("small", 0, 0.10), PlanStep("large", 500_000, 0.60)]
    first, second = check_plan(plan, 100_000, 400_000, Limits(0.50, 0.30))
    assert first.allowed
    assert second.debt_ratio == pytest.approx(0.6)
    assert len(second.reasons) == 2


@pytest.mark.parametrize(("make", "name"), [(lambda: Limits(2, 0.1), "debt_ratio")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
