"""The payment app says what the model says, and gives each side its sign."""

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.case import portland_deal
from kmo_teach.language import money
from kmo_teach.payment import ways_of_paying


def shown(**inputs):
    found = answer("payment", inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def test_it_starts_with_the_running_case():
    costs = [row["amount"] for row in shown()["data"]["both"] if row["side"] == "the buyer"]
    assert costs == pytest.approx([way.buyer_cost for way in ways_of_paying(portland_deal())])
    sellers = [row["amount"] for row in shown()["data"]["both"] if row["side"] == "the seller"]
    assert sellers == pytest.approx([way.seller_cost for way in ways_of_paying(portland_deal())])
    assert len({row["way"] for row in shown()["data"]["both"]}) == len(costs), "two ways bear one name"


def test_a_dear_buyer_makes_the_plan_a_loss_for_both():
    assert "Together they win" in shown()["sentence"]
    assert "Together they lose" in shown(buyer_rate=12)["sentence"]


def test_half_ahead_leaves_the_last_part():
    last = 0.01 * portland_deal().price * portland_deal().order.loss_given_default
    assert f"{money(last)} under the plan" in shown(with_order=49)["sentence"]
