"""The words in which an app is described: inputs, ready-made cases, charts, tables and results.

A description is data. ``answer`` checks the reader's inputs against it, :mod:`kmo_teach.apps.kit.markup`
writes it as HTML, :mod:`kmo_teach.apps.kit.widget` makes a Jupyter widget of it. Labels and sentences are given in the
reader's language, so an app is described by a function that is called anew for each language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

__all__ = [
    "App",
    "Chart",
    "Choice",
    "Choices",
    "Column",
    "Group",
    "Input",
    "Number",
    "Percent",
    "Preset",
    "Result",
    "Slider",
    "Switch",
    "Table",
    "euro",
    "per_cent",
]


@dataclass(frozen=True, slots=True)
class Slider:
    """A number that the reader drags or types: a range control with a number box beside it.

    ``unit`` stands behind the number ("EUR", "days"); ``decimals`` says how the number is written; ``help`` is one
    sentence under the control. ``step`` is what one arrow key changes; typed numbers may lie between steps. ``times``
    is what the model gets for one unit: 1,000 where the reader sets thousands.
    """

    name: str
    label: str
    _: KW_ONLY
    minimum: float
    maximum: float
    step: float
    default: float
    unit: str = ""
    decimals: int = 0
    help: str = ""
    times: int = 1

    def for_model(self, value: float) -> float:
        """Return what the model gets for a value as the reader sees it."""
        return value if self.times == 1 else self.times * value


@dataclass(frozen=True, slots=True)
class Percent(Slider):
    """A slider on which the reader sets per cent, and of which the model gets a fraction.

    Bounds, step and default are per cent, as the reader sees them.

    Examples
    --------
    >>> Percent("margin", "Margin", default=8).for_model(8)
    0.08
    """

    _: KW_ONLY
    minimum: float = 0
    maximum: float = 100
    step: float = 1
    unit: str = "%"

    def for_model(self, value: float) -> float:
        """Return the fraction."""
        return value / 100


def per_cent(fraction: float) -> float:
    """Return the per cent that a reader set, from the fraction that the model got, free of rounding noise.

    Examples
    --------
    >>> 100 * 0.044, per_cent(0.044)
    (4.3999999999999995, 4.4)
    """
    return round(100 * fraction, 6)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the reader types. Either bound may be left out."""

    name: str
    label: str
    _: KW_ONLY
    default: float
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    decimals: int = 0
    help: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options, by value and label: a drop-down list, or radio buttons when ``radio`` is true."""

    name: str
    label: str
    _: KW_ONLY
    options: Mapping[str, str]
    default: str
    radio: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of several options, by value and label: checkboxes. The app receives a tuple of values."""

    name: str
    label: str
    _: KW_ONLY
    options: Mapping[str, str]
    default: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """Yes or no."""

    name: str
    label: str
    _: KW_ONLY
    default: bool = False
    help: str = ""


Input = Slider | Number | Choice | Choices | Switch


@dataclass(frozen=True, slots=True)
class Group:
    """Inputs under one heading."""

    heading: str
    inputs: tuple[Input, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made case that the reader loads with one button. Inputs that ``values`` leaves out take their default."""

    name: str
    label: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: a Vega-Lite specification of one view or of layers, with named data sets only.

    ``spec`` names its data (``{"data": {"name": "curve"}}``) and may give a ``height`` in pixels; width, colours of
    text and axes, and number formats come from the house. Fixed scale domains read better while a slider moves.
    """

    name: str
    title: str
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``kind`` is ``"text"``, ``"number"``, ``"money"`` (``unit`` is the ISO 4217 code), ``"percent"`` (of a fraction) or
    ``"date"``. In a downloaded file the column is called ``name``, with the unit behind it.
    """

    name: str
    label: str
    kind: Literal["text", "number", "money", "percent", "date"] = "text"
    decimals: int = 0
    unit: str = ""


def euro(name: str, label: str, decimals: int = 0) -> Column:
    """Return a column of amounts in EUR."""
    return Column(name, label, "money", decimals, "EUR")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results: a title, typed columns, and rows in the order of the columns. ``None`` is an empty cell."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """What an app computes from its inputs.

    Attributes
    ----------
    sentence
        The answer to the app's question, in one to three sentences. Screen readers announce it.
    data
        Rows for the charts, by data set name.
    alts
        For each chart, by name, what it shows for these inputs, in a sentence.
    tables
        The numbers behind the charts and whatever else the reader wants to see in full.
    warnings
        What the reader must bear in mind (estimates, limits of the model).
    """

    sentence: str
    data: Mapping[str, Sequence[Mapping[str, Any]]]
    alts: Mapping[str, str]
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class App:
    """An interactive app: a question, inputs, ready-made cases, charts, and the function that computes the result.

    ``compute`` receives the checked inputs by name, in the model's units, and may raise
    :class:`kmo_teach.inputs.InputError`, whose ``name`` says at which input the reader sees the error.
    ``workbook`` names the spreadsheet that holds the same model, if there is one; ``workbook_about`` says which part of
    the app it is about, where it is not all of it.
    """

    name: str
    title: str
    question: str
    inputs: tuple[Input | Group, ...]
    charts: tuple[Chart, ...]
    compute: Callable[[dict[str, Any]], Result]
    presets: tuple[Preset, ...] = ()
    note: str = ""
    workbook: str = ""
    workbook_about: str = ""

    @property
    def fields(self) -> tuple[Input, ...]:
        """All inputs in reading order, groups opened."""
        found: list[Input] = []
        for item in self.inputs:
            found.extend(item.inputs if isinstance(item, Group) else (item,))
        return tuple(found)

    @property
    def defaults(self) -> dict[str, Any]:
        """The default of each input, by name."""
        return {item.name: item.default for item in self.fields}

    def for_model(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return checked inputs as ``compute`` receives them: fractions for per cent, EUR for thousands."""
        return {
            item.name: item.for_model(values[item.name]) if isinstance(item, Slider) else values[item.name]
            for item in self.fields
        }
