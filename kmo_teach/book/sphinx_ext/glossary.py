"""``{course-glossary}``: the glossary in the page's language, each term with its name in the other two.

The terms are data: ``kmo_teach/facts/glossary.csv`` with the columns ``en``, ``nl``, ``fr``, ``definition_en`` and
``definition_nl``. A page may use a term in any of the three languages with ``{term}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.domains.std import Glossary
from sphinx.util.docutils import SphinxDirective

from kmo_teach import facts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["CourseGlossary", "setup"]

_LANGUAGES = ("en", "nl", "fr")


class CourseGlossary(SphinxDirective):
    """Render the table of terms as a Sphinx glossary."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the glossary, sorted in the page's language."""
        language = self.config.language
        path = facts.path("glossary.csv")
        self.env.note_dependency(str(path))
        others = [code for code in _LANGUAGES if code != language]
        lines: list[str] = []
        names: dict[str, str] = {}
        for row in sorted(facts.table("glossary.csv"), key=lambda row: row[language].casefold()):
            for code in (language, *others):
                if row[code] and row[code].casefold() not in names:
                    names[row[code].casefold()] = code
                    lines.append(row[code])
            lines += ["  " + (row.get(f"definition_{language}") or row["definition_en"]), ""]
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
