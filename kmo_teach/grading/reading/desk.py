"""What there is to read, task by task and student by student, and how points get into the gradebook.

More than one person may read at a time, and a batch may be graded anew meanwhile: what is given carries a stamp of what
its giver saw, and is refused where that is no longer so.
"""

from __future__ import annotations

import hashlib
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kmo_teach.grading import by_hand, found, report
from kmo_teach.grading.by_hand import Entry
from kmo_teach.grading.folder import FolderError, reserved
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import clean
from kmo_teach.grading.results import Result, called
from kmo_teach.grading.task import Assignment, Task, WrittenTask
from kmo_teach.language import _, number

__all__ = ["ChangedError", "Desk", "PointsError", "Sheet", "shown_points"]

_WAIT_SECONDS = 3.0
_LONGEST_COMMENT = 20_000


class PointsError(ValueError):
    """Points or a comment that cannot be given; the message says what is allowed."""


class ChangedError(RuntimeError):
    """Somebody else was there first, or the answer is another one now; the message says so.

    Attributes
    ----------
    sheet
        What is there now; ``None`` when the answer is gone or has to be read again.
    """

    def __init__(self, told: str, sheet: Sheet | None) -> None:
        super().__init__(told)
        self.sheet = sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer to read.

    Attributes
    ----------
    task
        What was asked.
    who
        The student in an address: it tells no name.
    result, mark
        What the machine made of it.
    number
        The student's number when marking without names; 0 otherwise.
    entry
        What a person gave.
    called
        The name, with the id where another student has the same name.
    """

    task: Task
    who: str
    result: Result
    mark: Mark
    number: int
    entry: Entry
    called: str = ""

    @property
    def name(self) -> str:
        """What to call the student."""
        if self.number:
            return _("Student {number}").format(number=self.number)
        names = [self.called or self.result.student.name, *(each.name for each in self.result.members)]
        return clean(names[0]) + (f" ({', '.join(map(clean, names[1:]))})" if names[1:] else "")

    @property
    def points(self) -> float | None:
        """The points as they count now, a person's before the machine's."""
        return self.mark.points if self.entry.points is None else self.entry.points

    @property
    def stamp(self) -> str:
        """What tells this answer with these points from any other."""
        return self.entry.stamp(self.result.answers.get(self.task.name, ""), self.task.points)


def shown_points(points: float | None) -> str:
    """Return points as the reader writes them, with no more decimals than they have."""
    if points is None:
        return ""
    return number(points, next((places for places in (0, 1) if abs(round(points, places) - points) < 1e-9), 2))


class Desk:
    """A folder of results, opened to be read; ``after`` are the commands that take the points further."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        *,
        anonymous: bool = False,
        after: tuple[str, str] = ("kmo feedback", "kmo export"),
    ) -> None:
        self.root, self.folder, self.anonymous, self.after = root, folder, anonymous, after
        self._lock = threading.Lock()
        self._made: tuple[int, Batch] | None = None

    @property
    def batch(self) -> Batch:
        """The results as they are now: a batch that was graded anew is read anew."""
        when = report.results_time(self.folder)
        if self._made is None or self._made[0] != when:
            self._made = (when, report.read(self.root, self.folder))
        return self._made[1]

    @property
    def assignment(self) -> Assignment:
        """The assignment."""
        return self.batch.assignment

    def sheets(self, name: str | None = None) -> list[Sheet]:
        """Return all answers to one task, or to all, in the order in which they are read."""
        batch = self.batch
        given = by_hand.entries(self.folder, batch.assignment.name)
        names = called(batch.results)
        return [
            replace(
                self._sheet(batch.assignment.task(mark.task), result, mark, at, given), called=names[result.student.key]
            )
            for at, result in enumerate(self._order(batch), 1)
            for mark in result.marks
            if name in (None, mark.task) and mark.outcome != "unanswered"
        ]

    def _order(self, batch: Batch) -> list[Result]:
        """Return the students with something to read; without names also the alphabet tells nothing."""
        found = [result for result in batch.results if result.marks]
        return sorted(found, key=lambda result: _address(result.student.key)) if self.anonymous else found

    def _sheet(self, task: Task, result: Result, mark: Mark, at: int, given: dict[str, dict[str, Entry]]) -> Sheet:
        entry = given.get(result.student.key, {}).get(task.name, Entry(waits=mark.points is None))
        return Sheet(task, _address(result.student.key), result, mark, at if self.anonymous else 0, entry)

    def answer(self, sheet: Sheet) -> str:
        """Return what a student answered, as it was written."""
        notebook = self.batch.notebooks.get(sheet.result.student.key)
        if notebook is None:
            return ""
        result = sheet.result
        told = found.written(notebook, self.assignment, result.cells, result.how.typed).get(sheet.task.name, "")
        own = [cell.source for cell in notebook.cells if cell.grade_id == sheet.task.name]
        return told or "\n\n".join(own)

    def notebook(self, sheet: Sheet) -> list[str]:
        """Return the text of all cells of a student's notebook."""
        notebook = self.batch.notebooks.get(sheet.result.student.key)
        return [cell.source for cell in notebook.cells if cell.source.strip()] if notebook else []

    def find(self, task: str, who: str) -> Sheet | None:
        """Return one answer."""
        return next((sheet for sheet in self.sheets(task) if sheet.who == who), None)

    def give(self, task: str, who: str, points: str, comment: str, seen: str) -> Sheet:
        """Give points and a comment; empty points: nobody has decided yet.

        Parameters
        ----------
        points
            As a person writes them, with a point or a comma.
        seen
            The stamp of the sheet that this person saw.

        Raises
        ------
        PointsError
            For points that are not allowed.
        ChangedError
            When the sheet is not what this person saw.
        FolderError
            When another command is at work in the folder for long.
        """
        with self._lock:
            return self._patiently(lambda: self._give(task, who, points, comment, seen))

    def _patiently(self, action: Callable[[], Sheet]) -> Sheet:
        ends = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                with reserved(self.folder):
                    return action()
            except FolderError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.1)

    def _give(self, task: str, who: str, points: str, comment: str, seen: str) -> Sheet:
        sheet = self.find(task, who)
        if sheet is None:
            raise ChangedError(_("This answer is not there any more: the batch was graded again."), None)
        value = _points(points, sheet.task)
        comment = _comment(comment)
        if (value, comment) == (sheet.entry.points, sheet.entry.comment):
            return sheet  # the same from somebody else is no reason to stop anyone
        if seen != sheet.stamp:
            raise self._changed(sheet, seen)
        by_hand.give(self.folder, self.assignment.name, sheet.result.student.key, sheet.task, value, comment)
        given = self.find(task, who)
        assert given is not None
        return given

    def _changed(self, sheet: Sheet, seen: str) -> ChangedError:
        answer = sheet.result.answers.get(sheet.task.name, "")
        if seen.rpartition("-")[0] != sheet.entry.answer_stamp(answer, sheet.task.points):
            told = _(
                "The answer, or its points, changed: the batch was graded again. Nothing was saved. Read it again."
            )
            return ChangedError(told, None)
        told = _(
            "Somebody else was here meanwhile: points “{points}”, comment “{comment}”. Nothing was saved. "
            "Save again to put yours in their place."
        )
        shown = shown_points(sheet.entry.points)
        return ChangedError(told.format(points=shown, comment=clean(sheet.entry.comment)[:300]), sheet)


def _address(key: str) -> str:
    """Return a student as an address holds them: without a name, also where names are shown."""
    return hashlib.sha256(f"kmo read {key}".encode()).hexdigest()[:12]


def _comment(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > _LONGEST_COMMENT:
        raise PointsError(_("The comment is longer than {most} characters.").format(most=_LONGEST_COMMENT))
    return text.encode("utf-8", "replace").decode()


def _points(text: str, task: Task) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value <= task.points:
        rule = _("{value} is not allowed. Give a number from 0 to {most}.")
        raise PointsError(rule.format(value=text.strip()[:40], most=shown_points(task.points)))
    return round(value, 4)


def rubric(sheet: Sheet) -> list[tuple[str, float]]:
    """Return what a good answer shows, each with its points, in English."""
    return [(level.shows, level.points) for level in sheet.task.rubric] if isinstance(sheet.task, WrittenTask) else []
