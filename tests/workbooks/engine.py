"""A workbook computed by a program of others: the library ``formulas`` reads each formula of the file and evaluates it.

It can compute a whole file too, and does so once for each; for many inputs that takes it a tenth of a second each time.
So the formulas are evaluated one by one, in the order in which they need each other, and for all inputs at once where a
formula holds nothing but operators and functions of single numbers.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import load_workbook

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # its own code, compiled on first import
    import formulas

__all__ = ["Engine"]

_ONE_BY_ONE = re.compile(r"\b(?!(?:IF|LN|SQRT|NORMSDIST|ABS)\()[A-Z]+\(")
"""A function that may take several numbers together, such as MAX: it is asked for one set of inputs at a time."""


class Engine:
    """The named cells of a file, which can be computed for many inputs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = load_workbook(path)
        self._cells: dict[str, Any] = {}
        for name, defined in self._book.defined_names.items():
            ((sheet, cell),) = defined.destinations
            self._cells[name.upper()] = self._book[sheet][cell.replace("$", "")]

    def whole_file(self) -> Callable[[str], Any]:
        """Compute the file as it is, and return what gives the value of a cell by its name."""
        found = formulas.ExcelModel().loads(str(self._path)).finish().calculate()

        def value(name: str) -> Any:
            cell = self._cells[name.upper()]
            return found[f"'[{self._path.name}]{cell.parent.title.upper()}'!{cell.coordinate}"].value[0, 0]

        return value

    def compute(self, cases: Sequence[Mapping[str, Any]]) -> Callable[[str], np.ndarray]:
        """Return what gives a cell's values, one for each case of inputs by the names of their cells."""
        known: dict[str, np.ndarray] = {
            name.upper(): np.array([[case[name]] for case in cases], dtype=object) for name in cases[0]
        }

        def values(name: str) -> np.ndarray:
            if name not in known:
                known[name] = self._evaluated(name, values, len(cases))
            return known[name]

        return lambda name: values(name.upper())[:, 0]

    def _evaluated(self, name: str, values: Callable[[str], np.ndarray], count: int) -> np.ndarray:
        formula = self._cells[name].value
        run = formulas.Parser().ast(formula)[1].compile()
        ranges = {given: self._range(given) for given in run.inputs if "!" in given}
        named = {given: values(given) for given in run.inputs if given not in ranges}
        if not _ONE_BY_ONE.search(formula):
            found = np.asarray(run(*named.values()), dtype=object)
            return np.broadcast_to(found.reshape(-1, 1), (count, 1))
        single = (
            run(*(ranges[given] if given in ranges else named[given][place : place + 1] for given in run.inputs))
            for place in range(count)
        )
        return np.array([[np.asarray(one, dtype=object).ravel()[0]] for one in single], dtype=object)

    def _range(self, address: str) -> np.ndarray:
        sheet, cells = address.split("!")
        found = next(one for one in self._book.worksheets if one.title.upper() == sheet.strip("'"))
        return np.array([[cell.value for cell in row] for row in found[cells]], dtype=object)
