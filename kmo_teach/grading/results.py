"""The outcome for each student: one row each, whatever happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.names import Student, in_order, person
from kmo_teach.grading.typed import OWN_WORDS
from kmo_teach.language import N_, _

__all__ = [
    "GRADED",
    "NEEDS_GRADING",
    "NOT_GRADABLE",
    "NOT_HANDED_IN",
    "TO_CONFIRM",
    "Result",
    "called",
    "cell_reason",
    "for_each",
    "mark_reason",
]

GRADED = N_("graded")
NEEDS_GRADING = N_("needs grading")
NOT_GRADABLE = N_("not gradable")
NOT_HANDED_IN = N_("not handed in")
TO_CONFIRM = N_("to confirm")

_ENDINGS = {
    "TimeoutError": N_("it ran longer than allowed and was stopped"),
    "OutOfTime": N_("it ran longer than allowed and was stopped"),
    "OutOfTotalTime": N_("the whole notebook took longer than allowed"),
    "Killed": N_("it ended the process it runs in"),
    "MemoryError": N_("it asked for more memory than allowed"),
    "TooMuchMemory": N_("it used more memory than allowed"),
    "TooManyFiles": N_("it made more files than allowed"),
    "TooMuch": N_("it wrote more than allowed"),
    "Nonsense": N_("it wrote into the grader's own channel"),
    "NotRun": N_("the notebook had ended before"),
}


def called(results: Iterable[Result]) -> dict[str, str]:
    """Return by key what to call each student: the name, with the id where another has the same name."""
    students = [each.student for each in results]
    count = Counter(person(each.name) for each in students)
    return {each.key: f"{each.name} ({each.id})" if count[person(each.name)] > 1 else each.name for each in students}


@dataclass(frozen=True, slots=True)
class Result:
    """What one student gets.

    Attributes
    ----------
    student, language
        Who, and in which language the notebook is.
    marks
        One for each task; empty when nothing could be graded.
    state
        One of the five constants of this module.
    reason, details
        Why nothing could be graded: an English message and what fills its placeholders, so that :attr:`why` says it
        to the instructor and to the student, each in their own language.
    cells
        What went wrong in cells.
    seconds
        Time that the notebook took.
    answers
        By task a digest of the answer that was judged or is to be read; empty where there is none. Points that a person
        gave belong to it.
    how
        When and how it was handed in. While it holds a doubt, no points go out.
    members
        Who gets this result; empty for a student alone.
    """

    student: Student
    language: str = "en"
    marks: tuple[Mark, ...] = ()
    state: str = GRADED
    reason: str = ""
    cells: tuple[dict[str, Any], ...] = ()
    seconds: float = 0.0
    details: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    how: HandIn = field(default_factory=HandIn)
    members: tuple[Student, ...] = ()

    @property
    def why(self) -> str:
        """Why nothing could be graded, in the reader's language, with what lies beside the notebook instead."""
        return self._why(self.reason, self.how.told_beside)

    def _why(self, reason: str, beside: str) -> str:
        return " ".join(filter(None, [_(reason).format(**self.details) if reason else "", beside]))

    @property
    def unsure(self) -> bool:
        """Whether the instructor still has to confirm whose it is or what counts: nothing of it is a student's yet."""
        return self.state == TO_CONFIRM or bool(self.how.doubt)

    @property
    def told(self) -> str:
        """Why there is no grade, for the student: what is asked of the instructor may name others."""
        if self.unsure:
            return _("There is no grade yet: your lecturer still has to confirm it.")
        return self._why(OWN_WORDS.get(self.reason, self.reason), self.how.own_beside)

    @property
    def points(self) -> float | None:
        """All points, or ``None`` while a mark or a confirmation is missing: an unknown grade is never a zero."""
        known = [mark.points for mark in self.marks if mark.points is not None]
        complete = known and len(known) == len(self.marks) and not self.how.doubt
        return round(sum(known), 4) if complete else None

    @property
    def points_so_far(self) -> float | None:
        """The points that are known, or ``None`` when nothing could be graded."""
        return round(sum(mark.points or 0.0 for mark in self.marks), 4) if self.marks else None

    def with_points(self, given: Mapping[str, float | None]) -> Result:
        """Return the result with the points that a person gave, by task."""
        marks = tuple(
            replace(mark, points=points, outcome="read" if mark.points is None else mark.outcome)
            if (points := given.get(mark.task)) is not None
            else mark
            for mark in self.marks
        )
        done = self.marks and all(mark.points is not None for mark in marks) and self.state != TO_CONFIRM
        return replace(self, marks=marks, state=GRADED if done else self.state)


def for_each(results: Iterable[Result]) -> list[Result]:
    """Return a result for each student: what a team gets, each of its members gets."""
    found = []
    for result in results:
        found += [replace(result, student=member, members=()) for member in result.members] or [result]
    return sorted(found, key=lambda result: result.student)


def mark_reason(mark: Mark, hint: str = "", *, value: bool = False) -> str:
    """Say in the reader's language why a mark is what it is; ``value``: the task asks for a value, not a function."""
    if mark.outcome == "error":
        return _("Your answer stopped with an error: {reason}.").format(
            reason=_(_ENDINGS[mark.detail]) if mark.detail in _ENDINGS else mark.detail
        )
    text = {
        "right": N_("Right."),
        "partly": N_("Partly right."),
        "wrong": N_("Not right.") if value else N_("Not right for all inputs."),
        "misconception": N_("Partly right. {hint}") if mark.points else N_("Not right. {hint}"),
        "unanswered": N_("There is no answer."),
        "forbidden": N_(
            "Your answer calls the course's own function for this. The task asks you to write the calculation yourself."
        ),
        "unreadable": N_("The answer is not a number, text, list or dictionary."),
        "elsewhere": N_("Your answer is not where it was asked for. A person still has to read it."),
        "to read": N_("A person still has to read this answer."),
        "read": N_("Read by a person."),
    }[mark.outcome]
    return _(text).format(hint=hint) if "{hint}" in text else _(text)


def cell_reason(cell: dict[str, Any]) -> str:
    """Say in the reader's language what went wrong in a cell."""
    where = _("Cell {number}").format(number=cell["cell"]) if cell["cell"] else _("Notebook")
    if cell["type"] in _ENDINGS:
        return f"{where}: {_(_ENDINGS[cell['type']])}."
    return in_order(f"{where}: {cell['type']}: {cell['text']}" if cell["text"] else f"{where}: {cell['type']}")


def state_of(marks: list[Mark]) -> str:
    """Return the state of a submission with these marks."""
    return NEEDS_GRADING if any(mark.points is None for mark in marks) else GRADED
