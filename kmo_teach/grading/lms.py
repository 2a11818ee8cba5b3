"""Tables of grades, each as one learning platform imports it, and one for the instructor.

A grade that is not known is never a zero, and never a blank that would overwrite what is there: Canvas and Blackboard
get no row for it, and Moodle's comments come in a table of their own, with who has one.

Formats: Moodle, "offline grading worksheet"; Canvas, "CSV import of grades"; Blackboard (Toledo), "work offline with
grade data"; Brightspace, "import grades".
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from kmo_teach.grading.files import whole
from kmo_teach.grading.grade import unknown
from kmo_teach.grading.harmless import harmless
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import Result, cell_reason, mark_reason
from kmo_teach.grading.task import Assignment
from kmo_teach.language import _, using

__all__ = ["PLATFORMS", "Comments", "as_html", "told_to", "write_tables"]

Rows = Iterable[Sequence[object]]
Comments = Callable[[Result], str]
"""Gives what persons wrote to a student."""


def write_tables(
    assignment: Assignment, results: Sequence[Result], folder: Path, comments: Comments = lambda result: ""
) -> list[Path]:
    """Write one file for each platform, and ``grades.csv``; return where they are.

    A student whose row cannot be made gets one that says so, and costs no other student theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in {**PLATFORMS, "grades": _own}.items():
        path = folder / f"{name}.csv"
        # the byte order mark makes Excel read UTF-8
        with whole(path, encoding="utf-8-sig" if name == "grades" else "utf-8", newline="") as file:
            csv.writer(file).writerows(_all_rows(rows, assignment, results, comments))
        written.append(path)
    return written


def _all_rows(
    rows: Callable[[Assignment, Sequence[Result], Comments], Rows],
    assignment: Assignment,
    results: Sequence[Result],
    comments: Comments,
) -> Iterator[list[object]]:
    header = [list(row) for row in rows(assignment, (), comments)]
    yield from header
    for result in results:
        try:
            own = [*rows(assignment, [result], comments)][len(header) :]
        except Exception as error:
            failed = replace(unknown(result.student, result.language, error), how=result.how)
            own = [*rows(assignment, [failed], lambda result: "")][len(header) :]
        yield from ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in own)


def told_to(result: Result, comments: Comments) -> str:
    """Return what a student reads beside the grade: why there is none, or what persons wrote."""
    with using(result.language):
        waits = result.marks and result.points is None and not result.unsure
        reason = _("A person still has to read an answer.") if waits else result.told
    if result.unsure:
        return reason
    return " ".join(part for part in (reason, comments(result)) if part)


def as_html(text: str) -> str:
    """Return a comment as Moodle keeps it: text with markup, so that what looks like markup and line ends survive.

    Examples
    --------
    >>> as_html("2 < 3\\nand more")
    '2 &lt; 3<br>and more'
    """
    return "<br>".join(escape(text, quote=False).splitlines())


def _points(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _participant(result: Result) -> str:
    return f"Participant {result.student.id}" if result.student.id.isdigit() else result.student.id


def _moodle(assignment: Assignment, results: Sequence[Result], _comments: Comments) -> Rows:
    # Its importer refuses a worksheet without the date.
    yield "Identifier", "Full name", "Status", "Grade", "Maximum Grade", "Last modified (grade)"
    for result in results:
        most = _points(assignment.points)
        yield _participant(result), result.student.name, "", _points(result.points), most, ""


def _moodle_comments(_assignment: Assignment, results: Sequence[Result], comments: Comments) -> Rows:
    yield "Identifier", "Full name", "Grade", "Last modified (grade)", "Feedback comments"
    for result in results:
        if told := told_to(result, comments):
            yield _participant(result), result.student.name, _points(result.points), "", as_html(told)


def _with_points(results: Sequence[Result]) -> list[Result]:
    """A blank in these platforms' files takes away the grade that is there."""
    return [result for result in results if result.points is not None]


def _canvas(assignment: Assignment, results: Sequence[Result], _comments: Comments) -> Rows:
    yield "Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment.name
    yield "    Points Possible", "", "", "", "", _points(assignment.points)
    for result in _with_points(results):
        number = result.student.id if result.student.id.isdigit() else ""
        login = "" if number else result.student.id
        yield result.student.name, number, "", login, "", _points(result.points)


def _blackboard(assignment: Assignment, results: Sequence[Result], _comments: Comments) -> Rows:
    yield "Last Name", "First Name", "Username", f"{assignment.name} [Total Pts: {_points(assignment.points)} Score]"
    for result in _with_points(results):
        last, first = _parted(result.student)
        yield last, first, result.student.id, _points(result.points)


def _parted(student: Student) -> tuple[str, str]:
    """Return the last and the first name; all as the last where it is not known where that begins."""
    last = student.last_name
    if last and student.name.endswith(f" {last}"):
        return last, student.name.removesuffix(last).strip()
    return student.name, ""


def _brightspace(assignment: Assignment, results: Sequence[Result], _comments: Comments) -> Rows:
    yield "Username", f"{assignment.name} Points Grade", "End-of-Line Indicator"
    for result in results:
        yield _username(result), _points(result.points), "#"


def _username(result: Result) -> str:
    """Return what Brightspace finds a student by; the number in its own download is none, and may be another's.

    A row without a user name is refused there, and hits nobody.
    """
    student = result.student
    return "" if (student.platform, student.sort) == ("brightspace", "user number") else student.id


def _own(assignment: Assignment, results: Sequence[Result], _comments: Comments) -> Rows:
    yield (
        _("student"),
        _("name"),
        _("state"),
        _("points"),
        _("points so far"),
        _("of"),
        *(task.name for task in assignment.tasks),
        _("handed in"),
        _("late"),
        _("late by"),
        _("days late, begun days counted"),
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
            result.how.time,
            "" if result.how.late is None else _("yes") if result.how.late else _("no"),
            result.how.late_by,
            "" if result.how.days_late is None else result.how.days_late,
            result.why,
            " ".join(faults),
        )


PLATFORMS: dict[str, Callable[[Assignment, Sequence[Result], Comments], Rows]] = {
    "moodle": _moodle,
    "moodle_comments": _moodle_comments,
    "canvas": _canvas,
    "blackboard": _blackboard,
    "brightspace": _brightspace,
}
"""The platforms, each with what makes its rows."""
