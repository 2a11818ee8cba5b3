"""The definition, the market matrix and the partner tree."""

import itertools

import pytest

from kmo_teach.definition import COMPONENTS, describe, verdict
from kmo_teach.entry import PURPOSES, market_scores, partner_form
from kmo_teach.inputs import InputError
from kmo_teach.introduction import formalisation_ratio, hit_rate


def test_only_all_components_make_the_strict_definition():
    assert verdict(COMPONENTS).strict
    for left_out in COMPONENTS:
        assert verdict(set(COMPONENTS) - {left_out}).missing == (left_out,)
    with pytest.raises(InputError, match="component"):
        describe("z")


def test_dominated_market_comes_last():
    table = {"X": {"tariff": 5, "size": 10}, "Y": {"tariff": 0, "size": 30}, "Z": {"tariff": 9, "size": 1}}
    scores = market_scores(table, {"tariff": 1, "size": 2}, ["tariff"])
    assert list(scores) == ["Y", "X", "Z"]
    assert (scores["Y"], scores["Z"]) == (1, 0)


def test_a_unit_does_not_change_the_ranking():
    table = {"X": {"km": 500, "risk": 3}, "Y": {"km": 900, "risk": 1}}
    metres = {name: {**row, "km": row["km"] * 1000} for name, row in table.items()}
    weights = {"km": 1, "risk": 1}
    assert market_scores(table, weights, weights) == market_scores(metres, weights, weights)


def test_a_missing_criterion_is_named():
    with pytest.raises(InputError, match="risk"):
        market_scores({"X": {"km": 1}}, {"risk": 1})


def test_every_answer_leads_to_its_own_form():
    answers = itertools.product(PURPOSES, (False, True), (False, True))
    forms = [partner_form(p, needs_control=control, has_capital=capital).form for p, control, capital in answers]
    assert len(set(forms)) == len(forms) == 12


def test_ratios_of_empty_lists_are_refused():
    with pytest.raises(InputError, match="kinds"):
        formalisation_ratio([])
    with pytest.raises(InputError, match="actual"):
        hit_rate([], 1)


def test_hit_rate_counts_a_value_on_target_both_ways():
    assert hit_rate([5], 5) == hit_rate([5], 5, lower_is_better=True) == 1
