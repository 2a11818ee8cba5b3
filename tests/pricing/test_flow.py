"""Cover of a flow: a treasurers' own example, what layers can and cannot do, a late customer, a bid."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmo_teach.case import dollar_flow
from kmo_teach.inputs import InputError
from kmo_teach.pricing import (
    Flow,
    Layers,
    Market,
    adverse_move,
    bid_covers,
    currency_option,
    flow_rates,
    market_data,
    roll_over,
)

FLAT = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
MARKETS = st.builds(
    Market,
    st.just("USD"),
    st.floats(0.5, 2),
    st.floats(0, 0.2),
    st.floats(0, 0.2),
    st.floats(0.01, 0.3),
    bank_spread=st.just(0.0),
)
SPOTS = st.lists(st.floats(0.5, 2), min_size=30, max_size=60)


def law(*inputs):
    return lambda test: settings(deadline=None)(given(*inputs)(test))


def test_the_treasurers_example_tops_up_by_what_they_say():
    # Treasurer's Wiki, "Layered hedging": 20, 50 and 80 per cent at 18, 12 and 6 months; "a new 30% hedge", twice.
    assert [round(share, 12) for _months, share in Layers(((18, 0.2), (12, 0.5), (6, 0.8))).bought] == [0.2, 0.3, 0.3]


def test_what_is_outstanding_is_what_a_ledger_of_forwards_holds():
    policy, book = Layers(((9, 0.25), (6, 0.5), (3, 0.75))), {}
    for month in range(40):
        book.pop(month, None)
        for ahead, share in policy.bought:
            book[month + ahead] = book.get(month + ahead, 0) + share * 40_000
    assert policy.outstanding(40_000) == pytest.approx(sum(book.values())) == pytest.approx(180_000)


@law(SPOTS, MARKETS)
def test_without_cover_each_month_brings_its_spot(spots, market):
    assert flow_rates(spots, Layers(()), market).rates == pytest.approx([1 / rate for rate in spots])


@law(SPOTS, MARKETS, st.integers(1, 12))
def test_one_step_moves_the_rates_and_smooths_nothing(spots, market, months):
    factor = market.forward(30 * months) / market.spot
    covered = flow_rates(spots, Layers(((months, 1.0),)), market).rates
    assert [rate * factor for rate in covered] == pytest.approx([1 / rate for rate in spots[:-months]])


@law(SPOTS, st.floats(0.05, 0.9))
def test_layers_never_move_more_from_month_to_month_than_no_cover(spots, share):
    policy = Layers(((6, share / 2), (3, share)))
    moves = [abs(1 / later - 1 / earlier) for earlier, later in pairwise(spots)]
    covered = flow_rates(spots, policy, FLAT).rates
    assert max(abs(b - a) for a, b in pairwise(covered)) <= max(moves) * (1 + 1e-12)


def test_worst_change_by_hand():
    assert Flow((1.0, 1.2, 0.9, 0.9, 1.0, 0.8)).worst_change(2) == pytest.approx(1.8 / 2.2 - 1)
    assert Flow((1.0, 1.1, 1.2, 1.3)).worst_change(1) == 0.0


@pytest.mark.parametrize(
    ("steps", "name"), [(((3, 0.5), (6, 0.7)), "months"), (((6, 0.7), (3, 0.5)), "share"), (((6, 1.2),), "share")]
)
def test_a_policy_that_cannot_be_kept_is_refused(steps, name):
    with pytest.raises(InputError) as refused:
        Layers(steps)
    assert refused.value.name == name


@law(MARKETS, st.floats(0.5, 2), st.integers(1, 180))
def test_a_rollover_costs_the_interest_of_the_currency_whatever_the_rate_does(market, forward, days):
    # At one rate for loan and deposit: A/K grows at the home rate, and the delayed currency loses its own interest.
    late = roll_over(1_000, forward, market, days, market.home_rate)
    grown = 1 + market.home_rate * days / 360
    foreign = market.foreign_rate * days / 360
    expected = 1_000 / forward * grown - 1_000 / market.spot * grown * foreign / (1 + foreign)
    assert late.total == pytest.approx(expected)


def test_a_rollover_after_a_rise_takes_cash_that_comes_back():
    dearer = Market("USD", 1.0, 0.0, 0.0, 0.08, bank_spread=0.0)
    late = roll_over(100_000, 1.25, dearer, 90, 0.06)
    assert (late.settled, late.received) == (-20_000, 100_000)
    assert late.cost == pytest.approx(20_000 * 0.06 / 4)


def test_the_covers_of_a_bid_against_their_formulas():
    market = Market("USD", 1.2, 0.04, 0.02, 0.1, bank_spread=0.0)
    none, forward, option, clause = bid_covers(120_000, market, 90, 0.0)
    assert none.won == pytest.approx(100_000 * adverse_move(0.1, 90))
    assert none.lost == 0
    sold = 120_000 / (1.2 * (1 + 0.04 / 4) / (1 + 0.02 / 4))
    assert forward.won == pytest.approx(100_000 - sold)
    assert forward.lost == pytest.approx(100_000 * math.exp(1.6448536 * 0.1 * math.sqrt(90 / 365)) - sold, rel=1e-6)
    rates = [365 / 90 * math.log1p(rate / 4) for rate in (0.02, 0.04)]
    premium = currency_option("put", 1 / 1.2, 1 / 1.2, 90 / 365, *rates, 0.1) * (1 + 0.02 / 4)
    assert option.won == option.lost == pytest.approx(120_000 * premium, rel=1e-6)
    assert clause.won == clause.lost == 0


def test_what_the_page_claims_of_the_dollar_since_1999():
    outcomes = dollar_flow().outcomes()
    for months in (1, 3, 12):
        assert outcomes["one_step"].worst_change(months) == pytest.approx(outcomes["open"].worst_change(months))
    monthly, yearly = (outcomes["layers"].worst_change(m) / outcomes["open"].worst_change(m) for m in (1, 12))
    assert monthly < 0.55
    assert yearly > 0.85
    assert outcomes["one_step"].mean < outcomes["open"].mean
    assert market_data("USD").foreign_rate > market_data("USD").home_rate
