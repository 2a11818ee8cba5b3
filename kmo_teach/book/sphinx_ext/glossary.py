"""``{course-glossary}``: the glossary in the page's language, each term with its name in the others.

The terms are data: ``kmo_teach/facts/glossary.csv`` with a column of terms for each language, named by its code, and
one of definitions, such as ``definition_nl``. A page may use a term in any of the languages with ``{term}``. A page in
a language that the table lacks has the English ones; the check of the translations tells which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.domains.std import Glossary
from sphinx.util.docutils import SphinxDirective

from kmo_teach import facts
from kmo_teach.language import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["CourseGlossary", "setup"]


class CourseGlossary(SphinxDirective):
    """Render the table of terms as a Sphinx glossary."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the glossary, sorted in the page's language."""
        language = self.config.language
        path = facts.path("glossary.csv")
        self.env.note_dependency(str(path))
        rows = facts.table("glossary.csv")
        codes = sorted((column for column in rows[0] if len(column) == 2), key=lambda code: code != language)
        lines: list[str] = []
        names: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: row[codes[0]].casefold()):
            for code in codes:
                if row[code] and row[code].casefold() not in names:
                    names[row[code].casefold()] = code
                    lines.append(row[code])
            lines += ["  " + (row.get(f"definition_{language}") or row[f"definition_{SOURCE_LANGUAGE}"]), ""]
        content = StringList(lines, items=[(str(path), number) for number in range(len(lines))])
        glossary = Glossary(
            "glossary",
            [],
            {},
            content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        ).run()
        for part in glossary:
            for term in part.findall(nodes.term):
                code = names[term.astext().casefold()]
                if code != language:
                    term["classes"] += ["other-language", f"language-{code}"]  # docutils makes a lang attribute of it
        return glossary


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("course-glossary", CourseGlossary)
