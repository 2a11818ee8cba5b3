"""Whose each file is: by its name, or as a person said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kmo_teach.grading.choices import Choices
from kmo_teach.grading.download import IntakeError, Item, is_zip
from kmo_teach.grading.intake.again import Again
from kmo_teach.grading.intake.group import Group, Identity, identity, with_name
from kmo_teach.grading.intake.ledger import LEFT_OUT, NOT_A_NOTEBOOK, SYSTEM, Ledger
from kmo_teach.grading.intake.plan import NOT_PLACED
from kmo_teach.grading.names import Student
from kmo_teach.grading.places import Claimed, Places, above
from kmo_teach.grading.platforms import Claim
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import may_be_notebook
from kmo_teach.grading.who import FILE, PERSON, Answer, Answers
from kmo_teach.language import N_, _

__all__ = ["groups_of"]

_SAYS_NOTHING = N_("The name does not tell which student it is from.")
_WHOSE = N_("Whose is this? Its name does not tell.")
_NO_SUCH_ID = N_(
    "{file}, row {row}: {said} is neither yes nor no, nor an id of the roster. Correct it there and run the same again."
)
_CONFIRMED_ID = N_(
    "{file}, row {row}: you confirmed {said}, which is not an id of the roster. Give the roster that has it, or "
    "correct the row, and run the same again. Nothing was changed."
)
_UNKNOWN_ID = N_("You wrote {said} for it, and nobody else in the download has that id. Is it right?")


def groups_of(
    claims: Sequence[Claimed],
    answers: Answers,
    roster: Roster,
    ledger: Ledger,
    by_name: Callable[[str], Student | None] = lambda path: None,
) -> list[Group]:
    """Return the files of each identity; what is nobody's is entered as not placed.

    Parameters
    ----------
    by_name
        Gives whom a platform's name tells of, also a name that is not in the download.
    """
    groups: dict[Identity, Group] = {}
    renamed: list[tuple[Item, Claim, str, bool]] = []
    places = ledger.places = Places(claims)
    ledger.choices = Choices(claims, places)
    elsewhere = answers.elsewhere(places)
    held = ledger.choices.held(answers)
    ledger.refused_before = ledger.choices.refused_before(answers) - held.keys()
    ledger.refused_for = ledger.choices.refused_for(answers)
    again = Again(claims, answers, places, by_name)
    here = {told.student.id.casefold() for _item, told in claims if told and told.student}
    for item, told in claims:
        said = answers.about([(str(each), places.inside(each)) for each in above(item)], elsewhere)
        said = said or again.together(item.outer, told) or again.of_its_notebooks(item.path, told)
        counts = held.get(str(item.path))
        carried = None if said else again.answer(item.outer, told)
        said = said or carried
        if (said and said[1].leave_out) or (counts and counts.leave_out):
            ledger.enter(item, NOT_PLACED, Reason(LEFT_OUT, {"file": FILE}))
            if counts and counts.leave_out:
                ledger.refused.setdefault(counts.about, []).append(item.path)
            elif said and said[1].about == PERSON and told and told.student:
                groups.setdefault(identity(told.student), Group(told.student)).leave_out(item, told)
            continue
        claim = (
            _as_said(item, told, said[1], here | {part.casefold() for part in item.path.parts}, roster)
            if said
            else told
        )
        if said is None and told and told.student and (before := again.called(item.outer, told)):
            ledger.called[identity(told.student)] = before
        if claim is None or claim.student is None:
            _unplaced(ledger, item, claim)
            continue
        if carried and told and told.student and not item.system:
            ledger.carried[identity(told.student)] = claim.student
        own = said is not None and not carried and said[0] == str(item.path)
        # who it is from does not say that it counts: not a yes, and no id where one answer is for the whole hand-in
        whose = said and said[1].about == PERSON and (said[1].agreed or (told and told.place))
        picked = bool(counts) or (own and not whose)
        if said and (told is None or told.student != claim.student):
            renamed.append((item, claim, said[0], picked))
            _note_other_team(told, claim, roster, ledger)
            if told and told.student:
                ledger.was[item.path] = identity(told.student)
                ledger.names[identity(told.student)] = told.student.name
                if own:
                    ledger.moved[item.path] = told.student, claim.student
            continue
        student = claim.student
        group = groups.setdefault(identity(student), Group(student))
        group.add(item, claim, picked=picked, confirmed=said is not None)
    _add_renamed(groups, renamed, ledger)
    return list(groups.values())


def _add_renamed(
    groups: dict[Identity, Group], renamed: Iterable[tuple[Item, Claim, str, bool]], ledger: Ledger
) -> None:
    """Add files to whom the instructor named: to the only one in the download with that id, if there is one."""
    for item, claim, where, picked in renamed:
        student = claim.student
        assert student is not None
        same = [group for group in groups.values() if group.student.id.casefold() == student.id.casefold()]
        own = Group(student)
        group = same[0] if len(same) == 1 else groups.setdefault(("roster", student.sort, student.id), own)
        group.add(item, claim, picked=picked, confirmed=True)
        if claim.doubt and may_be_notebook(item):
            group.doubts.append(claim.doubt)
            ledger.ask(where, claim.doubt, student)


def _note_other_team(told: Claim | None, claim: Claim, roster: Roster, ledger: Ledger) -> None:
    """Note where a person gave the work of a group of the roster to other people than are in that group."""
    own = told.student if told else None
    team = roster.team_called(own.name) if own and own.sort != "name" else ""
    said = claim.members or (claim.student,)
    if team and {each.id for each in said if each} != {each.id for each in roster.team(team)}:
        ledger.against[team] = tuple(each for each in said if each)


def _doubt(said: Answer, here: set[str], roster: Roster) -> Reason | None:
    """Refuse an id that the roster does not have; without a roster, ask whether one that is new is right."""
    unknown = [each for each in said.ids if each.casefold() not in here and not roster.by_id(each)]
    if not unknown or all(roster.team(each) for each in unknown):
        return None
    if not roster:
        asked = len(said.ids) == 1 and not said.agreed
        return Reason(_UNKNOWN_ID, {"said": unknown[0]}) if asked else None
    told = _CONFIRMED_ID if said.agreed else _NO_SUCH_ID
    raise IntakeError(_(told).format(file=FILE, row=said.row, said=unknown[0]))


def _as_said(item: Item, told: Claim | None, said: Answer, here: set[str], roster: Roster) -> Claim:
    """Return the claim with whom the instructor named."""
    ids, doubt = said.ids, _doubt(said, here, roster)
    base = told or Claim(None, len(item.outer.parts) - 1, item.path.name)
    base = replace(base, doubt=doubt)
    if base.student and ids == (base.student.id,):
        return base
    if len(ids) == 1 and not roster.by_id(ids[0]) and (members := roster.team(ids[0])):
        name = members[0].team
        return replace(base, student=Student(name, name, "roster", "team", name), members=members)
    once = {each.casefold(): each for each in ids}.values()  # nobody hands in together with oneself
    people = tuple(dict.fromkeys(roster.by_id(each) or Student(each, each, "roster") for each in once))
    if len(people) == 1:
        return replace(base, student=with_name(people[0], base.student), members=())
    if name := roster.team_of(people):  # the same as where its name told it: what was given for its work stays
        platform = base.student.platform if base.student else "roster"
        return replace(base, student=Student(name, name, platform, "team", name), members=roster.team(name))
    name = base.student.name if base.student else " + ".join(each.name for each in people)
    team = Student("+".join(sorted(each.id for each in people)), name, "roster", "team", name)
    return replace(base, student=team, members=people)


def _unplaced(ledger: Ledger, item: Item, claim: Claim | None) -> None:
    if item.system:
        reason = Reason(SYSTEM)
    elif claim and claim.doubt:
        reason = claim.doubt
    elif may_be_notebook(item) or is_zip(item):
        reason = item.fault or Reason(_SAYS_NOTHING)
        ledger.ask(str(item.path), Reason(_WHOSE))
    else:
        reason = item.fault or Reason(NOT_A_NOTEBOOK)
    ledger.enter(item, NOT_PLACED, reason)
