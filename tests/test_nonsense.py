"""Nonsense that gave a traceback, a wrong number or no end: now a message that names the input."""

import math
from fractions import Fraction

import pytest

from kmo_teach.case import information_label
from kmo_teach.commercial import (
    PLACES,
    CustomerBase,
    SalesChannel,
    cheapest_ranges,
    cumulated_value,
    split_budget,
    trademark_fee,
    with_indemnity,
    yearly_provision,
)
from kmo_teach.conclusion import Growth
from kmo_teach.control import constant_currency_growth, control_limits
from kmo_teach.drivers import PlanStep
from kmo_teach.entry import market_scores, partner_values
from kmo_teach.finance import (
    arms_length_range,
    cash_position,
    forward_interest_rate,
    npv,
    payback,
    portfolio_volatility,
)
from kmo_teach.information import (
    InformationSystem,
    Route,
    Software,
    completeness,
    iban_problem,
    is_belgian_vat,
    vat_check_digits,
)
from kmo_teach.inputs import InputError
from kmo_teach.operations import Replenishment, chance_of_alarm, p_chart, service_reached
from kmo_teach.payroll import marginal_rates
from kmo_teach.people import Learning, Training, training_returns
from kmo_teach.people import simulate_learning as learn
from kmo_teach.phases import absorption_chances, comparison_matrix, origin_label, readiness_index, shares_after
from kmo_teach.power import Desk, branches, chance_of_waiting_longer, decider, decision_delay, simulate_delays
from kmo_teach.pricing import (
    Exposure,
    Hedge,
    Market,
    Order,
    make_hedge,
    margin_distribution,
    market_data,
    money_market_hedge,
    quote,
    simulated_rates,
)

CUSTOMERS = CustomerBase(1_000, 0.1, 0.1)
FALLING = Market("XXX", 1.0, 0.02, -0.9, 0.1)
SALE = Exposure("receivable", 1, 1, 0)
TABLE = {"A": {"risk": 1}, "B": {"risk": 2}}


@pytest.mark.parametrize(
    ("call", "name"),
    [
        # it never ended
        (lambda: shares_after([[1.0]], [1.0], 10**9), "years"),
        (lambda: cumulated_value(CUSTOMERS, 10**9), "years"),
        (lambda: yearly_provision(1, 10**9, 0.1), "years"),
        (lambda: learn(Learning(), 10**9), "years"),
        (lambda: Training(1, 1, 1, 1, (1, 1, 1), 10**9), "years"),
        (lambda: training_returns(Training(1, 1, 1, 1, (1, 1, 1), 1), 10**9), "draws"),
        # a part was cut off, and another question answered
        (lambda: shares_after([[1.0]], [1.0], 1.5), "years"),
        (lambda: cumulated_value(CUSTOMERS, 1.5), "years"),
        (lambda: trademark_fee("EU", 1.5), "classes"),
        (lambda: simulated_rates(1, 0.1, 90, 1.5), "paths"),
        (lambda: chance_of_alarm(0.1, 10.5, 0.2), "size"),
        (lambda: Desk(1, 1, 8, 1.5, 3, 0, 0, 0, 0), "delegates"),
        (lambda: InformationSystem(5, 1.5), "products"),
        # a wrong number, or none
        (lambda: margin_distribution(SALE, Hedge("none", "receivable", 1), [1.2, math.nan]), "rates"),
        (lambda: portfolio_volatility([1, 1], [0.1, 0.1], [[1, 0.5], [0.2, 1]]), "correlations"),
        (lambda: portfolio_volatility([1], [0.1], [[0.5]]), "correlations"),
        (lambda: money_market_hedge(1, 1, 0.02, -0.9, 500), "days"),
        (lambda: payback([-1_000, math.nan]), "flows"),
        (lambda: Software(1_000, math.nan, 1, 1), "change_rate"),
        (lambda: completeness([], "SE"), "market"),
        (lambda: readiness_index({"exprot_control": 3}, "export"), "levels"),
        (lambda: market_scores(TABLE, {"risk": 1}, ["riks"]), "lower_is_better"),
        (lambda: market_scores(TABLE, {"risk": 1}, "risk"), "lower_is_better"),
        (lambda: comparison_matrix(["a", "b"], {("a", "b"): 3, ("b", "a"): 3}), "a / b"),
        (lambda: quote(Order("USD", 1, 1, payable_days=1_800, loan_rate=2), market_data("USD")), "payable_days"),
        (lambda: service_reached(Replenishment(1, 1, 1), math.nan), "level"),
        (lambda: branches({"a": {"x": 1}}, {"x": 1.0}, {"yes": {"x": 1.5}, "no": {"x": -0.5}}), "signals"),
        # the message named another input, or another rule
        (lambda: with_indemnity(SalesChannel(0, 0.1), 0.1, 0, 0.05), "duration"),
        (lambda: Growth(growth="fast"), "growth"),
        # a traceback
        (lambda: Hedge("swap", "receivable", 1), "kind"),
        (lambda: Hedge("none", "receivable", 0), "rate"),
        (lambda: Hedge("none", "receivable", 1).value(0), "spot"),
        (lambda: make_hedge("option", FALLING, 500), "days"),
        (lambda: forward_interest_rate(-0.9, 400, 0.04, 500), "far_days"),
        (lambda: marginal_rates("BE", 50_000, step=1e-300), "step"),
        (
            lambda: partner_values(
                [1] * 4,
                our_share=0.5,
                our_contribution=1,
                partner_contribution=1,
                licence_fee=0,
                exit_multiple=1,
                discount_rate=1e90,
            ),
            "discount_rate",
        ),
        (lambda: npv([1] * 4, 1e90), "rate"),
        (lambda: branches({"a": {"x": 1}}, {"x": 1.0}, {"yes": {"x": 1}, "no": {}}), "signals"),
        (lambda: market_scores({}, {"risk": 1}), "table"),
        (lambda: Route(1, 1).flows(1, 2.5), "years"),
        (lambda: decider([], "discount", None), "amount"),
        (lambda: simulate_delays(1, 1, seed=None), "seed"),
        (lambda: origin_label("Marx"), "origin"),
        (lambda: information_label("flood"), "name"),
        (lambda: vat_check_digits(None), "first_eight"),
        (lambda: PlanStep("office", None, 0.1), "new_debt"),
        (lambda: p_chart([1, 2], None), "sizes"),
        (lambda: absorption_chances(None), "chances"),
        (lambda: cash_position([], None), "rates"),
        (lambda: constant_currency_growth(None, {}, {}, {}), "before"),
        (lambda: control_limits(None), "values"),
        (lambda: arms_length_range(1, None), "comparables"),
        (lambda: split_budget(1, None), "pull"),
        (lambda: cheapest_ranges(None), "channels"),
    ],
)
def test_nonsense_is_named(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name


def test_a_rule_says_what_is_allowed_and_no_more():
    with pytest.raises(InputError, match=r"from -0\.99 to 3"):
        Growth(growth="fast")
    with pytest.raises(InputError, match="above 0"):
        Growth(sales=-1)
    with pytest.raises(InputError, match="from 0 to 1"):
        Learning(start=1.2)


def test_a_number_that_is_no_text_is_no_iban_either():
    assert iban_problem(None) == "form"
    assert not is_belgian_vat(None)


def test_many_deciders_do_not_leave_the_range_of_a_float():
    # Erlang's C for 150 deciders at 149 questions, in exact fractions.
    load, deciders = Fraction(149), 150
    term, waiting = Fraction(1), Fraction(1)
    for number in range(1, deciders):
        term = term * load / number
        waiting += term
    last = term * load / deciders / (1 - load / deciders)
    busy = last / (waiting + last)
    assert decision_delay(149, 1, 150) == pytest.approx(float(1 + busy / (deciders - 149)), rel=1e-12)
    assert 0 < chance_of_waiting_longer(1, 149, 1, 150) < 1


def test_a_large_sample_does_not_leave_the_range_of_a_float():
    # A fair coin, 2,001 throws: more than half are heads in exactly half of the cases.
    assert chance_of_alarm(0.5, 2_001, 1_000 / 2_001) == pytest.approx(0.5, rel=1e-9)
    assert chance_of_alarm(0.0, 10, 0.2) == 0.0
    assert chance_of_alarm(1.0, 10, 0.2) == 1.0


def test_the_fees_of_the_madrid_system_have_names_of_their_own():
    names = [trademark_fee(key, 1).place for key in ("BASIC", "ORIGIN", "OTHER")]
    assert len({*names, *PLACES.values()}) == 3 + len(PLACES)
