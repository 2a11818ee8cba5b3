"""``{data-card} pricing/shocks.csv``: what a facts file is, and the file to download.

A pattern such as ``payroll/??_????.toml`` gives a card for each file that it fits.

Source, date, unit, kind and licence are what the file itself says at its top; the checksum is the file's.
"""

from __future__ import annotations

import hashlib
import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach import facts
from kmo_teach.facts.header import header, names
from kmo_teach.language import N_, _, number, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["DataCard", "setup"]

_KINDS = {
    "real": N_("real: taken over from its source"),
    "derived": N_("derived: computed or arranged from real data"),
    "reported": N_("reported: the figure stands in a text that quotes its source"),
    "mixed": N_("some read at the source, some in a text that quotes it: the file says which, figure by figure"),
    "proxy": N_("proxy: real, but it stands in for what could not be had"),
    "indicative": N_("indicative: a range that providers name, not an offer"),
    "estimate": N_("estimate: no source gives it exactly"),
    "own": N_("written for this course"),
    "invented": N_("invented for this course"),
}
_LICENCES = {
    "course": N_("CC BY 4.0, as the course"),
    "source": N_("facts of the source, which keeps its own terms: name it; our arrangement is CC BY 4.0"),
    "attribution": N_("CC BY 4.0 of the source, as named above, and of the course"),
}


class DataCard(SphinxDirective):
    """Render the card of a file, or of each file that a pattern fits, as a table."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table, in the page's language."""
        wanted = self.arguments[0]
        found = [name for name in names() if fnmatchcase(name, wanted)]
        if not found:
            raise self.error(f"no facts file {wanted!r}")
        self.env.note_dependency(str((facts.FOLDER / wanted).parent))  # a file that is added makes the page stale
        with using(self.config.language):
            return [self._card(name, facts.path(name)) for name in found]

    def _card(self, name: str, path: Path) -> nodes.table:
        self.env.note_dependency(str(path))
        try:
            return _table(list(self._rows(name, path)))
        except KeyError as missing:
            raise self.error(f"{name}: its top says no {missing}") from None

    def _rows(self, name: str, path: Path):
        said, content = header(name), path.read_bytes()
        address = os.path.relpath(path, Path(self.env.doc2path(self.env.docname)).parent)
        link = addnodes.download_reference("", "", nodes.literal("", name), reftarget=address, refdoc=self.env.docname)
        size = _("{count} bytes").format(count=number(len(content)))
        yield _("File"), [link, nodes.Text(f" ({size})")]
        yield _("What it is"), [nodes.Text(_(_KINDS[said["kind"]]))]
        for key, label in (("source", _("Source")), ("date", _("Date")), ("unit", _("Unit"))):
            yield label, [nodes.Text(_(said[key]))]
        yield _("Licence"), [nodes.Text(_(_LICENCES[said["licence"]]))]
        yield "SHA-256", [nodes.literal("", hashlib.sha256(content).hexdigest())]


def _table(rows: list[tuple[str, list[nodes.Node]]]) -> nodes.table:
    body = nodes.tbody()
    for label, content in rows:
        head, cell = nodes.entry("", nodes.paragraph("", label)), nodes.entry("", nodes.paragraph("", "", *content))
        body += nodes.row("", head, cell)
    group = nodes.tgroup("", nodes.colspec(colwidth=18, stub=1), nodes.colspec(colwidth=82), body, cols=2)
    return nodes.table("", group, classes=["data-card"])


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("data-card", DataCard)
