"""A balanced dashboard for international operations: scores, growth in constant currency, and noise kept apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kmo_teach.inputs import InputError, require_choice, require_mapping, require_number, require_numbers
from kmo_teach.language import N_, _

__all__ = [
    "PERSPECTIVES",
    "ControlLimits",
    "SalesGrowth",
    "Indicator",
    "SalesLine",
    "SalesVariance",
    "arithmetic_index",
    "constant_currency_growth",
    "control_limits",
    "geometric_index",
    "sales_variance",
]

PERSPECTIVES = {
    "financial": N_("Financial results"),
    "customer": N_("Customers"),
    "process": N_("Internal processes"),
    "learning": N_("Learning and growth"),
    "international": N_("International lens"),
}
"""Kaplan and Norton's four perspectives (Harvard Business Review 70(1), 1992, 71-79) and one across borders."""

_D2 = 1.128  # mean range of two normal values in standard deviations; NIST/SEMATECH e-Handbook, section 6.3.2.2


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the dashboard.

    Attributes
    ----------
    name, perspective
        Its name, and one of :data:`PERSPECTIVES`.
    value, floor, target
        What was reached, the value that scores 0 and the one that scores 1; the floor may lie above the target.
    weight
        Weight in the index, above 0.
    """

    name: str
    perspective: str
    value: float
    floor: float
    target: float
    weight: float = 1.0

    def __post_init__(self) -> None:
        require_choice("perspective", self.perspective, PERSPECTIVES)
        for name in ("value", "floor", "target"):
            require_number(name, getattr(self, name))
        require_number("weight", self.weight, above=0)
        if self.floor == self.target:
            raise InputError("target", self.target, _("Give a target that differs from the floor."))

    @property
    def score(self) -> float:
        """From 0 (floor or worse) to 1 (target or better)."""
        return min(max((self.value - self.floor) / (self.target - self.floor), 0.0), 1.0)


def geometric_index(indicators: Sequence[Indicator]) -> float:
    """Return the weighted geometric mean of the scores: a zero anywhere makes it zero.

    Examples
    --------
    >>> geometric_index([Indicator("margin", "financial", 8, 0, 8), Indicator("claims", "customer", 9, 9, 1)])
    0.0
    """
    _require_some(indicators)
    if any(indicator.score == 0 for indicator in indicators):
        return 0.0
    total = sum(indicator.weight for indicator in indicators)
    return math.exp(sum(indicator.weight * math.log(indicator.score) for indicator in indicators) / total)


def arithmetic_index(indicators: Sequence[Indicator]) -> float:
    """Return the weighted mean of the scores: a good one makes up for a bad one.

    Examples
    --------
    >>> arithmetic_index([Indicator("margin", "financial", 8, 0, 8), Indicator("claims", "customer", 9, 9, 1)])
    0.5
    """
    _require_some(indicators)
    total = sum(indicator.weight for indicator in indicators)
    return sum(indicator.weight * indicator.score for indicator in indicators) / total


@dataclass(frozen=True, slots=True)
class SalesGrowth:
    """Growth of sales in EUR, as fractions; reported = constant currency + exchange effect."""

    reported: float
    constant: float

    @property
    def exchange_effect(self) -> float:
        """What exchange rates alone added or took."""
        return self.reported - self.constant


def constant_currency_growth(
    before: Mapping[str, float],
    now: Mapping[str, float],
    rates_before: Mapping[str, float],
    rates_now: Mapping[str, float],
) -> SalesGrowth:
    """Return the growth of sales with and without the change in exchange rates.

    Parameters
    ----------
    before, now
        Sales per currency, in that currency.
    rates_before, rates_now
        Foreign currency per EUR; EUR need not be given. A new currency needs its old rate too.

    Examples
    --------
    >>> growth = constant_currency_growth({"TRY": 1_000}, {"TRY": 1_500}, {"TRY": 10}, {"TRY": 20})
    >>> growth.reported, growth.constant
    (-0.25, 0.5)
    """
    old = require_number("before", _in_euro("before", before, rates_before), above=0)
    return SalesGrowth(_in_euro("now", now, rates_now) / old - 1, _in_euro("now", now, rates_before) / old - 1)


@dataclass(frozen=True, slots=True)
class SalesLine:
    """A product in a market: budget and actual.

    Attributes
    ----------
    budget_units, units
        Units in the budget, and sold.
    budget_price, price
        In the currency of the market.
    budget_rate, rate
        Currency of the market per EUR.
    """

    budget_units: float
    units: float
    budget_price: float
    price: float
    budget_rate: float = 1.0
    rate: float = 1.0

    def __post_init__(self) -> None:
        for name in ("budget_units", "units", "budget_price", "price"):
            require_number(name, getattr(self, name), 0)
        require_number("budget_rate", self.budget_rate, above=0)
        require_number("rate", self.rate, above=0)


@dataclass(frozen=True, slots=True)
class SalesVariance:
    """Why sales in EUR differ from the budget; the four parts add up to the total."""

    volume: float
    mix: float
    price: float
    exchange: float

    @property
    def total(self) -> float:
        """Actual less budget, in EUR."""
        return self.volume + self.mix + self.price + self.exchange


def sales_variance(lines: Sequence[SalesLine]) -> SalesVariance:
    """Split the difference between actual and budgeted sales in EUR.

    Parameters
    ----------
    lines
        Products in markets; the budget must hold some units.

    Notes
    -----
    Volume: all units at the budget's mix, price and rate. Mix: the units sold against the budget's mix. Price: in the
    market's currency, at the budget's rate. Exchange: what is left, at the prices and units sold.

    Examples
    --------
    >>> split = sales_variance([SalesLine(100, 120, 10, 11, 1.0, 1.1)])
    >>> split.volume, split.mix, split.price, round(split.exchange, 6)
    (200.0, 0.0, 120.0, -120.0)
    """
    budget_units = require_number("budget_units", sum(line.budget_units for line in lines), above=0)
    units = sum(line.units for line in lines)
    volume = mix = price = exchange = 0.0
    for line in lines:
        at_budget_mix = units * line.budget_units / budget_units
        budget_value = line.budget_price / line.budget_rate
        volume += (at_budget_mix - line.budget_units) * budget_value
        mix += (line.units - at_budget_mix) * budget_value
        price += line.units * (line.price - line.budget_price) / line.budget_rate
        exchange += line.units * line.price * (1 / line.rate - 1 / line.budget_rate)
    return SalesVariance(volume, mix, price, exchange)


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The band in which an indicator only makes noise.

    Attributes
    ----------
    low, centre, high
        Mean and three standard deviations to each side.
    outside
        Places in the series that lie beyond: look for a cause there, and nowhere else.
    """

    low: float
    centre: float
    high: float
    outside: tuple[int, ...]


def control_limits(values: Sequence[float]) -> ControlLimits:
    """Return the control limits of a series of single values (the individuals chart).

    Parameters
    ----------
    values
        At least two values in order of time.

    Notes
    -----
    The standard deviation is the mean moving range over 1.128, which a drift or an outlier hardly swells:
    NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2.

    Examples
    --------
    >>> control_limits([10, 11, 10, 11, 10, 11, 10, 19]).outside
    (7,)
    """
    series = require_numbers("values", values)
    if len(series) < 2:
        raise InputError("values", len(series), _("Give at least two."))
    ranges = [abs(later - earlier) for earlier, later in pairwise(series)]
    centre = sum(series) / len(series)
    spread = 3 * sum(ranges) / len(ranges) / _D2
    low, high = centre - spread, centre + spread
    return ControlLimits(low, centre, high, tuple(i for i, value in enumerate(series) if not low <= value <= high))


def _in_euro(name: str, sales: Mapping[str, float], rates: Mapping[str, float]) -> float:
    rates = {"EUR": 1.0, **require_mapping("rates", rates)}
    return sum(
        require_number(name, amount, 0)
        / require_number("rates", rates[require_choice("currency", code, rates)], above=0)
        for code, amount in require_mapping(name, sales).items()
    )


def _require_some(indicators: Sequence[Indicator]) -> None:
    if len(indicators) == 0:
        raise InputError("indicators", None, _("Give at least one."))
