"""The channel app, worked out by hand."""

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import find


def result(**inputs):
    found = answer("channel", inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def parts(found, channel):
    return {row["part"]: row["amount"] for row in found["data"]["parts"] if row["channel"] == channel}


def test_the_distributor_by_hand():
    """EUR 390 with 20 % tax is 325 without; less 30 % is 227.50; less freight 8 is 219.50."""
    found = parts(result(), "distributor")
    assert found["factory"] == pytest.approx(219.5)
    assert found["trade"] == pytest.approx(97.5)
    assert found["VAT"] == pytest.approx(65)


def test_the_agent_by_hand():
    """325 less 35 % is 211.25; less freight 8 is 203.25; 8 % of that is commission."""
    found = parts(result(), "agent, retailer")
    assert found["commission"] == pytest.approx(0.08 * 203.25)
    assert found["factory"] == pytest.approx(0.92 * 203.25)


def test_a_mark_up_leaves_the_factory_more_than_the_same_margin():
    margin, markup = result(), result(basis="cost")
    assert parts(markup, "distributor")["factory"] == pytest.approx(325 / 1.3 - 8)
    for channel in ("own web shop", "distributor", "agent, retailer", "importer chain"):
        assert parts(markup, channel)["factory"] > parts(margin, channel)["factory"]


@pytest.mark.parametrize("preset", find("channel").presets, ids=lambda preset: preset.name)
def test_the_parts_add_up_to_the_shelf_price(preset):
    found = result(**preset.values)
    for channel in {row["channel"] for row in found["data"]["parts"]}:
        assert sum(parts(found, channel).values()) == pytest.approx(390)


def test_the_year_by_hand():
    year = {row["channel"]: row["amount"] for row in result()["data"]["year"]}
    assert year["distributor"] == pytest.approx(700 * (219.5 - 95))
    assert year["own web shop"] == pytest.approx(350 * (325 * 0.85 - 24 - 95) - 38_000)


def test_the_advice_names_both_winners_where_they_differ():
    found = result()
    sentence = found["sentence"]
    assert "A piece earns most through: own web shop" in sentence
    assert "A year earns most through:" in sentence
    assert "mark-up of 54% on cost" in found["warnings"][0]


def test_a_price_that_pays_for_nothing_is_said():
    assert "does not pay for the freight" in answer("channel", {"shelf": 5}, "en")["errors"]["shelf"]
    assert "No channel earns anything" in result(cost=390)["sentence"]
