"""What a task is: the one definition from which notebook, check, mark, hint and rubric come."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any

from kmo_teach.check.compare import Tolerance, agree, plain, resembles
from kmo_teach.check.public_part import Form

__all__ = [
    "Assignment",
    "Form",
    "FunctionTask",
    "Level",
    "Misconception",
    "ReleasedCell",
    "Task",
    "TaskError",
    "Tolerance",
    "ValueTask",
    "WrittenTask",
]

Inputs = Mapping[str, Any]
_LEAST_HIDDEN = 3
_LEAST_WRONG = 3


class TaskError(ValueError):
    """A definition that cannot work; the message says which task and why."""


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A plausible wrong answer.

    Attributes
    ----------
    name
        Short name for the item analysis, such as ``"margin-on-cost"``.
    hint
        What to tell the student, in English; marked for translation with ``N_``.
    gives
        The wrong answer: for a function task a function of the same inputs, else a value.
    credit
        Fraction of the points that it still earns.
    public
        Whether the student's check recognises it. Say no where naming it gives the answer away.
    """

    name: str
    hint: str
    gives: Any
    credit: float = 0.0
    public: bool = True


@dataclass(frozen=True, kw_only=True)
class Task:
    """What all tasks have: name, title, points, expected minutes, objectives."""

    name: str
    title: str
    points: float
    minutes: int
    objectives: Sequence[str]

    def texts(self) -> list[str]:
        """Return the words to translate."""
        return [self.title]

    def validate(self) -> None:
        """Make sure that the task can be graded."""


@dataclass(frozen=True, kw_only=True)
class _CheckedTask(Task):
    answer: str
    wrong: Sequence[Misconception] = ()
    tolerance: Tolerance = field(default_factory=Tolerance)

    def texts(self) -> list[str]:
        """Return the words to translate."""
        return [self.title, *(misconception.hint for misconception in self.wrong)]

    def validate(self) -> None:
        """Make sure that enough wrong answers are known, each with a hint of its own."""
        known = len({wrong.name for wrong in self.wrong})
        if known < _LEAST_WRONG:
            raise TaskError(
                f"{self.name}: give at least {_LEAST_WRONG} wrong answers that students may give, each with a name and "
                f"a hint; there are {known}"
            )
        if len({wrong.hint for wrong in self.wrong}) < known:
            raise TaskError(f"{self.name}: two wrong answers have the same hint; say what went wrong in each")

    def misconception(self, name: str) -> Misconception:
        """Return a misconception by its name."""
        return next(each for each in self.wrong if each.name == name)


@dataclass(frozen=True, kw_only=True)
class FunctionTask(_CheckedTask):
    """The student writes a function; it is called with inputs that the student has not seen.

    Attributes
    ----------
    answer
        The function's name in the notebook.
    reference
        A function of the same inputs that gives the right answer.
    examples
        Inputs by name, in the order of the arguments: public.
    hidden
        Inputs as in the examples: secret. Read from ``hidden.toml``.
    forbidden
        Functions of the course that already are the answer, by their full name: an answer that calls one earns nothing
        and says why, in the student's check too.
    """

    reference: Callable[..., Any]
    examples: Sequence[Inputs]
    hidden: Sequence[Inputs] = ()
    forbidden: Sequence[str] = ()

    def expected(self, inputs: Inputs) -> Any:
        """Return the right answer for some inputs, as strict JSON."""
        return self._called(self.reference, "reference", inputs)

    def mistaken(self, misconception: Misconception, inputs: Inputs) -> Any:
        """Return what a misconception gives for some inputs, as strict JSON."""
        return self._called(misconception.gives, misconception.name, inputs)

    def _called(self, function: Callable[..., Any], name: str, inputs: Inputs) -> Any:
        try:
            return plain(function(*inputs.values()))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise TaskError(f"{self.name}: {name} fails for {dict(inputs)}: {reason}") from error

    def validate(self) -> None:
        """Make sure that the inputs can tell right from wrong."""
        super().validate()
        for name in self.forbidden:
            module, _dot, word = name.rpartition(".")
            if not isinstance(getattr(_module(module), word, None), FunctionType):
                raise TaskError(f"{self.name}: {name}, which it forbids, is no function of the course")
        names = list(self.examples[0]) if self.examples else []
        if not names or len(self.hidden) < _LEAST_HIDDEN:
            raise TaskError(f"{self.name}: give an example, and at least {_LEAST_HIDDEN} hidden inputs in hidden.toml")
        for inputs in [*self.examples, *self.hidden]:
            if list(inputs) != names:
                raise TaskError(f"{self.name}: the inputs {list(inputs)} are not {names}, in this order")
        for misconception in self.wrong:
            for each in ([self.examples] if misconception.public else []) + [self.hidden]:
                if all(agree(self.mistaken(misconception, i), self.expected(i), self.tolerance) for i in each):
                    raise TaskError(f"{self.name}: no input tells {misconception.name} from the right answer")


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except (ImportError, ValueError):
        return None


@dataclass(frozen=True, kw_only=True)
class ValueTask(_CheckedTask):
    """The student finds a value: a number, a word, a list or a dictionary of words.

    Attributes
    ----------
    answer
        The variable's name in the notebook.
    expected
        The right answer.
    form
        What an answer looks like: public.
    parts
        Whether each right entry earns its share of the points.
    """

    expected: Any
    form: Form
    parts: bool = False

    def validate(self) -> None:
        """Make sure that the wrong answers are wrong."""
        super().validate()
        for misconception in self.wrong:
            if resembles(self.expected, misconception.gives, self.tolerance):
                raise TaskError(f"{self.name}: {misconception.name} is the right answer")


@dataclass(frozen=True, kw_only=True)
class Level:
    """One line of a rubric: what an answer must show, and the points for it."""

    shows: str
    points: float


@dataclass(frozen=True, kw_only=True)
class WrittenTask(Task):
    """The student writes a few sentences; a person reads them with the rubric beside."""

    rubric: Sequence[Level]

    def texts(self) -> list[str]:
        """Return the words to translate."""
        return [self.title, *(level.shows for level in self.rubric)]

    def validate(self) -> None:
        """Make sure that the rubric adds up."""
        if abs(sum(level.points for level in self.rubric) - self.points) > 1e-9:
            raise TaskError(f"{self.name}: the rubric's points do not add up to {self.points}")


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """A cell of the notebook as students got it: its name, its kind, its text, and the language of that."""

    name: str
    kind: str
    source: str
    language: str


@dataclass(frozen=True)
class Assignment:
    """An assignment: its name, its title, its tasks, and the cells that were released, in all languages."""

    name: str
    title: str
    tasks: Sequence[Task]
    released: Sequence[ReleasedCell] = ()

    @property
    def points(self) -> float:
        """The most that can be earned."""
        return sum(task.points for task in self.tasks)

    def task(self, name: str) -> Task:
        """Return a task by its name."""
        return next(task for task in self.tasks if task.name == name)

    def question(self, name: str, language: str) -> str:
        """Return what students read above the place for an answer; empty before the assignment is released."""
        found = {cell.language: cell.source for cell in self.released if cell.name == f"{name}-text"}
        return found.get(language, next(iter(found.values()), ""))

    def texts(self) -> list[str]:
        """Return all words to translate, each once."""
        found = [self.title, *(text for task in self.tasks for text in task.texts())]
        return list(dict.fromkeys(found))

    def validate(self) -> None:
        """Make sure that the tasks can be graded.

        Raises
        ------
        TaskError
            With the name of the task and what is wrong.
        """
        names = [task.name for task in self.tasks]
        if len(set(names)) < len(names):
            raise TaskError(f"{self.name}: two tasks have the same name")
        for task in self.tasks:
            task.validate()
