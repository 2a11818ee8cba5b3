"""What a price means to a customer abroad: to a household by its net pay, to a firm by the labour that it saves."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _
from kmo_teach.payroll import net_pay, price_ratio
from kmo_teach.pricing import HOME, market_data

__all__ = ["HOURS_WORKED", "Affordability", "affordability", "equally_affordable_price", "payback_years"]

HOURS_WORKED: int = facts.parameters("people/working_time.toml")["hours_a_year"]
"""Hours that a full-time operator really works in a year: an estimate for teaching, to be replaced by your own."""


@dataclass(frozen=True, slots=True)
class Affordability:
    """A price seen by a household.

    Attributes
    ----------
    net_month
        A twelfth of a year's net pay in EUR, at the course's dated exchange rate; a Belgian payslip of a month is
        lower, as a year has 13.92 of them.
    share
        The price as a fraction of it.
    feels_like
        The price at the seller's own price level, EUR: what the same money buys there.
    """

    net_month: float
    share: float
    feels_like: float


def _in_euro(amount: float, currency: str) -> float:
    return amount if currency == HOME else amount / market_data(currency).spot


def affordability(price: float, country: str, gross: float, home: str = "BE") -> Affordability:
    """Return what a price means to an employee with a gross pay.

    Parameters
    ----------
    price
        Price in EUR, taxes included.
    country
        ISO 3166-1 alpha-2 code of a country with payroll rules in the course.
    gross
        Gross pay of a year in the country's currency.
    home
        Country of the seller, whose price level is the yardstick.

    Raises
    ------
    kmo_teach.inputs.InputError
        For a country that the course does not have, or a price or pay that is not a number above 0.

    Notes
    -----
    Affordability is the price divided by local purchasing power. Net pay comes from :func:`kmo_teach.payroll.net_pay`
    and the price level from :func:`kmo_teach.payroll.price_ratio`: the same models as for pay abroad.

    Examples
    --------
    >>> seen = affordability(390, "BE", 42_000)
    >>> seen.feels_like, 0.1 < seen.share < 0.2
    (390.0, True)
    """
    amount = require_number("price", price, above=0)
    slip = net_pay(country, gross)
    month = _in_euro(slip.net, slip.currency) / 12
    if month <= 0:
        raise InputError("gross", gross, _("Give a gross pay that leaves net pay."))
    return Affordability(month, amount / month, amount / price_ratio(home, country))


def equally_affordable_price(price: float, home: tuple[str, float], host: tuple[str, float]) -> float:
    """Return the price in EUR that takes the same share of net pay abroad as a price takes at home.

    Parameters
    ----------
    price
        Price at home in EUR.
    home, host
        Country and gross pay of a year in its currency.

    Examples
    --------
    >>> equally_affordable_price(390, ("BE", 42_000), ("BE", 42_000))
    390.0
    """
    return price * affordability(price, *host).net_month / affordability(price, *home).net_month


def payback_years(
    price: float, hours_saved: float, country: str, gross: float, hours_worked: float = HOURS_WORKED
) -> float:
    """Return after how many years a machine has paid for itself by the labour that it saves.

    Parameters
    ----------
    price
        Price of the machine, delivered, in EUR.
    hours_saved
        Hours of work that it saves in a year.
    country, gross
        Where the operator works, and the operator's gross pay of a year in the country's currency.
    hours_worked
        Hours that a full-time operator really works in a year; the default is an estimate.

    Notes
    -----
    Simple payback without interest: ``price / (hours_saved * labour cost of an hour)``. Labour cost, not pay, is what
    the customer saves.

    Examples
    --------
    >>> payback_years(80_000, 1_800, "PL", 90_000) > payback_years(80_000, 1_800, "BE", 42_000)
    True
    """
    amount = require_number("price", price, above=0)
    slip = net_pay(country, require_number("gross", gross, above=0))
    hour = _in_euro(slip.labour_cost, slip.currency) / require_number("hours_worked", hours_worked, above=0)
    return amount / (require_number("hours_saved", hours_saved, above=0) * hour)
