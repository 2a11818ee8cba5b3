"""Lead a download, a zip file or folder as a platform hands it out, to a plan: one step after the other."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kmo_teach.grading.download import items
from kmo_teach.grading.intake.again import against_roster, carried_over, two_numbers, waits_for_another
from kmo_teach.grading.intake.archives import claims, told_by_name
from kmo_teach.grading.intake.given import given_away, given_too, refused_before, remaining
from kmo_teach.grading.intake.ledger import Ledger
from kmo_teach.grading.intake.outcome import outcome
from kmo_teach.grading.intake.owners import groups_of
from kmo_teach.grading.intake.people import called_otherwise, same_keys, same_names, spelled_alike, with_roster
from kmo_teach.grading.intake.plan import Handed, Missing, Plan
from kmo_teach.grading.intake.remarks import lost_letters, no_times, strangers, warnings
from kmo_teach.grading.intake.teams import in_teams
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import choose
from kmo_teach.grading.who import Answers

__all__ = ["plan"]


def plan(
    source: Path,
    assignment: str,
    roster: Roster | None = None,
    answers: Answers | None = None,
    until: datetime | None = None,
    *,
    teams: bool = False,
) -> Plan:
    """Read a zip file or folder of submissions and place each file with a student.

    Parameters
    ----------
    roster
        All students of the course, if there is a list.
    answers
        What the instructor said about names that may be read in more than one way.
    until
        The deadline.
    teams
        Whether those of one team in the roster hand in together.

    Raises
    ------
    IntakeError
        When the source does not exist or is no zip file.
    """
    roster, answers, ledger = roster or Roster(), answers or Answers({}), Ledger()
    listed = items(source)
    by_name = told_by_name(listed, assignment, roster)
    claimed = claims(listed, assignment, roster)
    groups = groups_of(claimed, answers, roster, ledger, by_name)
    for group in groups:
        same_names(group, ledger)
    spelled_alike(groups, ledger)
    groups = [group for group in groups if group.files]
    with_roster(groups, roster, ledger)
    called_otherwise(groups, roster, ledger)
    for group in groups:
        group.chosen = choose(group.files, assignment)
        given_away(group, ledger)
        given_too(group, ledger)
    groups = in_teams(groups, roster, ledger, together=teams)
    for group in groups:
        remaining(group, ledger)
    same_keys(groups, ledger)
    waits_for_another(groups)
    handed: list[Handed] = []
    without: list[Missing] = []
    for group in sorted(groups, key=lambda group: group.student):
        (found, missing) = outcome(group, roster, until, ledger)
        handed += found
        without += missing
    told = (*warnings(groups, roster, together=teams), *no_times([*handed, *without], roster, until))
    return Plan(
        tuple(handed),
        tuple(without),
        tuple(sorted(ledger.entries, key=lambda each: each.path)),
        tuple(ledger.questions),
        (
            *told,
            *refused_before(groups, ledger),
            *lost_letters(claimed, answers),
            *carried_over(ledger.carried),
            *against_roster(ledger.against, roster),
            *two_numbers(groups, roster, ledger),
        ),
        tuple(strangers(groups, roster)),
    )
