"""How far a market is: kilometres, languages, currency and country risk in one index with the student's own weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_mapping, require_number
from kmo_teach.language import N_, _

__all__ = ["PARTS", "ForeignMarket", "distance_index", "distance_parts", "great_circle_km", "markets"]

PARTS = ("kilometres", "language", "currency", "country_risk")
"""The parts of the index; each runs from 0 (as at home) to 1 (as far as it gets)."""

_EARTH_RADIUS_KM = 6371.0  # mean radius; International Union of Geodesy and Geophysics
_HIGHEST_CLASS = 7  # the OECD's classes run from 0 to 7

_NAMES = {
    "AU": N_("Australia"),
    "BE": N_("Belgium"),
    "BR": N_("Brazil"),
    "CA": N_("Canada"),
    "CH": N_("Switzerland"),
    "CN": N_("China"),
    "CZ": N_("Czechia"),
    "DE": N_("Germany"),
    "DK": N_("Denmark"),
    "ES": N_("Spain"),
    "FR": N_("France"),
    "GB": N_("United Kingdom"),
    "IE": N_("Ireland"),
    "IN": N_("India"),
    "IT": N_("Italy"),
    "JP": N_("Japan"),
    "LU": N_("Luxembourg"),
    "MA": N_("Morocco"),
    "NL": N_("Netherlands"),
    "PL": N_("Poland"),
    "SE": N_("Sweden"),
    "TR": N_("Türkiye"),
    "US": N_("United States"),
}


@dataclass(frozen=True, slots=True)
class ForeignMarket:
    """A country as a market.

    Attributes
    ----------
    code
        ISO 3166-1 code of two letters.
    capital
        Name of the capital; distances run from capital to capital.
    latitude, longitude
        Degrees, WGS 84.
    languages
        Official languages of the whole country, ISO 639 codes.
    currency
        ISO 4217 code.
    oecd_class
        Country risk class of the OECD, 0 to 7; ``None`` where the OECD does not classify the country because it is a
        high-income member or in the euro area.
    """

    code: str
    capital: str
    latitude: float
    longitude: float
    languages: frozenset[str]
    currency: str
    oecd_class: int | None

    @property
    def name(self) -> str:
        """The country's name in the reader's language."""
        return _(_NAMES[self.code])


@cache
def markets() -> dict[str, ForeignMarket]:
    """Return the markets of the course by ISO code: ``definition/markets.csv`` and ``pricing/country_risk.csv`` joined.

    Examples
    --------
    >>> markets()["NL"].capital
    'Amsterdam'
    """
    classes = {row["iso3"]: row for row in facts.table("pricing/country_risk.csv")}
    return {
        row["iso2"]: ForeignMarket(
            row["iso2"],
            row["capital"],
            row.number("latitude"),
            row.number("longitude"),
            frozenset(row["languages"].split()),
            row["currency"],
            classes[row["iso3"]].whole("oecd_class") if classes[row["iso3"]]["oecd_class"] else None,
        )
        for row in facts.table("definition/markets.csv")
    }


def great_circle_km(latitude_1: float, longitude_1: float, latitude_2: float, longitude_2: float) -> float:
    """Return the shortest distance over a round earth in kilometres, by the haversine formula.

    Parameters
    ----------
    latitude_1, longitude_1, latitude_2, longitude_2
        Degrees; north and east are positive.

    Examples
    --------
    >>> round(great_circle_km(36.12, -86.67, 33.94, -118.40))
    2886
    """
    lat1 = math.radians(require_number("latitude_1", latitude_1, -90, 90))
    lat2 = math.radians(require_number("latitude_2", latitude_2, -90, 90))
    half_dlat = (lat2 - lat1) / 2
    half_dlon = (
        math.radians(
            require_number("longitude_2", longitude_2, -180, 180)
            - require_number("longitude_1", longitude_1, -180, 180)
        )
        / 2
    )
    chord = math.sin(half_dlat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_dlon) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def distance_parts(code: str, home: str = "BE") -> dict[str, float]:
    """Return each part of the distance between home and a market, from 0 to 1.

    Parameters
    ----------
    code, home
        ISO codes, keys of :func:`markets`.

    Returns
    -------
    dict
        ``kilometres`` as a fraction of the distance to the farthest market of the table; ``language`` 0 when an
        official language is shared and 1 when none is; ``currency`` 0 for the same currency, else 1;
        ``country_risk`` the OECD class divided by 7, and 0 for a country that the OECD does not classify.

    Notes
    -----
    Our operationalisation. It measures distance on paper: two neighbours with the same language can still do business
    in quite different ways.

    Examples
    --------
    >>> distance_parts("FR")["language"], distance_parts("TR")["currency"]
    (0.0, 1.0)
    """
    known = markets()
    market = known[require_choice("code", code, known)]
    origin = known[require_choice("home", home, known)]

    def km(to: ForeignMarket) -> float:
        return great_circle_km(origin.latitude, origin.longitude, to.latitude, to.longitude)

    return {
        "kilometres": km(market) / max(km(other) for other in known.values()),
        "language": 0.0 if market.languages & origin.languages else 1.0,
        "currency": 0.0 if market.currency == origin.currency else 1.0,
        "country_risk": (market.oecd_class or 0) / _HIGHEST_CLASS,
    }


def distance_index(code: str, weights: Mapping[str, float], home: str = "BE") -> float:
    """Return the weighted mean of the four parts, from 0 (as at home) to 1.

    Parameters
    ----------
    code, home
        ISO codes, keys of :func:`markets`.
    weights
        How much each of :data:`PARTS` counts: numbers of zero or more, in any scale. A part left out counts for
        nothing.

    Raises
    ------
    InputError
        For an unknown market or part, a negative weight, or weights that add up to zero.

    Examples
    --------
    >>> equal = dict.fromkeys(PARTS, 1)
    >>> distance_index("FR", equal) < distance_index("PL", equal) < distance_index("TR", equal)
    True
    """
    parts = distance_parts(code, home)
    for part in require_mapping("weights", weights):
        require_choice("weights", part, PARTS)
    checked = {part: require_number("weights", weight, 0) for part, weight in weights.items()}
    total = sum(checked.values())
    if total == 0:
        raise InputError("weights", dict(weights), _("Give at least one weight above 0."))
    return sum(weight * parts[part] for part, weight in checked.items()) / total
