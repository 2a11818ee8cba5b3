"""Cash that an order leaves free."""

import pytest

from kmo_teach.definition import resource_slack
from kmo_teach.inputs import InputError


def test_an_advance_of_the_full_cost_leaves_only_the_monthly_drain():
    slack = resource_slack(120_000, 40_000, 80_000, 30, 60, advance=80_000, monthly_receipts=30_000)
    assert slack.tied_up == 0
    assert slack.lowest_cash == 120_000 - 3 * 10_000


@pytest.mark.parametrize(("make", "name"), [(lambda: resource_slack(1, 0, 1, 1, 1), "monthly_payments")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
