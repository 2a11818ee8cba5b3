"""``{slides-start}`` and ``{slides-next}``: what a deck's first and last slide say of its chapter, from the chapter.

The first gives the chapter's objectives and the minutes of all slides together; the last names the lab, the practice
tasks, the quiz and the assignment, as links where the address of the published site is known. Which they are,
``tools/slides`` reads from the chapter's sources (``slides_chapters``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kmo_teach.book.sphinx_ext.slides.notes import minutes_of
from kmo_teach.language import _, using
from kmo_teach.practice.tasks.kit.registry import tasks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Next", "Start", "link", "setup"]


class DeckMinutes(nodes.General, nodes.Inline, nodes.Element):
    """Where the minutes of the deck will stand."""


class _OfChapter(SphinxDirective):
    has_content = False

    @property
    def chapter(self) -> dict[str, Any]:
        """What is known of the chapter that the deck is named after."""
        try:
            known: dict[str, Any] = self.config.slides_chapters[self.env.docname]
        except KeyError:
            raise self.error(f"{self.name}: there is no chapter book/{self.env.docname}.md") from None
        return known


class Start(_OfChapter):
    """Put the objectives and the minutes on the first slide."""

    def run(self) -> list[nodes.Node]:
        """Return them."""
        with using(self.config.language):
            lead = nodes.paragraph("", _("After this chapter you can:"), classes=["lead"])
        items = (nodes.list_item("", nodes.paragraph("", text)) for text in self.chapter["objectives"])
        objectives = nodes.bullet_list("", *items, classes=["objectives"])
        return [nodes.paragraph("", "", DeckMinutes(), classes=["deck-minutes"]), lead, objectives]


class Next(_OfChapter):
    """Put what to do after the lesson on the last slide."""

    def run(self) -> list[nodes.Node]:
        """Return it as a list."""
        chapter, page = self.chapter, f"book/{self.env.docname}"
        tasks = tasks_of(self.env.docname)
        with using(self.config.language):
            words = _("{count} practice tasks, {minutes} minutes").format(
                count=len(tasks), minutes=sum(task.minutes for task in tasks)
            )
            steps = [
                *((_("Do the lab:"), lab["title"], lab["page"], "") for lab in chapter["labs"]),
                (_("Practise:"), words, page, "practise"),
                (
                    _("Test yourself:"),
                    _("{count} questions").format(count=chapter["questions"]),
                    page,
                    "check-yourself",
                ),
                *((_("Hand in:"), one["title"], one["page"], "") for one in chapter["assignments"]),
            ]
        items = (
            nodes.paragraph("", "", nodes.strong("", verb), nodes.Text(" "), link(self.config.course_site, *rest))
            for verb, *rest in steps
        )
        return [nodes.bullet_list("", *(nodes.list_item("", item) for item in items), classes=["next"])]


def link(site: str, words: str, page: str, anchor: str = "") -> nodes.Node:
    """Return a link to a page of the published site, or the words alone where its address is not known.

    >>> link("https://example.org/en/", "the lab", "notebooks/lab")["refuri"]
    'https://example.org/en/notebooks/lab.html'
    """
    if not site:
        return nodes.Text(words)
    address = f"{site}{page}.html" + (f"#{anchor}" if anchor else "")
    return nodes.reference("", words, refuri=address, internal=False)


def _add_minutes(app: Sphinx, doctree: nodes.document) -> None:
    app.env.metadata[app.env.docname]["orphan"] = True  # no deck is part of another: nothing to warn of
    for place in list(doctree.findall(DeckMinutes)):
        with using(app.config.language):
            words = _("{minutes} minutes, with the questions to the room").format(minutes=minutes_of(doctree))
        place.replace_self(nodes.Text(words))


def setup(app: Sphinx) -> None:
    """Register both."""
    app.add_config_value("slides_chapters", {}, "env", types=[dict])
    app.add_directive("slides-start", Start)
    app.add_directive("slides-next", Next)
    app.connect("doctree-read", _add_minutes)
