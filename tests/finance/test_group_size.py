"""Who must consolidate, and whose accounts may be translated as they stand."""

import csv

import pytest

from kmo_teach import facts
from kmo_teach.finance import consolidation_limits, must_consolidate, require_ordinary_inflation
from kmo_teach.inputs import InputError


def test_the_limits_are_a_quarter_above_those_before_2024():
    """Delegated Directive (EU) 2023/2775 raised the amounts by 25 per cent for inflation, and left the staff alone."""
    before, now = consolidation_limits(2023), consolidation_limits(2024)
    assert now["turnover"] == before["turnover"] * 1.25
    assert now["balance_sheet_total"] == before["balance_sheet_total"] * 1.25
    assert now["staff"] == before["staff"] == 250


@pytest.mark.parametrize(
    ("turnover", "total", "staff", "year", "must"),
    [
        (42_500_000, 21_250_000, 250, 2026, False),  # at the limits, none is exceeded
        (42_500_001, 21_250_000, 250, 2026, False),  # one may be
        (42_500_001, 21_250_001, 250, 2026, True),
        (35_000_000, 18_000_000, 100, 2023, True),
        (35_000_000, 18_000_000, 100, 2024, False),
    ],
)
def test_a_group_is_exempt_while_it_exceeds_not_more_than_one_limit(turnover, total, staff, year, must):
    assert must_consolidate(turnover, total, staff, year) is must


def test_a_year_before_the_first_limits_is_refused():
    with pytest.raises(InputError, match=r"^year: "):
        consolidation_limits(2015)


def test_every_listed_economy_is_refused_in_the_year_of_the_list():
    with facts.path("finance/hyperinflation.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert len(rows) >= 12
    for row in rows:
        with pytest.raises(InputError, match=rf"^year: .*{row['currency']}"):
            require_ordinary_inflation(row["currency"], 2025)
    require_ordinary_inflation("PLN", 2025)
