"""The workbooks by name. A new one is a module with a function ``workbook``, and its name here."""

from __future__ import annotations

from importlib import import_module

from kmo_teach.inputs import require_choice
from kmo_teach.language import using
from kmo_teach.workbooks.describe import Workbook

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


def find(name: str, language: str) -> Workbook:
    """Return a workbook in a language.

    Examples
    --------
    >>> find("cash_cycle", "nl").page
    'book/2-4-1-accounting-tax-liquidity'
    """
    require_choice("name", name, WORKBOOKS)
    with using(language):
        found: Workbook = import_module(f"kmo_teach.workbooks.{name}").workbook()
    return found
