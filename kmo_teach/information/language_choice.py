"""Software for users in several languages: translate it, rebuild it in one common language, or let a machine help."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number, require_whole

__all__ = [
    "Route",
    "Software",
    "common_language",
    "error_exposure",
    "machine_translation",
    "translation",
    "translation_cost",
]


@dataclass(frozen=True, slots=True)
class Software:
    """An application that users abroad need.

    Attributes
    ----------
    words
        Words in screens, messages and help.
    change_rate
        Fraction of the words that is new or changed each year.
    users
        People abroad who work with it.
    hourly_cost
        Labour cost of one user's hour, EUR.
    """

    words: float
    change_rate: float
    users: float
    hourly_cost: float

    def __post_init__(self) -> None:
        for name in ("words", "users", "hourly_cost"):
            require_number(name, getattr(self, name), 0)
        require_number("change_rate", self.change_rate, 0, 10)


@dataclass(frozen=True, slots=True)
class Route:
    """A way to serve users abroad: what it costs at once and every year, EUR."""

    initial: float
    yearly: float

    def flows(self, yearly_benefit: float, years: int) -> tuple[float, ...]:
        """Return the cash flows of year 0 to ``years`` when the system brings a margin each year, EUR.

        Examples
        --------
        >>> Route(initial=10_000, yearly=1_000).flows(4_000, 2)
        (-10000, 3000.0, 3000.0)
        """
        flow = require_number("yearly_benefit", yearly_benefit) - self.yearly
        return (-self.initial, *(flow for _year in range(require_whole("years", years, 0, 1_000))))


def translation(software: Software, languages: int, price: float, setup: float) -> Route:
    """Return the route of human translation into each language.

    Parameters
    ----------
    languages
        Languages to translate into.
    price
        EUR a word.
    setup
        EUR for each language: fields that are too short, sort orders, tests.

    Examples
    --------
    >>> translation(Software(10_000, 0.2, 10, 40), 3, 0.15, 2_000)
    Route(initial=10500.0, yearly=900.0)
    """
    once = translation_cost(software.words, price, languages)
    return Route(once + languages * require_number("setup", setup, 0), once * software.change_rate)


def common_language(software: Software, rebuild: float, price: float, minutes_lost: float, days: float = 220) -> Route:
    """Return the route of one common language for all, in which users are slower and less precise.

    Parameters
    ----------
    rebuild
        EUR to rebuild the software in the common language.
    price
        EUR a word, to keep the texts up to date in that language.
    minutes_lost
        Minutes that each user loses a working day, mistakes included.
    days
        Working days a year.

    Examples
    --------
    >>> common_language(Software(10_000, 0.2, 10, 40), 8_000, 0.15, 3)
    Route(initial=8000.0, yearly=4700.0)
    """
    days = require_number("days", days, 0, 366)
    hours = software.users * require_number("minutes_lost", minutes_lost, 0) / 60 * days
    texts = translation_cost(software.words, price, 1) * software.change_rate
    return Route(require_number("rebuild", rebuild, 0), texts + hours * software.hourly_cost)


def machine_translation(
    software: Software,
    languages: int,
    price: float,
    setup: float,
    *,
    edited: float,
    error_rate: float,
    error_cost: float,
) -> Route:
    """Return the route of machine translation, of which people correct a part and the rest may hold errors.

    Parameters
    ----------
    languages, price, setup
        As for :func:`translation`; ``price`` is that of a corrected word.
    edited
        Fraction of the words that a person corrects.
    error_rate
        Errors that matter for each uncorrected word of the whole text, and so each year.
    error_cost
        EUR for each such error, once a year: time, a wrong setting, a complaint.

    Examples
    --------
    >>> machine_translation(Software(10_000, 0.2, 10, 40), 3, 0.08, 2_000, edited=0.5, error_rate=0.001, error_cost=100)
    Route(initial=7200.0, yearly=1740.0)
    """
    share = require_number("edited", edited, 0, 1)
    once = translation_cost(software.words * share, price, languages)
    errors = error_exposure(software.words * (1 - share) * languages, error_rate, error_cost)
    return Route(once + languages * require_number("setup", setup, 0), once * software.change_rate + errors)


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
    return require_number("words", words, 0) * price * require_whole("languages", languages, 0, 1_000_000) * growth


def error_exposure(fields: float, error_rate: float, cost_per_error: float) -> float:
    """Return the expected cost of wrong data, in EUR: fields x error rate x cost of an error.

    Examples
    --------
    >>> error_exposure(10_000, 0.002, 35)
    700.0
    """
    errors = require_number("fields", fields, 0) * require_number("error_rate", error_rate, 0, 1)
    return errors * require_number("cost_per_error", cost_per_error, 0)
