"""What it costs to protect a brand: official fees by classes of goods and countries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice, require_choices, require_whole
from kmo_teach.language import N_, _
from kmo_teach.pricing import HOME, market_data

__all__ = ["PLACES", "Fee", "brand_budget", "trademark_fee"]

PLACES = {
    "EU": N_("European Union"),
    "US": N_("United States"),
    "CA": N_("Canada"),
    "CH": N_("Switzerland"),
    "CN": N_("China"),
    "AU": N_("Australia"),
    "BR": N_("Brazil"),
}
"""Where the course knows the fee, by key."""

_SYSTEM = {
    "BASIC": N_("Madrid system, basic fee"),
    "ORIGIN": N_("EUIPO, passing on to Madrid"),
    "OTHER": N_("Madrid system, a country without an individual fee"),
}
_CLASSES = 45  # of goods and services in the Nice classification


@dataclass(frozen=True, slots=True)
class Fee:
    """An official fee.

    Attributes
    ----------
    key
        A key of :data:`PLACES`, or ``"BASIC"``, ``"ORIGIN"`` or ``"OTHER"`` as in :func:`trademark_fee`.
    place
        The place in the reader's words.
    amount, currency
        The fee in the office's currency.
    euro
        The fee in EUR at the course's dated exchange rate.
    estimate
        Whether it was read in a text that quotes the office.
    source, date
        Where it was read and from when it holds.
    """

    key: str
    place: str
    amount: float
    currency: str
    euro: float
    estimate: bool
    source: str
    date: str


@cache
def _rows() -> dict[str, facts.Row]:
    return {row["key"]: row for row in facts.table("commercial/trademark_fees.csv")}


def trademark_fee(key: str, classes: int) -> Fee:
    """Return the official fee of one place for an application in some classes.

    Parameters
    ----------
    key
        A key of :data:`PLACES`, ``"BASIC"`` for the basic fee of the Madrid system, ``"ORIGIN"`` for what EUIPO takes
        to pass an international application on, or ``"OTHER"`` for a country of that system without an individual fee.
    classes
        Number of classes of goods and services, 1 to 45.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown place or a number of classes outside 1 to 45.

    Examples
    --------
    >>> [trademark_fee("EU", classes).amount for classes in (1, 2, 3, 4)]
    [850.0, 900.0, 1050.0, 1200.0]
    """
    row = _rows()[require_choice("key", key, _rows())]
    beyond = max(0, require_whole("classes", classes, 1, _CLASSES) - row.whole("covers"))
    amount = row.number("first")
    if beyond:
        amount += row.number("second") + (beyond - 1) * row.number("further")
    euro = amount if row["currency"] == HOME else amount / market_data(row["currency"]).spot
    return Fee(
        key,
        _({**PLACES, **_SYSTEM}[key]),
        amount,
        row["currency"],
        euro,
        row["estimate"] == "true",
        row["source"],
        row["date"],
    )


def brand_budget(classes: int, places: Collection[str]) -> tuple[Fee, ...]:
    """Return the official fees for protecting a brand in some places.

    Parameters
    ----------
    classes
        Number of classes of goods and services, 1 to 45.
    places
        Keys of :data:`PLACES`.

    Returns
    -------
    tuple of Fee
        The places in the order of :data:`PLACES`; where a country is designated in the Madrid system its basic fee, and
        with the European Union among the places the fee of EUIPO, which passes the application on.

    Notes
    -----
    The European Union and the United States are counted as direct applications, the others as designations in one
    international registration. That one is based on the mark of the Union where it is in the list, and else on a
    national or Benelux mark, whose own fees are left out. The Madrid system's fee for more than three classes falls due
    only with a country that takes no individual fee; all of ours take one. Lawyers, searches, oppositions and renewal
    come on top.

    Examples
    --------
    >>> [(one.key, one.amount) for one in brand_budget(2, ["CA", "EU"])]
    [('EU', 900.0), ('CA', 390.0), ('BASIC', 653.0), ('ORIGIN', 300.0)]
    """
    chosen = require_choices("places", places, PLACES)
    fees = [trademark_fee(place, classes) for place in PLACES if place in chosen]
    if any(_rows()[place]["route"] == "madrid" for place in chosen):
        fees.append(trademark_fee("BASIC", 1))
        if "EU" in chosen:
            fees.append(trademark_fee("ORIGIN", 1))
    return tuple(fees)
