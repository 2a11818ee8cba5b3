"""From a zip file or folder, as a platform hands it out, to a plan: who handed in what, and what cannot be placed."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kmo_teach.grading import notebook
from kmo_teach.grading.names import Student, identify
from kmo_teach.language import _

__all__ = ["Handed", "IntakeError", "Plan", "plan"]

_IGNORED_FOLDERS = {"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git"}
_IGNORED_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
_LARGEST_FILE = 25_000_000
_LARGEST_OWN_FILES = 10_000_000
_MOST_FILES = 20_000
_LARGEST_ALL = 2_000_000_000


class IntakeError(ValueError):
    """A folder or zip file that cannot be read at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student handed in.

    Attributes
    ----------
    student
        Who.
    path
        Where the notebook lay.
    content
        The notebook's bytes, unread.
    files
        The other files beside it, by relative path.
    """

    student: Student
    path: str
    content: bytes
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who handed in what.

    Attributes
    ----------
    handed
        One entry for each student with a notebook.
    without
        Students who handed in something else, and what.
    unplaced
        Files that could not be placed, each with the reason.
    """

    handed: tuple[Handed, ...]
    without: tuple[tuple[Student, str], ...]
    unplaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _File:
    path: PurePosixPath
    content: bytes | None
    fault: str = ""


def plan(source: Path, assignment: str) -> Plan:
    """Read a zip file or folder of submissions and place each file with a student.

    Raises
    ------
    IntakeError
        When the source does not exist or is no zip file.
    """
    unplaced: list[tuple[str, str]] = []
    tries: dict[str, list[tuple[str, Student, _File]]] = {}
    others: list[_File] = []
    for file in _files(source):
        if file.fault:
            unplaced.append((str(file.path), file.fault))
        if file.fault or file.path.suffix.casefold() != ".ipynb":
            others.append(file)
        elif (found := identify(file.path, assignment)) is None:
            unplaced.append((str(file.path), _("The name does not tell which student it is from.")))
        else:
            student, order = found
            tries.setdefault(student.id.casefold(), []).append((order, student, file))
    handed = []
    used: set[PurePosixPath] = set()
    for found in tries.values():
        chosen, passed = _choose(found, assignment)
        unplaced += passed
        files = _beside(chosen[2], others)
        used |= {file.path for file in files}
        handed.append(_handed(chosen, files))
    left = [file for file in others if file.path not in used and not _is_note(file.path)]
    unplaced += [(str(file.path), _("It is not a notebook.")) for file in left if not file.fault]
    without = _without_notebook(left, set(tries), assignment)
    return Plan(tuple(sorted(handed, key=lambda each: each.student)), without, tuple(sorted(unplaced)))


def _without_notebook(files: list[_File], known: set[str], assignment: str) -> tuple[tuple[Student, str], ...]:
    """Return who handed in something that is no notebook and nothing better; they get a row too."""
    found: dict[str, tuple[Student, str]] = {}
    for file in files:
        named = identify(file.path.with_name(file.path.name + ".ipynb"), assignment)
        if named and len(file.path.parts) + (named[0].platform != "folder") > 1 and named[0].id.casefold() not in known:
            found.setdefault(named[0].id.casefold(), (named[0], str(file.path)))
    return tuple(sorted(found.values()))


def _choose(found: list[tuple[str, Student, _File]], assignment: str) -> tuple[tuple, list[tuple[str, str]]]:
    """Choose one of a student's notebooks: of this assignment if that shows, then the last try, then the right name."""

    def rank(each: tuple[str, Student, _File]) -> tuple:
        order, _student, file = each
        return _belongs(file.content, assignment), order, assignment in file.path.stem.casefold(), str(file.path)

    ranked = sorted(found, key=rank)
    passed = [
        (str(file.path), _("The same student handed in another notebook that counts.")) for *_o, file in ranked[:-1]
    ]
    return ranked[-1], passed


def _belongs(content: bytes, assignment: str) -> int:
    try:
        named = notebook.read(content).assignment
    except notebook.UnreadableError:
        return -1
    return 0 if named is None else 1 if named == assignment else -1


def _handed(chosen: tuple[str, Student, _File], files: list[_File]) -> Handed:
    _order, student, file = chosen
    folder = file.path.parent
    return Handed(student, str(file.path), file.content, {str(f.path.relative_to(folder)): f.content for f in files})


def _beside(chosen: _File, others: list[_File]) -> list[_File]:
    """Return the student's own data files: those in the notebook's folder, if that is the student's alone."""
    folder = chosen.path.parent
    if folder == PurePosixPath("."):
        return []
    found, size = [], 0
    for file in others:
        if not file.fault and file.path.is_relative_to(folder) and size + len(file.content) <= _LARGEST_OWN_FILES:
            found.append(file)
            size += len(file.content)
    return found


def _is_note(path: PurePosixPath) -> bool:
    """Blackboard adds a text file about each try; Moodle a page of online text."""
    return path.suffix.casefold() in {".txt", ".html", ".csv"}


def _files(source: Path) -> Iterator[_File]:
    if source.is_dir():
        found = _folder_files(source)
    elif zipfile.is_zipfile(source):
        found = _zip_files(source, PurePosixPath())
    elif source.exists():
        raise IntakeError(_("{path} is neither a folder nor a zip file.").format(path=source))
    else:
        raise IntakeError(_("{path} does not exist.").format(path=source))
    total = 0
    for number, file in enumerate(found):
        total += len(file.content or b"")
        if number > _MOST_FILES or total > _LARGEST_ALL:
            raise IntakeError(_("{path} holds too many files or too much data.").format(path=source))
        if file.content is not None and file.path.suffix.casefold() == ".zip":
            yield from _zip_files(io.BytesIO(file.content), file.path.with_suffix(""))
        else:
            yield file


def _folder_files(source: Path) -> Iterator[_File]:
    for where, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name not in _IGNORED_FOLDERS)
        for name in sorted(names):
            path = Path(where, name)
            relative = PurePosixPath(path.relative_to(source).as_posix())
            if name in _IGNORED_FILES:
                continue
            if path.is_symlink() or not path.is_file():
                yield _File(relative, None, _("It is a link, not a file."))
            elif path.stat().st_size > _LARGEST_FILE:
                yield _File(relative, None, _("It is too large."))
            else:
                yield _File(relative, path.read_bytes())


def _zip_files(source: Path | io.BytesIO, under: PurePosixPath) -> Iterator[_File]:
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in archive.infolist()[: _MOST_FILES + 1]:
                path = PurePosixPath(under, entry.filename.replace("\\", "/").lstrip("/"))
                if entry.is_dir() or _IGNORED_FOLDERS & set(path.parts) or path.name in _IGNORED_FILES:
                    continue
                yield _zip_file(archive, entry, path)
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        yield _File(under, None, _("The zip file is damaged."))


def _zip_file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: PurePosixPath) -> _File:
    if ".." in path.parts:
        return _File(path, None, _("Its name leads out of the folder."))
    if entry.flag_bits & 1:
        return _File(path, None, _("It is locked with a password."))
    try:
        with archive.open(entry) as file:
            content = file.read(_LARGEST_FILE + 1)  # what the zip file says of its size may be a lie
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        return _File(path, None, _("It is damaged inside the zip file."))
    return _File(path, content) if len(content) <= _LARGEST_FILE else _File(path, None, _("It is too large."))
