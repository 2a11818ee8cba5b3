"""Shares found in a survey: how uncertain they are and of whom they are a share."""

from __future__ import annotations

import math

from kmo_teach.inputs import require_number
from kmo_teach.numeric.normal import quantile

__all__ = ["share_of_all", "wilson_interval"]


def wilson_interval(share: float, respondents: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the confidence interval of a share by Wilson's score method.

    Parameters
    ----------
    share
        Share found in the sample, as a fraction from 0 to 1.
    respondents
        Number of firms that answered.
    confidence
        Confidence level, between 0 and 1.

    Returns
    -------
    tuple of float
        Lower and upper limit, as fractions.

    Raises
    ------
    InputError
        For a share outside 0 to 1, no respondents, or a confidence level that is not between 0 and 1.

    Notes
    -----
    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22, 209-212. It assumes a simple random sample; it says nothing about firms that did not
    answer.

    Examples
    --------
    >>> low, high = wilson_interval(0.25, 200)
    >>> round(low, 3), round(high, 3)
    (0.195, 0.314)
    """
    share = require_number("share", share, 0, 1)
    n = require_number("respondents", respondents, 1)
    confidence = require_number("confidence", confidence, above=0, below=1)
    z = -quantile((1 - confidence) / 2)
    centre = share + z * z / (2 * n)
    half_width = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - half_width) / scale), min(1.0, (centre + half_width) / scale)


def share_of_all(share_of_group: float, group_share_of_all: float) -> float:
    """Turn a share of a group (exporters) into a share of everyone (all SMEs).

    Parameters
    ----------
    share_of_group
        Share among the members of the group, as a fraction.
    group_share_of_all
        How large the group is among all, as a fraction.

    Examples
    --------
    >>> share_of_all(0.80, 0.25)
    0.2
    """
    return require_number("share_of_group", share_of_group, 0, 1) * require_number(
        "group_share_of_all", group_share_of_all, 0, 1
    )
