"""The reader's language: messages, and numbers, money and dates as that reader writes them.

Every sentence, label and number that a reader sees goes through this module, in Jupyter, in the book and in the
browser's Python alike; that is why it uses the standard library only. The catalogues are ordinary gettext files:
English is in the code, ``locales/<code>/LC_MESSAGES/kmo_teach.po`` holds each translation.

The language is, in this order: the innermost :func:`using` block, the environment variable ``KMO_LANG``, English.
"""

from __future__ import annotations

import gettext as _gettext
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date as _date
from functools import cache
from pathlib import Path

__all__ = [
    "LANGUAGES",
    "N_",
    "SOURCE_LANGUAGE",
    "Language",
    "_",
    "current",
    "date",
    "in_every_language",
    "in_gettext",
    "pgettext",
    "money",
    "month",
    "number",
    "percent",
    "read_number",
    "using",
]

_CATALOGUES = Path(__file__).parent / "locales"
_NBSP = "\u00a0"
_SPACES = str.maketrans("", "", " \u00a0\u202f'")


@dataclass(frozen=True)
class Language:
    """How one language writes numbers, money and dates: CLDR's way, and the EU style guide's for currency codes.

    Attributes
    ----------
    name
        What the language calls itself.
    decimal, group
        Between whole and part of a number, and between its thousands.
    code_first
        Whether a currency's code stands before the amount.
    months, days
        Names as in a date, from January and from Sunday.
    percent
        What follows the number of a percentage.
    date
        A date in words.
    search_stemmers
        Names, the newest first, of the Snowball algorithm in Sphinx's own script for searching, where it is not the one
        with which Sphinx makes the index.
    """

    name: str
    decimal: str
    group: str
    code_first: bool
    months: tuple[str, ...]
    days: tuple[str, ...]
    percent: str = "%"
    date: str = f"{{day}}{_NBSP}{{month}} {{year}}"
    search_stemmers: tuple[str, ...] = ()


SOURCE_LANGUAGE = "en"
"""The language in which the course is written."""

LANGUAGES = {
    "en": Language(
        name="English",
        decimal=".",
        group=",",
        code_first=True,
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        days=("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    ),
    "nl": Language(
        name="Nederlands",
        decimal=",",
        group=".",
        code_first=False,
        months=(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ),
        days=("zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"),
        search_stemmers=("dutch_porter", "dutch"),
    ),
}
"""The languages of the course, by ISO 639-1 code.

This entry and the folder of catalogues that ``make messages`` makes are all that a language needs. ``python -m
tools.translate entry fr`` writes the entry of French as CLDR has it.
"""

_chosen: ContextVar[str | None] = ContextVar("kmo_language", default=None)


def current() -> str:
    """Return the ISO 639-1 code of the reader's language.

    An unknown ``KMO_LANG`` gives English: a student's notebook must not fail on the environment of a machine.

    Examples
    --------
    >>> with using("nl"):
    ...     current()
    'nl'
    """
    chosen = _chosen.get() or os.environ.get("KMO_LANG", SOURCE_LANGUAGE)[:2].lower()
    return chosen if chosen in LANGUAGES else SOURCE_LANGUAGE


@contextmanager
def using(code: str) -> Iterator[None]:
    """Use one language inside a ``with`` block.

    Parameters
    ----------
    code
        ISO 639-1 code, one of :data:`LANGUAGES`.

    Raises
    ------
    ValueError
        For a language that the course does not have.
    """
    if code not in LANGUAGES:
        raise ValueError(f"language: {code!r} is not one of {', '.join(LANGUAGES)}")
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("kmo_teach", _CATALOGUES, [code], fallback=True)


def _(message: str) -> str:
    """Translate a message into the reader's language. Fill placeholders afterwards: ``_("{n} days").format(n=3)``."""
    code = current()
    return message if code == SOURCE_LANGUAGE else _catalogue(code).gettext(message)


def pgettext(sense: str, message: str) -> str:
    """Translate a message that other languages say in two ways: the sense tells the translator which is meant.

    Parameters
    ----------
    sense
        What the message stands for, in a word or two; no reader sees it.
    message
        The message, which stands for something else in another place.

    Examples
    --------
    >>> pgettext("of a price", "Change")
    'Change'
    """
    code = current()
    return message if code == SOURCE_LANGUAGE else _catalogue(code).pgettext(sense, message)


@contextmanager
def in_gettext() -> Iterator[None]:
    """Have the standard library's own words, such as those of argparse, come from this catalogue in a ``with`` block.

    Examples
    --------
    >>> with using("nl"), in_gettext():
    ...     _gettext.gettext("Not a message of the course")
    'Not a message of the course'
    """
    domain, language = _gettext.textdomain(), os.environ.get("LANGUAGE")
    _gettext.bindtextdomain("kmo_teach", str(_CATALOGUES))
    _gettext.textdomain("kmo_teach")
    os.environ["LANGUAGE"] = current()
    try:
        yield
    finally:
        _gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


def in_every_language(message: str) -> dict[str, str]:
    """Return a message in each language of the course, by code.

    Examples
    --------
    >>> in_every_language("Not a message of the course")["en"]
    'Not a message of the course'
    """
    words = {}
    for code in LANGUAGES:
        with using(code):
            words[code] = _(message)
    return words


def N_(message: str) -> str:
    """Mark a message for extraction without translating it yet (module-level constants)."""
    return message


def number(value: float, decimals: int = 0) -> str:
    """Write a number as the reader does; what lies halfway is rounded away from zero, as in the apps' charts.

    Examples
    --------
    >>> number(1622.5), number(-0.25, 1)
    ('1,623', '-0.3')
    >>> number(1234567.891, 2)
    '1,234,567.89'
    >>> with using("nl"):
    ...     number(-1234.5, 1)
    '-1.234,5'
    """
    locale = LANGUAGES[current()]
    text = f"{_halves_away_from_zero(value, decimals):,.{decimals}f}"
    if not any(digit in "123456789" for digit in text):
        text = text.lstrip("-")  # no "-0"
    return text.translate({ord(","): locale.group, ord("."): locale.decimal})


def _halves_away_from_zero(value: float, decimals: int) -> float:
    """Return a number that Python rounds as a browser does: a little further from zero where its digits lie halfway."""
    fraction = repr(float(value)).partition(".")[2]
    halfway = len(fraction) == decimals + 1 and fraction.endswith("5")
    return math.nextafter(value, math.copysign(math.inf, value)) if halfway else value


def read_number(text: str) -> float | None:
    """Return the number that a text is, as the reader writes numbers; ``None`` where it is none.

    Groups of thousands are read the reader's way. Where a mark cannot part thousands it is a decimal mark, a comma and
    a point alike.

    Examples
    --------
    >>> read_number("1,234.5"), read_number("0,5"), read_number("12 apples")
    (1234.5, 0.5, None)
    >>> with using("nl"):
    ...     read_number("1.234,5"), read_number("0.5")
    (1234.5, 0.5)
    """
    text = text.translate(_SPACES).replace("\u2212", "-")
    locale = LANGUAGES[current()]
    group, decimal = re.escape(locale.group), re.escape(locale.decimal)
    if re.fullmatch(rf"[+-]?\d{{1,3}}({group}\d{{3}})+({decimal}\d*)?", text):
        text = text.replace(locale.group, "")
    text = text.replace(",", ".")
    return float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.IGNORECASE) else None


def percent(fraction: float, decimals: int = 1) -> str:
    """Write a fraction as a percentage.

    Examples
    --------
    >>> percent(0.0825)
    '8.3%'
    """
    return number(fraction * 100, decimals) + LANGUAGES[current()].percent


def money(amount: float, currency: str = "EUR", decimals: int = 0) -> str:
    """Write an amount with its ISO 4217 code, joined by a no-break space.

    Examples
    --------
    >>> money(88939.46).replace("\\u00a0", " ")
    'EUR 88,939'
    >>> with using("nl"):
    ...     money(88939.456, decimals=2).replace("\\u00a0", " ")
    '88.939,46 EUR'
    """
    amount_text = number(amount, decimals)
    parts = (currency, amount_text) if LANGUAGES[current()].code_first else (amount_text, currency)
    return _NBSP.join(parts)


def date(day: _date) -> str:
    """Write a date in words.

    Examples
    --------
    >>> from datetime import date as day
    >>> date(day(2026, 10, 30)).replace("\\u00a0", " ")
    '30 October 2026'
    """
    language = LANGUAGES[current()]
    return language.date.format(day=day.day, month=language.months[day.month - 1], year=day.year)


def month(year_month: str) -> str:
    """Write a month, given as ``YYYY-MM``, in words.

    Examples
    --------
    >>> month("2026-04").replace("\\u00a0", " ")
    'April 2026'
    """
    year, number_of_month = year_month.split("-")
    return f"{LANGUAGES[current()].months[int(number_of_month) - 1]}{_NBSP}{year}"
