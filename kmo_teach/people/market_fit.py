"""The failure mechanism: the sales team learns a foreign market, the designers do not, and early success fades.

A small system-dynamics model. The mechanism is the paper's; stocks, flows and rates are our operationalisation.
"""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.numeric.stocks import month_by_month

__all__ = ["Learning", "LearningMonth", "simulate_learning"]


@dataclass(frozen=True, slots=True)
class Learning:
    """How fast a firm learns and how its market reacts; rates are fractions a year.

    Attributes
    ----------
    sales_rate, design_rate
        Part of what is still to be learned about the foreign market that sales and designers learn in a year.
    start
        What both know at the start, fraction.
    renewal_years
        Time in which the offer takes over what the designers know.
    win_rate
        Part of the potential customers that a sales team with full knowledge wins in a year.
    leave_rate
        Part of the customers that leaves in a year when the offer does not fit at all.
    """

    sales_rate: float = 1.5
    design_rate: float = 0.1
    start: float = 0.2
    renewal_years: float = 0.75
    win_rate: float = 1.0
    leave_rate: float = 0.9

    def __post_init__(self) -> None:
        for name in ("sales_rate", "design_rate", "win_rate", "leave_rate"):
            require_number(name, getattr(self, name), 0, 20)
        require_number("start", self.start, 0, 1)
        # Below a few days the offer would change faster than the steps of the calculation.
        require_number("renewal_years", self.renewal_years, 0.02, 20)


@dataclass(frozen=True, slots=True)
class LearningMonth:
    """The firm at a time; fractions of full knowledge, of full fit and of the market.

    Attributes
    ----------
    year
        Years since the start.
    sales, design
        What sales and designers know of the market.
    fit
        How far the offer fits the market.
    potential, active, lost
        Customers still to win, with the firm, and gone disappointed; they sum to 1.
    """

    year: float
    sales: float
    design: float
    fit: float
    potential: float
    active: float
    lost: float


def simulate_learning(learning: Learning, years: float = 5.0) -> tuple[LearningMonth, ...]:
    """Return the firm month by month.

    Parameters
    ----------
    learning
        The rates.
    years
        How long, up to 50.

    Notes
    -----
    Stocks and flows: knowledge closes a gap, ``dS/dt = sales_rate (1 - S)`` and likewise for design; the offer follows
    the designers, ``dF/dt = (D - F) / renewal_years``; customers are won by what sales know, ``win_rate S`` of the
    potential, and leave by what does not fit, ``leave_rate (1 - F)`` of the active. Who left does not come back.

    Examples
    --------
    >>> path = simulate_learning(Learning())
    >>> len(path), path[-1].year
    (61, 5.0)
    >>> best = max(path, key=lambda moment: moment.active)
    >>> best.year < 3 and best.active > 1.3 * path[-1].active
    True
    """
    months = round(require_number("years", years, above=0, maximum=50) * 12)

    def flow(stocks: tuple[float, ...]) -> tuple[float, ...]:
        sales, design, fit, potential, active, _lost = stocks
        won = learning.win_rate * sales * potential
        left = learning.leave_rate * (1 - fit) * active
        return (
            learning.sales_rate * (1 - sales),
            learning.design_rate * (1 - design),
            (design - fit) / learning.renewal_years,
            -won,
            won - left,
            left,
        )

    path = month_by_month(flow, (learning.start, learning.start, learning.start, 1.0, 0.0, 0.0), months)
    return tuple(LearningMonth(month / 12, *stocks) for month, stocks in enumerate(path))
