"""Values as people type them: read strictly, so that what can be misread is refused instead of guessed."""

from __future__ import annotations

import datetime
import re

from kmo_teach.inputs import require_number

__all__ = ["KG_PER_LB", "kg_to_lb", "lb_to_kg", "number_or_none", "date_or_none"]

KG_PER_LB = 0.45359237
"""Kilograms in a pound: exact since the agreement of 1959 between six countries."""


def kg_to_lb(kilograms: float) -> float:
    """Return a weight in pounds.

    Examples
    --------
    >>> round(kg_to_lb(1_000), 1)
    2204.6
    """
    return require_number("kilograms", kilograms, 0) / KG_PER_LB


def lb_to_kg(pounds: float) -> float:
    """Return a weight in kilograms.

    Examples
    --------
    >>> lb_to_kg(100)
    45.359237
    """
    return require_number("pounds", pounds, 0) * KG_PER_LB


def number_or_none(text: str) -> float | None:
    """Return the number that a text writes with a decimal point and no separators of thousands, else ``None``.

    ``"1.250"`` is 1.25 here, and 1250 to many readers: a file has to say which it means. A comma is refused.

    Examples
    --------
    >>> number_or_none("12.5"), number_or_none("12,5"), number_or_none("1 250")
    (12.5, None, None)
    """
    return float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text.strip()) else None


def date_or_none(text: str) -> datetime.date | None:
    """Return the day that a text writes as ISO 8601 does (year-month-day), else ``None``.

    Examples
    --------
    >>> date_or_none("2026-04-03"), date_or_none("03/04/2026"), date_or_none("2026-02-30")
    (datetime.date(2026, 4, 3), None, None)
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None
