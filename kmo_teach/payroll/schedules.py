"""Shapes that tax and contribution rules share: bracket schedules, bands, tapers, the linear-progressive tariff.

All amounts are in one currency and all rates are fractions. The shapes know nothing of countries.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

__all__ = ["BracketSchedule", "ProgressiveTariff", "band", "taper"]


@dataclass(frozen=True, slots=True)
class BracketSchedule:
    """A piecewise linear rule: each bracket has its own rate on the part of the amount that lies in it.

    Attributes
    ----------
    thresholds
        Lower bounds of the brackets, rising; the first is the amount from which the rule applies.
    rates
        Rate in each bracket, a fraction.
    starts
        Result at each threshold. Left out, it is the sum over the brackets below; given where the law prints it.

    Examples
    --------
    >>> tax = BracketSchedule((0, 37700, 125140), (0.20, 0.40, 0.45))
    >>> tax(47700)
    11540.0
    >>> [(part.base, part.rate, part.amount) for part in tax.parts(47700)]
    [(37700, 0.2, 7540.0), (10000, 0.4, 4000.0)]
    """

    thresholds: tuple[float, ...]
    rates: tuple[float, ...]
    starts: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if len(self.thresholds) != len(self.rates) or len(self.starts) not in (0, len(self.rates)):
            raise ValueError("a bracket schedule needs as many rates (and starts) as thresholds")
        if any(high <= low for low, high in pairwise(self.thresholds)):
            raise ValueError("the thresholds of a bracket schedule must rise")
        if not self.starts:
            starts = [0.0]
            for (low, high), rate in zip(pairwise(self.thresholds), self.rates, strict=False):
                starts.append(starts[-1] + rate * (high - low))
            object.__setattr__(self, "starts", tuple(starts))

    def __call__(self, amount: float) -> float:
        """Return the result for an amount; 0 below the first threshold."""
        index = bisect_right(self.thresholds, amount) - 1
        return self.starts[index] + self.rates[index] * (amount - self.thresholds[index]) if index >= 0 else 0.0

    def parts(self, amount: float) -> tuple[BracketPart, ...]:
        """Return what each bracket up to the amount contributes, so that a reader can add it up."""
        found = []
        for index, low in enumerate(self.thresholds):
            if amount <= low:
                break
            last = index + 1 == len(self.thresholds) or amount <= self.thresholds[index + 1]
            high = amount if last else self.thresholds[index + 1]
            value = (self(amount) if last else self.starts[index + 1]) - self.starts[index]
            found.append(BracketPart(high - low, self.rates[index], value))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class BracketPart:
    """One bracket's share: the part of the amount in it, its rate, the result."""

    base: float
    rate: float
    amount: float


_PER = 10_000.0  # the unit in which the law counts taxable income


@dataclass(frozen=True, slots=True)
class ProgressiveTariff:
    """A tariff whose marginal rate rises in a straight line between knots, as German income tax law has it.

    Attributes
    ----------
    knots
        Taxable income at which a zone starts; no tax below the first.
    rates
        Marginal rate at the start of each zone, a fraction.
    linear_zones
        Number of zones in which the marginal rate rises to the next zone's; in the others it is flat.

    Examples
    --------
    >>> tariff = ProgressiveTariff((12096, 17443, 68480, 277825), (0.14, 0.2397, 0.42, 0.45), 2)
    >>> round(tariff(17443), 2)  # (932.30 * 0.5347 + 1400) * 0.5347 in the law's own words
    1015.13

    Notes
    -----
    The law prints its coefficients, per EUR 10,000, and the tax at each knot with two decimals, and it is these that
    count: without that rounding the tax is now and then a euro off.
    """

    knots: tuple[float, ...]
    rates: tuple[float, ...]
    linear_zones: int
    _zones: tuple[tuple[float, float, float], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.knots) != len(self.rates) or not 0 <= self.linear_zones < len(self.rates):
            raise ValueError("a tariff needs as many rates as knots, and fewer linear zones")
        zones, start = [], 0.0
        for index, rate in enumerate(self.rates):
            width = self.knots[index + 1] - self.knots[index] if index + 1 < len(self.knots) else 0.0
            slope = (self.rates[index + 1] - rate) / (2 * width) if index < self.linear_zones else 0.0
            zones.append((round(start, 2), rate, round(slope * _PER**2, 2) / _PER**2))
            start += (rate + slope * width) * width
        object.__setattr__(self, "_zones", tuple(zones))

    def __call__(self, amount: float) -> float:
        """Return the tax, unrounded."""
        index = bisect_right(self.knots, amount) - 1
        if index < 0:
            return 0.0
        start, rate, slope = self._zones[index]
        beyond = amount - self.knots[index]
        return start + (rate + slope * beyond) * beyond


def band(amount: float, low: float, high: float) -> float:
    """Return the part of an amount that lies between two bounds.

    Examples
    --------
    >>> band(60000, 12570, 50270)
    37700
    """
    return (amount if amount < high else high) - low if amount > low else 0.0


def taper(amount: float, maximum: float, start: float, rate: float) -> float:
    """Return a credit that falls with the amount: ``maximum`` up to ``start``, then less by ``rate``, never below 0.

    Examples
    --------
    >>> taper(110000, 12570, 100000, 0.5)
    7570.0
    """
    left = maximum if amount <= start else maximum - rate * (amount - start)
    return left if left > 0 else 0.0
