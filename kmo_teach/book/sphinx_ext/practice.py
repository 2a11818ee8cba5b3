"""``{practice} 2-4-2-risks-and-price``: the practice tasks of a chapter (:mod:`kmo_teach.practice.tasks`).

The page as built holds each task with its first numbers, folded; the page's script asks for other ones.
A cell of a lab with the tag ``checkpoint`` becomes the tasks that it names (:mod:`kmo_teach.practice.checkpoints`).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.sphinx_ext.assets import add_where
from kmo_teach.language import using
from kmo_teach.practice.tasks.kit.markup import checkpoint_html, section_html
from kmo_teach.practice.tasks.kit.registry import find, tasks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Practice", "asked_in", "setup"]

_SECTION = 'class="kmo-practice'


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


def asked_in(source: str) -> tuple[str, list[str]]:
    """Return the lab and the names of the tasks that a checkpoint's cell asks.

    >>> asked_in("checkpoint('lab-2-1', weeks_lost=..., size=...)")
    ('lab-2-1', ['weeks-lost', 'size'])
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    lab = ast.literal_eval(calls[0].args[0])
    return str(lab), [str(keyword.arg).replace("_", "-") for keyword in calls[0].keywords]


def _show_checkpoints(app: Sphinx, doctree: nodes.document) -> None:
    """Put a box to answer in where a lab's cell asks for answers."""
    cells = [node for node in doctree.findall(nodes.container) if "tag_checkpoint" in node["classes"]]
    for cell in cells:
        source = next(cell.findall(nodes.literal_block)).astext()
        lab, names = asked_in(source)
        with using(app.config.language):
            box = checkpoint_html(lab, tuple(find(lab, name) for name in names))
        cell.replace_self(nodes.raw("", box, format="html"))


def setup(app: Sphinx) -> None:
    """Register the directive and the boxes of labs, and their script and style on pages that have tasks."""
    app.add_directive("practice", Practice)
    app.connect("doctree-read", _show_checkpoints)
    add_where(app, _SECTION, "practice-tasks.css", "practice-tasks.js")
