"""Full cost price of an order, and what activity-based costing changes about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from kmo_teach.inputs import require_choice, require_mapping, require_number

__all__ = ["Activity", "CostPrice", "activity_based_overhead", "flat_overhead"]


@dataclass(frozen=True, slots=True)
class CostPrice:
    """The cost of an order before it leaves the factory, in EUR.

    Attributes
    ----------
    direct_materials, direct_labour
        What goes into the product itself.
    variable_overhead
        Overhead that grows with output.
    fixed_overhead
        The order's share of overhead that does not: absorbed by :func:`flat_overhead` or
        :func:`activity_based_overhead`.
    selling_cost
        The order's share of selling and administrative cost.

    Examples
    --------
    >>> CostPrice(30_000, 20_000, 6_000, 16_000, 8_000).full
    80000.0
    """

    direct_materials: float
    direct_labour: float
    variable_overhead: float = 0.0
    fixed_overhead: float = 0.0
    selling_cost: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            require_number(field.name, getattr(self, field.name), 0)

    @property
    def full(self) -> float:
        """Full cost in EUR: the lowest base of a price that keeps the firm alive."""
        return self.variable + self.fixed_overhead + self.selling_cost

    @property
    def variable(self) -> float:
        """Variable cost of production in EUR: below it every order loses money at once."""
        return float(self.direct_materials + self.direct_labour + self.variable_overhead)


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity that costs money, and what drives it.

    Attributes
    ----------
    cost
        Yearly cost in EUR.
    drivers
        Yearly number of its cost driver: orders, documents, set-ups, hours.
    """

    cost: float
    drivers: float

    def __post_init__(self) -> None:
        require_number("cost", self.cost, 0)
        require_number("drivers", self.drivers, above=0)

    @property
    def rate(self) -> float:
        """EUR per driver."""
        return self.cost / self.drivers


def flat_overhead(overhead: float, base: float, order_base: float) -> float:
    """Return an order's overhead at one plant-wide rate, in EUR.

    Parameters
    ----------
    overhead
        Yearly overhead in EUR.
    base
        Yearly size of the allocation base (direct labour hours or cost).
    order_base
        What the order uses of it.

    Examples
    --------
    >>> flat_overhead(500_000, 25_000, 400)
    8000.0
    """
    rate = require_number("overhead", overhead, 0) / require_number("base", base, above=0)
    return rate * require_number("order_base", order_base, 0)


def activity_based_overhead(activities: Mapping[str, Activity], use: Mapping[str, float]) -> float:
    """Return an order's overhead by the activities that it takes, in EUR.

    Parameters
    ----------
    activities
        The firm's activities by name.
    use
        Cost drivers that the order takes, by activity; an activity left out is not used.

    Notes
    -----
    Cooper, R. and Kaplan, R. S. (1988), Measure costs right: make the right decisions, Harvard Business Review 66(5),
    96-103. Export orders take more documents, checks and calls than their labour hours tell.

    Examples
    --------
    >>> firm = {"documents": Activity(60_000, 1_200), "set-ups": Activity(90_000, 300)}
    >>> activity_based_overhead(firm, {"documents": 14, "set-ups": 2})
    1300.0
    """
    known: Mapping[str, Activity] = require_mapping("activities", activities)
    return sum(
        known[require_choice("use", name, known)].rate * require_number("use", count, 0)
        for name, count in require_mapping("use", use).items()
    )
