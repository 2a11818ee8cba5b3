"""Controls, language routes, system cost and maturity: hand results and laws that must hold for any input."""

from __future__ import annotations

from statistics import geometric_mean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kmo_teach.case import get_information_case, information_label, language_routes
from kmo_teach.finance import npv, payback
from kmo_teach.information import (
    DESIGNS,
    Control,
    InformationSystem,
    Route,
    Software,
    Threat,
    best_controls,
    common_language,
    facts_to_maintain,
    hub_pays_from,
    interfaces,
    machine_translation,
    security_plan,
    translation,
    yearly_cost,
)
from kmo_teach.inputs import InputError
from kmo_teach.phases import (
    NEEDS,
    PHASES,
    SYSTEMS,
    first_step,
    need_name,
    needs,
    readiness,
    readiness_index,
    readiness_profile,
    required_needs,
    weakest_system,
)

shares = st.floats(0, 1)
levels = st.fixed_dictionaries({need_name(need): st.integers(0, 4) for need in NEEDS})


@given(shares, shares, st.floats(0, 1e6), st.floats(0, 10))
def test_two_controls_avoid_at_most_what_each_avoids_alone(first, second, loss, rate):
    threat = Threat("t", loss, rate)
    one, other = Control("a", 0, {"t": first}), Control("b", 0, {"t": second})
    alone = sum(security_plan([threat], [control]).net_benefit for control in (one, other))
    both = security_plan([threat], [one, other])
    assert both.net_benefit <= alone + 1e-6
    assert both.loss_after == pytest.approx(loss * rate * (1 - first) * (1 - second), abs=1e-6)


@given(st.lists(st.tuples(st.floats(0, 9_000), shares), max_size=5), st.floats(0, 20_000))
def test_the_best_set_beats_doing_nothing_and_keeps_to_the_budget(given_controls, budget):
    controls = [Control(str(n), cost, {"t": effect}) for n, (cost, effect) in enumerate(given_controls)]
    best = best_controls([Threat("t", 50_000, 0.3)], controls, budget)
    assert best.net_benefit >= 0
    assert best.cost <= budget


def test_expected_loss_of_the_published_example():
    # Harris, CISSP All-in-One Exam Guide: a fire costs 37,500 and is expected once in ten years: 3,750 a year
    assert Threat("fire", 37_500, 0.1).yearly_loss == pytest.approx(3_750)


def test_good_alone_is_not_good_together():
    case = get_information_case()
    chosen = {control.name for control in best_controls(case.threats, case.controls).controls}
    alone = {control.name for control in case.controls if security_plan(case.threats, [control]).net_benefit > 0}
    assert alone - chosen == {"training", "second_line"}


@given(st.floats(-1e6, 1e6), st.integers(1, 30), st.floats(0.001, 1))
def test_npv_of_an_annuity_has_its_closed_form(flow, years, rate):
    assert npv([0, *[flow] * years], rate) == pytest.approx(flow * (1 - (1 + rate) ** -years) / rate, abs=1e-3)


def test_npv_and_payback_of_published_examples():
    # Brealey, Myers and Allen, Principles of Corporate Finance, chapter 5: projects A, B, C at 10 %
    projects = {
        (-2_000, 500, 500, 5_000): (2_624, 2.2),
        (-2_000, 500, 1_800, 0): (-58, 1 + 1_500 / 1_800),
        (-2_000, 1_800, 500, 0): (50, 1.4),
    }
    for flows, (value, years) in projects.items():
        assert npv(flows, 0.10) == pytest.approx(value, abs=0.6)
        assert payback(flows) == pytest.approx(years)
    assert payback([-100, 50]) is None
    assert payback([0, 5]) == 0


def test_routes_by_hand():
    software = Software(words=1_000, change_rate=0.1, users=10, hourly_cost=30)
    assert translation(software, 2, 0.2, 500) == Route(1_400, pytest.approx(40))
    assert common_language(software, 5_000, 0.2, minutes_lost=6) == Route(
        5_000, pytest.approx(20 + 10 * 0.1 * 220 * 30)
    )
    # 500 words a language corrected at 0.1; 500 left, one error in a hundred at 10
    assert machine_translation(software, 2, 0.1, 500, edited=0.5, error_rate=0.01, error_cost=10) == Route(
        1_100, pytest.approx(10 + 100)
    )


def test_the_case_shows_what_the_chapter_says():
    figures = get_information_case().figures["software"]
    value = {
        name: npv(route.flows(figures["yearly_benefit"], figures["years"]), figures["rate"])
        for name, route in language_routes().items()
    }
    assert value["machine"] > value["translate"] > 0 > value["common"]
    assert language_routes(minutes_lost=0)["common"].yearly < language_routes()["translate"].yearly
    assert information_label("machine")


@given(st.integers(1, 200), st.integers(1, 12), st.integers(1, 5), st.integers(1, 2), st.integers(1, 8))
def test_copies_never_number_fewer_than_languages_and_facts_add_up(products, languages, currencies, units, regimes):
    system = InformationSystem(4, products, languages, currencies, units, regimes)
    more = InformationSystem(4, products, languages + 1, currencies, units, regimes)
    assert more.records - system.records == products * currencies * units * regimes
    assert facts_to_maintain(more) - facts_to_maintain(system) == products


@given(st.floats(100, 5_000), st.floats(0, 50_000))
def test_a_hub_is_cheaper_from_that_number_on_and_not_before(price, hub):
    threshold = hub_pays_from(price, hub)

    def cost(count, design):
        return yearly_cost(InformationSystem(count, 1), design, price, 0, hub)

    assert cost(threshold, "hub") < cost(threshold, "point_to_point")
    assert cost(threshold - 1, "hub") >= cost(threshold - 1, "point_to_point") - 1e-6
    assert interfaces(InformationSystem(2, 1), DESIGNS[0]) == 1


@given(levels, st.sampled_from(list(PHASES)))
def test_the_index_is_the_geometric_mean_and_never_above_the_mean(scored, phase):
    ready = readiness_profile(scored, phase)
    assume(min(ready.values()) > 0)
    assert readiness_index(scored, phase) == pytest.approx(geometric_mean(ready.values()))
    assert readiness_index(scored, phase) <= sum(ready.values()) / 3 + 1e-12


@given(levels, st.sampled_from(list(PHASES)))
def test_nothing_makes_up_for_a_system_at_zero(scored, phase):
    without = {name: 0 if name.endswith("decision") else level for name, level in scored.items()}
    assert readiness_index(without, phase) == 0


@given(levels, st.sampled_from(list(PHASES)))
def test_the_first_step_lies_in_the_weakest_system_and_doing_it_helps(scored, phase):
    need = first_step(scored, phase)
    if need is None:
        assert readiness_index(scored, phase) == pytest.approx(1)
        return
    assert need.system == weakest_system(scored, phase)
    better = {**scored, need_name(need): 3}
    assert readiness(better, phase, need.system) > readiness(scored, phase, need.system)


def test_needs_pile_up_over_the_phases():
    assert [len(required_needs(phase)) for phase in PHASES] == [3, 6, 9, 12]
    assert set(needs(["export"])) <= set(required_needs("multinational"))
    assert {need.system for need in required_needs("export")} == set(SYSTEMS)


def test_nonsense_is_named():
    with pytest.raises(InputError, match="phase"):
        required_needs("moon")
    with pytest.raises(InputError, match="export_control"):
        readiness({"export_control": 5}, "export", "control")
    with pytest.raises(InputError, match="effects"):
        security_plan([Threat("t", 1, 1)], [Control("a", 1, {"t": 2})])
    with pytest.raises(InputError, match="controls"):
        best_controls([], [Control("a", 1, {})] * 13)
    with pytest.raises(InputError, match="design"):
        interfaces(InformationSystem(3, 1), "cloud")
    with pytest.raises(InputError, match="flows"):
        payback([])
