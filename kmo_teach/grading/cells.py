"""A table as text, of which some cells are changed and every other byte stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kmo_teach.grading.files import fresh
from kmo_teach.grading.tables import Table, TableError, kind_of, read_table
from kmo_teach.language import _

__all__ = ["Cells", "read_cells"]

_Span = tuple[int, int]


@dataclass
class Cells:
    """The cells of a text file; changes are gathered and written to another file.

    Attributes
    ----------
    table
        What the file holds.
    """

    table: Table
    _text: str
    _encoding: str
    _spans: list[list[_Span]]
    _changes: dict[_Span, str] = field(default_factory=dict)

    def change(self, row: int, column: int, value: str) -> None:
        """Give a cell another value, in quotes if it, or all others of its row, stood in quotes."""
        spans = self._spans[row + 1]
        value = value.encode(self._encoding, "replace").decode(self._encoding)
        if column >= len(spans):  # a spreadsheet leaves out empty cells at the end
            end = spans[-1][1]
            before = self._changes.get((end, end), "")
            missing = self.table.separator * (column - len(spans) + 1)
            self._changes[end, end] = before + missing + self._written(value, quoted=False)
            return
        raw = self._text[slice(*spans[column])]
        others = [self._text[a:b] for at, (a, b) in enumerate(spans) if at != column and b > a]
        quoted = raw.startswith('"') or (not raw and bool(others) and all(each.startswith('"') for each in others))
        self._changes[spans[column]] = self._written(value, quoted=quoted)

    def _written(self, value: str, *, quoted: bool) -> str:
        if quoted or any(mark in value for mark in (self.table.separator, '"', "\r", "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value

    def write(self, path: Path) -> None:
        """Write the file with its changes."""
        text = self._text
        for (start, end), value in sorted(self._changes.items(), reverse=True):
            text = text[:start] + value + text[end:]
        with fresh(path) as beside:
            beside.write_bytes(text.encode(self._encoding, _odd(self._encoding)))


def _odd(encoding: str) -> str:
    """Return how bytes that are no text survive."""
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"


def read_cells(path: Path) -> Cells:
    """Read a text file with a table in it.

    Raises
    ------
    TableError
        When it cannot be read, or not be written again as it is.
    """
    if _kind(path) in ("workbook", "old workbook"):
        told = _(
            "{path} is an Excel workbook, and no platform takes one back. Download the file again and do not save it "
            "in Excel. Moodle: the grading worksheet. Canvas: Export. Blackboard: tab or comma delimited. "
            "Brightspace: Export to CSV."
        )
        raise TableError(told.format(path=path))
    table = read_table(path)
    content = path.read_bytes()
    encoding = {"utf-8-sig": "utf-8", "utf-16": _endian(content)}.get(table.encoding, table.encoding)
    try:
        text = content.decode(encoding, _odd(encoding))
        whole = text.encode(encoding, _odd(encoding)) == content
    except UnicodeError:
        whole = False
    if not whole or not table.rows:
        raise TableError(_("{path} cannot be filled in: it is damaged or empty.").format(path=path))
    spans = _spans(text, table.separator)
    filled = [row for row in spans if any(text[a:b].strip(' "\ufeff') for a, b in row)]
    if len(filled) != len(table.rows) + 1:
        raise TableError(_("{path} cannot be filled in: it is damaged or empty.").format(path=path))
    return Cells(table, text, encoding, filled)


def _kind(path: Path) -> str:
    """Return what a file is: Blackboard calls a text file ``.xls``."""
    try:
        return kind_of(path.read_bytes())
    except OSError:
        return ""  # told by what reads it


def _endian(content: bytes) -> str:
    return "utf-16-le" if content.startswith(b"\xff\xfe") else "utf-16-be"


def _spans(text: str, separator: str) -> list[list[_Span]]:
    """Return where each cell of each row stands in the text, quotes included."""
    at = 1 if text.startswith("\ufeff") else 0
    if text[at : at + 4].casefold() == "sep=":  # a line for Excel
        at = text.find("\n", at) + 1
    rows: list[list[_Span]] = []
    row: list[_Span] = []
    while at < len(text):
        end = _end(text, at, separator)
        row.append((at, end))
        if text[end : end + 1] != separator:
            rows.append(row)
            row = []
            end += text[end : end + 2] == "\r\n"
        elif end + 1 == len(text):
            row.append((end + 1, end + 1))
        at = end + 1
    return [*rows, row] if row else rows


def _end(text: str, at: int, separator: str) -> int:
    """Return where the cell that begins here ends."""
    if text[at : at + 1] == '"':
        at = text.find('"', at + 1)
        while at >= 0 and text[at + 1 : at + 2] == '"':
            at = text.find('"', at + 2)
        at = len(text) if at < 0 else at + 1
    while at < len(text) and text[at] not in (separator, "\r", "\n"):
        at += 1
    return at
