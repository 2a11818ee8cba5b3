"""The reader's language: messages, and numbers, money and dates as that reader writes them.

Every sentence, label and number that a reader sees goes through this module, in Jupyter, in the book and in the
browser's Python alike; that is why it uses the standard library only. The catalogues are ordinary gettext files:
English is in the code, ``locales/<code>/LC_MESSAGES/kmo_teach.po`` holds each translation.

The language is, in this order: the innermost :func:`using` block, the environment variable ``KMO_LANG``, English.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date as _date
from functools import cache
from pathlib import Path

__all__ = ["LANGUAGES", "N_", "_", "current", "date", "money", "number", "percent", "using"]

_CATALOGUES = Path(__file__).parent / "locales"
_NBSP = "\u00a0"


@dataclass(frozen=True)
class _Locale:
    """How one language writes numbers and money (CLDR for the numbers, the EU style guide for ISO currency codes)."""

    name: str
    decimal: str
    group: str
    code_first: bool
    months: tuple[str, ...]


LANGUAGES = {
    "en": _Locale(
        "English",
        ".",
        ",",
        True,
        (
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
    ),
    "nl": _Locale(
        "Nederlands",
        ",",
        ".",
        False,
        (
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
    ),
}
"""The languages of the course, by ISO 639-1 code."""

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
    chosen = _chosen.get() or os.environ.get("KMO_LANG", "en")[:2].lower()
    return chosen if chosen in LANGUAGES else "en"


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
    return message if code == "en" else _catalogue(code).gettext(message)


def N_(message: str) -> str:
    """Mark a message for extraction without translating it yet (module-level constants)."""
    return message


def number(value: float, decimals: int = 0) -> str:
    """Write a number as the reader does.

    Examples
    --------
    >>> number(1234567.891, 2)
    '1,234,567.89'
    >>> with using("nl"):
    ...     number(-1234.5, 1)
    '-1.234,5'
    """
    locale = LANGUAGES[current()]
    text = f"{value:,.{decimals}f}"
    if not any(digit in "123456789" for digit in text):
        text = text.lstrip("-")  # no "-0"
    return text.translate({ord(","): locale.group, ord("."): locale.decimal})


def percent(fraction: float, decimals: int = 1) -> str:
    """Write a fraction as a percentage.

    Examples
    --------
    >>> percent(0.0825)
    '8.2%'
    """
    return number(fraction * 100, decimals) + "%"


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
    return f"{day.day}{_NBSP}{LANGUAGES[current()].months[day.month - 1]} {day.year}"
