"""What a country's score on a value lets one say of one person: little, as long as most of the spread is within."""

from __future__ import annotations

import math

from kmo_teach import facts
from kmo_teach.inputs import require_choice, require_number
from kmo_teach.numeric.normal import cumulative, quantile

__all__ = ["VALUES", "better_guess", "chance_of_the_expected_order", "gap_in_persons", "share_between", "values_range"]

VALUES = ("all_values", "individualism", "power_distance")
"""The values for which we know how much of their spread lies between countries."""


def share_between(value: str = "all_values") -> float:
    """Return the share of the spread (variance) of a work value that lies between countries, from 0 to 1.

    Parameters
    ----------
    value
        One of :data:`VALUES`.

    Examples
    --------
    >>> share_between("power_distance")
    0.208
    """
    return facts.parameters("definition/culture.toml").fraction(require_choice("value", value, VALUES))


def gap_in_persons(gap: float, between: float) -> float:
    """Return a gap between two countries in standard deviations of persons within a country.

    Parameters
    ----------
    gap
        How far the scores of two countries lie apart, in standard deviations of country scores.
    between
        Share of the variance that lies between countries, above 0 and below 1.

    Notes
    -----
    With ``between`` as the intraclass correlation, countries spread with ``sqrt(between)`` and persons in a country
    with ``sqrt(1 - between)`` of the whole.

    Examples
    --------
    >>> gap_in_persons(2.0, 0.2)
    1.0
    """
    share = require_number("between", between, above=0, below=1)
    return require_number("gap", gap, 0) * math.sqrt(share / (1 - share))


def chance_of_the_expected_order(gap: float, between: float) -> float:
    """Return the chance that one person of the higher country scores above one person of the lower country.

    Parameters
    ----------
    gap
        How far the scores of the two countries lie apart, in standard deviations of country scores.
    between
        Share of the variance that lies between countries, above 0 and below 1.

    Notes
    -----
    The common language effect size of McGraw and Wong (1992) for two normal distributions of the same spread,
    ``Phi(d / sqrt(2))``, with ``d`` from :func:`gap_in_persons`. A half is a coin. That persons are spread normally,
    and in each country as much, is our assumption.

    Examples
    --------
    >>> round(chance_of_the_expected_order(2.0, 0.2), 2)
    0.76
    """
    return cumulative(gap_in_persons(gap, between) / math.sqrt(2))


def better_guess(between: float) -> float:
    """Return by which fraction a guess about a person gets closer if one knows the country's true mean.

    Parameters
    ----------
    between
        Share of the variance that lies between countries, from 0 to 1.

    Notes
    -----
    The standard error of the guess falls from 1 to ``sqrt(1 - between)``.

    Examples
    --------
    >>> round(better_guess(0.2), 3)
    0.106
    """
    return 1 - math.sqrt(1 - require_number("between", between, 0, 1))


def values_range(score: float, between: float, coverage: float = 0.9) -> tuple[float, float]:
    """Return between which values that share of the persons in a country lies, in standard deviations of all persons.

    Parameters
    ----------
    score
        The country's mean, in standard deviations of country scores from the mean of all.
    between
        Share of the variance that lies between countries, from 0 to 1.
    coverage
        Share of the persons that the range holds, above 0 and below 1.

    Examples
    --------
    >>> low, high = values_range(1.0, 0.2)
    >>> round(low, 2), round(high, 2)
    (-1.02, 1.92)
    """
    share = require_number("between", between, 0, 1)
    half = quantile((1 + require_number("coverage", coverage, above=0, below=1)) / 2) * math.sqrt(1 - share)
    middle = require_number("score", score) * math.sqrt(share)
    return middle - half, middle + half
