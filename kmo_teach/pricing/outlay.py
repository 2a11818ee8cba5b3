"""When an order's costs are paid, and how long each waits for the customer's money."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kmo_teach.inputs import InputError
from kmo_teach.language import _
from kmo_teach.pricing.incoterms import seller_costs
from kmo_teach.pricing.order import Order

__all__ = ["Outlay", "mean_days", "outlays", "paid_out"]


@dataclass(frozen=True, slots=True)
class Outlay:
    """A cost and its wait.

    Attributes
    ----------
    key
        ``"bought"``, ``"own_work"``, ``"delivery"`` or, for goods from stock, ``"stock"``.
    amount
        EUR.
    days
        Days from paying it to the customer's payment, on average; below 0 the customer pays first.
    """

    key: str
    amount: float
    days: float


def outlays(order: Order, advanced: float = 0.0) -> tuple[Outlay, ...]:
    """Return what an order pays and how long each amount waits.

    Parameters
    ----------
    order
        The order.
    advanced
        Share of an invoice that a factor pays at delivery, as a fraction.

    Notes
    -----
    Under a payment plan each part of the price pays the same part of each cost. The margin in a part that comes early
    is left out, so the wait is counted too long rather than too short; :func:`kmo_teach.payment.cash_curve` counts it.

    Goods made to order: what is bought comes when building starts and is paid when the suppliers' days are over; the
    firm's own work and what the customer's market asks grow evenly and wait half of the building time; freight and
    visits are paid at delivery. Goods from stock: one cash conversion cycle for all (days in stock + term - days that
    suppliers wait), the usual approximation.

    Examples
    --------
    >>> line = Order("USD", 80_000, 90, building_days=45, bought=30_000, payable_days=30)
    >>> [(one.key, one.amount, one.days) for one in outlays(line)]
    [('bought', 30000.0, 105.0), ('own_work', 50000.0, 112.5)]
    >>> [(one.key, one.days) for one in outlays(Order("USD", 80_000, 90, inventory_days=45, payable_days=30))]
    [('stock', 105.0)]
    """
    waiting = sum(share * days * (1 - advanced if days > 0 else 1) for share, days in order.terms)
    delivery = sum(seller_costs(order.incoterm, order.logistics, order.named_place).values()) + order.installation
    if not order.building_days:
        everything = order.full_cost + order.export_costs + delivery
        return (Outlay("stock", float(everything), order.inventory_days + waiting - order.payable_days),)
    own = order.full_cost - order.supplied + order.export_costs
    found = (
        Outlay("bought", order.supplied, order.building_days + waiting - order.payable_days),
        Outlay("own_work", float(own), order.building_days / 2 + waiting),
        Outlay("delivery", float(delivery), waiting),
    )
    return tuple(one for one in found if one.amount)


def paid_out(order: Order, day: float) -> float:
    """Return what goods made to order have cost in cash up to a day after signature, EUR.

    Raises
    ------
    InputError
        For goods from stock: what they cost was paid before there was an order.

    Examples
    --------
    >>> line = Order("USD", 80_000, 90, building_days=40, bought=30_000, payable_days=30)
    >>> [paid_out(line, day) for day in (0, 20, 30, 40)]
    [0.0, 25000.0, 67500.0, 80000.0]
    """
    if not order.building_days:
        raise InputError("building_days", order.building_days, _("Give the days in which the goods are built."))
    total = 0.0
    for one in outlays(replace(order, plan=())):
        if one.key == "own_work":
            total += one.amount * min(1.0, day / order.building_days)
        elif day >= order.building_days + order.days - one.days:
            total += one.amount
    return total


def mean_days(order: Order, advanced: float = 0.0) -> float:
    """Return the days that a euro of an order's cost waits on average.

    Examples
    --------
    >>> mean_days(Order("USD", 80_000, 90, inventory_days=45, payable_days=30))
    105.0
    """
    found = outlays(order, advanced)
    return sum(one.amount * one.days for one in found) / sum(one.amount for one in found)
