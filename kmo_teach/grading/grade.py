"""Grade a batch: from a plan to one result for each student."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kmo_teach.grading import judge, notebook
from kmo_teach.grading.intake import Handed, Plan
from kmo_teach.grading.names import Student
from kmo_teach.grading.notebook import Notebook, UnreadableError
from kmo_teach.grading.results import NOT_GRADABLE, NOT_HANDED_IN, Result, state_of
from kmo_teach.grading.run import Answers, Job, RunError
from kmo_teach.grading.sandbox import Limits
from kmo_teach.grading.schedule import Outcome, run_all
from kmo_teach.grading.store import Store
from kmo_teach.grading.task import Assignment
from kmo_teach.language import _

__all__ = ["Batch", "Options", "grade"]


@dataclass(frozen=True)
class Options:
    """How to run a batch.

    Attributes
    ----------
    safe
        Whether student code runs in the sandbox.
    cores, scheduler
        As in :func:`kmo_teach.grading.schedule.run_all`.
    limits
        What one submission may take.
    """

    safe: bool = True
    cores: int | None = None
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Batch:
    """The results of a batch, and the notebooks they come from by the student's key."""

    assignment: Assignment
    results: tuple[Result, ...]
    notebooks: dict[str, Notebook]


def grade(
    assignment: Assignment,
    plan: Plan,
    folder: Path,
    options: Options,
    roster: Iterable[Student] = (),
    progress: Callable[[int, int, str], None] = lambda done, all_, who: None,
) -> Batch:
    """Grade all that a plan holds.

    Parameters
    ----------
    folder
        Where answers are kept between runs.
    roster
        All students of the course; those who handed in nothing get a row that says so.
    progress
        Called with how many are done, how many there are, and who was last.

    Returns
    -------
    Batch
        One result for each student of the plan and the roster, in the order of their numbers.
    """
    results: dict[Student, Result] = {}
    notebooks: dict[str, Notebook] = {}
    jobs: dict[str, Job] = {}
    students: dict[str, Student] = {}
    for handed in plan.handed:
        student = handed.student
        try:
            read = _read(handed, assignment)
        except UnreadableError as error:
            results[student] = Result(student, state=NOT_GRADABLE, reason=str(error))
            continue
        notebooks[student.key] = read
        jobs[student.key] = _job(read, handed, assignment, options)
        students[student.key] = student
    for student, path in plan.without:
        text = _("There is no notebook. The student handed in {path}.").format(path=path)
        results[student] = Result(student, state=NOT_GRADABLE, reason=text)
    for key, answers in _answers(jobs, Store(folder), options, progress):
        student, read = students[key], notebooks[key]
        if isinstance(answers, RunError):
            text = _("The notebook could not be run: {reason} Grade again.").format(reason=answers)
            results[student] = Result(student, read.language, state=NOT_GRADABLE, reason=text)
            continue
        marks = judge.judge(assignment, answers, read.written(assignment))
        results[student] = Result(
            student, read.language, tuple(marks), state_of(marks), "", tuple(answers.cells), answers.seconds
        )
    known = {student.id.casefold() for student in results}
    for student in roster:
        if student.id.casefold() not in known:
            results[student] = Result(student, state=NOT_HANDED_IN, reason=_("There is no notebook."))
    return Batch(assignment, tuple(results[student] for student in sorted(results)), notebooks)


def _read(handed: Handed, assignment: Assignment) -> Notebook:
    read = notebook.read(handed.content)
    if read.assignment not in (None, assignment.name):
        raise UnreadableError(_("It is another assignment: {name}.").format(name=read.assignment))
    return read


def _job(read: Notebook, handed: Handed, assignment: Assignment, options: Options) -> Job:
    files = {path: base64.b64encode(content).decode() for path, content in sorted(handed.files.items())}
    return Job(read.code, judge.asks(assignment), files, options.limits, options.safe)


def _answers(jobs: dict[str, Job], store: Store, options: Options, progress) -> Iterable[tuple[str, Outcome]]:
    kept = {key: answers for key, job in jobs.items() if (answers := store.find(key, job))}
    done = len(kept)
    if done:
        progress(done, len(jobs), "")
    yield from kept.items()
    missing = {key: job for key, job in jobs.items() if key not in kept}
    for key, answers in run_all(missing, options.cores, options.scheduler):
        if isinstance(answers, Answers):
            store.keep(key, jobs[key], answers)
        done += 1
        progress(done, len(jobs), key)
        yield key, answers
