"""Tables as platforms and spreadsheets write them: any separator, any encoding, or a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from kmo_teach.grading.encodings import doubt, encoding_of
from kmo_teach.language import _

__all__ = ["Table", "TableError", "kind_of", "read_table"]

_SEPARATORS = ",;\t|~^"
_MOST_ROWS = 100_000
_LARGEST = 50_000_000


class TableError(ValueError):
    """A table that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and how its file is written, so that it can be written again in the same way.

    Attributes
    ----------
    header
        Names of the columns, without spaces around them.
    rows
        All other rows, each as long as the header.
    encoding, separator, newline
        How a text file is written; the encoding of a workbook is ``xlsx``.
    warning
        Why the encoding is not sure, for the instructor.
    numbers
        Which row of the file each row is, as a spreadsheet counts.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    separator: str = ","
    newline: str = "\n"
    warning: str = ""
    numbers: tuple[int, ...] = ()

    def column(self, *names: str) -> int:
        """Return the place of the first of these columns that there is, or -1; case does not count."""
        lower = [name.casefold() for name in self.header]
        return next((lower.index(name) for name in names if name in lower), -1)


def read_table(path: Path) -> Table:
    """Read a CSV file or an Excel workbook (its first sheet).

    Raises
    ------
    TableError
        When the file cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise TableError(_("{path} is too large to be a list of students.").format(path=path))
        content = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}") from None
    kind = kind_of(content)
    if kind == "zip":
        raise TableError(
            _("{path} is a zip file, such as a platform makes of submissions, and no table.").format(path=path)
        )
    if kind == "workbook":
        return _workbook(path, content)
    if kind == "old workbook":
        raise TableError(_("{path} is an old Excel workbook (.xls). Save it as .xlsx or .csv.").format(path=path))
    return _text(content)


def kind_of(content: bytes) -> str:
    """Return what a file is by its first bytes, whatever its name: ``workbook``, ``old workbook``, ``zip`` or ``text``.

    A damaged workbook is one still.
    """
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "old workbook"
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "text"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "workbook" if "[Content_Types].xml" in archive.namelist() else "zip"
    except Exception:  # damage takes any form
        return "workbook"


def _text(content: bytes) -> Table:
    encoding = encoding_of(content)
    text = content.decode(encoding, "replace")
    newline = "\r\n" if "\r\n" in text else "\n"
    told = ""
    if text[:4].casefold() == "sep=":  # for Excel
        first, _end, text = text.partition("\n")
        told = first.rstrip("\r")[4:5]
    separator = told or _separator(text)
    csv.field_size_limit(_LARGEST)
    found = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
    return replace(_table(found, encoding, separator, newline), warning=_warning(content, encoding))


def _warning(content: bytes, encoding: str) -> str:
    called, names = doubt(content, encoding)
    if not called:
        return ""
    told = _(
        "The table does not say how its accents are written. It was read as a file of {system}, with: {names}. "
        "If that is wrong, save it as CSV UTF-8."
    )
    return told.format(system=called, names=names)


def _separator(text: str) -> str:
    """Return what parts the columns: what the first line has most of outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=bare.count) if any(mark in bare for mark in _SEPARATORS) else ","


def _workbook(path: Path, content: bytes) -> Table:
    try:
        from openpyxl import load_workbook
    except ImportError:
        told = _("Reading {path} needs the package {name}: pip install kmo-teach[grading]")
        raise TableError(told.format(path=path, name="openpyxl")) from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 4 * _LARGEST:
                raise TableError(_("{path} is too large to be a list of students.").format(path=path))
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)]
    except TableError:
        raise
    except Exception:  # a damaged workbook fails in many ways
        raise TableError(_("{path} cannot be read as an Excel workbook.").format(path=path)) from None
    return _table(rows, "xlsx", ",", "\n")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Excel keeps a student number as 123.0
    return str(value)


def _table(rows: list[list[str]], encoding: str, separator: str, newline: str) -> Table:
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return Table((), (), encoding, separator, newline)
    header = tuple(cell.strip().lstrip("\ufeff") for cell in filled[0][1])
    width = len(header)
    body = tuple(tuple((row + [""] * width)[:width]) for _number, row in filled[1:])
    return Table(header, body, encoding, separator, newline, numbers=tuple(number for number, _row in filled[1:]))
