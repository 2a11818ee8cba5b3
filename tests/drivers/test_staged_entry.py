"""Entry at once or after a trial, against a published case."""

import pytest

from kmo_teach.drivers import Entry, one_shot_npv, staged_npv, value_of_stopping
from kmo_teach.inputs import InputError


def test_a_trial_in_a_certain_market_only_costs():
    sure = Entry(400_000, 900_000, 0, 1.0, trial_cost=30_000, trial_years=0)
    assert one_shot_npv(sure) - staged_npv(sure) == pytest.approx(30_000)


def test_a_free_and_instant_trial_never_hurts():
    for chance in (0, 0.3, 0.6, 1):
        entry = Entry(400_000, 700_000, 100_000, chance, trial_cost=0, trial_years=0)
        assert staged_npv(entry) >= one_shot_npv(entry)


def test_dixit_and_pindyck_widget_factory():
    # Investment under Uncertainty, chapter 2: cost 1,600; perpetuity of 300 or 100 from next year, at 10 % a year;
    # this year's 200 is earned at once only by entering now. NPV now 600, waiting a year 773.
    at_once = Entry(1_600 - 200, 300 / 0.10, 100 / 0.10, 0.5, trial_cost=0)
    wait = Entry(1_600, 300 * 11, 100 * 11, 0.5, trial_cost=0, trial_years=1, discount_rate=0.10)
    assert one_shot_npv(at_once) == pytest.approx(600)
    assert staged_npv(wait) == pytest.approx(773, abs=0.5)


def test_being_able_to_stop_by_hand():
    # Half a chance to save 400,000 - 100,000, a year from now at 10 %; the trial and a year's delay of the 100,000 that
    # entering at once is worth take their part of it.
    entry = Entry(400_000, 900_000, 100_000, 0.5, trial_cost=45_000, trial_years=1, discount_rate=0.10)
    assert value_of_stopping(entry) == pytest.approx(0.5 * 300_000 / 1.10)
    gain = staged_npv(entry) - one_shot_npv(entry)
    assert gain == pytest.approx(0.5 * 300_000 / 1.10 - 45_000 - (100_000 - 100_000 / 1.10))


@pytest.mark.parametrize("chance", [0, 0.25, 0.74, 0.75, 1])
def test_being_able_to_stop_is_never_worth_less_than_nothing(chance):
    entry = Entry(400_000, 900_000, 100_000, chance, trial_cost=45_000, trial_years=1, discount_rate=0.10)
    assert value_of_stopping(entry) == pytest.approx((1 - chance) * 300_000 / 1.10, abs=1e-6)


@pytest.mark.parametrize(("make", "name"), [(lambda: Entry(1, 1, 1, 1.5, trial_cost=0), "chance_good")])
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
