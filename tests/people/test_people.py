"""People: the models agree with closed forms, keep what they must keep, and name nonsense."""

from __future__ import annotations

import math

import pytest

from kmo_teach.inputs import InputError
from kmo_teach.people import (
    Learning,
    Training,
    Vacancy,
    candidate_score,
    simulate_learning,
    training_returns,
    vacancy_cost,
)


@pytest.mark.parametrize("rate", [0.1, 1.5, 6.0])
def test_knowledge_closes_its_gap_exponentially(rate):
    for moment in simulate_learning(Learning(sales_rate=rate, design_rate=rate / 2)):
        assert moment.sales == pytest.approx(1 - 0.8 * math.exp(-rate * moment.year), abs=1e-7)
        assert moment.design == pytest.approx(1 - 0.8 * math.exp(-rate / 2 * moment.year), abs=1e-7)


def test_without_misfit_nobody_leaves_and_winning_has_its_closed_form():
    learning = Learning(sales_rate=0.0, start=1.0, win_rate=0.7)
    for moment in simulate_learning(learning, 3):
        assert moment.active == pytest.approx(1 - math.exp(-0.7 * moment.year), abs=1e-9)
        assert moment.lost == 0


@pytest.mark.parametrize("design", [0.0, 0.1, 1.5])
def test_no_customer_appears_or_vanishes(design):
    for moment in simulate_learning(Learning(design_rate=design)):
        assert moment.potential + moment.active + moment.lost == pytest.approx(1, abs=1e-12)
        assert min(moment.potential, moment.active, moment.lost) >= 0


def test_early_success_fades_only_when_designers_stay_behind():
    def fall(design):
        path = [moment.active for moment in simulate_learning(Learning(design_rate=design))]
        return 1 - path[-1] / max(path)

    falls = [fall(rate) for rate in (0.0, 0.1, 0.5, 1.5)]
    assert falls == sorted(falls, reverse=True)
    assert falls[0] > 0.3
    assert falls[-1] < 0.02


def test_the_first_year_does_not_tell_which_firm_will_last():
    slow, fast = (simulate_learning(Learning(design_rate=rate)) for rate in (0.1, 1.5))
    assert slow[6].active == pytest.approx(fast[6].active, rel=0.05)
    assert slow[-1].active < 0.6 * fast[-1].active


def test_the_weighted_score_is_a_mean_and_a_minimum_cannot_be_bought_off():
    weights = {"trade": 5, "language": 3, "mobility": 2}
    assert candidate_score(dict.fromkeys(weights, 7), weights) == pytest.approx(7)
    scores = {"trade": 10, "language": 4, "mobility": 10}
    assert candidate_score(scores, weights) == pytest.approx(8.2)
    assert candidate_score(scores, weights, {"language": 5}) is None
    assert candidate_score(scores, weights, {"language": 4}) == pytest.approx(8.2)


def test_a_vacancy_costs_margin_search_and_learning_less_saved_pay():
    usual = Vacancy(months=4, contribution=15_000, share_lost=0.6, labour_cost=6_500, search_cost=9_000)
    assert vacancy_cost(usual) == pytest.approx(4 * (9_000 - 6_500) + 9_000)
    assert vacancy_cost(Vacancy(4, 5_000, 0.5, 6_500, 0)) < 0


def test_returns_have_the_mean_of_the_triangle():
    training = Training(people=12, fee=600, hours=24, hourly_cost=38, benefit=(0, 900, 3_000), years=3, stay=0.9)
    found = training_returns(training, draws=40_000)
    years = 12 * (1 + 0.9 + 0.81)
    expected = years * (0 + 900 + 3_000) / 3 / training.cost - 1
    assert sum(found) / len(found) == pytest.approx(expected, abs=0.02)
    assert found == training_returns(training, draws=40_000) == tuple(sorted(found))
    assert -1 <= found[0] < found[-1] <= years * 3_000 / training.cost - 1


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: simulate_learning(Learning(sales_rate=-1)), "sales_rate"),
        (lambda: simulate_learning(Learning(start=1.2)), "start"),
        (lambda: simulate_learning(Learning(renewal_years=0)), "renewal_years"),
        (lambda: simulate_learning(Learning(), 0), "years"),
        (lambda: candidate_score({"trade": 11}, {"trade": 1}), "trade"),
        (lambda: candidate_score({}, {"trade": 1}), "trade"),
        (lambda: candidate_score({"trade": 1}, {"trade": 0}), "weights"),
        (lambda: vacancy_cost(Vacancy(-1, 1, 1, 1, 1)), "months"),
        (lambda: vacancy_cost(Vacancy(1, 1, 1.1, 1, 1)), "share_lost"),
        (lambda: training_returns(Training(0, 1, 1, 1, (1, 1, 1), 1)), "cost"),
        (lambda: training_returns(Training(1, 1, 1, 1, (2, 1, 3), 1)), "benefit"),
    ],
)
def test_nonsense_names_its_input(call, name):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.name == name
