"""What a country's score says of a person: against Monte Carlo, tables of the normal curve, and the two ends."""

from __future__ import annotations

import math
import random

import pytest

from kmo_teach.definition import (
    VALUES,
    better_guess,
    chance_of_the_expected_order,
    gap_in_persons,
    share_between,
    values_range,
)
from kmo_teach.inputs import InputError


def test_four_fifths_of_the_spread_is_within_countries() -> None:
    assert share_between() == 0.20
    assert 1 - share_between("individualism") == pytest.approx(0.834)
    assert 1 - share_between("power_distance") == pytest.approx(0.792)
    assert all(0 < share_between(value) < 0.25 for value in VALUES)


@pytest.mark.parametrize(("d", "chance"), [(0.2, 0.56), (0.5, 0.64), (0.8, 0.71), (1.0, 0.76)])
def test_the_chance_agrees_with_the_published_table(d: float, chance: float) -> None:
    # McGraw and Wong (1992), as in later tables: small 0.56, medium 0.64, large 0.71. With a half between, gap is d.
    assert chance_of_the_expected_order(d, 0.5) == pytest.approx(chance, abs=0.005)


def test_the_chance_agrees_with_pairs_that_are_drawn() -> None:
    rng, between, gap = random.Random(4), 0.2, 1.5
    spread, persons = math.sqrt(between), math.sqrt(1 - between)
    pairs = [(rng.gauss(gap * spread, persons), rng.gauss(0, persons)) for _ in range(40_000)]
    drawn = sum(high > low for high, low in pairs) / len(pairs)
    assert chance_of_the_expected_order(gap, between) == pytest.approx(drawn, abs=0.01)


def test_the_ends() -> None:
    assert chance_of_the_expected_order(0, 0.2) == 0.5
    assert chance_of_the_expected_order(3, 1e-9) == pytest.approx(0.5, abs=1e-4)
    assert better_guess(0) == 0
    assert better_guess(1) == 1
    assert better_guess(0.75) == 0.5
    assert gap_in_persons(2, 0.5) == pytest.approx(2)


def test_nine_of_ten_lie_in_the_range() -> None:
    low, high = values_range(0, 0.0)
    assert (low, high) == (pytest.approx(-1.6449, abs=1e-4), pytest.approx(1.6449, abs=1e-4))
    assert values_range(2, 1.0) == (pytest.approx(2), pytest.approx(2))


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: share_between("masculinity"), "value"),
        (lambda: chance_of_the_expected_order(-1, 0.2), "gap"),
        (lambda: chance_of_the_expected_order(1, 1), "between"),
        (lambda: better_guess(1.1), "between"),
        (lambda: values_range(0, 0.2, 1), "coverage"),
    ],
)
def test_nonsense_is_named(call, name: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name
