"""The dashboard, against published examples and identities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.control import (
    Indicator,
    SalesLine,
    arithmetic_index,
    constant_currency_growth,
    control_limits,
    geometric_index,
    sales_variance,
)
from kmo_teach.inputs import InputError

INDICATORS = st.lists(
    st.builds(
        Indicator, st.just("x"), st.just("financial"), st.floats(0, 100), st.just(0), st.just(100), st.floats(0.1, 5)
    ),
    min_size=1,
    max_size=6,
)
POSITIVE = st.floats(0.1, 1_000)
LINES = st.lists(st.builds(SalesLine, POSITIVE, POSITIVE, POSITIVE, POSITIVE, POSITIVE, POSITIVE), min_size=1)


@given(INDICATORS)
def test_the_geometric_index_is_never_above_the_arithmetic_one(indicators):
    rounding = 1e-300  # of denormal numbers
    assert geometric_index(indicators) <= arithmetic_index(indicators) * (1 + 1e-12) + rounding


def test_scores_stop_at_floor_and_target_and_may_run_downwards():
    assert [Indicator("a", "process", value, 2, 10).score for value in (0, 2, 6, 10, 99)] == [0, 0, 0.5, 1, 1]
    assert [Indicator("late", "customer", value, 30, 0).score for value in (40, 15, 0)] == [0, 0.5, 1]
    with pytest.raises(InputError, match=r"^target: "):
        Indicator("a", "process", 1, 5, 5)


@given(LINES)
def test_the_parts_of_the_sales_variance_add_up(lines):
    budget = sum(line.budget_units * line.budget_price / line.budget_rate for line in lines)
    actual = sum(line.units * line.price / line.rate for line in lines)
    assert sales_variance(lines).total == pytest.approx(actual - budget, rel=1e-6, abs=1e-6 * (actual + budget))


def test_mix_and_volume_of_published_examples():
    # opentuition.com, "Sales quantity variance": budget 500 of A (at 5) and 500 of B (at 10); sold 550 and 650
    split = sales_variance([SalesLine(500, 550, 5, 5), SalesLine(500, 650, 10, 10)])
    assert (split.volume, split.mix) == pytest.approx((1_500, 250))
    # opentuition.com, "variances f5": 7,000 X (at 9) and 3,000 Y (at 12); sold 8,000 and 7,000
    assert sales_variance([SalesLine(7_000, 8_000, 9, 9), SalesLine(3_000, 7_000, 12, 12)]).mix == pytest.approx(7_500)


def test_only_rates_moved():
    growth = constant_currency_growth({"EUR": 50, "TRY": 500}, {"EUR": 50, "TRY": 500}, {"TRY": 10}, {"TRY": 20})
    assert growth.constant == pytest.approx(0)
    assert growth.exchange_effect == growth.reported == pytest.approx(-0.25)
    split = sales_variance([SalesLine(10, 10, 50, 50, 10, 20)])
    assert (split.volume, split.mix, split.price, split.exchange) == pytest.approx((0, 0, 0, -25))


def test_control_limits_of_the_nist_handbook():
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, "Example of moving range": limits 55.8041 and 45.8159
    batches = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    limits = control_limits(batches)
    assert (limits.low, limits.centre, limits.high) == pytest.approx((45.8159, 50.81, 55.8041), abs=5e-5)
    assert limits.outside == ()
    assert control_limits([*batches, 60]).outside == (10,)


def test_unknown_currency_and_empty_dashboard():
    with pytest.raises(InputError, match=r"^currency: "):
        constant_currency_growth({"USD": 1}, {"USD": 1}, {}, {"USD": 1})
    with pytest.raises(InputError, match=r"^indicators: "):
        geometric_index([])
    with pytest.raises(InputError, match=r"^budget_units: "):
        sales_variance([])
    with pytest.raises(InputError, match=r"^values: "):
        control_limits([1])
