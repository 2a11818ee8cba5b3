"""The risk before delivery: the buyer fails or cancels while the goods are being built."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.failure import default_probability
from kmo_teach.pricing.order import Cover, Order

__all__ = ["BeforeDelivery", "before_delivery", "stop_loss"]


def stop_loss(order: Order, built: float) -> float:
    """Return what the firm loses if building stops: the cost so far less what the goods still bring, EUR.

    Parameters
    ----------
    order
        The order.
    built
        How far the goods are built, 0 to 1. What is bought is there from the start; the rest grows evenly.

    Examples
    --------
    >>> line = Order("USD", 80_000, 90, building_days=45, bought=30_000, resale=0.5)
    >>> [stop_loss(line, built) for built in (0, 0.5, 1)]
    [15000.0, 27500.0, 40000.0]
    """
    built = require_number("built", built, 0, 1)
    own = order.full_cost - order.supplied + order.export_costs
    return (order.supplied + built * own) * (1 - order.resale)


@dataclass(frozen=True, slots=True)
class BeforeDelivery:
    """The risk before delivery, in EUR.

    Attributes
    ----------
    chance
        Chance that the buyer fails between signature and delivery.
    worst
        Loss if that happens on the last day.
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
    chance over the building time times the loss with half of the work done. A credit insurer covers this time only
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
    worst, loss = stop_loss(order, 1), chance * stop_loss(order, 0.5)
    if cover.non_payment == "documentary_credit":
        return BeforeDelivery(chance, worst, 0.0, 0.0)
    if cover.before_delivery == "open" or cover.non_payment != "credit_insurance":  # an extension needs its policy
        return BeforeDelivery(chance, worst, 0.0, loss)
    premium = max(assumption("before_delivery_premium").value * worst, cover.terms.insured * loss)
    return BeforeDelivery(chance, worst, premium, (1 - cover.terms.insured) * loss)
