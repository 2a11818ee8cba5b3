"""The pages of ``kmo read``: all tasks, the students of one, and one answer with its rubric.

Jinja escapes every text; what a student wrote goes through :mod:`~kmo_teach.grading.reading.prose` besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kmo_teach.grading.assignment import translated
from kmo_teach.grading.reading.desk import Desk, Sheet, rubric, shown_points
from kmo_teach.grading.reading.prose import prose, verbatim
from kmo_teach.grading.results import mark_reason
from kmo_teach.grading.task import FunctionTask, Task, ValueTask, WrittenTask
from kmo_teach.grading.typed import WROTE_BESIDE
from kmo_teach.language import LANGUAGES, _, current

__all__ = ["STATIC", "Said", "fault_page", "overview", "saved", "sheet_page", "task_page"]

HERE = Path(__file__).parent
STATIC = {"page.css": "text/css", "page.js": "text/javascript"}
"""Files that a page loads, each with its type."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person tried to give and what came of it: shown again where it was not saved.

    Attributes
    ----------
    points, comment
        As they were typed.
    fault
        What is wrong with the points.
    refused
        Why nothing was saved.
    """

    points: str
    comment: str
    fault: str = ""
    refused: str = ""


def overview(desk: Desk, home: str) -> str:
    """Return the page with all tasks."""
    everything = desk.sheets()
    rows = []
    for task in desk.assignment.tasks:
        sheets = [sheet for sheet in everything if sheet.task.name == task.name]
        rows.append(
            {
                "name": _title(desk, task),
                "href": f"{home}{current()}/{task.name}/",
                "cells": [str(sum(sheet.entry.waits for sheet in sheets)), str(len(sheets)), shown_points(task.points)],
            }
        )
    return _drawn(
        desk,
        home,
        "",
        heading=translated(desk.root, desk.assignment.name, desk.assignment.title),
        lead=_("Names are not shown; what a student wrote may still tell who it is.") if desk.anonymous else "",
        table={"header": [_("Task"), _("To read"), _("Answers"), _("Points")], "rows": rows},
    )


def task_page(desk: Desk, home: str, name: str) -> str:
    """Return the page with all students who answered a task."""
    task = desk.assignment.task(name)
    rows = [
        {"name": sheet.name, "href": _href(home, sheet), "cells": [_state(sheet), shown_points(sheet.points)]}
        for sheet in desk.sheets(name)
    ]
    return _drawn(
        desk,
        home,
        f"{name}/",
        heading=_title(desk, task),
        lead="" if rows else _("Nobody answered this task."),
        table={"header": [_("Student"), _("State"), _("Points")], "rows": rows},
    )


def sheet_page(desk: Desk, home: str, sheet: Sheet, said: Said | None = None) -> str:
    """Return the page with one answer."""
    sheets = desk.sheets(sheet.task.name)
    at = next(at for at, each in enumerate(sheets) if each.who == sheet.who)
    links = _links(home, sheets, at)
    forward = next((link["href"] for link in links if link["rel"] == "next"), f"{home}{current()}/{sheet.task.name}/")
    answer = desk.answer(sheet)
    told = said or Said(shown_points(sheet.entry.points), sheet.entry.comment)
    return _drawn(
        desk,
        home,
        f"{sheet.task.name}/{sheet.who}",
        heading=f"{sheet.name}: {_title(desk, sheet.task)}",
        sheet={
            "where": _where(sheets, at),
            "handed_in": sheet.result.how.told,
            "beside": _(WROTE_BESIDE).format(comment=typed) if (typed := sheet.result.how.typed) else "",
            "question": prose(desk.assignment.question(sheet.task.name, current())),
            "machine": _machine(desk, sheet),
            "answer": prose(answer) if isinstance(sheet.task, WrittenTask) else verbatim(answer),
            "raw": verbatim(answer),
            "rubric": [
                {"shows": translated(desk.root, desk.assignment.name, shows), "points": shown_points(points)}
                for shows, points in rubric(sheet)
            ],
            "action": _href(home, sheet),
            "seen": sheet.stamp,
            "label": _("Points, from 0 to {most}").format(most=shown_points(sheet.task.points)),
            "points": told.points,
            "comment": told.comment,
            "fault": told.fault,
            "refused": told.refused,
            "status": "" if said else _state(sheet),
            "forward": forward,
            "links": links,
            "notebook": [verbatim(cell) for cell in desk.notebook(sheet)],
        },
    )


def fault_page(home: str, told: str) -> str:
    """Return a page that says what went wrong."""
    return _drawn(None, home, "", heading=_("This page cannot be shown"), told=told)


def saved(sheet: Sheet) -> str:
    """Say what was saved."""
    if sheet.entry.points is None:
        return _("Saved. No points yet.") if sheet.entry.waits else _("Saved. The machine's points count.")
    return _("Saved: {points} of {most}.").format(
        points=shown_points(sheet.entry.points), most=shown_points(sheet.task.points)
    )


def _state(sheet: Sheet) -> str:
    if sheet.entry.waits:
        return _("To read")
    return _("Points by the machine") if sheet.entry.points is None else _("Read")


def _machine(desk: Desk, sheet: Sheet) -> str:
    """Return what the machine made of an answer that it could judge, or why it could not."""
    if not isinstance(sheet.task, FunctionTask | ValueTask):
        return ""
    hint = ""
    if sheet.mark.misconception:
        hint = translated(desk.root, desk.assignment.name, sheet.task.misconception(sheet.mark.misconception).hint)
    return mark_reason(sheet.mark, hint, value=isinstance(sheet.task, ValueTask))


def _where(sheets: Sequence[Sheet], at: int) -> str:
    waiting = sum(sheet.entry.waits for sheet in sheets)
    return _("{number} of {all}. Still to read: {waiting}.").format(number=at + 1, all=len(sheets), waiting=waiting)


def _links(home: str, sheets: Sequence[Sheet], at: int) -> list[dict[str, str]]:
    found = []
    if at > 0:
        found.append({"rel": "prev", "text": _("Previous student"), "href": _href(home, sheets[at - 1])})
    if at + 1 < len(sheets):
        found.append({"rel": "next", "text": _("Next student"), "href": _href(home, sheets[at + 1])})
    waiting = next((each for each in [*sheets[at + 1 :], *sheets[:at]] if each.entry.waits), None)
    if waiting:
        found.append({"rel": "", "text": _("Next one to read"), "href": _href(home, waiting)})
    return found


def _href(home: str, sheet: Sheet) -> str:
    return f"{home}{current()}/{sheet.task.name}/{sheet.who}"


def _title(desk: Desk, task: Task) -> str:
    return translated(desk.root, desk.assignment.name, task.title)


def _trail(desk: Desk | None, home: str, place: str) -> list[dict[str, str]]:
    found = [{"text": _("All tasks"), "href": f"{home}{current()}/"}]
    task, _slash, who = place.partition("/")
    if desk and who:
        title = _title(desk, desk.assignment.task(task))
        found.append({"text": title, "href": f"{home}{current()}/{task}/"})
    return found


def _drawn(desk: Desk | None, home: str, place: str, **more: Any) -> str:
    languages = [
        {"code": code, "text": language.name, "href": f"{home}{code}/{place}"} for code, language in LANGUAGES.items()
    ]
    return str(
        _template().render(
            home=home,
            language=current(),
            languages=languages,
            title=more["heading"],
            trail=_trail(desk, home, place),
            words=_words(desk),
            **more,
        )
    )


def _words(desk: Desk | None) -> dict[str, str]:
    after = _("When you are done, run {feedback} and {export}: pages and tables then hold these points.")
    feedback, export = desk.after if desk else ("kmo feedback", "kmo export")
    return {
        "skip": _("To the points"),
        "place": _("Where you are"),
        "language": _("Language"),
        "asked": _("The question"),
        "answered": _("The answer"),
        "giving": _("Your points"),
        "rubric": _("What a good answer shows, and the points for it"),
        "comment": _("Comment for the student"),
        "save": _("Save"),
        "save_next": _("Save, next student"),
        "saving": _("Saving…"),
        "changed": _("Not saved yet"),
        "lost": _("Nothing was saved: kmo read does not answer. Is it still running?"),
        "students": _("Students"),
        "shortcuts": _(
            "Keys: Enter in the points or Ctrl+Enter saves and goes to the next student, Alt+Page Down and "
            "Alt+Page Up go to the next and the previous one. What you type is saved by itself."
        ),
        "raw": _("The answer as it was typed"),
        "notebook": _("The whole notebook"),
        "after": after.format(feedback=feedback, export=export),
    }


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader

    return Environment(autoescape=True, trim_blocks=True, loader=FileSystemLoader(HERE)).get_template("page.html")
