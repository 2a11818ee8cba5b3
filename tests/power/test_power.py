"""Power and decisions: published examples, a simulated queue, and laws that hold for any input."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmo_teach.case import get_running_case
from kmo_teach.inputs import InputError
from kmo_teach.power import (
    WEEKS_A_YEAR,
    Decision,
    Desk,
    Mandate,
    banzhaf,
    best_choice,
    branches,
    chance_of_waiting_longer,
    cheapest_desk,
    check_mandates,
    decider,
    decision_delay,
    decision_shares,
    desk_outcome,
    force_field,
    passes,
    perfect_information,
    posterior,
    sample_information,
    shapley_shubik,
    simulate_delays,
)

DESK = Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)

# Pittsburgh Development Corporation, in Anderson, Sweeney, Williams and Camm, An Introduction to Management Science:
# payoffs in millions of dollars. The book finds EVPI 3.2 and, with beliefs rounded to two decimals, 15.93 with a study
# and EVSI 1.73; without rounding they are 15.82 and 1.62.
PDC = {"small": {"strong": 8, "weak": 7}, "medium": {"strong": 14, "weak": 5}, "large": {"strong": 20, "weak": -9}}
PDC_BELIEFS = {"strong": 0.8, "weak": 0.2}
PDC_REPORT = {"favorable": {"strong": 0.90, "weak": 0.25}, "unfavorable": {"strong": 0.10, "weak": 0.75}}

CHANCE = st.floats(0.01, 0.99)
MONEY = st.floats(-1e6, 1e6)


def simulated(arrivals, decisions, deciders, questions=200_000):
    """First come, first served by whoever is free first."""
    draw = random.Random(11)
    free_at, clock, delays = [0.0] * deciders, 0.0, []
    for _question in range(questions):
        clock += draw.expovariate(arrivals)
        free_at.sort()
        free_at[0] = max(clock, free_at[0]) + draw.expovariate(decisions)
        delays.append(free_at[0] - clock)
    return delays


@pytest.mark.parametrize(("arrivals", "deciders"), [(6, 1), (8, 1), (15, 2), (24, 3)])
def test_the_queue_is_a_simulated_one(arrivals, deciders):
    """10 decisions a day each."""
    delays = simulated(arrivals, 10, deciders)
    assert decision_delay(arrivals, 10, deciders) == pytest.approx(sum(delays) / len(delays), rel=0.04)
    for limit in (0.1, 0.3, 0.6):
        late = sum(delay > limit for delay in delays) / len(delays)
        assert chance_of_waiting_longer(limit, arrivals, 10, deciders) == pytest.approx(late, abs=0.012)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.1, 9), st.integers(1, 6))
def test_the_tail_of_the_delay_integrates_to_its_mean(load, deciders):
    """The mean of a positive quantity is the integral of its tail: two formulas that do not share their terms."""
    arrivals = load * deciders / 10
    mean = decision_delay(arrivals, 1, deciders)
    step = mean / 200
    tail = sum(chance_of_waiting_longer((n + 0.5) * step, arrivals, 1, deciders) for n in range(8_000)) * step
    assert tail == pytest.approx(mean, rel=0.01)


def test_one_queue_for_two_people_beats_two_queues():
    assert decision_delay(16, 10, deciders=2) < decision_delay(8, 10)


def test_the_course_s_simulation_approaches_the_formula_and_also_shows_a_queue_without_end():
    delays = simulate_delays(8, 10, questions=150_000, seed=5)
    assert sum(delays) / len(delays) == pytest.approx(decision_delay(8, 10), rel=0.05)
    growing = simulate_delays(12, 10, questions=4_000)
    assert sum(growing[-500:]) > 3 * sum(growing[:500])


def test_an_owner_who_cannot_keep_up_is_named():
    with pytest.raises(InputError, match=r"^arrivals: "):
        decision_delay(10, 10)


def test_a_year_without_delegation_is_the_owner_s_own_queue():
    """15 decisions a week of 16 possible: 1 / (3.2 - 3) = 5 working days each."""
    alone = desk_outcome(DESK, 0)
    assert alone.delay == alone.owner_delay == pytest.approx(5)
    assert alone.delegate_delay is None
    assert alone.late == pytest.approx(math.exp(-1))
    assert alone.delay_cost == pytest.approx(15 * WEEKS_A_YEAR * 5 * 40)
    assert alone.error_cost == pytest.approx(15 * WEEKS_A_YEAR * 0.02 * 2_500)


def test_the_cheapest_share_is_cheaper_than_its_neighbours():
    best = cheapest_desk(DESK)
    assert 0 < best.share < 1
    assert best.cost <= min(desk_outcome(DESK, best.share + change).cost for change in (-0.01, 0.01))


def test_free_waiting_delegates_nothing_to_people_who_err_more_and_all_to_people_who_err_less():
    assert cheapest_desk(replace(DESK, delay_cost=0)).share == 0
    able = replace(DESK, delay_cost=0, delegates=5, delegate_errors=0.01)
    assert cheapest_desk(able).share == 1


def test_a_desk_that_nobody_can_keep_has_no_cheapest_share():
    swamped = replace(DESK, decisions=60)
    assert cheapest_desk(swamped) is None
    with pytest.raises(InputError, match=r"^share: "):
        desk_outcome(swamped, 0.5)
    assert not replace(DESK, delegates=0).ends(0.5)


MATRIX = [
    Mandate("Griet", "discount", math.inf),
    Mandate("Karim", "discount", 5_000),
    Mandate("Griet", "payment", 50_000),
    Mandate("Martine", "payment", 50_000),
    Mandate("Karim", "hiring", 60_000),
]


def test_the_lowest_sufficient_limit_decides():
    assert [decider(MATRIX, "discount", amount) for amount in (5_000, 5_001)] == ["Karim", "Griet"]
    assert decider(MATRIX, "payment", 50_001) is decider(MATRIX, "rent", 1) is None


def test_leaks_of_a_matrix_by_hand():
    rows = [
        ("discount", 1_000, 10),
        ("discount", 8_000, 3),
        ("payment", 60_000, 2),
        ("payment", 9_000, 100),
        ("rent", 20_000, 1),
        ("hiring", 55_000, 2),
    ]
    decisions = [Decision(*row) for row in rows]
    found = check_mandates(MATRIX, decisions)
    assert [(gap.subject, gap.above, gap.times) for gap in found.gaps] == [("payment", 50_000, 2), ("rent", 0, 1)]
    assert [(one.subject, one.people) for one in found.overlaps] == [("payment", ("Griet", "Martine"))]
    alone = [(one.subject, one.above, one.person, one.times) for one in found.single_points]
    assert alone == [("discount", 5_000, "Griet", 3), ("hiring", 0, "Karim", 2)]


@given(
    st.lists(
        st.builds(
            Decision,
            st.sampled_from(["discount", "payment", "hiring", "rent"]),
            st.floats(1, 100_000),
            st.floats(1, 50),
        ),
        min_size=1,
    )
)
def test_shares_of_all_deciders_and_of_the_gaps_make_a_whole(decisions):
    shares = [decision_shares(name, MATRIX, decisions) for name in ("Griet", "Karim", "Martine")]
    number, value = (sum(parts) for parts in zip(*shares, strict=True))
    lost = [one for one in decisions if decider(MATRIX, one.subject, one.amount) is None]
    assert number + sum(one.times for one in lost) / sum(one.times for one in decisions) == pytest.approx(1)
    total = sum(one.times * one.amount for one in decisions)
    assert value + sum(one.times * one.amount for one in lost) / total == pytest.approx(1)
    assert sum(gap.times for gap in check_mandates(MATRIX, decisions).gaps) == pytest.approx(
        sum(one.times for one in lost)
    )


def test_a_published_decision_tree():
    assert best_choice(PDC, PDC_BELIEFS).action == "large"
    assert best_choice(PDC, PDC_BELIEFS).value == pytest.approx(14.2)
    assert perfect_information(PDC, PDC_BELIEFS) == pytest.approx(3.2)
    tree = branches(PDC, PDC_BELIEFS, PDC_REPORT)
    assert [round(branch.chance, 2) for branch in tree] == [0.77, 0.23]
    assert [branch.choice.action for branch in tree] == ["large", "medium"]
    assert tree[0].beliefs["strong"] == pytest.approx(0.935, abs=5e-4)
    assert tree[1].beliefs["strong"] == pytest.approx(0.348, abs=5e-4)
    rounded = [{state: round(chance, 2) for state, chance in branch.beliefs.items()} for branch in tree]
    values = [best_choice(PDC, beliefs).value for beliefs in rounded]
    assert values == pytest.approx([18.26, 8.15])
    assert 0.77 * values[0] + 0.23 * values[1] - 14.20 == pytest.approx(1.73, abs=0.006)
    by_hand = 0.8 * 0.9 * 20 - 0.2 * 0.25 * 9 + 0.8 * 0.1 * 14 + 0.2 * 0.75 * 5 - 14.2
    assert sample_information(PDC, PDC_BELIEFS, PDC_REPORT) == pytest.approx(by_hand)


def test_a_second_published_tree():
    """Middleton, Decision Trees Using TreePlan, chapter 19: a product worth 190,000 on average before any study."""
    payoffs = {
        "introduce": {"high": 400_000, "medium": 100_000, "low": -200_000},
        "don't": {"high": 0, "medium": 0, "low": 0},
    }
    beliefs = {"high": 0.5, "medium": 0.3, "low": 0.2}
    assert best_choice(payoffs, beliefs).value == pytest.approx(190_000)
    assert perfect_information(payoffs, beliefs) == pytest.approx(0.2 * 200_000)  # only the low case is avoided


@settings(deadline=None)
@given(MONEY, MONEY, MONEY, MONEY, CHANCE, CHANCE, CHANCE)
def test_no_informant_harms_and_none_beats_perfect_information(one, two, three, four, good, hit, false):
    payoffs = {"go": {"good": one, "bad": two}, "stay": {"good": three, "bad": four}}
    beliefs = {"good": good, "bad": 1 - good}
    signals = {"yes": {"good": hit, "bad": false}, "no": {"good": 1 - hit, "bad": 1 - false}}
    worth = sample_information(payoffs, beliefs, signals)
    assert 0 <= worth <= perfect_information(payoffs, beliefs) + 1e-6


def test_a_perfect_informant_is_perfect_information_and_a_coin_is_worth_nothing():
    perfect = {"yes": {"strong": 1, "weak": 0}, "no": {"strong": 0, "weak": 1}}
    coin = {"yes": {"strong": 0.5, "weak": 0.5}, "no": {"strong": 0.5, "weak": 0.5}}
    assert sample_information(PDC, PDC_BELIEFS, perfect) == pytest.approx(perfect_information(PDC, PDC_BELIEFS))
    assert sample_information(PDC, PDC_BELIEFS, coin) == pytest.approx(0, abs=1e-12)


def test_bayes_with_whole_people():
    """Of 1,000 people 10 are ill; 8 of them and 95 of the others test positive (Gigerenzer's way of counting)."""
    assert posterior({"ill": 0.01, "well": 0.99}, {"ill": 0.8, "well": 95 / 990})["ill"] == pytest.approx(8 / 103)


def test_a_weaker_restraint_moves_as_far_as_a_stronger_drive_with_less_tension():
    field = force_field({"growth": 3}, {"habit": 4})
    push, ease = force_field({"growth": 5}, {"habit": 4}), force_field({"growth": 3}, {"habit": 2})
    assert push.net == ease.net == field.net + 2
    assert ease.tension < field.tension < push.tension


def test_power_of_a_published_example():
    """[51; 50, 49, 1], Wolfram Demonstrations, Power in Weighted Voting Systems."""
    votes = {"A": 50, "B": 49, "C": 1}
    assert list(shapley_shubik(votes, 0.51, more_than=False).values()) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert list(banzhaf(votes, 0.51, more_than=False).values()) == pytest.approx([0.6, 0.2, 0.2])
    # [5; 3, 1, 1, 1, 1, 1] of 8 votes, a lecture on larger systems at studylib.net: Banzhaf 50 % and five times 10 %
    large = banzhaf(dict(zip("ABCDEF", [3, 1, 1, 1, 1, 1], strict=True)), 5 / 8, more_than=False)
    assert list(large.values()) == pytest.approx([0.5, 0.1, 0.1, 0.1, 0.1, 0.1])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.sampled_from([(0.5, True), (0.75, False)]))
def test_power_counts_the_orders_of_voting(weights, rule):
    votes = {str(place): weight for place, weight in enumerate(weights)}
    quota, more_than = rule
    pivots = dict.fromkeys(votes, 0)
    for order in permutations(votes):
        pivot = next(n for n in range(len(order)) if passes(order[: n + 1], votes, quota, more_than=more_than))
        pivots[order[pivot]] += 1
    expected = {name: count / math.factorial(len(votes)) for name, count in pivots.items()}
    assert shapley_shubik(votes, quota, more_than=more_than) == pytest.approx(expected)
    assert sum(banzhaf(votes, quota, more_than=more_than).values()) == pytest.approx(1)


def test_in_the_running_case_any_two_win_a_majority_and_only_two_can_change_the_articles():
    shares = {owner.name: owner.share for owner in get_running_case().owners}
    assert list(shapley_shubik(shares).values()) == pytest.approx([1 / 3] * 3)
    assert list(shapley_shubik(shares, 0.75, more_than=False).values()) == pytest.approx([0.5, 0.5, 0])


def test_three_quarters_is_reached_exactly():
    assert passes(["a", "b"], {"a": 0.35, "b": 0.4, "c": 0.25}, 0.75, more_than=False)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: decision_delay(1, 0), "decisions"),
        (lambda: decision_delay(1, 2, 1.5), "deciders"),
        (lambda: chance_of_waiting_longer(-1, 1, 2), "limit"),
        (lambda: simulate_delays(0, 1), "arrivals"),
        (lambda: replace(DESK, hours_each=0), "hours_each"),
        (lambda: replace(DESK, delegate_errors=1.1), "delegate_errors"),
        (lambda: desk_outcome(DESK, 1.2), "share"),
        (lambda: Mandate("Griet", "rent", 0), "limit"),
        (lambda: Decision("rent", -1), "amount"),
        (lambda: check_mandates([*MATRIX, Mandate("Karim", "hiring", 1)], []), "mandates"),
        (lambda: decision_shares("Griet", MATRIX, []), "decisions"),
        (lambda: best_choice({}, {"good": 1}), "payoffs"),
        (lambda: best_choice({"go": {"good": 1}}, {"good": 0.9}), "beliefs"),
        (lambda: best_choice({"go": {}}, {"good": 1}), "payoffs"),
        (lambda: branches(PDC, PDC_BELIEFS, {"yes": {"strong": 0.9, "weak": 0.2}}), "signals"),
        (lambda: posterior({"good": 1}, {"good": 0}), "likelihoods"),
        (lambda: force_field({"growth": 6}, {}), "growth"),
        (lambda: force_field({}, {}), "driving"),
        (lambda: passes(["Karim"], {"Griet": 1}), "in_favour"),
        (lambda: banzhaf({}), "votes"),
        (lambda: shapley_shubik({"Griet": 0}), "votes"),
        (lambda: passes([], {"Griet": 1}, 0.4), "quota"),
        (lambda: passes([], {"Griet": 1}, 1), "quota"),
    ],
)
def test_nonsense_names_its_input(call, name):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.name == name
