"""A plate: a Matplotlib figure that everybody can read.

A plate carries its alternative text and its data. In a notebook and in the book it shows itself as inline SVG whose
text and axes take the colour of the page, so that it works in light and dark, with the data as a table below.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any
from xml.etree import ElementTree

import matplotlib
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from kmo_teach.html import Html, html, joined
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number

__all__ = ["Plate"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_INK = re.compile("#000000", re.IGNORECASE)
_FAMILY = re.compile(r"font-family:[^;]*")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


class Plate:
    """A figure with its alternative text and its data.

    Parameters
    ----------
    figure
        The Matplotlib figure. What is drawn in black takes the text colour of the page.
    alt
        What the figure shows, in one or a few sentences. Required.
    data
        The figures drawn; the first column names the rows. Required.
    caption
        A line below the figure, if any.
    decimals
        Decimals with which the table shows numbers that are not whole.

    Raises
    ------
    InputError
        When the alternative text or the data is missing.
    """

    def __init__(
        self, figure: Figure, alt: str, data: pd.DataFrame, caption: str | None = None, *, decimals: int = 2
    ) -> None:
        if not isinstance(alt, str) or not alt.strip():
            raise InputError("alt", alt, _("Describe what the figure shows."))
        if not isinstance(data, pd.DataFrame) or data.empty:
            raise InputError("data", type(data).__name__, _("Give the data of the figure as a table with rows."))
        self.figure = figure
        self.alt = alt.strip()
        self.data = data
        self.caption = caption
        self.decimals = decimals

    @property
    def svg(self) -> str:
        """The figure as one SVG element: same input, same text; no clash of ids with another plate on the page."""
        text = io.StringIO()
        _write_ticks_as_the_reader(self.figure)
        with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "kmo-teach"}):
            self.figure.savefig(text, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        return _for_page(text.getvalue(), self.alt)

    @property
    def table(self) -> Html:
        """The data as an HTML table with a caption and scoped headings, numbers as the reader writes them."""
        head = (html('<th scope="col">{name}</th>', name=name) for name in self.data.columns)
        rows = (html("<tr>{row}</tr>", row=self._row(row)) for row in self.data.itertuples(index=False, name=None))
        return html(
            "<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>",
            caption=_("Data of this figure"),
            head=joined(head),
            rows=joined(rows),
        )

    def _row(self, row: tuple[Any, ...]) -> Html:
        first, *others = row
        cells = joined(html("<td>{cell}</td>", cell=self._cell(value)) for value in others)
        return html('<th scope="row">{first}</th>{cells}', first=self._cell(first), cells=cells)

    def _cell(self, value: object) -> str:
        if isinstance(value, float):
            return "" if pd.isna(value) else number(value, 0 if value.is_integer() else self.decimals)
        return number(value) if isinstance(value, int) else str(value)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        shown = html(
            '<figure class="kmo-plate"><div style="overflow-x:auto">{svg}</div>{caption}'
            "<details><summary>{summary}</summary>{table}</details></figure>",
            svg=Html(self.svg),
            caption=html("<figcaption>{caption}</figcaption>", caption=self.caption) if self.caption else "",
            summary=_("Data of this figure"),
            table=self.table,
        )
        return {"text/html": shown, "text/plain": self.alt}

    def __repr__(self) -> str:
        return f"Plate: {self.alt}"


class _Ticks(ScalarFormatter):
    """Numbers along an axis, with the reader's decimal mark."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return super().__call__(x, pos).replace(".", number(0.5, 1)[1])


def _write_ticks_as_the_reader(figure: Figure) -> None:
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if type(axis.get_major_formatter()) is ScalarFormatter:  # Matplotlib's own; a figure's own stays
                axis.set_major_formatter(_Ticks())


def _for_page(svg: str, alt: str) -> str:
    """Turn Matplotlib's SVG file into an element that is at home inside a page."""
    # A page may hold many plates: ids get a prefix that depends on the content alone.
    prefix = "plate-" + hashlib.sha256(svg.encode()).hexdigest()[:8] + "-"
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            # The style element would restyle the whole page; the metadata says nothing to a reader.
            if child.tag in (f"{{{_SVG}}}style", f"{{{_SVG}}}metadata"):
                parent.remove(child)
    for element in root.iter():
        _adapt(element, prefix)
    width = float(root.attrib["viewBox"].split()[2])
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    # Below 26rem the letters get too small to read: then the figure scrolls, the page does not.
    size = f"width:100%;min-width:26rem;max-width:{width * 4 / 3:.0f}px;height:auto"
    root.attrib |= {
        "role": "img",
        "aria-label": alt,
        "fill": "currentColor",
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
        "style": size,
    }
    ElementTree.register_namespace("", _SVG)
    text = ElementTree.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", "><", text)


def _adapt(element: ElementTree.Element, prefix: str) -> None:
    if element.tag == f"{{{_SVG}}}g":
        element.attrib.pop("id", None)  # nothing refers to a group
    elif "id" in element.attrib:
        element.set("id", prefix + element.attrib["id"])
    if _XLINK in element.attrib:
        element.set("href", "#" + prefix + element.attrib.pop(_XLINK).lstrip("#"))
    for name, value in list(element.attrib.items()):
        if name in ("style", "clip-path"):
            value = _FAMILY.sub("font-family: inherit", _INK.sub("currentColor", value))
            element.set(name, _REFERENCE.sub(lambda match: f"url(#{prefix}{match[1]})", value))
        elif name == "d":
            element.set(name, " ".join(value.split()))
