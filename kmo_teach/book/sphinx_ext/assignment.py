"""``{assignment} ps1``: a page on which students do an assignment, made from the notebook that they get.

The notebook of the page's language is read from the folder of the setting ``course_exercises``; its texts become the
page, and each answer gets a place to write, run and check it (:mod:`kmo_teach.practice`).
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.sphinx_ext.assets import add_where
from kmo_teach.language import LANGUAGES, _, using
from kmo_teach.practice.markup import desk_html, hand_in_html, task_html
from kmo_teach.practice.released import notebook_file, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["Assignment", "page_of", "setup"]

_PAGES = "book/assignments"
_DESK = 'class="kmo-desk"'


def page_of(assignment: str) -> str:
    """Return the page on which an assignment is done.

    >>> page_of("ps1")
    'book/assignments/ps1'
    """
    return f"{_PAGES}/{assignment}"


def _exercises(env: BuildEnvironment) -> Path:
    return Path(env.srcdir, env.config.course_exercises)


class Assignment(SphinxDirective):
    """Put an assignment on the page."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the page's sections; a notebook that cannot be used is a fault of the page."""
        name, language, exercises = self.arguments[0], self.config.language, _exercises(self.env)
        for each in LANGUAGES:
            self.env.note_dependency(str(notebook_file(exercises, name, each)))
        up = "../" * self.env.docname.count("/")
        with using(language):
            try:
                assignment = read(exercises, name)
            except (LookupError, OSError) as fault:
                raise self.error(f"assignment {name}: {fault}") from None
            page = self._section(assignment.introduction, desk_html(assignment, f"{up}assignments/{name}.ipynb"))
            for task in assignment.tasks:
                page += self._section(task.text, task_html(task))
            page += self._section("## " + _("Hand in"), hand_in_html(assignment))
        return [page]

    def _section(self, text: str, below: str) -> nodes.Node:
        """Return the text of a cell, which begins with a heading, as a section with some HTML below it."""
        heading, _end, body = text.strip().partition("\n")
        words, messages = self.state.inline_text(heading.lstrip("# "), self.lineno)
        section = nodes.section("", nodes.title(heading, "", *words), *messages)
        self.state.document.note_implicit_target(section, section)
        self.set_source_info(section)
        if body:
            self.state.nested_parse(StringList(body.split("\n"), source=self.env.docname), 0, section)
        section += nodes.raw("", below, format="html")
        return section


def _copy(app: Sphinx) -> None:
    """Put the notebooks as students get them beside the pages."""
    if app.builder.format != "html" or not (app.srcdir / _PAGES).is_dir():
        return
    for page in sorted((app.srcdir / _PAGES).glob("*.md")):
        source = notebook_file(app.srcdir / app.config.course_exercises, page.stem, app.config.language)
        target = Path(app.outdir, "assignments", source.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def setup(app: Sphinx) -> None:
    """Register the directive, and its script and style on pages that have one."""
    app.add_config_value("course_exercises", "exercises", "env", types=[str])
    app.add_directive("assignment", Assignment)
    app.connect("builder-inited", _copy)
    add_where(app, _DESK, "practice.css", "practice.js")
