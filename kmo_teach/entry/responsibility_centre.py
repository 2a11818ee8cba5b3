"""Responsibility centres: what a cost, profit or investment centre's manager is judged on."""

from __future__ import annotations

from kmo_teach.inputs import require_number

__all__ = ["flexible_budget_variance", "residual_income", "return_on_investment"]


def return_on_investment(profit: float, capital: float) -> float:
    """Return profit divided by the capital that the centre uses, as a fraction.

    Parameters
    ----------
    profit
        Controllable operating profit of the year, EUR.
    capital
        Capital employed, EUR, above zero.

    Examples
    --------
    >>> return_on_investment(640_000, 4_000_000)
    0.16
    """
    return require_number("profit", profit) / require_number("capital", capital, above=0)


def residual_income(profit: float, capital: float, required_return: float) -> float:
    """Return what is left of profit, in EUR, after a charge for the capital used.

    Unlike return on investment it never rewards a manager for refusing a project that earns more than it must.

    Parameters
    ----------
    profit, capital
        EUR, as in :func:`return_on_investment`.
    required_return
        Yearly return that the owners ask, as a fraction.

    Examples
    --------
    >>> residual_income(330_000, 2_500_000, 0.10)
    80000.0
    """
    charge = require_number("required_return", required_return, 0) * require_number("capital", capital, 0)
    return require_number("profit", profit) - charge


def flexible_budget_variance(
    actual_cost: float, actual_volume: float, fixed_budget: float, unit_budget: float
) -> float:
    """Return the cost-centre variance in EUR against a budget for the volume really made; positive is favourable.

    Parameters
    ----------
    actual_cost
        EUR spent.
    actual_volume
        Units really made.
    fixed_budget
        EUR budgeted whatever the volume.
    unit_budget
        EUR budgeted for each unit.

    Examples
    --------
    >>> flexible_budget_variance(actual_cost=108_000, actual_volume=1_100, fixed_budget=50_000, unit_budget=50)
    -3000.0
    """
    allowed = require_number("fixed_budget", fixed_budget, 0) + require_number(
        "unit_budget", unit_budget, 0
    ) * require_number("actual_volume", actual_volume, 0)
    return allowed - require_number("actual_cost", actual_cost, 0)
