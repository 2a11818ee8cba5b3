"""One form for every cover of exchange risk: what a unit of foreign currency is worth under it, and its premium."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kmo_teach.inputs import require_choice, require_number
from kmo_teach.language import N_
from kmo_teach.pricing.exchange import SIDES, money_market_hedge
from kmo_teach.pricing.market import Market
from kmo_teach.pricing.option import currency_option

__all__ = ["EXCHANGE_COVERS", "Hedge", "make_hedge"]

EXCHANGE_COVERS = {
    "none": N_("No cover"),
    "forward": N_("Forward"),
    "money_market": N_("Money-market hedge"),
    "option": N_("Currency option"),
}
"""The ways to treat exchange risk, with their labels."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cover of a receivable or a payable.

    Attributes
    ----------
    kind
        One of :data:`EXCHANGE_COVERS`.
    side
        ``"receivable"`` or ``"payable"``.
    rate
        Foreign currency per EUR at which a price is worked out: the spot (no cover), the rate locked in, or the
        option's strike.
    premium
        Cost of the option in EUR per unit of foreign currency, at the due date: with interest on the loan that pays it.

    Raises
    ------
    InputError
        For a cover, side or number that is not allowed.
    """

    kind: str
    side: str
    rate: float
    premium: float = 0.0

    def __post_init__(self) -> None:
        require_choice("kind", self.kind, EXCHANGE_COVERS)
        require_choice("side", self.side, SIDES)
        require_number("rate", self.rate, above=0)
        require_number("premium", self.premium, 0)

    def value(self, spot: float) -> float:
        """Return the EUR per unit of foreign currency at the due date, premium paid, when the rate is then ``spot``.

        Examples
        --------
        >>> Hedge("forward", "receivable", 1.25).value(2.0)
        0.8
        """
        spot = require_number("spot", spot, above=0)
        if self.kind == "none":
            return 1 / spot
        if self.kind != "option":
            return 1 / self.rate
        if self.side == "receivable":
            return max(1 / spot, 1 / self.rate) - self.premium
        return min(1 / spot, 1 / self.rate) + self.premium


def make_hedge(
    kind: str,
    market: Market,
    days: float,
    side: str = "receivable",
    strike: float | None = None,
    premium: float | None = None,
    lending_margin: float = 0.0,
) -> Hedge:
    """Return a cover at the market's prices.

    Parameters
    ----------
    kind
        One of :data:`EXCHANGE_COVERS`.
    market
        The market of the currency.
    days
        Days to the due date.
    side
        ``"receivable"`` or ``"payable"``.
    strike
        The option's strike in foreign currency per EUR; the spot when left out.
    premium
        The bank's price of the option today, in EUR per unit of foreign currency; the model's when left out.
    lending_margin
        What the firm's bank adds to the money-market rate of a loan, as a fraction a year. An option's premium is paid
        today with such a loan. A receivable's money-market hedge
        moves a loan from home to foreign currency, so both rates hold it. A payable's hedge borrows at home and
        deposits abroad, and a deposit earns no lending margin: the hedge is dearer than the forward.

    Raises
    ------
    InputError
        For a cover, side or number that is not allowed.

    Notes
    -----
    The option is priced at the interest rates of the forward, turned into continuously compounded ones, so that both
    covers rest on one forward rate.

    Examples
    --------
    >>> dollar = Market("USD", 1.1172, 0.03625, 0.0225, 0.0777)
    >>> round(make_hedge("forward", dollar, 90).rate, 5)
    1.1227
    """
    kind = require_choice("exchange", kind, EXCHANGE_COVERS)
    side = require_choice("side", side, SIDES)
    days = require_number("days", days, above=0)
    if kind == "none":
        return Hedge(kind, side, market.spot)
    if kind == "forward":
        return Hedge(kind, side, market.client_forward(days).for_client(side))
    margin = require_number("lending_margin", lending_margin, 0, 1)
    if kind == "money_market":
        spread = market.bank_spread if side == "receivable" else -market.bank_spread
        result = money_market_hedge(
            1.0,
            market.spot * (1 + spread),
            market.foreign_rate + (margin if side == "receivable" else 0.0),
            market.home_rate + margin,
            days,
            market.basis,
            market.home_basis,
        )
        return Hedge(kind, side, 1 / result.home_at_maturity)
    strike = market.spot if strike is None else require_number("strike", strike, above=0)
    price = _option_price(market, days, side, strike) if premium is None else require_number("premium", premium, 0)
    return Hedge(kind, side, strike, price * (1 + (market.home_rate + margin) * days / market.home_basis))


def _option_price(market: Market, days: float, side: str, strike: float) -> float:
    market.forward(days)  # refuses a term over which the interest rates take more than the whole amount
    years = days / 365
    home = math.log1p(market.home_rate * days / market.home_basis) / years
    foreign = math.log1p(market.foreign_rate * days / market.basis) / years
    kind = "put" if side == "receivable" else "call"
    return currency_option(kind, 1 / market.spot, 1 / strike, years, home, foreign, market.volatility)
