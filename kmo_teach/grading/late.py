"""When something was handed in, and how late that is. No points are taken off: that is for the instructor to decide."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, time

from kmo_teach.language import _

__all__ = ["DeadlineError", "HandIn", "deadline", "hand_in"]

_DAY = 86_400  # seconds


class DeadlineError(ValueError):
    """A deadline that is no date; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """How a counted notebook was handed in.

    Attributes
    ----------
    path
        Where it lay in the download.
    time
        Time on the platform's clock, as ``2026-11-23 10:30:00``; empty where the download does not tell.
    tries
        How many tries the download holds; the counted one is the last.
    late
        ``True`` or ``False`` where the platform or the deadline tells, otherwise ``None``.
    days_late
        Days begun after the deadline: 0 in time, 1 up to 24 hours late; ``None`` without a time or a deadline.
    minutes_late
        Whole minutes after the deadline, at least 1 where it is late; ``None`` as for the days.
    team
        The team that it is from; empty for a student alone.
    doubt
        What the instructor still has to confirm before the mark may go out, in the instructor's language.
    """

    path: str = ""
    time: str = ""
    tries: int = 1
    late: bool | None = None
    days_late: int | None = None
    team: str = ""
    doubt: str = ""
    minutes_late: int | None = None

    @property
    def late_by(self) -> str:
        """How late it is, in the reader's language; empty where that is not known or it is in time."""
        if not self.minutes_late:
            return ""
        hours, minutes = divmod(self.minutes_late, 60)
        days, hours = divmod(hours, 24)
        if days:
            return _("{days} d {hours} h").format(days=days, hours=hours)
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def deadline(text: str) -> datetime:
    """Read a deadline: ``2026-11-23 18:00``, or ``2026-11-23`` for the end of that day.

    Raises
    ------
    DeadlineError
        When the text is no such date.

    Examples
    --------
    >>> deadline("2026-11-23")
    datetime.datetime(2026, 11, 23, 23, 59, 59)
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        rule = _("{value} is not allowed. Give a date such as 2026-11-23, or with a time: 2026-11-23T18:00.")
        raise DeadlineError(rule.format(value=text)) from None
    whole_day = len(text.strip()) <= len("2026-11-23")
    return datetime.combine(found.date(), time(23, 59, 59)) if whole_day else found.replace(tzinfo=None)


def hand_in(
    path: str, when: datetime | None, until: datetime | None, *, flagged: bool | None = None, tries: int = 1
) -> HandIn:
    """Return how something was handed in; the platform's own flag counts where there is no deadline to go by.

    Examples
    --------
    >>> found = hand_in("ps1.ipynb", datetime(2026, 11, 25, 9), datetime(2026, 11, 23, 18))
    >>> found.late, found.days_late
    (True, 2)
    >>> found.late_by
    '1 d 15 h'
    """
    late, days, minutes = flagged, None, None
    if when and until:
        seconds = max(0.0, (when - until).total_seconds())
        days, minutes = math.ceil(seconds / _DAY), max(int(seconds // 60), int(seconds > 0))
        late = days > 0
    handed_in = when.isoformat(" ", "seconds") if when else ""
    return HandIn(path, handed_in, tries, late, days, minutes_late=minutes)
