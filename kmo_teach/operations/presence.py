"""What it is worth to be there: a trip against the sales that it must bring."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["Trip", "break_even_sales", "expected_gain"]


@dataclass(frozen=True, slots=True)
class Trip:
    """A visit to a market by someone who may decide.

    Attributes
    ----------
    days
        Working days away, travel included.
    day_value
        What a day of this person is worth at home, EUR: pay, or the margin of the work that waits, if that is more.
    travel
        Tickets, hotel, meals, EUR.
    """

    days: float
    day_value: float
    travel: float

    def __post_init__(self) -> None:
        for name in ("days", "day_value", "travel"):
            require_number(name, getattr(self, name), 0)

    @property
    def cost(self) -> float:
        """EUR for the whole trip."""
        return self.days * self.day_value + self.travel


def break_even_sales(trip: Trip, margin: float) -> float:
    """Return the extra sales that pay for the trip, EUR.

    Parameters
    ----------
    trip
        The trip.
    margin
        Contribution margin as a fraction of sales, after the channel's share.

    Examples
    --------
    >>> break_even_sales(Trip(days=3, day_value=800, travel=600), margin=0.25)
    12000.0
    """
    return trip.cost / require_number("margin", margin, above=0, maximum=1)


def expected_gain(trip: Trip, margin: float, sales: float, before: float, after: float) -> float:
    """Return the expected gain of a trip that raises the chance of keeping or winning sales, EUR.

    Parameters
    ----------
    trip
        The trip.
    margin
        Contribution margin as a fraction of sales.
    sales
        Sales at stake, EUR.
    before, after
        Chance of having them without and with the trip.

    Examples
    --------
    >>> round(expected_gain(Trip(3, 800, 600), margin=0.25, sales=100_000, before=0.5, after=0.7), 6)
    2000.0
    """
    require_number("margin", margin, above=0, maximum=1)
    require_number("sales", sales, 0)
    chance = require_number("after", after, 0, 1) - require_number("before", before, 0, 1)
    return chance * sales * margin - trip.cost
