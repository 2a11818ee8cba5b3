"""Who handed in a file, by the names that learning platforms give to downloaded submissions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["Student", "identify"]

_FILE = r"(?P<file>[^/]+\.ipynb)"
_PATTERNS = (
    # "Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb", or without a folder for each student
    ("moodle", re.compile(rf"(?P<name>[^/]+)_(?P<id>\d+)_assignsubmission_file_?/?(?:.*/)?{_FILE}$")),
    # "Problem set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb"; Toledo is Blackboard
    (
        "blackboard",
        re.compile(rf"[^/]*_(?P<id>[^_/]+)_attempt_(?P<order>\d{{4}}(?:-\d\d){{5}})(?:_|/(?:.*/)?){_FILE}$"),
    ),
    # "101-202 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb"
    (
        "brightspace",
        re.compile(rf"(?P<id>\d+)-(?P<order>\d+) ?- ?(?P<name>[^/]+?) ?- ?[^/]*?\d{{4}}[^/]*?(?:/| - ){_FILE}$"),
    ),
    # "peetersjan_LATE_12345_678901_ps1-2.ipynb": the last number counts the tries
    ("canvas", re.compile(rf"(?P<name>[^_/]+)(?:_LATE)?_(?P<id>\d+)_(?P<order>\d+)_{_FILE}$")),
)


@dataclass(frozen=True, slots=True, order=True)
class Student:
    """A student as a platform knows them.

    Attributes
    ----------
    id
        What the platform calls them: a number or a user name.
    name
        Name to show; the id where there is none.
    platform
        ``moodle``, ``canvas``, ``blackboard``, ``brightspace``, ``nbgrader`` or ``folder``.
    """

    id: str
    name: str
    platform: str = "folder"

    @property
    def key(self) -> str:
        """A name for files and the gradebook: letters, digits, dots and dashes only."""
        simple = unicodedata.normalize("NFKD", self.id).encode("ascii", "ignore").decode()
        key = re.sub(r"[^\w.-]+", "-", simple).strip(".-_")
        return key if key == self.id and len(key) <= 60 else f"{key[:50] or 'student'}-{_digest(self.id)}"


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:6]


def identify(path: PurePosixPath, assignment: str) -> tuple[Student, str] | None:
    """Return whose file this is and a text that sorts the tries of one student, or ``None`` if the name tells nothing.

    Parameters
    ----------
    path
        Path in the folder or zip file.
    assignment
        The assignment's name, as in nbgrader's own tree.

    Examples
    --------
    >>> identify(PurePosixPath("Problem set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb"), "ps1")
    (Student(id='r0123456', name='r0123456', platform='blackboard'), '2026-11-23-10-30-00')
    >>> identify(PurePosixPath("submitted/jan/ps1/ps1.ipynb"), "ps1")
    (Student(id='jan', name='jan', platform='nbgrader'), '')
    """
    parts = path.parts
    for start in range(len(parts)):
        text = "/".join(parts[start:])
        for platform, pattern in _PATTERNS:
            match = pattern.match(text)
            if match:
                return _student(platform, match.groupdict())
    if len(parts) >= 3 and parts[-2] == assignment:
        return Student(parts[-3], parts[-3], "nbgrader"), ""
    if len(parts) >= 2:
        return Student(parts[-2], parts[-2]), ""
    if path.stem.casefold() == assignment.casefold():
        return None
    return Student(path.stem, path.stem), ""


def _student(platform: str, found: dict[str, str]) -> tuple[Student, str]:
    name = (found.get("name") or found["id"]).strip()
    tries = re.search(r"-(\d+)\.ipynb$", found["file"]) if platform == "canvas" else None
    order = f"{found.get('order') or '':>24}{int(tries[1]) if tries and len(tries[1]) < 9 else 0:>9}"
    return Student(found["id"], name, platform), order if platform != "blackboard" else found["order"]
