"""Fill in the gradebook that a platform gave: only the grade, and if asked the feedback, of who has one.

Headers, ids, language, encoding, separators, line ends, quotes and decimal sign stay as the platform wrote them. A
blank never overwrites. What is not sure, such as which column or whose row, is asked of the instructor.

The files are those of the platforms' public documentation: Moodle's offline grading worksheet, Canvas's exported
gradebook, Blackboard's *Work offline* (tab-separated UTF-16 or CSV), Brightspace's exported grades. Their words in
Dutch are those of Moodle's language pack and Blackboard's Dutch help; where none are public, a column is told by the
form of its header: a number behind it, points in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kmo_teach.grading import decimals
from kmo_teach.grading.cells import Cells, read_cells
from kmo_teach.grading.decimals import decimal_of
from kmo_teach.grading.harmless import harmless
from kmo_teach.grading.lms import as_html
from kmo_teach.grading.names import Student, clean, words
from kmo_teach.grading.results import Result, called
from kmo_teach.grading.roster import Match, Roster, ids_in_row, is_about_people, roster_of, row_ids
from kmo_teach.grading.tables import Table, TableError
from kmo_teach.grading.task import Assignment
from kmo_teach.grading.who import FILE
from kmo_teach.language import LANGUAGES, N_, _, current

__all__ = ["Change", "Filled", "fill", "platform_of", "require_one_each"]

_GRADE = ("grade", "cijfer", "beoordeling", "score")
_MOODLE = ("identifier", "identificatie", "id-nummer")
_PLATFORMS = {"moodle": "Moodle", "canvas": "Canvas", "blackboard": "Blackboard", "brightspace": "Brightspace"}
_TAKES_PAGES = {
    "Canvas": N_(
        "Canvas takes their zip on the page of the assignment, beside Download Submissions: Re-Upload Submissions, "
        "which appears after you downloaded. Each student finds the page among the comments on the submission."
    ),
    "Brightspace": N_("Brightspace takes their zip in the folder of the assignment: Add feedback files."),
}
"""Where a platform without a column for feedback takes the pages."""
_PLATFORM_COLUMN = re.compile(
    r"(?P<canvas>.+) \(\d+\)|.*\|\d+|.*(points grade|puntencijfer|maxpoints:).*", re.IGNORECASE | re.DOTALL
)
_BLACKBOARD = re.compile(r"(?P<title>.*?)(?:\[(?P<most>[^\]]*)\]\s*)?\|\d+", re.DOTALL)
_WORKED_OUT = {
    *("total", "totaal", "totaalcijfer", "subtotal", "subtotaal", "cursustotaal", "weighted", "gewogen", "calculated"),
    *("berekend", "berekende", "average", "gemiddelde", "gemiddeld", "numerator", "denominator", "teller", "noemer"),
}
"""Words in the name of a column that a platform works out itself, unless the assignment's own name has them."""
_WORKED_OUT_NAMES = {
    *(("overall", "grade"), ("final", "grade"), ("final", "score"), ("current", "grade"), ("current", "score")),
    *(("eindcijfer",), ("eindscore",), ("algemeen", "cijfer"), ("minimum", "maximum")),
}
"""Names of such columns that have no such word."""
_AROUND_NAME = re.compile(
    r"^(assignment|opdracht):\s*|\s*(\(\d+\)|\((real|echt|reëel)\)$|\[[^\]]*\]|\|\d+|<[^>]*>"
    r"|\b(points grade|puntencijfer)\b)",
    re.IGNORECASE,
)  # what a platform writes around a column's name
_MOODLES_FORM = re.compile(
    r".*\((real|echt|reëel|percentage|letter)\)|(last downloaded|laatst gedownload) .*", re.IGNORECASE
)
"""A column of the gradebook that Moodle exports for all assignments together."""
_MOODLES_OTHER = re.compile(r".*\((percentage|letter|feedback)\)|(last downloaded|laatst gedownload) .*", re.IGNORECASE)
"""One of them that holds no points."""
_OF_PEOPLE = {"institution", "department", "instelling", "afdeling"}
"""What Moodle writes about a student beside name, ids and group."""
_MOST = re.compile(r"(?:\[total pts|<[^>:]*):\D*?(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_MOST_COLUMN = ("maximum grade", "maximaal cijfer")
_NOT_IN_FILE = N_("{name}: not in the file.")
_LISTED_APART = 3
_EXCUSED = "ex"
"""What Canvas writes for who need not hand it in."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that gets another value.

    Attributes
    ----------
    name
        Of the student.
    column
        Header of the column.
    before, after
        The cell's text.
    """

    name: str
    column: str
    before: str
    after: str

    @property
    def replaces(self) -> bool:
        """Whether the cell held something: Moodle writes a dash where there is nothing."""
        return self.before.strip() not in ("", "-")

    def told(self, *, column: bool) -> str:
        """Return what changes, with the column where that is not told already."""
        told = _("{name}: {after} in place of {before}") if self.replaces else _("{name}: {after}")
        before, after = clean(self.before), clean(self.after)
        where = f" ({clean(self.column)})" if column else ""
        return told.format(name=clean(self.name), after=after, before=before) + where


def _shown(points: float) -> str:
    """Return points as the reader writes them; what stands in a cell is shown as it stands there."""
    return f"{points:g}".replace(".", LANGUAGES[current()].decimal)


@dataclass(frozen=True, slots=True)
class Filled:
    """A gradebook with grades in it.

    Attributes
    ----------
    cells
        The table, to be written.
    column
        Header of the column with the grades.
    changes
        What gets another value.
    left
        Who has a grade that is not filled in, each with the reason.
    blank
        Who is in the batch without a grade: nothing is touched.
    warnings
        What is odd about the file.
    """

    cells: Cells
    column: str
    changes: tuple[Change, ...]
    left: tuple[str, ...]
    blank: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        over = sum(change.replaces for change in self.changes)
        lines = [_("The grades go into the column {column}.").format(column=clean(self.column))]
        lines += self.warnings
        lines += [f"  {change.told(column=change.column != self.column)}" for change in self.changes]
        lines.append(
            _("Cells filled in: {count}. Held something else before: {over}.").format(
                count=len(self.changes), over=over
            )
        )
        if self.left:
            told = (f"  {text}" for text in _together(self.left))
            lines += [_("Not filled in: {count}").format(count=len(self.left)), *told]
        if self.blank:
            names = ", ".join(clean(name) for name in self.blank)
            lines.append(_("No grade yet, so nothing is touched: {names}.").format(names=names))
        return "\n".join(lines)


def _together(left: Sequence[str]) -> list[str]:
    """Return who is not filled in, with those who are not in the file on one line where they are many."""
    end = _(_NOT_IN_FILE).format(name="")
    absent = [text.removesuffix(end) for text in left if text.endswith(end)]
    if len(absent) <= _LISTED_APART:
        return list(left)
    told = _("Not in the file: {names}.").format(names=", ".join(absent))
    return [*(text for text in left if not text.endswith(end)), told]


def fill(
    path: Path,
    assignment: Assignment,
    titles: Iterable[str],
    results: Sequence[Result],
    column: str | None = None,
    feedback: Callable[[Result], str] | None = None,
    *,
    by_name: bool = False,
    force: bool = False,
    decimal: str | None = None,
) -> Filled:
    """Fill in a platform's file; nothing is written yet.

    Parameters
    ----------
    titles
        What the assignment may be called there.
    column
        Header of the column, or a part of it that no other has.
    feedback
        Gives the text for a student; ``None`` to leave feedback as it is.
    by_name
        Whether students who are found by their name only are filled in too.
    force
        Whether a column that was named is filled in though it holds no assignment's grades.
    decimal
        Which decimal sign to write, ``comma`` or ``point``; ``None`` for the file's own.

    Raises
    ------
    TableError
        When the file cannot be read, or it is not clear which column to fill in.
    """
    cells = read_cells(path)
    table, by_cells = _with_ids(cells.table, results)
    rows, left = _rows(table, path, results, by_name=by_name)
    titles = [assignment.name, *titles]
    at = _column(table, assignment, titles, column, force=force)
    remarks = _feedback_column(table) if feedback else -1
    sign, why = decimal_of(table, decimal)
    as_written = as_html if platform_of(table) == "Moodle" else str
    changes, blank = [], []
    names = called(results)
    require_one_each(results)
    for result in results:
        row = rows.get(result.student.key)
        values = [(at, "" if result.points is None else f"{result.points:g}".replace(".", sign))]
        if feedback and result.points is not None:  # why there is no grade is told to the instructor
            told = "\n".join(map(harmless, feedback(result).splitlines()))  # it may hold what the student wrote
            values.append((remarks, as_written(told)))
        before = table.rows[row][at].strip() if row is not None else ""
        if not values[0][1]:
            blank.append(_kept(names[result.student.key], before))
        elif before.casefold() == _EXCUSED and platform_of(table) == "Canvas":
            left.append(
                _("{name}: excused in the file (EX), so nothing is touched.").format(name=names[result.student.key])
            )
            continue
        for where, value in values:
            if row is None or not value or _same(table.rows[row][where], value):
                continue
            changes.append(Change(names[result.student.key], table.header[where], table.rows[row][where], value))
            cells.change(row, where, value)
    only = _only_candidate(table, at, titles) if column is None else []
    warnings = (
        *by_cells,
        *_of_other_platform(table, results),
        *_matched_by(table, cells.table.header, rows, results),
        *only,
        *_warnings(table, at, assignment),
        *(
            [decimals.told(sign, why)]
            if any(sign in change.after for change in changes if change.column == table.header[at])
            else []
        ),
    )
    return Filled(cells, table.header[at], tuple(changes), tuple(left), tuple(blank), warnings)


def require_one_each(results: Iterable[Result]) -> None:
    """Make sure that nobody has two results that count: one of them would go out, and nobody would see which.

    Raises
    ------
    TableError
        When somebody has.
    """
    students = [each.student for each in results if each.marks]
    count = Counter(student.id.casefold() for student in students)
    twice = sorted({f"{each.name} ({each.id})" for each in students if count[each.id.casefold()] > 1})
    if twice:
        told = _(
            "More than one result for one id: {names}. Nothing is written. Run kmo grade again, and say in {file} "
            "which hand-in counts."
        )
        raise TableError(told.format(names=clean(", ".join(twice)), file=FILE))


def _kept(name: str, before: str) -> str:
    """Return who gets no grade, with the one that stays in the file."""
    stays = _NUMBER.fullmatch(before) or before.casefold() == _EXCUSED
    return _("{name} (keeps {grade})").format(name=name, grade=clean(before)) if stays else name


def _with_ids(table: Table, results: Sequence[Result]) -> tuple[Table, list[str]]:
    """Where no header is known, take the column that holds the ids of the batch; return what to say of it."""
    if roster_of(table):
        return table, []
    ids = {number.casefold() for each in results for number in (each.student.id, *each.student.also)}
    ways = [
        replace(table, header=tuple("id" if at == here else name for at, name in enumerate(table.header)))
        for here in range(len(table.header))
    ]
    held = [sum(number.casefold() in ids for number in row_ids(way)) for way in ways]
    most = max(held, default=0)
    if not most or held.count(most) > 1:
        return table, []
    told = _("People are found in the column {column}, as the ids of the download stand there.")
    return ways[held.index(most)], [told.format(column=clean(table.header[held.index(most)]))]


def _same(before: str, after: str) -> bool:
    if _NUMBER.fullmatch(before.strip()) and _NUMBER.fullmatch(after):
        return float(before.replace(",", ".")) == float(after.replace(",", "."))
    return before.strip() == after.strip()


def _rows(table: Table, path: Path, results: Sequence[Result], *, by_name: bool) -> tuple[dict[str, int], list[str]]:
    """Return the row of each student, and why some who have a grade have none."""
    roster = roster_of(table)
    if not roster:
        told = _("{path} has no column with the students' ids in it, such as: {names}.")
        raise TableError(told.format(path=path, names="Identifier, ID, Username, OrgDefinedId"))
    if not by_name and not any((match := roster.match(each.student)) and not match.by_name for each in results):
        _require_same_platform(table, path, results)
    ids = [number.casefold() for number in row_ids(table)]
    owners = {number.casefold(): e.student.key for e in results for number in (e.student.id, *e.student.also)}
    found: dict[str, int] = {}
    named: set[str] = set()
    left = []
    names = called(results)
    for result in results:
        key = result.student.key
        match, namesakes = _match(roster, result, owners)
        name = clean(names[key])
        if namesakes:
            told = _(
                "{name}: the file has {count} of this name ({ids}). Grade again with this file as --roster, and answer "
                "in {who} which one it is."
            ).format(name=name, count=len(namesakes), ids=", ".join(clean(each.id) for each in namesakes), who=FILE)
        elif match is None:
            told = _(_NOT_IN_FILE).format(name=name)
        elif match.differs:
            told = _("{name}: the file gives the id {id} to {other}.").format(
                name=name, id=clean(result.student.id), other=clean(match.student.name)
            )
        elif match.by_name and not by_name:
            told = _("{name}: found by name only, as {other} ({id}). If that is right, add --by-name.").format(
                name=name, other=clean(match.student.name), id=clean(match.student.id)
            )
        elif ids.count(match.student.id.casefold()) != 1:
            told = _("{name}: the file has more than one row for {id}.").format(name=name, id=clean(match.student.id))
        else:
            found[key] = ids.index(match.student.id.casefold())
            named |= {key} if match.by_name else set()
            continue
        if result.points is not None:
            left.append(told)
    certain = Counter(row for key, row in found.items() if key not in named)
    every = Counter(found.values())
    for result in results:
        key = result.student.key
        row = found.get(key, -1)
        if every[row] > 1 and (key in named or certain[row] > 1):  # who is found by id goes before a name
            del found[key]
            left.append(_("{name}: somebody else has the same row.").format(name=clean(names[key])))
    return found, left


def _match(roster: Roster, result: Result, owners: Mapping[str, str]) -> tuple[Match | None, tuple[Student, ...]]:
    """Return who somebody is in the file, or all who may be: a row with the id of another student is nobody else's."""

    def is_free(student: Student) -> bool:
        held = {owners.get(number.casefold()) for number in (student.id, *student.also)}
        return held <= {None, result.student.key}

    match = roster.match(result.student)
    if match:
        return (match if not match.by_name or is_free(match.student) else None), ()
    free = tuple(filter(is_free, roster.namesakes(result.student)))
    return (Match(free[0], by_name=True), ()) if len(free) == 1 else (None, free)


def _require_same_platform(table: Table, path: Path, results: Sequence[Result]) -> None:
    """Make sure that a file of which nobody is in the batch is no other platform's than the batch."""
    own = platform_of(table)
    others = sorted({_PLATFORMS[each.student.platform] for each in results if each.student.platform in _PLATFORMS})
    if own and others and own not in others:
        told = _(
            "{path} is a file of {own}, but the notebooks come from {other}: no id is in both. Give the file of "
            "{other}, or grade again with a roster that has the ids of {own} too."
        )
        raise TableError(told.format(path=path, own=own, other=", ".join(others)))


def _of_other_platform(table: Table, results: Sequence[Result]) -> list[str]:
    """Say that a file is another platform's than the download's: their ids may clash."""
    own = platform_of(table)
    others = sorted({_PLATFORMS[each.student.platform] for each in results if each.student.platform in _PLATFORMS})
    if not own or not others or own in others:
        return []
    return [_("The file is one of {own}, the notebooks come from {other}.").format(own=own, other=", ".join(others))]


def _matched_by(table: Table, header: Sequence[str], rows: Mapping[str, int], results: Sequence[Result]) -> list[str]:
    """Say in which columns people were found, whoever told their ids: the download, a roster or the instructor."""
    columns: Counter[str] = Counter()
    for result in results:
        if result.student.key in rows:
            ids = {number.casefold() for number in (result.student.id, *result.student.also)}
            told = ids_in_row(table, table.rows[rows[result.student.key]])
            at = next((at for at, number in told.items() if number.casefold() in ids), None)
            columns[_("name") if at is None else clean(header[at])] += 1
    if not columns:
        return []
    named = ", ".join(f"{name} ({count})" for name, count in columns.most_common())
    return [_("People were matched by: {columns}.").format(columns=named)]


def platform_of(table: Table) -> str:
    """Return which platform a table is from by its columns; nothing where that is not clear."""
    if table.column("sis login id") >= 0:
        return "Canvas"
    last = {row[-1].strip() for row in table.rows}
    if table.column("end-of-line indicator") >= 0 or last == {"#"}:  # whatever the header's language
        return "Brightspace"
    if table.column(*_MOODLE[:2]) >= 0 or any(map(_MOODLES_FORM.fullmatch, table.header)):
        return "Moodle"
    return "Blackboard" if any(re.fullmatch(r".*\|\d+", name, re.DOTALL) for name in table.header) else ""


def _column(
    table: Table, assignment: Assignment, titles: Sequence[str], asked: str | None, *, force: bool = False
) -> int:
    """Return which column holds the grades of the assignment."""
    if asked is not None:
        return _asked(table, titles, asked, force=force)
    candidates = _candidates(table, titles)
    called = [at for at in candidates if _bare_name(table, at) in _wanted(titles)]
    moodle = _is_worksheet(table)
    fitting = [at for at in candidates if _most(table, at) == assignment.points]
    at = _only(
        candidates if moodle else called or fitting or candidates,
        table,
        titles,
        _("It is not clear which column is the assignment's."),
    )
    if _most(table, at) not in (None, assignment.points):
        told = _("The column {column} is out of {most}, the assignment out of {points}. If it is right, add --column.")
        most, points = (_shown(each) for each in (_most(table, at) or 0, assignment.points))
        raise TableError(told.format(column=clean(table.header[at]), most=most, points=points))
    return at


def _asked(table: Table, titles: Sequence[str], asked: str, *, force: bool) -> int:
    """Return the column that was named; who somebody is, is never filled in, and what is worked out only if forced."""
    lower = asked.strip().casefold()
    exact = [at for at, name in enumerate(table.header) if name.casefold() == lower]
    titled = [at for at in range(len(table.header)) if _bare_name(table, at) == words(asked) != ()]
    found = exact or titled or [at for at, name in enumerate(table.header) if lower in name.casefold()]
    grades = [at for at in found if at not in _about_people(table)]
    if found and not grades:
        told = _("The column {column} tells who a student is: grades do not go there.")
        raise TableError(told.format(column=clean(table.header[found[0]])))
    holding = [at for at in grades if not _no_assignment(table, at, titles)]
    if grades and not holding and not force:
        told = _(
            "The column {column} holds no assignment’s grades: {platform} fills it in itself. {instead}If it is right "
            "all the same, add --force."
        )
        others = [clean(table.header[at]) for at in _candidates(table, titles)]
        instead = _("Give one of these with --column: {names}.").format(names=", ".join(others)) + " " if others else ""
        platform = platform_of(table) or _("the platform")
        raise TableError(told.format(column=clean(table.header[grades[0]]), platform=platform, instead=instead))
    return _only(holding or grades, table, titles, _("It is not clear which column {asked} is.").format(asked=asked))


def _wanted(titles: Iterable[str]) -> set[tuple[str, ...]]:
    """Return what the column may be called: a platform's often has a title's first part only, up to the colon."""
    return {words(each) for title in titles for each in (title, title.partition(":")[0])} - {()}


def _bare_name(table: Table, at: int) -> tuple[str, ...]:
    """Return the words of a column's name without what the platform put behind it."""
    return words(_AROUND_NAME.sub("", table.header[at]))


def _no_assignment(table: Table, at: int, titles: Iterable[str]) -> bool:
    """Return whether a column is filled in by the platform itself: a total, a date, a state."""
    name = table.header[at]
    if _read_only(table, at) or _MOODLES_OTHER.fullmatch(name):
        return True
    if (blackboard := _BLACKBOARD.fullmatch(name)) and re.search(r"\b(up to|tot)\b", blackboard["most"] or ""):
        return True
    if _is_worksheet(table):
        return at != table.column(*_GRADE)
    if platform_of(table) == "Canvas":
        return not _PLATFORM_COLUMN.fullmatch(name)
    if platform_of(table) == "Brightspace" and (at == len(table.header) - 1 or _PLATFORM_COLUMN.fullmatch(name)):
        return at == len(table.header) - 1  # the sign that ends each row
    called = _bare_name(table, at)
    if called in _wanted(titles):
        return False
    return called in _WORKED_OUT_NAMES or bool(_WORKED_OUT & set(called))


def _only_candidate(table: Table, at: int, titles: Sequence[str]) -> list[str]:
    """Say so where a column was taken though it has another name, as no other can be the assignment's."""
    if _is_worksheet(table) or _bare_name(table, at) in _wanted(titles):
        return []
    if _candidates(table, titles) == [at]:
        told = _("{column} is taken, as it is the only column that can be the assignment’s.")
    else:
        told = _("{column} is taken, as it is the only column with as many points as the assignment.")
    return [told.format(column=clean(table.header[at]))]


def _is_worksheet(table: Table) -> bool:
    """Return whether a table is the one that Moodle makes of one assignment, with one column of grades."""
    return table.column(*_MOODLE) >= 0 and table.column(*_GRADE) >= 0


def _about_people(table: Table) -> set[int]:
    """Return the columns that tell who somebody is."""
    return {at for at, name in enumerate(table.header) if is_about_people(name) or name.casefold() in _OF_PEOPLE}


def _others(table: Table) -> list[int]:
    """Return all columns that do not tell who somebody is."""
    return [at for at in range(len(table.header)) if at not in _about_people(table)]


def _only(found: Sequence[int], table: Table, titles: Sequence[str], trouble: str) -> int:
    if len(found) == 1:
        return found[0]
    others = [at for at in _others(table) if not _no_assignment(table, at, titles)]
    names = ", ".join(clean(table.header[at]) for at in found or _candidates(table, titles) or others)
    if not names:
        told = _("The file has no column of an assignment, only: {names}.")
        raise TableError(told.format(names=", ".join(clean(name) for name in table.header if clean(name))))
    raise TableError(trouble + " " + _("Give one of these with --column: {names}.").format(names=names))


def _candidates(table: Table, titles: Sequence[str]) -> list[int]:
    """Return the columns that may be an assignment's; totals and finals that a platform works out are none."""
    if _is_worksheet(table):
        return [table.column(*_GRADE)]
    found = [at for at, name in enumerate(table.header) if _PLATFORM_COLUMN.fullmatch(name)]
    if not found and platform_of(table) in ("Brightspace", "Moodle"):  # not in each language its words are known
        found = _others(table)
    elif not found:
        found = [at for at in _others(table) if _bare_name(table, at) in _wanted(titles)]
    return [at for at in found if not _no_assignment(table, at, titles)]


def _points_row(table: Table) -> tuple[str, ...] | None:
    """Return Canvas's row with the most points: of all rows without an id the one with numbers under assignments."""
    ids = row_ids(table)
    found = [row for row, number in zip(table.rows, ids, strict=True) if not number]
    return next(
        (row for row in found if row[0].startswith(" ") or row[0].strip().startswith(("Points", "Punten"))), None
    )


def _read_only(table: Table, at: int) -> bool:
    most = _points_row(table)
    return most is not None and bool(most[at].strip()) and not _NUMBER.fullmatch(most[at].strip())


def _most(table: Table, at: int) -> float | None:
    """Return the most points of a column, where the file tells."""
    most = _points_row(table)
    told = most[at].strip() if most else ""
    if match := _MOST.search(table.header[at]):
        told = match[1]
    elif (found := _BLACKBOARD.fullmatch(table.header[at])) and (number := _NUMBER.search(found["most"] or "")):
        told = number[0]
    elif (column := table.column(*_MOST_COLUMN)) >= 0 and table.column(*_MOODLE) >= 0:
        told = next((row[column].strip() for row in table.rows if row[column].strip()), "")
    return float(told.replace(",", ".")) if _NUMBER.fullmatch(told) else None


def _warnings(table: Table, at: int, assignment: Assignment) -> tuple[str, ...]:
    found = [table.warning] if table.warning else []
    most = _most(table, at)
    if most is not None and most != assignment.points:
        told = _("The column is out of {most}, the assignment out of {points}: the points go in as they are.")
        found.append(told.format(most=_shown(most), points=_shown(assignment.points)))
    return tuple(found)


def _feedback_column(table: Table) -> int:
    found = [at for at, name in enumerate(table.header) if "feedback" in words(name) and "format" not in words(name)]
    if len(found) == 1:
        return found[0]
    if found:
        told = _("It is not clear which column is for feedback: {names}.")
        trouble = told.format(names=", ".join(clean(table.header[at]) for at in found))
    else:
        trouble = _("The file has no column for feedback.")
    advice = _("Leave out --with-feedback to fill in the grades alone, and hand back the pages of kmo feedback.")
    where = _(_TAKES_PAGES[platform]) if (platform := platform_of(table)) in _TAKES_PAGES else ""
    raise TableError(" ".join(filter(None, (trouble, advice, where))))
