"""A folder of results: one grader at a time, and what is in it is not lost by a wrong word on the command line."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from kmo_teach.grading.intake.plan import NO_NOTEBOOK, Entry, Handed, Missing, Plan
from kmo_teach.grading.names import Student, person
from kmo_teach.grading.results import NOT_HANDED_IN, Result
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.task import Assignment
from kmo_teach.grading.who import FILE, header
from kmo_teach.language import _

__all__ = ["FolderError", "require_all", "require_same_points", "reserved"]

_LOCK = ".lock"
_NAMED = 5
_MOST_MOVED = 10


class FolderError(RuntimeError):
    """A folder of results that cannot be used as asked; the message says why and what to do.

    Attributes
    ----------
    asks
        Whether an answer to what is asked of the download may put it right.
    """

    asks = False


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
        What to say of those who drop out as they are not in the roster, and of who is in another team now.

    Raises
    ------
    FolderError
        With the names of those who would drop out, or when the download is another platform's.
    """
    had = [result for result in kept if result.state != NOT_HANDED_IN]
    _require_same_people(had, found, roster, folder)
    strange = [each for each in had if roster and each.student.key not in read and not _is_listed(each, roster)]
    _require_same_platform([each for each in had if each not in strange], found, folder, source)
    gone: set[str] = set()
    left_out: list[tuple[Student, Result]] = []
    dropped: set[str] = set()
    for result in had:
        for student, is_there in _lost(result, found, read):
            unknown = bool(result.members) and bool(roster) and not roster.match(student)
            if result in strange or (unknown and result.student.key not in read):
                dropped.add(student.name)
            elif is_there:
                left_out.append((student, result))
            else:
                gone.add(student.name)
    if gone:
        names = sorted({*gone, *(student.name for student, _result in left_out)})
        told = _told_lost(found).format(folder=folder, count=len(names), source=source, names=_some(names))
        error = FolderError(told)
        error.asks = True
        raise error
    if left_out:
        raise _no_longer_in_team(left_out, folder)
    return [*_told_dropped(dropped), *_told_moved(had, found)]


def _no_longer_in_team(left_out: Sequence[tuple[Student, Result]], folder: Path) -> FolderError:
    """Say for whom the work of a team does not count any more: by the roster, so no answer to a question helps."""
    told = _(
        "In the last run the work of a team counted for these students too, and now nothing does: {names}. Nothing was "
        "changed. Give the roster with the groups as they were when the work was handed in, with --groups if you gave "
        "that. If the roster is right and the work counts for them all the same, add a row to {file} with its path and "
        "all ids, with ; between them: {paths}. Else say --replace to drop it."
    )
    names = sorted(f"{student.name} ({result.how.team or result.student.name})" for student, result in left_out)
    paths = sorted({result.how.path for _student, result in left_out})
    said = told.format(names=_some(names), file=folder / FILE, paths=_some(paths))
    if not (folder / FILE).exists():
        said += " " + _("There is no such file yet; its first row has to be: {header}.").format(header=header())
    return FolderError(said)


def _require_same_people(had: Iterable[Result], found: Plan, roster: Roster, folder: Path) -> None:
    """Make sure that the roster has most of those with work: groups of one name are in every course."""
    rows = _rows(found)
    here = found.proposed.union(*(_ids(each) for row in rows for each in (row.student, *row.members)))
    here_as = {key for row in rows for key in row.how.known_as}
    known: dict[str, bool] = {}
    names: set[str] = set()
    for result in had if roster else ():
        for student in result.members or (result.student,):
            if student.sort == "team":  # of whom it was never known who they are
                continue
            match = roster.match(student)
            # a member's name is the roster's own: beside another one, the number is somebody else's
            listed = not (match.differs and result.members) if match else bool(roster.namesakes(student))
            is_known = listed or (match is None and (bool(_ids(student) & here) or student.key in here_as))
            known[student.key] = is_known or known.get(student.key, False)
            names |= set() if known[student.key] else {student.name}
    missing = list(known.values()).count(False)
    if 2 * missing > len(known):
        told = _(
            "Most of those whose work {folder} holds are neither in the roster nor in the download, {count} of {all}: "
            "{names}. It is the list of another course, or of another year. Nothing was changed. Give the right list "
            "with --roster, give another --output, or say --replace to drop that work."
        )
        raise FolderError(told.format(folder=folder, count=missing, all=len(known), names=_some(sorted(names))))


def _told_dropped(names: Iterable[str]) -> list[str]:
    told = _("No longer in the tables, as they are neither in the roster nor in the download: {names}.")
    listed = ", ".join(sorted(names))
    return [told.format(names=listed)] if listed else []


def _told_moved(had: Iterable[Result], found: Plan) -> list[str]:
    """Say who is in another team than before, and gets the mark of that one."""
    told = []
    paths = {row.how.path for row in _rows(found)}
    for result in had:
        before = result.how.team
        for row in _rows(found) if before and result.members else ():
            mine = {number.casefold() for each in row.members for number in (each.id, *each.also)}
            stays = [each for each in result.members if _ids(each) & mine]
            renamed = len(stays) == len(result.members) and result.how.path not in paths
            same = row.how.path == result.how.path or renamed
            if not same and row.how.team.casefold() != before.casefold():
                told += [f"{each.name} ({before} → {row.how.team})" for each in stays]
    text = _("In another team than in the last run: {names}.")
    return [text.format(names=_some(sorted(set(told)), most=_MOST_MOVED))] if told else []


def _ids(student: Student) -> set[str]:
    return {number.casefold() for number in (student.id, *student.also)}


def _rows(found: Plan) -> list[Handed | Missing]:
    return [*found.handed, *found.without]


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


def _some(names: list[str], most: int = _NAMED) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _is_listed(result: Result, roster: Roster) -> bool:
    return any(each.platform == "roster" or roster.match(each) for each in (result.student, *result.members))


def _lost(result: Result, found: Plan, read: Collection[str]) -> list[tuple[Student, bool]]:
    """Return whose work would be gone, and whether its file is there all the same and counts for others.

    The file may have got another name meanwhile.
    """
    was_notebook = bool(result.marks) or result.student.key in read  # something else does not stand for it
    same = [e for e in found.entries if (e.fate != NO_NOTEBOOK or not was_notebook) and _is_same(e, result)]
    if same and (not result.members or result.unsure or any(each.student is None for each in same)):
        return []  # while it was not confirmed, nobody had a mark by it
    rows = _rows(found)
    if was_notebook:
        rows = [each for each in rows if isinstance(each, Handed) or each.to_confirm]
    here = {student.key for each in rows for student in (each.student, *each.members)}
    here |= {key for each in rows for key in each.how.known_as}
    asked = {each.student.key for each in rows if each.how.doubt}
    if asked & set(result.how.known_as):  # of the platform's number of this student it is asked again whose it is
        return []
    missed = [each for each in result.members or (result.student,) if each.key not in here]
    if not same:
        return [(each, False) for each in missed]
    people = [student for each in rows for student in (each.student, *each.members)]
    ids = found.proposed.union(*map(_ids, people))
    names = {person(each.name) for row in rows if row.how.path == result.how.path for each in row.members}
    return [(each, True) for each in missed if not _ids(each) & ids and person(each.name) not in names]


def _is_same(entry: Entry, result: Result) -> bool:
    """Return whether a file is what a result was made of: it may lie in another archive or folder now."""
    return result.how.path == entry.path or (bool(result.how.inside) and result.how.inside == entry.inside)


def _require_same_platform(had: list[Result], found: Plan, folder: Path, source: Path) -> None:
    before = {each.student.platform for each in had} - {"roster"}
    now = {each.student.platform for each in _rows(found)} - {"roster"}
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
