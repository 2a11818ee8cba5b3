"""A workbook computed by a program of others: the library ``formulas`` reads the file and recalculates it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # its own code, compiled on first import
    import formulas

from kmo_teach.workbooks import Choice, Workbook

__all__ = ["Engine"]


class Engine:
    """A file that can be computed again and again with other inputs."""

    def __init__(self, path: Path, workbook: Workbook) -> None:
        self._workbook = workbook
        self._model = formulas.ExcelModel().loads(str(path)).finish()
        self._book = path.name

    def _cell(self, name: str) -> str:
        found: str = self._model.references[f"'[{self._book}]'!{name.upper()}"].ranges[0]["name"]
        return found

    def compiled(self, outputs: Iterable[str]) -> Callable[[Mapping[str, float | str]], dict[str, Any]]:
        """Return what gives the cells of some names for inputs by name."""
        inputs, names = self._workbook.inputs, list(outputs)
        run = self._model.compile([self._cell(name) for name in inputs], [self._cell(name) for name in names])

        def calculate(values: Mapping[str, float | str]) -> dict[str, Any]:
            given = (
                one.options[str(values[name])] if isinstance(one, Choice) else values[name]
                for name, one in inputs.items()
            )
            found = run(*(np.array([[value]], dtype=object) for value in given))
            results = found if isinstance(found, list | tuple) else [found]
            return {name: result.value[0, 0] for name, result in zip(names, results, strict=True)}

        return calculate
