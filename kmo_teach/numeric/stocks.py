"""Stocks that flow: the one way in which the small system-dynamics models of the course move through time."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["month_by_month"]

_STEPS_A_MONTH = 10  # the classical Runge-Kutta method is then exact to far more digits than any plate shows

Stocks = tuple[float, ...]


def month_by_month(flow: Callable[[Stocks], Stocks], start: Stocks, months: int) -> list[Stocks]:
    """Return the stocks at the start and after each month.

    Parameters
    ----------
    flow
        Change of each stock a year, given all stocks.
    start
        The stocks at the start.
    months
        How many months.

    Notes
    -----
    The classical Runge-Kutta method of order four with ten steps a month: Press, W. H. et al. (2007), Numerical
    Recipes, 3rd edition, section 17.1.

    Examples
    --------
    >>> import math
    >>> doubling = month_by_month(lambda stocks: (math.log(2) * stocks[0],), (1.0,), 12)
    >>> len(doubling), round(doubling[-1][0], 9)
    (13, 2.0)
    """
    step = 1 / (12 * _STEPS_A_MONTH)
    found = [start]
    for _month in range(months):
        stocks = found[-1]
        for _step in range(_STEPS_A_MONTH):
            stocks = _advanced(flow, stocks, step)
        found.append(stocks)
    return found


def _advanced(flow: Callable[[Stocks], Stocks], stocks: Stocks, step: float) -> Stocks:
    def moved(by: Stocks, part: float) -> Stocks:
        return tuple(stock + part * step * change for stock, change in zip(stocks, by, strict=True))

    first = flow(stocks)
    second = flow(moved(first, 0.5))
    third = flow(moved(second, 0.5))
    fourth = flow(moved(third, 1.0))
    mean = tuple((a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(first, second, third, fourth, strict=True))
    return moved(mean, 1.0)
