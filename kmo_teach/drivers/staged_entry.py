"""Enter a market at once, or try first: what a staged plan is worth, and being able to stop in it."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["Entry", "one_shot_npv", "staged_npv", "value_of_stopping"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan to enter a market.

    Attributes
    ----------
    investment
        EUR for the full entry, paid now (at once) or after the trial (staged).
    value_if_good, value_if_bad
        Present value in EUR, at the moment of full entry, of what the market brings if it turns out good or bad. May
        be negative.
    chance_good
        Chance that the market is good, as a fraction.
    trial_cost
        EUR for the trial, paid now: a fair, samples, a first small order.
    trial_years
        Years that the trial takes.
    discount_rate
        Yearly rate, as a fraction.
    salvage
        EUR got back after a trial in a bad market.
    """

    investment: float
    value_if_good: float
    value_if_bad: float
    chance_good: float
    trial_cost: float
    trial_years: float = 1.0
    discount_rate: float = 0.08
    salvage: float = 0.0

    def __post_init__(self) -> None:
        for name in ("investment", "trial_cost", "trial_years", "salvage", "discount_rate"):
            require_number(name, getattr(self, name), 0)
        require_number("value_if_good", self.value_if_good)
        require_number("value_if_bad", self.value_if_bad)
        require_number("chance_good", self.chance_good, 0, 1)


def one_shot_npv(entry: Entry) -> float:
    """Return the expected net present value in EUR of entering at once, good market or bad.

    Examples
    --------
    >>> one_shot_npv(Entry(400_000, 900_000, 50_000, 0.5, trial_cost=40_000))
    75000.0
    """
    expected = entry.chance_good * entry.value_if_good + (1 - entry.chance_good) * entry.value_if_bad
    return expected - entry.investment


def staged_npv(entry: Entry) -> float:
    """Return the expected net present value in EUR of a trial first and full entry only where it then pays.

    The trial is taken to show the truth; a real trial shows less, so this is an upper limit.

    Notes
    -----
    Two-branch decision tree (an option to expand): Dixit, A. K. & Pindyck, R. S. (1994), Investment under
    Uncertainty, Princeton University Press, chapter 2, teaches the same two-period case.

    Examples
    --------
    >>> staged_npv(Entry(400_000, 900_000, 50_000, 0.5, trial_cost=40_000, trial_years=1, discount_rate=0.25))
    160000.0
    """
    later: float = (1 + entry.discount_rate) ** -entry.trial_years
    if_good = max(entry.value_if_good - entry.investment, entry.salvage)
    if_bad = max(entry.value_if_bad - entry.investment, entry.salvage)
    return later * (entry.chance_good * if_good + (1 - entry.chance_good) * if_bad) - entry.trial_cost


def value_of_stopping(entry: Entry) -> float:
    """Return what it is worth in EUR today that the firm may stop after the trial. It is never negative.

    The staged plan beats entering at once by this, less the trial and what a later start costs.

    Notes
    -----
    The staged plan (:func:`staged_npv`) less the same plan when the firm must enter after the trial, whatever it shows.

    Examples
    --------
    Half a chance to save 350,000 a year from now, at 25 per cent:

    >>> value_of_stopping(Entry(400_000, 900_000, 50_000, 0.5, trial_cost=40_000, trial_years=1, discount_rate=0.25))
    140000.0
    """
    later: float = (1 + entry.discount_rate) ** -entry.trial_years
    must_enter = later * one_shot_npv(entry) - entry.trial_cost
    return staged_npv(entry) - must_enter
