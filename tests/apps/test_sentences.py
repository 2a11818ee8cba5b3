"""What the apps say at the ends of their sliders: nothing that the case at hand contradicts."""

from __future__ import annotations

import pytest

from kmo_teach.apps.kit.answer import answer


def said(name, **inputs):
    found = answer(name, inputs, "en")
    assert found["errors"] == {}
    return found["result"]["sentence"].replace("\u00a0", " ")


def refused(name, language="en", **inputs):
    return answer(name, inputs, language)["errors"]


def test_a_refused_choice_names_the_options_in_the_readers_language():
    assert refused("phase", "nl", knowhow=[])["knowhow"].endswith("ontwerp, productie, verkoop.")


def test_a_limit_in_euro_has_no_decimals():
    assert "." not in refused("consolidation", stock=1_000_000)["stock"].rstrip(".")


def test_an_owner_without_delegates_is_not_said_to_have_time_enough():
    assert "nobody to delegate to" in said("owner_bottleneck", delegates=0)
    assert "time enough" not in said("owner_bottleneck", delay_cost=0)
    assert "time enough" in said("owner_bottleneck", decisions=1)


@pytest.mark.parametrize("turnover", [0, 500, 1_000, 3_000])
def test_the_range_of_turnover_names_its_channel(turnover):
    """After the second cheapest was named, "it" would be that one."""
    words = said("sales_network", turnover=turnover)
    cheapest = words.partition("cheapest is: ")[2].partition(",")[0]
    assert words.partition("Cheapest from ")[2].partition(".")[0].endswith(f": {cheapest}")


def test_one_standard_of_living_is_the_same_everywhere():
    words = said("net_pay", mode="net", amount=36_000)
    assert "the same everywhere: EUR 36,000" in words
    assert " to EUR 36,000" not in words


def test_one_country_has_no_range_and_nobody_moves_to_where_they_are():
    words = said("net_pay", countries="PL", payslip="PL", home="LU", host="LU")
    assert "runs from" not in words
    assert "needs" not in words


def test_no_discount_is_not_cheap_money():
    assert "cheaper money" not in said("cash_cycle", discount=0)


def test_a_cycle_of_no_days_frees_nothing():
    assert said("cash_cycle", inventory_days=10, receivable_days=20, payable_days=30).startswith("Nothing must be")


def test_a_purchase_in_euro_has_no_break_even_rate():
    assert "fall of the euro" not in said("pricing", side="buy", currency="EUR")


def test_after_the_last_phase_no_next_one_is_advised():
    ready = {
        f"{phase}_{system}": "4"
        for phase in ("export", "partnership", "subsidiaries", "multinational")
        for system in ("information", "decision", "control")
    }
    assert "next phase" in said("maturity", phase="partnership", **ready)
    assert "next phase" not in said("maturity", phase="multinational", **ready)
