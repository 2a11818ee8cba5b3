"""What becomes of all that one student handed in: the notebook that is graded, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from kmo_teach.grading.download import DamagedError, Item
from kmo_teach.grading.intake.group import Group
from kmo_teach.grading.intake.ledger import NOT_A_NOTEBOOK, SYSTEM, Ledger
from kmo_teach.grading.intake.plan import BESIDE, COUNTED, NO_NOTEBOOK, NOT_PLACED, OLDER, Handed, Missing
from kmo_teach.grading.late import HandIn, hand_in
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import Owned
from kmo_teach.grading.typed import NO_FILE_BUT, ONLY_BUT, WROTE_BESIDE, in_short, one_line
from kmo_teach.grading.who import FILE
from kmo_teach.language import N_

__all__ = ["outcome"]

_LONGEST_TEXT = 100_000
_LARGEST_OWN_FILES = 10_000_000
_COUNTS = N_("It is graded.")
_NEWER = N_("A newer try counts.")
_OTHER_COUNTS = N_("Another notebook of the same student counts: {path}.")
_NEWER_FAILED = N_("It came with a newer try, in which no notebook counts.")
_LIES_BESIDE = N_("It is handed in with the notebook that counts.")
_ONLY = N_("There is no notebook, only {path}.")
_ONLY_EMPTY = N_("There is no notebook, only {path}, and nothing was typed there.")
_NO_FILE = N_("There is no file in the hand-in.")
_TO_CHOOSE = N_("It may count: choose in {file}.")
_TO_CONFIRM = N_("It is graded, but no points go out before you confirm it in {file}.")
_OTHER_COUNTS_OF_TEAM = N_("Another notebook of the team counts: {path}.")
_BESIDE_SAME = N_("It is handed in by a member of the team, of which this notebook counts: {path}.")
_SAME_AS_TEAM = N_("It is the same notebook as that of a team member, which counts.")


def outcome(group: Group, roster: Roster, until: datetime | None, ledger: Ledger) -> tuple[list[Handed], list[Missing]]:
    """Return the notebook that is graded, or why there is none, and enter how each file ends."""
    chosen = group.chosen
    if chosen.doubt:
        group.doubts.append(chosen.doubt)
        ledger.ask_which([(file, group) for file in (*chosen.open, *filter(None, [chosen.file]))], chosen.doubt)
    how = _how(group, roster, until, ledger)
    if chosen.file and not chosen.fault:
        return [_handed(group, chosen.file, how, ledger)], []
    if chosen.open:
        _enter_all(group, NOT_PLACED, ledger)
        path = str(chosen.open[0].item.path)
        return [], [Missing(group.student, path, group.doubts[0], True, how, group.members)]
    _enter_all(group, NO_NOTEBOOK, ledger)
    path, reason = _best(group)
    return [], [Missing(group.student, path, reason, False, how, group.members, chosen.language)]


def _how(group: Group, roster: Roster, until: datetime | None, ledger: Ledger) -> HandIn:
    file = group.chosen.file or (group.chosen.open or group.files)[0]
    when = file.claim.time or roster.time((group.student, *group.members))
    found = hand_in(str(file.item.path), when, until, flagged=file.claim.late, tries=group.chosen.tries)
    team = group.student.team or (group.student.name if group.members else "")
    doubt = " ".join(dict.fromkeys(map(str, group.doubts)))
    inside = ledger.places.inside(file.item.path)
    which = group.chosen.which if group.chosen.which < group.chosen.tries else 0
    beside, wrote = _beside_damaged(group) if _is_damaged(group) else ("", "")
    return replace(
        found,
        team=team,
        doubt=doubt,
        known_as=_known_as(group, ledger),
        inside=inside,
        which=which,
        beside=beside,
        wrote=wrote,
        typed=" / ".join(_texts(_left(group))) if group.chosen.file and not group.chosen.fault else "",
    )


def _is_damaged(group: Group) -> bool:
    """Return whether the row tells of a file that cannot be read."""
    chosen = group.chosen
    return bool(chosen.fault) or not (chosen.file or chosen.open or _first(group).item.fault is None)


def _beside_damaged(group: Group) -> tuple[str, str]:
    """Return the names of what lies beside a notebook that cannot be graded, and the text in it: it may be the answer.

    What belongs to another notebook, or to an older try, does not.
    """
    other = _left(group)
    names = ", ".join(sorted(each.item.path.name for each in other if not each.claim.receipt))
    return in_short(names), in_short(" / ".join(_texts(other)))


def _left(group: Group) -> list[Owned]:
    """Return what lies beside the notebook of a student, without what came with an older try."""
    older = group.chosen.older
    left = [each for each in group.files if not each.item.system and not each.item.fault and not each.notebook]
    return [each for each in left if each.item.path not in older]


def _texts(files: Iterable[Owned]) -> list[str]:
    """Return what a student wrote in these, as far as a text or the platform tells."""
    # what the platform wrote about a try is its own form: only the comment in it is the student's
    told = (each.claim.comment or ("" if each.claim.receipt else _text(each.item)) for each in files)
    return list(dict.fromkeys(filter(None, told)))


def _text(item: Item) -> str:
    """Return what is in a text file."""
    try:
        short = item.path.suffix.casefold() == ".txt" and item.size <= _LONGEST_TEXT
        return one_line(item.read(), plain=True) if short else ""
    except DamagedError:
        return ""


def _known_as(group: Group, ledger: Ledger) -> tuple[str, ...]:
    told = [Student(*ledger.was[each.item.path][2:] * 2) for each in group.files if each.item.path in ledger.was]
    told += [each.claim.student for each in group.same if each.claim.student]
    return tuple(dict.fromkeys(each.key for each in told if each.key != group.student.key))


def _handed(group: Group, counted: Owned, how: HandIn, ledger: Ledger) -> Handed:
    beside = _enter_all(group, BESIDE, ledger)
    folder = counted.item.path.parent

    def files() -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        left = _LARGEST_OWN_FILES
        for item in beside:
            try:
                content = item.read() if item.size <= left else None
            except DamagedError:
                content = None
            if content is not None and len(content) <= left:
                left -= len(content)
                found[str(item.path.relative_to(folder))] = content
        return found

    path = str(counted.item.path)
    return Handed(group.student, path, how, counted.item.read, files, group.members)


def _enter_all(group: Group, rest: str, ledger: Ledger) -> list[Item]:
    """Enter all files of a student; return those that lie beside the notebook that counts."""
    chosen = group.chosen
    counted = chosen.file.item if chosen.file and not chosen.fault else None
    open_paths = {file.item.path for file in chosen.open}
    why = chosen.why or {}
    beside = []
    for file in group.files:
        item = file.item
        if item is counted:
            doubt = Reason(_TO_CONFIRM, {"file": FILE}) if group.doubts else Reason(_COUNTS)
            ledger.enter(item, COUNTED, doubt, group.student)
        elif item.system:
            ledger.enter(item, BESIDE if counted else rest, Reason(SYSTEM), group.student)
        elif item.path in open_paths:
            ledger.enter(item, NOT_PLACED, Reason(_TO_CHOOSE, {"file": FILE}), group.student)
        elif item.path in chosen.older and (counted or (file.notebook and chosen.open)):
            ledger.enter(item, OLDER, Reason(_NEWER), group.student)
        elif reason := item.fault or why.get(item.path):
            ledger.enter(item, BESIDE if counted else rest, reason, group.student)
        elif counted and file.notebook:
            ledger.enter(item, BESIDE, Reason(_OTHER_COUNTS, {"path": str(counted.path)}), group.student)
        elif counted and item.path in chosen.newer:
            ledger.enter(item, BESIDE, Reason(_NEWER_FAILED), group.student)
        elif counted:
            wrote = in_short(file.claim.comment)
            reason = Reason(WROTE_BESIDE, {"comment": wrote}) if wrote else Reason(_LIES_BESIDE)
            ledger.enter(item, BESIDE, reason, group.student)
            if _lies_beside(item, counted, file):
                beside.append(item)
        else:
            ledger.enter(item, rest, Reason(NOT_A_NOTEBOOK), group.student)
    _enter_same(group, counted, rest, ledger)
    return beside


def _enter_same(group: Group, counted: Item | None, rest: str, ledger: Ledger) -> None:
    """Enter what lies with the other members of a team."""
    open_digests = {_digest(file.item) for file in group.chosen.open}
    counted_digest = _digest(counted) if counted else None
    for file in group.same:
        item, same = file.item, file.notebook and not file.item.system
        student = next((each for each in group.members if each.id == _id_of(file)), file.claim.student)
        if item.system:
            fate, reason = (BESIDE if counted else rest), Reason(SYSTEM)
        elif same and _digest(item) in open_digests:
            fate, reason = NOT_PLACED, Reason(_TO_CHOOSE, {"file": FILE})
        elif counted and same and _digest(item) == counted_digest:
            fate, reason = BESIDE, Reason(_SAME_AS_TEAM)
        elif counted:
            text = _OTHER_COUNTS_OF_TEAM if same else _BESIDE_SAME
            fate, reason = BESIDE, Reason(text, {"path": str(counted.path)})
        else:
            fate, reason = rest, item.fault or group.chosen.fault or Reason(NOT_A_NOTEBOOK)
        ledger.enter(item, fate, reason, student)


def _id_of(file: Owned) -> str:
    return file.claim.student.id if file.claim.student else ""


def _digest(item: Item) -> str:
    return item.digest or str(item.path)


def _lies_beside(item: Item, counted: Item, file: Owned) -> bool:
    """Return whether a file is in the folder of the notebook that counts, and that folder is the student's alone."""
    folder = counted.path.parent
    own = item.outer != item.path or file.in_folder  # zipped with it, or in a folder that names the student
    return own and folder != PurePosixPath() and item.path.is_relative_to(folder)


def _best(group: Group) -> tuple[str, Reason]:
    """Return what tells most about a student without a notebook."""
    chosen = group.chosen
    if chosen.file and chosen.fault:
        return str(chosen.file.item.path), chosen.fault
    item, claim = _first(group).item, _first(group).claim
    if claim.receipt and not item.system:
        text = NO_FILE_BUT if claim.comment else _NO_FILE
        return str(item.path), Reason(text, {"comment": in_short(claim.comment)} if claim.comment else {})
    if item.system:
        return str(item.path), Reason(SYSTEM)
    if item.fault:
        return str(item.path), item.fault
    beside = [file for file in group.files if not file.item.system and file.item.path not in chosen.older]
    names = dict.fromkeys(file.item.path.name for file in beside if not file.claim.receipt)
    comment = next((file.claim.comment for file in beside if file.claim.comment), "")
    listed = ", ".join(names)[:300] or item.path.name
    if comment:
        return str(item.path), Reason(ONLY_BUT, {"path": listed, "comment": in_short(comment)})
    empty = bool(beside) and all(file.claim.typed or file.claim.receipt for file in beside)
    return str(item.path), Reason(_ONLY_EMPTY if empty else _ONLY, {"path": listed})


def _first(group: Group) -> Owned:
    """Return the file that tells most about a student without a notebook."""
    return min(
        group.files,
        key=lambda file: (
            file.item.system,
            file.claim.receipt,
            file.item.path in group.chosen.older,
            file.item.fault is None,
            not file.claim.comment,
        ),
    )
