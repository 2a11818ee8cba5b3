"""Ready plans for a course, kept as data in ``instructors/plans.toml``: what students do around each session."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Minutes", "PlanError", "Session", "read"]


class PlanError(ValueError):
    """A plan that cannot be used; the message names the session and what is wrong."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes at home before a session, in class, and at home after it."""

    before: int
    in_class: int
    after: int

    @property
    def total(self) -> int:
        """All minutes that a student needs."""
        return self.before + self.in_class + self.after


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a plan.

    Attributes
    ----------
    minutes
        What it takes.
    read
        Chapters to read before, by the name of their page.
    teach
        Minutes in class, by chapter.
    apps
        Apps to use, by name.
    labs, assignment
        Minutes afterwards, by lab and by assignment.
    """

    minutes: Minutes
    read: tuple[str, ...] = ()
    teach: Mapping[str, int] = field(default_factory=dict)
    apps: tuple[str, ...] = ()
    labs: Mapping[str, int] = field(default_factory=dict)
    assignment: Mapping[str, int] = field(default_factory=dict)

    @property
    def quizzes(self) -> tuple[str, ...]:
        """The chapters whose quiz belongs to this session: those that are read for it."""
        return self.read


def read(text: str) -> dict[str, tuple[Session, ...]]:
    """Read the plans: the sessions of each, by the plan's name.

    Raises
    ------
    PlanError
        For a part that is unknown, or minutes that do not add up.

    Examples
    --------
    >>> (session,) = read('''
    ... [[short]]
    ... read = ["introduction"]
    ... teach = { introduction = 60 }
    ... minutes = { before = 25, class = 60, after = 0 }
    ... ''')["short"]
    >>> session.minutes.total
    85
    """
    return {
        name: tuple(_session(entry, f"{name}, session {place}") for place, entry in enumerate(sessions, 1))
        for name, sessions in tomllib.loads(text).items()
    }


def _session(entry: dict, where: str) -> Session:
    known = dict(entry)
    try:
        minutes = known.pop("minutes")
        told = Minutes(minutes["before"], minutes["class"], minutes["after"])
        session = Session(
            told, **{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
        )
    except (KeyError, TypeError) as fault:
        raise PlanError(f"{where}: {fault}") from None
    for name, parts in (("class", session.teach), ("after", {**session.labs, **session.assignment})):
        added = sum(parts.values())
        if added != minutes[name]:
            raise PlanError(f"{where}: {name} is {minutes[name]} minutes, and its parts add up to {added}")
    return session
