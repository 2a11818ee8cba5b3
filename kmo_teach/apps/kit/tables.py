"""Result tables as HTML. Each cell carries its raw value too, from which the page writes the CSV file."""

from __future__ import annotations

from datetime import date as _day
from typing import Any

from kmo_teach.apps.kit.describe import Column, Table
from kmo_teach.language import date, money, number, percent

__all__ = ["tables_html"]

# What html.escape does. That module would bring a table of 2,231 entities along to the reader's browser.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def tables_html(tables: tuple[Table, ...]) -> str:
    """Return the tables as HTML.

    Examples
    --------
    >>> print(tables_html((Table("Wedge", (Column("wedge", "Tax wedge", "percent", 1),), [(0.5261,)]),)))
    <div class="kmo-table" tabindex="0" role="group" aria-label="Wedge"><table><caption>Wedge</caption>
    <thead><tr><th scope="col" class="kmo-percent" data-name="wedge">Tax wedge</th></tr></thead>
    <tbody><tr><th scope="row" class="kmo-percent" data-value="0.5261">52.6%</th></tr></tbody></table></div>
    """
    return "\n".join(_table(table) for table in tables)


def _escaped(text: str) -> str:
    return text.translate(_ENTITIES)


def _table(table: Table) -> str:
    head = "".join(
        f'<th scope="col" class="kmo-{column.kind}" data-name="{_file_name(column)}">{_escaped(column.label)}</th>'
        for column in table.columns
    )
    rows = "\n".join("<tr>" + "".join(_cells(table.columns, row)) + "</tr>" for row in table.rows)
    title = _escaped(table.title)
    # A table wider than the screen scrolls in its box: the keyboard must be able to get in, and hear where it is.
    return (
        f'<div class="kmo-table" tabindex="0" role="group" aria-label="{title}"><table><caption>{title}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _file_name(column: Column) -> str:
    return f"{column.name}_{column.unit}" if column.unit else column.name


def _cells(columns: tuple[Column, ...], row: Any) -> list[str]:
    cells = []
    for place, (column, value) in enumerate(zip(columns, row, strict=True)):
        tag = 'th scope="row"' if place == 0 else "td"
        raw = "" if value is None else value.isoformat() if isinstance(value, _day) else str(value)
        shown = _escaped(_shown(column, value))
        cells.append(f'<{tag} class="kmo-{column.kind}" data-value="{_escaped(raw)}">{shown}</{tag[:2]}>')
    return cells


def _shown(column: Column, value: Any) -> str:
    if value is None:
        return "–"
    match column.kind:
        case "number":
            return number(value, column.decimals)
        case "money":
            return money(value, column.unit, column.decimals)
        case "percent":
            return percent(value, column.decimals)
        case "date":
            return date(value)
    return str(value)
