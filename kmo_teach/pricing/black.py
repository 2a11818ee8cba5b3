"""The option formula of Black; callers check the inputs."""

from __future__ import annotations

import math

from kmo_teach.numeric.normal import cumulative

__all__ = ["black"]


def black(sign: int, forward: float, strike: float, deviation: float) -> float:
    """Return the undiscounted value of a call (``sign`` 1) or a put (-1) on a forward.

    Parameters
    ----------
    sign
        1 for a call, -1 for a put.
    forward, strike
        Forward price and strike, both above 0, in the same unit.
    deviation
        Volatility times the square root of the years to expiry, 0 or more.

    Notes
    -----
    Black, F. (1976), The pricing of commodity contracts, Journal of Financial Economics 3, 167-179.

    Examples
    --------
    >>> round(black(1, 0.07, 0.08, 0.20), 6)
    0.002252
    """
    if deviation == 0:
        return max(sign * (forward - strike), 0.0)
    d1 = math.log(forward / strike) / deviation + deviation / 2
    value = sign * (forward * cumulative(sign * d1) - strike * cumulative(sign * (d1 - deviation)))
    return max(value, 0.0)  # rounding may leave a hair below nothing far out of the money
