"""When something was handed in, and how late that is. No points are taken off: that is for the instructor to decide."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time

from kmo_teach.grading.dates import spoken_time
from kmo_teach.grading.typed import OWN_WORDS, WROTE
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, _, current
from kmo_teach.language import date as in_words

__all__ = ["DeadlineError", "HandIn", "deadline", "hand_in", "in_full"]

_DAY = 86_400  # seconds
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.uh](?P<minute>[0-5]\d)|\s?(?:u|h|uur))", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")


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
        How many tries the download holds.
    which
        Which of them counts, from 1; 0 for the last.
    beside, wrote
        Names of what lies beside a notebook that cannot be graded, and what is written in it.
    typed
        What the student wrote beside a notebook that counts: it may be an answer.
    late
        ``True`` or ``False`` where the platform or the deadline tells, otherwise ``None``.
    days_late
        Days begun after the deadline: 0 in time, 1 up to 24 hours late; ``None`` without a time or a deadline.
    minutes_late
        Whole minutes after the deadline, at least 1 where it is late; ``None`` as for the days.
    known_as
        Keys of the students whose it would be by the names in the download alone, before a person said whose it is:
        points by hand may have been given under one of them.
    inside
        Where it lay inside the archive that the platform made, wherever that lay; as ``path`` where that is not known.
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
    known_as: tuple[str, ...] = ()
    inside: str = ""
    which: int = 0
    beside: str = ""
    wrote: str = ""
    typed: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known_as", tuple(self.known_as))  # kept results give a list

    @property
    def told_beside(self) -> str:
        """What lies beside a notebook that cannot be graded, in the reader's language; empty where nothing does."""
        return self._beside(WROTE)

    @property
    def own_beside(self) -> str:
        """The same, to the student."""
        return self._beside(OWN_WORDS[WROTE])

    def _beside(self, wrote: str) -> str:
        names = [_("Beside it lies: {names}.").format(names=self.beside)] if self.beside else []
        return " ".join([*names, *([_(wrote).format(comment=self.wrote)] if self.wrote else [])])

    @property
    def told(self) -> str:
        """When it was handed in and how late, in the reader's language; empty where neither is known."""
        told = []
        if self.time:
            told.append(_("Handed in: {time}.").format(time=in_full(datetime.fromisoformat(self.time))))
        if self.late_by:
            told.append(_("Late: {time} (days begun: {days}).").format(time=self.late_by, days=self.days_late))
        elif self.late:
            told.append(_("Late by the platform’s own deadline."))
        return " ".join(told)

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
    """Read a deadline: ``2026-11-23 18:00``, ``23/11/2026 18u00`` or ``23 November 2026``; a day alone is its end.

    Raises
    ------
    DeadlineError
        When the text is no such date, or may be one of two.

    Examples
    --------
    >>> deadline("2026-11-23"), deadline("23-11-2026 18u00")
    (datetime.datetime(2026, 11, 23, 23, 59, 59), datetime.datetime(2026, 11, 23, 18, 0))
    """
    whole = " ".join(text.split())
    try:
        found = datetime.fromisoformat(whole)
    except ValueError:
        return _spoken_deadline(text, whole)
    return _with_end(found.date(), None if len(whole) <= len("2026-11-23") else found.time())


def _spoken_deadline(text: str, whole: str) -> datetime:
    """Read a deadline as people write it: the day first, or with its month in words."""
    parts = re.split(r",? (?:om |at )?(?=\d{1,2}(?:[:.uh]|\s?uur))|,? (?:om|at) ", whole, maxsplit=1)
    clock = _CLOCK.fullmatch(parts[1].strip()) if len(parts) == 2 else None
    if numbers := _DAY_FIRST.fullmatch(parts[0]):
        day, month, year = (int(numbers[name]) for name in ("day", "month", "year"))
        _require_clear(text, day, month, year)
    else:
        spoken = spoken_time(f"{parts[0]} 00:00")
        if not spoken:
            raise _not_allowed(text)
        day, month, year = spoken.day, spoken.month, spoken.year
    if len(parts) == 2 and not clock:
        raise _not_allowed(text)
    try:
        return _with_end(date(year, month, day), time(int(clock["hour"]), int(clock["minute"] or 0)) if clock else None)
    except ValueError:
        raise _not_allowed(text) from None


def _with_end(day: date, clock: time | None) -> datetime:
    """Return a time on a day; without one the end of the day."""
    return datetime.combine(day, clock.replace(tzinfo=None) if clock is not None else time(23, 59, 59))


def _not_allowed(text: str) -> DeadlineError:
    rule = _("{value} is not allowed. Give a date such as 2026-11-23 or 23/11/2026, or with a time: 2026-11-23T18:00.")
    return DeadlineError(rule.format(value=text))


def _require_clear(text: str, day: int, month: int, year: int) -> None:
    """Make sure that the reader's language, or the day itself, tells which number is the day.

    In English 3/4/2026 may be the fourth of March; in the other languages of the course the day comes first.
    """
    if day > 12 or day == month or month > 12 or current() != SOURCE_LANGUAGE:
        return
    rule = _("{value} may be {one} or {other}. Write {first} or {second}.")
    one, other = date(year, month, day), date(year, day, month)
    raise DeadlineError(
        rule.format(
            value=text, one=in_words(one), other=in_words(other), first=one.isoformat(), second=other.isoformat()
        )
    )


def in_full(when: datetime) -> str:
    """Return how a deadline was read, in the reader's language.

    Examples
    --------
    >>> in_full(datetime(2026, 11, 28, 23, 59)).replace("\\u00a0", " ")
    'Saturday 28 November 2026, 23:59'
    """
    day = LANGUAGES[current()].days[(when.weekday() + 1) % 7]
    return f"{day} {in_words(when)}, {when:%H:%M}"


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
