"""Exchange risk without options: forwards, forward points and the money-market hedge.

Rates are written as the European Central Bank does: units of the foreign currency (the quote currency) for one unit of
the home currency (the base currency), such as 1.1172 USD per EUR. An exporter who sells foreign currency therefore
buys home currency and pays the bank's ask; an importer gets the bid.
"""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_basis, require_choice, require_number, require_numbers, require_rate
from kmo_teach.language import _

__all__ = [
    "SIDES",
    "MoneyMarketHedge",
    "TwoWayRate",
    "forward_premium",
    "forward_quote",
    "forward_rate",
    "money_market_hedge",
    "outright_forward",
]

SIDES = ("receivable", "payable")
"""What is covered: money in foreign currency that comes in (exporter) or that must go out (importer)."""

_PIP = 0.0001  # one forward point for most currency pairs


@dataclass(frozen=True, slots=True)
class TwoWayRate:
    """A bank's two prices for one unit of home currency, in foreign currency.

    Attributes
    ----------
    bid
        The rate at which the bank buys home currency.
    ask
        The rate at which the bank sells home currency.
    """

    bid: float
    ask: float

    def __post_init__(self) -> None:
        require_number("bid", self.bid, above=0)
        require_number("ask", self.ask, minimum=self.bid)

    def for_client(self, side: str) -> float:
        """Return the rate that a client gets: the ask for a receivable, the bid for a payable.

        Examples
        --------
        >>> TwoWayRate(1.1170, 1.1174).for_client("receivable")
        1.1174
        """
        return self.ask if require_choice("side", side, SIDES) == "receivable" else self.bid


def forward_rate(
    spot: float, quote_rate: float, base_rate: float, days: float, basis: int = 360, base_basis: int | None = None
) -> float:
    """Return the forward rate by covered interest parity.

    Parameters
    ----------
    spot
        Spot rate, units of quote currency per unit of base currency (USD per EUR).
    quote_rate, base_rate
        Simple yearly interest rates of the quote and the base currency, as fractions.
    days
        Days to delivery, above 0.
    basis
        Days in the interest year, 360 or 365.
    base_basis
        The same for the base currency where its market counts otherwise (EUR 360, GBP and PLN 365).

    Returns
    -------
    float
        Forward rate in the unit of ``spot``: above the spot when the quote currency pays the higher interest.

    Raises
    ------
    InputError
        For a rate that is not a fraction, a spot or a term that is not above 0, or another basis.

    Notes
    -----
    F = S (1 + r_quote d / basis) / (1 + r_base d / base_basis). Keynes, J. M. (1923), A Tract on Monetary Reform,
    chapter 3. Banks quote around it, because of the cross-currency basis and their own margin.

    Examples
    --------
    >>> round(forward_rate(1.1172, 0.03625, 0.0225, 90), 6)
    1.121019
    """
    spot = require_number("spot", spot, above=0)
    days = require_number("days", days, above=0)
    quote_years = days / require_basis("basis", basis)
    base_years = days / require_basis("base_basis", basis if base_basis is None else base_basis)
    growth = 1 + require_rate("quote_rate", quote_rate) * quote_years
    base_growth = 1 + require_rate("base_rate", base_rate) * base_years
    if growth <= 0 or base_growth <= 0:
        raise InputError("days", days, _("Over this term the interest rates take more than the whole amount."))
    return spot * growth / base_growth


def forward_quote(
    spot: TwoWayRate,
    quote_rate: tuple[float, float],
    base_rate: tuple[float, float],
    days: float,
    basis: int = 360,
    base_basis: int | None = None,
) -> TwoWayRate:
    """Return the bid and ask of a forward that the money markets allow without arbitrage.

    Parameters
    ----------
    spot
        Spot bid and ask, quote currency per unit of base currency.
    quote_rate, base_rate
        Bid (deposit) and ask (loan) interest rates of each currency, as fractions per year.
    days, basis, base_basis
        As in :func:`forward_rate`.

    Notes
    -----
    The bank that buys base currency forward borrows base currency at its ask, and places quote currency at the bid:
    F_bid = S_bid (1 + r_quote,bid t) / (1 + r_base,ask t); the ask is its mirror image.

    Examples
    --------
    >>> forward = forward_quote(TwoWayRate(1.1170, 1.1174), (0.036, 0.0365), (0.022, 0.023), 90)
    >>> round(forward.bid, 5), round(forward.ask, 5)
    (1.12061, 1.12143)
    """
    for name, pair in (("quote_rate", quote_rate), ("base_rate", base_rate)):
        if len(require_numbers(name, pair)) != 2:
            raise InputError(name, pair, _("Give two rates: bid and ask."))
        require_number(name, require_rate(name, pair[1]), minimum=require_rate(name, pair[0]))
    bid = forward_rate(spot.bid, quote_rate[0], base_rate[1], days, basis, base_basis)
    ask = forward_rate(spot.ask, quote_rate[1], base_rate[0], days, basis, base_basis)
    return TwoWayRate(bid, ask)


def outright_forward(spot: TwoWayRate, bid_points: float, ask_points: float, pip: float = _PIP) -> TwoWayRate:
    """Return the forward rate from a bank's forward points.

    Parameters
    ----------
    spot
        Spot bid and ask.
    bid_points, ask_points
        Points as quoted, without sign: rising from left to right they are added, falling they are subtracted.
    pip
        Size of one point, 0.0001 for most pairs (0.01 for JPY).

    Examples
    --------
    >>> round(outright_forward(TwoWayRate(1.0435, 1.0445), 75, 90).bid, 4)
    1.051
    """
    bid_points = require_number("bid_points", bid_points, 0)
    ask_points = require_number("ask_points", ask_points, 0)
    step = require_number("pip", pip, above=0) * (1 if ask_points >= bid_points else -1)
    return TwoWayRate(spot.bid + bid_points * step, spot.ask + ask_points * step)


def forward_premium(spot: float, forward: float, days: float, basis: int = 360) -> float:
    """Return how far a forward lies above the spot, as a fraction of the spot per year (negative: a discount).

    The premium is that of the currency for one unit of which the rates are quoted: with lira per EUR it is the euro's.
    For the lira's own, invert both rates. An exporter's gain or cost takes the bank's forward, not the middle one.

    Examples
    --------
    >>> round(forward_premium(1.822, 1.8086, 90), 4)
    -0.0294
    >>> euro, lira = forward_premium(40, 60, 360), forward_premium(1 / 40, 1 / 60, 360)
    >>> round(euro, 3), round(lira, 3)
    (0.5, -0.333)
    """
    spot = require_number("spot", spot, above=0)
    forward = require_number("forward", forward, above=0)
    days = require_number("days", days, above=0)
    return (forward / spot - 1) * require_basis("basis", basis) / days


@dataclass(frozen=True, slots=True)
class MoneyMarketHedge:
    """A hedge made from a loan, a spot deal and a deposit.

    Attributes
    ----------
    foreign_today
        Foreign currency borrowed against a receivable, or deposited for a payable.
    home_today
        What it is worth in home currency at the spot rate.
    home_at_maturity
        The same with interest: what the hedged amount brings or costs in home currency on the due date.
    """

    foreign_today: float
    home_today: float
    home_at_maturity: float


def money_market_hedge(
    amount: float,
    spot: float,
    foreign_rate: float,
    home_rate: float,
    days: float,
    basis: int = 360,
    home_basis: int | None = None,
) -> MoneyMarketHedge:
    """Cover a receivable or a payable with a loan, a spot deal and a deposit.

    Parameters
    ----------
    amount
        Foreign currency due at the end of the term.
    spot
        Foreign currency per unit of home currency: the ask for a receivable, the bid for a payable.
    foreign_rate
        Yearly rate of the foreign loan (receivable) or deposit (payable), as a fraction.
    home_rate
        Yearly rate of the home deposit or of the loan repaid (receivable), or of the home loan (payable).
    days, basis, home_basis
        As in :func:`forward_rate`; ``home_basis`` is the home currency's.

    Raises
    ------
    InputError
        For a number out of its bounds, or interest rates that take more than the whole amount.

    Notes
    -----
    The steps are the same for both sides; only who lends and who borrows changes. At the rates of covered interest
    parity the result is the forward's.

    Examples
    --------
    >>> hedge = money_market_hedge(400_000, 1.8361, 0.051, 0.045, 90)
    >>> round(hedge.home_at_maturity)
    217530
    """
    amount = require_number("amount", amount, above=0)
    spot = require_number("spot", spot, above=0)
    days = require_number("days", days, above=0)
    foreign_growth = 1 + require_rate("foreign_rate", foreign_rate) * days / require_basis("basis", basis)
    home_years = days / require_basis("home_basis", basis if home_basis is None else home_basis)
    home_growth = 1 + require_rate("home_rate", home_rate) * home_years
    if foreign_growth <= 0 or home_growth <= 0:
        raise InputError("days", days, _("Over this term the interest rates take more than the whole amount."))
    foreign_today = amount / foreign_growth
    home_today = foreign_today / spot
    return MoneyMarketHedge(foreign_today, home_today, home_today * home_growth)
