"""The pages of feedback as one zip file in the platform's own names, so that it takes them back for all at once.

* Moodle, *Upload multiple feedback files in a zip*: the folder of each student as it was in the download. Its
  ``importziplib.php`` goes by the participant's number; the number of a team's folder is the group's, so that each
  member gets a folder of their own.
* Canvas, *Upload submissions*: what comes before the file's own name, with the numbers of student and file. What a
  group handed in has one such name.
* Brightspace, *Add feedback files*: the folder of each student, or group, as it was in the download.

The other platforms take no such file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kmo_teach.grading.files import fresh
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import Result
from kmo_teach.language import N_

__all__ = ["NOTHING", "TAKEN", "UNSURE", "Addressed", "addressed", "returned_name", "write_zip"]

TAKEN = N_("another student’s page goes there already")
NOTHING = N_("nothing was handed in")
UNSURE = N_("you still have to confirm it in who.csv")
_UNKNOWN = N_("the platform would not know whose page it is")
_NO_FILE = N_("no file was handed in for a page to go with")
_NO_NUMBER = N_("no participant number is known; Moodle’s grading worksheet, given as the roster, has it")
_MOODLE = re.compile(r"(?P<head>[^/]+?_(?:(?P<id>\d+)_)?assignsubmission_[a-z]+_?)(?P<file>.*)")
_CANVAS = re.compile(r"(?P<head>[^/]+?_(?:LATE_)?(?:anon_[^_]+|\d+)_\d+_).+", re.IGNORECASE)
_CANVAS_HIDDEN = re.compile(r"(?P<head>anon_[^_/]+_(?:LATE_)?\d+_).+", re.IGNORECASE)
_CANVAS_TYPED = re.compile(r"[^/]+_text\.html", re.IGNORECASE)
_BRIGHTSPACE = re.compile(r"\d+-\d+ - .+ - .+")


def returned_name(path: str, page: str) -> str | None:
    """Return the name under which a platform takes back a page, or ``None`` where it takes none.

    Parameters
    ----------
    path
        Where the notebook lay in the download.
    page
        What the page is called.

    Examples
    --------
    >>> returned_name("Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb", "feedback.html")
    'Jan Peeters_1234567_assignsubmission_file_/feedback.html'
    >>> returned_name("peetersjan_LATE_12345_678901_ps1-1.ipynb", "feedback.html")
    'peetersjan_LATE_12345_678901_feedback.html'
    """
    for part in PurePosixPath(path).parts:
        if match := _MOODLE.fullmatch(part):
            return f"{match['head']}{page}" if match["file"] else f"{part}/{page}"
        if _BRIGHTSPACE.fullmatch(part):
            return f"{part}/{page}"
        if match := _CANVAS_HIDDEN.fullmatch(part) or _CANVAS.fullmatch(part):
            return f"{match['head']}{page}"
    return None


@dataclass(frozen=True, slots=True)
class Addressed:
    """Under which names a platform takes back the page of one student or team.

    Attributes
    ----------
    pages
        Each name with who reads that page; a team's own page holds the names of all.
    without
        For whom there is no such name, each with the reason as a message in English.
    """

    pages: dict[str, Student]
    without: dict[Student, str] = field(default_factory=dict)


def addressed(result: Result, page: str) -> Addressed:
    """Return where the page of a student goes, or the page of each member of a team: never two into one folder.

    Examples
    --------
    >>> from kmo_teach.grading.late import HandIn
    >>> jan, els = (Student(number, name, sort="participant") for number, name in (("57", "Jan"), ("58", "Els")))
    >>> team = Result(Student("Groep A", "Groep A", "moodle", "team"), members=(jan, els))
    >>> handed_in = HandIn("Groep A_9_assignsubmission_file/ps1.ipynb")
    >>> for name in addressed(replace(team, how=handed_in), "ps1.html").pages:
    ...     print(name)
    Jan_57_assignsubmission_file_/ps1.html
    Els_58_assignsubmission_file_/ps1.html
    """
    path, student, members = result.how.path, result.student, result.members
    if result.unsure:
        return Addressed({}, dict.fromkeys(members or (student,), UNSURE))
    if not path:
        return Addressed({}, dict.fromkeys(members or (student,), NOTHING))
    moodle = next((match for part in PurePosixPath(path).parts if (match := _MOODLE.fullmatch(part))), None)
    if moodle and (members or _is_anothers(moodle["id"], student)):
        folders = {member: _own_folder(member, path, student) for member in members or (student,)}
        pages = {folder + page: member for member, folder in folders.items() if folder}
        return Addressed(pages, {member: _NO_NUMBER for member, folder in folders.items() if not folder})
    name = returned_name(path, page)
    if not members:
        return Addressed({name: student}) if name else Addressed({}, {student: _without_name(path, student)})
    if name and student.sort == "team":  # the platform shows it to all of them
        return Addressed({name: replace(student, name=", ".join(member.name for member in members))})
    own = next((each for each in members if each.id in (student.id, *student.also)), None)
    pages = {name: own} if name and own else {}
    return Addressed(pages, {each: _without_name(path, student) for each in members if each not in pages.values()})


def _without_name(path: str, student: Student) -> str:
    """Return why a platform has no name for a page: Canvas's goes by the number of a file, and a text has none."""
    typed = student.platform in ("canvas", "roster") and _CANVAS_TYPED.fullmatch(PurePosixPath(path).name)
    return _NO_FILE if typed else _UNKNOWN


def _is_anothers(number: str | None, student: Student) -> bool:
    """Return whether a notebook lay in the folder of another participant, who must not get this student's page."""
    return bool(number) and student.sort == "participant" and number not in (student.id, *student.also)


def _own_folder(member: Student, path: str, owner: Student) -> str:
    """Return a student's folder as Moodle names it; a number of another sort than its own may be somebody else's."""
    match = next(match for part in PurePosixPath(path).parts if (match := _MOODLE.fullmatch(part)))
    if owner.sort != "team" and member.id in (owner.id, *owner.also) and not _is_anothers(match["id"], member):
        return returned_name(path, "") or ""
    if member.sort == "participant" and member.id.isdigit():
        return f"{member.name.replace('_', ' ')}_{member.id}_assignsubmission_file_/"
    return ""


def write_zip(pages: Mapping[str, str], path: Path) -> Path | None:
    """Write a zip file of pages by their names; without pages there is none."""
    if not pages:
        path.unlink(missing_ok=True)
        return None
    with fresh(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in sorted(pages.items()):
            archive.writestr(name, page.encode("utf-8", "replace"))
    return path
