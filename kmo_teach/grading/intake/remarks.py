"""What the instructor should know of a download as a whole: strangers, ids that fail, times that are not told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from kmo_teach.grading.intake.group import Group
from kmo_teach.grading.intake.plan import Handed, Missing
from kmo_teach.grading.names import is_damaged, may_be_spelled
from kmo_teach.grading.places import Claimed, above
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.team_words import is_default_group
from kmo_teach.grading.who import FILE, Answers
from kmo_teach.language import N_, _

__all__ = ["lost_letters", "no_times", "strangers", "warnings"]

_LISTS = {
    "moodle": N_("Moodle’s grading worksheet"),
    "canvas": N_("the grades that Canvas exports"),
    "blackboard": N_("Blackboard’s gradebook, downloaded to work offline"),
}
"""The list in which a platform has the ids of its own downloads; what Brightspace writes is in none."""


def warnings(groups: Sequence[Group], roster: Roster, *, together: bool) -> tuple[str, ...]:
    """Return what is odd about the roster, or about the download beside it."""
    found = [*roster.warnings, *_default_group(groups)]
    if not roster:
        return tuple(found)
    known = [group for group in groups if group.members or group.student.sort != "team"]  # who a team is, is asked
    people = [each for group in known for each in group.members or (group.student,)]
    asked = [group.student for group in known if group.proposed]
    strange = [e.name for e in people if e not in asked and not roster.match(e) and not roster.namesakes(e)]
    found += _by_name_only(groups)
    if strange:
        names = ", ".join(strange[:10]) + (", …" if len(strange) > 10 else "")
        told = _("Not in the roster: {names}.")
        if 2 * len(strange) > len(people):
            told = _("Most of the download is not in the roster, {count} of {all}: {names}. Is it the right list?")
        found.append(told.format(names=names, count=len(strange), all=len(people)))
    in_teams = together or any(group.members for group in groups)
    if not in_teams and any(student.team and not is_default_group(student.team) for student in roster.students):
        found.append(
            _("The roster has groups. If each group hands in one notebook, add --groups: all members get its mark.")
        )
    return tuple(found)


def _default_group(groups: Sequence[Group]) -> Iterator[str]:
    """Say that Moodle takes all who are in no group for one: that may not have been meant."""
    for group in groups:
        team = group.student.name if group.student.sort == "team" else group.told_team
        if is_default_group(team) and len(group.members) > 1:
            told = _(
                "Moodle calls all students without a group {team}, and they hand in together: one notebook counts for "
                "{names}. If that is wrong, put them in groups in Moodle first."
            )
            names = [member.name for member in group.members]
            listed = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
            yield told.format(team=team, names=listed)


def lost_letters(claims: Iterable[Claimed], answers: Answers) -> Iterator[str]:
    """Say which answers fit no file, as the table of questions was saved in an encoding that lacks their letters."""
    here = {str(path) for item, _claim in claims for path in above(item)}
    given = {**{path: said for (path, _mark), said in answers.choices.items()}, **answers.given}
    whole = [path for path in given if not is_damaged(path)]  # what was answered again is settled
    lost = [
        (said.row, path)
        for path, said in given.items()
        if is_damaged(path) and path not in here and not any(may_be_spelled(path, each) for each in whole)
    ]
    if lost:
        told = _(
            "{file} lost letters when it was saved, so these answers fit no file: {rows}. Answer again what is asked, "
            "save it as CSV UTF-8, and remove these rows."
        )
        rows = [_("row {row}, {name}").format(row=row, name=path) for row, path in sorted(lost)[:10]]
        yield told.format(file=FILE, rows="; ".join(rows))


def strangers(groups: Sequence[Group], roster: Roster) -> list[str]:
    """Return all names, where the roster has nobody of them: it is another course's or platform's.

    What a person said counts as far as the roster has who was named: a roster cannot be right by an answer that
    says nothing of it.
    """
    if not roster or not groups:
        return []
    for group in groups:
        people = group.members or (group.student,)
        found = [match for each in people if (match := roster.match(each))]
        told = group.confirmed and any(not match.by_name for match in found)
        if (
            told
            or group.namesakes
            or (group.proposed and roster.by_id(group.proposed.id))
            or any(not match.differs for match in found)
        ):
            return []
    return [f"{group.student.name} ({group.student.id})" for group in groups]


def _by_name_only(groups: Sequence[Group]) -> Iterator[str]:
    """Say which list has the ids, where a platform has such a list and nobody was found by id."""
    asked = [group for group in groups if group.proposed or group.namesakes]
    lists = {_LISTS[each.student.platform] for each in asked if each.student.platform in _LISTS}
    if lists and len(asked) == len(groups) > 1:
        told = _("No id of the download is in the roster, so each name is asked. With this list, none is: {file}.")
        yield told.format(file="; ".join(sorted(_(each) for each in lists)))


def no_times(rows: Sequence[Handed | Missing], roster: Roster, until: datetime | None) -> Iterator[str]:
    """Say of whom it is not known whether they were late; a flag of the platform goes by its own deadline."""
    without = [each for each in rows if not each.how.time]
    flagged = [each for each in without if each.how.late is not None]
    if any(each.how.late for each in flagged) or (flagged and until):
        told = _(
            "The download has no times, so late is who the platform calls late, by its own deadline: {count} of "
            "{all}{names}."
        )
        late = [each.student.name for each in flagged if each.how.late]
        names = f" ({', '.join(late[:10])}{', …' if late[10:] else ''})" if late else ""
        yield told.format(count=len(late), all=len(flagged), names=names)
    untold = [each for each in without if until and each.how.late is None]
    if not untold:
        return
    told = _(
        "Of whom it is not known whether they are late, as the download does not tell when they handed in: {count} of "
        "{all}."
    )
    yield told.format(count=len(untold), all=len(rows))
    if any(each.student.platform == "moodle" for each in untold) and not roster.times:
        yield _("Moodle's grading worksheet tells it: give that as the roster.")
