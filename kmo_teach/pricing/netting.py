"""Exposures together: what own payments cancel out, and what currencies that do not move as one take away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["NaturalHedge", "natural_hedge", "portfolio_volatility"]


@dataclass(frozen=True, slots=True)
class NaturalHedge:
    """What own payments in a currency leave to be covered.

    Attributes
    ----------
    net
        Inflows less outflows of each period, in foreign currency: cover this.
    offset
        The part of each period's flows that cancels out, for which no cover need be bought.
    """

    net: tuple[float, ...]
    offset: tuple[float, ...]


def natural_hedge(inflows: Sequence[float], outflows: Sequence[float]) -> NaturalHedge:
    """Net what comes in and what goes out in the same currency, period by period.

    Parameters
    ----------
    inflows, outflows
        Foreign currency received and paid in each period, 0 or more; equally many periods.

    Examples
    --------
    >>> natural_hedge([100_000, 60_000], [40_000, 90_000])
    NaturalHedge(net=(60000.0, -30000.0), offset=(40000.0, 60000.0))
    """
    received = [require_number("inflows", flow, 0) for flow in inflows]
    paid = [require_number("outflows", flow, 0) for flow in outflows]
    if len(received) != len(paid):
        raise InputError("outflows", len(paid), _("Give as many periods of outflows as of inflows."))
    pairs = list(zip(received, paid, strict=True))
    return NaturalHedge(tuple(i - o for i, o in pairs), tuple(min(i, o) for i, o in pairs))


def portfolio_volatility(
    exposures: Sequence[float], volatilities: Sequence[float], correlations: Sequence[Sequence[float]]
) -> float:
    """Return the volatility of several exposures together, in the currency of the exposures.

    Parameters
    ----------
    exposures
        Net amount in each currency, valued in home currency; negative for payables.
    volatilities
        Yearly volatility of each currency, as a fraction.
    correlations
        Matrix of correlations between the currencies' returns.

    Notes
    -----
    The square root of w' C w with w the exposures times their volatilities: Markowitz, H. (1952), Portfolio Selection,
    The Journal of Finance 7, 77-91.

    Examples
    --------
    >>> round(portfolio_volatility([100, 100], [0.10, 0.10], [[1, 0], [0, 1]]), 2)
    14.14
    """
    size = len(exposures)
    if len(volatilities) != size:
        raise InputError("volatilities", len(volatilities), _("Give one for each exposure."))
    if len(correlations) != size or any(len(row) != size for row in correlations):
        raise InputError("correlations", len(correlations), _("Give one row and one column for each exposure."))
    weights = [
        require_number("exposures", exposure) * require_number("volatilities", volatility, 0)
        for exposure, volatility in zip(exposures, volatilities, strict=True)
    ]
    variance = sum(
        left * right * require_number("correlations", correlation, -1, 1)
        for left, row in zip(weights, correlations, strict=True)
        for right, correlation in zip(weights, row, strict=True)
    )
    return math.sqrt(max(variance, 0.0))
