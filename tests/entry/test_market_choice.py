"""The market matrix."""

import pytest

from kmo_teach.entry import market_scores
from kmo_teach.inputs import InputError


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
