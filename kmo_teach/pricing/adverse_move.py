"""How far a currency moves against the firm in one case of so many: an offer that binds, a forward to close out."""

from __future__ import annotations

import math

from kmo_teach.inputs import require_choice, require_number
from kmo_teach.numeric.normal import quantile
from kmo_teach.pricing.exchange import SIDES
from kmo_teach.pricing.market import Market

__all__ = ["adverse_move", "close_out_cost"]


def adverse_move(volatility: float, days: float, side: str = "receivable", confidence: float = 0.95) -> float:
    """Return how much value a currency loses (or gains) against the firm, as a fraction of its value today.

    Parameters
    ----------
    volatility
        Yearly volatility of the exchange rate, as a fraction.
    days
        Calendar days over which the firm is bound.
    side
        ``"receivable"``: foreign currency that is to come in and may fall, such as the price in an offer.
        ``"payable"``: foreign currency that is to be bought and may rise, such as what a forward must be closed out
        with when the customer does not pay.
    confidence
        Share of the cases that are no worse, as a fraction.

    Notes
    -----
    Log moves are normal without direction: value at risk of one position (Jorion, P. (2007), Value at Risk, 3rd
    edition, chapter 5).

    Examples
    --------
    >>> round(adverse_move(0.08, 14), 4), round(adverse_move(0.08, 14, "payable"), 4)
    (0.0254, 0.0261)
    """
    years = require_number("days", days, above=0) / 365
    confidence = require_number("confidence", confidence, above=0, below=1)
    move = quantile(confidence) * require_number("volatility", volatility, 0, 5) * math.sqrt(years)
    if require_choice("side", side, SIDES) == "receivable":
        return -math.expm1(-move)
    return math.expm1(move)


def close_out_cost(amount: float, market: Market, days: float, confidence: float = 0.95) -> float:
    """Return what it costs to close out a forward sale on its due date when the customer never pays, EUR.

    Parameters
    ----------
    amount
        Foreign currency sold forward.
    market
        Its market on the day on which the forward was agreed.
    days
        Calendar days from that day to the due date.
    confidence
        Share of the cases that are no worse, as a fraction.

    Notes
    -----
    The currency is bought at the rate of the due date, which moves from today's *spot*; the bank pays the *forward*
    for it. Where the currency has the higher interest the forward pays less than spot, so that closing out costs
    something even at an unchanged rate. The bank's spread on the purchase is left out.

    Examples
    --------
    >>> dollar = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
    >>> round(close_out_cost(100_000, dollar, 365)) == round(80_000 * adverse_move(0.08, 365, "payable"))
    True
    """
    amount = require_number("amount", amount, above=0)
    rise = adverse_move(market.volatility, days, "payable", confidence)
    received = amount / market.client_forward(days).for_client("receivable")
    return amount * (1 + rise) / market.spot - received
