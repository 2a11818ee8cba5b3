"""Rules for customer data: numbers with check digits, currencies, doubles, customers long gone."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kmo_teach.information.check_digits import iban_problem, is_belgian_vat
from kmo_teach.information.quality import Finding
from kmo_teach.information.values import date_or_none
from kmo_teach.language import _, number

__all__ = ["CURRENCIES", "customer_findings", "duplicates", "plain_name"]

CURRENCIES: Mapping[str, str] = {
    "BE": "EUR",
    "NL": "EUR",
    "FR": "EUR",
    "DE": "EUR",
    "ES": "EUR",
    "PL": "PLN",
    "GB": "GBP",
    "US": "USD",
}
"""Currencies of the customers' countries. Any customer may also be invoiced in EUR; of a country that is not here any
currency passes."""

_LEGAL_FORMS = {"nv", "sa", "bv", "srl", "gmbh", "sarl", "sas", "sl", "ag", "inc", "llc", "ltd", "spzoo", "co"}


def plain_name(name: str) -> str:
    """Return a name without accents, capitals, punctuation and legal form, to compare it with another.

    Examples
    --------
    >>> plain_name("Boulangerie Lefèvre S.A.") == plain_name("LEFEVRE, boulangerie SA")
    True
    """
    letters = unicodedata.normalize("NFKD", name.replace(".", "")).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", letters) if word not in _LEGAL_FORMS]
    return " ".join(sorted(words))


def duplicates(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, ...]]:
    """Return the groups of codes that seem to be the same customer: same plain name, country and city.

    Examples
    --------
    >>> duplicates([{"code": "C1", "name": "Molen NV", "country": "BE", "city": "Gent"},
    ...             {"code": "C2", "name": "MOLEN", "country": "BE", "city": "gent"}])
    [('C1', 'C2')]
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        groups[plain_name(row["name"]), row["country"], plain_name(row["city"])].append(row["code"])
    return [tuple(codes) for codes in groups.values() if len(codes) > 1]


def customer_findings(
    rows: Sequence[Mapping[str, str]], today: datetime.date, *, years_silent: float = 4
) -> list[Finding]:
    """Return what is wrong with customer rows: row by row, then the doubles.

    Parameters
    ----------
    rows
        Rows with the columns of ``facts/case/customers.csv``.
    today
        Day from which the last order is counted.
    years_silent
        Years without an order after which a record needs a reason to stay.

    Notes
    -----
    Validity: the VAT number starts with its country, a Belgian one has right check digits, an IBAN too; currency and
    date can be read. Completeness: name, country, language, currency; a VAT number inside the European Union.
    Relevance: an order not too long ago, one record for one customer. Our operationalisation.

    Examples
    --------
    >>> row = {"code": "C1", "name": "Molen NV", "city": "Gent", "country": "BE", "language": "nl", "currency": "EUR",
    ...        "vat": "BE0136695926", "iban": "BE68539007547034", "last_order": "2026-01-15"}
    >>> [one.field for one in customer_findings([row], datetime.date(2026, 10, 30))]
    ['vat']
    """
    found = [finding for row in rows for finding in _row(row, today, years_silent)]
    for first, *others in duplicates(rows):
        found += [
            Finding(code, "name", "relevance", _("The same customer as {code}?").format(code=first)) for code in others
        ]
    return found


def _row(row: Mapping[str, str], today: datetime.date, years: float) -> Iterator[Finding]:
    def finding(field: str, dimension: str, reason: str) -> Finding:
        return Finding(row["code"], field, dimension, reason)

    in_union = row["country"] not in ("US", "GB")
    for field in ("name", "country", "language", "currency", *(["vat"] if in_union else [])):
        if not row[field]:
            yield finding(field, "completeness", _("Empty, and an invoice needs it."))
    if row["vat"] and not row["vat"].startswith(row["country"]):
        yield finding("vat", "validity", _("Does not start with the code of the country."))
    elif row["country"] == "BE" and row["vat"] and not is_belgian_vat(row["vat"]):
        yield finding("vat", "validity", _("The check digits are wrong."))
    problem = iban_problem(row["iban"]) if row["iban"] else None
    if problem:
        reasons = {
            "form": _("This is no IBAN."),
            "length": _("Too short or too long for its country."),
            "check": _("The check digits are wrong."),
        }
        yield finding("iban", "validity", reasons[problem])
    if row["currency"] and row["currency"] not in ("EUR", CURRENCIES.get(row["country"], row["currency"])):
        yield finding("currency", "validity", _("Neither the euro nor the currency of the country."))
    last = date_or_none(row["last_order"])
    if row["last_order"] and (last is None or last > today):
        yield finding("last_order", "validity", _("Not a past day, written year-month-day."))
    elif last and (today - last).days > years * 365.25:
        reason = _("No order for {years} years: does anybody still need it?").format(
            years=number((today - last).days / 365.25, 1)
        )
        yield finding("last_order", "relevance", reason)
