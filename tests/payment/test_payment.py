"""Ways of paying against sums worked by hand from the tariff's structure and the rules."""

import datetime
from dataclasses import replace

import pytest

from kmo_teach.case import asked_price, portland_deal, portland_in_parts, portland_parts_price, portland_price
from kmo_teach.inputs import InputError
from kmo_teach.payment import (
    WAYS,
    ExportCredit,
    Guarantee,
    InsurersOffer,
    after_reductions,
    banking_days_after,
    cash_curve,
    credit_fees,
    curve_interest,
    discrepancy_cost,
    last_presentation_day,
    quantity_range,
    usual_term,
    way_of_paying,
    ways_of_paying,
)
from kmo_teach.pricing import Instalment, Order, non_payment_cost

LINE = Order("EUR", 60_000, 60, building_days=40, bought=20_000, payable_days=30, loan_rate=0.06)
FOUND = {way.key: way for way in ways_of_paying(portland_deal())}


def test_the_cash_curve_of_one_payment_costs_what_the_price_counts():
    price = portland_price()
    curve = cash_curve(price.order, 114_000)
    # By hand: 30,000 wait 105 days, 57,600 of own work 112.5, freight and visits of 11,000 wait 90.
    exact = 0.055 / 360 * (30_000 * 105 + 57_600 * 112.5 + 11_000 * 90)
    assert price.costs["financing"] == pytest.approx(exact)
    # Day by day the work of a day is lent from its evening, so the curve is half a day's work of 45 days lower.
    assert curve_interest(curve, 0.055) == pytest.approx(exact - 57_600 * 0.5 * 0.055 / 360)


def test_the_cash_curve_in_parts_by_hand():
    """20,000 bought and due on day 30, 1,000 of own work a day; 30 % of 80,000 ahead, the rest on day 50."""
    line = replace(LINE, plan=(Instalment(0.3, 0, "order"), Instalment(0.7, 50, "acceptance")))
    curve = cash_curve(line, 80_000)
    assert [curve[day].balance for day in (0, 24, 29, 30, 40, 49, 50)] == [
        24_000,
        0,
        -5_000,
        -26_000,
        -36_000,
        -36_000,
        20_000,
    ]
    short = sum(range(1_000, 6_000, 1_000)) + sum(range(26_000, 36_000, 1_000)) + 10 * 36_000
    assert curve_interest(curve, 0.06) == pytest.approx(short * 0.06 / 360)


def test_a_guarantee_by_hand():
    """60 days are one begun quarter, a year is four; 1.5 % a year is 0.375 % a quarter."""
    assert Guarantee("advance_payment", 40_000, 60).fee == pytest.approx(150 + 12)
    assert Guarantee("warranty", 10_000, 365).fee == pytest.approx(4 * 37.5 + 4 * 12)
    assert [Guarantee("performance", 1, days).quarters for days in (1, 90, 91, 92, 366, 730)] == [1, 1, 1, 2, 5, 8]
    assert Guarantee("warranty", 10_000, 90, counter_rate=0.015).fee == pytest.approx(75 + 12)
    assert Guarantee("performance", 10_000, 730).unfair_call(0.1, 1) == pytest.approx(10_000 * (1 - 0.9**2))
    assert after_reductions(90_000, [1 / 3, 1 / 3, 1 / 3]) == (60_000, 30_000, 0)
    with pytest.raises(InputError, match="deliveries"):
        after_reductions(90_000, [0.6, 0.6])


def test_the_last_day_for_documents():
    shipped = datetime.date(2027, 3, 1)
    assert last_presentation_day(shipped, datetime.date(2027, 12, 31)) == datetime.date(2027, 3, 22)
    assert last_presentation_day(shipped, datetime.date(2027, 3, 10)) == datetime.date(2027, 3, 10)
    assert last_presentation_day(shipped, datetime.date(2027, 12, 31), 15) == datetime.date(2027, 3, 16)
    with pytest.raises(InputError, match="shipment"):
        last_presentation_day(shipped, datetime.date(2027, 2, 1))


def test_five_banking_days():
    friday = datetime.date(2026, 12, 18)
    assert banking_days_after(friday) == datetime.date(2026, 12, 25)  # the day itself and the weekend do not count
    assert banking_days_after(friday, closed=[datetime.date(2026, 12, 25)]) == datetime.date(2026, 12, 28)


def test_tolerances():
    assert quantity_range(100, about=True) == pytest.approx((90, 110))
    assert quantity_range(100) == pytest.approx((95, 105))
    assert quantity_range(3, pieces=True) == (3, 3)


def test_two_legs_of_a_confirmation():
    """EUR 100,000 at 1 per mille a month; 45 days to shipment and 21 for papers, then 90: 3 + 3 months."""
    fees = credit_fees(100_000, 45, usance=90, rate=0.012, tolerance=0.1)
    assert (fees.confirmation, fees.until_maturity) == (pytest.approx(330), pytest.approx(300))
    assert fees.buyer == pytest.approx(75 + 6 * 0.01 / 12 * 110_000 + 55 + 100)
    priced = non_payment_cost("documentary_credit", 90, 0.05, 0.6, 0.02, building_days=45)
    assert credit_fees(100_000, 45, usance=90).seller == pytest.approx(priced.total(100_000))


def test_a_fault_in_the_papers():
    assert discrepancy_cost(120_000, 0.055, 15, chance=0.6, fee=100) == pytest.approx(0.6 * (100 + 275))
    assert discrepancy_cost(120_000, 0.055, 15) == pytest.approx(0.5 * (100 + 275))


def test_an_insurers_offer():
    offer = InsurersOffer(0.0025, 4_000, 0.9, 100_000, 180)
    assert offer.premium(115_000) == 4_000
    assert offer.pays(115_000) == 90_000
    assert offer.stays(115_000) == 25_000


def test_export_credit_by_hand():
    """2.4 m less 15 % is 2.04 m; six times 340,000; interest at half of 5.5 % on what is owed."""
    credit = ExportCredit(2_400_000, 3, 0.055)
    first, *_between, last = credit.repayments
    assert credit.cash == 360_000
    assert (first.principal, first.interest) == (340_000, pytest.approx(56_100))
    assert (last.interest, last.left) == (pytest.approx(9_350), pytest.approx(0))
    assert credit.mean_years == pytest.approx(sum(one.number for one in credit.repayments) / 2 / 6)
    assert credit.supplier_loss() == pytest.approx(102_000)
    with pytest.raises(InputError, match="down"):
        ExportCredit(2_400_000, 3, 0.055, down=0.1)
    with pytest.raises(InputError, match="years"):
        ExportCredit(2_400_000, 2.2, 0.055)


def test_every_way_is_told():
    assert tuple(FOUND) == tuple(WAYS)
    assert all(way.label for way in FOUND.values())


def test_both_sides_by_hand():
    price = asked_price() / portland_price().hedge.rate
    assert FOUND["advance"].seller_cost == pytest.approx(FOUND["advance"].seller_fees)  # too early earns nothing
    assert FOUND["advance"].buyer_interest == pytest.approx(price * 0.07 * 135 / 360)
    assert FOUND["instalments"].buyer_worst == pytest.approx(0.5 * price)
    assert FOUND["instalments"].days == pytest.approx(0.5 * 45 + 0.2 * 95)
    assert FOUND["open_account"].seller_interest == pytest.approx(portland_price().costs["financing"])
    assert FOUND["collection_dp"].seller_worst_after == pytest.approx(43_800 + 4_200)
    assert FOUND["collection_dp"].seller_fees == pytest.approx(0.001 * price)
    assert FOUND["insured"].seller_worst_after == pytest.approx(0.1 * 0.6 * price)


def test_the_sellers_line_by_hand():
    """98,600 is paid out in all, 86,320 on the eve of delivery: 30,000, and 44 days of 57,600 in 45."""
    price = asked_price() / portland_price().hedge.rate
    eve = 30_000 + 57_600 * 44 / 45
    assert FOUND["open_account"].seller_line == FOUND["credit_confirmed"].seller_line == pytest.approx(98_600)
    assert FOUND["collection_dp"].seller_line == pytest.approx(98_600)
    assert FOUND["factoring"].seller_line == pytest.approx(eve)
    assert FOUND["advance"].seller_line == pytest.approx(price)
    # The plan's guarantee takes as much of the line as its advance brings in.
    assert FOUND["instalments"].seller_line == pytest.approx(eve)


def test_the_sellers_line_is_the_lowest_day_of_the_cash_curve():
    deal = portland_deal()
    for key, way in FOUND.items():
        if key not in ("instalments", "advance"):
            curve = cash_curve(replace(deal.order, plan=way.plan), deal.price)
            assert way.seller_line == pytest.approx(-min(one.balance for one in curve)), key


def test_a_guarantee_that_outlives_the_loan_still_holds_the_line():
    deal = replace(portland_deal(), advance_extra_days=200)
    plan = (Instalment(0.49, 0, "order"), Instalment(0.5, 1, "readiness"), Instalment(0.01, 95, "acceptance"))
    found = way_of_paying(replace(deal, plan=plan), "instalments")
    assert found.seller_line == pytest.approx(0.49 * deal.price)


def test_what_each_way_is_for():
    assert FOUND["credit_confirmed"].seller_expected_loss == 0 == FOUND["credit_confirmed"].seller_worst_before
    assert 0 < FOUND["credit_unconfirmed"].seller_expected_loss < FOUND["open_account"].seller_expected_loss
    assert FOUND["collection_dp"].seller_worst_after > 0  # nobody promises to pay
    assert FOUND["forfaiting"].days < FOUND["credit_usance"].days
    assert FOUND["forfaiting"].buyer_cost == FOUND["credit_usance"].buyer_cost
    assert FOUND["standby"].seller_worst_before == FOUND["open_account"].seller_worst_before


def test_an_unconfirmed_credit_hangs_on_the_buyers_bank():
    """A bank of class BBB fails with 0.224 % a year: in 45 days of building (29,400 on a mean day) or 10 of waiting."""
    price = asked_price() / portland_price().hedge.rate
    by_hand = (1 - 0.99776 ** (45 / 365)) * 29_400 + (1 - 0.99776 ** (10 / 365)) * 0.6 * price
    assert FOUND["credit_unconfirmed"].seller_expected_loss == pytest.approx(by_hand)
    assert FOUND["credit_unconfirmed"].seller_worst_before == 43_800


def test_the_plan_for_portland_lowers_the_price_but_asks_fees():
    parts, whole = portland_parts_price(), portland_price()
    assert parts.floor < whole.floor
    assert parts.costs["bank_fee"] > whole.costs["bank_fee"]
    assert portland_in_parts().share_ahead == pytest.approx(0.8)


def test_terms_name_their_source():
    assert usual_term("guarantee_rate").estimate
    assert "14(b)" in usual_term("examination_days").source
    with pytest.raises(InputError, match="name"):
        usual_term("nothing")
