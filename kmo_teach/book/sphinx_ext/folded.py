"""Boxes that are read on demand, folded to their title: ``Look closer`` boxes and the answers to questions.

They are ``details`` elements: the browser opens them on a click, with the keyboard, and where a search in the page
finds something in them. ``reading.js`` opens the one that an address points to, and all of them for paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["fold", "folded", "setup", "summary"]

_KINDS = {"tension", "dropdown"}
_ANSWER = "dropdown"
"""The class of an answer to a question; another extension's script would fold such a box once more, so it goes."""


class folded(nodes.General, nodes.Element):  # noqa: N801  docutils names its nodes so
    """A part of a page of which the summary is in sight."""


class summary(nodes.TextElement):  # noqa: N801
    """The line of a :class:`folded` part that is always in sight."""


def fold(title: list[nodes.Node], content: list[nodes.Node], **attributes: object) -> folded:
    """Return content folded below a title."""
    return folded("", summary("", "", *title), *content, **attributes)


def _fold_boxes(app: Sphinx, doctree: nodes.document, page: str) -> None:
    if app.builder.format != "html":
        return
    for box in list(doctree.findall(nodes.admonition)):
        if not _KINDS.intersection(box["classes"]) or not isinstance(box[0], nodes.title):
            continue
        kinds = ["answer" if name == _ANSWER else name for name in box["classes"]]
        made = fold(box[0].children, box.children[1:], ids=box["ids"], classes=["admonition", "folded", *kinds])
        made[0]["classes"].append("admonition-title")
        box.parent.replace(box, made)  # `replace_self` would give it the classes of the box


def _open_folded(self: HTML5Translator, node: folded) -> None:
    told = {}
    if "answer" in node["classes"]:
        with using(self.config.language):
            told["data-heading"] = _("Answers")  # above all of them, on paper
    self.body.append(self.starttag(node, "details", **told))


def _close_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append("</details>\n")


def _open_summary(self: HTML5Translator, node: summary) -> None:
    self.body.append(self.starttag(node, "summary", ""))


def _close_summary(self: HTML5Translator, node: summary) -> None:
    self.body.append("</summary>\n")


def setup(app: Sphinx) -> None:
    """Register the two nodes and fold the boxes of each page."""
    app.add_node(folded, html=(_open_folded, _close_folded))
    app.add_node(summary, html=(_open_summary, _close_summary))
    app.connect("doctree-resolved", _fold_boxes)
