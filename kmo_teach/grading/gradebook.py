"""nbgrader's gradebook and tree, so that its formgrader can be used for the written answers.

The notebooks put there for a person to read hold no output and no HTML of the student's: what is opened with the
instructor's rights must not run what a student wrote.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from kmo_teach.grading.grade import Batch
from kmo_teach.grading.notebook import Notebook
from kmo_teach.grading.results import Result
from kmo_teach.grading.task import Assignment, WrittenTask
from kmo_teach.language import _

__all__ = ["GradebookError", "given_by_hand", "write"]

_FILE = "gradebook.db"
_LOCK_SECONDS = 60
_TRIES = 3
_Any = TypeVar("_Any")


class GradebookError(RuntimeError):
    """A gradebook that cannot be used; the message says why."""


def write(batch: Batch, folder: Path) -> None:
    """Write a batch into the gradebook. Points that a person gave stay; a changed answer asks for a new look."""
    changed = {result.student.key: _write_notebook(batch, result, folder) for result in batch.results if result.marks}
    _write_configuration(folder, batch.assignment)
    _patiently(lambda: _write_grades(batch, folder, changed))


def given_by_hand(folder: Path, assignment: str) -> dict[str, dict[str, tuple[float | None, str]]]:
    """Return the points and comments that persons gave, by student's key and task."""
    if not (folder / _FILE).exists():
        return {}
    return _patiently(lambda: _read_given(folder, assignment))


def _patiently(action: Callable[[], _Any]) -> _Any:
    """Wait for whoever has the gradebook locked, rather than give up."""
    from sqlalchemy.exc import OperationalError

    for left in range(_TRIES - 1, -1, -1):
        try:
            return action()
        except OperationalError as error:
            if "locked" not in str(error) or not left:
                raise GradebookError(
                    _("The gradebook cannot be opened or is kept locked by another program: {reason}").format(
                        reason=error.orig
                    )
                ) from None
            time.sleep(1)
    raise AssertionError


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[Any]:
    from nbgrader.api import Gradebook

    path = folder.resolve() / _FILE
    if not path.exists():
        _begin(path)
    with Gradebook(f"sqlite:///{path}?timeout={_LOCK_SECONDS}") as gradebook:
        yield gradebook


def _begin(path: Path) -> None:
    """Start a gradebook with its version in it; nbgrader would start a program of its own to find that out."""
    import nbgrader
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES (?)", (head,))


def _write_grades(batch: Batch, folder: Path, changed: dict[str, bool]) -> None:
    name = batch.assignment.name
    with _opened(folder) as gradebook:
        gradebook.update_or_create_assignment(name)
        gradebook.update_or_create_notebook(name, name)
        for task in batch.assignment.tasks:
            cell = _cell_name(task)
            kind = "markdown" if isinstance(task, WrittenTask) else "code"
            gradebook.update_or_create_grade_cell(cell, name, name, max_score=float(task.points), cell_type=kind)
            gradebook.update_or_create_source_cell(cell, name, name, cell_type=kind, source="", locked=False)
            if isinstance(task, WrittenTask):
                gradebook.update_or_create_solution_cell(cell, name, name)
        for result in batch.results:
            gradebook.update_or_create_student(result.student.key, last_name=result.student.name)
            if result.marks:
                with gradebook.db.no_autoflush:
                    gradebook.update_or_create_submission(name, result.student.key)
                _write_marks(gradebook, batch.assignment, result, changed[result.student.key])
        gradebook.db.commit()


def _write_marks(gradebook: Any, assignment: Assignment, result: Result, changed: bool) -> None:
    name, key = assignment.name, result.student.key
    points = {mark.task: mark.points for mark in result.marks}
    for task in assignment.tasks:
        grade = gradebook.find_grade(_cell_name(task), name, name, key)
        grade.auto_score = points[task.name]
        waits = points[task.name] is None
        grade.needs_manual_grade = waits and (grade.manual_score is None or changed)


def _read_given(folder: Path, assignment: str) -> dict[str, dict[str, tuple[float | None, str]]]:
    from nbgrader.api import MissingEntry

    found: dict[str, dict[str, tuple[float | None, str]]] = {}
    with _opened(folder) as gradebook:
        try:
            submissions = gradebook.find_assignment(assignment).submissions
        except MissingEntry:
            return {}
        for submission in submissions:
            tasks = found.setdefault(submission.student.id, {})
            for book in submission.notebooks:
                comments = {comment.name: comment.manual_comment or "" for comment in book.comments}
                for grade in book.grades:
                    done = grade.manual_score is not None and not grade.needs_manual_grade
                    points = grade.manual_score + (grade.extra_credit or 0.0) if done else None
                    comment = comments.get(grade.name, "")
                    if points is not None or comment:
                        tasks[grade.name.removesuffix("-check")] = (points, comment)
    return found


def _cell_name(task: Any) -> str:
    return task.name if isinstance(task, WrittenTask) else f"{task.name}-check"


def _write_notebook(batch: Batch, result: Result, folder: Path) -> bool:
    """Write a student's notebook for reading; return whether it differs from the one that was there."""
    name = batch.assignment.name
    content = _for_reading(batch.notebooks[result.student.key], batch.assignment)
    changed = False
    for tree in ("submitted", "autograded"):
        path = folder / tree / result.student.key / name / f"{name}.ipynb"
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            changed = True
    return changed


def _for_reading(notebook: Notebook, assignment: Assignment) -> str:
    written = notebook.written(assignment)
    graded = {_cell_name(task): task for task in assignment.tasks}
    cells, seen = [], set()
    for cell in notebook.cells:
        task = graded.get(cell.grade_id or "")
        if task is None:
            cells.append(_reading_cell(cell.kind, cell.source, f"cell-{len(cells)}"))
        elif cell.grade_id not in seen:  # a copied or split cell counts once: nbgrader stops at the second
            seen.add(cell.grade_id)
            cells.append(_graded_cell(task, written.get(task.name, "") or cell.source))
    cells += [_graded_cell(task, written.get(task.name, "")) for name, task in graded.items() if name not in seen]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _graded_cell(task: Any, source: str) -> dict[str, Any]:
    written = isinstance(task, WrittenTask)
    cell = _reading_cell("markdown" if written else "code", source, _cell_name(task))
    markup = {"grade": True, "grade_id": _cell_name(task), "points": task.points, "solution": written}
    cell["metadata"]["nbgrader"] = {**markup, "locked": not written, "schema_version": 3, "task": False}
    return cell


def _reading_cell(kind: str, source: str, cell_id: str) -> dict[str, Any]:
    if kind == "code":
        code = {"cell_type": "code", "execution_count": None, "outputs": []}
        return {**code, "id": cell_id, "metadata": {}, "source": source}
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source.replace("<", "&lt;")}


def _write_configuration(folder: Path, assignment: Assignment) -> None:
    """Write what nbgrader needs to open this folder as a course."""
    (folder / "source" / assignment.name).mkdir(parents=True, exist_ok=True)
    text = "c = get_config()  # noqa: F821\nc.CourseDirectory.course_id = 'kmo'\n"
    (folder / "nbgrader_config.py").write_text(text, encoding="utf-8")
