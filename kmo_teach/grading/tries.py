"""Which of a student's files counts: the last try, and in it the notebook of this assignment; what is a tie is asked.

The order of tries is that of time and number as the platform gives them, never that of the alphabet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from kmo_teach.grading import notebook
from kmo_teach.grading.download import DamagedError, Item
from kmo_teach.grading.platforms import Claim
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.typed import WROTE, in_short
from kmo_teach.language import N_

__all__ = ["OTHER_ASSIGNMENT", "Chosen", "Owned", "choose", "may_be_notebook", "told_apart"]

_LARGEST_TOGETHER = 100_000_000
"""Bytes of notebooks that are read for one student."""
_TOGETHER = N_("The student's notebooks are larger than {size} MB together; this one was not read.")
OTHER_ASSIGNMENT = N_("It is another assignment: {name}.")
_SEVERAL = N_("More than one notebook could count: {names}. Which one?")
_SEVERAL_YES = N_("You said yes to more than one notebook: {names}. Say no to those that do not count.")
_FELL_BACK = N_("The last try cannot be graded ({reason}) Does this earlier one count?")
_SAME = N_("It is the same notebook as {path}.")
_NO_NOTEBOOK = N_("There is no notebook in it.")
_NO_NOTEBOOK_BUT = N_("There is no notebook in it, only {names}.")


_Order = tuple[datetime, int]
"""What orders tries: time and number."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A file of a student: what it is, and what its path told.

    Attributes
    ----------
    picked
        Whether the instructor named this very file.
    confirmed
        Whether the instructor said whose it is.
    notebook
        Whether it may be a notebook.
    """

    item: Item
    claim: Claim
    picked: bool = False
    confirmed: bool = False
    notebook: bool = False

    @property
    def in_folder(self) -> bool:
        """Whether a folder tells whose it is, not the name of the file itself."""
        return self.claim.depth < len(self.item.outer.parts) - 1

    @property
    def beside(self) -> PurePosixPath:
        """The folder or archive in which what told whose it is lies: one download of a platform."""
        return PurePosixPath(*self.item.outer.parts[: self.claim.depth])

    @property
    def hand_in(self) -> str:
        """What all that was handed in with it has in common, also where the platform parts that."""
        place, home = self.claim.place, self.home[0]
        return str(self.beside / place) if place and place in home else home  # that only look the same, stay two

    @property
    def home(self) -> tuple[str, str]:
        """The path up to what told whose it is: as it is written in the download, and as it may be shown."""
        parts = self.item.outer.parts[: self.claim.depth + 1]
        raw = [part for part in self.item.raw.replace("\\", "/").split("/") if part not in ("", ".")]
        above = len(self.item.outer.parts) - len(raw)  # the name of the zip file that it lies in
        return "/".join([*parts[:above], *raw[: max(0, len(parts) - above)]]), "/".join(parts)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What counts for a student.

    Attributes
    ----------
    file
        The notebook that counts; ``None`` when there is none, or none can be chosen.
    fault
        Why the only notebook cannot be graded.
    language
        Language of that notebook, if it could be told.
    doubt
        Why a person has to confirm the choice.
    open
        The notebooks among which a person has to choose.
    why
        For the other notebooks, why they do not count.
    older
        The files of older tries than the one that counts, and those that a later upload took the place of.
    newer
        The files of newer tries than the one that counts.
    tries
        How many tries there are.
    which
        Which of them counts, from 1; the last where none does.
    """

    file: Owned | None = None
    fault: Reason | None = None
    language: str = ""
    doubt: Reason | None = None
    open: tuple[Owned, ...] = ()
    why: dict[PurePosixPath, Reason] | None = None
    older: frozenset[PurePosixPath] = frozenset()
    newer: frozenset[PurePosixPath] = frozenset()
    tries: int = 1
    which: int = 1


class _Notebook:
    """A file that may be a notebook, read once at most."""

    def __init__(self, file: Owned) -> None:
        self.file = file
        self.fault: Reason | None = None
        self.digest = b""
        self.language = ""
        self._told: str | None = None

    def look(self, assignment: str) -> None:
        """Read it, and which assignment it says to be."""
        try:
            content = self.file.item.read()
        except DamagedError as error:
            self.fault = error.reason
            return
        self.digest = hashlib.sha256(content).digest()
        try:
            read = notebook.read(content)
            self._told, self.language = read.assignment, read.language
        except notebook.UnreadableError as error:
            self.fault, self.language = Reason(error.reason, dict(error.details)), error.language
        except Exception:  # whatever a notebook holds, it costs this one only
            self.fault = Reason(N_("The file is not a Jupyter notebook."))
        if self._told not in (None, assignment):
            self.fault = Reason(OTHER_ASSIGNMENT, {"name": str(self._told)[:60].encode("utf-8", "replace").decode()})

    def fits(self, assignment: str) -> int:
        """Return how surely it is this assignment's: by what it says or its whole name, by part of its name, or not."""
        name = self.file.claim.file.casefold().split(".ipynb")[0]
        if self._told == assignment or name == assignment.casefold():
            return 2
        return 1 if assignment.casefold() in name else 0


def choose(files: Sequence[Owned], assignment: str) -> Chosen:
    """Choose the notebook that counts among all files of one student."""
    own = {file.item.path: _try(file) for file in files if not file.item.system}
    order = sorted(set(own.values()) or {(datetime.min, 0)})
    chosen = _chosen(files, assignment, order[-1])
    counted = chosen.file or next(iter(chosen.open), None)
    when = _try(counted) if counted else order[-1]
    return replace(
        chosen,
        older=chosen.older | {path for path, each in own.items() if each < when},
        newer=frozenset(path for path, each in own.items() if each > when),
        tries=len(order),
        which=order.index(when) + 1,
    )


def _chosen(files: Sequence[Owned], assignment: str, last: _Order) -> Chosen:
    """Return what counts; which other tries are older or newer than that, follows from it."""
    found = [_Notebook(file) for file in files if file.notebook]
    _look_all(found, assignment)
    why = {each.file.item.path: each.fault for each in found if each.fault}
    picked = [each for each in found if each.file.picked]
    if picked:
        return _of_picked(picked, why)
    usable = [each for each in found if not each.fault]
    latest_try = [each for each in usable if _try(each.file) == last]
    if latest_try:
        return _of_one_try(_fitting(latest_try, assignment), why)
    if usable:
        when = max(_try(each.file) for each in usable)
        earlier_try = [each for each in usable if _try(each.file) == when]
        earlier = _of_one_try(_fitting(earlier_try, assignment), why)
        faults = [each.fault for each in found if each.fault and _try(each.file) == last]
        reason = str(faults[0]) if faults else _nothing_in([file for file in files if _try(file) == last])
        return replace(earlier, doubt=Reason(_FELL_BACK, {"reason": reason}))
    # nothing can be graded: the row tells what is wrong with the last one
    worst = max(
        (each for each in found if _try(each.file) == last), key=lambda each: each.file.claim.upload, default=None
    )
    if worst is None:
        return Chosen(why=why)
    return Chosen(worst.file, fault=worst.fault, language=worst.language, why=why)


def _nothing_in(files: Iterable[Owned]) -> str:
    """Say what is in a try without a notebook: the names of the files, and what the student wrote."""
    own = [file for file in files if not file.item.system]
    names = sorted(file.item.path.name for file in own if not file.claim.receipt)
    comment = next((file.claim.comment for file in own if file.claim.comment), "")
    told = [Reason(_NO_NOTEBOOK_BUT, {"names": ", ".join(names)[:300]}) if names else Reason(_NO_NOTEBOOK)]
    told += [Reason(WROTE, {"comment": in_short(comment)})] if comment else []
    return " ".join(map(str, told))


def _look_all(found: Iterable[_Notebook], assignment: str) -> None:
    left = _LARGEST_TOGETHER
    for each in found:
        if left < 0:
            each.fault = Reason(_TOGETHER, {"size": f"{_LARGEST_TOGETHER // 1_000_000}"})
            continue
        each.look(assignment)
        left -= max(each.file.item.size, 0)


def _fitting(usable: list[_Notebook], assignment: str) -> list[_Notebook]:
    return [each for each in usable if each.fits(assignment)] or usable


def _of_picked(picked: list[_Notebook], why: dict[PurePosixPath, Reason]) -> Chosen:
    """Return what counts of the files that a person named; of several in one try, they have to say once more."""
    latest = max(picked, key=lambda each: (_try(each.file), each.file.claim.upload))
    usable = [each for each in picked if _try(each.file) == _try(latest.file) and not each.fault]
    if usable:
        return _of_one_try(usable, why, _SEVERAL_YES)
    return Chosen(latest.file, fault=latest.fault, language=latest.language, why=why)


def _of_one_try(fitting: list[_Notebook], why: dict[PurePosixPath, Reason], several: str = _SEVERAL) -> Chosen:
    why = dict(why)
    older: set[PurePosixPath] = set()
    left: list[_Notebook] = []
    unlike, together = _unlike(fitting, why)
    for each in unlike:  # of one name in downloads made after one another, the last upload counts
        for before in left:
            if _replaces(each, before) and not together[each.digest] & together[before.digest]:
                older.add(before.file.item.path)
        left = [before for before in left if before.file.item.path not in older] + [each]
    if len(left) == 1:
        return Chosen(left[0].file, why=why, older=frozenset(older))
    doubt = Reason(several, {"names": ", ".join(told_apart([each.file.item.path for each in left]))[:300]})
    return Chosen(doubt=doubt, open=tuple(each.file for each in left), why=why, older=frozenset(older))


def _replaces(new: _Notebook, old: _Notebook) -> bool:
    """Return whether one upload has the name of another, and a higher number."""
    one, other = new.file.claim, old.file.claim
    return one.file.casefold() == other.file.casefold() and one.upload > other.upload


def _unlike(
    found: Iterable[_Notebook], why: dict[PurePosixPath, Reason]
) -> tuple[list[_Notebook], dict[bytes, set[PurePosixPath]]]:
    """Return these in the order of their uploads, of copies one; the others are told to be the same as that.

    Also where each content lies: what lies in one download was handed in together.
    """
    kept: dict[bytes, _Notebook] = {}
    together: dict[bytes, set[PurePosixPath]] = {}
    for each in sorted(found, key=lambda each: each.file.claim.upload, reverse=True):
        first = kept.setdefault(each.digest, each)
        together.setdefault(each.digest, set()).add(each.file.beside)
        if first is not each:
            why[each.file.item.path] = Reason(_SAME, {"path": str(first.file.item.path)})
    return sorted(kept.values(), key=lambda each: each.file.claim.upload), together


def told_apart(paths: Sequence[PurePosixPath], beside: Sequence[PurePosixPath] = ()) -> list[str]:
    """Return the names of files, with their folders where two of them, or of those beside them, have one name."""
    names = [path.name for path in (*paths, *beside)]
    return sorted(str(path) if names.count(path.name) > 1 else path.name for path in paths)


def _try(file: Owned) -> _Order:
    return file.claim.time or datetime.min, file.claim.number


def may_be_notebook(item: Item) -> bool:
    """Return whether a file may be a notebook: by its name, or by what is in it where a browser changed the name."""
    if item.system:
        return False
    name = item.path.name.casefold()
    if name.endswith(".ipynb"):
        return True
    if not name.endswith((".txt", ".json")) or item.fault:
        return False
    try:
        content = item.read()
    except DamagedError:
        return name.endswith((".ipynb.txt", ".ipynb.json"))
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and (b'"cells"' in content or b'"worksheets"' in content)
