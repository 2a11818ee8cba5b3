"""Currency options: the right, not the duty, to change money at an agreed rate."""

from __future__ import annotations

import math

from kmo_teach.inputs import InputError, require_choice, require_number, require_rate
from kmo_teach.language import _
from kmo_teach.numeric.search import crossing
from kmo_teach.pricing.black import black

__all__ = ["KINDS", "currency_option", "implied_volatility"]

KINDS = ("call", "put")
"""A call is the right to buy foreign currency (importer), a put the right to sell it (exporter)."""


def currency_option(
    kind: str, spot: float, strike: float, years: float, domestic_rate: float, foreign_rate: float, volatility: float
) -> float:
    """Return the premium of a European currency option, per unit of foreign currency, paid today.

    Parameters
    ----------
    kind
        ``"call"`` (right to buy foreign currency) or ``"put"`` (right to sell it).
    spot, strike
        Home currency per unit of foreign currency (EUR per USD: the inverse of the ECB's rate).
    years
        Time to expiry in years, above 0.
    domestic_rate, foreign_rate
        Continuously compounded yearly interest rates, as fractions.
    volatility
        Yearly volatility of the exchange rate, as a fraction, 0 or more.

    Returns
    -------
    float
        Premium in home currency.

    Raises
    ------
    InputError
        For a kind that does not exist or a number out of its bounds.

    Notes
    -----
    Garman, M. B. and Kohlhagen, S. W. (1983), Foreign currency option values, Journal of International Money and
    Finance 2, 231-237, in Black's form on the forward G = s exp((r_d - r_f) T).

    Examples
    --------
    >>> round(currency_option("put", 0.8951, 0.8951, 90 / 365, 0.0225, 0.0363, 0.0777), 10)
    0.0152424238
    """
    sign = 1 if require_choice("kind", kind, KINDS) == "call" else -1
    spot = require_number("spot", spot, above=0)
    strike = require_number("strike", strike, above=0)
    years = require_number("years", years, above=0, maximum=100)
    domestic_rate = require_rate("domestic_rate", domestic_rate)
    foreign_rate = require_rate("foreign_rate", foreign_rate)
    volatility = require_number("volatility", volatility, 0, 5)
    forward = spot * math.exp((domestic_rate - foreign_rate) * years)
    return math.exp(-domestic_rate * years) * black(sign, forward, strike, volatility * math.sqrt(years))


def implied_volatility(
    kind: str, price: float, spot: float, strike: float, years: float, domestic_rate: float, foreign_rate: float
) -> float:
    """Return the volatility at which :func:`currency_option` gives a bank's price.

    Parameters
    ----------
    price
        Premium in home currency per unit of foreign currency.
    kind, spot, strike, years, domestic_rate, foreign_rate
        As in :func:`currency_option`.

    Raises
    ------
    InputError
        For a price that no volatility from 0 to 500 % gives.

    Examples
    --------
    >>> round(implied_volatility("call", 0.043, 1.6, 1.6, 4 / 12, 0.08, 0.11), 3)
    0.141
    """
    price = require_number("price", price, 0)

    def premium(volatility: float) -> float:
        return currency_option(kind, spot, strike, years, domestic_rate, foreign_rate, volatility)

    low, high = 0.0, 5.0
    if not premium(low) <= price <= premium(high):
        raise InputError("price", price, _("No volatility from 0% to 500% gives this price."))
    return crossing(lambda volatility: premium(volatility) < price, low, high, 1e-12)
