"""The workbooks by name. A new one is a module with a function ``workbook``, and its name here."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from kmo_teach.inputs import require_choice
from kmo_teach.language import _, using
from kmo_teach.workbooks.describe import Choice, Input, Line, Section, Values, Workbook

__all__ = ["WORKBOOKS", "find"]

WORKBOOKS = (
    "export_price",
    "landed_cost",
    "incremental_cost",
    "channel",
    "net_pay",
    "cash_cycle",
    "cash_position",
    "consolidation",
)
"""In the order of the downloads."""


def find(name: str, language: str, inputs: Values | None = None) -> Workbook:
    """Return a workbook in a language.

    Parameters
    ----------
    name
        One of :data:`WORKBOOKS`.
    language
        ISO 639-1 code.
    inputs
        Inputs of the app that names this workbook, as its model gets them; those of the course's firm when left out.

    Raises
    ------
    InputError
        For an unknown name, or inputs that the workbook is not about.

    Examples
    --------
    >>> find("cash_cycle", "nl").page
    'book/2-4-1-accounting-tax-liquidity'
    """
    require_choice("name", name, WORKBOOKS)
    with using(language):
        make = import_module(f"kmo_teach.workbooks.{name}").workbook
        if inputs is None:
            found: Workbook = make()
            return found
        return _own(make(inputs), make())


def _own(workbook: Workbook, beginning: Workbook) -> Workbook:
    """Say of each value that a reader changed where it comes from."""
    before, source = beginning.values, _("from your inputs in the app")

    def told(row: Input | Choice | Line) -> Input | Choice | Line:
        if isinstance(row, Line) or row.value == before[row.name] or (isinstance(row, Input) and row.is_fact):
            return row
        return replace(row, source=source)

    sections = tuple(Section(one.title, tuple(map(told, one.rows))) for one in workbook.sections)
    return replace(workbook, sections=sections, is_own=True)
