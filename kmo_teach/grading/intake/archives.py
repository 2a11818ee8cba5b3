"""What the names in a download tell, also in the zip files that lie in it: a student's, or a download of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePosixPath

from kmo_teach.grading.download import SYSTEM_FOLDERS, DamagedError, Item, expand, is_zip
from kmo_teach.grading.names import Student
from kmo_teach.grading.platforms import ADAPTERS, Claim, Download, Folder
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import may_be_notebook
from kmo_teach.language import N_

__all__ = ["claims", "told_by_name"]

_ZIP_OR_STUDENT = N_("{file} may be named after a student, but names in it tell that it is from {name}. Who is this?")


@dataclass(frozen=True, slots=True)
class _Loose:
    """A zip file that no platform gives to a student: what its place tells, and what names in it tell.

    Attributes
    ----------
    people
        Those whom the platform's own names in it tell, each with the id.
    """

    item: Item
    claim: Claim | None
    people: set[str]
    inside: list[tuple[Item, Claim | None]]


def claims(listed: list[Item], assignment: str, roster: Roster) -> list[tuple[Item, Claim | None]]:
    """Read all names; a student's zip file is theirs with all that is in it."""
    reader = _reader(listed, assignment, roster)
    seen = {item.path for item in listed}
    found: list[tuple[Item, Claim | None]] = []
    loose: list[_Loose] = []
    for item in listed:
        claim, sure = reader(item.outer)
        if item.system and claim and not _within(item, claim):
            claim = None
        if not is_zip(item) or (claim and claim.student is None):
            found.append((item, claim))
        elif sure:
            found += [(each, claim) for each in expand(item, seen)]
        else:
            loose.append(_looked_into(item, claim, seen, assignment, roster))
    in_folders = [zipped for zipped in loose if len(zipped.item.path.parts) > 1]
    # where one folder holds a whole download, and none of them anything else, they are sections and not students
    sections = all(each.people for each in in_folders) and any(len(each.people) > 1 for each in in_folders)
    for zipped in loose:
        found += _of_loose_zip(zipped, roster, section=sections and len(zipped.item.path.parts) > 1)
    return found


def told_by_name(listed: list[Item], assignment: str, roster: Roster) -> Callable[[str], Student | None]:
    """Return what reads whom a name of the platform tells of, also a name that is not in this download any more."""
    reader = cache(lambda: _reader(listed, assignment, roster))

    def told(path: str) -> Student | None:
        whole = PurePosixPath(path)
        read = (reader()(each) for each in (whole, whole / "_"))  # a file, or a student's folder
        found = (claim for claim, sure in read if sure and claim and claim.depth == len(whole.parts) - 1)
        return next((claim.student for claim in found if claim.student), None)

    return told


def _looked_into(item: Item, claim: Claim | None, seen: set[PurePosixPath], assignment: str, roster: Roster) -> _Loose:
    """Look into a zip file that no platform gives to a student."""
    inside = expand(item, seen, own=False)
    reader = _reader(inside, assignment, roster)
    read = [(each, *reader(each.outer)) for each in inside]
    told = (inner.student for _each, inner, sure in read if sure and inner)
    people = {each.name if each.name == each.id else f"{each.name} ({each.id})" for each in told if each}
    # what lies beside the hand-ins of a download is nobody's
    own = [(each, inner if sure or is_zip(each) or may_be_notebook(each) else None) for each, inner, sure in read]
    return _Loose(item, claim, people, own)


def _of_loose_zip(zipped: _Loose, roster: Roster, *, section: bool) -> list[tuple[Item, Claim | None]]:
    """It is either a student's, by its folder or its name, or a download of its own."""
    item, claim, people = zipped.item, zipped.claim, zipped.people
    doubt = Reason(_ZIP_OR_STUDENT, {"file": item.path.name, "name": min(people, default="")})
    by_folder = claim is not None and claim.depth < len(item.path.parts) - 1
    named = bool(claim and claim.student and claim.student.name.casefold() in roster.listed)
    if claim and by_folder and (named or not section):
        if len(people) > 1:
            claim = replace(claim, doubt=doubt)
    elif section or len(people) > 1 or (people and claim is None):
        sure = section or len(item.path.parts) == 1  # else the folder that it lies in may be a student's too
        return [
            (each, inner if sure or inner is None else replace(inner, doubt=doubt)) for each, inner in zipped.inside
        ]
    elif people and claim:
        claim = replace(claim, doubt=doubt)
    return [(replace(each, outer=item.outer, raw=item.raw), claim) for each, _inner in zipped.inside]


def _reader(
    listed: Sequence[Item], assignment: str, roster: Roster
) -> Callable[[PurePosixPath], tuple[Claim | None, bool]]:
    """Return what reads a path: the claim, and whether a platform's own form told it."""
    found = {item.path: item for item in listed}
    paths = [item.path for item in listed if not item.system]
    people, teams = roster.listed, roster.teams
    download = Download(paths, assignment, lambda path: _note(found.get(path)), people, teams)
    adapters, folder = [adapter(download) for adapter in ADAPTERS], Folder(download)

    def read(path: PurePosixPath) -> tuple[Claim | None, bool]:
        claims = [claim for adapter in adapters if (claim := adapter.read(path))]
        if claims:
            return min(claims, key=lambda claim: claim.depth), True
        return folder.read(path), False

    return read


def _within(item: Item, claim: Claim) -> bool:
    """Return whether a file that a program made lies in a student's folder, rather than beside it."""
    return not any(part in SYSTEM_FOLDERS for part in item.outer.parts[: claim.depth + 1])


def _note(item: Item | None) -> bytes | None:
    """Return a short file that a platform adds."""
    try:
        return item.read() if item and item.size <= 5_000_000 else None
    except DamagedError:
        return None
