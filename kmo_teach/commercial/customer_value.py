"""What a customer abroad is worth, and what winning one may cost: LTV, CAC and the web budget over markets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_mapping, require_number, require_whole
from kmo_teach.language import _

__all__ = ["CustomerBase", "acquisition_cost", "cumulated_value", "lifetime_value", "payback_year", "split_budget"]


@dataclass(frozen=True, slots=True)
class CustomerBase:
    """The customers of a market.

    Attributes
    ----------
    margin
        Contribution that a customer brings in a year, EUR, received at the end of the year.
    churn
        Fraction of the customers that leaves in a year.
    discount_rate
        Yearly discount rate, as a fraction.
    """

    margin: float
    churn: float
    discount_rate: float

    def __post_init__(self) -> None:
        require_number("margin", self.margin, 0)
        require_number("churn", self.churn, 0, 1)
        require_number("discount_rate", self.discount_rate, 0, 1)


def acquisition_cost(spent: float, won: float) -> float:
    """Return the customer acquisition cost (CAC): what was spent on winning, for each customer won, EUR.

    Examples
    --------
    >>> acquisition_cost(54_000, 3)
    18000.0
    """
    return require_number("spent", spent, 0) / require_number("won", won, above=0)


def lifetime_value(customers: CustomerBase) -> float:
    """Return the lifetime value (LTV) of a customer who has just been won, EUR.

    Raises
    ------
    InputError
        When neither churn nor discounting makes the sum end.

    Notes
    -----
    Margins at the end of each year, of which a fraction ``1 - churn`` stays for the next one:
    ``margin / (churn + discount_rate)``. It follows from the geometric series
    ``sum of margin (1 - churn)**(t - 1) / (1 + discount_rate)**t``; other texts start
    the margin at once or a year later, and then get another formula.

    Examples
    --------
    >>> round(lifetime_value(CustomerBase(9_000, churn=0.15, discount_rate=0.10)), 6)
    36000.0
    """
    wearing = customers.churn + customers.discount_rate
    if wearing == 0:
        raise InputError("churn", customers.churn, _("Give a churn or a discount rate above 0."))
    return customers.margin / wearing


def cumulated_value(customers: CustomerBase, years: int) -> float:
    """Return the discounted margin of the first years of a customer, EUR; ``years`` is a whole number up to 10,000.

    Examples
    --------
    >>> round(cumulated_value(CustomerBase(1_000, 0.0, 0.10), 2), 2)
    1735.54
    """
    kept = (1 - customers.churn) / (1 + customers.discount_rate)
    periods = range(require_whole("years", years, 0, 10_000))
    return sum(customers.margin / (1 + customers.discount_rate) * kept**year for year in periods)


def payback_year(customers: CustomerBase, cost: float) -> int | None:
    """Return the first year in which the discounted margin has paid the cost of winning; ``None`` if it never does.

    Examples
    --------
    >>> payback_year(CustomerBase(9_000, 0.15, 0.10), 18_000)
    3
    >>> payback_year(CustomerBase(9_000, 0.15, 0.10), 40_000) is None
    True
    """
    require_number("cost", cost, 0)
    kept = (1 - customers.churn) / (1 + customers.discount_rate)
    paid, coming, year = 0.0, customers.margin / (1 + customers.discount_rate), 0
    while paid < cost:
        if year >= 200 or coming <= 0:
            return None
        paid, coming, year = paid + coming, coming * kept, year + 1
    return year


def split_budget(budget: float, pull: Mapping[str, float]) -> dict[str, float]:
    """Return how to split a budget over markets so that the value won is highest, EUR by market.

    Parameters
    ----------
    budget
        What there is to spend, EUR.
    pull
        For each market the value won by the first euro's square root: spending ``x`` wins ``pull * sqrt(x)``. Estimate
        it from one campaign: value won (customers times LTV) divided by the square root of what was spent.

    Raises
    ------
    InputError
        When no market has a pull above zero.

    Notes
    -----
    The square root says that the second euro brings less than the first. It is our assumption. Setting the last euro's
    value equal in all markets gives shares in proportion to ``pull ** 2`` (Lagrange).

    Examples
    --------
    >>> split_budget(10_000, {"FR": 2.0, "DE": 1.0})
    {'FR': 8000.0, 'DE': 2000.0}
    """
    amount = require_number("budget", budget, 0)
    squares = {name: require_number("pull", value, 0) ** 2 for name, value in require_mapping("pull", pull).items()}
    if not sum(squares.values()):
        raise InputError("pull", dict(pull), _("Give at least one market a pull above 0."))
    return {name: amount * square / sum(squares.values()) for name, square in squares.items()}
