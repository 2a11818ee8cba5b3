"""A folder of results: one grader at a time, and what is in it is not lost by a wrong word on the command line."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kmo_teach.grading.results import NOT_HANDED_IN, Result
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


def require_all(kept: Iterable[Result], found: set[str], folder: Path, source: Path) -> None:
    """Make sure that nobody who is in the tables drops out of them by a wrong or incomplete download.

    Parameters
    ----------
    kept
        The results that the folder holds.
    found
        The keys of all who are to have a row now.

    Raises
    ------
    FolderError
        With the names of those who would drop out.
    """
    had = [each for result in kept if result.state != NOT_HANDED_IN for each in (result.members or (result.student,))]
    lost = sorted({student.name for student in had if student.key not in found})
    if lost:
        names = ", ".join(lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
        raise FolderError(
            _(
                "{folder} holds the work of {count} students who are not in {source}: {names}. Nothing was changed. "
                "Download everything again and grade all of it, give another --output, or say --replace to drop them."
            ).format(folder=folder, count=len(lost), source=source, names=names)
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
