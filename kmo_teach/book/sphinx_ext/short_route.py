"""At the top of each chapter: how long it is, and what to read of it when time is short.

The short routes are in ``short-routes.csv`` beside the pages: sections by their label, with the minutes that they take.
The chapter's own line on its time moves up from the box of objectives to stand before them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FILE", "Stop", "read_file", "setup"]

FILE = "short-routes.csv"


@dataclass(frozen=True)
class Stop:
    """A section of a short route.

    Attributes
    ----------
    target
        Label of the section.
    minutes
        How long it takes to read, and to move its app where it has one.
    """

    target: str
    minutes: int


def read_file(path: Path) -> Mapping[str, tuple[Stop, ...]]:
    """Return the short routes by page, in the order of the file.

    Raises
    ------
    ValueError
        When a line's minutes are no whole number above 0.
    """
    found: dict[str, tuple[Stop, ...]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            minutes = int(row["minutes"])
            if minutes < 1:
                raise ValueError(f"{path.name}: {row['target']} takes {minutes} minutes: give a whole number above 0")
            found[row["page"]] = (*found.get(row["page"], ()), Stop(row["target"], minutes))
    return found


def _add(app: Sphinx, doctree: nodes.document) -> None:
    path = Path(app.srcdir) / "book" / FILE
    page = app.env.docname
    if not path.is_file() or not page.startswith("book/"):
        return
    route = read_file(path).get(page)
    if route is None:
        return
    app.env.note_dependency(str(path))
    box = next((one for one in doctree.findall(nodes.admonition) if "objectives" in one["classes"]), None)
    if box is None:
        raise ValueError(f"{page}: {FILE} gives it a short route, and it has no box of objectives to put it before")
    guide = nodes.container("", classes=["reading-guide"])
    if isinstance(box[-1], nodes.paragraph):
        time = box[-1]
        box.remove(time)
        guide += time
    with using(app.config.language):
        guide += _line(page, route)
    box.parent.insert(box.parent.index(box), guide)


def _line(page: str, route: tuple[Stop, ...]) -> nodes.paragraph:
    total = sum(stop.minutes for stop in route)
    words = _("Read {sections}. That takes about {minutes} minutes.").format(sections="{sections}", minutes=total)
    before, _place, after = words.partition("{sections}")
    line = nodes.paragraph("", "", nodes.strong("", _("Short of time?")), nodes.Text(f" {before}"))
    for place, stop in enumerate(route):
        if place:
            line += nodes.Text(" · ")
        line += _link(page, stop.target)
        line += nodes.Text(" " + _("({minutes} min)").format(minutes=stop.minutes))
    line += nodes.Text(after)
    line["classes"].append("short-route")
    return line


def _link(page: str, target: str) -> pending_xref:
    return pending_xref(
        target,
        nodes.inline("", target),
        refdomain="std",
        reftype="ref",
        refexplicit=False,
        reftarget=target,
        refwarn=True,
        refdoc=page,
    )


def setup(app: Sphinx) -> None:
    """Put the guide on each page that has a short route."""
    app.connect("doctree-read", _add)
