"""The kinds of practice task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import _, number

__all__ = ["ChoiceQuestion", "Document", "Misconception", "NumberQuestion", "Option", "PracticeTask", "Question"]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that a task shows as a table: an invoice, a quote, a calculation.

    Attributes
    ----------
    title
        What paper it is.
    rows
        Its cells, as the reader writes them; the first of each row names the row.
    head
        Names of the columns, where they need any.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Misconception:
    """What a known error of thought answers, in the unit of the answer, and what to tell who makes it."""

    value: float
    hint: str


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A task that asks for a number.

    Attributes
    ----------
    text
        What is asked, in paragraphs with an empty line between them; ``**so**`` is bold.
    answer
        The right number, in ``unit``, of the model.
    unit
        What stands behind the field: ``"EUR"``, ``"%"``, ``"days"`` in the reader's language.
    wrong
        Misconceptions; their values lie apart from each other and from the answer.
    worked
        The steps, with the numbers filled in. The last one holds the answer as :attr:`shown` has it.
    decimals
        With how many decimals the answer is asked for and shown.
    tolerance
        How far an answer may be from the right one. When left out it is one unit of the last decimal: who rounds on
        the way is right too.
    documents
        Papers to read.
    """

    text: str
    answer: float
    unit: str
    wrong: tuple[Misconception, ...]
    worked: tuple[str, ...]
    decimals: int = 0
    tolerance: Tolerance | None = None
    documents: tuple[Document, ...] = ()

    @property
    def room(self) -> Tolerance:
        """How far an answer may be from the right one."""
        return self.tolerance or Tolerance(relative=0.0, absolute=10.0**-self.decimals)

    def room_at(self, value: float) -> float:
        """Return how far from a number, in the unit of the answer, one is still taken for it."""
        return max(self.room.absolute, self.room.relative * abs(value))

    @property
    def shown(self) -> str:
        """The right number as the reader writes it."""
        return number(self.answer, self.decimals)

    def in_unit(self, text: str) -> str:
        """Return a number, as text, with the unit behind it."""
        return text + ("" if self.unit in ("", "%") else "\u00a0") + self.unit


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from.

    Attributes
    ----------
    text
        What it says.
    hint
        What to tell who chose it although it is wrong or, where several are right, who left it out.
    right
        Whether it is right.
    """

    text: str
    hint: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """A task that asks to choose: one option or, with ``several``, all that are right. Other parts as for a number."""

    text: str
    options: tuple[Option, ...]
    worked: tuple[str, ...]
    several: bool = False
    documents: tuple[Document, ...] = ()


Question = NumberQuestion | ChoiceQuestion


@dataclass(frozen=True, slots=True)
class PracticeTask:
    """A task before its numbers are drawn.

    Attributes
    ----------
    name
        Within its chapter: small letters, digits and hyphens. Objectives and stored answers know the task by it.
    title
        What it is about, marked with ``N_``.
    difficulty
        1 (one step), 2 (several steps, or a choice between methods) or 3 (find what is wrong, or weigh).
    minutes
        How long it takes.
    draw
        Makes the question in the reader's language from numbers that it draws.
    signed
        Whether an answer, or what a known error gives, may be negative: an iPhone's keys for numbers have no minus.
    fixed
        Whether its numbers are those of a lab and not drawn: there is no other version.
    """

    name: str
    title: str
    difficulty: int
    minutes: int
    draw: Callable[[Random], Question]
    signed: bool = False
    fixed: bool = False

    @property
    def shown_title(self) -> str:
        """The title in the reader's language."""
        return _(self.title)
