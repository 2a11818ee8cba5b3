"""The cash cycle and what it costs to fund it."""

import pytest

from kmo_teach.finance import cash_conversion_cycle, funding_need, payment_discount_cost, working_capital_cost
from kmo_teach.inputs import InputError


def test_funding_and_its_cost_agree():
    """A year's interest on the funding need is the interest on each day's sales over its cycle."""
    need = funding_need(720_000, 45, 90, 30, cost_ratio=0.8)
    per_order = working_capital_cost(720_000 * 0.8, 0.06, cash_conversion_cycle(45, 90, 30))
    assert need * 0.06 == pytest.approx(per_order)


def test_discount_of_textbooks():
    # "2/10 net 30" is the standard case: 37.2 % a year by simple interest over 365 days
    assert payment_discount_cost(0.02, 10, 30) == pytest.approx(0.372, abs=0.0005)
    with pytest.raises(InputError, match=r"^net_days: "):
        payment_discount_cost(0.02, 10, 10)
