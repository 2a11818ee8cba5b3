"""A bibliography that says after each work how far it was confirmed: ``:style: confirmed``.

The words are the field ``annote`` of ``book/references.bib``, in plain text, and stand nowhere else; a page in another
language reads a copy in which they are translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as Plain

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry
    from sphinx.application import Sphinx

__all__ = ["Confirmed", "setup"]


class Confirmed(Plain):
    """The plain style, and after each work the field ``annote``."""

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """Return the work as the plain style has it, with how far it was confirmed."""
        plain = super().format_entry(label, entry, bib_data)
        return FormattedEntry(plain.key, Text(plain.text, f" [{entry.fields['annote']}]"), plain.label)


def setup(app: Sphinx) -> None:
    """Register the style."""
    register_plugin("pybtex.style.formatting", "confirmed", Confirmed)
