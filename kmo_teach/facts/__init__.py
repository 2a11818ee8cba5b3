"""The figures of the course: parameter files and data sets, each with its source, date and unit.

Rates, thresholds, prices and counts live here and nowhere else. A TOML file holds parameters, a CSV file holds a
table; both start with comments or carry columns that name source, date and unit. Add a file and it is readable; the
functions below are the only readers, so that the models work the same from a folder, a wheel and the browser.

Where an app's controls begin, and its ready-made cases, are examples that stay with the app: its note says so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kmo_teach.facts.reading import FactsError, Parameters, Row, make, parse_csv, parse_toml, require_keys

__all__ = ["FOLDER", "FactsError", "Row", "Parameters", "make", "parameters", "path", "require_keys", "table"]

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
def parameters(name: str) -> Parameters:
    """Read a TOML file of parameters. The result is shared: do not change it.

    Raises
    ------
    FactsError
        When the file is no TOML; later, when somebody asks for a key that it does not have.
    """
    return parse_toml(name, path(name).read_text(encoding="utf-8"))


@cache
def table(name: str) -> tuple[Row, ...]:
    """Read a CSV file as a tuple of rows, each a mapping of column to text. Lines that start with ``#`` are notes.

    Raises
    ------
    FactsError
        When a row has more or fewer cells than there are columns; later, when somebody asks for a column that the file
        does not have, or for a number that is none.
    """
    with path(name).open(encoding="utf-8", newline="") as lines:
        return parse_csv(name, lines)
