"""A bid in foreign currency that may be lost: what each cover leaves in a bad case, won and lost."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.pricing.adverse_move import adverse_move, close_out_cost
from kmo_teach.pricing.hedge import make_hedge
from kmo_teach.pricing.market import Market

__all__ = ["BidCover", "bid_covers"]


@dataclass(frozen=True, slots=True)
class BidCover:
    """One way to cover a bid between the day it binds and the day of the award.

    Attributes
    ----------
    kind
        ``"none"``, ``"forward"``, ``"option"`` or ``"clause"`` (the price follows the rate until the award).
    won, lost
        What the exchange rate takes in one bad case, EUR, when the bid is won and when it is lost.
    """

    kind: str
    won: float
    lost: float


def bid_covers(
    amount: float, market: Market, days: float, lending_margin: float, confidence: float = 0.95
) -> tuple[BidCover, ...]:
    """Compare four ways to treat the exchange rate of a bid.

    Parameters
    ----------
    amount
        Price bid, foreign currency.
    market
        Market of the currency on the day of the bid.
    days
        Calendar days until the award; from then on a forward covers what was won, in each case.
    lending_margin
        What the firm's bank adds to the money-market rate of a loan, which pays the option's premium.
    confidence
        Share of the cases that are no worse, as a fraction.

    Notes
    -----
    The bad case depends on the outcome: who wins fears a fall of the currency, who lost and sold forward fears a rise.
    An option with its strike at spot takes its premium in both. A forward that is won costs its points and spread,
    counted against the spot of the day of the bid, on which the price was worked out.

    Examples
    --------
    >>> dollar = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
    >>> [(cover.kind, cover.won > 0, cover.lost > 0) for cover in bid_covers(100_000, dollar, 60, 0.0325)]
    [('none', True, False), ('forward', False, True), ('option', True, True), ('clause', False, False)]
    """
    amount = require_number("amount", amount, above=0)
    today = amount / market.spot
    sold = amount / market.client_forward(days).for_client("receivable")
    option = make_hedge("option", market, days, lending_margin=lending_margin)
    premium = option.premium * amount
    return (
        BidCover("none", today * adverse_move(market.volatility, days, "receivable", confidence), 0.0),
        BidCover("forward", today - sold, close_out_cost(amount, market, days, confidence)),
        BidCover("option", premium, premium),
        BidCover("clause", 0.0, 0.0),
    )
