"""Points and comments that a person gives, in nbgrader's gradebook: its formgrader and ``kmo read`` write the same.

They belong to the answer that was read: :mod:`~kmo_teach.grading.gradebook` keeps, asks again or drops them when a
batch is graded anew.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kmo_teach.grading import gradebook
from kmo_teach.grading.task import Task

__all__ = ["Entry", "Given", "entries", "give", "given_by_hand"]

Given = dict[str, dict[str, tuple[float | None, str]]]
"""Points and comment by student's key and task."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the gradebook holds of a person's reading of one answer.

    Attributes
    ----------
    points
        What a person gave; ``None`` where nobody gave any.
    comment
        What a person wrote. While points are waited for it goes to nobody.
    waits
        Whether a person is asked for points.
    """

    points: float | None = None
    comment: str = ""
    waits: bool = False

    def stamp(self, answer: str, most: float) -> str:
        """Return what tells this entry, for this answer out of so many points, from any other."""
        return f"{self.answer_stamp(answer, most)}-{_digest([self.points, self.comment])}"

    @staticmethod
    def answer_stamp(answer: str, most: float) -> str:
        """Return the part of the stamp that tells the answer and its points."""
        return _digest([answer, float(most)])


def _digest(told: list[object]) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def entries(folder: Path, assignment: str) -> dict[str, dict[str, Entry]]:
    """Return what the gradebook holds for each student's key and task."""
    if not gradebook.exists(folder):
        return {}
    return gradebook.patiently(lambda: _read(folder, assignment))


def given_by_hand(folder: Path, assignment: str) -> Given:
    """Return the points and comments that persons gave."""
    given: Given = {}
    for key, tasks in entries(folder, assignment).items():
        # while points are waited for, a comment may be left from the answer before
        told = {task: (e.points, e.comment) for task, e in tasks.items() if not e.waits}
        given[key] = {task: each for task, each in told.items() if each[0] is not None or each[1]}
    gradebook.keep_copy(folder)
    return given


def give(folder: Path, assignment: str, key: str, task: Task, points: float | None, comment: str) -> None:
    """Write what a person gave for an answer; no points: they are waited for again, or the machine's count."""
    gradebook.patiently(lambda: _write(folder, assignment, key, task, points, comment))
    gradebook.keep_copy(folder)


def _read(folder: Path, assignment: str) -> dict[str, dict[str, Entry]]:
    from nbgrader.api import Assignment as Known
    from nbgrader.api import BaseCell, Comment, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    def rows(table: Any, *columns: Any) -> Any:
        return book.db.execute(
            select(SubmittedAssignment.student_id, BaseCell.name, *columns)
            .select_from(table)
            .join(BaseCell, table.cell_id == BaseCell.id)
            .join(SubmittedNotebook, table.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Known, SubmittedAssignment.assignment_id == Known.id)
            .where(Known.name == assignment)
        )

    found: dict[str, dict[str, Entry]] = {}
    with gradebook.opened(folder) as book:
        comments = {(key, cell): comment or "" for key, cell, comment in rows(Comment, Comment.manual_comment)}
        columns = (Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
        for key, cell, manual, extra, waits in rows(Grade, *columns):
            points = None if waits or manual is None else manual + (extra or 0.0)
            entry = Entry(points, comments.get((key, cell), ""), bool(waits))
            found.setdefault(key, {})[gradebook.task_name(cell)] = entry
    return found


def _write(folder: Path, assignment: str, key: str, task: Task, points: float | None, comment: str) -> None:
    from nbgrader.api import MissingEntry

    cell = gradebook.cell_name(task)
    with gradebook.opened(folder) as book:
        grade = book.find_grade(cell, assignment, assignment, key)
        grade.manual_score, grade.extra_credit = points, None
        grade.needs_manual_grade = points is None and grade.auto_score is None
        with suppress(MissingEntry):
            book.find_comment(cell, assignment, assignment, key).manual_comment = comment or None
        book.db.commit()
