"""The answers at the end of lab 2.3 quote amounts of the course's tax year: they are still the model's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kmo_teach.payroll import cliffs, net_pay

LAB = Path(__file__).parents[2] / "notebooks" / "lab-2-3-people.ipynb"


@pytest.fixture(scope="module")
def answers() -> str:
    cells = json.loads(LAB.read_text(encoding="utf-8"))["cells"]
    return "".join(cells[-1]["source"])


def test_a_point_of_municipal_surcharge(answers):
    tax, more = (net_pay("BE", 60_000, municipal_surcharge=rate).income_tax for rate in (0.07, 0.08))
    assert f"about EUR {more - tax:.0f}." in answers


def test_the_rise_that_an_irish_cliff_eats(answers):
    edge = next(cliff.gross for cliff in cliffs("IE") if cliff.gross > 13_000)
    below = net_pay("IE", edge).net
    rise = next(rise for rise in range(1, 2_000) if net_pay("IE", edge + rise).net > below)
    paid = 18_300
    more = edge + rise - paid
    assert f"Give EUR {edge - paid} or clearly more than EUR {more}: just above EUR {edge:,} social" in answers
    lost = net_pay("IE", paid).net - net_pay("IE", paid + 100).net
    assert f"EUR 100 more gross pay takes EUR {lost:.0f} of net pay" in answers


def test_the_step_of_a_french_employer(answers):
    step = max((cliff for cliff in cliffs("FR") if cliff.gross), key=lambda cliff: cliff.jump)
    assert f"past EUR {step.gross:,.0f} costs the firm EUR {step.jump:,.0f} at once and the employee nothing" in answers
    assert step.drop == 0


def test_belgian_net_pay_crosses_the_german_and_stays_last_at_60_000(answers):
    scale = (30_000, 42_000, 60_000, 85_000)
    above = [net_pay("BE", gross).net > net_pay("DE", gross).net for gross in scale]
    assert above == [True, True, False, False]
    assert "at the two lower steps Belgian net pay lies above the German, at the two higher ones below it" in answers
