"""What a person said of a platform's number holds for all that this number hands in, also later and elsewhere.

A student who hands in again may have a new folder or file, which nobody was asked about. Whose the number is, does not
change by that: unless its name changes too, or the new one was asked about and still waits for its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from kmo_teach.grading.intake.group import Group, Identity, identity
from kmo_teach.grading.intake.ledger import Ledger
from kmo_teach.grading.names import Student, person
from kmo_teach.grading.places import Claimed, Places
from kmo_teach.grading.platforms import Claim
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.who import FILE, PERSON, Answer, Answers
from kmo_teach.language import N_, _

__all__ = ["Again", "against_roster", "carried_over", "home", "two_numbers", "waits_for_another"]

_WAITS = N_("{path} may be of this student too. Answer in {file} whose that is.")
_MOST_SHOWN = 10


class Again:
    """The answers by the number of the platform that they are about.

    Parameters
    ----------
    told
        Gives whom a platform's name tells of, also of a file that is not in the download any more.
    """

    def __init__(
        self, claims: Iterable[Claimed], answers: Answers, places: Places, told: Callable[[str], Student | None]
    ) -> None:
        self._waiting = answers.waiting
        self._said: dict[Identity, list[tuple[Student, Answer]]] = {}
        here = {str(home(item.outer, claim)): claim.student for item, claim in claims if claim and claim.student}
        inside = {places.inside(path): student for path, student in here.items()}
        for path, said in answers.given.items():
            student = here.get(path) or inside.get(places.inside(path)) or told(path)
            if said.about == PERSON and said.ids and student and student.is_numbered:
                self._said.setdefault(identity(student), []).append((student, said))
        self._given = answers.given
        self._of_try = _of_try([(str(item.path), claim) for item, claim in claims])
        self._together: dict[tuple[PurePosixPath, str], dict[str, Answer]] = {}
        for item, claim in claims:
            where = home(item.outer, claim) if claim and claim.place else None
            answer = answers.given.get(str(where))
            if where and claim and answer and answer.about == PERSON:
                self._together.setdefault((where.parent, claim.place), {})[str(where)] = answer

    def together(self, item_outer: PurePosixPath, claim: Claim | None) -> tuple[str, Answer] | None:
        """Return what was said of another folder or file of one hand-in, which the platform parts."""
        if claim is None or not claim.place:
            return None
        found = self._together.get((home(item_outer, claim).parent, claim.place), {})
        return next(iter(found.items())) if len(found) == 1 else None

    def of_its_notebooks(self, path: PurePosixPath, claim: Claim | None) -> tuple[str, Answer] | None:
        """Return what was said of all files of a try, for what the platform wrote about it: that goes along."""
        files = self._of_try.get(str(path), []) if claim and claim.receipt else []
        found = [self._about(file) for file in files]
        first = next(iter(found), None)
        same = first is not None and all(each and each[1] == first[1] for each in found)
        return first if first and same and first[1].ids else None

    def _about(self, path: str) -> tuple[str, Answer] | None:
        above = (path, *map(str, PurePosixPath(path).parents))
        return next(((each, self._given[each]) for each in above if each in self._given), None)

    def answer(self, item_outer: PurePosixPath, claim: Claim | None) -> tuple[str, Answer] | None:
        """Return what was said of the number that handed in a file, and what of its path tells the number."""
        if claim is None or claim.student is None:
            return None
        found = self._said.get(identity(claim.student), [])
        where = str(home(item_outer, claim))
        if not found or where in self._waiting or any(said.ids != found[0][1].ids for _student, said in found):
            return None
        if not all(_same_name(claim.student, student) for student, _said in found):
            return None
        return where, found[0][1]

    def called(self, item_outer: PurePosixPath, claim: Claim) -> tuple[str, tuple[str, ...]] | None:
        """Return the name beside a number when it was said whose it is, and whose, where the name is another now."""
        own = claim.student
        found = self._said.get(identity(own), []) if own else []
        other = [(student.name, said.ids) for student, said in found if own and not _same_name(own, student)]
        return other[-1] if other else None


def _of_try(claims: Sequence[tuple[str, Claim | None]]) -> dict[str, list[str]]:
    """Return by what the platform wrote about a try the files that were handed in with it."""
    notes = {path.removesuffix(".txt"): path for path, claim in claims if claim and claim.receipt}
    found: dict[str, list[str]] = {}
    for path, claim in claims:
        if claim and claim.student and not claim.receipt:
            top = "/".join(path.split("/")[: claim.depth + 1])
            at = next((at for at in range(len(top), 0, -1) if top[at : at + 1] == "_" and top[:at] in notes), 0)
            if at:
                found.setdefault(notes[top[:at]], []).append(path)
    return found


def home(outer: PurePosixPath, claim: Claim) -> PurePosixPath:
    """Return the path up to what told whose a file is, as a question is about it."""
    return PurePosixPath(*outer.parts[: claim.depth + 1])


def _same_name(one: Student, other: Student) -> bool:
    return person(one.name) == person(other.name) or one.id in (one.name, other.name)


def carried_over(carried: Mapping[Identity, Student]) -> Iterator[str]:
    """Say for whom an earlier answer was taken over."""
    told = [f"{student.name} ({number[2]}): {student.id}" for number, student in carried.items()]
    if told:
        text = _("Taken over from what you said of an earlier hand-in under the same number: {names}.")
        yield text.format(names=_some(told))


def against_roster(against: Mapping[str, Sequence[Student]], roster: Roster) -> Iterator[str]:
    """Say where an answer goes against a group of the roster: one of the two may be of another moment."""
    text = _(
        "By your answer in {file} the work of {team} counts for {said}; the roster has {listed} in that group. Your "
        "answer goes before; if it is not right any more, remove its row."
    )
    for team, people in against.items():
        said, listed = (_some([f"{each.name} ({each.id})" for each in each_]) for each_ in (people, roster.team(team)))
        yield text.format(file=FILE, team=team, said=said, listed=listed)


def two_numbers(groups: Sequence[Group], roster: Roster, ledger: Ledger) -> Iterator[str]:
    """Say where one student has two numbers of one platform: one of the answers may be a slip."""
    told = []
    for group in groups:
        numbers: dict[tuple[str, str], dict[str, str]] = {}
        for file in group.files:
            known = file.claim.student
            own = (known.platform, known.sort, known.id) if known else None
            number = ledger.was.get(file.item.path, own)
            if number and Student(number[2], number[2], *number[:2]).is_numbered and number[0] != "roster":
                numbers.setdefault(number[:2], {})[number[2]] = _whose_else(group, number, roster, ledger)
        told += [
            f"{group.student.name} ({group.student.id}): {', '.join(sorted(each))}{''.join(each.values())}"
            for each in numbers.values()
            if len(each) > 1
        ]
    if told:
        text = _(
            "More than one number of the platform for one id, by your answers in {file}: {names}. If one is a slip, "
            "correct its answer there."
        )
        yield text.format(file=FILE, names=_some(told))


def _whose_else(group: Group, number: Identity, roster: Roster, ledger: Ledger) -> str:
    """Say whose a number may be by the name beside it, where the roster has somebody else of that name."""
    name = ledger.names.get(number, "")
    match = roster.match(Student(name, name)) if name else None
    if match is None or match.student.id.casefold() == group.student.id.casefold():
        return ""
    told = _("{number} is called {name} in the download, and the roster has {name} as {id}")
    return f" ({told.format(number=number[2], name=name, id=match.student.id)})"


def _some(told: Sequence[str]) -> str:
    return ", ".join(told[:_MOST_SHOWN]) + (", …" if len(told) > _MOST_SHOWN else "")


def waits_for_another(groups: Sequence[Group]) -> None:
    """While it is asked whether a hand-in is somebody's, no older one of that student goes out."""
    for asking in groups:
        ids = {each.id.casefold() for each in (asking.proposed, *asking.namesakes) if each}
        for group in groups:
            people = group.members or (group.student,)
            known = {number.casefold() for each in people for number in (each.id, *each.also)}
            if group is not asking and ids & known and not (group.proposed or group.namesakes):
                path = asking.hand_ins[0].home[1]
                group.doubts.append(Reason(_WAITS, {"path": path, "file": FILE}))
