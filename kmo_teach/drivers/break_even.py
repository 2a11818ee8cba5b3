"""How much a firm must sell before it earns anything: break-even volume and break-even turnover."""

from __future__ import annotations

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["break_even_turnover", "break_even_volume"]


def break_even_volume(fixed_costs: float, price: float, variable_cost: float) -> float:
    """Return the number of units a year at which contribution just pays the fixed costs.

    Parameters
    ----------
    fixed_costs
        EUR a year, 0 or more.
    price, variable_cost
        EUR a unit; the price must be the higher of the two.

    Raises
    ------
    InputError
        When the price does not exceed the variable cost: then no volume is enough.

    Notes
    -----
    Ordinary cost-volume-profit analysis: fixed costs divided by the contribution of one unit.

    Examples
    --------
    >>> break_even_volume(100_000, 50, 30)
    5000.0
    """
    fixed_costs = require_number("fixed_costs", fixed_costs, 0)
    variable_cost = require_number("variable_cost", variable_cost, 0)
    price = require_number("price", price, above=0)
    if price <= variable_cost:
        raise InputError("price", price, _("Give a price above the variable cost, or no volume is ever enough."))
    return fixed_costs / (price - variable_cost)


def break_even_turnover(fixed_costs: float, contribution_ratio: float) -> float:
    """Return the turnover in EUR a year at which contribution just pays the fixed costs.

    Parameters
    ----------
    fixed_costs
        EUR a year, 0 or more.
    contribution_ratio
        Turnover less variable costs as a fraction of turnover, above 0 and at most 1.

    Examples
    --------
    >>> break_even_turnover(3_150_000, 0.50)
    6300000.0
    """
    fixed_costs = require_number("fixed_costs", fixed_costs, 0)
    return fixed_costs / require_number("contribution_ratio", contribution_ratio, above=0, maximum=1)
