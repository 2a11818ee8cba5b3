"""Resource slack: how many months a small firm can still pay its bills while an export order is under way."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["Slack", "resource_slack"]


@dataclass(frozen=True, slots=True)
class Slack:
    """Cash cover around one order.

    Attributes
    ----------
    months_before, months_during
        Months of fixed payments that the cash covers before the order and at its lowest point.
    tied_up
        EUR tied up in the order at the lowest point.
    lowest_cash
        EUR left at the lowest point, before the customer pays.
    days_out
        Days between the first payment for the order and the customer's payment.
    """

    months_before: float
    months_during: float
    tied_up: float
    lowest_cash: float
    days_out: float


def resource_slack(
    cash: float,
    monthly_payments: float,
    order_cost: float,
    production_days: float,
    credit_days: float,
    advance: float = 0.0,
    monthly_receipts: float = 0.0,
) -> Slack:
    """Return the months of cash cover before and during an order.

    Parameters
    ----------
    cash
        Cash and unused credit line, EUR.
    monthly_payments
        Fixed payments a month: wages, rent, loans, EUR.
    order_cost
        What the order makes the firm pay before the customer does, EUR.
    production_days, credit_days
        Days from the first payment for the order to shipping, and from shipping to payment.
    advance
        What the customer pays at the start, EUR.
    monthly_receipts
        Other receipts a month, EUR, that go on meanwhile.

    Notes
    -----
    Our operationalisation of the "limited finance" of a small firm. A month has 30 days; receipts and payments are
    spread evenly, so the lowest point is either just after the order is paid for or just before the customer pays.

    Examples
    --------
    >>> slack = resource_slack(180_000, 60_000, 80_000, 30, 90, monthly_receipts=50_000)
    >>> slack.months_before, slack.lowest_cash, slack.months_during
    (3.0, 60000.0, 1.0)
    """
    cash = require_number("cash", cash)
    monthly = require_number("monthly_payments", monthly_payments, above=0)
    days = require_number("production_days", production_days, 0) + require_number("credit_days", credit_days, 0)
    tied_up = max(0.0, require_number("order_cost", order_cost, 0) - require_number("advance", advance, 0))
    monthly_change = require_number("monthly_receipts", monthly_receipts, 0) - monthly
    lowest = cash - tied_up + min(0.0, monthly_change * days / 30)
    return Slack(cash / monthly, lowest / monthly, tied_up, lowest, days)
