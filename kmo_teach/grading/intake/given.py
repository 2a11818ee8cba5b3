"""What is left to ask after a person gave a notebook to another student, or said of some that they do not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kmo_teach.grading.intake.group import Group, identity
from kmo_teach.grading.intake.ledger import Ledger
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tries import told_apart
from kmo_teach.grading.who import FILE
from kmo_teach.language import N_, _

__all__ = ["given_away", "given_too", "refused_before", "remaining"]

_MOST_SHOWN = 10
_GIVEN_AWAY = N_("You gave {path} of {name} to {other}. Does this one count for {name}?")
_REMAINS = N_("You said no to the rest: {names}. Does this one count?")
_GIVEN_TOO = N_("{name} handed in a notebook and you gave them {path} too. Which one counts?")


def given_away(group: Group, ledger: Ledger) -> None:
    """What is left of a student, when one of their notebooks went to another, is no choice that anybody made."""
    file = group.chosen.file
    gone = [(path, to) for path, (was, to) in ledger.moved.items() if identity(was) == identity(group.student)]
    if file and gone and not file.picked and not group.chosen.fault:
        path, other = gone[0]
        if group.proposed and group.proposed.id == other.id:
            return  # it is asked whether this is theirs too
        details = {"path": path.name, "name": group.student.name, "other": f"{other.name} ({other.id})"}
        group.doubts.append(Reason(_GIVEN_AWAY, details))
        ledger.ask_which([(file, group)], group.doubts[-1])


def given_too(group: Group, ledger: Ledger) -> None:
    """Another's notebook does not push out what a student handed in."""
    file = group.chosen.file
    if not file or file.item.path not in ledger.moved:
        return
    was, here = ledger.was[file.item.path], identity(group.student)
    own = [e for e in group.files if e.notebook and not e.picked and ledger.was.get(e.item.path, here) != was]
    if own:
        doubt = Reason(_GIVEN_TOO, {"name": group.student.name, "path": file.item.path.name})
        group.chosen = replace(group.chosen, file=None, doubt=doubt, open=(file, *own))


def refused_before(groups: Iterable[Group], ledger: Ledger) -> Iterator[str]:
    """Say what counts although a person said no to it, as the one that they preferred is not there any more."""
    counting = [
        (group, file) for group in groups if (file := group.chosen.file) and not (group.chosen.fault or group.doubts)
    ]
    found: list[str] = []
    for group, file in counting:
        everyone, for_them = group.members or (group.student,), _refused_for(group, ledger)
        if (str(file.item.path) in ledger.refused_before and not file.picked) or len(for_them) == len(everyone):
            found.append(f"{group.student.name}: {file.item.path.name}")
        elif for_them:
            yield _for_one_of_team(group, file.item.path.name, for_them)
    if found:
        told = _(
            "Counts now, though you said no to it in {file} when other notebooks were there too: {names}. If it does "
            "not count, add a row with its path and no as the answer."
        )
        yield told.format(file=FILE, names=", ".join(found[:_MOST_SHOWN]) + (", …" if found[_MOST_SHOWN:] else ""))


def _refused_for(group: Group, ledger: Ledger) -> list[Student]:
    """Return for whom a hand-in counts of which a person said no for them alone, and no yes since."""
    paths = [str(file.item.path) for file in group.files]
    found = []
    for student in group.members or (group.student,):
        numbers = [number.casefold() for number in (student.id, *student.also)]
        said = [each for number in numbers if (each := ledger.choices.said_for(number, paths))]
        refused = any((number, path) in ledger.refused_for for number in numbers for path in paths)
        if refused and not any(each.agreed for each in said):
            found.append(student)
    return found


def _for_one_of_team(group: Group, name: str, students: Sequence[Student]) -> str:
    """Say that a team's work counts for members for whom it was said not to: a no would take it from all of them."""
    told = _(
        "Counts now for {names}, though you said no to it in {file} when another hand-in was there too: {work}. If it "
        "does not count, add a row with its path and the ids of the others, with ; between them: {ids}."
    )
    names = ", ".join(f"{each.name} ({each.id})" for each in students)
    ids = "; ".join(each.id for each in group.members if each not in students)
    return told.format(names=names, file=FILE, work=f"{group.student.name}: {name}", ids=ids)


def remaining(group: Group, ledger: Ledger) -> None:
    """That the others do not count does not say that the one which is left does."""
    file = group.chosen.file
    if not file or file.picked or group.chosen.fault or group.chosen.doubt:
        return
    for about, refused in ledger.refused.items():
        if ledger.choices.is_among(str(file.item.path), about):
            asked = [path for path in refused if ledger.choices.is_among(str(path), about)]  # not a member's copy of it
            names = ", ".join(told_apart(asked, beside=[file.item.path]))[:300]
            group.doubts.append(Reason(_REMAINS, {"names": names}))
            ledger.ask(str(file.item.path), group.doubts[-1], group.proposed or group.all_of_it, about)
