"""Financing an export order: the cash conversion cycle, what it costs, and the rate between two future dates."""

from __future__ import annotations

from kmo_teach.inputs import InputError, require_basis, require_number, require_rate
from kmo_teach.language import _

__all__ = ["cash_conversion_cycle", "forward_interest_rate", "working_capital_cost"]

_MOST_DAYS = 3660


def cash_conversion_cycle(inventory_days: float, receivable_days: float, payable_days: float) -> float:
    """Return the days between paying suppliers and being paid: DIO + DSO - DPO.

    Parameters
    ----------
    inventory_days, receivable_days, payable_days
        Days inventory outstanding, days sales outstanding and days payable outstanding, 0 or more.

    Returns
    -------
    float
        Days; below 0 when suppliers finance more than the firm has out.

    Notes
    -----
    Richards, V. D. and Laughlin, E. J. (1980), A cash conversion cycle approach to liquidity analysis, Financial
    Management 9, 32-38.

    Examples
    --------
    >>> cash_conversion_cycle(45, 90, 30)
    105.0
    """
    return (
        require_number("inventory_days", inventory_days, 0, _MOST_DAYS)
        + require_number("receivable_days", receivable_days, 0, _MOST_DAYS)
        - require_number("payable_days", payable_days, 0, _MOST_DAYS)
    )


def working_capital_cost(cost: float, rate: float, days: float, basis: int = 360) -> float:
    """Return the interest on the money that an order ties up, in the currency of ``cost``.

    Parameters
    ----------
    cost
        Cost paid out for the order.
    rate
        Yearly borrowing rate, as a fraction.
    days
        Days financed (the cash conversion cycle); below 0 the result is interest saved.
    basis
        Days in the interest year, 360 or 365.

    Examples
    --------
    >>> round(working_capital_cost(84_200, 0.055, 105), 2)
    1350.71
    """
    days = require_number("days", days, -_MOST_DAYS, _MOST_DAYS)
    return require_number("cost", cost, 0) * require_rate("rate", rate) * days / require_basis("basis", basis)


def forward_interest_rate(
    near_rate: float, near_days: float, far_rate: float, far_days: float, basis: int = 360
) -> float:
    """Return the interest rate between two future dates that today's rates imply.

    Parameters
    ----------
    near_rate, far_rate
        Simple yearly rates to the near and to the far date, as fractions.
    near_days, far_days
        Days to each date; the far date comes later.
    basis
        Days in the interest year, 360 or 365.

    Returns
    -------
    float
        Simple yearly rate: the fair rate of a forward rate agreement.

    Notes
    -----
    ((1 + r_far d_far / basis) / (1 + r_near d_near / basis) - 1) basis / (d_far - d_near): lending to the far date
    earns what lending to the near one and on from there does.

    Examples
    --------
    >>> round(forward_interest_rate(0.0325, 90, 0.04, 180), 6)
    0.047117
    """
    near_days = require_number("near_days", near_days, above=0)
    far_days = require_number("far_days", far_days, above=near_days)
    year = require_basis("basis", basis)
    near = 1 + require_rate("near_rate", near_rate) * near_days / year
    far = 1 + require_rate("far_rate", far_rate) * far_days / year
    if near <= 0 or far <= 0:
        raise InputError("far_days", far_days, _("Over this term the interest rates take more than the whole amount."))
    return (far / near - 1) * year / (far_days - near_days)
