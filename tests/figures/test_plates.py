"""Every plate of Part 1: complete, within its edges in both languages, and true to the model."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from kmo_teach.figures import (
    concern_hours,
    concern_shift,
    control_benefits,
    customers_won,
    figure_1,
    figure_2,
    home_market,
    interface_networks,
    knowledge_gap,
    market_distance,
    pay_parts,
    priority_weights,
    push_and_brake,
    route_payback,
    share_interval,
    system_readiness,
    tornado_chart,
)
from kmo_teach.information.case import get_case as information_case
from kmo_teach.information.case import language_routes
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.payroll import countries, net_pay
from kmo_teach.people.market_fit import Learning
from kmo_teach.phases import CASES, PHASES, STEPS, drive, get_case, position, tornado
from kmo_teach.running_case import get_running_case

FIRM = get_running_case()
INPUTS = FIRM.profile, FIRM.environment, FIRM.situation
PATH = ["export_neighbours", "partnership", "export_world", "export_neighbours", "multinational"]
PLATES = {
    "figure 1": figure_1,
    "figure 2": figure_2,
    "figure 2 with a path": lambda: figure_2(PATH),
    "figure 2 with all cases": lambda: figure_2(cases=CASES),
    "priorities": lambda: priority_weights({owner.name: owner.profile for owner in FIRM.owners}),
    "home market": lambda: home_market({get_case(name).title: get_case(name).environment for name in CASES}),
    "distance": lambda: market_distance(["NL", "GB", "PL", "TR", "US"]),
    "push and brake": lambda: push_and_brake(position(*INPUTS).contributions),
    "tornado": lambda: tornado_chart(*INPUTS),
    "concerns": concern_shift,
    "interval": lambda: share_interval(0.25),
    "knowledge": lambda: knowledge_gap(Learning()),
    "customers": lambda: customers_won({"a": Learning(), "b": Learning(design_rate=1.5)}),
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
    FigureCanvasAgg(figure).draw()
    width, height = figure.get_size_inches() * figure.dpi
    for text in figure.findobj(lambda artist: isinstance(artist, Text) and artist.get_text() and artist.get_visible()):
        box = text.get_window_extent()
        inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert inside, f"{text.get_text()!r} leaves the plate: {box}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_in_the_boxes_of_figure_1_fit(language):
    with using(language):
        figure = figure_1().figure
    FigureCanvasAgg(figure).draw()
    boxes = [patch.get_window_extent() for patch in figure.axes[0].patches]
    for text in figure.axes[0].texts:
        if text.get_text():
            extent = text.get_window_extent()
            assert any(box.x0 <= extent.x0 and extent.x1 <= box.x1 and box.y0 <= extent.y0 and extent.y1 <= box.y1
                       for box in boxes), text.get_text()  # fmt: skip


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
        here = {step for step, titles in column.items() if get_case(name).title in titles}
        assert here == {step.name for step in get_case(name).path}


def test_the_bars_are_the_models_own_numbers():
    contributions = position(*INPUTS).contributions
    assert list(push_and_brake(contributions).data.iloc[:, 3]) == [part.value for part in contributions]
    assert sum(push_and_brake(contributions).data.iloc[:, 3]) == pytest.approx(drive(*INPUTS))
    swings = tornado(*INPUTS)
    assert list(tornado_chart(*INPUTS).data.iloc[:, 3]) == [swing.low for swing in swings]
    weights = priority_weights({"Griet": FIRM.profile}).data["Griet"]
    assert list(weights) == list(FIRM.profile.weights.values())
    assert home_market({"Zavelbeek": FIRM.environment}).data.iloc[0, 3] == FIRM.environment.sufficiency


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
        lambda: share_interval(0.25, ()),
        lambda: share_interval(1.25),
    ],
)
def test_nonsense_is_refused(draw):
    with pytest.raises(InputError):
        draw()
