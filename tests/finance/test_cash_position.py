"""What cash a firm has, what of it is free, and how much the currencies may take."""

from statistics import NormalDist

import numpy as np
import pytest

from kmo_teach.finance import Account, cash_position, cover_days, liquidity_at_risk, natural_hedge
from kmo_teach.inputs import InputError
from kmo_teach.pricing import correlation, market_data

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


def test_no_free_cash_lasts_no_days():
    assert cover_days(-5, 10) == 0
    with pytest.raises(InputError, match=r"^daily_burn: "):
        cover_days(5, 0)


def test_a_natural_hedge_needs_as_many_outflows_as_inflows():
    with pytest.raises(InputError, match=r"^outflows: "):
        natural_hedge([1, 2], [1])
