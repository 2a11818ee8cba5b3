"""The figures of the course: parameter files and data sets, each with its source, date and unit.

Rates, thresholds, prices and counts live here and nowhere else. A TOML file holds parameters, a CSV file holds a
table; both start with comments or carry columns that name source, date and unit. Add a file and it is readable; the
functions below are the only readers, so that the models work the same from a folder, a wheel and the browser.

Where an app's controls begin, and its ready-made cases, are examples that stay with the app: its note says so.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "parameters", "path", "table"]

FOLDER = Path(__file__).parent
"""Where the facts files lie."""


def path(name: str) -> Path:
    """Return where a facts file is.

    Parameters
    ----------
    name
        Path below the facts folder, such as ``"payroll/be_2025.toml"``.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    """
    file = FOLDER / name
    if not file.is_file():
        raise FileNotFoundError(f"no facts file {name!r}")
    return file


@cache
def parameters(name: str) -> dict[str, Any]:
    """Read a TOML file of parameters. The result is shared: do not change it."""
    return tomllib.loads(path(name).read_text(encoding="utf-8"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV file as a tuple of rows, each a mapping of column to text. Lines that start with ``#`` are notes."""
    with path(name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
