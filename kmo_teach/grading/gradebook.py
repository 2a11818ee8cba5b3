"""nbgrader's gradebook and tree, so that its formgrader can be used for the written answers.

The notebooks put there for a person to read hold no output and no HTML of the student's: what is opened with the
instructor's rights must not run what a student wrote.

Points and comments of a person belong to the answer that was read. The gradebook has a table of this package's own
that says which answer that was: while it is the same the points stay, when it changes they are asked for again, when
it is gone they go. Another table keeps what was given for the answers before: who hands in one of those again, or was
graded from a wrong download meanwhile, gets it back.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kmo_teach.grading import files, found
from kmo_teach.grading.grade import Batch, unknown
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import clean
from kmo_teach.grading.notebook import Notebook
from kmo_teach.grading.results import Result
from kmo_teach.grading.task import Assignment, Task, WrittenTask
from kmo_teach.language import _

__all__ = ["GradebookError", "cell_name", "exists", "keep_copy", "opened", "patiently", "task_name", "write"]

_FILE = "gradebook.db"
_COPY = "gradebook.copy.db"
_LOCK_SECONDS = 60
_TRIES = 3
_Any = TypeVar("_Any")
_OWN_TABLE = """CREATE TABLE IF NOT EXISTS kmo_answer_read (
    assignment TEXT, student TEXT, task TEXT, answer TEXT, maximum REAL, PRIMARY KEY (assignment, student, task))"""


_EARLIER = """CREATE TABLE IF NOT EXISTS kmo_given_before (
    assignment TEXT, student TEXT, task TEXT, answer TEXT, maximum REAL, points REAL, comment TEXT,
    PRIMARY KEY (assignment, student, task, answer, maximum))"""


class GradebookError(RuntimeError):
    """A gradebook that cannot be used; the message says why."""


def write(batch: Batch, folder: Path, earlier: Mapping[str, Sequence[str]] | None = None) -> Batch:
    """Write a batch into the gradebook. Points that a person gave stay; a changed answer asks for a new look.

    Parameters
    ----------
    earlier
        By the key of a student the other keys under which the same work was known: what was given for an answer goes
        with it.

    Returns
    -------
    Batch
        The batch as it was written: whose notebook could not be is not gradable, and the others lose nothing by it.
    """
    batch = replace(batch, results=tuple(_with_notebook(batch, result, folder) for result in batch.results))
    _write_configuration(folder, batch.assignment)
    batch = patiently(lambda: _write_grades(batch, folder, earlier or {}))
    keep_copy(folder)
    return batch


def _with_notebook(batch: Batch, result: Result, folder: Path) -> Result:
    """Write the notebook that a person reads; return the result, which says so where that fails."""
    if not result.marks:
        return result
    try:
        _write_notebook(batch, result, folder)
    except OSError:
        raise  # a full disk is nobody's submission
    except Exception as error:
        return replace(unknown(result.student, result.language, error), how=result.how, members=result.members)
    return result


def exists(folder: Path) -> bool:
    """Return whether there is a gradebook, or a copy of one."""
    return (folder / _FILE).exists() or (folder / _COPY).exists()


def keep_copy(folder: Path) -> None:
    """Copy the gradebook as it is now, so that it can come back if it is damaged."""
    if (folder / _FILE).exists():
        _copy(folder / _FILE, folder / _COPY)


def patiently(action: Callable[[], _Any]) -> _Any:
    """Wait for whoever has the gradebook locked, rather than give up."""
    from sqlalchemy.exc import DatabaseError

    for left in range(_TRIES - 1, -1, -1):
        try:
            return action()
        except DatabaseError as error:
            if "locked" not in str(error.orig) or not left:
                raise GradebookError(_fault(error.orig)) from None
            time.sleep(1)
    raise AssertionError


def _fault(error: object) -> str:
    if "disk is full" in str(error):
        return _("The disk is full. What was done is kept: make room and run the same command again.")
    if "locked" in str(error):
        return _("The gradebook is kept locked by another program. Close it there, then run the same command again.")
    return _("The gradebook cannot be used: {reason}. Run the same command again.").format(reason=error)


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """Give the gradebook of a folder; a damaged one is healed first, and where there is none it is made."""
    from nbgrader.api import Gradebook

    path = folder.resolve() / _FILE
    _heal(path, path.with_name(_COPY))
    if not path.exists():
        _begin(path)
    with Gradebook(f"sqlite:///{path}?timeout={_LOCK_SECONDS}") as gradebook:
        yield gradebook


def _begin(path: Path) -> None:
    """Start a gradebook with its version in it; nbgrader would start a program of its own to find that out."""
    import nbgrader
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()
    with files.fresh(path) as beside, closing(sqlite3.connect(beside)) as database, database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES (?)", (head,))


def _heal(path: Path, copy: Path) -> None:
    """Set a damaged gradebook aside and go on from the copy of the last run, or from nothing; say so."""
    if (not path.exists() and not copy.exists()) or _is_sound(path):
        return
    aside = path.with_name(f"gradebook.damaged-{time.strftime('%Y%m%d-%H%M%S')}.db")
    with suppress(FileNotFoundError):
        path.replace(aside)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)  # it belongs to the damaged one
    if _is_sound(copy):
        _copy(copy, path)
        told = _(
            "The gradebook was damaged or gone. It is back as the last run left it; look whether points by hand of "
            "since then are missing. What was damaged is {file}."
        )
    else:
        told = _(
            "The gradebook was damaged: it is made anew, and points by hand have to be given again. "
            "What was damaged is {file}."
        )
    print(told.format(file=aside.name), file=sys.stderr)


def _is_sound(path: Path) -> bool:
    """Say whether a gradebook can be used; one that another program has locked can."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=_LOCK_SECONDS)) as database:
            versions = database.execute("SELECT version_num FROM alembic_version").fetchall()
            return bool(versions) and database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False


def _copy(path: Path, target: Path) -> None:
    """Copy a gradebook, whole or not at all. A copy that cannot be made stops nothing."""
    with (
        suppress(sqlite3.Error, OSError),
        files.fresh(target) as beside,
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(beside)) as copy,
    ):
        source.backup(copy)


def _write_grades(batch: Batch, folder: Path, earlier: Mapping[str, Sequence[str]]) -> Batch:
    name = batch.assignment.name
    with opened(folder) as gradebook:
        gradebook.update_or_create_assignment(name)
        gradebook.update_or_create_notebook(name, name)
        for task in batch.assignment.tasks:
            cell = cell_name(task)
            kind = "markdown" if isinstance(task, WrittenTask) else "code"
            gradebook.update_or_create_grade_cell(cell, name, name, max_score=float(task.points), cell_type=kind)
            gradebook.update_or_create_source_cell(cell, name, name, cell_type=kind, source="", locked=False)
            gradebook.update_or_create_solution_cell(cell, name, name)  # a comment needs one
        read = _read_before(gradebook, name)
        for result in batch.results:
            for key in earlier.get(result.student.key, ()):
                _bring_along(gradebook, batch.assignment, key, result.student.key, read)
        written = [_written(gradebook, batch.assignment, result, read) for result in batch.results]
        batch = replace(batch, results=tuple(written))
        _keep_read(gradebook, batch)
        gradebook.db.commit()
    return batch


def _written(
    gradebook: Any, assignment: Assignment, result: Result, read: dict[tuple[str, str], tuple[str, float]]
) -> Result:
    """Write a student's grades; return the result, which says so where that fails."""
    from sqlalchemy.exc import DatabaseError, DataError, IntegrityError

    try:
        gradebook.update_or_create_student(result.student.key, last_name=clean(result.student.name))
        if result.marks:
            with gradebook.db.no_autoflush:
                gradebook.update_or_create_submission(assignment.name, result.student.key)
            for mark in result.marks:
                _write_mark(gradebook, assignment, result, mark, read)
        gradebook.db.commit()
    except Exception as error:
        gradebook.db.rollback()
        of_all = isinstance(error, OSError | DatabaseError) and not isinstance(error, DataError | IntegrityError)
        if of_all:  # a locked, damaged or full disk is nobody's submission
            raise
        return replace(unknown(result.student, result.language, error), how=result.how, members=result.members)
    return result


def _write_mark(
    gradebook: Any, assignment: Assignment, result: Result, mark: Mark, read: dict[tuple[str, str], tuple[str, float]]
) -> None:
    from nbgrader.api import MissingEntry

    name, key, task = assignment.name, result.student.key, assignment.task(mark.task)
    grade = gradebook.find_grade(cell_name(task), name, name, key)
    grade.auto_score = mark.points
    now = result.answers.get(mark.task, ""), float(task.points)
    before = read.get((key, mark.task))
    if before != now:
        comment = None
        with suppress(MissingEntry):
            comment = gradebook.find_comment(cell_name(task), name, name, key)
        if before:
            _keep_given(gradebook, (name, key, mark.task, *before), grade, comment)
        _give_again(gradebook, (name, key, mark.task, *now), grade, comment, waits=mark.points is None, anew=not before)
    grade.needs_manual_grade = mark.points is None and grade.manual_score is None


_Answer = tuple[str, str, str, str, float]
"""Assignment, student, task, answer and its maximum."""


def _keep_given(gradebook: Any, answer: _Answer, grade: Any, comment: Any) -> None:
    """Keep what a person gave for an answer that is not there any more."""
    from sqlalchemy import text

    given = None if grade.manual_score is None else grade.manual_score + (grade.extra_credit or 0.0)
    told = comment.manual_comment or "" if comment and not grade.needs_manual_grade else ""
    if given is not None or told:
        row = dict(zip("asknm", answer, strict=True)) | {"p": given, "c": told}
        gradebook.db.execute(text("INSERT OR REPLACE INTO kmo_given_before VALUES (:a, :s, :k, :n, :m, :p, :c)"), row)


def _bring_along(
    gradebook: Any, assignment: Assignment, old: str, new: str, read: dict[tuple[str, str], tuple[str, float]]
) -> None:
    """Keep what was given under one key for another too: the work turned out to be theirs."""
    from nbgrader.api import MissingEntry
    from sqlalchemy import text

    name = assignment.name
    for task in assignment.tasks:
        answer = read.get((old, task.name))
        if answer and answer != read.get((new, task.name)):
            grade, comment = None, None
            with suppress(MissingEntry):
                grade = gradebook.find_grade(cell_name(task), name, name, old)
                comment = gradebook.find_comment(cell_name(task), name, name, old)
            if grade is not None:
                _keep_given(gradebook, (name, old, task.name, *answer), grade, comment)
    columns = "task, answer, maximum, points, comment"
    gradebook.db.execute(
        text(
            f"INSERT OR IGNORE INTO kmo_given_before (assignment, student, {columns}) "
            f"SELECT assignment, :new, {columns} FROM kmo_given_before WHERE assignment = :a AND student = :old"
        ),
        {"a": name, "old": old, "new": new},
    )


def _give_again(gradebook: Any, answer: _Answer, grade: Any, comment: Any, *, waits: bool, anew: bool) -> None:
    """Give what a person gave for this very answer before, if anything; else what was given for another goes."""
    from sqlalchemy import text

    wanted = "assignment = :a AND student = :s AND task = :k AND answer = :n AND maximum = :m"
    found = gradebook.db.execute(
        text(f"SELECT points, comment FROM kmo_given_before WHERE {wanted}"), dict(zip("asknm", answer, strict=True))
    ).first()
    if anew and not found:
        return
    grade.manual_score, grade.extra_credit = (found[0] if found else None), None
    if comment and (found or not waits):  # nobody reads this answer again: what was said of another one goes too
        comment.manual_comment = found[1] or None if found else None


def _read_before(gradebook: Any, assignment: str) -> dict[tuple[str, str], tuple[str, float]]:
    """Return for each student and task which answer a person could read until now, and its maximum."""
    from sqlalchemy import text

    gradebook.db.execute(text(_OWN_TABLE))
    gradebook.db.execute(text(_EARLIER))
    rows = gradebook.db.execute(
        text("SELECT student, task, answer, maximum FROM kmo_answer_read WHERE assignment = :assignment"),
        {"assignment": assignment},
    )
    return {(student, task): (answer, maximum) for student, task, answer, maximum in rows}


def _keep_read(gradebook: Any, batch: Batch) -> None:
    from sqlalchemy import text

    name = batch.assignment.name
    rows = [
        {"a": name, "s": each.student.key, "t": task.name, "d": each.answers.get(task.name, ""), "m": task.points}
        for each in batch.results
        if each.marks
        for task in batch.assignment.tasks
    ]
    if rows:
        gradebook.db.execute(text("INSERT OR REPLACE INTO kmo_answer_read VALUES (:a, :s, :t, :d, :m)"), rows)


def cell_name(task: Task) -> str:
    """Return what the cell is called that holds a task's grade."""
    return task.name if isinstance(task, WrittenTask) else f"{task.name}-check"


def task_name(cell: str) -> str:
    """Return which task a cell holds the grade of."""
    return cell.removesuffix("-check")


def _write_notebook(batch: Batch, result: Result, folder: Path) -> None:
    """Write a student's notebook for reading."""
    name = batch.assignment.name
    content = _for_reading(batch.notebooks[result.student.key], batch.assignment, result)
    path = folder / "autograded" / result.student.key / name / f"{name}.ipynb"
    if not path.exists() or path.read_text(encoding="utf-8", errors="replace") != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, content)


def _for_reading(notebook: Notebook, assignment: Assignment, result: Result) -> str:
    written = found.written(notebook, assignment, result.cells, result.how.typed)
    graded = {cell_name(task): task for task in assignment.tasks}
    cells: list[dict[str, Any]] = []
    seen: set[str | None] = set()
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


def _graded_cell(task: Task, source: str) -> dict[str, Any]:
    written = isinstance(task, WrittenTask)
    cell = _reading_cell("markdown" if written else "code", source, cell_name(task))
    markup = {"grade": True, "grade_id": cell_name(task), "points": task.points, "solution": True}
    cell["metadata"]["nbgrader"] = {**markup, "locked": False, "schema_version": 3, "task": False}
    return cell


def _reading_cell(kind: str, source: str, cell_id: str) -> dict[str, Any]:
    if kind == "code":
        code: dict[str, Any] = {"cell_type": "code", "execution_count": None, "outputs": []}
        return {**code, "id": cell_id, "metadata": {}, "source": source}
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source.replace("<", "&lt;")}


def _write_configuration(folder: Path, assignment: Assignment) -> None:
    """Write what nbgrader needs to open this folder as a course.

    Its button *Autograde* deletes a notebook in ``autograded`` before it makes a new one. It takes what is to be graded
    from a folder that is not there: it finds nothing, says so, and leaves all as it is.
    """
    (folder / "source" / assignment.name).mkdir(parents=True, exist_ok=True)
    text = (
        "c = get_config()  # noqa: F821\n"
        "c.CourseDirectory.course_id = 'kmo'\n"
        "c.CourseDirectory.submitted_directory = 'graded-by-kmo'  # not there: Autograde has nothing to replace\n"
    )
    files.write(folder / "nbgrader_config.py", text)
