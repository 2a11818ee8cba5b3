"""An order paid in parts, against sums worked by hand."""

from dataclasses import replace

import pytest

from kmo_teach.inputs import InputError
from kmo_teach.pricing import (
    Cover,
    Instalment,
    Market,
    Order,
    before_delivery,
    default_probability,
    mean_days,
    outlays,
    quote,
    stop_loss,
)

DOLLAR = Market("USD", 1.20, 0.036, 0.024, 0.08, bank_spread=0.0)
LINE = Order(
    "USD",
    80_000,
    90,
    loan_rate=0.06,
    building_days=40,
    payable_days=30,
    bought=30_000,
    resale=0.5,
    default_probability=0.05,
    loss_given_default=0.6,
)
PLAN = (Instalment(0.3, 0, "order"), Instalment(0.5, 40, "readiness"), Instalment(0.2, 100, "acceptance"))
IN_PARTS = replace(LINE, plan=PLAN)


def test_one_payment_at_the_end_as_a_plan_gives_the_same_price():
    one = replace(LINE, plan=(Instalment(1.0, 130, "term"),))
    for non_payment in ("open_account", "credit_insurance", "factoring_with_recourse", "documentary_credit"):
        cover = Cover(non_payment=non_payment)
        assert quote(one, DOLLAR, cover).floor == pytest.approx(quote(LINE, DOLLAR, cover).floor, rel=1e-12)


def test_waiting_by_hand():
    """The money comes on day 0.3 x 0 + 0.5 x 40 + 0.2 x 100 = 40 on average, that is at delivery."""
    assert [(one.key, one.days) for one in outlays(IN_PARTS)] == [("bought", 10.0), ("own_work", 20.0)]
    assert mean_days(IN_PARTS) == pytest.approx((30 * 10 + 50 * 20) / 80)
    interest = 30_000 * 0.06 * 10 / 360 + 50_000 * 0.06 * 20 / 360
    assert quote(IN_PARTS, DOLLAR).costs["financing"] == pytest.approx(interest)


def test_each_part_is_sold_forward_for_its_own_days():
    euros = 0.3 / 1.20
    for share, days in ((0.5, 40), (0.2, 100)):
        euros += share / (1.20 * (1 + 0.036 * days / 360) / (1 + 0.024 * days / 360))
    assert 1 / quote(IN_PARTS, DOLLAR).hedge.rate == pytest.approx(euros)


def test_only_the_last_part_can_default_after_delivery():
    price = quote(IN_PARTS, DOLLAR, Cover(non_payment="open_account"))
    assert price.charges["expected_loss"] == pytest.approx(0.2 * (1 - 0.95 ** (60 / 365)) * 0.6)


def test_the_stop_loss_by_hand():
    """Half of 30,000 at the start and half of 80,000 at the end, less 24,000 that is paid with the order."""
    assert [stop_loss(LINE, built) for built in (0, 1)] == [15_000, 40_000]
    assert [stop_loss(IN_PARTS, built) for built in (0, 1)] == [0, 16_000]
    # The loss begins when 15,000 + 25,000 b = 24,000, at b = 0.36: a triangle of 0.64 by 16,000.
    risk = before_delivery(IN_PARTS, Cover(non_payment="open_account"))
    assert risk.worst == 16_000
    assert risk.expected_loss == pytest.approx(default_probability(0.05, 40) * 0.64 * 16_000 / 2)


def test_the_eve_of_a_payment_can_be_the_worst_day():
    early = replace(LINE, plan=(Instalment(0.5, 20, "readiness"), Instalment(0.5, 130, "term")))
    assert stop_loss(early, 0.5) == 15_000 + 12_500  # what is due on that day is not in
    assert before_delivery(early, Cover()).worst == 27_500
    assert stop_loss(early, 1) == 0


def test_a_part_before_delivery_lowers_every_risk():
    whole, ahead = quote(LINE, DOLLAR), quote(IN_PARTS, DOLLAR)
    for key in ("financing", "before_delivery_loss"):
        assert ahead.costs[key] < whole.costs[key]
    for key in ("non_payment", "expected_loss"):
        assert ahead.charges[key] < whole.charges[key]
    assert ahead.exchange_cost < whole.exchange_cost
    assert ahead.floor < whole.floor


@pytest.mark.parametrize(
    ("plan", "name"),
    [
        ((Instalment(0.5, 0, "order"),), "plan"),
        ((Instalment(0.5, 60, "term"), Instalment(0.5, 50, "term")), "plan"),
        ((Instalment(1.0, 50, "readiness"),), "plan"),
        ((Instalment(1.0, 30, "term"),), "plan"),
    ],
)
def test_a_plan_that_nobody_could_sign_is_refused(plan, name):
    with pytest.raises(InputError) as refused:
        replace(LINE, plan=plan)
    assert refused.value.name == name


def test_goods_from_stock_have_no_plan():
    with pytest.raises(InputError) as refused:
        Order("USD", 80_000, 90, plan=PLAN)
    assert refused.value.name == "building_days"
