"""Dates as platforms write them, in English and Dutch."""

from __future__ import annotations

import re
from datetime import datetime

__all__ = ["exact_time", "spoken_time"]

_MONTHS = {
    **dict(zip(("january", "february", "march", "april", "may", "june", "july"), range(1, 8), strict=True)),
    **dict(zip(("august", "september", "october", "november", "december"), range(8, 13), strict=True)),
    **dict(zip(("januari", "februari", "maart", "april", "mei", "juni", "juli"), range(1, 8), strict=True)),
    **{"augustus": 8, "oktober": 10, "mrt": 3},
}


def exact_time(text: str, form: str) -> datetime | None:
    """Read a time of one form, as :meth:`datetime.datetime.strptime` has it, or return ``None``."""
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def spoken_time(text: str) -> datetime | None:
    """Read a time with its month in words, or as a spreadsheet writes it; ``None`` where there is none to read.

    Days and months in numbers alone, such as 3/4/26, are not read: which is which differs from site to site.

    Examples
    --------
    >>> spoken_time("Nov 9, 2026 1230 AM"), spoken_time("23 mei, 2026 2130")
    (datetime.datetime(2026, 11, 9, 0, 30), datetime.datetime(2026, 5, 23, 21, 30))
    >>> spoken_time("maandag, 23 november 2026, 9:05"), spoken_time("Monday, November 23, 2026, 10:30 PM")
    (datetime.datetime(2026, 11, 23, 9, 5), datetime.datetime(2026, 11, 23, 22, 30))
    >>> spoken_time("2026-11-23 10:30:00"), spoken_time("3/4/26, 10:30"), spoken_time("-")
    (datetime.datetime(2026, 11, 23, 10, 30), None, None)
    """
    if re.match(r"\d{4}-\d\d-\d\d[ T]\d", text.strip()):
        try:
            return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
        except ValueError:
            return None
    word = next((w for w in re.findall(r"[^\W\d_]{3,}", text) if _month(w)), "")
    numbers = re.findall(r"\d+", text)
    year = next((n for n in numbers if len(n) == 4 and n.startswith("20")), "")
    if not word or not year:
        return None
    numbers.remove(year)
    if not numbers:
        return None
    day, *clock = numbers
    digits = "".join(clock)
    if len(clock) == 1 and len(digits) <= 2:
        digits += "00"
    if not day or not 3 <= len(digits) <= 6:
        return None
    seconds = digits[4:] if len(digits) > 4 else "0"
    hour, minute = int(digits[:-2][:2]) if len(digits) <= 4 else int(digits[:2]), int(digits[:4][-2:])
    half = re.search(r"\b([ap])\.?m\b", text, re.IGNORECASE)
    if half:
        hour = hour % 12 + (12 if half[1].casefold() == "p" else 0)
    try:
        return datetime(int(year), _month(word), int(day), hour, minute, int(seconds))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return a month's number by its English or Dutch name, or the first letters of that; otherwise 0."""
    lower = word.casefold()
    return next((number for name, number in _MONTHS.items() if name.startswith(lower)), 0)
