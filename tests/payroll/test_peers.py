"""The payslips agree with the engines that are trusted in each country, at low, middle and high wages."""

from __future__ import annotations

import pytest

from kmo_teach.payroll import Payslip, net_pay
from kmo_teach.payroll.tax_year import find
from tests.payroll.data import DATA, rows

CENT = 0.011  # the engines print cents; two roundings may differ by one
BEFORE = (2025, 2026)  # for these years every engine was asked; a later one is tested as its file comes


def each(peer: str) -> list[object]:
    found = {int(path.stem.rpartition("_")[2]) for path in DATA.glob(f"{peer}_????.csv")}
    return [
        pytest.param(year, row, id="-".join([str(year), row.get("state", ""), row["gross"]]))
        for year in sorted({*BEFORE, *found})
        for row in rows(f"{peer}_{year}.csv")
    ]


def amount(slip: Payslip, *keys: str) -> float:
    return sum(line.amount for line in slip.lines if line.key in keys)


@pytest.mark.parametrize(("year", "row"), each("germany_gettsim"))
def test_germany_agrees_with_gettsim(year, row):
    slip = net_pay("DE", float(row["gross"]), year)
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(float(row["employer_contributions"]), abs=CENT)
    assert amount(slip, "income_tax") == float(row["income_tax"])
    assert amount(slip, "solidarity_surcharge") == pytest.approx(float(row["solidarity_surcharge"]), abs=CENT)


@pytest.mark.parametrize(("year", "row"), each("united_kingdom_policyengine"))
def test_united_kingdom_agrees_with_policyengine(year, row):
    slip = net_pay("GB", float(row["gross"]), year)
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(float(row["employer_contributions"]), abs=CENT)
    assert slip.income_tax == pytest.approx(float(row["income_tax"]), abs=CENT)


@pytest.mark.parametrize(("year", "row"), each("united_states_policyengine"))
def test_united_states_agrees_with_policyengine(year, row):
    gross, michigan = float(row["gross"]), row["state"] == "MI"
    slip = net_pay("US", gross, year, state=row["state"], local_rate=0.0, portland=False, workers=300)
    federal, employer = float(row["federal_income_tax"]), float(row["employer_contributions"])
    if year == 2025 and michigan:
        # For 2025 PolicyEngine has the unemployment base of employers in arrears, USD 9,500 in place of 9,000 ...
        employer -= 0.027 * (min(gross, 9500) - min(gross, 9000))
        # ... and deducts 4.25% of the whole wage as state tax; due is 4.25% of the wage less USD 5,800.
        federal += 0.35 * 0.0425 * 5800 if gross == 500_000 else 0.0
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(employer, abs=CENT)
    assert amount(slip, "income_tax", "earned_income_credit") == pytest.approx(federal, abs=1)
    state = float(row["state_income_tax"]) + float(row["home_heating_credit"])
    assert slip.income_tax - amount(slip, "income_tax", "earned_income_credit") == pytest.approx(state, abs=1)


def february(gross: float, year: int) -> tuple[float, float]:
    """Return what OpenFisca has more in February, employee and employer: it cuts that ceiling to 28 days in 30."""
    p = find("FR", year).values
    old, c, pay = p.old_age, p.complementary, gross / 12

    def due(ceiling: float) -> tuple[float, float]:
        first, second = min(pay, ceiling), max(0.0, min(pay, 8 * ceiling) - ceiling)
        all_bands = first + second if pay > ceiling else 0.0
        own = first * (old.capped + c.band_1 + c.balance_1) + second * (c.band_2 + c.balance_2)
        firm = first * (old.employer_capped + c.employer_band_1 + c.employer_balance_1)
        firm += second * (c.employer_band_2 + c.employer_balance_2)
        firm += min(pay, 4 * ceiling) * (p.employer.unemployment + p.employer.wage_guarantee)
        return own + all_bands * c.technical, firm + all_bands * c.employer_technical

    month = p.social_security_ceiling.amount / 12
    (own_short, firm_short), (own, firm) = due(month * 28 / 30), due(month)
    return own_short - own, firm_short - firm


@pytest.mark.parametrize(("year", "row"), each("france_openfisca"))
def test_france_agrees_with_openfisca(year, row):
    gross = float(row["gross"])
    slip = net_pay("FR", gross, year, workers=300)
    more, _employer = february(gross, year)
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]) - more, abs=1)
    levies = amount(slip, "social_levy_deductible", "social_levy", "social_debt_levy")
    assert levies == pytest.approx(float(row["csg"]) + float(row["crds"]), abs=2)
    # The tax moves with those contributions from eight ceilings on; below, the effect is within its rounding.
    ceiling = find("FR", year).values.social_security_ceiling.amount
    beyond = 8 * ceiling / 12 * (1 - 28 / 30) * (0.0864 + 0.0108 + 0.0014) if gross >= 8 * ceiling else 0.0
    assert slip.income_tax - levies == pytest.approx(float(row["income_tax"]) - 0.49 * beyond, abs=2)


@pytest.mark.parametrize(("year", "row"), each("france_openfisca"))
def test_french_labour_cost_is_near_openfisca(year, row):
    """The employer's side is an estimate; without the levies of very large firms it is within 1.5% of labour cost."""
    slip = net_pay("FR", float(row["gross"]), year, workers=300)
    assert slip.labour_cost == pytest.approx(float(row["labour_cost"]), rel=0.015)


@pytest.mark.parametrize(("workers", "suffix"), [(20, "_20_workers"), (300, "")])
@pytest.mark.parametrize("row", rows("france_openfisca_2026.csv"), ids=lambda row: row["gross"])
def test_the_french_general_reduction_of_2026_is_openfiscas(row, workers, suffix):
    """It is a rate at the fourth decimal, so one rounding may differ by 0.0001 of pay."""
    gross = float(row["gross"])
    slip = net_pay("FR", gross, 2026, workers=workers)
    found = -amount(slip, "employer_general_reduction")
    assert found == pytest.approx(float(row["general_reduction" + suffix]), abs=0.00011 * gross + CENT)


@pytest.mark.parametrize("row", rows("france_openfisca_2026.csv"), ids=lambda row: row["gross"])
def test_french_labour_cost_of_a_small_firm_is_openfiscas(row):
    """Within EUR 5, once its wage guarantee of 0.20% is set to the 0.25% that is due to four ceilings."""
    gross = float(row["gross"])
    slip = net_pay("FR", gross, 2026, workers=20)
    _employee, more = february(gross, 2026)
    expected = float(row["labour_cost_20_workers"]) + 0.0005 * min(gross, 4 * 48060) - more
    assert slip.labour_cost == pytest.approx(expected, abs=5)
