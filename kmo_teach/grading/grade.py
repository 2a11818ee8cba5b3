"""Grade a batch: from a plan to one result for each student."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kmo_teach.grading import found, judge, notebook
from kmo_teach.grading.intake.plan import Handed, Missing, Plan
from kmo_teach.grading.names import Student
from kmo_teach.grading.notebook import Notebook, UnreadableError
from kmo_teach.grading.results import NOT_GRADABLE, NOT_HANDED_IN, TO_CONFIRM, Result, state_of
from kmo_teach.grading.run import Answers, Job, RunError
from kmo_teach.grading.sandbox import Limits
from kmo_teach.grading.schedule import Outcome, run_all
from kmo_teach.grading.store import Store
from kmo_teach.grading.task import Assignment
from kmo_teach.language import N_, SOURCE_LANGUAGE, current

__all__ = ["Batch", "Options", "grade", "unknown"]


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
            jobs[student.key] = _job(read, handed, assignment, options)
        except UnreadableError as error:
            results[student] = _ungradable(student, error.language, error.reason, **error.details)
        except Exception as error:
            results[student] = unknown(student, "", error)
        else:
            notebooks[student.key] = read
            students[student.key] = student
    for missing in plan.without:
        results[missing.student] = _missing(missing)
    everything: list[Handed | Missing] = [*plan.handed, *plan.without]
    handed_in = {each.student: each for each in everything}
    for key, answers in _answers(jobs, Store(folder), options, progress):
        student = students[key]
        results[student] = _result(student, assignment, notebooks[key], answers, handed_in[student].how.typed)
    results = {student: _with_how(result, handed_in[student]) for student, result in results.items()}
    everyone = [each for result in results.values() for each in (result.student, *result.members)]
    known = plan.proposed | {number.casefold() for student in everyone for number in (student.id, *student.also)}
    names = {}
    for student in roster:
        names[student.id.casefold()] = student.name
        if not known & {number.casefold() for number in (student.id, *student.also)}:
            results[student] = Result(student, "", state=NOT_HANDED_IN, reason=N_("There is no notebook."))
    usual = _usual_language(notebooks.values())
    complete = [
        replace(results[student], student=_named(student, names), language=results[student].language or usual)
        for student in sorted(results)
    ]
    return Batch(assignment, tuple(complete), notebooks)


def _read(handed: Handed, assignment: Assignment) -> Notebook:
    read = notebook.read(handed.content)
    if read.assignment not in (None, assignment.name):
        raise UnreadableError(N_("It is another assignment: {name}."), read.language, name=read.assignment)
    return found.restored(read, assignment)


def _result(student: Student, assignment: Assignment, read: Notebook, answers: Outcome, typed: str) -> Result:
    """Return what a student gets; one submission that the grader fails at costs no other student theirs."""
    if isinstance(answers, RunError):
        reason = N_("The notebook could not be run: {reason} Grade again.")
        return _ungradable(student, read.language, reason, reason=str(answers))
    try:
        written = found.written(read, assignment, answers.cells, typed)
        marks = judge.judge(assignment, answers, written)
        digests = {mark.task: judge.digest(mark, answers, written) for mark in marks}
        return Result(
            student,
            read.language,
            tuple(marks),
            state_of(marks),
            cells=tuple(answers.cells),
            seconds=answers.seconds,
            answers=digests,
        )
    except Exception as error:
        return unknown(student, read.language, error)


def unknown(student: Student, language: str, error: Exception) -> Result:
    """Return the result of a submission that the grader itself failed at."""
    reason = N_("The grader met a fault of its own with this submission ({reason}). Look at it by hand.")
    return _ungradable(student, language, reason, reason=f"{type(error).__name__}: {str(error)[:200]}")


def _ungradable(student: Student, language: str, because: str, /, **details: str) -> Result:
    return Result(student, language, state=NOT_GRADABLE, reason=because, details=details)


def _missing(missing: Missing) -> Result:
    details = {"path": missing.path, **missing.reason.details}
    if missing.to_confirm:
        return Result(missing.student, missing.language, state=TO_CONFIRM, reason=missing.reason.text, details=details)
    return _ungradable(missing.student, missing.language, missing.reason.text, **details)


def _with_how(result: Result, handed: Handed | Missing) -> Result:
    state = TO_CONFIRM if handed.how.doubt else result.state
    return replace(result, state=state, how=handed.how, members=handed.members)


def _usual_language(notebooks: Iterable[Notebook]) -> str:
    """Return the language for those whose notebook does not tell: what was asked for, else what most are written in."""
    if current() != SOURCE_LANGUAGE:
        return current()
    counted = Counter(each.language for each in notebooks).most_common(1)
    return counted[0][0] if counted else current()


def _named(student: Student, names: dict[str, str]) -> Student:
    """Return the student with the roster's name, where the platform's file names hold none."""
    if student.name != student.id:
        return student
    return replace(student, name=names.get(student.id.casefold(), student.name))


def _job(read: Notebook, handed: Handed, assignment: Assignment, options: Options) -> Job:
    files = {path: base64.b64encode(content).decode() for path, content in sorted(handed.files.items())}
    return Job(found.sources(read, assignment), judge.asks(assignment), files, options.limits, options.safe)


def _answers(
    jobs: dict[str, Job], store: Store, options: Options, progress: Callable[[int, int, str], None]
) -> Iterable[tuple[str, Outcome]]:
    kept = {key: answers for key, job in jobs.items() if (answers := store.find(key, job)) is not None}
    done = len(kept)
    if done:
        progress(done, len(jobs), "")
    yield from kept.items()
    missing = {key: job for key, job in jobs.items() if key not in kept}
    for key, outcome in run_all(missing, options.cores, options.scheduler):
        if isinstance(outcome, Answers):
            store.keep(key, jobs[key], outcome)
        done += 1
        progress(done, len(jobs), key)
        yield key, outcome
