"""A drawing: a picture that is drawn by hand in SVG, with the same rights for its reader as a plate.

It has its alternative text and its content as a table, takes the colour of the page, and is drawn so that its numbers
can still be read on a phone: the table says what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.html import Html, html, joined
from kmo_teach.language import _

__all__ = ["Drawing", "callout", "letters"]


@dataclass(frozen=True)
class Drawing:
    """A drawing with its words.

    Attributes
    ----------
    shapes
        What stands inside the SVG element; what is drawn in ``currentColor`` takes the colour of the page.
    size
        Width and height of the drawing's own coordinates.
    alt
        What the drawing shows, in one or a few sentences.
    columns
        The table's headings; the first column names the rows.
    rows
        The table.
    caption
        A line below the drawing.
    """

    shapes: str
    size: tuple[int, int]
    alt: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str

    @property
    def svg(self) -> Html:
        """The drawing as one SVG element."""
        width, height = self.size
        return html(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{alt}" '
            'fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" '
            'style="width:100%;max-width:{most}px;height:auto">{shapes}</svg>',
            width=width,
            height=height,
            alt=self.alt,
            most=round(width * 1.4),
            shapes=Html(self.shapes),
        )

    @property
    def table(self) -> Html:
        """What the drawing shows, as a table with scoped headings."""
        head = joined(html('<th scope="col">{name}</th>', name=name) for name in self.columns)
        rows = joined(
            html(
                '<tr><th scope="row">{first}</th>{others}</tr>',
                first=row[0],
                others=joined(html("<td>{cell}</td>", cell=cell) for cell in row[1:]),
            )
            for row in self.rows
        )
        return html(
            "<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>",
            caption=_("What this drawing shows"),
            head=head,
            rows=rows,
        )

    @property
    def figure(self) -> Html:
        """The drawing with its caption and its table, for a page."""
        return html(
            '<figure class="kmo-plate kmo-drawing"><div>{svg}</div><figcaption>{caption}</figcaption>'
            "<details><summary>{summary}</summary>{table}</details></figure>",
            svg=self.svg,
            caption=self.caption,
            summary=_("What this drawing shows"),
            table=self.table,
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.figure, "text/plain": self.alt}


def callout(number: int, x: float, y: float) -> str:
    """Return a number in a ring, to be explained in the table."""
    return f'<circle cx="{x}" cy="{y}" r="13"/>{letters(str(number), x, y + 6, 17)}'


def letters(text: str, x: float, y: float, size: float) -> str:
    """Return words around a place, in the drawing's own coordinates."""
    return html(
        '<text x="{x}" y="{y}" font-size="{size}" font-weight="600" text-anchor="middle" stroke="none" '
        'fill="currentColor">{text}</text>',
        x=x,
        y=y,
        size=size,
        text=text,
    )
