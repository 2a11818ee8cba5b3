"""What the reader's own browser remembers: its script on every page, and ``{reader-memory}``, the start page's panel.

Nothing of it leaves the browser (``frontend/src/memory.js``). Chapters, labs and the pages beside them count as read;
the start page and the reference of the functions are looked at.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.sphinx_ext.assets import is_bundled
from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ReaderMemory", "panel_html", "setup"]

_SCRIPT = "memory.js"
_LOOKED_AT = ("book/index", "book/reference")


def _words() -> dict[str, str]:
    return {
        "read": _("(read)"),
        "on": _("Go on where you were: {page}"),
        "case": _("Go on with your last case of this app"),
        "count": _(
            "Kept here: pages read: {pages}; quiz questions right: {answers}; practice tasks solved: {tasks}; apps "
            "with a case of yours: {apps}."
        ),
        "sure": _(
            "This clears the pages that you read, your answers to quizzes and practice tasks and your cases and "
            "guesses in apps. Answers to assignments stay. Go on?"
        ),
        "turnedOn": _("Turned on: from now on this browser remembers."),
        "turnedOff": _("Turned off and cleared."),
        "refused": _("This browser keeps nothing for this site, so nothing is remembered. All else works."),
        "unreadable": _("{file} holds nothing that this page has given away, so nothing was taken over."),
        "taken": _("Taken over from {file}: {count}."),
        "tooMuch": _(
            "{file} is larger than what this page gives away: at most {records} records and {size} MB. Nothing was "
            "taken over."
        ),
        "full": _("This browser has no room left for it, so nothing was taken over."),
    }


def panel_html() -> str:
    """Return the panel in the reader's language; the page's script shows it."""
    what = _(
        "This browser keeps, on this device and nowhere else, which pages you have read, your answers to quizzes and "
        "practice tasks, and your cases and guesses in apps. It may clear them; to keep them or to take them to "
        "another device, save them as a file, which holds all but the guesses and the cases that you named. Your "
        "answers to assignments are not part of it: each assignment has its own notebook."
    )
    return f"""<section class="kmo-memory-panel" hidden aria-label="{escape(_("Where you were"))}">
<p class="kmo-go-on" hidden><a></a></p>
<details><summary>{escape(_("What this browser remembers of you"))}</summary>
<p>{escape(what)}</p>
<p class="kmo-memory-count"></p>
<p><label><input type="checkbox" role="switch" checked /> {escape(_("Remember (off clears it too)"))}</label></p>
<p class="kmo-memory-files"><button type="button" data-action="export">{escape(_("Save as a file"))}</button>
<label>{escape(_("Take over from a file"))} <input type="file" accept=".json,application/json" /></label></p>
<p class="kmo-memory-told" role="status"></p>
</details></section>"""


class ReaderMemory(SphinxDirective):
    """Put the panel on the page."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the panel."""
        with using(self.config.language):
            return [nodes.raw("", panel_html(), format="html")]


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if doctree is None or not page.startswith(("book/", "notebooks/")) or not is_bundled(_SCRIPT):
        return
    app.add_js_file(f"app/{_SCRIPT}", type="module")
    with using(app.config.language):
        words = json.dumps(_words(), ensure_ascii=False).replace("<", "\\u003c")
    context["memory"] = {
        "page": page,
        "root": "../" * page.count("/"),
        "language": app.config.language,
        "counts": not page.startswith(_LOOKED_AT),
        "words": words,
    }


def setup(app: Sphinx) -> None:
    """Register the directive; give the templates ``memory``, and the script to the pages of the book."""
    app.add_directive("reader-memory", ReaderMemory)
    app.connect("html-page-context", _add)
