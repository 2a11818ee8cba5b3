"""What training brings: its return, with the benefit as uncertain as it is."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number, require_numbers, require_whole
from kmo_teach.language import _

__all__ = ["Training", "training_returns"]


@dataclass(frozen=True, slots=True)
class Training:
    """A training programme.

    Attributes
    ----------
    people
        Number trained.
    fee
        Price for each, EUR.
    hours, hourly_cost
        Hours away from work for each, and what an hour costs, EUR.
    benefit
        Lowest, most likely and highest benefit for each person and year, EUR.
    years
        Years that what was learned stays of use.
    stay
        Fraction of the trained who stay for each next year.
    """

    people: int
    fee: float
    hours: float
    hourly_cost: float
    benefit: tuple[float, float, float]
    years: int
    stay: float = 1.0

    def __post_init__(self) -> None:
        require_whole("people", self.people, 0)
        for name in ("fee", "hours", "hourly_cost"):
            require_number(name, getattr(self, name), 0)
        amounts = require_numbers("benefit", self.benefit)
        if len(amounts) != 3 or sorted(amounts) != amounts:
            rule = _("Give the lowest, the most likely and the highest amount.")
            raise InputError("benefit", self.benefit, rule)
        require_whole("years", self.years, 0, 100)
        require_number("stay", self.stay, 0, 1)

    @property
    def cost(self) -> float:
        """Fees and hours of all, EUR."""
        return self.people * (self.fee + self.hours * self.hourly_cost)

    @property
    def person_years(self) -> float:
        """Years of use, summed over those who stay."""
        return self.people * sum(self.stay**year for year in range(int(self.years)))


def training_returns(training: Training, draws: int = 5_000, seed: int = 1) -> tuple[float, ...]:
    """Return possible returns on a training programme, lowest first, as fractions of its cost.

    Parameters
    ----------
    training
        The programme.
    draws, seed
        How many cases to draw, and where the random numbers start: the same seed gives the same cases.

    Raises
    ------
    InputError
        For a programme without cost, or a number of draws that is not from 1 to a million.

    Notes
    -----
    Return = (benefit - cost) / cost. The benefit for each person and year is drawn from a triangular distribution,
    the usual choice where only a lowest, a likely and a highest value are known; all persons share one draw, as what
    is unsure is the course and not the person. No discounting: the years are few.

    Examples
    --------
    >>> sure = Training(people=10, fee=500, hours=20, hourly_cost=25, benefit=(800, 800, 800), years=2)
    >>> [round(one, 6) for one in training_returns(sure, draws=1)]
    [0.6]
    """
    low, likely, high = training.benefit
    cost = require_number("cost", training.cost, above=0)
    draw = random.Random(require_whole("seed", seed))
    cases = require_whole("draws", draws, 1, 1_000_000)
    times = training.person_years / cost
    return tuple(sorted(times * draw.triangular(low, high, likely) - 1 for _case in range(cases)))
