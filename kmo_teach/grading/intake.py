"""From a zip file or folder, as a platform hands it out, to a plan: who handed in what, and what cannot be placed.

Two things hold whatever a download contains. Each of its files ends in exactly one of five ways, with a reason. And two
identities never become one, nor one two, unless a person says so: what may be read in more than one way is a
:class:`~kmo_teach.grading.who.Question`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from kmo_teach.grading.choices import Choices
from kmo_teach.grading.download import SYSTEM_FOLDERS, DamagedError, IntakeError, Item, expand, is_zip, items
from kmo_teach.grading.files import whole
from kmo_teach.grading.late import HandIn, hand_in
from kmo_teach.grading.names import Student, better_name, person
from kmo_teach.grading.notebook import UnreadableError
from kmo_teach.grading.platforms import ADAPTERS, Claim, Download, Folder
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import Chosen, Owned, choose, may_be_notebook
from kmo_teach.grading.who import FILE, PERSON, Answer, Answers, Question
from kmo_teach.language import N_, _

__all__ = [
    "BESIDE",
    "COUNTED",
    "FATES",
    "NOT_PLACED",
    "NO_NOTEBOOK",
    "OLDER",
    "Entry",
    "Handed",
    "IntakeError",
    "Missing",
    "Plan",
    "plan",
    "write_entries",
]

COUNTED = N_("counted")
OLDER = N_("older try")
BESIDE = N_("beside a notebook")
NO_NOTEBOOK = N_("no notebook")
NOT_PLACED = N_("not placed")
FATES = (COUNTED, OLDER, BESIDE, NO_NOTEBOOK, NOT_PLACED)
"""The five ways in which a file ends."""

_LISTS = {
    "moodle": N_("Moodle’s grading worksheet"),
    "canvas": N_("the grades that Canvas exports"),
    "blackboard": N_("Blackboard’s gradebook, downloaded to work offline"),
}
"""The list in which a platform has the ids of its own downloads; what Brightspace writes is in none."""
_LARGEST_OWN_FILES = 10_000_000

_SAYS_NOTHING = N_("The name does not tell which student it is from.")
_WHOSE = N_("Whose is this? Its name does not tell.")
_LEFT_OUT = N_("You left it out in {file}.")
_SYSTEM = N_("The operating system or a program made it.")
_COUNTS = N_("It is graded.")
_NEWER = N_("A newer try counts.")
_OTHER_COUNTS = N_("Another notebook of the same student counts: {path}.")
_LIES_BESIDE = N_("It is handed in with the notebook that counts.")
_ONLY = N_("There is no notebook, only {path}.")
_NO_FILE = N_("There is no file in the hand-in.")
_NO_FILE_BUT = N_("There is no file in the hand-in. The student wrote: {comment}")
_NOT_A_NOTEBOOK = N_("It is not a notebook.")
_TO_CHOOSE = N_("It may count: choose in {file}.")
_TO_CONFIRM = N_("It is graded, but no points go out before you confirm it in {file}.")
_NOT_READ = N_("It cannot be read: {reason}")
_SAME_AS_TEAM = N_("It is the same notebook as that of a team member, which counts.")

_ZIP_OR_STUDENT = N_("{file} may be named after a student, but names in it tell that it is from {name}. Who is this?")
_TWO_NAMES = N_("Number {id} stands beside different names: {names}. Who is this?")
_TWO_FOLDERS = N_("{count} folders or files may be of one student or of several: {names}. Who is this?")
_LIKE_OTHER = N_("It may be the same student as {name}, whose name is written in another way. Who is this?")
_ROSTER_DIFFERS = N_("The roster has {name} under this id. Who is this?")
_MAY_BE_TEAM = N_(
    "The roster has {name} under this number. Who is this? A platform names a group's files after the group: if this "
    "is one, give the ids of all its members, with ; between them."
)
_NOT_IN_TEAM = N_("It is named after the group {team}, but the number is that of {name}, who is in another one.")
_BY_NAME = N_("The id is not in the roster, the name is. Is this {name} ({id})?")
_WHICH_TEAM = N_("Who is in this team? Give the ids, with ; between them.")
_TEAM_TWICE = N_("More than one member of {team} handed in: {names}. Which notebook counts?")
_MEMBER_TWICE = N_("{name} handed in more than once: alone or with another team. Which one counts?")
_NO_SUCH_ID = N_(
    "{file}, row {row}: {said} is neither yes nor no, nor an id of the roster. Correct it there and run the same again."
)
_CONFIRMED_ID = N_(
    "{file}, row {row}: you confirmed {said}, which is not an id of the roster. Give the roster that has it, or "
    "correct the row, and run the same again. Nothing was changed."
)
_NAMESAKES = N_("The id is not in the roster, and {count} there have this name: {ids}. Which one is this? Give the id.")
_UNKNOWN_ID = N_("You wrote {said} for it, and nobody else in the download has that id. Is it right?")
_GIVEN_AWAY = N_("You gave {path} of {name} to {other}. Does this one count for {name}?")
_GIVEN_TOO = N_("{name} handed in a notebook and you gave them {path} too. Which one counts?")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one file of the download ends.

    Attributes
    ----------
    path
        Where it lay.
    fate
        One of :data:`FATES`.
    reason
        Why.
    student
        Whose it is, if that is known.
    """

    path: str
    fate: str
    reason: Reason
    student: Student | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student, or one team, handed in.

    Attributes
    ----------
    student
        Who; for a team that works together, the team.
    path
        Where the notebook lay.
    how
        When, how late, which of how many tries, and what still has to be confirmed.
    members
        Who gets the mark besides, or instead of the team; empty for a student alone.
    read_content, read_files
        What gives :attr:`content` and :attr:`files`.
    """

    student: Student
    path: str
    how: HandIn
    read_content: Callable[[], bytes] = field(repr=False)
    read_files: Callable[[], dict[str, bytes]] = field(repr=False)
    members: tuple[Student, ...] = ()

    @property
    def content(self) -> bytes:
        """The notebook's bytes, read when asked for: a class's notebooks do not lie in memory together.

        Raises
        ------
        UnreadableError
            When it cannot be read any more.
        """
        try:
            return self.read_content()
        except DamagedError as error:
            raise UnreadableError(error.reason.text, **error.reason.details) from None

    @property
    def files(self) -> dict[str, bytes]:
        """The other files beside it, by relative path; what cannot be read is left out."""
        return self.read_files()


@dataclass(frozen=True, slots=True)
class Missing:
    """A student of whom nothing can be graded, or not yet.

    Attributes
    ----------
    student
        Who.
    path
        What they handed in.
    reason
        Why it cannot be graded.
    to_confirm
        Whether it could, once a person has said which notebook counts.
    how, members
        As in :class:`Handed`.
    language
        Language of the notebook, if it could be told.
    """

    student: Student
    path: str
    reason: Reason
    to_confirm: bool = False
    how: HandIn = field(default_factory=HandIn)
    members: tuple[Student, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who handed in what.

    Attributes
    ----------
    handed
        One entry for each student or team with a notebook.
    without
        Students who handed in something else, and what.
    entries
        One for each file of the download.
    questions
        What a person has to confirm or correct.
    warnings
        What the instructor should know.
    strangers
        Names and ids of all in the download, where the roster has none of them; else empty.
    """

    handed: tuple[Handed, ...]
    without: tuple[Missing, ...] = ()
    entries: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def unplaced(self) -> tuple[tuple[str, str], ...]:
        """The files that could not be placed, each with the reason in the reader's language."""
        return tuple((each.path, str(each.reason)) for each in self.entries if each.fate == NOT_PLACED)

    @property
    def proposed(self) -> frozenset[str]:
        """Ids, in small letters, of whom a person still has to confirm that they handed in."""
        return frozenset(
            number.casefold() for each in self.questions for number in (each.id, *each.candidates) if number
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many files end in each way."""
        found = Counter(each.fate for each in self.entries)
        return {fate: found[fate] for fate in FATES}


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
    return _Intake(assignment, roster or Roster(), answers or Answers({}), until, teams=teams).plan(items(source))


@dataclass(slots=True)
class _Group:
    """All files of one identity."""

    student: Student
    files: list[Owned] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)
    members: tuple[Student, ...] = ()
    proposed: Student | None = None
    namesakes: tuple[Student, ...] = ()
    chosen: Chosen = field(default_factory=Chosen)
    same: tuple[Owned, ...] = ()

    def add(self, item: Item, claim: Claim, *, picked: bool, confirmed: bool) -> None:
        """Add a file."""
        self.files.append(Owned(item, claim, picked, confirmed, may_be_notebook(item)))
        self.members = self.members or claim.members

    @property
    def confirmed(self) -> bool:
        """Whether the instructor said of every notebook whose it is."""
        found = [file for file in self.files if file.notebook or is_zip(file.item)]
        return bool(found) and all(file.confirmed for file in found)

    @property
    def told_team(self) -> str:
        """The team in which the platform says that this student handed in."""
        told = [file.claim.student for file in self.files]
        teams = {each.team for each in told if each and each.platform != "roster" and each.sort != "team"}
        return teams.pop() if len(teams) == 1 else ""

    @property
    def homes(self) -> dict[str, str]:
        """What the names lie under, as they are written in the download, each with how it is shown."""
        return {file.home[0]: file.home[1] for file in self.files}


@dataclass(frozen=True, slots=True)
class _Loose:
    """A zip file that no platform gives to a student: what its place tells, and what names in it tell."""

    item: Item
    claim: Claim | None
    people: set[str]
    inside: list[tuple[Item, Claim | None]]


class _Intake:
    def __init__(
        self, assignment: str, roster: Roster, answers: Answers, until: datetime | None, *, teams: bool
    ) -> None:
        self.assignment, self.roster, self.answers, self.until, self.teams = assignment, roster, answers, until, teams
        self.entries: list[Entry] = []
        self.questions: list[Question] = []
        self.was: dict[PurePosixPath, tuple[str, str, str]] = {}
        self.moved: dict[PurePosixPath, tuple[Student, Student]] = {}
        self.choices = Choices()

    def plan(self, listed: list[Item]) -> Plan:
        groups = self._groups(self._claims(listed))
        for group in groups:
            self._same_names(group)
        self._spelled_alike(groups)
        self._with_roster(groups)
        for group in groups:
            group.chosen = choose(group.files, self.assignment)
            self._given_away(group)
            self._given_too(group)
        groups = self._teams(groups)
        self._same_keys(groups)
        handed, without = [], []
        for group in sorted(groups, key=lambda group: group.student):
            (found, missing) = self._outcome(group)
            handed += found
            without += missing
        return Plan(
            tuple(handed),
            tuple(without),
            tuple(sorted(self.entries, key=lambda each: each.path)),
            tuple(self.questions),
            (*self._warnings(groups), *self._no_times(handed)),
            tuple(self._strangers(groups)),
        )

    # who

    def _claims(self, listed: list[Item]) -> list[tuple[Item, Claim | None]]:
        """Read all names; a student's zip file is theirs with all that is in it."""
        reader = self._reader(listed)
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
                loose.append(self._loose(item, claim, seen))
        in_folders = [zipped for zipped in loose if len(zipped.item.path.parts) > 1]
        # where one folder holds a whole download, and none of them anything else, they are sections and not students
        sections = all(each.people for each in in_folders) and any(len(each.people) > 1 for each in in_folders)
        for zipped in loose:
            found += self._of_loose_zip(zipped, section=sections and len(zipped.item.path.parts) > 1)
        return found

    def _loose(self, item: Item, claim: Claim | None, seen: set[PurePosixPath]) -> _Loose:
        """Look into a zip file that no platform gives to a student."""
        inside = expand(item, seen, own=False)
        reader = self._reader(inside)
        read = [(each, *reader(each.outer)) for each in inside]
        people = {inner.student.id for _each, inner, sure in read if sure and inner and inner.student}
        # what lies beside the hand-ins of a download is nobody's
        own = [(each, inner if sure or is_zip(each) or may_be_notebook(each) else None) for each, inner, sure in read]
        return _Loose(item, claim, people, own)

    def _of_loose_zip(self, zipped: _Loose, *, section: bool) -> list[tuple[Item, Claim | None]]:
        """It is either a student's, by its folder or its name, or a download of its own."""
        item, claim, people = zipped.item, zipped.claim, zipped.people
        doubt = Reason(_ZIP_OR_STUDENT, {"file": item.path.name, "name": min(people, default="")})
        by_folder = claim is not None and claim.depth < len(item.path.parts) - 1
        named = bool(claim and claim.student and claim.student.name.casefold() in self.roster.listed)
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

    def _reader(self, listed: Sequence[Item]) -> Callable[[PurePosixPath], tuple[Claim | None, bool]]:
        """Return what reads a path: the claim, and whether a platform's own form told it."""
        found = {item.path: item for item in listed}
        paths = [item.path for item in listed if not item.system]
        people, teams = self.roster.listed, self.roster.teams
        download = Download(paths, self.assignment, lambda path: _note(found.get(path)), people, teams)
        adapters, folder = [adapter(download) for adapter in ADAPTERS], Folder(download)

        def read(path: PurePosixPath) -> tuple[Claim | None, bool]:
            claims = [claim for adapter in adapters if (claim := adapter.read(path))]
            if claims:
                return min(claims, key=lambda claim: claim.depth), True
            return folder.read(path), False

        return read

    def _groups(self, claims: Iterable[tuple[Item, Claim | None]]) -> list[_Group]:
        groups: dict[tuple[str, str, str], _Group] = {}
        renamed: list[tuple[Item, Claim, str, bool]] = []
        claims = list(claims)
        self.choices = Choices(claims)
        here = {told.student.id.casefold() for _item, told in claims if told and told.student}
        for item, told in claims:
            said = self.answers.about(item.path)
            counts = self.choices.held(str(item.path), self.answers)
            if (said and said[1].leave_out) or (counts and counts.leave_out):
                self._enter(item, NOT_PLACED, Reason(_LEFT_OUT, {"file": FILE}))
                continue
            claim = (
                self._as_said(item, told, said[1], here | {part.casefold() for part in item.path.parts})
                if said
                else told
            )
            if claim is None or claim.student is None:
                self._unplaced(item, claim)
                continue
            own = said is not None and said[0] == str(item.path)
            # a yes to who it is from does not say that it counts
            picked = bool(counts) or (own and not (said and said[1].agreed and said[1].about == PERSON))
            if said and (told is None or told.student != claim.student):
                renamed.append((item, claim, said[0], picked))
                if told and told.student:
                    self.was[item.path] = _identity(told.student)
                    if own:
                        self.moved[item.path] = told.student, claim.student
                continue
            student = claim.student
            group = groups.setdefault((student.platform, student.sort, student.id), _Group(student))
            group.add(item, claim, picked=picked, confirmed=said is not None)
        self._add_renamed(groups, renamed)
        return list(groups.values())

    def _add_renamed(
        self, groups: dict[tuple[str, str, str], _Group], renamed: Iterable[tuple[Item, Claim, str, bool]]
    ) -> None:
        """Add files to whom the instructor named: to the only one in the download with that id, if there is one."""
        for item, claim, where, picked in renamed:
            student = claim.student
            assert student is not None
            same = [group for group in groups.values() if group.student.id.casefold() == student.id.casefold()]
            own = _Group(student)
            group = same[0] if len(same) == 1 else groups.setdefault(("roster", student.sort, student.id), own)
            group.add(item, claim, picked=picked, confirmed=True)
            if claim.doubt and may_be_notebook(item):
                group.doubts.append(claim.doubt)
                self._ask(where, claim.doubt, student)

    def _doubt(self, said: Answer, here: set[str]) -> Reason | None:
        """Refuse an id that the roster does not have; without a roster, ask whether one that is new is right."""
        unknown = [each for each in said.ids if each.casefold() not in here and not self.roster.by_id(each)]
        if not unknown or all(self.roster.team(each) for each in unknown):
            return None
        if not self.roster:
            asked = len(said.ids) == 1 and not said.agreed
            return Reason(_UNKNOWN_ID, {"said": unknown[0]}) if asked else None
        told = _CONFIRMED_ID if said.agreed else _NO_SUCH_ID
        raise IntakeError(_(told).format(file=FILE, row=said.row, said=unknown[0]))

    def _as_said(self, item: Item, told: Claim | None, said: Answer, here: set[str]) -> Claim:
        """Return the claim with whom the instructor named."""
        ids, doubt = said.ids, self._doubt(said, here)
        base = told or Claim(None, len(item.outer.parts) - 1, item.path.name)
        base = replace(base, doubt=doubt)
        if base.student and ids == (base.student.id,):
            return base
        if len(ids) == 1 and not self.roster.by_id(ids[0]) and (members := self.roster.team(ids[0])):
            name = members[0].team
            return replace(base, student=Student(name, name, "roster", "team", name), members=members)
        people = tuple(self.roster.by_id(each) or Student(each, each, "roster") for each in ids)
        if len(people) == 1:
            return replace(base, student=_with_name(people[0], base.student), members=())
        name = base.student.name if base.student else " + ".join(each.name for each in people)
        team = Student("+".join(sorted(each.id for each in people)), name, "roster", "team", name)
        return replace(base, student=team, members=people)

    def _unplaced(self, item: Item, claim: Claim | None) -> None:
        if item.system:
            reason = Reason(_SYSTEM)
        elif claim and claim.doubt:
            reason = claim.doubt
        elif may_be_notebook(item) or is_zip(item):
            reason = item.fault or Reason(_SAYS_NOTHING)
            self._ask(str(item.path), Reason(_WHOSE))
        else:
            reason = item.fault or Reason(_NOT_A_NOTEBOOK)
        self._enter(item, NOT_PLACED, reason)

    def _same_names(self, group: _Group) -> None:
        """One id with two names, or one name in two places, may be two students."""
        if group.confirmed:
            return
        doubts = {str(file.claim.doubt): file.claim.doubt for file in group.files if file.claim.doubt}
        group.doubts += doubts.values()
        names = {person(file.claim.student.name): file.claim.student.name for file in group.files if file.claim.student}
        if group.student.sort in ("name", "team", "") or group.student.platform == "nbgrader":
            self._several_places(group)
        elif len(names) > 1:
            listed = ", ".join(sorted(names.values()))[:300]
            group.doubts.append(Reason(_TWO_NAMES, {"id": group.student.id, "names": listed}))
            for file in group.files:
                self._ask(file.home[1], group.doubts[-1], file.claim.student)
            return
        for doubt in group.doubts:
            self._ask_group(group, doubt)

    def _several_places(self, group: _Group) -> None:
        """Notebooks in several folders under one name may be a whole group's; names that look the same may differ."""
        found = [file for file in group.files if file.in_folder and not file.item.system]
        places = {file.home[0]: file.home[1] for file in found}
        if len(group.files) > 1 and any(group.student.id not in file.item.raw for file in group.files):
            places |= group.homes  # spelled in more than one way
        if len(places) == 1 and group.student.platform == "folder":
            found = [file for file in found if file.notebook or file.item.fault]
            places = {str(file.item.outer.parent): str(file.item.outer.parent) for file in found}
        if len(places) > 1:
            listed = ", ".join(sorted(places))[:300]
            group.doubts.append(Reason(_TWO_FOLDERS, {"count": str(len(places)), "names": listed}))
            for place in places.values():
                self._ask(place, group.doubts[-1], group.student)

    def _spelled_alike(self, groups: Sequence[_Group]) -> None:
        """Two identities that differ in accents, case or platform only may be one student."""
        people: dict[tuple[str, ...], list[_Group]] = {}
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
                    self._ask_group(group, reason)

    def _with_roster(self, groups: Iterable[_Group]) -> None:
        for group in groups if self.roster else ():
            if self._is_teams(group):
                continue
            match = None if group.student.platform == "roster" else self.roster.match(group.student)
            if match is None and not group.confirmed:
                self._which_namesake(group)
            elif match and match.by_name and not group.confirmed:
                told = match.student
                group.proposed = told
                group.doubts.append(Reason(_BY_NAME, {"name": told.name, "id": told.id}))
                self._ask_group(group, group.doubts[-1], told)
            elif match and match.differs and not group.confirmed:
                numbered = group.student.sort in ("participant", "user number")
                text = _MAY_BE_TEAM if numbered else _ROSTER_DIFFERS
                group.doubts.append(Reason(text, {"name": match.student.name}))
                self._ask_group(group, group.doubts[-1])
            elif match and not match.by_name and not match.differs:
                own = group.student
                told = match.student
                also = tuple(dict.fromkeys((*told.also, *own.also, told.id)))
                name = _with_name(told, own).name
                group.student = replace(own, name=name, team=told.team or own.team, also=also)

    def _which_namesake(self, group: _Group) -> None:
        """Where ids fail and several in the roster have this name, only a person knows which of them it is."""
        group.namesakes = self.roster.namesakes(group.student)
        if not group.namesakes:
            return
        ids = tuple(each.id for each in group.namesakes)
        group.doubts.append(Reason(_NAMESAKES, {"count": str(len(ids)), "ids": ", ".join(ids)}))
        for home in group.homes.values():
            self._ask(home, group.doubts[-1], Student("", group.student.name), candidates=ids)

    def _given_away(self, group: _Group) -> None:
        """What is left of a student, when one of their notebooks went to another, is no choice that anybody made."""
        file = group.chosen.file
        gone = [(path, to) for path, (was, to) in self.moved.items() if _identity(was) == _identity(group.student)]
        if file and gone and not file.picked and not group.chosen.fault:
            path, other = gone[0]
            if group.proposed and group.proposed.id == other.id:
                return  # it is asked whether this is theirs too
            details = {"path": path.name, "name": group.student.name, "other": f"{other.name} ({other.id})"}
            group.doubts.append(Reason(_GIVEN_AWAY, details))
            self._ask_which([(file, group)], group.doubts[-1])

    def _given_too(self, group: _Group) -> None:
        """Another's notebook does not push out what a student handed in."""
        file = group.chosen.file
        if not file or file.item.path not in self.moved:
            return
        was, here = self.was[file.item.path], _identity(group.student)
        own = [e for e in group.files if e.notebook and not e.picked and self.was.get(e.item.path, here) != was]
        if own:
            doubt = Reason(_GIVEN_TOO, {"name": group.student.name, "path": file.item.path.name})
            group.chosen = replace(group.chosen, file=None, doubt=doubt, open=(file, *own))

    # teams

    def _is_teams(self, group: _Group) -> bool:
        """Make a group of files the team's after which the platform, or a folder, is named.

        Canvas puts the number of one member beside the name, Moodle and Brightspace the group's.
        """
        own = group.student
        numbered = own.sort in ("participant", "user number")
        named = own.sort in ("username", "name") and not self.roster.match(own)
        may_be = (numbered or named) and own.name.casefold() not in self.roster.listed
        team = self.roster.team_called(own.name) if may_be else ""
        if not team or group.confirmed:
            return False
        group.student = Student(team, team, own.platform, "team", team)
        member = self.roster.by_id(own.id)
        if own.platform == "canvas" and member and member.team.casefold() != team.casefold():
            group.doubts.append(Reason(_NOT_IN_TEAM, {"team": team, "name": member.name}))
            self._ask_group(group, group.doubts[-1])
        return True

    def _teams(self, groups: list[_Group]) -> list[_Group]:
        for group in groups:
            if group.student.sort == "team" and not group.members:
                name, number = group.student.name, group.student.id
                called = self.roster.team_called(name)
                group.members = self.roster.team(name) or self.roster.team(number) or self.roster.team(called)
                if not group.members:
                    group.doubts.append(Reason(_WHICH_TEAM))
                    self._ask_group(group, group.doubts[-1], None)
        groups = self._same_in_team(groups)
        if self.teams:
            groups = self._roster_teams(groups)
        self._handed_in_twice(groups)
        return groups

    def _same_in_team(self, groups: list[_Group]) -> list[_Group]:
        """Where a platform puts a team's files into a folder of each member, read and run them once."""
        together: dict[tuple[str, bytes], list[_Group]] = {}
        for group in groups:
            if group.told_team and not group.members and group.chosen.file and not group.doubts:
                together.setdefault((group.told_team, _digest(group)), []).append(group)
        for first, *others in (found for found in together.values() if len(found) > 1):
            first.members = (first.student, *(group.student for group in others))
            groups = _joined(groups, first, others)
        return groups

    def _roster_teams(self, groups: list[_Group]) -> list[_Group]:
        together: dict[str, list[_Group]] = {}
        for group in groups:
            if group.student.team and not group.members and group.chosen.file and not group.doubts:
                together.setdefault(group.student.team.casefold(), []).append(group)
        for found in together.values():
            first = found[0]
            team = first.student.team
            members = self.roster.team(team)
            if len(members) < 2:
                continue
            picked = [g for g in found if g.chosen.file and g.chosen.file.picked]
            contents = {_digest(group) for group in found}
            if len(picked) == 1:
                first = picked[0]
            elif len(contents) > 1:
                names = ", ".join(group.student.name for group in found)
                for group in found:
                    group.doubts.append(Reason(_TEAM_TWICE, {"team": team, "names": names}))
                which = [(group.chosen.file, group) for group in found if group.chosen.file]
                self._ask_which(which, Reason(_TEAM_TWICE, {"team": team, "names": names}))
                continue
            first.members = members
            groups = _joined(groups, first, [group for group in found if group is not first])
        return groups

    def _handed_in_twice(self, groups: Sequence[_Group]) -> None:
        found: dict[str, list[_Group]] = {}
        for group in groups:
            for student in group.members or (group.student,):
                known = (each for each in student.also if self.roster.by_id(each))
                for each in {number.casefold() for number in (student.id, *known)}:
                    if group not in found.setdefault(each, []):
                        found[each].append(group)
        for several in found.values():
            if len(several) < 2 or all(group.confirmed for group in several):
                continue
            people = [m for g in several for m in g.members or (g.student,)]
            shared = next((m for m in people if [p.id for p in people].count(m.id) > 1), people[0])
            for group in several:
                reason = Reason(_MEMBER_TWICE, {"name": shared.name})
                if reason not in group.doubts:
                    group.doubts.append(reason)
                    self._ask_group(group, reason)

    def _same_keys(self, groups: Sequence[_Group]) -> None:
        """Two students whose rows and files would have one name cannot both be graded before a person has spoken."""
        keys: dict[str, list[_Group]] = {}
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
                    self._ask_group(group, reason)

    # what

    def _outcome(self, group: _Group) -> tuple[list[Handed], list[Missing]]:
        chosen = group.chosen
        if chosen.doubt:
            group.doubts.append(chosen.doubt)
            self._ask_which([(file, group) for file in (*chosen.open, *filter(None, [chosen.file]))], chosen.doubt)
        how = self._how(group)
        if chosen.file and not chosen.fault:
            return [self._handed(group, chosen.file, how)], []
        if chosen.open:
            self._enter_all(group, NOT_PLACED)
            path = str(chosen.open[0].item.path)
            return [], [Missing(group.student, path, group.doubts[0], True, how, group.members)]
        self._enter_all(group, NO_NOTEBOOK)
        path, reason = _best(group)
        return [], [Missing(group.student, path, reason, False, how, group.members, chosen.language)]

    def _how(self, group: _Group) -> HandIn:
        file = group.chosen.file or (group.chosen.open or group.files)[0]
        when = file.claim.time or self.roster.time((group.student, *group.members))
        found = hand_in(str(file.item.path), when, self.until, flagged=file.claim.late, tries=group.chosen.tries)
        team = group.student.team or (group.student.name if group.members else "")
        doubt = " ".join(dict.fromkeys(map(str, group.doubts)))
        return replace(found, team=team, doubt=doubt, known_as=self._known_as(group))

    def _known_as(self, group: _Group) -> tuple[str, ...]:
        told = [Student(*self.was[each.item.path][2:] * 2) for each in group.files if each.item.path in self.was]
        told += [each.claim.student for each in group.same if each.claim.student]
        return tuple(dict.fromkeys(each.key for each in told if each.key != group.student.key))

    def _handed(self, group: _Group, counted: Owned, how: HandIn) -> Handed:
        beside = self._enter_all(group, BESIDE)
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

    def _enter_all(self, group: _Group, rest: str) -> list[Item]:
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
                self._enter(item, COUNTED, doubt, group.student)
            elif item.system:
                self._enter(item, BESIDE if counted else rest, Reason(_SYSTEM), group.student)
            elif item.path in open_paths:
                self._enter(item, NOT_PLACED, Reason(_TO_CHOOSE, {"file": FILE}), group.student)
            elif item.path in chosen.older and (counted or (file.notebook and chosen.open)):
                self._enter(item, OLDER, Reason(_NEWER), group.student)
            elif reason := item.fault or why.get(item.path):
                self._enter(item, BESIDE if counted else rest, reason, group.student)
            elif counted and file.notebook:
                self._enter(item, BESIDE, Reason(_OTHER_COUNTS, {"path": str(counted.path)}), group.student)
            elif counted:
                self._enter(item, BESIDE, Reason(_LIES_BESIDE), group.student)
                if _lies_beside(item, counted, file):
                    beside.append(item)
            else:
                self._enter(item, rest, Reason(_NOT_A_NOTEBOOK), group.student)
        for file in group.same:
            self._enter(file.item, BESIDE, Reason(_SAME_AS_TEAM), file.claim.student)
        return beside

    def _enter(self, item: Item, fate: str, reason: Reason, student: Student | None = None) -> None:
        self.entries.append(Entry(str(item.path), fate, reason, student))

    def _ask_group(self, group: _Group, text: Reason, proposed: Student | bool | None = True) -> None:
        student = group.student if isinstance(proposed, bool) else proposed
        for home in group.homes.values():
            self._ask(home, text, student)

    def _ask_which(self, which: Sequence[tuple[Owned, _Group]], text: Reason) -> None:
        """Ask which of these files counts."""
        about = self.choices.mark([str(file.item.path) for file, _group in which])
        for file, group in which:
            self._ask(str(file.item.path), text, group.proposed or group.student, about)

    def _ask(
        self,
        path: str,
        text: Reason,
        student: Student | None = None,
        about: str = PERSON,
        candidates: tuple[str, ...] = (),
    ) -> None:
        if any(each.path == path and (each.about == PERSON) is (about == PERSON) for each in self.questions):
            return
        named = student or Student("", "")
        self.questions.append(Question(path, text, named.id, named.name, about, candidates))

    def _warnings(self, groups: Sequence[_Group]) -> tuple[str, ...]:
        found = list(self.roster.warnings)
        if not self.roster:
            return tuple(found)
        people = [each for group in groups for each in group.members or (group.student,)]
        strange = [each.name for each in people if not self.roster.match(each) and not self.roster.namesakes(each)]
        found += self._by_name_only(groups)
        if strange:
            names = ", ".join(strange[:10]) + (", …" if len(strange) > 10 else "")
            found.append(_("Not in the roster: {names}.").format(names=names))
        in_teams = self.teams or any(group.members for group in groups)
        if not in_teams and any(student.team for student in self.roster.students):
            found.append(
                _("The roster has groups. If each group hands in one notebook, add --groups: all members get its mark.")
            )
        return tuple(found)

    def _strangers(self, groups: Sequence[_Group]) -> list[str]:
        """Return all names, where the roster has nobody of them: it is another course's or platform's.

        What a person said counts as far as the roster has who was named: a roster cannot be right by an answer that
        says nothing of it.
        """
        if not self.roster or not groups:
            return []
        for group in groups:
            people = group.members or (group.student,)
            found = [match for each in people if (match := self.roster.match(each))]
            told = group.confirmed and any(not match.by_name for match in found)
            if told or group.namesakes or any(not match.differs for match in found):
                return []
        return [f"{group.student.name} ({group.student.id})" for group in groups]

    def _by_name_only(self, groups: Sequence[_Group]) -> Iterator[str]:
        """Say which list has the ids, where a platform has such a list and nobody was found by id."""
        asked = [group for group in groups if group.proposed or group.namesakes]
        lists = {_LISTS[each.student.platform] for each in asked if each.student.platform in _LISTS}
        if lists and len(asked) == len(groups) > 1:
            told = _("No id of the download is in the roster, so each name is asked. With this list, none is: {file}.")
            yield told.format(file="; ".join(sorted(_(each) for each in lists)))

    def _no_times(self, handed: Sequence[Handed]) -> Iterator[str]:
        """Say of whom it is not known whether they were late; a flag of the platform goes by its own deadline."""
        without = [each for each in handed if self.until and not each.how.time]
        flagged = [each for each in without if each.how.late is not None]
        if flagged:
            told = _(
                "The download has no times, so late is who the platform calls late, by its own deadline: {count} of "
                "{all}{names}."
            )
            late = [each.student.name for each in flagged if each.how.late]
            names = f" ({', '.join(late[:10])}{', …' if late[10:] else ''})" if late else ""
            yield told.format(count=len(late), all=len(flagged), names=names)
        untold = [each for each in without if each.how.late is None]
        if not untold:
            return
        told = _(
            "Notebooks of which it is not known whether they are late, as the download does not tell when they were "
            "handed in: {count} of {all}."
        )
        yield told.format(count=len(untold), all=len(handed))
        if any(each.student.platform == "moodle" for each in untold) and not self.roster.times:
            yield _("Moodle's grading worksheet tells it: give that as the roster.")


def _joined(groups: Sequence[_Group], first: _Group, others: Sequence[_Group]) -> list[_Group]:
    """Return the groups after the files of some were laid beside the same ones of another member of their team."""
    first.same += tuple(file for group in others for file in group.files)
    return [group for group in groups if not any(group is other for other in others)]


def _with_name(student: Student, own: Student | None) -> Student:
    """Return a student of the roster, with the name that the download has where that is the better one."""
    if own is None:
        return student
    name = own.name if student.name == student.id else better_name(student.name, own.name)
    return replace(student, name=name)


def _identity(student: Student) -> tuple[str, str, str]:
    return student.platform, student.sort, student.id


def _apart(group: _Group, other: _Group) -> bool:
    """Return whether nothing but their names tells two apart: ids of one platform do, for namesakes."""
    one, two = group.student, other.student
    return (one.platform, one.sort) != (two.platform, two.sort) or one.sort == "name"


def _within(item: Item, claim: Claim) -> bool:
    """Return whether a file that a program made lies in a student's folder, rather than beside it."""
    return not any(part in SYSTEM_FOLDERS for part in item.outer.parts[: claim.depth + 1])


def _note(item: Item | None) -> bytes | None:
    """Return a short file that a platform adds."""
    try:
        return item.read() if item and item.size <= 5_000_000 else None
    except DamagedError:
        return None


def _digest(group: _Group) -> bytes:
    try:
        return group.chosen.file.item.read() if group.chosen.file else b""
    except DamagedError:
        return group.student.id.encode()


def _lies_beside(item: Item, counted: Item, file: Owned) -> bool:
    """Return whether a file is in the folder of the notebook that counts, and that folder is the student's alone."""
    folder = counted.path.parent
    own = item.outer != item.path or file.in_folder  # zipped with it, or in a folder that names the student
    return own and folder != PurePosixPath() and item.path.is_relative_to(folder)


def _best(group: _Group) -> tuple[str, Reason]:
    """Return what tells most about a student without a notebook."""
    chosen = group.chosen
    if chosen.file and chosen.fault:
        return str(chosen.file.item.path), chosen.fault
    found = sorted(
        group.files,
        key=lambda file: (
            file.item.system,
            file.claim.receipt,
            file.item.path in chosen.older,
            file.item.fault is None,
            not file.claim.comment,
        ),
    )
    item, claim = found[0].item, found[0].claim
    if claim.receipt and not item.system:
        text = _NO_FILE_BUT if claim.comment else _NO_FILE
        return str(item.path), Reason(text, {"comment": claim.comment[:300]} if claim.comment else {})
    if item.system:
        return str(item.path), Reason(_SYSTEM)
    return str(item.path), item.fault or Reason(_ONLY, {"path": item.path.name})


def write_entries(found: Plan, path: Path) -> None:
    """Write a table with one row for each file of the download."""
    with whole(path, encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_("file"), _("outcome"), _("student"), _("name"), _("reason")])
        for each in found.entries:
            student = each.student or Student("", "")
            row = (each.path, _(each.fate), student.id, student.name, str(each.reason))
            writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])
