"""D1 cash position, D3 tax planning and D4 cash cycle, against independent values and identities."""

import datetime
from dataclasses import replace
from statistics import NormalDist, quantiles

import numpy as np
import pytest

from kmo_teach import facts
from kmo_teach.finance import (
    Account,
    Scheme,
    arms_length_range,
    break_even_probability,
    cash_conversion_cycle,
    cash_position,
    cover_days,
    effective_tax_rate,
    funding_need,
    liquidity_at_risk,
    multilateral_netting,
    natural_hedge,
    netting_gain,
    payment_discount_cost,
    red_flag,
    risk_adjusted_value,
    shifting_gain,
    working_capital_cost,
)
from kmo_teach.inputs import InputError
from kmo_teach.pricing import belgian_late_rate, correlation, late_payment_interest, late_reference_rate, market_data

ACCOUNTS = [
    Account("KBC", "EUR", 120_000, uncleared=15_000, in_transit=5_000, minimum=10_000),
    Account("mBank", "PLN", 440_380, pledged=44_038),
    Account("Garanti", "TRY", 558_015, haircut=0.5),
    Account("Belfius", "EUR", -20_000),
]
RATES = {"PLN": 4.4038, "TRY": 55.8015}


def test_cash_is_counted_once_and_free_cash_is_less():
    position = cash_position(ACCOUNTS, RATES)
    assert position.by_currency == pytest.approx({"EUR": 90_000, "PLN": 100_000, "TRY": 10_000})
    assert position.net == pytest.approx(200_000)
    assert position.free == pytest.approx((110_000 - 10_000) + 90_000 + 5_000 - 20_000)
    assert position.trapped == pytest.approx(25_000)


def test_a_haircut_never_shrinks_an_overdraft():
    assert Account("Garanti", "TRY", -100, haircut=0.5).free == -100


def test_a_currency_without_a_rate_is_named():
    with pytest.raises(InputError, match=r"^currency: 'TRY'"):
        cash_position(ACCOUNTS, {"PLN": 4.4})


def test_liquidity_at_risk_is_the_normal_quantile_of_simulated_losses():
    codes, exposures = ("USD", "TRY", "PLN"), (80_000.0, 30_000.0, -40_000.0)
    volatilities = [market_data(code).volatility for code in codes]
    correlations = [[correlation(one, other) for other in codes] for one in codes]
    covariance = np.outer(volatilities, volatilities) * np.array(correlations) * 21 / 252
    losses = -np.random.default_rng(7).multivariate_normal(np.zeros(3), covariance, 400_000) @ exposures
    ours = liquidity_at_risk(exposures, volatilities, correlations, 21, 0.95)
    assert ours == pytest.approx(np.quantile(losses, 0.95), rel=0.01)
    assert liquidity_at_risk([100], [0.1], [[1]], 252, 0.99) == pytest.approx(10 * NormalDist().inv_cdf(0.99))


def test_netting_moves_the_same_money_in_fewer_transfers():
    rng = np.random.default_rng(3)
    units = "ABCDE"
    payments = {(a, b): float(rng.integers(1, 1000)) for a in units for b in units if a != b}
    netting = multilateral_netting(payments)
    assert sum(netting.balances.values()) == pytest.approx(0)
    assert netting.gross == sum(payments.values())
    assert netting.net <= netting.gross
    assert (netting.gross_transfers, netting.net_transfers) == (20, 5)
    for unit in units:
        received = sum(amount for (payer, payee), amount in payments.items() if payee == unit)
        paid = sum(amount for (payer, payee), amount in payments.items() if payer == unit)
        assert netting.balances[unit] == pytest.approx(received - paid)


def test_netting_that_saves_nothing_gains_nothing():
    assert netting_gain(5, 5, 25) == 0
    with pytest.raises(InputError, match=r"^gross_transfers: "):
        netting_gain(4, 5, 25)
    with pytest.raises(InputError, match=r"^payments: "):
        multilateral_netting({("A", "A"): 1})


def test_no_free_cash_lasts_no_days():
    assert cover_days(-5, 10) == 0
    with pytest.raises(InputError, match=r"^daily_burn: "):
        cover_days(5, 0)


def test_funding_and_its_cost_agree():
    """A year's interest on the funding need is the interest on each day's sales over its cycle."""
    need = funding_need(720_000, 45, 90, 30, cost_ratio=0.8)
    per_order = working_capital_cost(720_000 * 0.8, 0.06, cash_conversion_cycle(45, 90, 30))
    assert need * 0.06 == pytest.approx(per_order)


def test_discount_of_textbooks():
    # "2/10 net 30" is the standard case: 37.2 % a year by simple interest over 365 days
    assert payment_discount_cost(0.02, 10, 30) == pytest.approx(0.372, abs=0.0005)
    with pytest.raises(InputError, match=r"^net_days: "):
        payment_discount_cost(0.02, 10, 10)


def test_late_interest_starts_on_the_first_day_late():
    assert late_payment_interest(10_000, 0.025, 0) == 0
    assert late_payment_interest(10_000, 0.025, 365) == pytest.approx(10_000 * 0.105 + 40)  # Belgium 2023 H1: 10.5 %


def test_arms_length_quartiles_are_those_of_the_standard_library():
    comparables = [0.012, 0.051, 0.033, 0.047, 0.028, 0.095, 0.041]
    found = arms_length_range(0.035, comparables)
    assert [found.low, found.median, found.high] == pytest.approx(quantiles(comparables, n=4, method="inclusive"))
    assert found.inside
    assert not arms_length_range(0.10, comparables).inside


def test_a_loss_elsewhere_raises_the_effective_rate():
    assert effective_tax_rate([25_000, 0], [100_000, -50_000]) == pytest.approx(0.5)
    with pytest.raises(InputError, match=r"^profits: "):
        effective_tax_rate([0], [-1])


def test_shifting_can_cost_more_than_it_saves():
    assert shifting_gain(20_000, 0.25, 0.20, 5_000) == pytest.approx(-4_000)
    with pytest.raises(InputError, match=r"^high_rate: "):
        shifting_gain(20_000, 0.15, 0.20)


def test_a_scheme_is_worth_nothing_at_its_break_even():
    scheme = Scheme(50_000, 0.3, penalty=20_000, interest=4_000, reputation=30_000, double_tax=6_000)
    even = replace(scheme, probability=break_even_probability(scheme))
    assert risk_adjusted_value(even) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("purpose", [True, False])
@pytest.mark.parametrize("genuine", [True, False])
@pytest.mark.parametrize("defeats", [True, False])
def test_abuse_takes_all_three(purpose, genuine, defeats):
    scheme = Scheme(1, 0, main_purpose_is_tax=purpose, genuine=genuine, defeats_the_law=defeats)
    abusive = purpose and not genuine and defeats
    assert scheme.verdict == ("avoidance" if abusive else "planning")
    assert bool(red_flag(scheme)) == abusive


@pytest.mark.parametrize("function", [risk_adjusted_value, break_even_probability])
def test_evasion_is_refused(function):
    with pytest.raises(InputError, match=r"^concealment: .*crime"):
        function(Scheme(50_000, 0.01, concealment=True))


def test_a_natural_hedge_needs_as_many_outflows_as_inflows():
    with pytest.raises(InputError, match=r"^outflows: "):
        natural_hedge([1, 2], [1])


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
