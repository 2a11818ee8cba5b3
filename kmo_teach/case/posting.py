"""What the firm's people do at customers abroad, as ``facts/case/posting.toml`` and the order's calendar have it."""

from __future__ import annotations

from datetime import timedelta

from kmo_teach import facts
from kmo_teach.case.order import calendar
from kmo_teach.people.posting import Posting, Stay

__all__ = ["installers"]


def _stays(name: str) -> tuple[Stay, ...]:
    return tuple(Stay(first, last) for first, last in facts.parameters("case/posting.toml")[name]["stays"])


def _portland() -> Posting:
    known, visits = facts.parameters("case/posting.toml")["portland"], facts.parameters("case/order.toml")["portland"]
    start = calendar().arrival + timedelta(days=known.whole("after_arrival"))
    apart, days = known.whole("weeks_between"), visits["visits"].whole("days")
    first_days = [start + timedelta(weeks=apart * visit) for visit in range(visits["visits"].whole("number"))]
    return Posting("US", tuple(Stay(day, day + timedelta(days=days - 1)) for day in first_days))


def installers() -> dict[str, Posting]:
    """Return the firm's postings: ``"portland"``, ``"lille"`` (two lines in a year), ``"lille_rebuilding"`` (a stay).

    Examples
    --------
    >>> [(name, len(one.stays), one.task) for name, one in installers().items()]
    [('portland', 2, 'installation'), ('lille', 2, 'installation'), ('lille_rebuilding', 1, 'service')]
    """
    return {
        "portland": _portland(),
        "lille": Posting("FR", _stays("lille")),
        "lille_rebuilding": Posting("FR", _stays("lille_rebuilding"), task="service"),
    }
