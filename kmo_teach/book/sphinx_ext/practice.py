"""``{practice} 2-4-2-risks-and-price``: the practice tasks of a chapter (:mod:`kmo_teach.practice.tasks`).

The page as built holds each task with its first numbers, folded; the page's script asks for other ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.sphinx_ext.assets import add_where
from kmo_teach.language import using
from kmo_teach.practice.tasks.kit.markup import section_html
from kmo_teach.practice.tasks.kit.registry import tasks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Practice", "setup"]

_SECTION = 'class="kmo-practice"'


class Practice(SphinxDirective):
    """Put a chapter's practice tasks on the page."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the tasks; a chapter that has none is a fault of the page."""
        chapter = self.arguments[0]
        try:
            tasks = tasks_of(chapter)
        except LookupError as fault:
            raise self.error(str(fault)) from None
        with using(self.config.language):
            return [nodes.raw("", section_html(chapter, tasks), format="html")]


def setup(app: Sphinx) -> None:
    """Register the directive, and its script and style on pages that have tasks."""
    app.add_directive("practice", Practice)
    add_where(app, _SECTION, "practice-tasks.css", "practice-tasks.js")
