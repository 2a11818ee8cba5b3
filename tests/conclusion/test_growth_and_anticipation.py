"""Growth against control keeps its books and its closed forms; the checklist counts by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.conclusion import ITEMS, TRAITS, Growth, affordable_growth, anticipation, first_gap, simulate_growth
from kmo_teach.conclusion.anticipation import PROCESSES
from kmo_teach.inputs import InputError

LOYAL = Growth(lost_by_errors=0.0)


def test_sales_without_losses_grow_exponentially():
    for moment in simulate_growth(LOYAL):
        assert moment.sales == pytest.approx(800_000 * 1.45**moment.year, rel=1e-9)


@pytest.mark.parametrize(("growth", "build", "lead"), [(0.2, 0.5, 0.0), (0.45, 1.0, 0.0), (0.45, 1.0, 0.5)])
def test_the_overload_tends_to_growth_times_building_time(growth, build, lead):
    path = simulate_growth(replace(LOYAL, growth=growth, build_years=build, lead_years=lead), 20)
    rate = math.log(1 + growth)
    assert path[-1].load == pytest.approx((1 + rate * build) / (1 + growth) ** lead, rel=1e-3)


def test_the_controls_follow_the_closed_form_of_their_equation():
    """K' = (S - K) / b with S = S0 exp(g t) has K = S0 (exp(g t) + g b exp(-t / b)) / (1 + g b)."""
    b, g = 1.0, math.log(1.45)
    for moment in simulate_growth(LOYAL):
        t = moment.year
        exact = 800_000 * (math.exp(g * t) + g * b * math.exp(-t / b)) / (1 + g * b)
        assert moment.control == pytest.approx(exact, rel=1e-8)


@given(growth=st.floats(-0.3, 0.8), build=st.floats(0.2, 4), lead=st.floats(0, 2), sensitivity=st.floats(0, 5))
def test_cash_is_what_was_there_plus_profit_less_what_is_tied_up(growth, build, lead, sensitivity):
    firm = Growth(growth=growth, build_years=build, lead_years=lead, sensitivity=sensitivity)
    path = simulate_growth(firm, 3)
    earned = np.trapezoid([moment.profit for moment in path], dx=1 / 12)
    expected = firm.cash + earned - (path[-1].need - path[0].need)
    assert path[-1].cash == pytest.approx(expected, abs=0.002 * path[-1].sales)
    assert all(firm.base_errors <= moment.errors < 1 for moment in path)


def test_at_the_growth_that_it_affords_a_firm_in_control_neither_gains_nor_loses_cash():
    """No building time to speak of: controls keep up, so profit just pays for the longer cycle."""
    firm = Growth(build_years=0.1, lead_years=0.1, lost_by_errors=0.0)
    steady = replace(firm, growth=math.expm1(affordable_growth(firm)))
    path = simulate_growth(steady, 3)
    # what the controls cost while the firm builds ahead is the only difference
    assert path[-1].cash == pytest.approx(firm.cash, abs=0.02 * path[-1].sales)


def test_affordable_growth_by_hand():
    """12 % less 0.5 % for errors and 3 % for controls, of sales that tie up 61.8 days and 15 days at 85 %."""
    assert affordable_growth(Growth()) == pytest.approx(0.085 / ((61.8 + 15 * 0.85) / 360))


def test_a_year_without_errors_brings_the_growth_that_was_named():
    path = simulate_growth(replace(LOYAL, base_errors=0.0), 2)
    assert path[12].sales == pytest.approx(1.45 * path[0].sales)
    assert path[24].sales == pytest.approx(1.45**2 * path[0].sales)


def test_invoices_that_are_paid_later_are_missing_from_the_bank_at_their_price():
    """Sales stand still and errors make every customer pay 9 days later: 800,000 / 360 x 9 = EUR 20,000."""
    calm = Growth(growth=0.0, base_errors=0.0, lost_by_errors=0.0)
    late = replace(calm, receivable_days=calm.receivable_days + 9)
    assert simulate_growth(late)[0].need - simulate_growth(calm)[0].need == pytest.approx(20_000)


def test_affordable_growth_of_its_published_example():
    """Churchill and Mullins (2001): 7.63 % a cycle of 150 days, 2.433 cycles a year of 365 days, give 18.58 %."""
    published = Growth(
        margin=0.0763,
        base_errors=0,
        control_cost=0,
        cost_ratio=1,
        inventory_days=80,
        receivable_days=70,
        payable_days=0,
    )
    assert affordable_growth(published) * 365 / 360 == pytest.approx(0.1858, abs=2e-4)


def test_building_ahead_saves_the_cash_although_it_costs_money():
    late, ahead = simulate_growth(Growth()), simulate_growth(Growth(lead_years=1.0))
    assert first_gap(late, 200_000) is not None
    assert first_gap(ahead, 0) is None
    assert all(moment.profit > 0 for moment in late), "the books show a profit all the way down"


def test_more_growth_brings_the_gap_nearer():
    gaps = [first_gap(simulate_growth(Growth(growth=growth), 20), 200_000) for growth in (0.40, 0.45, 0.60, 0.80)]
    assert gaps == sorted(gaps, reverse=True)
    assert len(set(gaps)) == 4


def test_all_done_anticipates_and_one_forgotten_does_not():
    done = dict.fromkeys(ITEMS, 2)
    assert anticipation(done).anticipates
    assert not anticipation({**done, "finance_cash": 1}).anticipates
    assert not anticipation(dict.fromkeys(list(ITEMS)[1:], 3)).anticipates


def test_scores_are_means_of_levels():
    found = anticipation({"people_languages": 3, "people_training": 1, "people_power": 0, "design_words": 2})
    assert found.by_process["people"] == pytest.approx(4 / 9)
    assert found.by_trait["languages"] == pytest.approx(5 / 6)
    assert found.by_process["finance"] is None
    assert [item.name for item in found.gaps] == ["people_power", "people_training"]
    assert found.weakest == "people"


def test_each_process_and_each_mark_has_its_questions():
    assert [sum(item.process == process for item in ITEMS.values()) for process in PROCESSES] == [3] * 5
    assert {item.trait for item in ITEMS.values()} == set(TRAITS)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: simulate_growth(Growth(sales=0)), "sales"),
        (lambda: simulate_growth(Growth(build_years=0)), "build_years"),
        (lambda: simulate_growth(Growth(base_errors=1.2)), "base_errors"),
        (lambda: simulate_growth(Growth(cash=-1)), "cash"),
        (lambda: simulate_growth(Growth(growth=math.nan)), "growth"),
        (lambda: simulate_growth(Growth(), 0), "years"),
        (lambda: first_gap(simulate_growth(Growth(), 1), -1), "credit_line"),
        (lambda: affordable_growth(Growth(payable_days=300)), "payable_days"),
        (lambda: anticipation({"luck": 1}), "answers"),
        (lambda: anticipation({"design_law": 4}), "design_law"),
        (lambda: anticipation({"design_law": True}), "design_law"),
        (lambda: anticipation({"design_law": [1]}), "design_law"),
    ],
)
def test_nonsense_names_its_input(call, name):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.name == name
