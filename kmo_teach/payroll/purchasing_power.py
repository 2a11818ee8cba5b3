"""What pay buys: price levels, net pay that buys the same elsewhere, tax equalisation, cost-of-living allowance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import _
from kmo_teach.payroll.net import net_pay
from kmo_teach.payroll.payslip import Payslip
from kmo_teach.payroll.solve import gross_for_net
from kmo_teach.payroll.tax_year import find, iso_code, require_gross

__all__ = [
    "DEFAULT_SERIES",
    "PriceLevel",
    "TaxEqualisation",
    "equal_purchasing_power",
    "price_level",
    "price_ratio",
    "price_series",
    "tax_equalisation",
]

DEFAULT_SERIES = "world_bank_2025"
"""The only series that has every country of the course."""


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """A country's price level.

    Attributes
    ----------
    value
        Index: what a basket costs at the market exchange rate, with ``base`` as 100.
    base, year, source, date
        Base of the index, year that it describes, who published it, when it was published or looked up.
    estimate
        Whether the figure comes from a copy that was not checked with its publisher.
    """

    country: str
    series: str
    value: float
    base: str
    year: int
    source: str
    date: str
    estimate: bool


@cache
def _levels() -> dict[tuple[str, str], PriceLevel]:
    return {
        (row["series"], row["country"]): PriceLevel(
            row["country"],
            row["series"],
            row.number("value"),
            row["base"],
            row.whole("year"),
            row["source"],
            row["date"],
            row["estimate"] == "true",
        )
        for row in facts.table("payroll/price_levels.csv")
    }


def price_series() -> tuple[str, ...]:
    """Return the names of the series of price levels.

    Examples
    --------
    >>> price_series()
    ('world_bank_2025', 'oecd_2024', 'eurostat_2024', 'eurostat_2022')
    """
    return tuple(dict.fromkeys(series for series, _country in _levels()))


def price_level(country: str, series: str = DEFAULT_SERIES) -> PriceLevel:
    """Return a country's price level in a series.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown series, or a country that the series does not have.

    Examples
    --------
    >>> level = price_level("BE")
    >>> level.value, level.base, level.year
    (87.21, 'US=100', 2025)
    """
    require_choice("series", series, price_series())
    code = iso_code(country)
    known = [of_country for of_series, of_country in _levels() if of_series == series]
    return _levels()[series, require_choice("country", code, known)]


def price_ratio(home: str, host: str, series: str = DEFAULT_SERIES) -> float:
    """Return what a basket of the home country costs in the host country, at the market exchange rate.

    Examples
    --------
    >>> round(price_ratio("BE", "PL"), 3)
    0.629
    """
    return price_level(host, series).value / price_level(home, series).value


def equal_purchasing_power(
    net: float, home: str, host: str, exchange_rate: float | None = None, series: str = DEFAULT_SERIES
) -> float:
    """Return the net pay in the host country that buys what a net pay buys in the home country.

    Parameters
    ----------
    net
        Net pay in the home country's currency.
    home, host
        ISO 3166-1 alpha-2 codes.
    exchange_rate
        Units of the host country's currency for one unit of the home country's; needed where the two differ.
    series
        Series of price levels, one of :func:`price_series`.

    Returns
    -------
    float
        ``net * exchange_rate * price level of the host / price level of the home``, in the host country's currency.

    Examples
    --------
    >>> round(equal_purchasing_power(2500, "BE", "LU"))
    2828
    >>> equal_purchasing_power(2500, "BE", "PL")
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: exchange_rate: an empty value is not allowed. Give the PLN for one EUR.
    """
    rate = _exchange_rate(home, host, exchange_rate)
    return require_gross("net", net) * rate * price_ratio(home, host, series)


@dataclass(frozen=True, slots=True)
class TaxEqualisation:
    """A package that leaves an employee abroad as well off as at home; amounts in the host country's currency.

    Attributes
    ----------
    home
        The payslip of staying at home, in the home country's currency.
    host
        The payslip abroad that pays out the promised net.
    exchange_rate
        Units of the host country's currency for one of the home country's.
    hypothetical_tax
        Contributions and tax that the employee would have paid at home, and gives up abroad.
    home_net
        Net pay of staying at home.
    cost_of_living_allowance
        Allowance for dearer living; never below zero, as few firms cut pay where living is cheap.
    promised_net
        ``home_net + cost_of_living_allowance``.
    extra_cost
        Labour cost abroad less labour cost at home.
    """

    home: Payslip
    host: Payslip
    exchange_rate: float
    hypothetical_tax: float
    home_net: float
    cost_of_living_allowance: float
    promised_net: float
    extra_cost: float


def tax_equalisation(
    home: str,
    host: str,
    gross: float,
    exchange_rate: float | None = None,
    *,
    spendable_share: float = 1.0,
    year: int | None = None,
    series: str = DEFAULT_SERIES,
    home_options: Mapping[str, object] | None = None,
    host_options: Mapping[str, object] | None = None,
) -> TaxEqualisation:
    """Return the package that keeps an employee abroad whole: home net pay and a cost-of-living allowance, grossed up.

    Parameters
    ----------
    home, host, exchange_rate, series
        As for :func:`equal_purchasing_power`.
    gross
        Gross pay at home for the year, in the home country's currency.
    spendable_share
        Fraction of net pay that is spent abroad and so needs the allowance.
    year, home_options, host_options
        Tax year, and the options of each country's rules.

    Notes
    -----
    The host country's contributions are counted, as under a local contract. An employee who is posted with a
    certificate (A1 within the Union, a certificate of coverage under an agreement such as that with the United States)
    stays in the home country's social insurance: home contributions with host tax are in neither payslip, and their
    sum can lie below both or above both.

    Examples
    --------
    >>> package = tax_equalisation("BE", "LU", 60000)
    >>> abs(package.host.net - package.promised_net) < 0.005
    True
    """
    rate = _exchange_rate(home, host, exchange_rate)
    share = require_number("spendable_share", spendable_share, 0, 1)
    stay = net_pay(home, gross, year, **(home_options or {}))
    dearer = max(0.0, price_ratio(home, host, series) - 1)
    home_net = stay.net * rate
    allowance = share * home_net * dearer
    promised = round(home_net + allowance, 2)
    abroad_options = dict(host_options or {})
    host_gross = gross_for_net(host, promised, year, **abroad_options)
    abroad = net_pay(host, host_gross, year, **abroad_options)
    return TaxEqualisation(
        home=stay,
        host=abroad,
        exchange_rate=rate,
        hypothetical_tax=(stay.employee_contributions + stay.income_tax) * rate,
        home_net=home_net,
        cost_of_living_allowance=allowance,
        promised_net=promised,
        extra_cost=abroad.labour_cost - stay.labour_cost * rate,
    )


def _exchange_rate(home: str, host: str, given: float | None) -> float:
    from_currency, to_currency = find(home).currency, find(host).currency
    if from_currency == to_currency:
        if given not in (None, 1):
            raise InputError(
                "exchange_rate", given, _("Both countries use {currency}: leave it out.").format(currency=to_currency)
            )
        return 1.0
    if given is None:
        raise InputError(
            "exchange_rate", given, _("Give the {host} for one {home}.").format(host=to_currency, home=from_currency)
        )
    return require_number("exchange_rate", given, above=0)
