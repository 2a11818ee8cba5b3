"""``{practise}`lab-2-1-1, ps2/floor-price, quiz/margin```: where a reader practises an objective.

A lab step goes by its label and becomes a link with its number. A task goes by its assignment and its name and
becomes its title, with a link to the page where it is done. A question of the page's own quiz and a practice task of
the page (``practice/forward``) become links to them.
Below each objective the line is folded to one word: the reader who wants to practise opens it.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole
from sphinx.util.osutil import relative_uri

from kmo_teach.book.quiz import QuizError, read_file
from kmo_teach.book.sphinx_ext.assignment import page_of
from kmo_teach.book.sphinx_ext.folded import fold
from kmo_teach.book.sphinx_ext.quiz import question_id, quiz_file
from kmo_teach.check.public_part import PublicTask
from kmo_teach.language import _, using
from kmo_teach.practice.tasks.kit.markup import anchor
from kmo_teach.practice.tasks.kit.registry import find, tasks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Practise", "setup"]


class Practise(SphinxRole):
    """Name lab steps, tasks and questions."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return them in one line; an unknown one is a fault of the page."""
        line = nodes.inline(classes=["practise"])
        for place, target in enumerate(self.text.split(",")):
            if place:
                line += nodes.Text(" · ")
            try:
                line += self._named(target.strip())
            except (LookupError, QuizError) as fault:
                message = self.inliner.reporter.error(str(fault), line=self.lineno)
                return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [line], []

    def _named(self, target: str) -> nodes.Node:
        kind, slash, name = target.partition("/")
        if not slash:
            return self._step(target)
        own = {"quiz": self._question, "practice": self._practice}
        return own[kind](name) if kind in own else self._task(kind, name)

    def _step(self, label: str) -> nodes.Node:
        link = pending_xref(
            label,
            nodes.inline("", label),
            refdomain="std",
            reftype="ref",
            refexplicit=False,
            reftarget=label,
            refwarn=True,
            refdoc=self.env.docname,
        )
        self.set_source_info(link)
        return link

    def _task(self, assignment: str, name: str) -> nodes.Node:
        task = PublicTask.find(name)
        if task is None or task.assignment != assignment:
            raise LookupError(f"practise: no assignment has a task {assignment}/{name}")
        page = relative_uri(self.env.docname, page_of(assignment))
        with using(self.config.language):
            return nodes.reference(
                "", task.title, refuri=f"{page}.html#task-{name}", internal=True, classes=["practise-task"]
            )

    def _question(self, name: str) -> nodes.Node:
        quiz = PurePosixPath(self.env.docname).name
        ids = [question.id for question in read_file(quiz_file(self.env, quiz))]
        if name not in ids:
            raise LookupError(f"practise: the quiz {quiz} has no question {name}")
        with using(self.config.language):
            text = _("Check yourself, question {number}").format(number=ids.index(name) + 1)
        return nodes.reference("", text, refid=question_id(quiz, name), internal=True)

    def _practice(self, name: str) -> nodes.Node:
        chapter = PurePosixPath(self.env.docname).name
        task = find(chapter, name)
        place = tasks_of(chapter).index(task) + 1
        with using(self.config.language):
            text = _("Practice task {number}").format(number=place)
            return nodes.reference("", text, refid=anchor(name), internal=True, reftitle=task.shown_title)


def _shorten(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Leave of "Step 2. The empty chair" the number, after the name of the lab where that is new."""
    for line in doctree.findall(lambda node: isinstance(node, nodes.inline) and "practise" in node["classes"]):
        before = None
        for link in line.findall(nodes.reference):
            if "practise-task" in link["classes"]:
                continue
            step, dot, title = link.astext().partition(". ")
            lab = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.get("refuri", "").partition("#")[0]))
            name = app.env.titles.get(lab.removesuffix(".html"))
            if not dot or name is None:
                continue
            shown = step[0].lower() + step[1:]
            link.children = [nodes.Text(shown if lab == before else f"{name.astext().partition(':')[0]}, {shown}")]
            link["reftitle"] = title
            before = lab


def _fold(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Fold each line to one word behind its objective."""
    if app.builder.format != "html":
        return
    with using(app.config.language):
        title = _("practise this")
    for line in list(doctree.findall(lambda node: isinstance(node, nodes.inline) and "practise" in node["classes"])):
        if isinstance(line.parent, nodes.paragraph) and len(line.parent) == 1:
            line.parent.replace_self(fold([nodes.Text(title)], [line.parent.deepcopy()], classes=["practise-fold"]))


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("practise", Practise())
    app.connect("doctree-resolved", _shorten)
    app.connect("doctree-resolved", _fold)
