"""The cost of parting: by hand, by each law, and where it joins the model of the indemnity."""

from __future__ import annotations

import pytest

from kmo_teach.commercial import (
    Parting,
    SalesChannel,
    agent_notice,
    agent_parting,
    distributor_parting,
    employee_parting,
    parting_countries,
    parting_source,
    with_indemnity,
    with_parting,
)
from kmo_teach.inputs import InputError


@pytest.mark.parametrize(
    ("country", "months"),
    [("BE", [1, 2, 3, 4, 5, 6, 6, 6]), ("DE", [1, 2, 3, 3, 3, 6, 6, 6]), ("FR", [1, 2, 3, 3, 3, 3, 3, 3])],
)
def test_notice_by_the_year_begun(country: str, months: list[int]) -> None:
    assert [agent_notice(country, year + 0.5) for year in range(8)] == months


def test_the_belgian_agent_gets_the_ceiling_and_other_loss_on_top_of_it() -> None:
    # Mean of the last five years: (50 + 60 + 70 + 80 + 90) / 5 = 70; the first year does not count.
    years = [10_000, 50_000, 60_000, 70_000, 80_000, 90_000]
    assert agent_parting("BE", years) == Parting(0, 70_000, 0)
    assert agent_parting("BE", years, kept=0.5, other_loss=20_000, notice_given=3) == Parting(
        pytest.approx(17_500), 35_000, 20_000
    )
    assert agent_parting("DE", years, other_loss=20_000).total == 70_000
    # French usage: the last two years, 80 + 90, whatever is kept.
    assert agent_parting("FR", years, kept=0.5, other_loss=20_000).total == 170_000


def test_no_notice_is_paid_back_when_more_was_given() -> None:
    assert agent_parting("FR", [12_000] * 5, notice_given=12).notice == 0


def test_a_distributor_by_each_law() -> None:
    given = {"yearly_profit": 60_000, "notice_due": 24, "notice_given": 6}
    assert distributor_parting("BE", **given, clientele_years=1.5, other_costs=8_000) == Parting(90_000, 90_000, 8_000)
    assert distributor_parting("FR", **given, clientele_years=1.5, other_costs=8_000) == Parting(60_000, 0, 0)
    assert distributor_parting("DE", **given, clientele_years=1.5, other_costs=8_000) == Parting(90_000, 60_000, 0)
    assert distributor_parting("DE", **{**given, "notice_due": 6}, clientele_years=0.5).total == 30_000
    assert distributor_parting(None, **{**given, "notice_due": 6}).total == 0
    assert distributor_parting("FR", **{**given, "notice_due": 12}).total == 30_000


def test_severance_pay_of_a_french_employee() -> None:
    assert employee_parting("FR", 36_000, 8).total == 6_000
    with pytest.raises(InputError) as caught:
        employee_parting("FR", 36_000, 11)
    assert caught.value.name == "years"


@pytest.mark.parametrize("rate", [0.0, 0.05])
def test_the_general_sum_agrees_with_the_indemnity(rate: float) -> None:
    agent, commission, turnover = SalesChannel(45_000, 0.14), 0.09, 700_000
    parting = agent_parting("FR", [commission * turnover] * 5)
    general = with_parting(agent, parting, turnover, 5, rate)
    assert general.cost_rate == pytest.approx(with_indemnity(agent, commission, 5, rate, 2).cost_rate)
    assert general.fixed_cost == agent.fixed_cost
    own = with_parting(SalesChannel(100_000, 0.08), Parting(0, 5_000), turnover, 5, 0.0, fixed=True)
    assert (own.fixed_cost, own.cost_rate) == (101_000, 0.08)


def test_each_rule_has_a_source() -> None:
    for who in ("agent", "distributor", "employee"):
        for country in parting_countries(who):
            source, sure = parting_source(who, country)
            assert source
            assert sure in ("read", "quoted", "single", "standard")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: agent_notice("US", 3), "country"),
        (lambda: agent_parting("BE", []), "commissions"),
        (lambda: agent_parting("BE", [1], kept=1.5), "kept"),
        (lambda: distributor_parting("NL", 1, 1, 1), "country"),
        (lambda: distributor_parting("BE", -1, 1, 1), "yearly_profit"),
        (lambda: with_parting(SalesChannel(0, 0.2), Parting(0, 1), 0, 5, 0.0), "turnover"),
        (lambda: parting_countries("friend"), "who"),
    ],
)
def test_nonsense_is_named(call, name: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
