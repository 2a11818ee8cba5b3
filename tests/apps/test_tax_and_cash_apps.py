"""The tax and cash cycle apps, against hand sums, an independent quantile, the Directive and published rates."""

from __future__ import annotations

import re
from statistics import quantiles

import pytest

from kmo_teach import facts
from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import find

COMPARABLES = [1.2, 2.1, 2.6, 3.1, 3.4, 4.0, 4.7, 6.8]


def result(name, **inputs):
    found = answer(name, inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def cell(html, name):
    """Return the raw value below a heading of a table with one row."""
    table = next(part for part in html.split("</table>") if f'data-name="{name}"' in part)
    place = re.findall(r'data-name="([^"]+)"', table).index(name)
    return float(re.findall(r'data-value="([^"]+)"', table)[place])


def test_effective_rates_by_hand():
    """420,000 of profit, of which 2.5 % and then 4 % of 2,000,000 are taxed at 15 % and the rest at 25 %."""
    today, plan = result("tax_planning")["data"]["rates"]
    assert today["rate"] == pytest.approx(100 * (370_000 * 0.25 + 50_000 * 0.15) / 420_000)
    assert plan["rate"] == pytest.approx(100 * (340_000 * 0.25 + 80_000 * 0.15) / 420_000)


def test_the_saving_is_the_difference_between_the_two_tax_bills():
    found = result("tax_planning", proof=0)
    today, plan = (row["rate"] / 100 * 420_000 for row in found["data"]["rates"])
    assert cell(found["tables"], "gain_EUR") == pytest.approx(today - plan)


def test_the_corridor_is_the_one_of_the_standard_library():
    band = result("tax_planning")["data"]["band"][0]
    assert [band["low"], band["median"], band["high"]] == pytest.approx(quantiles(COMPARABLES, method="inclusive"))


@pytest.mark.parametrize(("planned", "words"), [(4.0, "Inside the band"), (9.0, "outside what independent firms")])
def test_the_corridor_is_checked(planned, words):
    assert words in result("tax_planning", planned=planned)["sentence"]


@pytest.mark.parametrize("planned", [9.0, 2.0], ids=["too much abroad", "too little, and nothing moves"])
def test_outside_the_band_the_answer_is_a_correction_and_no_saving_is_counted(planned):
    found = result("tax_planning", planned=planned)
    assert "correction" in found["sentence"]
    assert "saves" not in found["sentence"]
    assert "outside arm&#x27;s length: correction" in found["tables"]
    assert ">planning<" not in found["tables"]
    assert found["data"]["value"] == found["data"]["chosen"] == []
    assert [row["case"] for row in found["data"]["rates"]] == ["today"]


def test_at_the_break_even_chance_nothing_is_left():
    found = result("tax_planning", proof=500)
    limit = cell(found["tables"], "limit")
    assert 0 < limit < 1
    at_limit = result("tax_planning", proof=500, probability=100 * limit)
    assert cell(at_limit["tables"], "value_EUR") == pytest.approx(0, abs=1e-6)


def test_the_line_runs_through_the_chosen_point():
    data = result("tax_planning", probability=35)["data"]
    on_line = next(row["value"] for row in data["value"] if row["chance"] == 35)
    assert data["chosen"][0]["value"] == pytest.approx(on_line)


def test_tax_kept_abroad_adds_to_the_damage():
    once, twice = (cell(result("tax_planning", taxed_twice=kept)["tables"], "damage_EUR") for kept in (False, True))
    assert twice - once == pytest.approx(30_000 * 0.15)


@pytest.mark.parametrize("preset", [preset.values for preset in find("tax_planning").presets], ids=str)
def test_what_is_hidden_is_never_optimised(preset):
    found = result("tax_planning", **{**preset, "concealment": True})
    assert "crime" in found["sentence"]
    assert "saves" not in found["sentence"]
    assert found["data"]["value"] == found["data"]["chosen"] == []
    assert len(found["data"]["rates"]) == 1
    assert "value_EUR" not in found["tables"]


def test_the_three_questions_together_make_avoidance_and_none_alone():
    answers = {"main_purpose": True, "genuine": False, "defeats": True}
    assert "expect it to fall" in result("tax_planning", **answers)["sentence"]
    for left_out, honest in (("main_purpose", False), ("genuine", True), ("defeats", False)):
        assert "expect it to fall" not in result("tax_planning", **{**answers, left_out: honest})["sentence"]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"planned": 2.5}, "No profit moves"),
        ({"proof": 50_000}, "leave it"),
        ({"probability": 100}, "The risk eats the saving"),
    ],
)
def test_a_scheme_that_gains_nothing_is_left(inputs, words):
    assert words in result("tax_planning", **inputs)["sentence"]


def test_more_profit_abroad_than_the_group_has_is_refused_at_its_field():
    assert set(answer("tax_planning", {"profit": 60}, "en")["errors"]) == {"profit"}


def test_a_days_sales_are_tied_up_for_each_day():
    """3,600,000 a year are 10,000 a day: 105 days at 80 % cost tie up 840,000."""
    found = result("cash_cycle", sales=3_600, cost_ratio=80)
    assert found["data"]["need"][0]["amount"] == pytest.approx(840_000)
    assert cell(found["tables"], "days") == 105


def test_late_payers_stretch_the_cycle_of_their_share_only():
    all_late = result("cash_cycle", late_share=100, late_days=30)["data"]["need"]
    slower = result("cash_cycle", receivable_days=120)["data"]["need"]
    assert all_late[0]["amount"] + all_late[1]["amount"] == pytest.approx(slower[0]["amount"])
    half = result("cash_cycle", late_share=50, late_days=30)["data"]["need"]
    assert half[1]["amount"] == pytest.approx(all_late[1]["amount"] / 2)


def test_the_statutory_rate_is_the_one_that_belgium_published():
    """Belgium published 10.5 % for the first half of 2023, when the central bank's rate was 2.5 %."""
    published = next(row for row in facts.table("pricing/late_payment.csv") if row["year"] == "2023 H1")
    rates = {row["what"]: row["rate"] for row in result("cash_cycle", reference_rate=2.5)["data"]["rates"]}
    assert rates["statutory interest"] == pytest.approx(float(published["value"]))


def test_a_late_invoice_by_hand():
    found = result("cash_cycle", invoice=60_000, late_days=73, reference_rate=2)
    assert cell(found["tables"], "claim_EUR") == pytest.approx(60_000 * 0.10 / 5 + 40)


def test_the_discount_of_textbooks():
    # "2/10 net 30" costs 37.2 % a year in simple interest: twenty days of credit for two parts in ninety-eight
    found = result("cash_cycle", discount_days=30, net_days=50)
    assert cell(found["tables"], "discount") == pytest.approx(0.3724, abs=1e-4)
    assert "as a seller do not offer it" in found["sentence"]
    assert "the cheaper money" in result("cash_cycle", discount=0.5, loan_rate=8)["sentence"]


def test_a_bad_debt_is_earned_back_by_sales():
    assert cell(result("cash_cycle", invoice=100_000, margin=5)["tables"], "recover_EUR") == pytest.approx(2_000_000)


def test_suppliers_may_finance_the_trade():
    found = result("cash_cycle", payable_days=200)
    assert "Suppliers finance" in found["sentence"]
    assert found["data"]["need"][0]["amount"] < 0
    last = found["data"]["cycle"][-1]
    assert (last["start"], last["end"]) == (135, 200)


def test_every_survey_shown_has_its_source():
    html = result("cash_cycle")["tables"].partition("What surveys found")[2]
    assert html.count("<tr>") == 1 + 8
    assert "Atradius" in html
