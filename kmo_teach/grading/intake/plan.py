"""Who handed in what: what an intake ends in, and the table of all files with how each ends."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kmo_teach.grading.download import DamagedError
from kmo_teach.grading.files import whole
from kmo_teach.grading.harmless import harmless
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.names import Student
from kmo_teach.grading.notebook import UnreadableError
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.who import Question
from kmo_teach.language import N_, _

__all__ = [
    "BESIDE",
    "COUNTED",
    "FATES",
    "NOT_PLACED",
    "NO_NOTEBOOK",
    "OLDER",
    "Entry",
    "Handed",
    "Missing",
    "Plan",
    "write_entries",
]

COUNTED = N_("counted")
OLDER = N_("older try")
BESIDE = N_("beside a notebook")
NO_NOTEBOOK = N_("no notebook")
NOT_PLACED = N_("not placed")
FATES = (COUNTED, OLDER, BESIDE, NO_NOTEBOOK, NOT_PLACED)
"""The five ways in which a file ends."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one file of the download ends.

    Attributes
    ----------
    path
        Where it lay.
    fate
        One of :data:`FATES`.
    reason
        Why.
    student
        Whose it is, if that is known.
    inside
        Where it lay inside the archive that the platform made; as ``path`` where that is not known.
    """

    path: str
    fate: str
    reason: Reason
    student: Student | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student, or one team, handed in.

    Attributes
    ----------
    student
        Who; for a team that works together, the team.
    path
        Where the notebook lay.
    how
        When, how late, which of how many tries, and what still has to be confirmed.
    members
        Who gets the mark besides, or instead of the team; empty for a student alone.
    read_content, read_files
        What gives :attr:`content` and :attr:`files`.
    """

    student: Student
    path: str
    how: HandIn
    read_content: Callable[[], bytes] = field(repr=False)
    read_files: Callable[[], dict[str, bytes]] = field(repr=False)
    members: tuple[Student, ...] = ()

    @property
    def content(self) -> bytes:
        """The notebook's bytes, read when asked for: a class's notebooks do not lie in memory together.

        Raises
        ------
        UnreadableError
            When it cannot be read any more.
        """
        try:
            return self.read_content()
        except DamagedError as error:
            raise UnreadableError(error.reason.text, **error.reason.details) from None

    @property
    def files(self) -> dict[str, bytes]:
        """The other files beside it, by relative path; what cannot be read is left out."""
        return self.read_files()


@dataclass(frozen=True, slots=True)
class Missing:
    """A student of whom nothing can be graded, or not yet.

    Attributes
    ----------
    student
        Who.
    path
        What they handed in.
    reason
        Why it cannot be graded.
    to_confirm
        Whether it could, once a person has said which notebook counts.
    how, members
        As in :class:`Handed`.
    language
        Language of the notebook, if it could be told.
    """

    student: Student
    path: str
    reason: Reason
    to_confirm: bool = False
    how: HandIn = field(default_factory=HandIn)
    members: tuple[Student, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who handed in what.

    Attributes
    ----------
    handed
        One entry for each student or team with a notebook.
    without
        Students who handed in something else, and what.
    entries
        One for each file of the download.
    questions
        What a person has to confirm or correct.
    warnings
        What the instructor should know.
    strangers
        Names and ids of all in the download, where the roster has none of them; else empty.
    """

    handed: tuple[Handed, ...]
    without: tuple[Missing, ...] = ()
    entries: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def unplaced(self) -> tuple[tuple[str, str], ...]:
        """The files that could not be placed, each with the reason in the reader's language."""
        return tuple((each.path, str(each.reason)) for each in self.entries if each.fate == NOT_PLACED)

    @property
    def proposed(self) -> frozenset[str]:
        """Ids, in small letters, of whom a person still has to confirm that they handed in."""
        return frozenset(
            number.casefold() for each in self.questions for number in (each.id, *each.candidates) if number
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many files end in each way."""
        found = Counter(each.fate for each in self.entries)
        return {fate: found[fate] for fate in FATES}


def write_entries(found: Plan, path: Path) -> None:
    """Write a table with one row for each file of the download."""
    with whole(path, encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_("file"), _("outcome"), _("student"), _("name"), _("reason")])
        for each in found.entries:
            student = each.student or Student("", "")
            row = (each.path, _(each.fate), student.id, student.name, str(each.reason))
            writer.writerow(map(harmless, row))
