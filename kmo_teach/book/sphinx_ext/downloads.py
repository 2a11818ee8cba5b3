"""``{course-downloads}``: links to the book as a PDF and to the whole site as a zip, where they were made.

``make publish`` makes them and says so in the setting ``course_downloads``; then what the directive holds, which is
about those files, is shown too. Any other build tells its reader what to do without. ``{course-labs}`` lists the labs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from kmo_teach.language import LANGUAGES, _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ARCHIVE", "Downloads", "Labs", "pdf_name", "print_words", "setup"]

ARCHIVE = "course-offline.zip"
"""Name of the site's archive, in the folder that holds the languages."""


def pdf_name(language: str) -> str:
    """Return the name of a language's PDF, in the folder that holds the languages.

    >>> pdf_name("nl")
    'course-nl.pdf'
    """
    return f"course-{language}.pdf"


def print_words(language: str) -> dict[str, str]:
    """Return the words that only the printed edition needs."""
    with using(language):
        return {"contents": _("Contents"), "licence": _("Text, figures and data: CC BY 4.0. Code: MIT.")}


class Downloads(SphinxDirective):
    """Render the list of files to download."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the list and what is said of it, or a sentence where this build has nothing to download."""
        self.env.note_reread()  # whether there are files depends on the build, not on the page
        with using(self.config.language):
            if not self.config.course_downloads:
                return [
                    nodes.paragraph(
                        "",
                        _(
                            "This copy of the site holds no PDF and no zip. Each page can be printed as it stands: "
                            "choose Print in your browser."
                        ),
                    )
                ]
            up = "../" * (self.env.docname.count("/") + 1)
            files = [
                (_("The whole book as a PDF, in {language}").format(language=LANGUAGES[code].name), pdf_name(code))
                for code in self.config.course_languages
            ]
            files.append((_("The whole site as a zip, to use offline"), ARCHIVE))
        items = [
            nodes.list_item("", nodes.paragraph("", "", nodes.reference("", label, refuri=up + name, internal=True)))
            for label, name in files
        ]
        said = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, said)
        return [nodes.bullet_list("", *items), *said.children]


class Labs(SphinxDirective):
    """Render the list of labs, in the order of the course."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the list, each lab with the title of its page."""
        labs = sorted(page for page in self.env.found_docs if page.startswith("notebooks/"))
        return [nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", "", self._link(lab))) for lab in labs))]

    def _link(self, page: str) -> pending_xref:
        link = pending_xref(
            page,
            nodes.inline("", page),
            refdomain="std",
            reftype="doc",
            refexplicit=False,
            reftarget=f"/{page}",
            refwarn=True,
            refdoc=self.env.docname,
        )
        self.set_source_info(link)
        return link


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_config_value("course_downloads", False, "", types=[bool])
    app.add_directive("course-downloads", Downloads)
    app.add_directive("course-labs", Labs)
