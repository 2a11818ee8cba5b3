"""From chapter to chapter: *next* and *previous* pass over the labs, and a chapter's lab stands beside them.

In the table of contents a lab stands below its chapter, so that the general order would lead through all labs.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_LABS = "notebooks/"
_PARENT, _PREVIOUS, _NEXT = range(3)


def _link(app: Sphinx, page: str, way: int) -> dict[str, str] | None:
    """Return address and title of the next page on a way that is no lab."""
    relations = app.builder.relations
    other = relations[page][way]
    while other is not None and other.startswith(_LABS):
        other = relations[other][way]
    if other is None:
        return None
    title = app.builder.render_partial(app.env.titles[other])["title"]
    return {"link": app.builder.get_relative_uri(page, other), "title": title}


def _lead(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if doctree is None or page not in getattr(app.builder, "relations", {}):
        return
    context["prev"], context["next"] = _link(app, page, _PREVIOUS), _link(app, page, _NEXT)
    lab = app.builder.relations[page][_NEXT]
    if page.startswith(_LABS) or lab is None or not lab.startswith(_LABS):
        return
    title = app.builder.render_partial(app.env.titles[lab])["title"]
    with using(app.config.language):
        words = escape(_("The lab of this chapter:"))
    address = escape(app.builder.get_relative_uri(page, lab))
    context["body"] += f'<p class="chapter-lab">{words} <a class="reference internal" href="{address}">{title}</a></p>'


def setup(app: Sphinx) -> None:
    """Set the ways on each page as it is written."""
    app.connect("html-page-context", _lead)
