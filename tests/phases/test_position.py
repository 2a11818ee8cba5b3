"""Laws of the position: what must hold whatever the weights, because the paper says so or because arithmetic does."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.inputs import InputError
from kmo_teach.phases import (
    CIRCLES,
    FACTORS,
    KNOWHOW,
    OURS,
    PAPER,
    STEPS,
    TRIGGERS,
    Environment,
    Profile,
    Situation,
    attitude_score,
    drive,
    moves,
    position,
    tornado,
)

part = some.floats(0.01, 1)
rating = some.floats(0, 10)
profiles = some.builds(Profile, part, part, part, part, rating)
environments = some.builds(
    Environment,
    some.lists(some.sampled_from(list(KNOWHOW)), min_size=1, unique=True).map(tuple),
    rating,
    rating,
    some.floats(0, 1e8),
    some.floats(0, 1),
    some.floats(1e4, 1e8),
)
situations = some.builds(
    Situation,
    some.lists(some.sampled_from(list(TRIGGERS)), unique=True).map(tuple),
    some.lists(some.sampled_from(list(STEPS)), unique=True).map(tuple),
    some.sampled_from([None, *CIRCLES]),
    rating,
    some.floats(0, 24),
    some.booleans(),
)

CAP = Profile(6, 2, 1, 1)
PIC = Profile(1, 2, 4, 3)
HOME_IS_HALF_ENOUGH = Environment(("production",), 5, 5, 4e6, 0.5, 4e6)


@given(profiles, environments, situations)
def test_push_less_brake_is_the_drive_and_stays_on_its_scale(profile, environment, situation):
    found = position(profile, environment, situation)
    assert found.push >= 0
    assert found.brake >= 0
    assert found.push - found.brake == pytest.approx(found.drive)
    assert found.drive == pytest.approx(drive(profile, environment, situation))
    assert -1 <= found.drive <= 1
    assert -1 <= found.attitude_score <= 1


@given(profiles, environments, situations)
def test_every_reason_says_whose_it_is_and_is_a_sentence(profile, environment, situation):
    for reason in position(profile, environment, situation).reasons:
        assert reason.origin in (PAPER, OURS)
        assert reason.effect in ("push", "brake", "neutral", "direction", "warning")
        assert reason.text.endswith("."), reason.text
        assert "{" not in reason.text


@given(profiles, environments, situations)
def test_the_advice_is_new_and_its_phase_is_prepared(profile, environment, situation):
    found = position(profile, environment, situation)
    assert not {step.name for step in found.options} & set(situation.present)
    if found.next_step is not None:
        assert found.next_step == found.options[0]
        systems = [need.system for need in found.needs if need.phase == found.next_step.phase]
        assert systems == ["information", "decision", "control"]


@given(profiles, environments, situations, some.floats(0, 5))
def test_a_larger_home_market_never_drives_a_firm_out(profile, environment, situation, more):
    larger = replace(environment, home_market=environment.home_market * (1 + more))
    assert drive(profile, larger, situation) <= drive(profile, environment, situation) + 1e-12


@given(environments, situations)
def test_growth_speeds_up_and_continuity_slows_down(environment, situation):
    assert drive(CAP, environment, situation) > drive(PIC, environment, situation)


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_firm_may_start_in_any_phase(trigger):
    """No order is assumed: with nothing abroad yet, each trigger leads straight to its own phase."""
    found = position(CAP, HOME_IS_HALF_ENOUGH, Situation(triggers=(trigger,)))
    assert found.next_step.phase == TRIGGERS[trigger].leads_to


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_what_a_firm_did_before_does_not_change_where_a_trigger_leads(trigger):
    situation = Situation(triggers=(trigger,), destination="neighbours")
    alone = position(CAP, HOME_IS_HALF_ENOUGH, situation).next_step
    for name in STEPS:
        if name != alone.name:
            after = position(CAP, HOME_IS_HALF_ENOUGH, replace(situation, present=(name,)))
            assert after.next_step == alone, f"after {name}"


def test_a_multinational_may_go_back_to_its_neighbours():
    situation = Situation(("opportunity",), ("subsidiaries", "multinational"), "neighbours")
    found = position(CAP, HOME_IS_HALF_ENOUGH, situation)
    assert found.next_step.name == "export_neighbours"
    assert found.phases == ("export", "subsidiaries", "multinational")


def test_a_forced_firm_moves_though_it_would_rather_stay():
    plenty_at_home = replace(HOME_IS_HALF_ENOUGH, home_market=1e8)
    reluctant = Profile(1, 2, 4, 3, family_support=0)
    forced = position(reluctant, plenty_at_home, Situation(("key_customer",), preparation=0, cash_months=0))
    free = position(reluctant, plenty_at_home, Situation(("missing_volume",), preparation=0, cash_months=0))
    assert forced.drive == pytest.approx(free.drive)
    assert forced.next_step.name == "partnership"
    assert forced.attitude == "reactive"
    assert free.next_step is None


def test_speed_decides_how_far_the_first_export_reaches():
    reached = [
        position(profile, HOME_IS_HALF_ENOUGH, Situation(("missing_volume",), cash_months=months)).next_step.circle
        for profile, months in ((Profile(1, 2, 4, 3, 5), 0), (CAP, 24))
    ]
    assert list(CIRCLES).index(reached[0]) < list(CIRCLES).index(reached[1])


def test_the_poles_of_the_attitude():
    chosen = [name for name, trigger in TRIGGERS.items() if trigger.will > 0]
    imposed = [name for name, trigger in TRIGGERS.items() if trigger.will < 0]
    assert imposed == ["supply", "key_customer", "cost"]  # the paper's three
    assert attitude_score(Situation(tuple(chosen), preparation=10)) == 1
    assert attitude_score(Situation(tuple(imposed), preparation=0)) == -1
    assert attitude_score(Situation(("opportunity",), preparation=5)) == 0


def test_weights_count_by_proportion_and_wrong_ones_are_refused():
    firm = CAP, HOME_IS_HALF_ENOUGH, Situation()
    assert drive(*firm, {"priorities": 3, "cash": 3}) == pytest.approx(drive(*firm, {"priorities": 1, "cash": 1}))
    assert drive(*firm, {"priorities": 1}) == 1  # CAP's index is a half: a full push
    for weights in ({"luck": 1}, {"priorities": -1}, dict.fromkeys(FACTORS, 0)):
        with pytest.raises(InputError, match="weights"):
            position(*firm, weights)


@given(profiles, environments, situations)
def test_the_tornado_is_sorted_and_its_ends_are_real_drives(profile, environment, situation):
    swings = tornado(profile, environment, situation)
    widths = [swing.width for swing in swings]
    assert widths == sorted(widths, reverse=True)
    for swing in swings:
        if swing.name in Environment.__dataclass_fields__:
            changed = replace(environment, **{swing.name: swing.low_input})
            assert swing.low == pytest.approx(drive(profile, changed, situation))


def test_every_path_through_the_steps_is_allowed():
    for path in permutations(STEPS, 3):
        assert [move.target.name for move in moves(path)] == list(path)


def test_moves_are_named_by_rank():
    path = ["export_world", "export_neighbours", "export_european_zone", "export_european_zone", "multinational"]
    assert [move.kind for move in moves(path)] == ["skip", "return", "next", "stay", "skip"]
