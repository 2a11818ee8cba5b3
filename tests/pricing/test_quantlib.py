"""The public formulas against QuantLib on a seeded random grid, to a relative 1e-10."""

import math
import random

import pytest
import QuantLib

from kmo_teach.finance import forward_interest_rate
from kmo_teach.pricing import caplet, currency_option, forward_rate, fra_settlement

DRAWS = range(200)
CLOSE = {"rel": 1e-10, "abs": 1e-14}
SIMPLE = (QuantLib.Actual360(), QuantLib.Simple, QuantLib.Annual)


@pytest.mark.parametrize("seed", DRAWS)
def test_currency_option(seed):
    draw = random.Random(seed)
    spot = math.exp(draw.uniform(-5, 5))
    strike = spot * math.exp(draw.gauss(0, 0.1))
    days, volatility = draw.randint(1, 1000), draw.uniform(0.02, 0.6)
    domestic, foreign = draw.uniform(-0.01, 0.4), draw.uniform(-0.01, 0.4)
    kind, payoff = draw.choice([("call", QuantLib.Option.Call), ("put", QuantLib.Option.Put)])

    today = QuantLib.Date(30, 10, 2026)
    QuantLib.Settings.instance().evaluationDate = today
    count = QuantLib.Actual365Fixed()

    def curve(rate):
        return QuantLib.YieldTermStructureHandle(QuantLib.FlatForward(today, rate, count))

    process = QuantLib.GarmanKohlagenProcess(
        QuantLib.QuoteHandle(QuantLib.SimpleQuote(spot)),
        curve(foreign),
        curve(domestic),
        QuantLib.BlackVolTermStructureHandle(
            QuantLib.BlackConstantVol(today, QuantLib.NullCalendar(), volatility, count)
        ),
    )
    option = QuantLib.VanillaOption(
        QuantLib.PlainVanillaPayoff(payoff, strike), QuantLib.EuropeanExercise(today + days)
    )
    option.setPricingEngine(QuantLib.AnalyticEuropeanEngine(process))

    ours = currency_option(kind, spot, strike, days / 365, domestic, foreign, volatility)
    assert ours == pytest.approx(option.NPV(), rel=1e-10, abs=1e-14 * spot)


@pytest.mark.parametrize("seed", DRAWS)
def test_caplet(seed):
    draw = random.Random(seed)
    forward, strike = draw.uniform(0.002, 0.2), draw.uniform(0.002, 0.2)
    volatility, years, accrual = draw.uniform(0.05, 1), draw.uniform(0.02, 10), draw.uniform(0.05, 1)
    discount, notional = draw.uniform(0.5, 1), draw.uniform(1e3, 1e8)
    theirs = (
        notional
        * accrual
        * QuantLib.blackFormula(QuantLib.Option.Call, strike, forward, volatility * math.sqrt(years), discount)
    )
    ours = caplet(forward, strike, volatility, years, accrual, discount, notional)
    assert ours == pytest.approx(theirs, rel=1e-10, abs=1e-14 * notional)


@pytest.mark.parametrize("seed", DRAWS)
def test_forward_rate(seed):
    draw = random.Random(seed)
    spot, days = math.exp(draw.uniform(-5, 7)), draw.randint(1, 1000)
    quote, base = draw.uniform(-0.01, 0.6), draw.uniform(-0.01, 0.2)
    basis, base_basis = draw.choice([360, 365]), draw.choice([360, 365])
    counts = {360: QuantLib.Actual360(), 365: QuantLib.Actual365Fixed()}
    start = QuantLib.Date(30, 10, 2026)
    growth = QuantLib.InterestRate(quote, counts[basis], QuantLib.Simple, QuantLib.Annual).compoundFactor(
        start, start + days
    )
    base_growth = QuantLib.InterestRate(base, counts[base_basis], QuantLib.Simple, QuantLib.Annual).compoundFactor(
        start, start + days
    )
    assert forward_rate(spot, quote, base, days, basis, base_basis) == pytest.approx(
        spot * growth / base_growth, **CLOSE
    )


@pytest.mark.parametrize("seed", DRAWS)
def test_fra_settlement(seed):
    draw = random.Random(seed)
    agreed, reference = draw.uniform(-0.01, 0.2), draw.uniform(-0.01, 0.2)
    days, notional = draw.randint(1, 360), draw.uniform(1e3, 1e8)
    start = QuantLib.Date(30, 10, 2026)
    rate = QuantLib.InterestRate(reference, *SIMPLE)
    interest = QuantLib.InterestRate(agreed, *SIMPLE).compoundFactor(start, start + days)
    theirs = notional * (rate.compoundFactor(start, start + days) - interest)
    theirs *= rate.discountFactor(start, start + days)
    ours = fra_settlement(notional, agreed, reference, days)
    assert ours == pytest.approx(theirs, rel=1e-10, abs=1e-9 * notional * abs(reference - agreed))


@pytest.mark.parametrize("seed", DRAWS)
def test_forward_interest_rate(seed):
    draw = random.Random(seed)
    near_days = draw.randint(1, 300)
    far_days = near_days + draw.randint(20, 400)
    near, far = draw.uniform(0, 0.2), draw.uniform(0, 0.2)
    start = QuantLib.Date(30, 10, 2026)
    ends = [start + near_days, start + far_days]
    growth = [
        QuantLib.InterestRate(r, *SIMPLE).compoundFactor(start, end) for r, end in zip((near, far), ends, strict=True)
    ]
    theirs = QuantLib.InterestRate.impliedRate(growth[1] / growth[0], *SIMPLE, *ends).rate()
    assert forward_interest_rate(near, near_days, far, far_days) == pytest.approx(theirs, rel=1e-10, abs=1e-12)
