"""The sales network app agrees with its model and with sums by hand."""

from __future__ import annotations

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.commercial import indemnity_ceiling
from kmo_teach.language import LANGUAGES, money


def result(language="en", **inputs):
    found = answer("sales_network", inputs, language)
    assert found["errors"] == {}
    return found["result"]


def left(data):
    return {(row["channel"], row["case"]): row["amount"] for row in data["left"]}


def test_what_is_left_by_hand():
    """55 % of a million, less 24 %; less 130,000 and 8 %; less 45,000, 14 % and no indemnity."""
    found = left(result(claim=0)["data"])
    assert found["distributor", "likely"] == pytest.approx(310_000)
    assert found["own seller", "likely"] == pytest.approx(340_000)
    assert found["agent", "likely"] == pytest.approx(365_000)
    assert found["distributor", "low"] == pytest.approx(186_000)  # at 600,000


def test_the_indemnity_moves_the_choice():
    assert "cheapest is: agent" in result(claim=0)["sentence"]
    assert "cheapest is: own seller" in result()["sentence"]


def test_the_claim_is_that_of_the_directive():
    claim = money(indemnity_ceiling([90_000], 2))
    assert claim in result()["warnings"][1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("turnover", [0, 3_000])
def test_it_answers_at_both_ends(language, turnover):
    assert result(language, turnover=turnover, unsure=100)["sentence"]


def test_doubt_counts_only_where_it_changes_the_choice():
    assert "does not change the choice" in result(turnover=2_500, unsure=10)["sentence"]
    assert "The doubt decides" in result(turnover=500, unsure=80)["sentence"]
