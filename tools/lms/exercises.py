"""What all formats make of a practice task: several versions of it, each drawn from a seed.

The tasks of the page come first and those of the bank alone after them. A number is asked for where a format can; where
it cannot, a version is a choice between the right number and those that known errors give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kmo_teach.html import Html
from kmo_teach.language import number
from kmo_teach.practice.tasks.kit.drawn import drawn, order
from kmo_teach.practice.tasks.kit.markup import asked_html, inline, worked_html
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion, PracticeTask, Question
from kmo_teach.practice.tasks.kit.registry import module_of, modules, tasks_of
from tools.lms.bank import bank_tasks
from tools.lms.objectives import Objective, number_of

__all__ = ["VERSIONS", "Choice", "Exercise", "Version", "exercises_of", "plain_text"]

VERSIONS = 12
"""Of each task; the first is the one that the page shows first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from: its text, what to tell who chooses it, and whether it is right."""

    text: Html
    feedback: Html
    right: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A task with its numbers.

    Attributes
    ----------
    name
        Within the chapter: ``forward-1``.
    question
        What was drawn.
    asked, worked
        The question with its papers, and the worked answer.
    choices
        The options; of a number the right one and those of known errors, by size.
    """

    name: str
    question: Question
    asked: Html
    worked: Html
    choices: tuple[Choice, ...]

    @property
    def several(self) -> bool:
        """Whether several choices may be right."""
        return isinstance(self.question, ChoiceQuestion) and self.question.several

    @property
    def right(self) -> tuple[int, ...]:
        """Places of the right choices."""
        return tuple(place for place, choice in enumerate(self.choices) if choice.right)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A practice task in all its versions, with the numbers of the objectives that it serves and its difficulty."""

    name: str
    title: str
    objectives: tuple[int, ...]
    difficulty: int
    versions: tuple[Version, ...]

    @property
    def is_number(self) -> bool:
        """Whether it asks for a number."""
        return isinstance(self.versions[0].question, NumberQuestion)


def exercises_of(chapter: str, objectives: tuple[Objective, ...]) -> tuple[Exercise, ...]:
    """Return the practice tasks of a chapter, in the reader's language."""
    return tuple(
        Exercise(
            task.name,
            task.shown_title,
            numbers,
            task.difficulty,
            tuple(_version(task, seed) for seed in range(VERSIONS)),
        )
        for task, numbers in _tasks(chapter, objectives)
    )


def _tasks(chapter: str, objectives: tuple[Objective, ...]) -> Iterator[tuple[PracticeTask, tuple[int, ...]]]:
    """Yield each task with the objectives that it serves: the page says so, or the bank."""
    if module_of(chapter) not in modules():
        return
    for task in tasks_of(chapter):
        yield task, tuple(one.number for one in objectives if f"practice/{task.name}" in one.practised)
    for words, tasks in bank_tasks(chapter).items():
        for task in tasks:
            yield task, (number_of(objectives, words),)


def _version(task: PracticeTask, seed: int) -> Version:
    question = drawn(task, seed)
    choices = tuple(_numbers(question) if isinstance(question, NumberQuestion) else _options(question, task, seed))
    return Version(f"{task.name}-{seed + 1}", question, asked_html(question), worked_html(question), choices)


def _numbers(question: NumberQuestion) -> Iterator[Choice]:
    known = [(question.answer, "", True), *((one.value, one.hint, False) for one in question.wrong)]
    for value, hint, right in sorted(known):
        yield Choice(inline(question.in_unit(number(value, question.decimals))), inline(hint), right)


def _options(question: ChoiceQuestion, task: PracticeTask, seed: int) -> Iterator[Choice]:
    for place in order(task, seed, len(question.options)):
        option = question.options[place]
        # The hint of a right option is for who leaves it out, and platforms tell it to who chooses it.
        yield Choice(inline(option.text), inline("" if option.right else option.hint), option.right)


def plain_text(question: Question) -> str:
    """Return what a question asks as one line without markup, its papers as rows of words."""
    papers = (
        f"{paper.title}: "
        + "; ".join(" | ".join(row) for row in ((paper.head,) if paper.head else ()) + paper.rows)
        + "."
        for paper in question.documents
    )
    return " ".join((*question.text.replace("**", "").split("\n\n"), *papers))
