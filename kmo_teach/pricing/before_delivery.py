"""The risk before delivery: the buyer fails or cancels while the goods are being built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from kmo_teach.inputs import require_number
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.failure import default_probability
from kmo_teach.pricing.order import Cover, Order
from kmo_teach.pricing.outlay import outlays

__all__ = ["BeforeDelivery", "before_delivery", "stop_loss"]


def stop_loss(order: Order, built: float) -> float:
    """Return what the firm loses if building stops: the cost so far, less what the goods still bring and what is paid.

    Parameters
    ----------
    order
        The order.
    built
        How far the goods are built, 0 to 1. What is bought is there from the start; the rest grows evenly.

    Notes
    -----
    A part of the price that is paid ahead counts as the same part of the order's costs, as in
    :func:`kmo_teach.pricing.outlays`: the seller keeps it against the damage. Both say rather too much loss than too
    little.

    Examples
    --------
    >>> line = Order("USD", 80_000, 90, building_days=45, bought=30_000, resale=0.5)
    >>> [stop_loss(line, built) for built in (0, 0.5, 1)]
    [15000.0, 27500.0, 40000.0]
    >>> from dataclasses import replace
    >>> from kmo_teach.pricing import Instalment
    >>> plan = (Instalment(0.3, 0, "order"), Instalment(0.7, 45, "readiness"))
    >>> [stop_loss(replace(line, plan=plan), built) for built in (0, 0.5, 1)]
    [0.0, 3500.0, 16000.0]
    """
    built = require_number("built", built, 0, 1)
    day = round(built * order.building_days, 9)  # 7 / 25 * 25 is more than 7, and a part comes on a whole day
    paid = sum(one.share for one in order.plan if one.is_ahead and one.is_in(day))
    return max(0.0, _gross_loss(order, built) - paid * _cost(order))


def _gross_loss(order: Order, built: float) -> float:
    own = order.full_cost - order.supplied + order.export_costs
    return (order.supplied + built * own) * (1 - order.resale)


def _cost(order: Order) -> float:
    """Return all that the order pays out, without interest and shares of the price."""
    return sum(one.amount for one in outlays(replace(order, plan=())))


def _mean_stop_loss(order: Order) -> float:
    """Return the stop loss of a mean day: between two payments it grows evenly, and is never below 0."""
    ahead = [one for one in order.plan if one.is_ahead]
    marks = sorted({0.0, 1.0, *(one.days / order.building_days for one in ahead)})
    mean = 0.0
    for start, end in pairwise(marks):
        paid = sum(one.share for one in ahead if one.days / order.building_days <= start) * _cost(order)
        low, high = (_gross_loss(order, built) - paid for built in (start, end))
        if high > 0:  # where the loss begins within the stretch, only the part above 0 counts
            mean += (end - start) * ((low + high) / 2 if low >= 0 else high * high / (high - low) / 2)
    return mean


@dataclass(frozen=True, slots=True)
class BeforeDelivery:
    """The risk before delivery, in EUR.

    Attributes
    ----------
    chance
        Chance that the buyer fails between signature and delivery.
    worst
        Loss if that happens on the worst day: the last one, or the eve of a payment.
    premium
        What the insurer asks; 0 where the firm carries the risk.
    expected_loss
        Expected loss that stays with the firm.
    """

    chance: float
    worst: float
    premium: float
    expected_loss: float


def before_delivery(order: Order, cover: Cover) -> BeforeDelivery:
    """Return what the risk before delivery costs under a cover.

    Notes
    -----
    Stop loss = cost so far - what the goods still bring. The buyer fails on any day alike, so the expected loss is the
    chance over the building time times the loss of a mean day. A credit insurer covers this time only
    where the policy says so (an extension, priced on the cost that would be lost), and pays its share of cost, not of
    the price. It asks at least its expected claims. Under a confirmed documentary credit the firm can finish, ship and
    present documents, whatever becomes of the buyer; then nothing is lost as long as it can do so before the credit
    expires.

    Examples
    --------
    >>> line = Order("USD", 80_000, 90, building_days=45, bought=30_000, resale=0.5, default_probability=0.05)
    >>> found = before_delivery(line, Cover())
    >>> round(found.chance, 4), found.worst, found.premium, round(found.expected_loss)
    (0.0063, 40000.0, 0.0, 173)
    """
    if not order.building_days:
        return BeforeDelivery(0.0, 0.0, 0.0, 0.0)
    chance = default_probability(order.default_probability, order.building_days)
    loss = chance * _mean_stop_loss(order)
    days = (order.building_days, *(one.days for one in order.plan if one.is_ahead))
    worst = max(stop_loss(order, day / order.building_days) for day in days)
    if cover.non_payment == "documentary_credit":
        return BeforeDelivery(chance, worst, 0.0, 0.0)
    if cover.before_delivery == "open" or cover.non_payment != "credit_insurance":  # an extension needs its policy
        return BeforeDelivery(chance, worst, 0.0, loss)
    premium = max(assumption("before_delivery_premium").value * worst, cover.terms.insured * loss)
    return BeforeDelivery(chance, worst, premium, (1 - cover.terms.insured) * loss)
