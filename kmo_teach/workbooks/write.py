"""Make the file of a workbook: layout, formulas with the results that the model gives, check, chart, protection.

The only module that needs XlsxWriter, which can write a formula's result beside it: a preview then shows numbers.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kmo_teach.language import _, pgettext, using
from kmo_teach.palette import BLUE
from kmo_teach.workbooks.describe import FORMS, Choice, Input, Line, Section, Workbook

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

__all__ = ["CHECK", "file_name", "write"]

CHECK = "check"
"""Name of the check cell."""
_CENT = 0.005
_MADE = datetime(1980, 1, 1)
_WIDTHS = {"A": 48, "B": 26, "C": 26, "D": 60}
_LINE = 15.0
"""Height of a line of text, in points."""
_LABEL, _VALUE, _UNIT, _WHY, _FIRST, _CHANGED = range(6)
"""Columns; the last two are hidden: the value that the file was made with, and whether it was changed."""


def file_name(workbook: str, language: str, *, is_own: bool = False) -> str:
    """Return the name of a workbook's file.

    >>> file_name("cash_cycle", "nl"), file_name("cash_cycle", "nl", is_own=True)
    ('cash-cycle-nl.xlsx', 'cash-cycle-own-nl.xlsx')
    """
    return f"{workbook.replace('_', '-')}{'-own' if is_own else ''}-{language}.xlsx"


def write(workbook: Workbook, language: str) -> bytes:
    """Return the file of a workbook. The same workbook gives the same bytes."""
    import xlsxwriter

    content = io.BytesIO()
    with using(language), xlsxwriter.Workbook(content, {"in_memory": True}) as file:
        file.set_properties({"title": workbook.title, "comments": workbook.question, "created": _MADE})
        _Sheet(file, workbook).fill()
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class _Formats:
    """The looks of cells, made once for a file."""

    file: xlsxwriter.Workbook

    def get(self, form: str = "text", **more: Any) -> Any:
        return self.file.add_format({"num_format": FORMS[form], "valign": "top", **more})


class _Sheet:
    """The sheet that is being filled, row by row, and the lists behind its choices."""

    def __init__(self, file: xlsxwriter.Workbook, workbook: Workbook) -> None:
        self._file, self._workbook = file, workbook
        self._formats = _Formats(file)
        self._sheet: Worksheet = file.add_worksheet(_("Calculation"))
        self._lists: Worksheet = file.add_worksheet("lists")
        self._lists.hide()
        self._found = workbook.model(workbook.values)
        self._row = 0
        self._list_column = 0
        self._changed: list[int] = []
        self._places: dict[str, int] = {}

    def fill(self) -> None:
        """Fill the sheet from top to bottom."""
        self._set_up()
        self._head()
        for section in self._workbook.sections:
            self._section(section)
        self._check()
        self._foot()
        self._draw()
        self._sheet.print_area(0, 0, self._row, _WHY)

    def _set_up(self) -> None:
        for column, width in _WIDTHS.items():
            self._sheet.set_column(f"{column}:{column}", width)
        self._sheet.set_column(_FIRST, _CHANGED, None, None, {"hidden": True})
        self._sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer(f"&L{self._workbook.title.replace('&', '&&')}&R&P / &N")
        self._sheet.hide_gridlines(2)

    def _head(self) -> None:
        self._sheet.set_row(0, 24)
        self._sheet.write_string(0, _LABEL, self._workbook.title, self._formats.get(bold=True, font_size=16))
        self._sheet.write_string(1, _LABEL, self._workbook.question)
        note = _("Yellow cells are yours to change. All others are protected, without a password.")
        if self._workbook.is_own:
            note = _("The yellow cells hold your inputs of the app.") + " " + note
        self._sheet.write_string(2, _LABEL, note, self._formats.get(italic=True))
        self._row = 4

    def _section(self, section: Section) -> None:
        heading = self._formats.get(bold=True, bottom=1, bg_color="#EEEEEE")
        for column, text in ((_LABEL, section.title), (_VALUE, ""), (_UNIT, _("Unit")), (_WHY, _("Source or reason"))):
            self._sheet.write_string(self._row, column, text, heading)
        self._places[section.title] = self._row + 1
        self._row += 1
        for row in section.rows:
            match row:
                case Input():
                    self._input(row)
                case Choice():
                    self._choice(row)
                case Line():
                    self._line(row)
            self._row += 1
        self._row += 1

    def _words(self, label: str, unit: str, why: str, *, value: str = "", strong: bool = False) -> None:
        lines = max(
            _lines(text, width) for text, width in zip((label, value, unit, why), _WIDTHS.values(), strict=True)
        )
        if lines > 1:  # not every program makes a row higher by itself
            self._sheet.set_row(self._row, lines * _LINE)
        self._sheet.write_string(self._row, _LABEL, label, self._formats.get(bold=strong, text_wrap=True))
        self._sheet.write_string(self._row, _UNIT, unit, self._formats.get(align="left", indent=1))
        self._sheet.write_string(self._row, _WHY, why, self._formats.get(text_wrap=True, font_color="#444444"))

    def _name(self, name: str, row: int, column: int = _VALUE, sheet: str = "") -> None:
        title = sheet or self._sheet.get_name()
        self._file.define_name(name, f"='{title}'!${_letters(column)}${row + 1}")

    def _mine(self, form: str, **more: Any) -> Any:
        return self._formats.get(form, locked=False, bg_color="#FFF9C4", border=1, **more)

    def _input(self, one: Input) -> None:
        self._words(one.label, one.unit, one.source)
        look = self._formats.get(one.form) if one.fixed else self._mine(one.form)
        self._sheet.write_number(self._row, _VALUE, one.value, look)
        self._name(one.name, self._row)
        if one.fixed:
            return
        allowed = _("From {low} to {high}.").format(low=_plain(one.minimum), high=_plain(one.maximum))
        self._sheet.data_validation(
            self._row,
            _VALUE,
            self._row,
            _VALUE,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": one.minimum,
                "maximum": one.maximum,
                "error_title": one.label[:32],
                "error_message": allowed,
            },
        )
        self._sheet.write_number(self._row, _FIRST, one.value)
        self._watch()

    def _watch(self) -> None:
        """Count the cell of this row as changed when it no longer holds what the file was made with."""
        cell = self._row + 1
        self._sheet.write_formula(self._row, _CHANGED, f"=IF(B{cell}=E{cell},0,1)", None, 0)
        self._changed.append(self._row)

    def _choice(self, one: Choice) -> None:
        self._words(one.label, "", one.source, value=max(one.options.values(), key=len))
        labels, keys = list(one.options.values()), list(one.options)
        last, column = len(labels), _letters(self._list_column)
        self._lists.write_column(0, self._list_column, [one.name, *labels])
        source = f"=lists!${column}$2:${column}${last + 1}"
        self._sheet.write_string(self._row, _VALUE, one.options[one.value], self._mine("text", text_wrap=True))
        self._sheet.data_validation(self._row, _VALUE, self._row, _VALUE, {"validate": "list", "source": source})
        self._name(one.name, self._row)
        self._sheet.write_string(self._row, _FIRST, one.options[one.value])
        self._watch()
        place = last + 2
        match_it = f"=MATCH({one.name},lists!${column}$2:${column}${last + 1},0)"
        self._lists.write_formula(place, self._list_column, match_it, None, keys.index(one.value) + 1)
        self._name(f"{one.name}_number", place, self._list_column, "lists")
        self._list_column += 1
        for name, numbers in one.table.items():
            self._table(name, numbers, f"{one.name}_number", keys.index(one.value))

    def _table(self, name: str, numbers: tuple[float, ...], number: str, chosen: int) -> None:
        column, last = _letters(self._list_column), len(numbers)
        self._lists.write_column(0, self._list_column, [name, *numbers])
        found = f"=INDEX(lists!${column}$2:${column}${last + 1},{number})"
        self._lists.write_formula(last + 2, self._list_column, found, None, numbers[chosen])
        self._file.define_name(name, f"=lists!${column}${last + 3}")
        self._list_column += 1

    def _line(self, one: Line) -> None:
        self._words(one.label, one.unit, one.why, strong=one.strong)
        look = self._formats.get(one.form, bold=one.strong, **({"top": 1} if one.strong else {}))
        self._sheet.write_formula(self._row, _VALUE, f"={one.formula}", look, self._found[one.name])
        self._name(one.name, self._row)

    def _check(self) -> None:
        one = self._workbook.lines[self._workbook.checked]
        first, last = self._changed[0] + 1, self._changed[-1] + 1
        same = _("agrees with the course's model")
        words = (same, _("DIFFERS from the course's model"), _("your own inputs: nothing to compare with"))
        quoted = [word.replace('"', '""') for word in words]
        formula = (
            f'=IF(SUM(F{first}:F{last})=0,IF(ABS({one.name}-model_result)<{_CENT},"{quoted[0]}","{quoted[1]}"),'
            f'"{quoted[2]}")'
        )
        self._words(_("What the model gives for the inputs of the file: {what}").format(what=one.label), one.unit, "")
        self._sheet.write_number(self._row, _VALUE, self._found[one.name], self._formats.get(one.form))
        self._name("model_result", self._row)
        self._row += 1
        self._words(pgettext("a cell that compares", "Check"), "", "", value=max(words, key=len), strong=True)
        self._sheet.write_formula(self._row, _VALUE, formula, self._formats.get(bold=True, text_wrap=True), same)
        self._name(CHECK, self._row)
        self._row += 2

    def _foot(self) -> None:
        invented = () if self._workbook.is_own else (_("The amounts of the course's firm are invented."),)
        words = [*self._workbook.sources, *invented, _("Text and figures: CC BY 4.0.")]
        for word in words:
            self._sheet.write_string(self._row, _LABEL, word, self._formats.get(font_color="#444444"))
            self._row += 1
        self._row += 1

    def _draw(self) -> None:
        section = next(one for one in self._workbook.sections if one.title == self._workbook.chart)
        rows = [row for row in section.rows if isinstance(row, Line)]
        shown = rows[:-1] if rows[-1].strong else rows  # a sum would make all else small
        first = self._places[section.title]
        last, title = first + len(shown) - 1, self._sheet.get_name()
        chart: Any = self._file.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": [title, first, _LABEL, last, _LABEL],
                "values": [title, first, _VALUE, last, _VALUE],
                "fill": {"color": BLUE},
                "gap": 40,
            }
        )
        chart.set_title({"name": section.title, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "label_position": "low"})
        chart.set_x_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
        height = 90 + 24 * len(shown)
        chart.set_size({"width": 900, "height": height})
        self._sheet.insert_chart(self._row, _LABEL, chart, {"description": _described(shown, self._found)})
        self._row += height // 20 + 1


def _described(lines: Sequence[Line], found: Mapping[str, float]) -> str:
    """Return the chart in words, for who does not see it, with the values of the file."""
    return "; ".join(f"{line.label} {found[line.name]:,.2f}" for line in lines)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes at most in a column so many characters wide.

    >>> _lines("0 %", 10), _lines("at the end of the term", 11)
    (1, 2)
    """
    return len(textwrap.wrap(text, int(1.05 * width))) or 1


def _letters(column: int) -> str:
    """Return a column's letters.

    >>> [_letters(column) for column in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    return (chr(ord("A") + column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _plain(value: float) -> str:
    return f"{value:,.10g}"
