"""The list of a course's students, as a spreadsheet or the platform's own export gives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from kmo_teach.grading.dates import spoken_time
from kmo_teach.grading.names import Student, clean, is_damaged, may_be_spelled, person, same_person, words
from kmo_teach.grading.platforms import is_preview_user
from kmo_teach.grading.tables import Table, TableError, read_table
from kmo_teach.grading.team_words import own_group
from kmo_teach.language import _

__all__ = ["Match", "Roster", "ids_in_row", "is_about_people", "read_roster", "roster_of", "row_ids"]

# the first that a table has is the id of the rows; each sort is that of Student
_IDS = {
    "identifier": "participant",
    "identificatie": "participant",
    "id": "",
    "canvas_user_id": "user number",
    "sis user id": "student number",
    "user_id": "student number",
    "login_id": "username",
    "sis login id": "username",
    "username": "username",
    "user name": "username",
    "gebruikersnaam": "username",
    "user": "username",
    "orgdefinedid": "student number",
    "org defined id": "student number",
    "student id": "student number",
    "studentid": "student number",
    "student number": "student number",
    "studentnummer": "student number",
    "student-id": "student number",
    "stamnummer": "student number",
    "sid": "student number",
    "id number": "student number",
    "identificatienummer": "student number",
    "id-nummer": "student number",
    "email": "email",
    "email address": "email",
    "e-mail": "email",
    "e-mailadres": "email",
    "student": "",
}
_NAMES = ("full name", "name", "volledige naam", "naam", "display name", "student", "student name")
_LAST = ("last name", "lastname", "surname", "family name", "achternaam", "familienaam", "naam")
_FIRST = ("first name", "firstname", "given name", "voornaam")
_TEAMS = ("group", "groep", "team", "groups", "groepen", "groepsnaam", "group name", "group_name")
_TIMES = ("last modified (submission)", "laatst gewijzigd (inzending)")
_MOST_SHOWN = 10
_PARTICIPANT = re.compile(r"(?:participant|deelnemer)\s+(?P<number>\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """Who in the roster somebody is.

    Attributes
    ----------
    student
        As the roster has them.
    by_name
        Whether only the name tells, so that a person has to confirm it.
    differs
        Whether the id fits but the names have nothing in common.
    """

    student: Student
    by_name: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """All students of a course.

    Attributes
    ----------
    students
        One for each, in the order of the file; ``also`` holds their other ids.
    warnings
        What was odd about the file, for the instructor.
    times
        When each handed in, by id in small letters, where the file tells: Moodle's grading worksheet does.
    shared
        The ids that stand beside more than one name, each with the names: who has one is one student here, but may be
        more.
    """

    students: tuple[Student, ...] = ()
    warnings: tuple[str, ...] = ()
    times: dict[str, datetime] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    _ids: dict[str, Student] = field(default_factory=dict, repr=False)
    _people: dict[tuple[str, ...], list[Student]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        others = Counter(each.casefold() for student in self.students for each in student.also)
        for student in self.students:
            self._ids.setdefault(student.id.casefold(), student)
        for student in self.students:
            for each in student.also:
                if others[each.casefold()] == 1:  # what several have, such as a dash, tells nobody apart
                    self._ids.setdefault(each.casefold(), student)
            self._people.setdefault(person(student.name), []).append(student)

    def __bool__(self) -> bool:
        return bool(self.students)

    @property
    def listed(self) -> frozenset[str]:
        """All ids and names, in small letters."""
        return frozenset([*self._ids, *(student.name.casefold() for student in self.students)])

    @property
    def teams(self) -> frozenset[str]:
        """Names of all teams, in small letters."""
        return frozenset(student.team.casefold() for student in self.students if student.team)

    def by_id(self, text: str) -> Student | None:
        """Return who has this id."""
        return self._ids.get(text.strip().lstrip("#").casefold())

    def time(self, people: Iterable[Student]) -> datetime | None:
        """Return when these handed in, the last of them, where the file tells."""
        found = (self.by_id(number) for each in people for number in (each.id, *each.also))
        return max(
            (self.times[each.id.casefold()] for each in found if each and each.id.casefold() in self.times),
            default=None,
        )

    def team(self, name: str) -> tuple[Student, ...]:
        """Return the members of a team."""
        return tuple(s for s in self.students if s.team and s.team.casefold() == name.casefold())

    def team_of(self, people: Iterable[Student]) -> str:
        """Return the team that these are together; nothing where some of them are in none, or others are in it too."""
        ids = {each.id.casefold() for each in people}
        teams = {student.team for student in self.students if student.id.casefold() in ids}
        team = teams.pop() if len(teams) == 1 else ""
        return team if team and {each.id.casefold() for each in self.team(team)} == ids else ""

    def team_called(self, name: str) -> str:
        """Return the team of this name, also where a platform leaves out all but letters and digits, or underscores."""
        teams = dict.fromkeys(student.team for student in self.students if student.team)
        found = [team for team in teams if _squeezed(team) == _squeezed(name)]
        return found[0] if len(found) == 1 else ""

    def match(self, student: Student) -> Match | None:
        """Return who a student of a download is: by id, and where ids fail by a name that only one has."""
        found = self.by_id(student.id)
        if found is None:
            found = next((known for each in student.also if (known := self.by_id(each))), None)
        if found:
            told = student.name not in (student.id, "") and set(words(student.name)) - {student.id.casefold()}
            named = found.name != found.id  # a list of ids alone tells no name that could differ
            differs = bool(told) and named and not _alike(student.name, found.name)
            return Match(found, differs=differs)
        if student.sort in ("anonymous", "team"):
            return None
        people = self._named(student.name)
        return Match(people[0], by_name=True) if len(people) == 1 else None

    def namesakes(self, student: Student) -> tuple[Student, ...]:
        """Return all of one name, where ids fail and more than one has it."""
        if student.sort in ("anonymous", "team") or any(map(self.by_id, (student.id, *student.also))):
            return ()
        people = self._named(student.name)
        return tuple(people) if len(people) > 1 else ()

    def _named(self, name: str) -> list[Student]:
        return self._people.get(person(name)) or [each for each in self.students if same_person(name, each.name)]


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _alike(name: str, other: str) -> bool:
    return bool(set(words(name)) & set(words(other))) or may_be_spelled(name, other) or same_person(name, other)


def read_roster(path: Path) -> Roster:
    """Read a list of students: CSV of any separator and encoding, ``.xlsx``, or what the platform exports.

    Raises
    ------
    TableError
        When the file cannot be read, no column of it holds ids, or an id is that of more than one student.
    """
    roster = roster_of(read_table(path))
    if not roster:
        allowed = "id, username, student id, orgdefinedid, identifier"
        told = _("{path} has no column with the students' ids in it, such as: {names}.")
        raise TableError(told.format(path=path, names=allowed))
    if roster.shared:
        told = _(
            "{path}: {ids}. As nothing else in the list tells them apart, they would be graded as one. Give a list in "
            "which each student has an id of their own, such as a student number. Nothing was changed."
        )
        raise TableError(told.format(path=path, ids=_some(roster.shared)))
    return roster


def _some(told: Sequence[str]) -> str:
    return "; ".join(told[:_MOST_SHOWN]) + ("; …" if len(told) > _MOST_SHOWN else "")


def roster_of(table: Table) -> Roster:
    """Return the students in a table; none where no column of it holds ids."""
    found, warnings, shared = _students(table)
    times, unread = _times(table)
    unsure = [table.warning] if table.warning else []
    return Roster(tuple(found), (*unsure, *warnings, *unread), times, tuple(shared))


def _students(table: Table) -> tuple[list[Student], list[str], list[str]]:
    """Return the students, what was odd, and the ids that stand beside more than one name."""
    columns = _columns(table)
    main = _main(columns, table)
    if main is None:
        return [], [], []
    found: dict[str, Student] = {}
    names: dict[str, list[str]] = {}
    twice: dict[str, None] = {}
    without: list[tuple[int, str]] = []
    damaged: list[tuple[int, str]] = []
    instead: list[tuple[int, str]] = []
    team = table.column(*_TEAMS)
    for at_row, row, (number, at_id, sort) in zip(table.numbers, table.rows, _row_ids(table), strict=True):
        if _is_canvas_test(table, row) or is_preview_user(number):
            continue
        others = [_id(row[at]) for at, _sort in columns if at != at_id and _sort]
        if not number:
            without += [(at_row, _name(table, row))] if any(others) else []
            continue
        if at_id != main[0]:
            instead.append((at_row, f"{_name(table, row)}: {number} ({table.header[at_id]})"))
        also = tuple(dict.fromkeys(each for each in others if each and each != number))
        sort = sort or ("user number" if table.column("sis login id") >= 0 else "")
        group = own_group(clean(row[team])) if team >= 0 else ""
        student = Student(number, _name(table, row) or number, "roster", sort, group, also, _last_name(table, row))
        damaged += [(at_row, cell) for cell in (student.name, number) if is_damaged(cell)]
        before = found.setdefault(number.casefold(), student)
        names.setdefault(number.casefold(), []).append(student.name)
        if before is not student:
            twice[before.name] = None
            found[number.casefold()] = replace(before, also=tuple(dict.fromkeys((*before.also, *also))))
    people, shared = _apart(list(found.values()), [at for at, sort in columns if sort == "email"], table)
    warnings = [*shared, *_without_column(columns, main, table)]
    if twice:
        told = _("Listed more than once in the roster, and taken as one: {names}.")
        warnings.append(told.format(names=", ".join(twice)))
    if damaged:
        warnings.append(_lost_letters(damaged))
    for listed, told in (
        (without, _("These rows of the roster have nothing under {column}, so they are left out: {rows}.")),
        (instead, _("These rows of the roster have nothing under {column}, so another id was taken: {rows}.")),
    ):
        if listed:
            rows = [_("row {row}, {name}").format(row=row, name=name) for row, name in listed]
            warnings.append(told.format(column=table.header[main[0]], rows=_some(rows)))
    return people, warnings, _of_several(found, names)


def _without_column(columns: Sequence[tuple[int, str]], main: tuple[int, str], table: Table) -> list[str]:
    """Say that a column of ids which goes before is empty."""
    empty = [table.header[at] for at, _sort in columns[: columns.index(main)]]
    if not empty:
        return []
    told = _("The roster has nothing under {empty}, so students are known by {column}.")
    return [told.format(empty=", ".join(empty), column=table.header[main[0]])]


def _of_several(found: Mapping[str, Student], names: Mapping[str, list[str]]) -> list[str]:
    """Return the ids that stand beside the names of more than one person."""
    told = _("{address} stands beside {names}")
    return [
        told.format(address=found[number].id, names=", ".join(dict.fromkeys(each)))
        for number, each in names.items()
        if any(not same_person(each[0], name) for name in each[1:])
    ]


def _apart(people: list[Student], mails: list[int], table: Table) -> tuple[list[Student], list[str]]:
    """Take away what stands beside more than one student: it tells nobody apart, and must not make two of them one."""
    count = Counter(each.casefold() for student in people for each in (student.id, *student.also))
    own = [
        replace(student, also=tuple(each for each in student.also if count[each.casefold()] == 1)) for student in people
    ]
    addresses = {_id(row[at]).casefold() for at in mails for row in table.rows} - {""}
    told = _("{address} stands beside {names}")
    shared = []
    for address in sorted(each for each in addresses if count[each] > 1 and "@" in each):
        names = [each.name for each in people if address in map(str.casefold, (each.id, *each.also))]
        shared.append(told.format(address=address, names=", ".join(names)))
    if not shared:
        return own, []
    warning = _("One address for more than one student in the roster, so nobody is found by it: {addresses}.")
    return own, [warning.format(addresses=_some(shared))]


def _lost_letters(damaged: list[tuple[int, str]]) -> str:
    """Say which rows lost letters, and what to do."""
    told = _(
        "The roster lost letters when it was saved: {rows}. Where the download has the name whole, that one is used. "
        "Save the list again as CSV UTF-8 or .xlsx from where the names are right, or correct these rows."
    )
    rows = [_("row {row}, {name}").format(row=row, name=name) for row, name in damaged]
    return told.format(rows=_some(rows))


def _is_canvas_test(table: Table, row: tuple[str, ...]) -> bool:
    """Return whether a row is Canvas's test student, whose login is a digest and who has no number of the school."""
    login, school = table.column("sis login id", "login_id"), table.column("sis user id", "user_id")
    if login < 0:
        return False
    made_up = re.fullmatch(r"[0-9a-f]{40}", row[login].strip()) and (school < 0 or not row[school].strip())
    return bool(made_up) or _name(table, row) in ("Test Student", "Teststudent")


def _times(table: Table) -> tuple[dict[str, datetime], list[str]]:
    """Return when each handed in, and what to say of times that cannot be read."""
    at = table.column(*_TIMES)
    if at < 0:
        return {}, []
    cells = {
        number.casefold(): clean(row[at]) for number, row in zip(row_ids(table), table.rows, strict=True) if number
    }
    told = {number: cell for number, cell in cells.items() if cell.strip("- ")}
    times = {number: time for number, cell in told.items() if (time := spoken_time(cell))}
    unread = [cell for number, cell in told.items() if number not in times]
    if not unread:
        return times, []
    warning = _(
        "The column {column} of the roster tells when somebody handed in, but not in a form that can be read, such as "
        "“{value}”. Of whom it is not known whether they are late: {count}."
    )
    return times, [warning.format(column=table.header[at], count=len(unread), value=unread[0][:60])]


def is_about_people(header: str) -> bool:
    """Return whether a column of this header tells who a student is, or in which group."""
    return clean(header).casefold() in {*_IDS, *_NAMES, *_LAST, *_FIRST, *_TEAMS, "section"}


def row_ids(table: Table) -> list[str]:
    """Return the id of the student in each row; empty where there is none, as in Canvas's row with the most points."""
    return [number for number, _at, _sort in _row_ids(table)]


def _row_ids(table: Table) -> list[tuple[str, int, str]]:
    """Return the id in each row, its column and its sort.

    Where the column of ids is empty, it is another one of the school or platform, unless that is somebody else's too.
    """
    columns = _columns(table)
    main = _main(columns, table)
    if main is None:
        return [("", -1, "")] * len(table.rows)
    count = Counter(number.casefold() for row in table.rows for number in {_id(row[at]) for at, _sort in columns})
    own = [(at, sort) for at, sort in columns if sort not in ("", "email")]
    found = []
    for row in table.rows:
        ways = [(_id(row[at]), at, sort) for at, sort in own if count[_id(row[at]).casefold()] == 1]
        first = (_id(row[main[0]]), *main)
        found.append(first if first[0] else next((way for way in ways if way[0]), first))
    return found


def ids_in_row(table: Table, row: Sequence[str]) -> dict[int, str]:
    """Return all ids in a row by their column, the one that counts for all rows first."""
    return {at: number for at, _sort in _columns(table) if (number := _id(row[at]))}


def _columns(table: Table) -> list[tuple[int, str]]:
    return [(at, sort) for name, sort in _IDS.items() if (at := table.column(name)) >= 0]


def _main(columns: list[tuple[int, str]], table: Table) -> tuple[int, str] | None:
    """Return the column of ids that counts for all rows, and the sort of its ids."""
    return next(((at, sort) for at, sort in columns if any(_id(row[at]) for row in table.rows)), None)


def _id(cell: str) -> str:
    """Return an id without what a platform or spreadsheet puts around it."""
    text = clean(cell).lstrip("#'").strip()
    match = _PARTICIPANT.fullmatch(text)
    return match["number"] if match else text


def _last_name(table: Table, row: tuple[str, ...]) -> str:
    """Return the last name, where it stands in a column of its own."""
    last, first = table.column(*_LAST), table.column(*_FIRST)
    return clean(row[last]) if last >= 0 and first >= 0 else ""


def _name(table: Table, row: tuple[str, ...]) -> str:
    last, first = table.column(*_LAST), table.column(*_FIRST)
    if last >= 0 and first >= 0:
        return clean(f"{row[first]} {row[last]}")
    whole = table.column(*_NAMES)
    name = clean(row[whole]) if whole >= 0 else ""
    canvas = name and (table.header[whole].casefold() == "student" or table.column("canvas_user_id") >= 0)
    if canvas and name.count(",") == 1:  # "Peeters, Jan"
        name = " ".join(part.strip() for part in reversed(name.split(",")))
    return name
