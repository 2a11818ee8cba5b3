"""Who somebody is: when two names may be one student, one name two, and who of the roster it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kmo_teach.grading.intake.group import Group, identity, with_name
from kmo_teach.grading.intake.ledger import Ledger
from kmo_teach.grading.intake.teams import is_teams
from kmo_teach.grading.names import Student, person
from kmo_teach.grading.places import above
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.team_words import TEAM_WORDS
from kmo_teach.language import N_

__all__ = ["called_otherwise", "same_keys", "same_names", "spelled_alike", "with_roster"]

_TWO_NAMES = N_("Number {id} stands beside different names: {names}. Who is this?")
_TWO_FOLDERS = N_("{count} folders or files may be of one student or of several: {names}. Who is this?")
_LIKE_OTHER = N_("It may be the same student as {name}, whose name is written in another way. Who is this?")
_ROSTER_DIFFERS = N_("The roster has {name} under this id. Is this {name} ({id})?")
_MAY_BE_TEAM = N_(
    "The roster has {name} under this number. Is this {name} ({id})? A platform names a group's files after the group: "
    "if this is one, give the ids of all its members, with ; between them."
)
_BY_NAME = N_("The id is not in the roster, the name is. Is this {name} ({id})?")
_CALLED = N_("You said that number {number} is {name} ({id}) when the name beside it was {before}. Is it still?")
_CALLED_TOGETHER = N_(
    "You said who number {number} is when the name beside it was {before}: {ids}. Who is it now? Give the ids, with ; "
    "between them."
)
_NAMESAKES = N_("The id is not in the roster, and {count} there have this name: {ids}. Which one is this? Give the id.")


def same_names(group: Group, ledger: Ledger) -> None:
    """One id with two names, or one name in two places, may be two students."""
    if group.confirmed:
        return
    doubts = {str(file.claim.doubt): file.claim.doubt for file in group.files if file.claim.doubt}
    group.doubts += doubts.values()
    told = [file.claim.student for file in (*group.files, *group.gone) if file.claim.student]
    names = {person(each.name): each.name for each in told}
    if not group.student.is_numbered:
        _several_places(group, ledger)
    elif len(names) > 1:
        listed = ", ".join(sorted(names.values()))[:300]
        group.doubts.append(Reason(_TWO_NAMES, {"id": group.student.id, "names": listed}))
        for file in group.hand_ins:
            ledger.ask(file.home[1], group.doubts[-1], file.claim.student)
        return
    for doubt in group.doubts:
        ledger.ask_group(group, doubt)


def _several_places(group: Group, ledger: Ledger) -> None:
    """Notebooks in several folders under one name may be a whole group's; names that look the same may differ."""
    every = [*group.files, *group.gone]
    every.sort(key=lambda file: file.notebook)  # a question stands at a notebook, where there is one
    found = [file for file in every if file.in_folder and not file.item.system]
    places = {file.hand_in: file.home[1] for file in found}
    if len(every) > 1 and any(group.student.id not in file.item.raw for file in every):
        places |= {file.hand_in: file.home[1] for file in every}  # spelled in more than one way
    if len(places) == 1 and group.student.platform == "folder":
        found = [file for file in found if file.notebook or file.item.fault]
        places = {str(file.item.outer.parent): str(file.item.outer.parent) for file in found}
    if len(places) > 1:
        listed = ", ".join(sorted(places))[:300]
        group.doubts.append(Reason(_TWO_FOLDERS, {"count": str(len(places)), "names": listed}))
        left = {str(path) for file in group.files for path in above(file.item)}
        for place in (each for each in places.values() if each in left):
            ledger.ask(place, group.doubts[-1], group.student)


def spelled_alike(groups: Sequence[Group], ledger: Ledger) -> None:
    """Two identities that differ in accents, case or platform only may be one student."""
    people: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        student = group.student
        for told in {person(student.name), person(student.id), ("\0", student.id.casefold())} - {()}:
            people.setdefault(told, []).append(group)
    for told, found in people.items():
        for group in found:
            others = [each for each in found if each is not group and not each.confirmed]
            other = next((each for each in others if told[0] == "\0" or _apart(group, each)), None)
            if other and not group.confirmed:
                reason = Reason(_LIKE_OTHER, {"name": other.student.name})
                group.doubts.append(reason)
                ledger.ask_group(group, reason)


def _apart(group: Group, other: Group) -> bool:
    """Return whether nothing but their names tells two apart: ids of one platform do, for namesakes."""
    one, two = group.student, other.student
    return (one.platform, one.sort) != (two.platform, two.sort) or one.sort == "name"


def with_roster(groups: Iterable[Group], roster: Roster, ledger: Ledger) -> None:
    """Find out who in the roster each is; where only the name tells, or the names differ, it is asked."""
    for group in groups if roster else ():
        if is_teams(group, roster, ledger):
            continue
        match = None if group.student.platform == "roster" else roster.match(group.student)
        if match is None and not group.confirmed:
            _which_namesake(group, roster, ledger)
        elif match and match.by_name and not group.confirmed:
            told = match.student
            group.proposed = told
            group.doubts.append(Reason(_BY_NAME, {"name": told.name, "id": told.id}))
            ledger.ask_group(group, group.doubts[-1], told)
        elif match and match.differs and not group.confirmed:
            text = _MAY_BE_TEAM if _may_be_team(group.student, roster) else _ROSTER_DIFFERS
            group.doubts.append(Reason(text, {"name": match.student.name, "id": match.student.id}))
            ledger.ask_group(group, group.doubts[-1])
        elif match and not match.by_name:  # where the names differ, a person said that it is the same student
            own = group.student
            told = match.student
            also = tuple(dict.fromkeys((*told.also, *own.also, told.id)))
            name = with_name(told, own).name
            group.student = replace(own, name=name, team=told.team or own.team, also=also, last_name=told.last_name)


def called_otherwise(groups: Iterable[Group], roster: Roster, ledger: Ledger) -> None:
    """Ask again whose a number is, where a person said so when another name stood beside it."""
    for group in groups:
        before = ledger.called.get(identity(group.student))
        if not before or group.confirmed or group.doubts or group.student.platform == "roster":
            continue
        name, ids = before
        known = [roster.by_id(each) for each in ids]
        told = {"number": group.student.id, "before": name}
        if len(ids) == 1 and (known[0] or not roster):
            group.proposed = known[0] or Student(ids[0], name, "roster")
            told |= {"name": group.proposed.name, "id": group.proposed.id}
            group.doubts.append(Reason(_CALLED, told))
            ledger.ask_group(group, group.doubts[-1], group.proposed)
        elif not roster or all(known):
            group.doubts.append(Reason(_CALLED_TOGETHER, {**told, "ids": "; ".join(ids)}))
            for file in group.hand_ins:
                ledger.ask(file.home[1], group.doubts[-1], Student("", group.student.name), candidates=ids)


def _may_be_team(student: Student, roster: Roster) -> bool:
    """Return whether a name may be a group's: with groups in the course any, else one with a number or such a word."""
    if student.sort not in ("participant", "user number"):
        return False
    name = student.name.casefold()
    return bool(roster.teams) or any(map(str.isdigit, name)) or name.startswith(tuple(TEAM_WORDS))


def _which_namesake(group: Group, roster: Roster, ledger: Ledger) -> None:
    """Where ids fail and several in the roster have this name, only a person knows which of them it is."""
    group.namesakes = roster.namesakes(group.student)
    if not group.namesakes:
        return
    ids = tuple(each.id for each in group.namesakes)
    group.doubts.append(Reason(_NAMESAKES, {"count": str(len(ids)), "ids": ", ".join(ids)}))
    for file in group.hand_ins:
        ledger.ask(file.home[1], group.doubts[-1], Student("", group.student.name), candidates=ids)


def same_keys(groups: Sequence[Group], ledger: Ledger) -> None:
    """Two students whose rows and files would have one name cannot both be graded before a person has spoken."""
    keys: dict[str, list[Group]] = {}
    for group in groups:
        keys.setdefault(group.student.key.casefold(), []).append(group)
    for found in keys.values():
        if len(found) > 1:
            for group in found:
                other = next(each for each in found if each is not group)
                reason = Reason(_LIKE_OTHER, {"name": other.student.name})
                chosen = group.chosen
                group.chosen = replace(chosen, file=None, doubt=reason, open=(chosen.file,) if chosen.file else ())
                group.doubts.append(reason)
                ledger.ask_group(group, reason)
