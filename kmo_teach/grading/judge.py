"""From answers to marks, outside the student's reach."""

from __future__ import annotations

import builtins
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from kmo_teach.check.compare import agree, resembles, share_right, unanswered
from kmo_teach.grading.run import Answers, Ask
from kmo_teach.grading.task import Assignment, FunctionTask, Task, ValueTask, WrittenTask

__all__ = ["Mark", "asks", "digest", "judge"]

_FORGIVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark for one task.

    Attributes
    ----------
    task
        The task's name.
    points
        Points earned; ``None`` while a person has to read the answer.
    outcome
        ``right``, ``partly``, ``wrong``, ``misconception``, ``unanswered``, ``error``, ``unreadable``,
        ``forbidden``, ``to read``, or ``elsewhere``: something was answered, but not where a machine can judge it.
    misconception
        Its name, where the answer looks like one.
    detail
        For an error its type.
    """

    task: str
    points: float | None
    outcome: str
    misconception: str | None = None
    detail: str = ""


def asks(assignment: Assignment) -> tuple[Ask, ...]:
    """Return what to ask a submission for."""
    found = []
    for task in assignment.tasks:
        if isinstance(task, FunctionTask):
            calls = tuple(tuple(inputs.values()) for inputs in task.hidden)
            found.append(Ask(task.name, task.answer, calls, tuple(task.forbidden)))
        elif isinstance(task, ValueTask):
            found.append(Ask(task.name, task.answer))
    return tuple(found)


def judge(assignment: Assignment, answers: Answers, written: dict[str, str]) -> list[Mark]:
    """Mark a submission.

    Parameters
    ----------
    answers
        What the notebook handed in.
    written
        What a person can read, by task; a missing or empty one was not given.
    """
    return [_mark(task, answers.values.get(task.name, []), written) for task in assignment.tasks]


def digest(mark: Mark, answers: Answers, written: dict[str, str]) -> str:
    """Return a digest of the answer that a mark is for; empty where there is none.

    It also tells whether the answer was right, so that points that a person gave for a wrong one do not outlive a
    corrected definition of what is right.
    """
    if mark.outcome == "unanswered":
        return ""
    answer = written.get(mark.task) or answers.values.get(mark.task)
    return hashlib.sha256(json.dumps([answer, mark.outcome == "right"]).encode()).hexdigest()[:16]


def _mark(task: Task, replies: list[dict[str, Any]], written: dict[str, str]) -> Mark:
    mark = Mark(task.name, 0.0, "unanswered")
    if isinstance(task, FunctionTask):
        mark = _function(task, replies)
    elif isinstance(task, ValueTask):
        mark = _value(task, replies)
    if mark.outcome == "unanswered" and written.get(task.name):
        return Mark(task.name, None, "to read" if isinstance(task, WrittenTask) else "elsewhere")
    return mark


def _fault(task: Task, reply: dict[str, Any]) -> Mark | None:
    """Return the mark for a reply without a usable value."""
    error = reply.get("error")
    if error and error["type"] == "ForbiddenError":
        return Mark(task.name, 0.0, "forbidden")
    if error:
        # The name of a student's own exception class could carry a hidden input out: only Python's names are told.
        known = error["type"] if hasattr(builtins, error["type"]) or error["type"] in _OURS else "Exception"
        return Mark(task.name, 0.0, "error", detail=known)
    return Mark(task.name, 0.0, "unanswered") if unanswered(reply.get("value")) else None


_OURS = {"Killed", "OutOfTime", "OutOfTotalTime", "TooMuch", "TooMuchMemory", "TooManyFiles", "Nonsense", "NotRun"}
"""What :mod:`kmo_teach.grading.run` calls the ways in which a process ends."""


def _function(task: FunctionTask, replies: list[dict[str, Any]]) -> Mark:
    if len(replies) != len(task.hidden):
        return Mark(task.name, 0.0, "unanswered")
    faults = [_fault(task, reply) for reply in replies]
    if all(faults) and _never_defined(replies):
        return Mark(task.name, 0.0, "unanswered")
    given = [reply.get("value") for reply in replies]
    if not any(faults):
        right = [task.expected(inputs) for inputs in task.hidden]
        if all(agree(g, r, task.tolerance) for g, r in zip(given, right, strict=True)):
            return Mark(task.name, float(task.points), "right")
        for misconception in task.wrong:
            wrong = [task.mistaken(misconception, inputs) for inputs in task.hidden]
            if all(agree(g, w, task.tolerance) for g, w in zip(given, wrong, strict=True)):
                return Mark(task.name, task.points * misconception.credit, "misconception", misconception.name)
    return next((fault for fault in faults if fault), None) or Mark(task.name, 0.0, "wrong")


def _never_defined(replies: list[dict[str, Any]]) -> bool:
    return all(reply.get("error", {}).get("type") == "NotHandedIn" for reply in replies)


def _value(task: ValueTask, replies: list[dict[str, Any]]) -> Mark:
    fault = _fault(task, replies[0] if replies else {})
    if fault:
        unreadable = fault.outcome == "error" and fault.detail == "ValueError"
        return Mark(task.name, 0.0, "unreadable") if unreadable else fault
    given = task.form.read(replies[0]["value"])
    share = share_right(given, task.expected, task.tolerance) if task.parts else None
    if share is None:
        share = float(agree(given, task.expected, task.tolerance, ordered=False))
    if share > 1 - _FORGIVEN:
        return Mark(task.name, float(task.points), "right")
    points = round(task.points * share, 4)
    for misconception in task.wrong:
        if resembles(given, misconception.gives, task.tolerance):
            best = max(points, task.points * misconception.credit)
            return Mark(task.name, best, "misconception", misconception.name)
    return Mark(task.name, points, "partly" if points else "wrong")
