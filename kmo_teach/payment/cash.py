"""The cash of one order day by day, and what each part of its price stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_basis, require_number, require_rate
from kmo_teach.language import _
from kmo_teach.pricing import Instalment, Market, Order, paid_out

__all__ = ["CashDay", "Part", "cash_curve", "curve_interest", "days_until_even", "parts", "weighted_days"]


@dataclass(frozen=True, slots=True)
class CashDay:
    """A day of an order.

    Attributes
    ----------
    day
        Days from signature.
    paid_out, received
        EUR up to and including this day, without interest.
    """

    day: int
    paid_out: float
    received: float

    @property
    def balance(self) -> float:
        """What the order has brought so far less what it has cost, EUR; below 0 the firm finances it."""
        return self.received - self.paid_out


def cash_curve(order: Order, price: float, last_day: int | None = None) -> tuple[CashDay, ...]:
    """Return the cash of an order made to order, from signature to the last payment.

    Parameters
    ----------
    order
        The order; its plan says when the price comes.
    price
        The price in EUR, what the firm keeps of it for itself included.
    last_day
        Where the curve ends; the day of the last payment when left out.

    Notes
    -----
    Outlays are those of :func:`kmo_teach.pricing.outlays`, each on its own day. Shares of the price that go to others,
    such as an agent's commission, are not in it.

    Examples
    --------
    >>> line = Order("EUR", 60_000, 60, building_days=40, bought=60_000, payable_days=30)
    >>> [day.balance for day in cash_curve(line, 75_000)][29:31]
    [0.0, -60000.0]
    >>> cash_curve(line, 75_000)[-1].balance
    15000.0
    """
    price = require_number("price", price, 0)
    last = round(order.horizon) if last_day is None else last_day
    if last < 0:
        raise InputError("last_day", last, _("Give a day from signature on: 0 or more."))
    coming = order.instalments
    return tuple(
        CashDay(day, paid_out(order, day), price * sum(one.share for one in coming if one.days <= day))
        for day in range(last + 1)
    )


def curve_interest(curve: Sequence[CashDay], rate: float, basis: int = 360) -> float:
    """Return the interest on a cash curve, EUR: each day on which the order is short costs a day of the loan's rate.

    Parameters
    ----------
    curve
        From :func:`cash_curve`.
    rate
        Yearly rate of the loan, as a fraction.
    basis
        Days in the interest year, 360 or 365.

    Notes
    -----
    The balance at the end of a day is borrowed until the next. Money that the order has too much earns nothing.

    Examples
    --------
    >>> line = Order("EUR", 60_000, 60, building_days=40, bought=60_000, payable_days=30)
    >>> curve_interest(cash_curve(line, 75_000), 0.06)  # 60,000 for 70 days
    700.0
    """
    daily = require_rate("rate", rate) / require_basis("basis", basis)
    return round(sum(max(0.0, -one.balance) for one in curve[:-1]) * daily, 6)


def days_until_even(curve: Sequence[CashDay]) -> int:
    """Return the day from which an order's cash is never below zero again; one past the end if it stays below.

    Examples
    --------
    >>> line = Order("EUR", 60_000, 60, building_days=40, bought=60_000, payable_days=30)
    >>> days_until_even(cash_curve(line, 75_000))
    100
    """
    short = [one.day for one in curve if one.balance < 0]
    return short[-1] + 1 if short else 0


def weighted_days(plan: Sequence[Instalment]) -> float:
    """Return the mean day of a plan's money, each part weighted with its share: days from signature.

    Examples
    --------
    >>> round(weighted_days((Instalment(0.5, 0, "order"), Instalment(0.5, 90, "term"))), 6)
    45.0
    """
    return sum(one.share * one.days for one in plan)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the price, and the risk that hangs on it.

    Attributes
    ----------
    instalment
        Share, day and what makes it due.
    amount
        In the currency of the price.
    rate
        Foreign currency per EUR at which the bank fixes it at signature: the client's forward, or the spot with the
        bank's spread for a part that is paid at once.
    value
        EUR at that rate.
    exchange_cost
        What that rate costs against today's spot, EUR; below 0 it is a gain.
    credit_days
        Days from delivery for which the buyer has credit; 0 for a part that is paid ahead.
    """

    instalment: Instalment
    amount: float
    rate: float
    value: float
    exchange_cost: float
    credit_days: float


def parts(order: Order, market: Market, price: float) -> tuple[Part, ...]:
    """Return the parts in which an order is paid, each with its own days.

    Parameters
    ----------
    order
        The order.
    market
        The market of its currency.
    price
        In that currency.

    Examples
    --------
    >>> dollar = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
    >>> line = Order("USD", 60_000, 90, building_days=40)
    >>> [(one.value, one.credit_days) for one in parts(line, dollar, 100_000)]
    [(80000.0, 90)]
    """
    price = require_number("price", price, above=0)
    found = []
    for one in order.instalments:
        spread = market.client_forward(one.days) if one.days else None
        rate = spread.for_client("receivable") if spread else market.spot * (1 + market.bank_spread)
        amount = one.share * price
        value = amount / rate
        credit = 0.0 if one.is_ahead else max(0.0, one.days - order.building_days)
        found.append(Part(one, amount, rate, value, amount / market.spot - value, credit))
    return tuple(found)
