"""Margin at risk: the golden case, the historical and the simulated rates, each against an independent value."""

import math

import numpy as np
import pytest

from kmo_teach.pricing import (
    Cover,
    Exposure,
    Hedge,
    Order,
    currencies,
    currency_option,
    historical_rates,
    make_hedge,
    margin_distribution,
    market_data,
    move_quantiles,
    quote,
    simulated_rates,
)
from tests.pricing import golden
from tests.pricing.data import rows
from tools.exchange_rates import daily_rates, log_moves

GOLDEN = {row["strategy"].split()[0]: row for row in rows("golden_margin_at_risk.csv")}
PRICE = quote(golden.ORDER, golden.MARKET, golden.COVER)
# The golden case prices the put at the policy rates taken as continuously compounded ones; this is a bank's quote.
PUT = currency_option("put", 1 / 1.1172, 1 / 1.1172, 90 / 365, 0.0225, 0.03625, 0.07771)
HEDGES = {
    "unhedged": make_hedge("none", golden.MARKET, 90),
    "forward": make_hedge("forward", golden.MARKET, 90),
    "put": make_hedge("option", golden.MARKET, 90, premium=PUT),
}
MEASURES = {"mean": "mean", "min": "lowest", "prob_loss": "loss_probability"}
QUANTILES = {"q05": 0.05, "q50": 0.50, "q95": 0.95}


@pytest.fixture(scope="module")
def every_move():
    """Return the USD rate after each of the 2,963 moves."""
    return [1.1172 * math.exp(move) for move in log_moves(daily_rates()["USD"], 3)]


@pytest.mark.parametrize("strategy", HEDGES)
def test_golden_case(strategy, every_move):
    row, hedge = GOLDEN[strategy], HEDGES[strategy]
    assert len(every_move) == 2963
    outcome = margin_distribution(PRICE.exposure(), hedge, every_move)
    found = {name: getattr(outcome, attribute) for name, attribute in MEASURES.items()}
    found |= {name: outcome.quantile(p) for name, p in QUANTILES.items()}
    found["margin_at_risk_95"] = outcome.at_risk(PRICE.margin())
    for name, value in found.items():
        within = 5e-5 if name == "prob_loss" else 1.0  # the file is rounded to the EUR
        assert value == pytest.approx(float(row[name]), abs=within), name


@pytest.mark.parametrize("strategy", HEDGES)
def test_the_small_table_tells_the_same_as_every_move(strategy, every_move):
    exact = margin_distribution(PRICE.exposure(), HEDGES[strategy], every_move)
    small = margin_distribution(PRICE.exposure(), HEDGES[strategy], historical_rates("USD", 1.1172, 90))
    assert small.lowest == pytest.approx(exact.lowest, abs=2)
    assert small.mean == pytest.approx(exact.mean, abs=15)
    assert small.loss_probability == pytest.approx(exact.loss_probability, abs=0.004)
    for probability in QUANTILES.values():
        assert small.quantile(probability) == pytest.approx(exact.quantile(probability), abs=10)


def test_the_models_own_put_is_within_two_euro_of_the_banks():
    ours = make_hedge("option", golden.MARKET, 90)
    receipts = PRICE.target
    assert ours.premium * receipts == pytest.approx(HEDGES["put"].premium * receipts, abs=2)


@pytest.mark.parametrize("side", ["receivable", "payable"])
@pytest.mark.parametrize("kind", ["none", "forward", "money_market", "option"])
def test_the_fast_path_agrees_with_the_exposures_margin(side, kind):
    hedge = make_hedge(kind, golden.MARKET, 90, side)
    exposure = Exposure(side, 50_000, 0.97, 10_000)
    rates = [0.8, 1.0, 1.1172, 1.13, 1.5]
    outcome = margin_distribution(exposure, hedge, rates).margins
    assert outcome == pytest.approx(sorted(exposure.margin(hedge, rate) for rate in rates), rel=1e-12)


def test_quantiles_are_numpys():
    margins = np.random.default_rng(1).normal(size=500)
    outcome = margin_distribution(Exposure("receivable", 1, 1, 0), Hedge("none", "receivable", 1), np.exp(margins))
    for probability in (0, 0.013, 0.05, 0.5, 0.95, 1):
        assert outcome.quantile(probability) == pytest.approx(np.quantile(np.exp(-margins), probability), rel=1e-9)


@pytest.mark.parametrize("currency", ["USD", "TRY"])
def test_rates_spread_without_a_jump_as_the_term_grows(currency):
    widths = []
    for days in range(25, 500):
        rates = historical_rates(currency, 1.0, days)
        widths.append(math.log(rates[-1] / rates[0]))
    steps = np.diff(widths)
    assert max(abs(steps)) < 0.02 * max(widths)
    assert widths[-1] > widths[0]


@pytest.mark.parametrize("months", [1, 3, 6, 12])
@pytest.mark.parametrize("currency", currencies())
def test_at_a_whole_term_the_rates_are_the_tables(currency, months):
    rates = historical_rates(currency, 2.0, 30 * months)
    table = move_quantiles(currency, months)
    assert np.quantile(np.log(np.array(rates) / 2), table.probabilities) == pytest.approx(table.log_moves, abs=1e-12)


def test_simulated_rates_have_the_mean_and_spread_asked_for():
    rates = np.log(simulated_rates(1.12, 0.08, 365, paths=100_000, seed=3))
    assert rates.std() == pytest.approx(0.08, rel=0.01)
    assert np.exp(-rates).mean() == pytest.approx(1 / 1.12, rel=0.001), "the mean of EUR per unit of foreign currency"
    assert simulated_rates(1.12, 0.08, 90, seed=3) == simulated_rates(1.12, 0.08, 90, seed=3)
    assert simulated_rates(1.12, 0.08, 90, seed=3) != simulated_rates(1.12, 0.08, 90, seed=4)


def test_a_simulated_option_is_worth_its_premium():
    """Paths around the forward must price the put, in EUR per USD, that the formula prices."""
    dollar = market_data("USD")
    values = 1 / np.array(simulated_rates(dollar.forward(180), dollar.volatility, 180, paths=100_000, seed=5))
    payoff = np.maximum(1 / dollar.spot - values, 0).mean()
    assert payoff == pytest.approx(make_hedge("option", dollar, 180).premium, rel=0.01)


@pytest.mark.parametrize("volatility", [0.08, 0.30])
def test_around_the_forward_an_open_sale_earns_as_much_as_a_forward_on_average(volatility):
    """For a firm that counts in EUR the mean that matters is that of EUR per dollar, not of dollars per EUR."""
    forward = 1.13
    sale = Exposure("receivable", 129_000, 1.0, -100_000)
    rates = simulated_rates(forward, volatility, 135, paths=100_000, seed=11)
    open_sale = margin_distribution(sale, Hedge("none", "receivable", 1.1), rates)
    # Five standard errors of the mean; the mean of dollars per EUR would miss by 0.2 and by 3.4 % of the amount.
    error = 5 * 129_000 / forward * volatility * (135 / 365) ** 0.5 / 100_000**0.5
    assert open_sale.mean == pytest.approx(sale.margin(Hedge("forward", "receivable", forward), forward), abs=error)


def test_the_loan_that_pays_an_options_premium_costs_the_firms_own_rate():
    dollar = market_data("USD")
    paid = make_hedge("option", dollar, 135).premium / (1 + dollar.home_rate * 135 / 360)
    assert make_hedge("option", dollar, 135, lending_margin=0.03).premium == pytest.approx(
        paid * (1 + (dollar.home_rate + 0.03) * 135 / 360)
    )
    order = Order("USD", 80_000, 90, building_days=45, loan_rate=dollar.home_rate + 0.03)
    price = quote(order, dollar, Cover("option"))
    assert price.hedge == price.hedge_with("option")
    assert price.hedge.premium == pytest.approx(paid * (1 + order.loan_rate * 135 / 360))
