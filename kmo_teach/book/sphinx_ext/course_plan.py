"""``{course-plan} six_weeks``: one of the plans of ``plans.toml`` beside the page, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from kmo_teach.apps.kit.registry import find
from kmo_teach.book.plans import PlanError, Session, read_file
from kmo_teach.check.public_part import assignment_title
from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["CoursePlan", "lab_label", "setup"]


def lab_label(name: str) -> str:
    """Return what a lab is called, from its name.

    >>> [lab_label(name) for name in ("lab-0-introduction", "lab-2-4-1-accounting-tax-liquidity", "lab-c-capstone")]
    ['Lab 0', 'Lab 2.4.1', 'Lab C']
    """
    number = ".".join(part for part in name.split("-")[1:] if part.isdigit() or len(part) == 1)
    return _("Lab {number}").format(number=number.upper())


class CoursePlan(SphinxDirective):
    """Show a plan."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the table; a plan that is unknown or does not add up is a fault of the page."""
        path = Path(self.env.doc2path(self.env.docname)).parent / "plans.toml"
        self.env.note_dependency(str(path))
        try:
            plans = read_file(path)
        except (OSError, PlanError) as fault:
            raise self.error(str(fault)) from None
        if self.arguments[0] not in plans:
            raise self.error(f"there is no plan {self.arguments[0]!r}; there are: {', '.join(plans)}")
        with using(self.config.language):
            return [self._table(plans[self.arguments[0]])]

    def _table(self, sessions: tuple[Session, ...]) -> nodes.table:
        head = (
            _("Session"),
            _("Read before"),
            _("In class"),
            _("After"),
            _("Minutes: before, class, after"),
            _("In your platform"),
        )
        group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _column in head), cols=len(head))
        group += nodes.thead("", _row([nodes.paragraph("", text)] for text in head))
        rows = [_row(self._cells(place, session)) for place, session in enumerate(sessions, 1)]
        totals = [sum(getattr(one.minutes, name) for one in sessions) for name in ("before", "in_class", "after")]
        rows.append(_row([[nodes.paragraph("", _("Together"))], [], [], [], [_minutes(*totals)], []]))
        group += nodes.tbody("", *rows)
        return nodes.table("", group)

    def _cells(self, place: int, session: Session) -> Iterable[list[nodes.Node]]:
        yield [nodes.paragraph("", str(place))]
        yield [self._chapter(name) for name in session.read]
        in_class: list[nodes.Node] = [self._chapter(name, minutes) for name, minutes in session.teach.items()]
        for name in session.apps:
            app = find(name, self.config.language)
            in_class.append(nodes.paragraph("", _("App: {title}").format(title=app.title)))
        yield in_class
        after = {lab_label(name): minutes for name, minutes in session.labs.items()}
        after |= {assignment_title(name): minutes for name, minutes in session.assignment.items()}
        yield [nodes.paragraph("", f"{label} ({minutes})") for label, minutes in after.items()]
        yield [_minutes(session.minutes.before, session.minutes.in_class, session.minutes.after)]
        quizzes = ", ".join(_number(name) for name in session.quizzes)
        items = [_("Quiz: {chapter}").format(chapter=quizzes)] if quizzes else []
        items += [lab_label(name) for name in session.labs]
        items += [assignment_title(name) for name in session.assignment]
        yield [nodes.paragraph("", item) for item in items]

    def _chapter(self, name: str, minutes: int | None = None) -> nodes.paragraph:
        link = pending_xref(
            name,
            nodes.inline("", _number(name)),
            refdomain="std",
            reftype="doc",
            refexplicit=True,
            reftarget=name,
            refwarn=True,
            refdoc=self.env.docname,
        )
        line = nodes.paragraph("", "", link)
        if minutes is not None:
            line += nodes.Text(f" ({minutes})")
        return line


def _number(chapter: str) -> str:
    """Return a chapter's number, or its name where it has none."""
    digits = [part for part in chapter.split("-") if part.isdigit()]
    if digits:
        return ".".join(digits)
    return {"introduction": _("Introduction"), "conclusion": _("Conclusion")}[chapter]


def _minutes(before: int, in_class: int, after: int) -> nodes.paragraph:
    return nodes.paragraph("", f"{before} + {in_class} + {after} = {before + in_class + after}")


def _row(cells: Iterable[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("course-plan", CoursePlan)
