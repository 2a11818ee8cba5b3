"""The bottleneck app, against queues that can be computed by hand."""

from __future__ import annotations

import math

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import find


def result(**inputs):
    found = answer("owner_bottleneck", inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def test_the_owner_alone_by_hand():
    """15 of 16 possible decisions a week: 5 working days, exp(-1) of them late, 15 x 46 x (5 x 40 + 2 % of 2,500)."""
    text = result()["sentence"]
    assert "5.0 working days" in text
    assert f"{100 * math.exp(-1):.0f}% take more than a week" in text
    assert "EUR\xa0172,500 a year" in text


def test_one_owner_is_enough_in_the_first_phase_and_not_with_two_subsidiaries():
    assert "delegate nothing" in result(decisions=10)["sentence"]
    swamped = result(decisions=22)
    assert "never ends" in swamped["sentence"]
    assert "asked for 11.0 hours a week and has 8.0" in swamped["warnings"][0]
    assert [row["point"] for row in swamped["data"]["best"]] == ["cheapest"]


def test_when_no_share_helps_it_says_so_and_draws_the_hours():
    found = result(decisions=60, hours_each=2)
    assert "No share helps" in found["sentence"]
    assert found["data"]["cost"] == found["data"]["best"] == []
    assert {row["who"]: row["hours"] for row in found["data"]["hours"] if row["kind"] == "asked"}["owner"] == 120


def test_nobody_can_delegate_to_nobody():
    assert "never ends" in result(delegates=0, share=20)["sentence"]
    assert "nobody to delegate to" in result(delegates=0)["sentence"]


def test_the_cheapest_point_lies_on_the_curve():
    found = result()
    best = next(row for row in found["data"]["best"] if row["point"] == "cheapest")
    together = {row["share"]: row["cost"] for row in found["data"]["cost"] if row["kind"] == "together"}
    assert together[best["share"]] == pytest.approx(min(together.values())) == pytest.approx(best["cost"])


def test_a_case_that_stands_at_its_cheapest_says_so():
    assert "as cheap as it gets" in result(share=25)["sentence"]


@pytest.mark.parametrize("preset", find("owner_bottleneck").presets, ids=lambda preset: preset.name)
def test_the_parts_of_the_cost_add_up(preset):
    rows = result(**preset.values)["data"]["cost"]
    parts = {
        kind: {row["share"]: row["cost"] for row in rows if row["kind"] == kind}
        for kind in ("waiting", "errors", "together")
    }
    for share, cost in parts["together"].items():
        assert parts["waiting"][share] + parts["errors"][share] == pytest.approx(cost)
