"""The competitive environment and what it asks of the home market.

The paper names four elements: the nature of the know-how, the technological complexity of the offer, the structure of
the market, and the market size that the firm needs to survive or grow. That last one speeds the process up or slows it
down. The ratings and the sufficiency ratio are our operationalisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choices, require_number
from kmo_teach.language import N_, _

__all__ = ["KNOWHOW", "Environment", "home_market_sufficiency"]

KNOWHOW: Mapping[str, str] = {"design": N_("design"), "production": N_("production"), "sale": N_("sale")}
"""What a firm can master, name to English label."""


def home_market_sufficiency(home_market: float, home_share: float, required_turnover: float) -> float:
    """Divide the reachable home market by the turnover that the firm needs.

    Below 1 the home market is too small and the missing volume must come from abroad; above 1 it is large enough.

    Parameters
    ----------
    home_market
        Yearly sales of all suppliers in the home market, EUR.
    home_share
        Share of it that the firm can win, a fraction from 0 to 1.
    required_turnover
        Yearly turnover that the firm needs to survive or to reach its growth goal, EUR; for survival the break-even
        turnover.

    Returns
    -------
    float
        A ratio without unit.

    Notes
    -----
    The paper names the required market size as what speeds up or slows down. The ratio is our operationalisation.

    Examples
    --------
    >>> round(home_market_sufficiency(28_000_000, 0.15, 7_500_000), 2)
    0.56
    """
    home_market = require_number("home_market", home_market, minimum=0)
    home_share = require_number("home_share", home_share, 0, 1)
    return home_market * home_share / require_number("required_turnover", required_turnover, above=0)


@dataclass(frozen=True, slots=True)
class Environment:
    """The firm's competitive environment.

    Parameters
    ----------
    knowhow
        What the firm masters: one or more names in :data:`KNOWHOW`.
    technology
        Technological complexity of the offer: 0 (standard mass-production technology) to 10 (high-tech).
    niche
        Market structure: 0 (mass market where price decides) to 10 (niche with a tight tie between customer and
        supplier).
    home_market, home_share, required_turnover
        As in :func:`home_market_sufficiency`.

    Raises
    ------
    InputError
        For an unknown or missing know-how, or a number outside its bounds.

    Examples
    --------
    >>> Environment(("design", "production"), 7, 8, 28_000_000, 0.15, 7_000_000).sufficiency
    0.6
    """

    knowhow: tuple[str, ...]
    technology: float
    niche: float
    home_market: float
    home_share: float
    required_turnover: float

    def __post_init__(self) -> None:
        if isinstance(self.knowhow, str) or not self.knowhow:
            raise InputError(
                "knowhow",
                self.knowhow,
                _("Choose at least one of: {choices}.").format(
                    choices=", ".join(_(label) for label in KNOWHOW.values())
                ),
            )
        object.__setattr__(self, "knowhow", require_choices("knowhow", self.knowhow, KNOWHOW))
        require_number("technology", self.technology, 0, 10)
        require_number("niche", self.niche, 0, 10)
        home_market_sufficiency(self.home_market, self.home_share, self.required_turnover)

    @property
    def sufficiency(self) -> float:
        """Reachable home market divided by required turnover; see :func:`home_market_sufficiency`."""
        return home_market_sufficiency(self.home_market, self.home_share, self.required_turnover)

    @property
    def specificity(self) -> float:
        """How specific the offer is, 0 to 10: the mean of technology and niche (our operationalisation)."""
        return (self.technology + self.niche) / 2
