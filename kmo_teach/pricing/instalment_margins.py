"""How the margin of an order that is paid in parts may turn out: each part has its own day, rate and cover."""

from __future__ import annotations

from collections.abc import Sequence

from kmo_teach.inputs import InputError, require_number, require_numbers
from kmo_teach.language import _
from kmo_teach.pricing.hedge import Hedge
from kmo_teach.pricing.margin_at_risk import MarginDistribution
from kmo_teach.pricing.price import Quote

__all__ = ["instalment_margins"]


def instalment_margins(price: Quote, asked: float, rates: Sequence[Sequence[float]]) -> MarginDistribution:
    """Return the margins of an order at a price, under the quote's own cover of the exchange rate.

    Parameters
    ----------
    price
        The quote.
    asked
        The price in foreign currency.
    rates
        For each instalment the rates on its day, foreign currency per EUR: as many for each, those of one case at the
        same place. What comes on the day of signature has today's rate.

    Raises
    ------
    InputError
        When there are not as many lists as instalments, or lists differ in length.

    Notes
    -----
    Rates that are sorted, as :func:`kmo_teach.pricing.simulated_rates` and :func:`kmo_teach.pricing.historical_rates`
    give them, let all parts move the same way. No other way in which they could move together spreads the margin
    wider (Dhaene, J. et al. (2002), The concept of comonotonicity in actuarial science and finance: theory, Insurance:
    Mathematics and Economics 31, 3-33), so the result errs on the side of caution.

    Examples
    --------
    >>> from kmo_teach.pricing import Cover, Instalment, Order, market_data, quote
    >>> plan = (Instalment(0.5, 0, "order"), Instalment(0.5, 90))
    >>> order = Order("USD", 80_000, 90, building_days=45, plan=plan)
    >>> market = market_data("USD")
    >>> price = quote(order, market, Cover("none"))
    >>> spot = market.spot
    >>> found = instalment_margins(price, price.target, [[spot] * 2, [spot, 1.1 * spot]])
    >>> found.margins[1] > found.margins[0], abs(found.margins[1]) < 1e-6
    (True, True)
    """
    hedges = price.hedges
    if len(rates) != len(hedges) or len({len(one) for one in rates}) > 1 or not rates[0]:
        raise InputError("rates", len(rates), _("Give each instalment as many rates as the others."))
    asked = require_number("asked", asked, above=0)
    for one in rates:
        require_numbers("rates", one, above=0)
    parts = [
        [share.share * worth for worth in _worth(hedge, of_part)]
        for share, hedge, of_part in zip(price.order.instalments, hedges, rates, strict=True)
    ]
    kept = 1 - price.charge + price.charges.get("option_premium", 0.0)  # the premium is paid whatever comes in
    fixed = price.cost + asked * price.hedge.premium
    return MarginDistribution(tuple(sorted(asked * kept * sum(case) - fixed for case in zip(*parts, strict=True))))


def _worth(hedge: Hedge, rates: Sequence[float]) -> list[float]:
    """Return the EUR that a unit of foreign currency brings at each rate, before the premium."""
    if hedge.kind == "none":
        return [1 / rate for rate in rates]
    agreed = 1 / hedge.rate
    return [max(1 / rate, agreed) for rate in rates] if hedge.kind == "option" else [agreed] * len(rates)
