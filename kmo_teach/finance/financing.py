"""What money costs over time: interest on what an order ties up, the rate between two future dates, present value."""

from __future__ import annotations

from collections.abc import Sequence

from kmo_teach.inputs import InputError, require_basis, require_number, require_numbers, require_rate
from kmo_teach.language import _

__all__ = ["forward_interest_rate", "npv", "payback", "working_capital_cost"]

_MOST_DAYS = 3660


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


def npv(flows: Sequence[float], rate: float) -> float:
    """Return the net present value of yearly cash flows, the first of today.

    Parameters
    ----------
    flows
        Cash flows in one currency, a year apart.
    rate
        Yearly discount rate, as a fraction above -1 and up to 10.

    Examples
    --------
    >>> round(npv([-1_000, 660, 726], 0.10), 2)
    200.0
    """
    rate = require_number("rate", rate, above=-1, maximum=10)
    return sum(flow / (1 + rate) ** year for year, flow in enumerate(require_numbers("flows", flows)))


def payback(flows: Sequence[float]) -> float | None:
    """Return the years until what went out has come back, undiscounted and within a year in proportion, or ``None``.

    Examples
    --------
    >>> payback([-1_000, 400, 400, 400]), payback([-1_000, 400])
    (2.5, None)
    """
    flows = require_numbers("flows", flows)
    if not flows:
        raise InputError("flows", 0, _("Give at least one cash flow."))
    total = flows[0]
    if total >= 0:
        return 0.0
    for year, flow in enumerate(flows[1:]):
        if total + flow >= 0:
            return year - total / flow
        total += flow
    return None
