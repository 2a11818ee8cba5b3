"""How complex an information system gets across borders, and what that costs."""

from __future__ import annotations

from kmo_teach.inputs import require_number, require_whole

__all__ = [
    "annual_loss_expectancy",
    "turnover_to_pay",
    "error_exposure",
    "hub_interfaces",
    "point_to_point_interfaces",
    "records_to_maintain",
    "translation_cost",
]


def point_to_point_interfaces(systems: int) -> int:
    """Return the interfaces when every system talks to every other: n (n - 1) / 2.

    Examples
    --------
    >>> point_to_point_interfaces(8)
    28
    """
    systems = _count("systems", systems)
    return systems * (systems - 1) // 2


def hub_interfaces(systems: int) -> int:
    """Return the interfaces when every system talks to one hub: n.

    Examples
    --------
    >>> hub_interfaces(8)
    8
    """
    return _count("systems", systems)


def records_to_maintain(products: int, languages: int, currencies: int, unit_systems: int = 1, regimes: int = 1) -> int:
    """Return the product records to keep right: products x languages x currencies x unit systems x legal regimes.

    Examples
    --------
    >>> records_to_maintain(200, 3, 2, 2, 2)
    4800
    """
    return (
        _count("products", products)
        * _count("languages", languages)
        * _count("currencies", currencies)
        * _count("unit_systems", unit_systems)
        * _count("regimes", regimes)
    )


def translation_cost(
    words: float, price_per_word: float, languages: int, change_rate: float = 0.0, years: int = 0
) -> float:
    """Return the cost of translating a text that grows or changes every year.

    Parameters
    ----------
    words
        Words of the text today.
    price_per_word
        In EUR.
    languages
        Languages to translate into.
    change_rate
        Growth of the text a year, as a fraction.
    years
        Years from today.

    Returns
    -------
    float
        EUR for the text as it is then.

    Examples
    --------
    >>> round(translation_cost(20_000, 0.15, 3, change_rate=0.10, years=2))
    10890
    """
    growth: float = (1 + require_number("change_rate", change_rate, -1, 10)) ** require_number("years", years, 0, 100)
    price = require_number("price_per_word", price_per_word, 0)
    return require_number("words", words, 0) * price * _count("languages", languages, 0) * growth


def error_exposure(fields: float, error_rate: float, cost_per_error: float) -> float:
    """Return the expected cost of wrong data, in EUR: fields x error rate x cost of an error.

    Examples
    --------
    >>> error_exposure(10_000, 0.002, 35)
    700.0
    """
    errors = require_number("fields", fields, 0) * require_number("error_rate", error_rate, 0, 1)
    return errors * require_number("cost_per_error", cost_per_error, 0)


def annual_loss_expectancy(single_loss: float, yearly_rate: float) -> float:
    """Return the expected yearly loss from a kind of incident, in EUR: SLE x ARO.

    Parameters
    ----------
    single_loss
        Single loss expectancy: what one incident costs.
    yearly_rate
        Annualised rate of occurrence: incidents a year (0.2 is one in five years).

    Examples
    --------
    >>> annual_loss_expectancy(40_000, 0.2)
    8000.0
    """
    return require_number("single_loss", single_loss, 0) * require_number("yearly_rate", yearly_rate, 0)


def turnover_to_pay(yearly_cost: float, margin: float) -> float:
    """Return the export turnover that pays for the system.

    Parameters
    ----------
    yearly_cost
        In EUR.
    margin
        Margin as a fraction of turnover, after the cost of risk.

    Examples
    --------
    >>> turnover_to_pay(30_000, 0.05)
    600000.0
    """
    return require_number("yearly_cost", yearly_cost, 0) / require_number("margin", margin, above=0, maximum=1)


def _count(name: str, value: object, minimum: int = 1) -> int:
    return require_whole(name, value, minimum, 1_000_000)
