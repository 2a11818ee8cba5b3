"""The turnover at which two sales channels cost the same."""

import pytest

from kmo_teach.entry import SalesChannel, indifference_turnover
from kmo_teach.inputs import InputError


def test_channels_cost_the_same_at_the_break_even():
    office, distributor = SalesChannel(180_000, 0.06), SalesChannel(12_000, 0.27)
    turnover = indifference_turnover(office, distributor)
    assert office.cost(turnover) == pytest.approx(distributor.cost(turnover))
    assert office.cost(turnover * 1.1) < distributor.cost(turnover * 1.1)
    with pytest.raises(InputError, match="office"):
        indifference_turnover(distributor, office)


@pytest.mark.parametrize(("make", "name"), [(lambda: SalesChannel(1, 1.0), "cost_rate")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
