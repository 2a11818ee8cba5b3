"""A bibliography that says after each work how far it was confirmed: ``:style: confirmed``.

The words are the field ``annote`` of ``book/references.bib`` and stand nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.richtext import Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as Plain
from pybtex_docutils import Backend

from kmo_teach.book.sphinx_ext.citations import Worded

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry
    from sphinx.application import Sphinx

__all__ = ["Confirmed", "setup"]

_TAG = "confirmed"


class Confirmed(Worded, Plain):
    """The plain style, and after each work the field ``annote``."""

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """Return the work as the plain style has it, with how far it was confirmed."""
        plain = super().format_entry(label, entry, bib_data)
        note = Tag(_TAG, "[", Text.from_latex(entry.fields["annote"]), "]")
        return FormattedEntry(plain.key, Text(plain.text, " ", note), plain.label)


def _english(rawsource: str, text: str, *children: nodes.Node) -> nodes.inline:
    return nodes.inline(rawsource, text, *children, classes=["language-en"])


def setup(app: Sphinx) -> None:
    """Register the style, and how a page shows its words."""
    register_plugin("pybtex.style.formatting", "confirmed", Confirmed)
    Backend.tags[_TAG] = _english
