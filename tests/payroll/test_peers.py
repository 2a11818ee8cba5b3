"""The payslips agree with the engines that are trusted in each country, at low, middle and high wages."""

from __future__ import annotations

import pytest

from kmo_teach.payroll import Payslip, net_pay
from tests.payroll.data import rows

CENT = 0.011  # the engines print cents; two roundings may differ by one


def amount(slip: Payslip, *keys: str) -> float:
    return sum(line.amount for line in slip.lines if line.key in keys)


@pytest.mark.parametrize("row", rows("germany_gettsim.csv"), ids=lambda row: row["gross"])
def test_germany_agrees_with_gettsim(row):
    slip = net_pay("DE", float(row["gross"]))
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(float(row["employer_contributions"]), abs=CENT)
    assert amount(slip, "income_tax") == float(row["income_tax"])
    assert amount(slip, "solidarity_surcharge") == pytest.approx(float(row["solidarity_surcharge"]), abs=CENT)


@pytest.mark.parametrize("row", rows("united_kingdom_policyengine.csv"), ids=lambda row: row["gross"])
def test_united_kingdom_agrees_with_policyengine(row):
    slip = net_pay("GB", float(row["gross"]))
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(float(row["employer_contributions"]), abs=CENT)
    assert slip.income_tax == pytest.approx(float(row["income_tax"]), abs=CENT)


@pytest.mark.parametrize("row", rows("united_states_policyengine.csv"), ids=lambda row: "{state}-{gross}".format(**row))
def test_united_states_agrees_with_policyengine(row):
    gross, michigan = float(row["gross"]), row["state"] == "MI"
    slip = net_pay("US", gross, state=row["state"], local_rate=0.0)
    federal = float(row["federal_income_tax"])
    if michigan and gross == 500_000:
        # PolicyEngine deducts 4.25% of the whole wage as state tax; due is 4.25% of the wage less USD 5,800.
        federal += 0.35 * 0.0425 * 5800
    assert slip.employee_contributions == pytest.approx(float(row["employee_contributions"]), abs=CENT)
    assert slip.employer_contributions == pytest.approx(float(row["employer_contributions"]), abs=CENT)
    assert amount(slip, "income_tax", "earned_income_credit") == pytest.approx(federal, abs=1)
    state = float(row["state_income_tax"]) + float(row["home_heating_credit"])
    assert amount(slip, "state_income_tax", "state_earned_income_credit") == pytest.approx(state, abs=1)


@pytest.mark.parametrize("row", rows("france_openfisca.csv"), ids=lambda row: row["gross"])
def test_france_agrees_with_openfisca(row):
    gross = float(row["gross"])
    slip = net_pay("FR", gross, workers=300)
    # OpenFisca cuts February's ceiling to 28 days in 30, so from eight ceilings on it has EUR 262 less of each.
    beyond = 0.0 if gross < 8 * 47100 else 8 * (47100 - 11 * 3925 - 3925 * 28 / 30) * (0.0864 + 0.0108 + 0.0014)
    contributions = float(row["employee_contributions"]) + beyond
    assert slip.employee_contributions == pytest.approx(contributions, abs=5)
    levies = amount(slip, "social_levy_deductible", "social_levy", "social_debt_levy")
    assert levies == pytest.approx(float(row["csg"]) + float(row["crds"]), abs=2)
    assert slip.income_tax - levies == pytest.approx(float(row["income_tax"]) - 0.49 * beyond, abs=2)


@pytest.mark.parametrize("row", rows("france_openfisca.csv")[1:], ids=lambda row: row["gross"])
def test_french_labour_cost_is_near_openfisca(row):
    """The employer's side is an estimate; without the levies of very large firms it is within 1.5% of labour cost."""
    slip = net_pay("FR", float(row["gross"]), workers=300)
    assert slip.labour_cost == pytest.approx(float(row["labour_cost"]), rel=0.015)
