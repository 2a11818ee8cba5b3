"""Margin at risk: how a margin may turn out by the due date, without cover, with a forward and with an option."""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kmo_teach.inputs import InputError, require_choice, require_number, require_numbers, require_whole
from kmo_teach.language import _
from kmo_teach.numeric.sample import sample_quantile
from kmo_teach.pricing.exposure import Exposure
from kmo_teach.pricing.hedge import Hedge
from kmo_teach.pricing.market import DAYS_A_MONTH, HOME, MONTHS, move_quantiles

__all__ = ["MarginDistribution", "historical_rates", "margin_distribution", "simulated_rates"]

_POINTS = 1_001  # every quantile in the facts falls on one of these points


@dataclass(frozen=True, slots=True)
class MarginDistribution:
    """Margins in EUR, lowest first.

    Attributes
    ----------
    margins
        One for each rate on the due date.
    """

    margins: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean margin."""
        return math.fsum(self.margins) / len(self.margins)

    @property
    def lowest(self) -> float:
        """Lowest margin."""
        return self.margins[0]

    @property
    def loss_probability(self) -> float:
        """Share of the outcomes that lose money."""
        return bisect_left(self.margins, 0.0) / len(self.margins)

    def quantile(self, probability: float) -> float:
        """Return the margin that a fraction ``probability`` of the outcomes stays below.

        Examples
        --------
        >>> MarginDistribution((0.0, 10.0, 20.0)).quantile(0.25)
        5.0
        """
        return sample_quantile(self.margins, require_number("probability", probability, 0, 1))

    def at_risk(self, certain_margin: float, confidence: float = 0.95) -> float:
        """Return the margin at risk: how far the margin may fall below one that is certain.

        Parameters
        ----------
        certain_margin
            The margin under a forward, in EUR.
        confidence
            Share of the outcomes that must be no worse, as a fraction.

        Returns
        -------
        float
            EUR; below 0 where even the bad outcomes beat the certain margin.

        Notes
        -----
        Value at risk measured on a margin: Jorion, P. (2007), Value at Risk, 3rd edition, chapter 5.

        Examples
        --------
        >>> MarginDistribution((0.0, 10.0, 20.0)).at_risk(8.0, confidence=0.75)
        3.0
        """
        confidence = require_number("confidence", confidence, above=0, below=1)
        return require_number("certain_margin", certain_margin) - self.quantile(1 - confidence)


def margin_distribution(exposure: Exposure, hedge: Hedge, rates: Sequence[float]) -> MarginDistribution:
    """Return the margins that a set of exchange rates on the due date gives.

    Parameters
    ----------
    exposure
        The amount due and the rest of the margin.
    hedge
        The cover.
    rates
        Equally likely rates, foreign currency per EUR: :func:`historical_rates`, :func:`simulated_rates` or others.

    Examples
    --------
    >>> sale = Exposure("receivable", 120_000, 1.0, -95_000)
    >>> round(margin_distribution(sale, Hedge("none", "receivable", 1.2), [1.2, 1.25, 1.5]).lowest)
    -15000
    """
    if len(rates) == 0:
        raise InputError("rates", None, _("Give at least one exchange rate."))
    if not _are_rates(rates):
        require_numbers("rates", rates, above=0)
    require_choice("hedge", hedge.side, [exposure.side])
    # The margin is linear in the value that the hedge gives, which saves a check and a call for each of many paths.
    start = exposure.margin(hedge, hedge.rate)
    slope = exposure.amount * exposure.kept * (1 if exposure.side == "receivable" else -1)
    agreed = 1 / hedge.rate
    if hedge.kind == "none":
        margins = [start + slope * (1 / rate - agreed) for rate in rates]
    elif hedge.kind != "option":
        margins = [start] * len(rates)
    elif exposure.side == "receivable":
        margins = [start + slope * gain if (gain := 1 / rate - agreed) > 0 else start for rate in rates]
    else:
        margins = [start + slope * gain if (gain := 1 / rate - agreed) < 0 else start for rate in rates]
    margins.sort()
    return MarginDistribution(tuple(margins))


def _are_rates(rates: Sequence[float]) -> bool:
    """Tell by two sums' time whether all are finite and above 0: a check of each costs more than the whole model."""
    try:
        return min(rates) > 0 and math.isfinite(math.fsum(rates))
    except (TypeError, OverflowError):
        return False


def historical_rates(currency: str, spot: float, days: float) -> tuple[float, ...]:
    """Return equally likely rates on the due date, if the currency moves as it did since 2015.

    Parameters
    ----------
    currency
        ISO code.
    spot
        Today's rate, foreign currency per EUR.
    days
        Days to the due date. The quantiles of the log moves are known for 1, 3, 6 and 12 months; between them, and
        beyond, they go with the square root of time.

    Notes
    -----
    Windows overlap: only some 47 of three months and 11 of a year stand beside each other since 2015, so the tails are
    weak. :func:`kmo_teach.pricing.move_quantiles` tells the numbers.

    Examples
    --------
    >>> rates = historical_rates("USD", 1.1172, 90)
    >>> rates[0] < 1.1172 < rates[-1]
    True
    """
    spot = require_number("spot", spot, above=0)
    days = require_number("days", days, above=0)
    if currency == HOME:
        return (spot,)
    return tuple(spot * math.exp(move) for move in _log_moves(currency, days))


@lru_cache(maxsize=64)
def _log_moves(currency: str, days: float) -> tuple[float, ...]:
    root = math.sqrt(days / DAYS_A_MONTH)
    longer = next((months for months in MONTHS if root <= math.sqrt(months)), MONTHS[-1])
    shorter = max((months for months in MONTHS if months < longer), default=0)
    far = _grid(currency, longer)
    if shorter == 0 or root >= math.sqrt(longer):
        return tuple(root / math.sqrt(longer) * move for move in far)
    weight = (root - math.sqrt(shorter)) / (math.sqrt(longer) - math.sqrt(shorter))
    near = _grid(currency, shorter)
    return tuple(start + weight * (end - start) for start, end in zip(near, far, strict=True))


@lru_cache(maxsize=64)
def _grid(currency: str, months: int) -> tuple[float, ...]:
    moves = move_quantiles(currency, months)
    return tuple(moves.at(step / (_POINTS - 1)) for step in range(_POINTS))


def simulated_rates(centre: float, volatility: float, days: float, paths: int = 5_000, seed: int = 1) -> list[float]:
    """Return simulated rates on the due date: lognormal around a mean value in EUR, the same for the same seed.

    Parameters
    ----------
    centre
        Rate at which foreign currency stands on average, in foreign currency per EUR: the forward (cover then costs
        nothing on average) or the spot (the currency's value in EUR wanders without direction).
    volatility
        Yearly volatility, as a fraction.
    days
        Days to the due date.
    paths
        Number of paths, 1 to 100,000.
    seed
        Seed of the random numbers, a whole number.

    Notes
    -----
    A firm that counts in EUR looks at the mean of EUR per unit of foreign currency, the inverse of the rate. The mean
    of an inverse is not the inverse of the mean (Siegel, J. J. (1972), Risk, interest rates and the forward exchange,
    Quarterly Journal of Economics 86, 303-309), so it is the inverse that gets ``1 / centre`` as its mean:
    ln rate = ln centre + sigma^2 T / 2 + sigma sqrt(T) z.

    Examples
    --------
    >>> rates = simulated_rates(1.12, 0.08, 90)
    >>> len(rates), round(sum(1 / rate for rate in rates) / len(rates), 3), round(1 / 1.12, 3)
    (5000, 0.893, 0.893)
    """
    centre = require_number("centre", centre, above=0)
    deviation = require_number("volatility", volatility, 0, 5) * math.sqrt(require_number("days", days, above=0) / 365)
    paths = require_whole("paths", paths, 1, 100_000)
    middle = math.log(centre) + deviation * deviation / 2
    exp = math.exp
    return [exp(middle + deviation * draw) for draw in _draws(paths, require_whole("seed", seed))]


@lru_cache(maxsize=8)
def _draws(paths: int, seed: int) -> tuple[float, ...]:
    """Return standard normal draws, lowest first: sorted rates sort their margins in no time."""
    gauss = random.Random(seed).gauss
    return tuple(sorted(gauss(0.0, 1.0) for _path in range(paths)))
