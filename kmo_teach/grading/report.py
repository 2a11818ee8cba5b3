"""All that is written after a batch was graded: results, gradebook, tables, feedback, analysis."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from kmo_teach.grading import by_hand, files, gradebook
from kmo_teach.grading.assignment import load, translated
from kmo_teach.grading.feedback import page_for, write_feedback
from kmo_teach.grading.feedback_zip import NOTHING, TAKEN, UNSURE, addressed, write_zip
from kmo_teach.grading.folder import FolderError, require_all, require_same_points
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.intake.plan import Plan
from kmo_teach.grading.into import Filled, fill
from kmo_teach.grading.items import write_items
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.lms import Comments, told_to, write_tables
from kmo_teach.grading.names import Student, clean
from kmo_teach.grading.notebook import Cell, Notebook
from kmo_teach.grading.results import Result, called, for_each
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.task import Assignment
from kmo_teach.grading.who import FILE
from kmo_teach.language import LANGUAGES, _, using

__all__ = [
    "Feedback",
    "answers_folder",
    "fill_in",
    "keep",
    "read",
    "require_safe",
    "require_same_assignment",
    "results_time",
    "with_given",
    "write_all_feedback",
    "write_export",
    "write_filled",
]


_RESULTS = "results.json"


def answers_folder(output: Path) -> Path:
    """Return where answers are kept between runs."""
    return output / "answers"


def keep(batch: Batch, output: Path) -> Batch:
    """Keep a batch for ``kmo feedback`` and ``kmo export``, and write it to the gradebook; return it as it was kept."""
    batch = gradebook.write(batch, output, _earlier_keys(batch, output))
    content = {
        "assignment": batch.assignment.name,
        "points": {task.name: float(task.points) for task in batch.assignment.tasks},
        "results": [asdict(result) for result in batch.results],
        "notebooks": {key: asdict(notebook) for key, notebook in batch.notebooks.items()},
    }
    files.write(output / _RESULTS, json.dumps(content))
    return batch


def _earlier_keys(batch: Batch, output: Path) -> dict[str, tuple[str, ...]]:
    """Return under which other keys the work of each student was known, by their key now."""
    try:
        kept = [result for result in _results(_kept(output)) if result.how.path]
    except (FileNotFoundError, FolderError):
        kept = []
    before = {result.how.path: result.student.key for result in kept}
    count = Counter(result.how.inside for result in kept)
    elsewhere = {result.how.inside: result.student.key for result in kept if count[result.how.inside] == 1}
    together = {_people(result): result.student.key for result in kept if result.members}
    found = {}
    for result in batch.results:
        earlier = before.get(result.how.path) or elsewhere.get(result.how.inside, "")
        same = together.get(_people(result), "") if result.members else ""
        keys = dict.fromkeys([earlier, same, *result.how.known_as])
        found[result.student.key] = tuple(key for key in keys if key and key != result.student.key)
    return found


def _people(result: Result) -> frozenset[str]:
    return frozenset(each.id.casefold() for each in result.members)


def read(root: Path, output: Path) -> Batch:
    """Read the batch that :func:`keep` kept.

    Raises
    ------
    FileNotFoundError
        When nothing was graded into this folder.
    FolderError
        When what is there is damaged, or the assignment's points were changed since.
    """
    content = _kept(output)
    assignment = load(root, content["assignment"])
    require_same_points(content["points"], assignment, output)
    return Batch(assignment, tuple(_results(content)), _notebooks(content))


def results_time(output: Path) -> int:
    """Return when a batch was kept, in nanoseconds.

    Raises
    ------
    FileNotFoundError
        When nothing was graded into this folder.
    """
    return (output / _RESULTS).stat().st_mtime_ns


def require_safe(
    output: Path, assignment: Assignment, found: Plan, source: Path, roster: Roster | None = None
) -> list[str]:
    """Make sure that grading into a folder drops nobody's work.

    Parameters
    ----------
    found
        Who handed in what.
    source
        What the learning platform handed out.
    roster
        All students of the course, if there is a list.

    Returns
    -------
    list of str
        What to say of those who drop out as they are not in the roster, and of who is in another team now.

    Raises
    ------
    FolderError
        When it would.
    """
    try:
        content = _kept(output)
    except (FileNotFoundError, FolderError):  # nothing is there, or nothing that can be read: it is made anew
        return []
    read = {
        key for key, tasks in by_hand.entries(output, assignment.name).items() if any(map(_is_read, tasks.values()))
    }
    return require_all(_results(content), found, roster or Roster(), read, output, source)


def require_same_assignment(output: Path, assignment: Assignment) -> None:
    """Make sure that a folder holds no results of another assignment.

    Raises
    ------
    FolderError
        When it does.
    """
    try:
        kept = _kept(output)["assignment"]
    except (FileNotFoundError, FolderError):
        return
    if kept != assignment.name:
        told = _("{folder} holds the grades of {name}. Give another --output.")
        raise FolderError(told.format(folder=output, name=kept))


def _is_read(entry: by_hand.Entry) -> bool:
    return entry.points is not None or bool(entry.comment)


def _kept(output: Path) -> dict[str, Any]:
    try:
        content = json.loads((output / _RESULTS).read_text(encoding="utf-8"))
        _results(content), _notebooks(content), content["points"].items(), content["assignment"].strip()
    except FileNotFoundError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FolderError(
            _("{path} is damaged. Run kmo grade again: what has run is not run again.").format(path=output / _RESULTS)
        ) from None
    return dict(content)


def _results(content: dict[str, Any]) -> list[Result]:
    return [
        Result(
            **{
                **data,
                "student": Student(**data["student"]),
                "marks": tuple(Mark(**mark) for mark in data["marks"]),
                "cells": tuple(data["cells"]),
                "how": HandIn(**data.get("how", {})),
                "members": tuple(Student(**member) for member in data.get("members", ())),
            }
        )
        for data in content["results"]
    ]


def _notebooks(content: dict[str, Any]) -> dict[str, Notebook]:
    return {
        key: Notebook(tuple(Cell(**cell) for cell in data["cells"]), data["assignment"], data["language"])
        for key, data in content["notebooks"].items()
    }


def with_given(batch: Batch, output: Path) -> tuple[Batch, by_hand.Given]:
    """Return the batch with the points that persons gave in the gradebook, and all that they gave."""
    given = by_hand.given_by_hand(output, batch.assignment.name)
    results = _with_points(batch, given)
    for result in results:
        given |= {member.key: given[result.student.key] for member in result.members if result.student.key in given}
    notebooks = dict(batch.notebooks)
    for result in results:
        if result.student.key in notebooks:
            notebooks |= {member.key: notebooks[result.student.key] for member in result.members}
    return Batch(batch.assignment, tuple(for_each(results)), notebooks), given


def _with_points(batch: Batch, given: by_hand.Given) -> list[Result]:
    """Return the results with the points that persons gave, a team's as one."""
    return [
        result.with_points({task: points for task, (points, _comment) in given.get(result.student.key, {}).items()})
        for result in batch.results
    ]


@dataclass(frozen=True, slots=True)
class Feedback:
    """The pages that were written.

    Attributes
    ----------
    pages
        Where they are.
    zip
        All pages as the platform takes them back; ``None`` where it takes none.
    without
        Whose page is not in that file, by the reason as a message in English.
    """

    pages: tuple[Path, ...]
    zip: Path | None
    without: dict[str, list[str]]

    def __str__(self) -> str:
        folder = self.pages[0].parent if self.pages else ""
        lines = [_("Pages in {folder}: {count}.").format(count=len(self.pages), folder=folder)]
        if self.zip:
            lines.append(_("For the platform: {path}.").format(path=self.zip))
            told = _("Not in it, as {reason}: {names}.")
            lines += [
                told.format(reason=_(reason), names=", ".join(map(clean, names)))
                for reason, names in self.without.items()
            ]
            if self.without.keys() - {NOTHING, UNSURE}:
                lines.append(_("Hand over the pages of those who handed in something yourself."))
        elif self.without.keys() - {NOTHING, UNSURE}:
            lines.append(_("No platform takes them back as one file under the names of this download: hand them over."))
        if not self.zip and UNSURE in self.without:
            told = _("To hand back after you confirm them in {file}: {names}.")
            lines.append(told.format(file=FILE, names=", ".join(map(clean, self.without[UNSURE]))))
        return "\n".join(lines)


def write_all_feedback(root: Path, batch: Batch, output: Path) -> Feedback:
    """Write a page for each student, and a zip file of all pages for platforms that take one back."""
    complete, given = with_given(batch, output)
    folder = output / "feedback" / batch.assignment.name
    translate = partial(translated, root, batch.assignment.name)

    def comment(student: str, task: str) -> str:
        return given.get(student, {}).get(task, (None, ""))[1]

    names = called(complete.results)
    pages = write_feedback(complete, folder, translate, comment)
    written = {page.stem: page for page in pages}
    named: dict[str, str] = {}
    without: dict[str, list[str]] = {}
    for result in _with_points(batch, given):
        found = addressed(result, f"{batch.assignment.name}.html")
        for name, reader in found.pages.items():
            if name in named:
                without.setdefault(TAKEN, []).append(names.get(reader.key, reader.name))
                continue
            own = written.get(reader.key)
            of_team = replace(result, student=reader)
            named[name] = own.read_text(encoding="utf-8") if own else page_for(batch, of_team, translate, comment)
        for student, reason in found.without.items():
            told = without.setdefault(reason, [])
            name = names.get(student.key, student.name)
            told += [name] if name not in told else []  # who is in two hand-ins is one still
    return Feedback(tuple(pages), write_zip(named, folder.with_suffix(".zip")), without)


def write_export(root: Path, batch: Batch, output: Path) -> list[Path]:
    """Write the tables for the learning platforms and the item analysis."""
    complete, given = with_given(batch, output)
    items = output / "export" / "items.csv"
    tables = write_tables(batch.assignment, complete.results, items.parent, _comments(root, batch.assignment, given))
    write_items(batch.assignment, complete.results, items)
    return [*tables, items]


def fill_in(
    root: Path,
    batch: Batch,
    output: Path,
    path: Path,
    column: str | None,
    *,
    feedback: bool,
    by_name: bool,
    force: bool = False,
    decimal: str | None = None,
) -> Filled:
    """Fill in the file that a platform gave; nothing is written yet."""
    complete, given = with_given(batch, output)
    titles = []
    for language in LANGUAGES:
        with using(language):
            titles.append(translated(root, batch.assignment.name, batch.assignment.title))
    comments = _comments(root, batch.assignment, given)
    told = (lambda result: told_to(result, comments)) if feedback else None
    return fill(
        path, batch.assignment, titles, complete.results, column, told, by_name=by_name, force=force, decimal=decimal
    )


def write_filled(filled: Filled, output: Path, path: Path) -> Path:
    """Write a filled file beside the results under its own name, never over the platform's own; return where."""
    target = output / "export" / "into" / path.name
    if target.exists() and target.samefile(path):
        raise FolderError(_("{path} was made by kmo export. Give the platform's own file.").format(path=path))
    target.parent.mkdir(parents=True, exist_ok=True)
    filled.cells.write(target)
    return target


def _comments(root: Path, assignment: Assignment, given: by_hand.Given) -> Comments:
    """Return what gives the comments of persons on a student's answers, each behind its task's title."""

    def comments(result: Result) -> str:
        with using(result.language):
            found = [
                f"{translated(root, assignment.name, task.title)}: {comment}"
                for task in assignment.tasks
                if (comment := given.get(result.student.key, {}).get(task.name, (None, ""))[1])
            ]
        return " ".join(found)

    return comments
