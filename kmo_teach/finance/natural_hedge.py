"""Exposures together: what own payments cancel out, and what currencies that do not move as one take away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_numbers
from kmo_teach.language import _

__all__ = ["NaturalHedge", "natural_hedge", "portfolio_volatility"]

_ROUNDING = 1e-6


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
    received, paid = require_numbers("inflows", inflows, 0), require_numbers("outflows", outflows, 0)
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
        Matrix of correlations between the currencies' returns: symmetric, with 1 on its diagonal.

    Raises
    ------
    InputError
        For a number out of its bounds, sizes that do not match, or a matrix that holds no correlations.

    Notes
    -----
    The square root of w' C w with w the exposures times their volatilities: Markowitz, H. (1952), Portfolio Selection,
    The Journal of Finance 7, 77-91.

    Examples
    --------
    >>> round(portfolio_volatility([100, 100], [0.10, 0.10], [[1, 0], [0, 1]]), 2)
    14.14
    """
    amounts, deviations = require_numbers("exposures", exposures), require_numbers("volatilities", volatilities, 0)
    size = len(amounts)
    if len(deviations) != size:
        raise InputError("volatilities", len(deviations), _("Give one for each exposure."))
    rule = _("Give one row and one column for each exposure.")
    if isinstance(correlations, str) or not isinstance(correlations, Sequence) or len(correlations) != size:
        raise InputError("correlations", correlations, rule)
    matrix = [require_numbers("correlations", row, -1, 1) for row in correlations]
    if any(len(row) != size for row in matrix):
        raise InputError("correlations", len(matrix), rule)
    for i, row in enumerate(matrix):
        if abs(row[i] - 1) > _ROUNDING or any(abs(row[j] - matrix[j][i]) > _ROUNDING for j in range(i)):
            raise InputError("correlations", row, _("A matrix of correlations is symmetric, with 1 on its diagonal."))
    weights = [amount * deviation for amount, deviation in zip(amounts, deviations, strict=True)]
    variance = sum(
        left * right * correlation
        for left, row in zip(weights, matrix, strict=True)
        for right, correlation in zip(weights, row, strict=True)
    )
    return math.sqrt(max(variance, 0.0))
