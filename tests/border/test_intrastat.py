"""The Belgian thresholds of Intrastat, flow by flow, as the National Bank counts them."""

import pytest

from kmo_teach.border import GOODS_FLOWS, intrastat
from kmo_teach.case import get_running_case
from kmo_teach.inputs import InputError


@pytest.mark.parametrize(
    ("by_country", "flow", "total", "due"),
    [
        ({"FR": 1_000_000}, "dispatches", 1_000_000, False),  # a firm reports above the threshold, not at it
        ({"FR": 1_000_001}, "dispatches", 1_000_001, True),
        ({"FR": 600_000, "NL": 500_000}, "dispatches", 1_100_000, True),  # all member states together
        ({"FR": 600_000, "GB": 500_000}, "dispatches", 600_000, False),
        ({"BE": 9_000_000}, "dispatches", 0, False),
        ({"DE": 1_400_000}, "arrivals", 1_400_000, False),  # each flow has its own threshold
        ({"DE": 1_500_001}, "arrivals", 1_500_001, True),
    ],
)
def test_only_goods_to_or_from_other_member_states_count(by_country, flow, total, due):
    found = intrastat(by_country, flow)
    assert (found.total, found.due) == (total, due)


def test_the_running_case_passes_the_threshold_of_dispatches():
    markets = get_running_case().markets
    found = intrastat(markets)
    assert found.total == sum(markets.values()) - markets["BE"] == 3_384_000
    assert found.due


def test_a_wrong_input_is_named():
    with pytest.raises(InputError, match=r"^flow: "):
        intrastat({"FR": 1}, "services")
    with pytest.raises(InputError, match=r"by_country\['FR'\]"):
        intrastat({"FR": -1})
    assert set(GOODS_FLOWS) == {"dispatches", "arrivals"}
