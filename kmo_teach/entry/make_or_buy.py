"""Make at home or buy abroad, when the price abroad is in a foreign currency that moves."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["Comparison", "make_or_buy"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Yearly costs in EUR of making and of buying.

    Attributes
    ----------
    make
        Cost of making at home that buying would avoid.
    buy
        Cost of buying at today's rate.
    buy_low, buy_high
        Cost of buying when the foreign currency is at the cheap and at the dear end of the band.
    break_even_rate
        Rate (foreign currency per EUR) at which both cost the same: buying is cheaper above it. None when buying is
        dearer at any rate.
    """

    make: float
    buy: float
    buy_low: float
    buy_high: float
    break_even_rate: float | None

    @property
    def holds_over_the_band(self) -> bool:
        """Whether the cheaper choice of today stays the cheaper one over the whole band."""
        return self.make <= self.buy_low or self.make >= self.buy_high


def make_or_buy(
    volume: float,
    make_cost: float,
    buy_price: float,
    rate: float,
    band: float,
    *,
    avoidable_fixed_cost: float = 0.0,
    extra_fixed_cost: float = 0.0,
) -> Comparison:
    """Compare making with buying over a band of exchange rates.

    Parameters
    ----------
    volume
        Units a year.
    make_cost
        Variable cost of making one, EUR.
    buy_price
        Price of one delivered, in foreign currency.
    rate
        Foreign currency per EUR 1.
    band
        How far the rate may move either way, a fraction from 0 and below 1: 0.08 for 8 %.
    avoidable_fixed_cost
        Fixed cost at home that ends when the firm buys, EUR a year.
    extra_fixed_cost
        Fixed cost that buying brings (audits, travel, a buffer stock), EUR a year.

    Notes
    -----
    Ordinary relevant-cost analysis: only costs that differ between the two count.

    Examples
    --------
    >>> found = make_or_buy(10_000, 20.0, 21.6, 1.20, 0.08)
    >>> found.make, round(found.buy), round(found.break_even_rate, 2), found.holds_over_the_band
    (200000.0, 180000, 1.08, True)
    """
    volume = require_number("volume", volume, above=0)
    rate = require_number("rate", rate, above=0)
    band = require_number("band", band, 0, below=1)
    foreign = volume * require_number("buy_price", buy_price, above=0)
    extra = require_number("extra_fixed_cost", extra_fixed_cost, 0)
    make = volume * require_number("make_cost", make_cost, 0) + require_number(
        "avoidable_fixed_cost", avoidable_fixed_cost, 0
    )
    buy, low, high = (foreign / value + extra for value in (rate, rate * (1 + band), rate * (1 - band)))
    return Comparison(make, buy, low, high, foreign / (make - extra) if make > extra else None)
