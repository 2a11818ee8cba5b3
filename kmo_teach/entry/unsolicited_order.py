"""The order from abroad that nobody looked for: does it leave a contribution?"""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["OrderContribution", "UnsolicitedOrder", "contribution"]


@dataclass(frozen=True, slots=True)
class UnsolicitedOrder:
    """An order that a firm may take or refuse. Amounts in EUR for the whole order.

    Attributes
    ----------
    price
        What the customer pays.
    variable_cost
        Material, direct work and energy that the order causes.
    export_cost
        Freight, insurance, papers, translation and certificates that only this order causes.
    credit_days
        Days between shipping and payment.
    interest_rate
        Yearly cost of money, as a fraction; 360-day year. It runs on what the order costs, for the margin in the price
        was never paid out.
    chance_of_default
        Chance that the customer fails before paying, over the whole term and not a year, as a fraction.
    loss_given_default
        Share of the price then lost: 1 where nothing is recovered.
    displaced_contribution
        Contribution of home orders that must wait or go because capacity is full.
    """

    price: float
    variable_cost: float
    export_cost: float
    credit_days: float = 0.0
    interest_rate: float = 0.0
    chance_of_default: float = 0.0
    displaced_contribution: float = 0.0
    loss_given_default: float = 1.0

    def __post_init__(self) -> None:
        for name in ("price", "variable_cost", "export_cost", "credit_days", "displaced_contribution"):
            require_number(name, getattr(self, name), 0)
        require_number("interest_rate", self.interest_rate, 0)
        require_number("chance_of_default", self.chance_of_default, 0, 1)
        require_number("loss_given_default", self.loss_given_default, 0, 1)


@dataclass(frozen=True, slots=True)
class OrderContribution:
    """What an order leaves, line by line, in EUR."""

    naive: float
    financing: float
    expected_loss: float
    displaced: float
    export_cost: float

    @property
    def full(self) -> float:
        """OrderContribution after every cost that the order causes."""
        return self.naive - self.export_cost - self.financing - self.expected_loss - self.displaced

    @property
    def accept(self) -> bool:
        """Whether the order leaves more than nothing, fixed costs being there anyway."""
        return self.full > 0


def contribution(order: UnsolicitedOrder) -> OrderContribution:
    """Compare the contribution as a firm sees it at first with what is left after the costs of exporting.

    Parameters
    ----------
    order
        The order and what it causes.

    Notes
    -----
    Relevant (incremental) costing: only what the order changes counts. The expected loss is the chance of default
    times the share then lost times the price.

    Examples
    --------
    >>> order = UnsolicitedOrder(10_000, 7_000, 1_200, credit_days=90, interest_rate=0.06, chance_of_default=0.02)
    >>> result = contribution(order)
    >>> result.naive, round(result.full), result.accept
    (3000.0, 1477, True)
    """
    return OrderContribution(
        naive=float(order.price - order.variable_cost),
        financing=(order.variable_cost + order.export_cost) * order.interest_rate * order.credit_days / 360,
        expected_loss=order.price * order.chance_of_default * order.loss_given_default,
        displaced=float(order.displaced_contribution),
        export_cost=float(order.export_cost),
    )
