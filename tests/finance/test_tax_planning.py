"""Prices within a group and what a scheme is worth."""

from dataclasses import replace
from statistics import quantiles

import pytest

from kmo_teach.finance import (
    Scheme,
    arms_length_range,
    break_even_probability,
    effective_tax_rate,
    red_flag,
    risk_adjusted_value,
    shifting_gain,
)
from kmo_teach.inputs import InputError


def test_arms_length_quartiles_are_those_of_the_standard_library():
    comparables = [0.012, 0.051, 0.033, 0.047, 0.028, 0.095, 0.041]
    found = arms_length_range(0.035, comparables)
    assert [found.low, found.median, found.high] == pytest.approx(quantiles(comparables, n=4, method="inclusive"))
    assert found.inside
    assert not arms_length_range(0.10, comparables).inside


def test_a_loss_elsewhere_raises_the_effective_rate():
    assert effective_tax_rate([25_000, 0], [100_000, -50_000]) == pytest.approx(0.5)
    with pytest.raises(InputError, match=r"^profits: "):
        effective_tax_rate([0], [-1])


def test_shifting_can_cost_more_than_it_saves():
    assert shifting_gain(20_000, 0.25, 0.20, 5_000) == pytest.approx(-4_000)
    with pytest.raises(InputError, match=r"^high_rate: "):
        shifting_gain(20_000, 0.15, 0.20)


def test_a_scheme_is_worth_nothing_at_its_break_even():
    scheme = Scheme(50_000, 0.3, penalty=20_000, interest=4_000, reputation=30_000, double_tax=6_000)
    even = replace(scheme, probability=break_even_probability(scheme))
    assert risk_adjusted_value(even) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("purpose", [True, False])
@pytest.mark.parametrize("genuine", [True, False])
@pytest.mark.parametrize("defeats", [True, False])
def test_abuse_takes_all_three(purpose, genuine, defeats):
    scheme = Scheme(1, 0, main_purpose_is_tax=purpose, genuine=genuine, defeats_the_law=defeats)
    abusive = purpose and not genuine and defeats
    assert scheme.verdict == ("avoidance" if abusive else "planning")
    assert bool(red_flag(scheme)) == abusive


def test_a_price_outside_arms_length_is_no_planning_however_honest():
    honest = Scheme(1, 0, arms_length=False)
    assert honest.verdict == "correction"
    assert "correction" in red_flag(honest)
    abusive = replace(honest, main_purpose_is_tax=True, genuine=False, defeats_the_law=True)
    assert abusive.verdict == "avoidance"
    assert replace(honest, concealment=True).verdict == "evasion"


@pytest.mark.parametrize("function", [risk_adjusted_value, break_even_probability])
def test_evasion_is_refused(function):
    with pytest.raises(InputError, match=r"^concealment: .*crime"):
        function(Scheme(50_000, 0.01, concealment=True))
