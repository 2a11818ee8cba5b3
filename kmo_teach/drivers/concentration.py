"""How much a firm depends on few customers, and how its buyers react to a price."""

from __future__ import annotations

from collections.abc import Iterable

from kmo_teach.inputs import InputError, require_number, require_numbers
from kmo_teach.language import _

__all__ = ["arc_elasticity", "herfindahl"]


def herfindahl(turnover: Iterable[float]) -> float:
    """Return the Herfindahl-Hirschman index of a list of customers, from 0 (nobody matters) to 1 (one customer).

    Parameters
    ----------
    turnover
        Turnover with each customer, in any one currency, zero or more.

    Returns
    -------
    float
        Sum of the squared shares. Times 10,000 it is the index as competition authorities write it.

    Raises
    ------
    InputError
        For negative turnover, or when the turnover adds up to zero.

    Notes
    -----
    The index as used by the United States Department of Justice for markets; used here for the customers of one firm.

    Examples
    --------
    >>> round(herfindahl([30, 30, 20, 20]), 2)
    0.26
    """
    amounts = require_numbers("turnover", turnover, 0)
    total = sum(amounts)
    if total == 0:
        raise InputError("turnover", amounts, _("Give at least one amount above 0."))
    return sum((amount / total) ** 2 for amount in amounts)


def arc_elasticity(price_before: float, price_after: float, quantity_before: float, quantity_after: float) -> float:
    """Return the price elasticity of demand between two points, by the midpoint formula.

    Below -1 buyers react more than in proportion (a mass market on price); between -1 and 0 they react little (a
    niche).

    Raises
    ------
    InputError
        For a price or a quantity of zero or less, or two equal prices.

    Examples
    --------
    >>> round(arc_elasticity(100, 90, 1000, 1300), 2)
    -2.48
    """
    p0 = require_number("price_before", price_before, above=0)
    p1 = require_number("price_after", price_after, above=0)
    q0 = require_number("quantity_before", quantity_before, above=0)
    q1 = require_number("quantity_after", quantity_after, above=0)
    if p0 == p1:
        raise InputError("price_after", price_after, _("Give a price that differs from the price before."))
    return ((q1 - q0) / (q1 + q0)) / ((p1 - p0) / (p1 + p0))
