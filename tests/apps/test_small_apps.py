"""The cash, consolidation and dashboard apps, against the ECB's own rates, published examples and the firm's books."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from currency_converter import CurrencyConverter, RateNotFoundError

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import find
from kmo_teach.case import get_running_case

EXPORT_NEEDS = ("export_information", "export_decision", "export_control")
ABROAD = ("languages", "currencies", "unit_systems", "regimes")
DAYS = CurrencyConverter()
ECB = CurrencyConverter(fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")


def result(name, **inputs):
    found = answer(name, inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def amounts(rows, label):
    return {row[label]: row["amount"] for row in rows}


def month_end(currency, year, month):
    return ECB.convert(1, "EUR", currency, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


def average(currency, year):
    """Mean of the days that the bank quoted."""
    days = pd.date_range(f"{year}-01-01", f"{year}-12-31").date
    return np.mean([DAYS.convert(1, "EUR", currency, day) for day in days if quoted(currency, day)])


def quoted(currency, day):
    try:
        return DAYS.convert(1, "EUR", currency, day)
    except RateNotFoundError:
        return False


@pytest.mark.parametrize("preset", find("cash_position").presets, ids=lambda preset: preset.name)
def test_the_books_split_without_a_rest(preset):
    data = result("cash_position", **preset.values)["data"]
    books, *taken, free = data["bridge"]
    assert books["amount"] + sum(row["amount"] for row in taken) == pytest.approx(free["amount"])
    assert sum(row["amount"] for row in data["accounts"]) == pytest.approx(books["amount"])


def test_the_books_hold_the_cash_of_the_balance_sheet():
    books = result("cash_position")["data"]["bridge"][0]["amount"]
    assert books == pytest.approx(get_running_case().balance_sheet["cash"], rel=0.01)


def test_free_cash_by_hand():
    """30,000 uncleared, 25,000 minimum and 95,000 pledged leave 250,000 of 400,000; nothing abroad but the minima."""
    data = result("cash_position", dollar=17_000, zloty=20_000, lira=250_000)["data"]
    assert data["bridge"][-1]["amount"] == pytest.approx(250_000)


def test_lira_that_may_not_leave_is_not_counted():
    half, all_of_it = (result("cash_position", haircut=share)["data"]["accounts"] for share in (50, 100))
    held = [row["amount"] for row in half if row["kind"] == "may not leave" and row["bank"] == "Turkey, TRY"]
    free = [row["amount"] for row in all_of_it if row["kind"] == "free" and row["bank"] == "Turkey, TRY"]
    assert held[0] > 0
    assert free == [0]


def test_cash_at_risk_in_one_currency_is_the_normal_quantile():
    from kmo_teach.pricing import market_data

    market = market_data("USD")
    inputs = {"dollar": 123_720, "zloty": 0, "lira": 0}  # 12,000 of the dollars has not cleared
    risk = 111_720 / market.spot * market.volatility * NormalDist().inv_cdf(0.95) * (63 / 252) ** 0.5
    assert f"more than EUR\xa0{risk:,.0f} of" in result("cash_position", **inputs)["sentence"]


@pytest.mark.parametrize(("currency", "year"), [("TRY", 2021), ("TRY", 2018), ("PLN", 2008), ("CHF", 2015)])
def test_translation_uses_the_rates_of_the_ecb(currency, year):
    steps = result("consolidation", currency=currency, year=str(year), equity=400_000, profit=20)["data"]["bridge"]
    opening, closing = month_end(currency, year - 1, 12), month_end(currency, year, 12)
    before, profit, _dividend, translation, after = (step["amount"] for step in steps)
    assert before == pytest.approx(400_000)
    assert profit == pytest.approx(80_000 * opening / average(currency, year), rel=1e-4)
    assert after == pytest.approx(480_000 * opening / closing, rel=1e-4)
    assert before + profit + translation == pytest.approx(after)


def test_dividends_leave_at_the_rate_of_june():
    steps = amounts(result("consolidation", payout=50)["data"]["bridge"], "step")
    assert steps["Dividend"] == pytest.approx(
        -40_000 * month_end("TRY", 2020, 12) / month_end("TRY", 2021, 6), rel=1e-4
    )


def test_profit_in_stock_of_a_published_example():
    # Kaplan, F1 Integrated Workbook 2018, page 333: 12,000 in stock at a mark-up of 20 % holds 2,000
    html = answer("consolidation", {"stock": 12_000, "markup": 20}, "en")["result"]["tables"]
    row = html.partition("Profit in stock")[2].partition("</tr>")[0]
    assert 'data-value="2000.0"' in row


def test_the_group_s_profit_is_net_throughout():
    """450,000 before interest and tax; 5.5 % on 1.4 million and on the loan of 400,000; a quarter for tax."""
    inputs = {"currency": "USD", "year": "2025", "equity": 400_000, "ownership": 100, "stock": 50_000, "markup": 25}
    found = answer("consolidation", {**inputs, "profit": 0, "tax_rate": 20}, "en")["result"]["tables"]
    profit, taken_out, deferred = (
        float(found.partition(label)[2].partition('data-value="')[2].partition('"')[0])
        for label in ("Net profit of the year", "Profit in stock, taken out", "Deferred tax on that profit")
    )
    parent = (450_000 - 0.055 * 1_800_000) * 0.75
    assert (profit, taken_out, deferred) == pytest.approx((parent - 8_000, 10_000, 2_000))


def test_more_stock_than_the_subsidiary_owns_is_refused_at_its_field():
    assert set(answer("consolidation", {"equity": 10_000, "stock": 60_000}, "en")["errors"]) == {"stock"}


@pytest.mark.parametrize(("currency", "year"), [("TRY", 2021), ("USD", 2015), ("GBP", 2016)])
def test_when_only_the_rate_moves_it_explains_all(currency, year):
    data = result("dashboard", currency=currency, year=str(year), units=8, price=0)["data"]
    parts = amounts(data["variance"], "step")
    sold = get_running_case().turnover - 37 * 150_000
    expected = sold * (average(currency, year - 1) / average(currency, year) - 1)
    assert parts["Exchange rate"] == pytest.approx(expected, rel=1e-3)
    assert parts["Total"] == pytest.approx(parts["Exchange rate"])
    assert (parts["Volume"], parts["Mix"], parts["Price"]) == pytest.approx((0, 0, 0))


@pytest.mark.parametrize("preset", find("dashboard").presets, ids=lambda preset: preset.name)
def test_the_parts_of_the_variance_follow_each_other_to_the_total(preset):
    *parts, total = result("dashboard", **preset.values)["data"]["variance"]
    assert all(after["start"] == pytest.approx(before["end"]) for before, after in pairwise(parts))
    assert parts[-1]["end"] == pytest.approx(total["end"])


def test_a_zero_cannot_be_made_good_in_the_geometric_index():
    scores = {row["name"]: row["score"] for row in result("dashboard", on_time=70)["data"]["scores"]}
    assert scores["geometric mean"] == 0 < scores["mean"]


@pytest.mark.parametrize(
    ("name", "inputs", "words"),
    [
        ("dashboard", {}, "We grew by"),
        ("dashboard", {"units": 8, "price": 0}, "We did not grow"),
        ("dashboard", {"currency": "USD", "year": "2015", "units": 7, "price": 0}, "We did not grow"),
        ("consolidation", {}, "lost"),
        ("consolidation", {"currency": "CHF", "year": "2015"}, "gained"),
        ("cash_position", {"home": -300_000}, "Nothing is free"),
        ("maturity", {}, "Decision is the weakest link"),
        ("maturity", {"phase": "export", **dict.fromkeys(EXPORT_NEEDS, "3")}, "All three systems meet"),
        ("information_system", {}, "because of work abroad"),
        ("information_system", dict.fromkeys(ABROAD, 1), "all of it for the home market"),
    ],
)
def test_the_sentence_answers_the_question(name, inputs, words):
    assert words in result(name, **inputs)["sentence"]


def test_the_maturity_index_is_zero_when_one_system_is_missing():
    lopsided = next(preset for preset in find("maturity").presets if preset.name == "lopsided")
    shares = {row["system"]: row["share"] for row in result("maturity", **lopsided.values)["data"]["systems"]}
    assert shares == {"information": 100, "decision": 0, "control": 100, "the three together": 0}


def test_the_parts_of_the_information_system_by_hand():
    rows = result(
        "information_system",
        systems=5,
        products=100,
        languages=2,
        currencies=1,
        unit_systems=1,
        regimes=1,
        interface_cost=1_000,
        record_cost=2,
        hub_cost=3_000,
    )["data"]["designs"]
    parts = {(row["way"], row["part"]): row["amount"] for row in rows}
    assert parts["copies, direct", "interfaces"] == 10_000
    assert parts["copies, hub", "interfaces"] == 5_000
    assert parts["copies, hub", "hub"] == 3_000
    assert parts["copies, direct", "product data"] == 400
    assert parts["once, direct", "product data"] == 1_000


def test_export_turnover_that_pays_for_the_data_by_hand():
    # 200 documents more than at home at EUR 3, and 10 % margin
    sentence = result(
        "information_system",
        products=100,
        languages=3,
        currencies=1,
        unit_systems=1,
        regimes=1,
        record_cost=3,
        margin=10,
    )["sentence"]
    assert "of which EUR\xa0600 because" in sentence
    assert "takes EUR\xa06,000 of" in sentence


@pytest.mark.parametrize(("year", "refused"), [("2021", set()), ("2022", {"year"}), ("2025", {"year"})])
def test_lira_accounts_are_refused_once_inflation_asks_for_a_restatement(year, refused):
    assert set(answer("consolidation", {"year": year}, "en")["errors"]) == refused
    assert set(answer("dashboard", {"currency": "TRY", "year": year}, "en")["errors"]) == refused
    assert answer("dashboard", {"currency": "PLN", "year": year}, "en")["errors"] == {}
