"""Ready plans for a course, kept as data in ``instructors/plans.toml``: what students do around each session."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

__all__ = ["Minutes", "PlanError", "Session", "read", "read_file"]


class PlanError(ValueError):
    """A plan that cannot be used; the message names the file, the session and what is wrong."""


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


def read_file(path: Path) -> dict[str, tuple[Session, ...]]:
    """Read the plans from their file, or raise :class:`PlanError`, also for a chapter that has no page beside it."""
    try:
        plans = read(path.read_text(encoding="utf-8"))
        for name, sessions in plans.items():
            for place, session in enumerate(sessions, 1):
                for chapter in (*session.read, *session.teach):
                    if not (path.parent / f"{chapter}.md").is_file():
                        raise PlanError(f"{name}, session {place}: there is no chapter {chapter!r}")
    except (PlanError, tomllib.TOMLDecodeError) as fault:
        raise PlanError(f"{path.name}: {fault}") from None
    return plans


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
    _require_keys(entry, where, ("minutes",), tuple(one.name for one in fields(Session)))
    minutes, parts_of_day = entry["minutes"], ("before", "class", "after")
    _require_keys(minutes, f"{where}, minutes", parts_of_day, parts_of_day)
    given = {name: value for name, value in entry.items() if name != "minutes"}
    session = Session(
        Minutes(*(minutes[name] for name in parts_of_day)),
        **{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()},
    )
    for name, parts in (("class", session.teach), ("after", {**session.labs, **session.assignment})):
        added = sum(parts.values())
        if added != minutes[name]:
            raise PlanError(f"{where}: {name} is {minutes[name]} minutes, and its parts add up to {added}")
    return session


def _require_keys(table: object, where: str, needed: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    if not isinstance(table, Mapping):
        raise PlanError(f"{where}: give {', '.join(needed)}")
    for key in table:
        if key not in allowed:
            raise PlanError(f"{where}: there is no such key as {key!r}; allowed: {', '.join(allowed)}")
    for key in needed:
        if key not in table:
            raise PlanError(f"{where}: {key!r} is missing")
