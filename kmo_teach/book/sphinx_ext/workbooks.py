"""``{workbook} export_price``: a link to a model as a spreadsheet; ``{workbooks}``: the list of all.

The files are made with the pages, so that their numbers are those of the same facts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.inputs import InputError
from kmo_teach.language import _, using
from kmo_teach.workbooks.registry import WORKBOOKS, find
from kmo_teach.workbooks.write import file_name, write

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FOLDER", "OneWorkbook", "Workbooks", "setup"]

FOLDER = "workbooks"
"""Folder of the files in a language's site."""
_LIST = "book/downloads"


def _link(directive: SphinxDirective, name: str, label: str) -> nodes.paragraph:
    up = "../" * directive.env.docname.count("/")
    address = f"{up}{FOLDER}/{file_name(name, directive.config.language)}"
    return nodes.paragraph("", "", nodes.reference("", label, refuri=address, internal=True))


class OneWorkbook(SphinxDirective):
    """Offer a model as a spreadsheet."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the link; an unknown name is a fault of the page."""
        language = self.config.language
        try:
            title = find(self.arguments[0], language).title
        except InputError as fault:
            raise self.error(str(fault)) from None
        with using(language):
            label = _("Spreadsheet with the firm's own numbers: {title}").format(title=title)
        return [_link(self, self.arguments[0], label)]


class Workbooks(SphinxDirective):
    """List all workbooks with what each answers."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        items = []
        for name in WORKBOOKS:
            workbook = find(name, self.config.language)
            line = _link(self, name, workbook.title)
            line += nodes.Text(f". {workbook.question}")
            items.append(nodes.list_item("", line))
        return [nodes.bullet_list("", *items)]


def _write(app: Sphinx, fault: Exception | None) -> None:
    if fault or app.builder.format != "html" or _LIST not in app.env.found_docs:
        return  # a failed build, or the instructors' site
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    language = app.config.language
    for name in WORKBOOKS:
        (folder / file_name(name, language)).write_bytes(write(find(name, language), language))


def setup(app: Sphinx) -> None:
    """Register the directives, and make the files when the pages are done."""
    app.add_directive("workbook", OneWorkbook)
    app.add_directive("workbooks", Workbooks)
    app.connect("build-finished", _write)
