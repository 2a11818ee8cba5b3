"""``{notes}``: what the speaker sees beside a slide, with the slide's minutes and what to ask the room.

sphinx-revealjs has such a directive too, for plain text without paragraphs and without minutes. The minutes go to
reveal.js as the slide's timing, by which the speaker's view tells whether one is ahead or behind.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import positive_int, unchanged_required
from sphinx.util.docutils import SphinxDirective
from sphinx_revealjs.nodes import revealjs_section

from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["Notes", "minutes_of", "setup"]


class SpeakerNotes(nodes.General, nodes.Element):
    """The notes of one slide."""


class Notes(SphinxDirective):
    """Put notes on the slide that they stand on."""

    has_content = True
    option_spec: ClassVar = {"minutes": positive_int, "ask": unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the slide's timing and its notes."""
        if "minutes" not in self.options:
            raise self.error("notes: say how many minutes the slide takes, with :minutes:")
        minutes = self.options["minutes"]
        notes = SpeakerNotes(minutes=minutes, ask="")
        if ask := self.options.get("ask"):
            parsed, messages = self.state.inline_text(ask, self.lineno)
            with using(self.config.language):
                words = nodes.strong("", _("Ask:"))
            notes += nodes.paragraph("", "", words, nodes.Text(" "), *parsed, *messages, classes=["ask"])
        self.state.nested_parse(self.content, self.content_offset, notes)
        return [revealjs_section(**{"data-timing": str(minutes * 60)}), notes]


def minutes_of(doctree: nodes.document) -> int:
    """Return what all slides of a deck take together."""
    return sum(notes["minutes"] for notes in doctree.findall(SpeakerNotes))


def _visit(self: HTML5Translator, node: SpeakerNotes) -> None:
    with using(self.config.language):
        words = _("{minutes} minutes").format(minutes=node["minutes"]) if node["minutes"] > 1 else _("1 minute")
    self.body.append(f'<aside class="notes"><p class="minutes">{escape(words)}</p>')


def _depart(self: HTML5Translator, node: SpeakerNotes) -> None:
    self.body.append("</aside>\n")


def setup(app: Sphinx) -> None:
    """Register the directive and how its notes are written."""
    app.add_directive("notes", Notes)
    app.add_node(SpeakerNotes, revealjs=(_visit, _depart))
