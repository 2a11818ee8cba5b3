"""The Markov chain against the drunkard's walk of Grinstead and Snell, Introduction to Probability, example 11.2.1."""

import pytest

from kmo_teach.inputs import InputError
from kmo_teach.phases import absorption_chances, shares_after

DRUNKARD = [[1, 0, 0, 0, 0], [0.5, 0, 0.5, 0, 0], [0, 0.5, 0, 0.5, 0], [0, 0, 0.5, 0, 0.5], [0, 0, 0, 0, 1]]


def test_drunkards_walk():
    for found, expected in zip(
        absorption_chances(DRUNKARD)[1:4], [(0.75, 0.25), (0.5, 0.5), (0.25, 0.75)], strict=True
    ):
        assert found == pytest.approx(expected)


def test_many_years_approach_the_absorption():
    far = shares_after(DRUNKARD, [0, 1, 0, 0, 0], 500)
    assert (far[0], far[4]) == pytest.approx(absorption_chances(DRUNKARD)[1], abs=1e-9)


def test_shares_always_add_up_to_one():
    assert sum(shares_after(DRUNKARD, [0.2] * 5, 7)) == pytest.approx(1)


def test_no_years_change_nothing():
    assert shares_after(DRUNKARD, [0, 0, 1, 0, 0], 0) == (0, 0, 1, 0, 0)


@pytest.mark.parametrize("chances", [[[0.5, 0.4], [0, 1]], [[1, 0]], [[0, 1], [1, 0]], [[-0.1, 1.1], [0, 1]]])
def test_impossible_chances_are_refused(chances):
    with pytest.raises(InputError, match="chances"):
        absorption_chances(chances)


def test_start_must_fit_the_table():
    with pytest.raises(InputError, match="start"):
        shares_after(DRUNKARD, [1, 0], 1)
