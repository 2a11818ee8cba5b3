"""Interest on what is paid late: the directive and the Belgian rate."""

import datetime

import pytest

from kmo_teach import facts
from kmo_teach.inputs import InputError
from kmo_teach.pricing import belgian_late_rate, late_payment_interest, late_reference_rate


def test_late_interest_starts_on_the_first_day_late():
    assert late_payment_interest(10_000, 0.025, 0) == 0
    assert late_payment_interest(10_000, 0.025, 365) == pytest.approx(10_000 * 0.105 + 40)  # Belgium 2023 H1: 10.5 %


@pytest.mark.parametrize(
    ("reference", "belgian"),
    [(0.0, 0.08), (0.025, 0.105), (0.0215, 0.105), (0.024, 0.105), (0.02500001, 0.11)],  # notices of 2016-2023, 2025 H2
)
def test_belgium_rounds_the_late_rate_up_to_the_next_half_point(reference, belgian):
    assert belgian_late_rate(reference) == belgian


def test_the_late_rate_starts_from_the_main_refinancing_rate_of_the_half_year():
    assert late_reference_rate(datetime.date(2026, 6, 30)) == 0.0215
    assert late_reference_rate(datetime.date(2026, 7, 1)) == 0.024
    for row in facts.table("pricing/late_interest.csv"):
        assert belgian_late_rate(float(row["reference_rate"])) == float(row["belgian_rate"])
    with pytest.raises(InputError, match=r"^day: "):
        late_reference_rate(datetime.date(2019, 3, 1))
