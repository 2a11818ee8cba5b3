"""A folder of results: one grader at a time, and what is in it is not lost by a wrong word on the command line."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kmo_teach.grading.intake.plan import NO_NOTEBOOK, Entry, Handed, Missing, Plan
from kmo_teach.grading.results import NOT_HANDED_IN, Result
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.task import Assignment
from kmo_teach.language import _

__all__ = ["FolderError", "require_all", "require_same_points", "reserved"]

_LOCK = ".lock"
_NAMED = 5


class FolderError(RuntimeError):
    """A folder of results that cannot be used as asked; the message says why and what to do."""


@contextlib.contextmanager
def reserved(folder: Path) -> Iterator[None]:
    """Keep other graders out of a folder meanwhile.

    The lock is SQLite's: it works on every system and ends with the process, however that ends.

    Raises
    ------
    FolderError
        When another grader is at work there.
    """
    with contextlib.closing(sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            raise _refused(folder, error) from None
        yield


def _refused(folder: Path, error: sqlite3.DatabaseError) -> Exception:
    if "locked" in str(error):
        told = _("Another kmo is at work in {folder}. Wait until it is done, or give another --output.")
        return FolderError(told.format(folder=folder))
    if "full" in str(error):
        return OSError(errno.ENOSPC, str(error), str(folder))
    return OSError(errno.EIO, str(error), str(folder / _LOCK))


def require_all(
    kept: Iterable[Result], found: Plan, roster: Roster, read: Collection[str], folder: Path, source: Path
) -> list[str]:
    """Make sure that nobody's work drops out of the tables by a wrong or incomplete download.

    Parameters
    ----------
    kept
        The results that the folder holds.
    found
        Who handed in what now. A row that only the roster gives holds no work.
    roster
        All students of the course; who is not one of them, and whom nobody has read, may drop out.
    read
        The keys of those to whom a person gave points or a comment.

    Returns
    -------
    list of str
        The names of those who drop out as they are not in the roster.

    Raises
    ------
    FolderError
        With the names of those who would drop out, or when the download is another platform's.
    """
    had = [result for result in kept if result.state != NOT_HANDED_IN]
    strange = [each for each in had if roster and each.student.key not in read and not _is_listed(each, roster)]
    had = [each for each in had if each not in strange]
    _require_same_platform(had, found, folder, source)
    lost = sorted({name for result in had for name in _lost(result, found, read)})
    if lost:
        raise FolderError(_told_lost(found).format(folder=folder, count=len(lost), source=source, names=_some(lost)))
    return sorted({name for result in strange for name in _lost(result, found, read)})


def _told_lost(found: Plan) -> str:
    """Return what to say of work that would be gone; what waits for an answer may be theirs."""
    if found.questions:
        return _(
            "{folder} holds work of students, and nothing in {source} is known to be theirs ({count}): {names}. The "
            "tables of grades were not changed. First answer what is asked: what is to be confirmed may be theirs. "
            "Else download everything again and grade all of it, give another --output, or say --replace to drop it."
        )
    return _(
        "{folder} holds work of students of whom there is none in {source} ({count}): {names}. Nothing was changed. "
        "Download everything again and grade all of it, give another --output, or say --replace to drop it."
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _is_listed(result: Result, roster: Roster) -> bool:
    return any(each.platform == "roster" or roster.match(each) for each in (result.student, *result.members))


def _lost(result: Result, found: Plan, read: Collection[str]) -> list[str]:
    """Return the names of those whose work would be gone; the same file may have got another name meanwhile."""
    was_notebook = bool(result.marks) or result.student.key in read  # something else does not stand for it
    here_too = [each for each in found.entries if each.fate != NO_NOTEBOOK or not was_notebook]
    if any(_is_same(each, result) for each in here_too):
        return []
    rows: list[Handed | Missing] = [*found.handed, *found.without]
    if was_notebook:
        rows = [each for each in rows if isinstance(each, Handed) or each.to_confirm]
    here = {student.key for each in rows for student in (each.student, *each.members)}
    here |= {key for each in rows for key in each.how.known_as}
    asked = {each.student.key for each in rows if each.how.doubt}
    if asked & set(result.how.known_as):  # of the platform's number of this student it is asked again whose it is
        return []
    return [student.name for student in result.members or (result.student,) if student.key not in here]


def _is_same(entry: Entry, result: Result) -> bool:
    """Return whether a file is what a result was made of: it may lie in another archive or folder now."""
    return result.how.path == entry.path or (bool(result.how.inside) and result.how.inside == entry.inside)


def _require_same_platform(had: list[Result], found: Plan, folder: Path, source: Path) -> None:
    before = {each.student.platform for each in had} - {"roster"}
    rows: list[Handed | Missing] = [*found.handed, *found.without]
    now = {each.student.platform for each in rows} - {"roster"}
    if before and now and not before & now:
        raise FolderError(
            _(
                "{folder} holds the work of a download from {before}, and {source} is one from {now}. Nothing was "
                "changed. Give another --output, or say --replace to put this in its place."
            ).format(folder=folder, source=source, before=", ".join(sorted(before)), now=", ".join(sorted(now)))
        )


def require_same_points(kept: dict[str, float], assignment: Assignment, folder: Path) -> None:
    """Make sure that marks are shown out of the points they were made for.

    Raises
    ------
    FolderError
        When tasks or their points were changed since.
    """
    now = {task.name: float(task.points) for task in assignment.tasks}
    changed = sorted(name for name in now.keys() | kept.keys() if now.get(name) != kept.get(name))
    if changed:
        raise FolderError(
            _(
                "The points of {tasks} were changed after {folder} was graded. Run kmo grade again: "
                "what has run is not run again, and points by hand for these tasks are asked for anew."
            ).format(tasks=", ".join(changed), folder=folder)
        )
