"""Laws for every wage, country and option: net pay rises but at documented cliffs, lines add up, and so on."""

from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.payroll import cliffs, gross_for_labour_cost, gross_for_net, net_pay, options, tax_wedge, years

EVERY = [(country, year) for country, of_country in years().items() for year in of_country]
CENTS = st.integers(0, 100_000_000).map(lambda cents: cents / 100)
REFUNDABLE = {
    "fiscal_work_bonus",
    "earned_income_credit",
    "state_earned_income_credit",
    "oregon_earned_income_credit",
    "employee_credit",
    "carbon_credit",
    "minimum_wage_credit",
}
"""Credits that a law pays out where they exceed the tax."""


STEP = 15.0
"""The most that a rate rounded at the fourth decimal moves the employer's side, in any currency."""

STEEPEST = 1.65
"""What a euro of pay, the contributions on it and the loss of a reduction cost at most."""

SMOOTH = {"BE", "GB", "NL", "US"}
"""Countries without rounding and without credits that start at once: there the solver hits the net pay itself."""


def one_option(option) -> st.SearchStrategy:
    if option.unit == "switch":
        return st.booleans()
    if option.unit == "choice":
        return st.sampled_from(option.choices)
    if option.unit == "count":
        return st.integers(option.minimum, min(option.maximum, 300))
    return st.integers(0, 20).map(lambda step: option.minimum + (option.maximum - option.minimum) * step / 20)


@cache
def situations() -> st.SearchStrategy:
    """Return a strategy of a country, a year and some of its options."""
    return st.sampled_from(EVERY).flatmap(
        lambda place: st.tuples(
            st.just(place[0]),
            st.just(place[1]),
            st.fixed_dictionaries({}, optional={option.name: one_option(option) for option in options(*place)}),
        )
    )


def documented_falls(country: str, year: int, chosen: dict, low: float, high: float) -> float:
    return sum(
        cliff.drop for cliff in cliffs(country, year, **chosen) if cliff.gross is None or low <= cliff.gross < high
    )


@given(situations(), CENTS, st.one_of(st.integers(1, 300), st.integers(1, 1_000_000)))
def test_net_pay_rises_with_gross_but_at_documented_cliffs(situation, low, more_cents):
    country, year, chosen = situation
    high = low + more_cents / 100
    rise = net_pay(country, high, year, **chosen).net - net_pay(country, low, year, **chosen).net
    assert rise >= -documented_falls(country, year, chosen, low, high) - 0.005


@given(situations(), CENTS)
def test_lines_add_up(situation, gross):
    country, year, chosen = situation
    slip = net_pay(country, gross, year, **chosen)
    sums = {
        "employee contribution": slip.employee_contributions,
        "income tax": slip.income_tax,
        "employer contribution": slip.employer_contributions,
    }
    for kind, total in sums.items():
        assert math.fsum(line.amount for line in slip.lines if line.kind == kind) == pytest.approx(total, abs=0.006)
    assert slip.net == pytest.approx(slip.gross - slip.employee_contributions - slip.income_tax, abs=1e-6)
    assert slip.labour_cost == pytest.approx(slip.gross + slip.employer_contributions, abs=1e-6)


@given(situations(), CENTS)
def test_base_times_rate_is_the_amount(situation, gross):
    country, year, chosen = situation
    for line in net_pay(country, gross, year, **chosen).lines:
        if line.rate is not None and line.kind != "step":
            assert abs(line.base * line.rate) == pytest.approx(abs(line.amount), abs=0.13), line.key


@given(situations(), CENTS)
def test_no_negative_tax_without_a_refundable_credit(situation, gross):
    country, year, chosen = situation
    slip = net_pay(country, gross, year, **chosen)
    refunded = sum(line.amount for line in slip.lines if line.key in REFUNDABLE)
    assert slip.income_tax >= refunded - 1e-6
    assert -1e-6 <= slip.employee_contributions <= slip.gross + 1e-6
    assert slip.employer_contributions >= -1e-6
    assert tax_wedge(slip) < 0.75


@given(situations(), CENTS, st.one_of(st.integers(1, 300), st.integers(1, 1_000_000)))
def test_labour_cost_rises_with_gross_and_jumps_only_where_documented(situation, low, more_cents):
    country, year, chosen = situation
    high = low + more_cents / 100
    rise = net_pay(country, high, year, **chosen).labour_cost - net_pay(country, low, year, **chosen).labour_cost
    jumps = sum(cliff.jump for cliff in cliffs(country, year, **chosen) if cliff.gross and low <= cliff.gross < high)
    assert 0 <= rise <= STEEPEST * (high - low) + jumps + STEP


@given(situations(), st.integers(0, 40_000_000).map(lambda cents: cents / 100))
def test_gross_for_net_reaches_the_net_and_a_cent_less_does_not(situation, net):
    country, year, chosen = situation
    gross = gross_for_net(country, net, year, **chosen)
    found = net_pay(country, gross, year, **chosen).net
    assert net <= round(found, 2)
    if gross:
        assert round(net_pay(country, gross - 0.01, year, **chosen).net, 2) < net
        if country in SMOOTH:
            assert found - net <= 0.02


@given(situations(), st.integers(0, 30_000_000).map(lambda cents: cents / 100))
def test_gross_for_labour_cost_uses_the_budget_to_the_cent(situation, budget):
    country, year, chosen = situation
    gross = gross_for_labour_cost(country, budget, year, **chosen)
    assert round(net_pay(country, gross, year, **chosen).labour_cost, 2) <= budget
    assert round(net_pay(country, gross + 0.01, year, **chosen).labour_cost, 2) > budget


@pytest.mark.parametrize(("country", "year"), EVERY)
def test_every_documented_cliff_is_one(country, year):
    for cliff in cliffs(country, year):
        assert cliff.reason
        if cliff.gross is None:
            assert cliff.drop > 0
            continue
        before, after = (net_pay(country, gross, year) for gross in (cliff.gross, cliff.gross + 0.01))
        assert after.net < before.net or after.labour_cost > before.labour_cost + 1
        assert cliff.drop > 0 or cliff.jump > 0


def test_the_steps_of_2026():
    """France takes the last 2% of its reduction at three minimum wages, and Oregon steps six times."""
    france = {cliff.gross: cliff for cliff in cliffs("FR", 2026) if cliff.gross}
    assert france[65629.19].jump == pytest.approx(0.02 * 65629.20, abs=1)
    assert france[65629.19].drop == 0
    oregon = {cliff.gross: cliff.drop for cliff in cliffs("US", 2026, state="OR", portland=False)}
    assert list(oregon) == [100_000, 124_999.99, 129_999.99, 134_999.99, 139_999.99, 144_999.99]
    assert oregon[100_000] == pytest.approx(263, abs=0.02)
    for gross in (124_999.99, 129_999.99):
        assert oregon[gross] == pytest.approx(1750 * 0.0875, abs=0.02)
    assert oregon[144_999.99] == pytest.approx(1750 * 0.099, abs=0.02)
    assert cliffs("US", 2026, state="TX") == cliffs("US", 2026, state="MI") == ()


def test_oregons_tax_stays_below_the_federal_standard_deduction_while_it_waits_for_the_federal_tax():
    """So neither tax needs the other first; above, Oregon's tax is deducted once it is the larger."""
    for year in (2025, 2026):
        slip = net_pay("US", 144_999.99, year, state="OR")
        due = sum(line.amount for line in slip.lines if line.key in ("oregon_income_tax", "oregon_exemption_credit"))
        deduction = next(line.amount for line in slip.lines if line.key == "deduction")
        assert due < deduction
    rich = {line.key: line.amount for line in net_pay("US", 300_000, 2026, state="OR").lines}
    assert rich["deduction"] > 16_100


def test_the_solver_takes_the_salary_before_a_cliff():
    """At EUR 13,000 in Ireland a charge starts: the same net pay is reached before and after; before costs less."""
    before = net_pay("IE", 12990)
    assert gross_for_net("IE", before.net) == 12990
    assert net_pay("IE", 13050).net < before.net
