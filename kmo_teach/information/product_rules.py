"""Rules for product data that serve several markets: units, numbers, prices, texts, use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from kmo_teach.information.quality import Finding
from kmo_teach.information.values import date_or_none, kg_to_lb, lb_to_kg, number_or_none
from kmo_teach.inputs import require_choice, require_number
from kmo_teach.language import _, number, percent

__all__ = ["MARKET_FIELDS", "completeness", "product_findings"]

MARKET_FIELDS: Mapping[str, tuple[str, ...]] = {
    "BE": ("name_nl", "name_fr", "net_kg", "price_eur"),
    "NL": ("name_nl", "net_kg", "price_eur"),
    "FR": ("name_fr", "net_kg", "price_eur"),
    "DE": ("name_de", "net_kg", "price_eur"),
    "US": ("name_en", "net_lb", "price_usd"),
}
"""What a market needs of a product record: our operationalisation, not a list of legal requirements."""

_NUMBERS = ("net_kg", "net_lb", "price_eur", "price_usd")


def product_findings(
    rows: Iterable[Mapping[str, str]],
    usd_per_eur: float,
    today: datetime.date,
    *,
    weight_tolerance: float = 0.01,
    price_tolerance: float = 0.10,
    years_unsold: float = 3,
) -> list[Finding]:
    """Return what is wrong with product rows, in the order of the rows.

    Parameters
    ----------
    rows
        Rows with the columns of ``facts/case/products.csv``; texts as they were typed.
    usd_per_eur
        Rate at which the price in dollars was made.
    today
        Day from which the last sale is counted.
    weight_tolerance, price_tolerance
        Fraction by which the two weights and the two prices may differ.
    years_unsold
        Years without a sale after which a record needs a reason to stay.

    Notes
    -----
    Validity: numbers have a decimal point, weights and prices agree, dates are ISO 8601. Completeness: each market has
    the fields of :data:`MARKET_FIELDS`. Relevance: something was sold not too long ago. Our operationalisation of the
    paper's three words.

    Examples
    --------
    >>> row = {"code": "P1", "markets": "NL", "name_nl": "zeef", "net_kg": "12,5", "price_eur": "100",
    ...        "last_sold": "2026-01-15"}
    >>> [(one.field, one.dimension) for one in product_findings([row], 1.1, datetime.date(2026, 10, 30))]
    [('net_kg', 'validity')]
    """
    rate = require_number("usd_per_eur", usd_per_eur, above=0)
    found: list[Finding] = []
    for row in rows:
        found += _missing(row)
        found += _unreadable(row)
        found += _weights(row, weight_tolerance)
        found += _prices(row, rate, price_tolerance)
        found += _unsold(row, today, years_unsold)
    return found


def completeness(rows: Iterable[Mapping[str, str]], market: str) -> float:
    """Return the fraction of the fields that a market needs and that are filled, over the products sold there.

    Examples
    --------
    >>> completeness([{"markets": "US", "name_en": "hopper", "net_lb": "", "price_usd": "90"}], "US")
    0.6666666666666666
    """
    needed = MARKET_FIELDS[require_choice("market", market, MARKET_FIELDS)]
    cells = [bool(row.get(field)) for row in rows if market in row["markets"].split() for field in needed]
    return sum(cells) / len(cells) if cells else 1.0


def _missing(row: Mapping[str, str]) -> Iterator[Finding]:
    markets = [require_choice("markets", market, MARKET_FIELDS) for market in row["markets"].split()]
    needed = {field: market for market in markets for field in MARKET_FIELDS[market]}
    for field, market in needed.items():
        if not row.get(field):
            yield Finding(row["code"], field, "completeness", _("Empty, and {market} needs it.").format(market=market))


def _unreadable(row: Mapping[str, str]) -> Iterator[Finding]:
    for field in _NUMBERS:
        text = row.get(field, "")
        if text and number_or_none(text) is None:
            hint = _("A decimal comma: the file writes a point.") if "," in text else _("Not a number.")
            yield Finding(row["code"], field, "validity", hint)
    if row.get("last_sold") and date_or_none(row["last_sold"]) is None:
        reason = _("Not year-month-day: the day and the month may be swapped.")
        yield Finding(row["code"], "last_sold", "validity", reason)


def _weights(row: Mapping[str, str], tolerance: float) -> Iterator[Finding]:
    kilograms, pounds = (number_or_none(row.get(field, "")) for field in ("net_kg", "net_lb"))
    if not kilograms or not pounds:
        return
    expected = kg_to_lb(kilograms)
    if abs(pounds / expected - 1) > tolerance:
        if abs(pounds / kilograms - 1) <= tolerance:
            reason = _("The same number as in kilograms: not converted.")
        elif abs(lb_to_kg(kilograms) / pounds - 1) <= tolerance:
            reason = _("Converted the wrong way: multiplied where it should be divided.")
        else:
            reason = _("{pounds} lb, but {kilograms} kg is {expected} lb.").format(
                pounds=number(pounds, 1), kilograms=number(kilograms, 1), expected=number(expected, 1)
            )
        yield Finding(row["code"], "net_lb", "validity", reason)


def _prices(row: Mapping[str, str], rate: float, tolerance: float) -> Iterator[Finding]:
    euros, dollars = (number_or_none(row.get(field, "")) for field in ("price_eur", "price_usd"))
    if not euros or not dollars:
        return
    gap = dollars / (euros * rate) - 1
    if abs(gap) > tolerance:
        reason = _("{gap} off the price in euro at the rate of the list.").format(gap=percent(gap, 0))
        yield Finding(row["code"], "price_usd", "validity", reason)


def _unsold(row: Mapping[str, str], today: datetime.date, years: float) -> Iterator[Finding]:
    last = date_or_none(row.get("last_sold", ""))
    if last and last > today:
        yield Finding(row["code"], "last_sold", "validity", _("A day that is still to come."))
    elif last and (today - last).days > years * 365.25:
        reason = _("Not sold for {years} years: does anybody still need it?").format(
            years=number((today - last).days / 365.25, 1)
        )
        yield Finding(row["code"], "last_sold", "relevance", reason)
