"""Result tables as HTML. Each cell carries its raw value too, from which the page writes the CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as _day
from typing import Any

from kmo_teach.apps.kit.describe import Column, Table
from kmo_teach.html import Html, html, joined
from kmo_teach.language import date, money, number, percent

__all__ = ["tables_html"]


def tables_html(tables: tuple[Table, ...]) -> Html:
    """Return the tables as HTML.

    Examples
    --------
    >>> print(tables_html((Table("Wedge", (Column("wedge", "Tax wedge", "percent", 1),), [(0.5261,)]),)))
    <div class="kmo-table" tabindex="0" role="group" aria-label="Wedge"><table><caption>Wedge</caption>
    <thead><tr><th scope="col" class="kmo-percent" data-name="wedge">Tax wedge</th></tr></thead>
    <tbody><tr><th scope="row" class="kmo-percent" data-value="0.5261">52.6%</th></tr></tbody></table></div>
    """
    return joined((_table(table) for table in tables), "\n")


def _table(table: Table) -> Html:
    head = (
        html(
            '<th scope="col" class="kmo-{kind}" data-name="{name}">{label}</th>',
            kind=column.kind,
            name=_file_name(column),
            label=column.label,
        )
        for column in table.columns
    )
    # A table wider than the screen scrolls in its box: the keyboard must be able to get in, and hear where it is.
    return html(
        '<div class="kmo-table" tabindex="0" role="group" aria-label="{title}"><table><caption>{title}</caption>\n'
        "<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>",
        title=table.title,
        head=joined(head),
        rows=joined((html("<tr>{cells}</tr>", cells=_cells(table.columns, row)) for row in table.rows), "\n"),
    )


def _file_name(column: Column) -> str:
    return f"{column.name}_{column.unit}" if column.unit else column.name


def _cells(columns: tuple[Column, ...], row: Sequence[Any]) -> Html:
    cells, first = [], '<th scope="row" class="kmo-{kind}" data-value="{raw}">{shown}</th>'
    for place, (column, value) in enumerate(zip(columns, row, strict=True)):
        raw = "" if value is None else value.isoformat() if isinstance(value, _day) else value
        template = '<td class="kmo-{kind}" data-value="{raw}">{shown}</td>' if place else first
        cells.append(html(template, kind=column.kind, raw=raw, shown=_shown(column, value)))
    return joined(cells)


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
