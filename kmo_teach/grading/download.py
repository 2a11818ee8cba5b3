"""The files of a download: a folder or zip file as a platform hands it out, and the zip files that students put in it.

Nothing is unpacked to disk, and at most one student's zip file is in memory at a time: an :class:`Item` knows how to
read its content when somebody asks. What cannot be read says why, and costs nothing but itself.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from kmo_teach.grading.names import clean, shortened
from kmo_teach.grading.reason import Reason
from kmo_teach.language import N_, _

__all__ = ["LARGEST_FILE", "SYSTEM_FOLDERS", "DamagedError", "IntakeError", "Item", "expand", "is_zip", "items"]

LARGEST_FILE = 25_000_000
"""Bytes of one file that are still read."""
_LARGEST_UNPACKED = 100_000_000
"""Bytes that all zip files within one handed-in zip file may take together."""
_MOST_INSIDE = 5_000
_MOST_FILES = 200_000
_MOST_PARTS = 60
"""Folders of a path that are read: each costs the time of all above it."""
_DEEPEST = 3
SYSTEM_FOLDERS = frozenset({"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git"})
"""Folders that a program makes."""
_SYSTEM_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
_ENTRY, _UTF8 = b"PK\x01\x02", 0x800

_LINK = N_("It is a link, not a file.")
_OUTSIDE = N_("Its name leads out of the folder.")
_LOCKED = N_("It is locked with a password.")
_UNREADABLE = N_("It cannot be read: {reason}")
_TOO_LARGE = N_("It is larger than {size} MB.")
_BROKEN_ENTRY = N_("It is damaged inside the zip file.")
_BROKEN_ZIP = N_("The zip file is damaged.")
_EMPTY_ZIP = N_("The zip file is empty.")
_ONLY_SYSTEM = N_("The zip file holds nothing but files of the operating system.")
_TOO_MANY = N_("The zip file holds more than {count} files.")
_TOO_DEEP = N_("It is a zip file in a zip file in a zip file; deeper ones are not opened.")
_TOO_MUCH = N_("The zip files in it are larger than {size} MB together.")


class IntakeError(ValueError):
    """A folder or zip file that cannot be read at all; the message says why."""


class DamagedError(Exception):
    """A file that cannot be read; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.text)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a download.

    Attributes
    ----------
    path
        Where it lies, as it may be shown; no two items have the same.
    outer
        Where the file lies that the platform knows of: for what a student zipped, that zip file.
    raw
        The name of ``outer`` before it was cleaned, so that two names that look the same stay two.
    size
        Bytes, as the file system or zip file says.
    system
        Whether an operating system or a program made it, not a person.
    fault
        Why it cannot be read, if that is known without reading it.
    source
        What gives the content; use :meth:`read`.
    """

    path: PurePosixPath
    outer: PurePosixPath
    raw: str
    size: int
    source: Callable[[], bytes]
    system: bool = False
    fault: Reason | None = None

    def read(self) -> bytes:
        """Return the content.

        Raises
        ------
        DamagedError
            When it cannot be read or is too large.
        """
        if self.fault:
            raise DamagedError(self.fault)
        if self.size > LARGEST_FILE:
            raise DamagedError(_too_large())
        return self.source()

    @property
    def digest(self) -> str | None:
        """What tells the content from any other; ``None`` where it cannot be read."""
        try:
            return hashlib.sha256(self.read()).hexdigest()
        except DamagedError:
            return None


def is_zip(item: Item) -> bool:
    """Return whether an item is a zip file by its name."""
    return item.path.suffix.casefold() == ".zip" and not item.system


def items(source: Path) -> list[Item]:
    """List a folder or zip file, without opening the zip files in it.

    Raises
    ------
    IntakeError
        When the source does not exist, is neither, or holds more files than any class hands in.
    """
    if source.is_dir():
        found = _folder(source)
    elif not source.exists():
        raise IntakeError(_("{path} does not exist.").format(path=source))
    elif zipfile.is_zipfile(source):
        try:
            archive = _opened(source.open("rb"))
        except DamagedError as error:
            raise IntakeError(f"{source}: {error.reason}") from None
        if "[Content_Types].xml" in archive.namelist():
            raise IntakeError(_("{path} is a workbook or document, no zip file of submissions.").format(path=source))
        found = _zip(lambda: archive, PurePosixPath(), None)
    else:
        raise IntakeError(_("{path} is neither a folder nor a zip file.").format(path=source))
    listed: list[Item] = []
    seen: set[PurePosixPath] = set()
    for item in found:
        if len(listed) >= _MOST_FILES:
            raise IntakeError(_("{path} holds too many files to be a download.").format(path=source))
        listed.append(_unique(item, seen))
    return listed


def expand(item: Item, seen: set[PurePosixPath], *, own: bool = True) -> list[Item]:
    """List what is in a zip file of the download, with the zip files in that; a bad one is listed itself, with why.

    Parameters
    ----------
    seen
        Paths in use; those of the result are added.
    own
        Whether its name tells who it is from, so that names in it tell nothing.
    """
    seen.discard(item.path)
    found = list(_inside(item, item.outer if own else None, _Budget(), 1))
    return [_unique(each, seen) for each in found]


class _Budget:
    """What one handed-in zip file may still take."""

    def __init__(self) -> None:
        self.files, self.bytes = _MOST_INSIDE, _LARGEST_UNPACKED


def _inside(item: Item, outer: PurePosixPath | None, budget: _Budget, depth: int) -> Iterator[Item]:
    try:
        if depth > _DEEPEST:
            raise DamagedError(Reason(_TOO_DEEP))
        content = item.read()
        budget.bytes -= len(content)
        if budget.bytes < 0:
            raise DamagedError(Reason(_TOO_MUCH, {"size": f"{_LARGEST_UNPACKED // 1_000_000}"}))
        entries = content.count(_ENTRY)  # before the list of entries takes memory
        budget.files -= entries
        if budget.files < 0:
            raise DamagedError(Reason(_TOO_MANY, {"count": f"{_MOST_INSIDE}"}))
        reopened = _Reopened(item)
        under = item.path.with_suffix("")
        found = list(_zip(lambda: reopened.archive, under, (outer, item.raw) if outer else None))
        if all(each.system for each in found):
            raise DamagedError(Reason(_ONLY_SYSTEM if found else _EMPTY_ZIP))
    except DamagedError as error:
        yield replace(item, fault=error.reason)
        return
    for each in found:
        if is_zip(each):
            yield from _inside(each, each.outer, budget, depth + 1)
        else:
            yield each


class _Reopened:
    """A zip file in the download that is opened when needed; only the last one stays open."""

    _last: tuple[_Reopened, zipfile.ZipFile] | None = None

    def __init__(self, item: Item) -> None:
        self._item = item

    @property
    def archive(self) -> zipfile.ZipFile:
        last = _Reopened._last
        if last is None or last[0] is not self:
            _Reopened._last = None  # free the old one first
            last = _Reopened._last = (self, _opened(io.BytesIO(self._item.read())))
        return last[1]


def _unique(item: Item, seen: set[PurePosixPath]) -> Item:
    """A zip file may hold two entries of one name."""
    path, number = item.path, 1
    while path in seen:
        number += 1
        path = item.path.with_name(f"{item.path.stem} [{number}]{item.path.suffix}")
    seen.add(path)
    return item if path is item.path else replace(item, path=path)


def _folder(source: Path) -> Iterator[Item]:
    failed: list[OSError] = []
    for where, folders, names in os.walk(source, onerror=failed.append):
        folders.sort()
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(where, name)
            yield _of_folder(path, path.relative_to(source))
    for error in failed:
        path = Path(error.filename)
        reason = Reason(_UNREADABLE, {"reason": error.strerror or ""})
        yield _item(_shown(path.relative_to(source).as_posix()), str(path), 0, bytes, reason)


def _of_folder(path: Path, relative: Path) -> Item:
    raw = relative.as_posix()
    try:
        fault = Reason(_LINK) if path.is_symlink() or not path.is_file() else None
        size = path.lstat().st_size
    except OSError as error:
        fault, size = Reason(_UNREADABLE, {"reason": error.strerror or ""}), 0

    def read() -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise DamagedError(Reason(_UNREADABLE, {"reason": error.strerror or ""})) from None

    return _item(_shown(raw), raw, size, read, fault)


def _item(path: PurePosixPath, raw: str, size: int, read: Callable[[], bytes], fault: Reason | None) -> Item:
    system = bool(SYSTEM_FOLDERS & set(path.parts)) or path.name in _SYSTEM_FILES
    return Item(path, path, raw, size, read, system, fault)


def _shown(raw: str) -> PurePosixPath:
    """Return a path as it may be shown; each part stays one part."""
    try:
        text = raw.encode("utf-8", "surrogateescape").decode()
    except UnicodeError:  # written on another machine, such as "Ana\xefs" in Latin-1
        text = raw.encode("utf-8", "surrogatepass" if _lone(raw) else "surrogateescape").decode("cp1252", "replace")
    parts = [clean(shortened(part)) or "_" for part in text.replace("\\", "/").split("/") if part not in ("", ".")]
    if len(parts) > _MOST_PARTS:
        half = _MOST_PARTS // 2
        parts = [*parts[:half], shortened("/".join(parts)).replace("/", "_"), *parts[-half:]]
    return PurePosixPath(*parts) if parts else PurePosixPath("_")


def _lone(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" and not "\udc80" <= c <= "\udcff" for c in text)


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """Open a zip file; one with a name that is not the UTF-8 that it claims to be, too."""
    try:
        try:
            return zipfile.ZipFile(file)
        except UnicodeDecodeError:
            return zipfile.ZipFile(_without_claim(file))
    except Exception:  # damage takes any form: struct.error, OverflowError, IndexError, …
        raise DamagedError(Reason(_BROKEN_ZIP)) from None


def _without_claim(file: IO[bytes]) -> IO[bytes]:
    """Return a copy of a zip file in which no bad name claims to be UTF-8; the module would refuse all of it."""
    copy: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the zip file that reads it keeps it open
    file.seek(0)
    shutil.copyfileobj(file, copy)
    size = copy.tell()
    start = max(0, size - 64_000_000)  # the list of entries is at the end
    copy.seek(start)
    tail = copy.read()
    at = tail.find(_ENTRY)
    while at >= 0:
        flags = int.from_bytes(tail[at + 8 : at + 10], "little")
        name = tail[at + 46 : at + 46 + int.from_bytes(tail[at + 28 : at + 30], "little")]
        if flags & _UTF8 and not _is_utf8(name):
            before = int.from_bytes(tail[at + 42 : at + 46], "little")  # where the entry itself begins, with its flags
            for place in (start + at + 8, before + 6):
                copy.seek(place)
                copy.write((flags & ~_UTF8).to_bytes(2, "little"))
        at = tail.find(_ENTRY, at + 4)
    return copy


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _zip(
    opened: Callable[[], zipfile.ZipFile], under: PurePosixPath, owner: tuple[PurePosixPath, str] | None
) -> Iterator[Item]:
    for number, entry in enumerate(opened().infolist()):
        if entry.filename.endswith(("/", "\\")):
            continue
        raw = _name(entry)
        path = PurePosixPath(under, _shown(raw))

        def read(number: int = number) -> bytes:
            archive = opened()
            return _content(archive, archive.infolist()[number])

        item = _item(path, raw, entry.file_size, read, _fault(entry, path))
        yield replace(item, outer=owner[0], raw=owner[1]) if owner else item


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; programs on macOS and Linux write UTF-8 without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
        return raw.decode()
    except UnicodeError:
        return entry.filename


def _fault(entry: zipfile.ZipInfo, path: PurePosixPath) -> Reason | None:
    if ".." in path.parts:
        return Reason(_OUTSIDE)
    if entry.flag_bits & 1:
        return Reason(_LOCKED)
    if entry.external_attr >> 28 == 0o12:
        return Reason(_LINK)
    return None


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as file:
            content = file.read(LARGEST_FILE + 1)  # what the zip file says of its size may be a lie
    except Exception:  # damage takes any form: zlib.error, LZMAError, struct.error, EOFError, MemoryError, …
        raise DamagedError(Reason(_BROKEN_ENTRY)) from None
    if len(content) > LARGEST_FILE:
        raise DamagedError(_too_large())
    return content


def _too_large() -> Reason:
    return Reason(_TOO_LARGE, {"size": f"{LARGEST_FILE // 1_000_000}"})
