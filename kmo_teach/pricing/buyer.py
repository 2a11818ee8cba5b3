"""How often buyers of a rating class fail within a year: the whole class, with its calmest and its worst year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice

__all__ = ["DefaultRate", "default_rate"]


@dataclass(frozen=True, slots=True)
class DefaultRate:
    """The yearly chance of default of a rating class, as fractions.

    Attributes
    ----------
    rate
        Defaults divided by firm-years, all years together.
    lowest, highest
        The same in the calmest and in the worst year.
    """

    rate: float
    lowest: float
    highest: float


@cache
def _rates() -> dict[str, DefaultRate]:
    return {
        row["class"]: DefaultRate(row.number("rate"), row.number("lowest"), row.number("highest"))
        for row in facts.table("pricing/default_rates.csv")
    }


def default_rate(rating: str) -> DefaultRate:
    """Return how often firms of a rating class failed within a year.

    Parameters
    ----------
    rating
        ``"A"``, ``"BBB"``, ``"BB"``, ``"B"`` or ``"CCC"``. A small buyer has no rating: the class is your judgement.

    Raises
    ------
    InputError
        For a class that the table does not have.

    Notes
    -----
    Counts of 1981 to 2000 (``default_rates.csv``): old, but with the number of firms behind them.

    Examples
    --------
    >>> default_rate("BB").rate, default_rate("B").highest
    (0.00983, 0.13589)
    """
    return _rates()[require_choice("rating", rating, _rates())]
