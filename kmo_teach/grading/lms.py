"""Tables of grades, each as one learning platform imports it, and one for the instructor.

A grade that is not known is an empty cell, never a zero: each of the platforms leaves a student with an empty cell as
they were.

Formats: Moodle, "offline grading worksheet"; Canvas, "CSV import of grades"; Blackboard (Toledo), "work offline with
grade data"; Brightspace, "import grades".
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kmo_teach.grading.files import whole
from kmo_teach.grading.results import Result, cell_reason, mark_reason
from kmo_teach.grading.task import Assignment
from kmo_teach.language import _, using

__all__ = ["PLATFORMS", "write_tables"]

Rows = Iterable[Sequence[object]]


def write_tables(assignment: Assignment, results: Sequence[Result], folder: Path) -> list[Path]:
    """Write one file for each platform, and ``grades.csv``; return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in {**PLATFORMS, "grades": _own}.items():
        path = folder / f"{name}.csv"
        # the byte order mark makes Excel read UTF-8
        with whole(path, encoding="utf-8-sig" if name == "grades" else "utf-8", newline="") as file:
            csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows(assignment, results)])
        written.append(path)
    return written


def _harmless(cell: object) -> object:
    """A spreadsheet must not take a student's name for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _points(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _moodle(assignment: Assignment, results: Sequence[Result]) -> Rows:
    # Its importer refuses a worksheet without the date; empty, it overwrites no grade that Moodle has already.
    yield "Identifier", "Full name", "Status", "Grade", "Maximum Grade", "Last modified (grade)", "Feedback comments"
    for result in results:
        student = result.student
        identifier = f"Participant {student.id}" if student.id.isdigit() else student.id
        with using(result.language):  # Moodle shows it to the student
            waits = result.marks and result.points is None
            comment = _("A person still has to read an answer.") if waits else result.why
        yield identifier, student.name, "", _points(result.points), _points(assignment.points), "", comment


def _canvas(assignment: Assignment, results: Sequence[Result]) -> Rows:
    yield "Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment.name
    yield "    Points Possible", "", "", "", "", _points(assignment.points)
    for result in results:
        number = result.student.id if result.student.id.isdigit() else ""
        login = "" if number else result.student.id
        yield result.student.name, number, "", login, "", _points(result.points)


def _blackboard(assignment: Assignment, results: Sequence[Result]) -> Rows:
    yield "Last Name", "First Name", "Username", f"{assignment.name} [Total Pts: {_points(assignment.points)} Score]"
    for result in results:
        yield result.student.name, "", result.student.id, _points(result.points)


def _brightspace(assignment: Assignment, results: Sequence[Result]) -> Rows:
    yield "Username", f"{assignment.name} Points Grade", "End-of-Line Indicator"
    for result in results:
        yield result.student.id, _points(result.points), "#"


def _own(assignment: Assignment, results: Sequence[Result]) -> Rows:
    yield (
        _("student"),
        _("name"),
        _("state"),
        _("points"),
        _("points so far"),
        _("of"),
        *(task.name for task in assignment.tasks),
        _("reason"),
        _("what went wrong"),
    )
    for result in results:
        points = {mark.task: mark.points for mark in result.marks}
        faults = [cell_reason(cell) for cell in result.cells]
        faults += [f"{mark.task}: {mark_reason(mark)}" for mark in result.marks if mark.outcome == "error"]
        yield (
            result.student.id,
            result.student.name,
            _(result.state),
            _points(result.points),
            _points(result.points_so_far),
            _points(assignment.points),
            *(_points(points.get(task.name)) for task in assignment.tasks),
            result.why,
            " ".join(faults),
        )


PLATFORMS: dict[str, Callable[[Assignment, Sequence[Result]], Rows]] = {
    "moodle": _moodle,
    "canvas": _canvas,
    "blackboard": _blackboard,
    "brightspace": _brightspace,
}
"""The platforms, each with what makes its rows."""
