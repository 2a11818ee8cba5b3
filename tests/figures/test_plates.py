"""Every plate of Part 1: complete, within its edges in both languages, and true to the model."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from kmo_teach.case import get_information_case as information_case
from kmo_teach.case import get_running_case, installers, language_routes
from kmo_teach.conclusion import ITEMS, Growth, anticipation
from kmo_teach.figures import (
    anticipation_bars,
    cash_of_growth,
    concern_hours,
    concern_shift,
    control_benefits,
    customers_won,
    decision_delays,
    delegation_cost,
    determinant_heat_map,
    figure_1,
    figure_2,
    figure_3,
    forces,
    growth_and_control,
    home_market,
    informant_tree,
    informant_value,
    interface_networks,
    knowledge_gap,
    market_distance,
    pay_parts,
    persons_behind_scores,
    posting_limits,
    priority_weights,
    push_and_brake,
    route_payback,
    share_interval,
    system_readiness,
    tornado_chart,
    voting_power,
)
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.payroll import countries, net_pay
from kmo_teach.people import Learning
from kmo_teach.phases import CASES, PHASES, STEPS, drive, get_phase_case, position, tornado
from kmo_teach.power import Desk
from kmo_teach.value_chain import DETERMINANTS
from tests.figures.drawn import words_outside

FIRM = get_running_case()
INPUTS = FIRM.profile, FIRM.environment, FIRM.situation
PATH = ["export_neighbours", "partnership", "export_world", "export_neighbours", "multinational"]
OFFICE = {"open": {"good": 320_000, "bad": -210_000}, "wait": {"good": 0, "bad": 0}}, {"good": 0.5, "bad": 0.5}
PLATES = {
    "figure 1": figure_1,
    "figure 2": figure_2,
    "figure 3": figure_3,
    "determinants": lambda: determinant_heat_map(
        {determinant.key: (number, 10 - number / 2) for number, determinant in enumerate(DETERMINANTS[:11])}
    ),
    "figure 2 with a path": lambda: figure_2(PATH),
    "figure 2 with all cases": lambda: figure_2(cases=CASES),
    "priorities": lambda: priority_weights({owner.name: owner.profile for owner in FIRM.owners}),
    "home market": lambda: home_market(
        {get_phase_case(name).title: get_phase_case(name).environment for name in CASES}
    ),
    "distance": lambda: market_distance(["NL", "GB", "PL", "TR", "US"]),
    "culture": lambda: persons_behind_scores(2, 0.2),
    "posting": lambda: posting_limits(installers()),
    "push and brake": lambda: push_and_brake(position(*INPUTS).contributions),
    "tornado": lambda: tornado_chart(*INPUTS),
    "concerns": concern_shift,
    "interval": lambda: share_interval(0.25),
    "knowledge": lambda: knowledge_gap(Learning()),
    "customers": lambda: customers_won({"a": Learning(), "b": Learning(design_rate=1.5)}),
    "anticipation": lambda: anticipation_bars(anticipation(dict.fromkeys(ITEMS, 1))),
    "growth and control": lambda: growth_and_control(Growth()),
    "cash of growth": lambda: cash_of_growth({"a": Growth(), "b": Growth(lead_years=1)}, credit_line=200_000),
    "delays": lambda: decision_delays(16, {"a first export": 10, "an office in Lille": 15, "two subsidiaries": 22}),
    "delegation": lambda: delegation_cost(Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)),
    "informant tree": lambda: informant_tree(
        *OFFICE, {"says yes": {"good": 0.8, "bad": 0.3}, "says no": {"good": 0.2, "bad": 0.7}}
    ),
    "informant value": lambda: informant_value(*OFFICE),
    "forces": lambda: forces({"a customer who threatens to leave": 4, "growth": 3}, {"fear of losing control": 5}),
    "votes": lambda: voting_power({owner.name: owner.share for owner in FIRM.owners}),
    "interfaces": lambda: interface_networks(9),
    "controls": lambda: control_benefits(information_case().threats, information_case().controls),
    "routes": lambda: route_payback(language_routes(), 14_000, 5, 0.08),
    "readiness": lambda: system_readiness({"export_control": 3, "export_decision": 2, "export_information": 1}),
    "pay": lambda: pay_parts({code: net_pay(code, 60_000) for code in countries()}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLATES)
def test_no_word_leaves_the_plate(name, language):
    with using(language):
        figure = PLATES[name]().figure
    assert words_outside(figure) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_in_the_boxes_of_figure_1_fit(language):
    with using(language):
        figure = figure_1().figure
    FigureCanvasAgg(figure).draw()
    boxes = [patch.get_window_extent() for patch in figure.axes[0].patches]
    for text in figure.axes[0].texts:
        if text.get_text():
            extent = text.get_window_extent()
            assert any(
                box.x0 <= extent.x0 and extent.x1 <= box.x1 and box.y0 <= extent.y0 and extent.y1 <= box.y1
                for box in boxes
            ), text.get_text()


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_the_same_each_time(name):
    assert PLATES[name]().svg == PLATES[name]().svg


@pytest.mark.parametrize("name", ["figure 1", "figure 2", "figure 2 with a path", "figure 2 with all cases"])
def test_the_papers_figures_are_marked_as_reconstructions(name):
    assert "econstruct" in PLATES[name]().caption


def test_figure_1_shows_the_papers_chain():
    data = figure_1().data
    assert len(data) == 4
    factors, results = list(data.iloc[:, 0]), list(data.iloc[:, 2])
    assert results[0] == results[1] == factors[2]  # both environments lead to the choice
    assert results[2] == factors[3]  # the choice leads to the processes, these to performance


def test_figure_2_shows_every_step_and_marks_the_path():
    data = figure_2(PATH).data
    assert list(data.iloc[:, 0]) == [step.label for step in STEPS.values()]
    visits = dict(zip(STEPS, data.iloc[:, -1], strict=True))
    assert visits["export_neighbours"] == "1, 4"
    assert visits["subsidiaries"] == ""
    assert figure_2([STEPS[name] for name in PATH]).svg == figure_2(PATH).svg


def test_figure_2_marks_each_case_in_its_own_steps():
    column = dict(zip(STEPS, figure_2(cases=CASES).data.iloc[:, -1], strict=True))
    for name in CASES:
        here = {step for step, titles in column.items() if get_phase_case(name).title in titles}
        assert here == {step.name for step in get_phase_case(name).path}


def test_the_bars_are_the_models_own_numbers():
    contributions = position(*INPUTS).contributions
    assert list(push_and_brake(contributions).data.iloc[:, 3]) == [part.value for part in contributions]
    assert sum(push_and_brake(contributions).data.iloc[:, 3]) == pytest.approx(drive(*INPUTS))
    swings = tornado(*INPUTS)
    assert list(tornado_chart(*INPUTS).data.iloc[:, 3]) == [swing.low for swing in swings]
    weights = priority_weights({"Griet": FIRM.profile}).data["Griet"]
    assert list(weights) == list(FIRM.profile.weights.values())
    assert home_market({"Zavelbeek": FIRM.environment}).data.iloc[0, 3] == FIRM.environment.sufficiency


def test_delays_costs_and_power_are_the_models_own():
    assert list(decision_delays(16, {"x": 12}).data.iloc[0, 1:]) == pytest.approx([1.25, 0.364, 0.32], abs=0.01)
    assert decision_delays(16, {"x": 22}).data.iloc[0].isna().sum() == 1
    assert "Cheapest is 25%" in delegation_cost(Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)).alt
    assert informant_tree(*OFFICE, {"yes": {"good": 1, "bad": 0}, "no": {"good": 0, "bad": 1}}).data.shape == (3, 6)
    assert informant_value(*OFFICE).data.iloc[-1, 1] == pytest.approx(0.5 * 320_000 - 0.5 * 110_000)
    assert forces({"a": 4}, {"b": 5}).alt.endswith("the balance is -1.")


def test_a_students_own_hours_are_scaled_and_lose_the_mark_of_invention():
    own = {phase: {"commercial": 30, "legal": 10} for phase in PHASES}
    plate = concern_shift(own)
    assert list(plate.data.iloc[0, 1:]) == ["75%", "0%", "0%", "25%", "0%"]
    assert plate.caption is None
    assert concern_shift().caption is not None
    assert list(concern_hours()) == list(PHASES)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: figure_2(["moon"]),
        lambda: figure_2(cases=["unicorn"]),
        lambda: priority_weights({}),
        lambda: home_market({}),
        lambda: push_and_brake(()),
        lambda: concern_shift({"export": {"luck": 1}}),
        lambda: concern_shift({"export": {"legal": 0}}),
        lambda: delegation_cost(Desk(90, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)),
        lambda: decision_delays(0),
        lambda: share_interval(0.25, ()),
        lambda: share_interval(1.25),
    ],
)
def test_nonsense_is_refused(draw):
    with pytest.raises(InputError):
        draw()
