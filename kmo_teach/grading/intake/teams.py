"""Who hands in together: the members of a team, and what several of them handed in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kmo_teach.grading.intake.group import Group
from kmo_teach.grading.intake.ledger import LEFT_OUT, Ledger
from kmo_teach.grading.intake.plan import NOT_PLACED
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.team_words import is_default_group
from kmo_teach.grading.tries import Owned
from kmo_teach.grading.who import FILE
from kmo_teach.language import N_

__all__ = ["in_teams", "is_teams"]

_MOST_SHOWN = 20
_NOT_IN_TEAM = N_("It is named after the group {team}, but the number is that of {name}, who is in another one.")
_WHICH_TEAM = N_("Who is in this team? Give the ids, with ; between them.")
_WHICH_DEFAULT = N_(
    "Moodle calls all students without a group {team}, and they hand in together. Who are they? Give the ids, with ; "
    "between them."
)
_WITHOUT_GROUP = N_(
    "Moodle calls all students without a group {team}, and they hand in together. In the roster without a group: "
    "{names}. Give the ids of those who handed this in, with ; between them."
)
_TEAM_TWICE = N_("More than one member of {team} handed in: {names}. Which notebook counts?")
_MEMBER_TWICE = N_(
    "{name} ({id}) is in more than one hand-in: {all}. Say yes to the one that counts for {name}, and no to the rest; "
    "a no leaves out {name} alone. If one is of other students, give their ids, with ; between them."
)
_ALONE = N_("alone")


def is_teams(group: Group, roster: Roster, ledger: Ledger) -> bool:
    """Make a group of files the team's after which the platform, or a folder, is named.

    Canvas puts the number of one member beside the name, Moodle and Brightspace the group's.
    """
    own = group.student
    numbered = own.sort in ("participant", "user number")
    named = own.sort in ("username", "name") and not roster.match(own)
    may_be = (numbered or named) and own.name.casefold() not in roster.listed
    team = roster.team_called(own.name) if may_be else ""
    if not team or group.confirmed:
        return False
    group.student = Student(team, team, own.platform, "team", team)
    member = roster.by_id(own.id)
    if own.platform == "canvas" and member and member.team.casefold() != team.casefold():
        group.doubts.append(Reason(_NOT_IN_TEAM, {"team": team, "name": member.name}))
        ledger.ask_group(group, group.doubts[-1])
    return True


def in_teams(groups: list[Group], roster: Roster, ledger: Ledger, *, together: bool) -> list[Group]:
    """Return the groups after the members of each team were told and brought together."""
    for group in groups:
        if group.student.sort == "team" and not group.members:
            name, number = group.student.name, group.student.id
            called = roster.team_called(name)
            group.members = roster.team(name) or roster.team(number) or roster.team(called)
            if not group.members:
                group.doubts.append(_which_team(name, roster))
                ledger.ask_group(group, group.doubts[-1], None)
    groups = _same_in_team(groups)
    if together:
        groups = _roster_teams(groups, roster, ledger)
    return _handed_in_twice(groups, roster, ledger)


def _which_team(team: str, roster: Roster) -> Reason:
    """Ask who is in a team that the roster does not have."""
    if not is_default_group(team):
        return Reason(_WHICH_TEAM)
    alone = [f"{each.name} ({each.id})" for each in roster.students if not each.team] if roster.teams else []
    if not alone:
        return Reason(_WHICH_DEFAULT, {"team": team})
    names = ", ".join(alone[:_MOST_SHOWN]) + (", …" if len(alone) > _MOST_SHOWN else "")
    return Reason(_WITHOUT_GROUP, {"team": team, "names": names})


def _same_in_team(groups: list[Group]) -> list[Group]:
    """Where a platform puts a team's files into a folder of each member, read, run and ask about them once."""
    together: dict[tuple[str, frozenset[str]], list[Group]] = {}
    for group in groups:
        if group.told_team and not group.members and not group.doubts and (mine := _digests(group)):
            together.setdefault((group.told_team, mine), []).append(group)
    for found in (each for each in together.values() if len(each) > 1):
        first, *others = sorted(found, key=lambda group: group.student)  # whatever the order of the files
        first.members = (first.student, *(group.student for group in others))
        groups = _joined(groups, first, others)
    return groups


def _roster_teams(groups: list[Group], roster: Roster, ledger: Ledger) -> list[Group]:
    together: dict[str, list[Group]] = {}
    for group in groups:
        team = "" if is_default_group(group.student.team) else group.student.team
        if team and not group.members and group.chosen.file and not group.doubts:
            together.setdefault(team.casefold(), []).append(group)
    for found in together.values():
        first = min(found, key=lambda group: group.student)
        team = first.student.team
        members = roster.team(team)
        if len(members) < 2:
            continue
        picked = [g for g in found if g.chosen.file and g.chosen.file.picked]
        contents = {_digests(group) for group in found}
        if len(picked) == 1:
            first = picked[0]
        elif len(contents) > 1:
            names = ", ".join(group.student.name for group in found)
            for group in found:
                group.doubts.append(Reason(_TEAM_TWICE, {"team": team, "names": names}))
            which = [(group.chosen.file, group) for group in found if group.chosen.file]
            ledger.ask_which(which, Reason(_TEAM_TWICE, {"team": team, "names": names}))
            continue
        first.members = members
        groups = _joined(groups, first, [group for group in found if group is not first])
    return groups


def _handed_in_twice(groups: list[Group], roster: Roster, ledger: Ledger) -> list[Group]:
    """Ask which hand-in counts of who is in two of them; return the groups without those that a person refused."""
    groups = _without_refused(groups, roster, ledger)
    for shared, several in _of_one_student(groups, roster):
        several = [group for group in several if any(group is each for each in groups) and _has(group, shared)]
        said = [ledger.choices.said_for(shared.id, (str(f.item.path) for f in group.files)) for group in several]
        agreed = [each is not None and each.agreed for each in said]
        if len(several) < 2:
            continue
        asked = [ledger.choices.asked_for(shared.id, (str(f.item.path) for f in group.files)) for group in several]
        settled = agreed.count(True) == 1 or all(each is not None and each.leave_out for each in said)
        if settled and all(asked):  # else what was said was said beside other hand-ins
            for group, counts in zip(several, agreed, strict=True):
                if not counts and not _leave_out(shared, group, ledger):
                    groups = [each for each in groups if each is not group]
            continue
        _ask_which_counts(shared, several, ledger)
    return groups


def _of_one_student(groups: Sequence[Group], roster: Roster) -> list[tuple[Student, list[Group]]]:
    """Return who is in more than one of the groups, with these."""
    found: dict[str, list[Group]] = {}
    people: dict[str, Student] = {}
    for group in groups:
        for student in group.members or (group.student,):
            known = roster.by_id(student.id) or next(filter(None, map(roster.by_id, student.also)), student)
            number = known.id.casefold()
            people.setdefault(number, replace(student, id=known.id))
            if not any(group is other for other in found.setdefault(number, [])):
                found[number].append(group)
    return [(people[number], several) for number, several in found.items() if len(several) > 1]


def _has(group: Group, student: Student) -> bool:
    return any(_is(student, each) for each in group.members or (group.student,))


def _is(student: Student, other: Student) -> bool:
    return student.id.casefold() in {number.casefold() for number in (other.id, *other.also)}


def _leave_out(student: Student, group: Group, ledger: Ledger) -> bool:
    """Take a hand-in from one student, and leave it to the others; return whether there are any."""
    left = tuple(each for each in group.members if not _is(student, each))
    if left:
        group.members = left
        if len(left) == 1 and group.student.platform == "roster":  # a person told the team: it has no name of its own
            group.student, group.members = left[0], ()
        return True
    for file in (*group.files, *group.same):
        ledger.enter(file.item, NOT_PLACED, Reason(LEFT_OUT, {"file": FILE}))
    return False


def _ask_which_counts(student: Student, several: Sequence[Group], ledger: Ledger) -> None:
    """Ask which of several hand-ins counts for one student: whose they are besides, does not change by that."""
    told = list(map(_with_whom, several))
    if len(set(told)) < len(told):  # what one of a team handed in counts for the same people as what the team did
        told = [f"{group.student.name}: {each}" for group, each in zip(several, told, strict=True)]
    every = " / ".join(told)
    reason = Reason(_MEMBER_TWICE, {"name": student.name, "id": student.id, "all": every})
    for group in several:
        group.doubts.append(reason)
    ledger.ask_which([(_shown(group), group) for group in several], reason, of=student.id)


def _with_whom(group: Group) -> str:
    if not group.members:
        return str(Reason(_ALONE))
    return "; ".join(f"{each.name} ({each.id})" if each.name != each.id else each.id for each in group.members)


def _shown(group: Group) -> Owned:
    """Return the file at which a question on a whole hand-in stands."""
    chosen = group.chosen
    return chosen.file or next(iter(chosen.open), None) or group.hand_ins[0]


def _may_count(group: Group) -> tuple[Owned, ...]:
    chosen = group.chosen
    return (chosen.file,) if chosen.file and not chosen.fault else chosen.open


def _without_refused(groups: list[Group], roster: Roster, ledger: Ledger) -> list[Group]:
    """Lay what the platform says of a refused hand-in beside the one of the same student that counts."""
    refused = {str(path) for paths in ledger.refused.values() for path in paths}
    for _student, several in _of_one_student(groups, roster):
        several = [group for group in several if any(group is each for each in groups)]
        counting = [group for group in several if _may_count(group)]
        rest = [group for group in several if group.files and all(_is_about(file, refused) for file in group.files)]
        if len(counting) == 1 and rest:
            groups = _joined(groups, counting[0], rest)
    return groups


def _is_about(file: Owned, refused: Collection[str]) -> bool:
    """Return whether the platform wrote a file about a hand-in of which a notebook was refused."""
    return file.claim.receipt and any(path.startswith(str(file.item.path.with_suffix("")) + "_") for path in refused)


def _joined(groups: Sequence[Group], first: Group, others: Sequence[Group]) -> list[Group]:
    """Return the groups after the files of some were laid beside the same ones of another member of their team."""
    first.same += tuple(file for group in others for file in group.files)
    return [group for group in groups if not any(group is other for other in others)]


def _digests(group: Group) -> frozenset[str]:
    """Return what tells the notebook that counts, or those among which a person chooses, from other ones."""
    files = [group.chosen.file] if group.chosen.file else group.chosen.open
    found = [file.item.digest for file in files]
    return frozenset(filter(None, found)) if all(found) else frozenset({group.student.id})
