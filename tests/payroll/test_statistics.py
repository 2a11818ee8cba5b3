"""The payslips agree with the OECD's Taxing Wages 2026 and Eurostat's net earnings of 2025."""

from __future__ import annotations

import pytest

from kmo_teach.payroll import Payslip, net_pay
from tests.payroll.data import rows

OECD = {(row["country"], row["pct_of_average_wage"]): row for row in rows("oecd_taxing_wages.csv")}
YEAR = 2025
POINT = 0.01  # percentage point
LEVELS = ("67", "100", "167")


def percentages(slip: Payslip, left_out: float = 0.0) -> tuple[float, float, float]:
    """Return income tax, employee and employer contributions as percentages of gross pay."""
    employee = slip.employee_contributions - left_out
    return tuple(100 * part / slip.gross for part in (slip.income_tax, employee, slip.employer_contributions))


def published(country: str, level: str) -> tuple[float, float, float, float]:
    row = OECD[country, level]
    shares = (float(row[f"{name}_pct"]) for name in ("income_tax", "employee_contributions", "employer_contributions"))
    return (float(row["average_wage"]) * int(level) / 100, *shares)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("country", "oecd"), [("DE", "DEU"), ("GB", "GBR")])
def test_statutory_rules_give_the_oecd_results(country, oecd, level):
    gross, *shares = published(oecd, level)
    assert percentages(net_pay(country, gross, YEAR)) == pytest.approx(shares, abs=POINT)


@pytest.mark.parametrize("level", LEVELS)
def test_netherlands_with_the_pension_premium_gives_the_oecd_results(level):
    gross, tax, employee, _employer = published("NLD", level)
    slip = net_pay("NL", gross, YEAR)
    premium = next(line.amount for line in slip.lines if line.key == "pension")  # the OECD does not count it
    assert percentages(slip, premium)[:2] == pytest.approx((tax, employee), abs=POINT)


@pytest.mark.parametrize("level", LEVELS)
def test_france_gives_the_oecd_tax_and_contributions(level):
    gross, tax, employee, _employer = published("FRA", level)
    assert percentages(net_pay("FR", gross, YEAR))[:2] == pytest.approx((tax, employee), abs=POINT)


@pytest.mark.parametrize("level", LEVELS)
def test_united_states_with_local_tax_gives_the_oecd_results(level):
    gross, tax, employee, employer = published("USA", level)
    slip = net_pay("US", gross, YEAR, state="MI")
    assert percentages(slip)[:2] == pytest.approx((tax, employee), abs=POINT)
    assert percentages(slip)[2] == pytest.approx(employer, abs=0.1)  # the state unemployment rate is an estimate


@pytest.mark.parametrize("level", LEVELS)
def test_poland_gives_the_oecd_income_tax(level):
    gross, tax, _employee, _employer = published("POL", level)
    assert percentages(net_pay("PL", gross, YEAR))[0] == pytest.approx(tax, abs=POINT)


EUROSTAT = [
    (
        "BE",
        {"municipal_surcharge": 0.056693, "equal_months": True},
        15,
    ),  # the surcharge that Eurostat's own results imply
    ("LU", {}, 15),
    ("IE", {"rent_credit": 1000.0, "october_rates": False}, 1),  # as Eurostat counts
]


@pytest.mark.parametrize("row", rows("eurostat_net_earnings.csv"), ids=lambda row: "{country}-{gross}".format(**row))
def test_eurostat_net_earnings(row):
    _country, options, tolerance = next(case for case in EUROSTAT if case[0] == row["country"])
    slip = net_pay(row["country"], float(row["gross"]), YEAR, **options)
    found = (slip.employee_contributions, slip.income_tax, slip.net)
    expected = tuple(float(row[name]) for name in ("employee_contributions", "income_tax", "net"))
    assert found == pytest.approx(expected, abs=tolerance)
