"""What a workbook holds: its inputs, its lines with their formulas, and the model that they follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["FORMS", "Choice", "Input", "Line", "Section", "Values", "Workbook"]

FORMS = {
    "amount": "#,##0.00",
    "whole": "#,##0",
    "days": "#,##0.##",
    "percent": "0.00%",
    "rate": "#,##0.0000",
    "text": "General",
}
"""The ways to show a number, as a spreadsheet writes them; the reader's own program puts in its signs."""

Values = Mapping[str, float | str]
"""Inputs by name: numbers (percentages as fractions), and of a choice its key."""


@dataclass(frozen=True, slots=True)
class Input:
    """A number that the reader may change.

    Attributes
    ----------
    name
        Name of its cell, as formulas use it.
    label
        What it is.
    value
        What it is for the course's firm, kept to twelve digits: a spreadsheet compares no more than fifteen.
    unit
        Its unit, such as EUR.
    form
        One of :data:`FORMS`.
    minimum, maximum
        What the cell accepts.
    source
        Where the value comes from.
    fixed
        Whether it is a fact or an assumption of the model, which the sheet protects.
    is_fact
        Whether the value comes from the facts also where a reader chose otherwise, such as another currency's rate.
    """

    name: str
    label: str
    value: float
    unit: str = "EUR"
    form: str = "amount"
    minimum: float = 0.0
    maximum: float = 1e9
    source: str = ""
    fixed: bool = False
    is_fact: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", float(f"{self.value:.12g}"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words, with its labels by key; formulas use its place among them, from 1, as ``<name>_number``."""

    name: str
    label: str
    value: str
    options: Mapping[str, str]
    source: str = ""
    table: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Numbers that go with the options, by the name of the cell that gives the chosen one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A result.

    Attributes
    ----------
    name
        Name of its cell, as formulas use it.
    label
        What it is.
    formula
        In the spreadsheet's own language, with names for cells and without ``=``.
    unit, form
        As of an input.
    why
        What the formula does, in words, where that helps.
    strong
        Whether it is a result that the sheet is made for.
    """

    name: str
    label: str
    formula: str
    unit: str = "EUR"
    form: str = "amount"
    why: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows below a heading."""

    title: str
    rows: tuple[Input | Choice | Line, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook, in the reader's language.

    Attributes
    ----------
    name
        Its name, also of its file.
    title, question
        What stands at its top.
    sections
        Inputs first, then results.
    chart
        Title of the section of results that is drawn.
    checked
        Name of the line that the check cell compares.
    model
        What gives each line's value from the inputs, by the course's own functions.
    page
        The page that explains it, without suffix.
    sources
        What the formulas rest on.
    is_own
        Whether it holds a reader's inputs rather than those of the course's firm.
    """

    name: str
    title: str
    question: str
    sections: tuple[Section, ...]
    chart: str
    checked: str
    model: Callable[[Values], dict[str, float]]
    page: str
    sources: tuple[str, ...] = ()
    is_own: bool = False

    def rows(self) -> Iterator[Input | Choice | Line]:
        """Yield all rows, in order."""
        for section in self.sections:
            yield from section.rows

    @property
    def inputs(self) -> dict[str, Input | Choice]:
        """The inputs by name."""
        return {row.name: row for row in self.rows() if not isinstance(row, Line)}

    @property
    def lines(self) -> dict[str, Line]:
        """The results by name."""
        return {row.name: row for row in self.rows() if isinstance(row, Line)}

    @property
    def values(self) -> dict[str, float | str]:
        """The inputs of the course's firm, by name."""
        return {name: row.value for name, row in self.inputs.items()}
