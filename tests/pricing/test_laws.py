"""Laws that hold for any input: parity, no free lunch, and how prices move."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kmo_teach.pricing import (
    NON_PAYMENT_COVERS,
    RULES,
    Cover,
    CoverTerms,
    Logistics,
    Market,
    Order,
    Purchase,
    TwoWayRate,
    cover_payable,
    currency_option,
    forward_quote,
    forward_rate,
    make_hedge,
    margin_distribution,
    money_market_hedge,
    quote,
    simulated_rates,
)

RATE = st.floats(-0.005, 0.4)
SPOT = st.floats(0.01, 500)
DAYS = st.integers(1, 720)
VOLATILITY = st.floats(0.01, 0.5)
BASIS = st.sampled_from([360, 365])
SIDE = st.sampled_from(["receivable", "payable"])
EXCHANGE = st.sampled_from(["none", "forward", "money_market", "option"])
MARKETS = st.builds(Market, st.just("USD"), SPOT, RATE, RATE, VOLATILITY, BASIS, BASIS, st.floats(0, 0.01))
ORDERS = st.builds(
    Order,
    st.just("USD"),
    st.floats(100, 1e6),
    st.integers(1, 360),
    st.floats(0.01, 0.3),
    st.sampled_from(RULES),
    logistics=st.builds(Logistics, main_carriage=st.floats(0, 1e4), import_clearance=st.floats(0, 1e3)),
    inventory_days=st.integers(0, 90),
    payable_days=st.integers(0, 90),
    loan_rate=st.floats(0, 0.15),
    commission=st.floats(0, 0.1),
    duty_rate=st.floats(0, 0.2),
    default_probability=st.floats(0, 0.1),
)
COVERS = st.builds(Cover, EXCHANGE, st.sampled_from(list(NON_PAYMENT_COVERS)))


def law(*inputs):
    """Check a law on many inputs, without a deadline: a shared machine may be slow."""
    return lambda test: settings(deadline=None)(given(*inputs)(test))


def _quote(order, market, cover):
    """Quote an order whose charges leave something of the price (an option on a wild currency may not)."""
    try:
        return quote(order, market, cover)
    except ValueError:
        assume(False)


@law(SPOT, st.floats(0.5, 2), st.floats(0.01, 3), RATE, RATE, VOLATILITY)
def test_put_call_parity(spot, moneyness, years, home, foreign, volatility):
    strike = spot * moneyness
    call, put = (currency_option(k, spot, strike, years, home, foreign, volatility) for k in ("call", "put"))
    parity = spot * math.exp(-foreign * years) - strike * math.exp(-home * years)
    assert call - put == pytest.approx(parity, abs=1e-12 * spot)


@law(SPOT, st.floats(0.5, 2), st.floats(0.01, 3), RATE, RATE, VOLATILITY)
def test_a_put_on_one_currency_is_a_call_on_the_other(spot, moneyness, years, home, foreign, volatility):
    strike = spot * moneyness
    put = currency_option("put", spot, strike, years, home, foreign, volatility)
    call = currency_option("call", 1 / spot, 1 / strike, years, foreign, home, volatility)
    assert put == pytest.approx(spot * strike * call, rel=1e-9, abs=1e-12 * spot)


@law(MARKETS, DAYS, SIDE)
def test_option_and_forward_rest_on_one_forward_rate(market, days, side):
    """Buying a call and selling a put at the forward's strike costs nothing."""
    strike = market.forward(days)
    receivable, payable = (make_hedge("option", market, days, s, strike) for s in ("receivable", "payable"))
    assert receivable.premium == pytest.approx(payable.premium, abs=1e-11 / market.spot)


@law(MARKETS, DAYS, SIDE)
def test_the_money_market_hedge_at_parity_rates_is_the_forward(market, days, side):
    free = replace(market, bank_spread=0.0)
    assert make_hedge("money_market", free, days, side).rate == pytest.approx(free.forward(days), rel=1e-12)


@law(SPOT, RATE, RATE, DAYS, st.floats(0, 0.01), st.floats(0, 0.02), st.floats(0, 0.02))
def test_no_free_lunch_between_forward_and_money_market(spot, quote_rate, base_rate, days, spread, wider, loan):
    two_way = TwoWayRate(spot * (1 - spread), spot * (1 + spread))
    quotes, bases = (quote_rate, quote_rate + wider), (base_rate, base_rate + loan)
    forward = forward_quote(two_way, quotes, bases, days)
    assert forward.bid <= forward.ask * (1 + 1e-12)
    # selling a receivable forward at the ask, or borrowing it at the ask and depositing at the bid: the same euros
    hedge = money_market_hedge(1, two_way.ask, quotes[1], bases[0], days)
    assert hedge.home_at_maturity == pytest.approx(1 / forward.ask, rel=1e-12)


@law(SPOT, RATE, RATE, DAYS, BASIS)
def test_the_forward_seen_from_the_other_currency(spot, quote_rate, base_rate, days, basis):
    there = forward_rate(spot, quote_rate, base_rate, days, basis)
    back = forward_rate(1 / spot, base_rate, quote_rate, days, basis)
    assert there * back == pytest.approx(1, rel=1e-12)


@law(ORDERS, MARKETS, COVERS)
def test_floor_below_target_and_margins_as_promised(order, market, cover):
    price = _quote(order, market, cover)
    assert price.floor < price.target
    assert price.margin(price.floor) == pytest.approx(0, abs=1e-7 * order.full_cost)
    assert price.margin() == pytest.approx(order.margin * price.target_eur, rel=1e-7)
    assert price.is_below_floor(price.floor * 0.999)


@law(ORDERS, MARKETS, COVERS)
def test_the_lines_add_up(order, market, cover):
    price = _quote(order, market, cover)
    parts = [line for line in price.lines if line.kind not in ("subtotal", "exchange")]
    assert sum(line.amount for line in parts) == pytest.approx(price.target_eur)
    assert price.target_eur + price.exchange_cost == pytest.approx(price.target / market.spot)


@law(ORDERS, MARKETS, COVERS, st.floats(0, 0.05), st.floats(0.1, 0.9))
def test_price_falls_as_cover_gets_cheaper(order, market, cover, dear, fraction):
    """Every price of cover, cut alone: bank spread, insurance, factoring, confirmation, option."""

    def terms(share):
        return CoverTerms(dear * share, 0.9, dear * share, dear * share, 0.8, None, dear * share, 500 * share)

    premium = dear / market.spot
    expensive = replace(cover, terms=terms(1), option_premium=premium)
    cheap = replace(cover, terms=terms(fraction), option_premium=premium * fraction)
    tight = replace(market, bank_spread=market.bank_spread * fraction)
    assert _quote(order, tight, cheap).target <= _quote(order, market, expensive).target * (1 + 1e-12)


@law(ORDERS, MARKETS, COVERS, st.floats(0.01, 100))
def test_scale(order, market, cover, factor):
    """Twice the amounts, twice the price (no fixed fee of a credit, which does not grow)."""
    cover = replace(cover, terms=CoverTerms(credit_fees=0))
    costs = replace(
        order.logistics,
        main_carriage=order.logistics.main_carriage * factor,
        import_clearance=order.logistics.import_clearance * factor,
    )
    larger = replace(order, full_cost=order.full_cost * factor, logistics=costs)
    assert _quote(larger, market, cover).target == pytest.approx(factor * _quote(order, market, cover).target, rel=1e-9)


@law(ORDERS, MARKETS, COVERS, st.floats(0.01, 100))
def test_units(order, market, cover, factor):
    """A currency redenominated (100 old for 1 new) changes the number, not the value."""
    cents = replace(market, spot=market.spot * factor)
    price, other = _quote(order, market, cover), _quote(order, cents, cover)
    assert other.target == pytest.approx(factor * price.target, rel=1e-9)
    assert other.cushion == pytest.approx(price.cushion, abs=1e-9)


@law(ORDERS, MARKETS, SIDE)
def test_an_option_has_a_floor_and_a_forward_is_certain(order, market, side):
    exposure = _quote(order, market, Cover("none")).exposure()
    if side == "payable":
        purchase = Purchase("USD", exposure.amount, order.days, resale=2 * exposure.amount / market.spot)
        exposure = cover_payable(purchase, market, Cover("none")).exposure
    rates = simulated_rates(market.spot, market.volatility, order.days, paths=200)
    spread = {}
    for kind in ("none", "forward", "option"):
        hedge = make_hedge(kind, market, order.days, side)
        spread[kind] = margin_distribution(exposure, hedge, rates)
        worst = exposure.margin(hedge, hedge.rate)
        if kind == "option":
            assert spread[kind].lowest >= worst - 1e-6 * abs(worst)
    assert spread["forward"].margins[0] == spread["forward"].margins[-1]
    assert spread["none"].quantile(0.95) >= spread["option"].quantile(0.95)


def test_a_purchase_covered_with_a_forward_has_the_margin_it_says():
    market = Market("USD", 1.1172, 0.03625, 0.0225, 0.0777)
    machine = Purchase("USD", 200_000, 90, resale=220_000, other_costs=20_000, loan_rate=0.055)
    for kind in ("none", "forward", "money_market", "option"):
        payable = cover_payable(machine, market, Cover(kind))
        assert payable.exposure.margin(payable.hedge, payable.hedge.rate) == pytest.approx(payable.margin)
    assert payable.exposure.margin(make_hedge("none", market, 90, "payable"), payable.break_even_rate) == pytest.approx(
        0, abs=1e-6
    )


@law(MARKETS, DAYS, st.floats(0, 0.10))
def test_a_money_market_hedge_of_a_payable_never_beats_the_forward(market, days, margin):
    """It borrows with the bank's margin and deposits without it, so parity can only be missed upwards."""
    hedge = make_hedge("money_market", market, days, "payable", lending_margin=margin)
    forward = make_hedge("forward", market, days, "payable")
    assert 1 / hedge.rate >= 1 / forward.rate * (1 - 1e-12)


@law(MARKETS, DAYS, st.floats(0, 0.10))
def test_a_receivables_hedge_misses_parity_by_the_interest_difference_on_the_margin_alone(market, days, margin):
    """Both loans cost the margin, so only its product with the difference in interest is left: a second-order sum."""
    market = replace(market, basis=360, home_basis=360)
    home, foreign, extra = (rate * days / 360 for rate in (market.home_rate, market.foreign_rate, margin))
    hedge = make_hedge("money_market", market, days, "receivable", lending_margin=margin)
    forward = make_hedge("forward", market, days, "receivable")
    gain = extra * (foreign - home) / ((1 + home) * (1 + foreign + extra))
    assert forward.rate / hedge.rate - 1 == pytest.approx(gain, abs=1e-12)
