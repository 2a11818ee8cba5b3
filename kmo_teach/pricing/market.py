"""The dated market data: exchange rates, interest rates, volatility, moves, correlations and historical shocks.

Exchange rates are the European Central Bank's, in units of foreign currency per EUR. Interest rates are central banks'
policy rates and only stand in for the money market's: say so where you show them.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_basis, require_choice, require_number, require_rate, require_whole
from kmo_teach.language import _, date, percent
from kmo_teach.pricing.assumptions import FILE, assumption
from kmo_teach.pricing.exchange import TwoWayRate, forward_rate

__all__ = [
    "DAYS_A_MONTH",
    "HOME",
    "MONTHS",
    "Market",
    "MoveQuantiles",
    "Shock",
    "correlation",
    "country_risk_class",
    "currencies",
    "history",
    "market_data",
    "move_quantiles",
    "quoted_on",
    "shocks",
    "warning",
    "yearly_average",
]

HOME = "EUR"
"""The home currency of the course's firms."""

MONTHS = (1, 3, 6, 12)
"""Terms in months over which the moves of each rate are known."""

DAYS_A_MONTH = 30
"""Terms of payment are counted in months of so many days."""

_ASSUMED_DAY_COUNT = 360  # where the facts name no money-market index (BRL, HUF, INR)
_STATISTICS_FROM = "2015-01"


@dataclass(frozen=True, slots=True)
class Market:
    """What the market offers for a currency on a day.

    Attributes
    ----------
    currency
        ISO 4217 code of the foreign currency.
    spot
        Spot rate, foreign currency per EUR.
    foreign_rate, home_rate
        Simple yearly interest rates, as fractions.
    volatility
        Yearly volatility of the rate, as a fraction.
    basis, home_basis
        Days in the interest year of the foreign and of the home currency, 360 or 365.
    bank_spread
        Fraction of the forward rate that the client's bank keeps.
    date, rates_date
        ISO dates of the exchange rate and of the foreign interest rate.
    """

    currency: str
    spot: float
    foreign_rate: float
    home_rate: float
    volatility: float
    basis: int = 360
    home_basis: int = 360
    bank_spread: float = assumption("bank_spread").value
    date: str = ""
    rates_date: str = ""

    def __post_init__(self) -> None:
        require_number("spot", self.spot, above=0)
        require_rate("foreign_rate", self.foreign_rate)
        require_rate("home_rate", self.home_rate)
        require_number("volatility", self.volatility, 0, 5)
        require_basis("basis", self.basis)
        require_basis("home_basis", self.home_basis)
        require_number("bank_spread", self.bank_spread, 0, below=1)

    def forward(self, days: float) -> float:
        """Return the forward rate by covered interest parity, before the bank's spread."""
        return forward_rate(self.spot, self.foreign_rate, self.home_rate, days, self.basis, self.home_basis)

    def client_forward(self, days: float) -> TwoWayRate:
        """Return the forward rates that the bank quotes to a client.

        Examples
        --------
        >>> dollar = Market("USD", 1.1172, 0.03625, 0.0225, 0.0777)
        >>> round(dollar.client_forward(90).for_client("receivable"), 4)
        1.1227
        """
        middle = self.forward(days)
        return TwoWayRate(middle * (1 - self.bank_spread), middle * (1 + self.bank_spread))


@cache
def _rates() -> dict[str, facts.Row]:
    return {row["currency"]: row for row in facts.table("pricing/exchange_rates.csv")}


@cache
def _interest() -> dict[str, facts.Row]:
    return {row["currency"]: row for row in facts.table("pricing/interest_rates.csv")}


def currencies() -> tuple[str, ...]:
    """Return the currencies that can be priced today: quoted by the ECB, and with a policy rate.

    Examples
    --------
    >>> "USD" in currencies(), "RUB" in currencies()
    (True, False)
    """
    return tuple(code for code in _rates() if code in _interest())


@cache
def market_data(currency: str) -> Market:
    """Return the market data of a currency on the date of the facts; ``"EUR"`` has no exchange risk.

    Examples
    --------
    >>> dollar = market_data("USD")
    >>> dollar.spot, dollar.date
    (1.1172, '2026-10-30')
    """
    require_choice("currency", currency, (HOME, *currencies()))
    home, foreign = _interest()[HOME], _interest()[currency]
    home_rate, foreign_rate = home.number("rate"), foreign.number("rate")
    home_basis, basis = (row.whole("day_count") if row["day_count"] else _ASSUMED_DAY_COUNT for row in (home, foreign))
    if currency == HOME:
        return Market(HOME, 1.0, home_rate, home_rate, 0.0, home_basis, home_basis, 0.0, rates_date=home["as_of"])
    quoted = _rates()[currency]
    return Market(
        currency,
        quoted.number("rate"),
        foreign_rate,
        home_rate,
        quoted.number("volatility"),
        basis,
        home_basis,
        date=quoted["last_date"],
        rates_date=foreign["as_of"],
    )


@cache
def quoted_on() -> datetime.date:
    """Return the day of the exchange rates: the newest on which the European Central Bank quoted one of them.

    Examples
    --------
    >>> quoted_on()
    datetime.date(2026, 10, 30)
    """
    return max(datetime.date.fromisoformat(row["last_date"]) for row in _rates().values())


def warning(currency: str) -> str:
    """Return in a sentence what is doubtful about a currency's data; empty when nothing is.

    Examples
    --------
    >>> warning("USD")
    ''
    """
    quoted = _rates()[require_choice("currency", currency, _rates())]
    ended = datetime.date.fromisoformat(quoted["last_date"])
    if ended < quoted_on():
        return _("The European Central Bank has quoted no rate since {date}.").format(date=date(ended))
    doubt = facts.parameters(FILE)["doubtful"].get(currency)
    if doubt is None:
        return ""
    return _("The rate moved {move} on {date} and partly came back: treat it as doubtful.").format(
        move=percent(doubt["to_rate"] / doubt["from_rate"] - 1), date=date(doubt["to_date"])
    )


@cache
def history(currency: str) -> tuple[tuple[str, float], ...]:
    """Return the month-end rates of a currency, oldest first, as (year and month, foreign currency per EUR).

    Examples
    --------
    >>> history("USD")[-1]
    ('2026-10', 1.1172)
    """
    require_choice("currency", currency, _rates())
    rows = facts.table("pricing/month_end_rates.csv")
    return tuple((row["month"], row.number(currency)) for row in rows if row[currency])


@cache
def yearly_average(currency: str, year: int) -> float:
    """Return the mean of a year's daily rates, foreign currency per EUR; of a running year, until now.

    Notes
    -----
    The European Central Bank's own yearly averages are the same mean. IAS 21.40 lets an average stand in for the rates
    of the days themselves, unless rates fluctuate significantly.

    Examples
    --------
    >>> round(yearly_average("USD", 2024), 4)
    1.0824
    """
    require_choice("currency", currency, _rates())
    rows = facts.table("pricing/yearly_averages.csv")
    means = {row.whole("year"): row.number(currency) for row in rows if row[currency]}
    whole = require_whole("year", year)
    if whole not in means:
        said = _("There are yearly averages of {currency} from {first} to {last}.")
        raise InputError("year", year, said.format(currency=currency, first=min(means), last=max(means)))
    return means[whole]


@dataclass(frozen=True, slots=True)
class MoveQuantiles:
    """How far a rate moved over a term since 2015.

    Attributes
    ----------
    months
        The term.
    windows, independent
        Number of overlapping windows, and how many fit beside each other: the tails rest on the second.
    probabilities, log_moves
        Quantiles of the logarithm of later rate over earlier rate.
    """

    months: int
    windows: int
    independent: int
    probabilities: tuple[float, ...]
    log_moves: tuple[float, ...]

    def at(self, probability: float) -> float:
        """Return the log move that a fraction ``probability`` of the windows stayed below."""
        probability = require_number("probability", probability, 0, 1)
        known = self.probabilities
        place = next(i for i in range(1, len(known)) if probability <= known[i])
        weight = (probability - known[place - 1]) / (known[place] - known[place - 1])
        return self.log_moves[place - 1] + weight * (self.log_moves[place] - self.log_moves[place - 1])


@cache
def move_quantiles(currency: str, months: int) -> MoveQuantiles:
    """Return how far a currency's rate moved over 1, 3, 6 or 12 months.

    Examples
    --------
    >>> moves = move_quantiles("USD", 12)
    >>> moves.independent
    11
    """
    require_choice("currency", currency, _rates())
    require_choice("months", str(months), [str(known) for known in MONTHS])
    row = next(
        row
        for row in facts.table("pricing/exchange_moves.csv")
        if row["currency"] == currency and row["months"] == str(months)
    )
    quantiles = {float(name[1:]): row.number(name) for name in row if name.startswith("q")}
    return MoveQuantiles(
        months, row.whole("windows"), row.whole("independent"), tuple(quantiles), tuple(quantiles.values())
    )


@cache
def correlation(one: str, other: str) -> float:
    """Return the correlation between two currencies' monthly log returns against EUR since 2015.

    Examples
    --------
    >>> round(correlation("USD", "USD"), 12)
    1.0
    """
    first, second = (dict(history(code)) for code in (one, other))
    months = sorted(month for month in first.keys() & second.keys() if month >= _STATISTICS_FROM)
    pairs = [
        (math.log(first[later] / first[earlier]), math.log(second[later] / second[earlier]))
        for earlier, later in pairwise(months)
    ]
    mean_x, mean_y = sum(x for x, _y in pairs) / len(pairs), sum(y for _x, y in pairs) / len(pairs)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    variances = sum((x - mean_x) ** 2 for x, _y in pairs) * sum((y - mean_y) ** 2 for _x, y in pairs)
    return covariance / math.sqrt(variances)


@dataclass(frozen=True, slots=True)
class Shock:
    """A historical shock to a currency: the rate before, and the farthest rate that followed."""

    name: str
    currency: str
    from_date: str
    from_rate: float
    to_date: str
    to_rate: float

    @property
    def factor(self) -> float:
        """What the rate was multiplied by; above 1 the foreign currency lost value."""
        return self.to_rate / self.from_rate

    @property
    def value_change(self) -> float:
        """Change in the value in EUR of an amount of foreign currency, as a fraction."""
        return self.from_rate / self.to_rate - 1


@cache
def shocks(currency: str) -> tuple[Shock, ...]:
    """Return the historical shocks that hit a currency.

    Examples
    --------
    >>> [shock.name for shock in shocks("TRY")]
    ['2008', 'TRY 2018', 'TRY 2021']
    """
    require_choice("currency", currency, _rates())
    return tuple(
        Shock(row["shock"], currency, row["from_date"], row.number("from_rate"), row["to_date"], row.number("to_rate"))
        for row in facts.table("pricing/shocks.csv")
        if row["currency"] == currency
    )


@cache
def country_risk_class(iso3: str) -> int | None:
    """Return the OECD's risk class of a country, 0 (low) to 7 (high); None where the OECD gives none.

    Parameters
    ----------
    iso3
        ISO 3166-1 code of three letters.

    Examples
    --------
    >>> country_risk_class("BRA"), country_risk_class("BEL") is None
    (4, True)
    """
    known = {row["iso3"]: row for row in facts.table("pricing/country_risk.csv")}
    row = known[require_choice("iso3", iso3, known)]
    return row.whole("oecd_class") if row["oecd_class"] else None
