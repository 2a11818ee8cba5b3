"""The standard normal distribution; callers check the inputs.

``statistics.NormalDist`` knows it too, and would bring fractions, decimals and random numbers along to the browser.
"""

from __future__ import annotations

import math

from kmo_teach.numeric.search import crossing

__all__ = ["cumulative", "quantile"]

_ROOT_2 = math.sqrt(2)


def cumulative(x: float) -> float:
    """Return the chance that a standard normal variable stays below ``x``; exact in both tails.

    Examples
    --------
    >>> cumulative(0)
    0.5
    """
    return math.erfc(-x / _ROOT_2) / 2


def quantile(probability: float) -> float:
    """Return the value that a standard normal variable stays below with this probability, between 0 and 1.

    Examples
    --------
    >>> round(quantile(0.95), 4), quantile(0.5)
    (1.6449, 0.0)
    """
    if probability == 0.5:  # halving would end a hair beside it
        return 0.0
    return crossing(lambda x: cumulative(x) < probability, -40.0, 40.0, 1e-13)
