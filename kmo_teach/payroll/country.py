"""What a country's rules consist of: types for its figures and options, and the functions that use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kmo_teach.language import _
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Sheet

__all__ = ["Cliff", "Country", "Unused"]

Figures = TypeVar("Figures")
Choices = TypeVar("Choices")


@dataclass(frozen=True, slots=True)
class Cliff:
    """A place where the employee loses, or the employer pays more at once, although gross pay rises by a cent.

    Attributes
    ----------
    gross
        Highest gross pay before the step; ``None`` where small falls recur over the whole scale (a rule that rounds).
    text
        Why, in English: the key of its translation.
    drop
        Fall in net pay over the next cent of gross pay, in the country's currency; the largest where falls recur; 0
        where only the employer meets the step.
    jump
        Rise in labour cost over the next cent of gross pay, in the country's currency; 0 where only the employee meets
        the step.
    """

    gross: float | None
    text: str
    drop: float = 0.0
    jump: float = 0.0

    @property
    def reason(self) -> str:
        """Why there is a step here, in the reader's words."""
        return _(self.text)


@dataclass(frozen=True, slots=True)
class Unused:
    """The options of a country whose rules leave nothing to choose."""


@dataclass(frozen=True, slots=True)
class Country(Generic[Figures, Choices]):
    """A country's rules, the same for every year.

    Attributes
    ----------
    figures
        Type of the figures of a year: a dataclass with a field for each table of the facts file, see
        :func:`kmo_teach.payroll.figures.read`. A rule that a year does not have is a field that may be ``None``.
    choices
        Type of the options, a dataclass with a field for each.
    options
        Gives the options, with defaults and bounds from a year's figures.
    compute
        Puts a year's pay on a sheet and returns gross pay.
    cliffs
        Gives where net pay falls or labour cost jumps; the sizes are measured afterwards.
    """

    figures: type[Figures]
    choices: type[Choices]
    options: Callable[[Figures], tuple[Option, ...]]
    compute: Callable[[float, Figures, Choices, Sheet], float]
    cliffs: Callable[[Figures, Choices], tuple[Cliff, ...]]
