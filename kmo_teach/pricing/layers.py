"""Cover of a flow in layers: a share of what comes in each month is sold forward long before, the rest step by step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kmo_teach.inputs import InputError, require_choice, require_number, require_numbers
from kmo_teach.language import _
from kmo_teach.pricing.exchange import SIDES
from kmo_teach.pricing.market import DAYS_A_MONTH, Market

__all__ = ["Flow", "Layers", "flow_rates"]


@dataclass(frozen=True, slots=True)
class Layers:
    """A policy for a flow of foreign currency: how much of each month is covered, and how long before.

    Attributes
    ----------
    steps
        (months before the money comes, share of that month's amount that is covered by then), from the farthest to
        the nearest: months fall, shares never do. A step is bought when a month comes that near.

    Raises
    ------
    InputError
        For shares that fall as the month comes nearer, months that do not fall, or numbers out of bounds.

    Notes
    -----
    Layered hedging: Association of Corporate Treasurers, Treasurer's Wiki, "Layered hedging", whose example covers
    20, 50 and 80 per cent at 18, 12 and 6 months.

    Examples
    --------
    >>> policy = Layers(((18, 0.2), (12, 0.5), (6, 0.8)))
    >>> [(months, round(share, 2)) for months, share in policy.bought]
    [(18, 0.2), (12, 0.3), (6, 0.3)]
    """

    steps: tuple[tuple[int, float], ...]

    def __post_init__(self) -> None:
        for months, share in self.steps:
            require_number("months", months, 1, 60)
            require_number("share", share, 0, 1)
        for (early, less), (late, more) in pairwise(self.steps):
            if late >= early:
                raise InputError("months", late, _("Give the steps from the farthest month to the nearest."))
            if more < less:
                raise InputError("share", more, _("A month that comes nearer is never covered for less."))

    @property
    def bought(self) -> tuple[tuple[int, float], ...]:
        """What each step adds: (months before, share of the month's amount sold forward then)."""
        shares = (0.0, *(share for _months, share in self.steps))
        return tuple((months, share - before) for (months, share), before in zip(self.steps, shares[:-1], strict=True))

    @property
    def covered(self) -> float:
        """Share of a month's amount that is covered when it comes in; the rest is changed at the spot of that day."""
        return self.steps[-1][1] if self.steps else 0.0

    def outstanding(self, monthly: float) -> float:
        """Return the forwards that live at a time when the same amount comes in every month, foreign currency.

        Counted right after this month's amount came in and the steps were bought.

        Examples
        --------
        >>> round(Layers(((6, 0.3), (3, 0.6))).outstanding(10_000))
        27000
        """
        monthly = require_number("monthly", monthly, 0)
        return monthly * math.fsum(months * share for months, share in self.bought)


@dataclass(frozen=True, slots=True)
class Flow:
    """What a policy made of a flow that brings the same amount every month.

    Attributes
    ----------
    rates
        EUR per unit of foreign currency that each month brought, oldest first.
    """

    rates: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean of the months, EUR per unit of foreign currency."""
        return math.fsum(self.rates) / len(self.rates)

    def worst_change(self, months: int = 12) -> float:
        """Return the deepest fall from the mean of so many months to that of the next so many, a fraction of it.

        That is what a firm meets that sets its prices once a year. 0 where it never fell.

        Examples
        --------
        >>> round(Flow((1.0, 1.0, 0.8, 1.0)).worst_change(2), 2)
        -0.1
        """
        if len(self.rates) < 2 * months:
            raise InputError("rates", len(self.rates), _("Give at least two periods of months."))
        sums = [math.fsum(self.rates[start : start + months]) for start in range(len(self.rates) - months + 1)]
        return min(0.0, min(later / earlier - 1 for earlier, later in zip(sums, sums[months:], strict=False)))


def flow_rates(spots: Sequence[float], policy: Layers, market: Market, side: str = "receivable") -> Flow:
    """Return what each month of a flow brought under a policy, had it been kept through a history of rates.

    Parameters
    ----------
    spots
        Month-end rates, foreign currency per EUR, oldest first.
    policy
        What is covered how long before.
    market
        Its two interest rates and its bank's spread make the forwards of all months: the difference in interest of
        *today*, since the course has no history of it.
    side
        ``"receivable"`` for a flow that comes in, ``"payable"`` for one that goes out.

    Returns
    -------
    Flow
        From the first month for which the farthest step could be bought.

    Notes
    -----
    A month's rate is the mean of the forwards bought for it, and of the spot for the rest, each by its share:
    sum of share / forward. Forwards of m months run 30 m days.

    Examples
    --------
    >>> still = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
    >>> flow_rates([1.25, 1.25, 1.0], Layers(((1, 0.5),)), still).rates
    (0.8, 0.9)
    """
    rates = require_numbers("spots", spots, above=0)
    require_choice("side", side, SIDES)
    farthest = policy.steps[0][0] if policy.steps else 0
    if len(rates) <= farthest:
        raise InputError("spots", len(rates), _("Give more months than the farthest step looks ahead."))
    factors = {
        months: market.client_forward(DAYS_A_MONTH * months).for_client(side) / market.spot
        for months, _share in policy.bought
    }
    return Flow(
        tuple(
            (1 - policy.covered) / rates[month]
            + math.fsum(share / (rates[month - ahead] * factors[ahead]) for ahead, share in policy.bought)
            for month in range(farthest, len(rates))
        )
    )
