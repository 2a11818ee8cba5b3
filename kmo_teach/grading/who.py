"""What only the instructor can tell: a small table of questions, kept and used again.

``who.csv`` in the results has a row for each name in the download that may be read in more than one way. The instructor
fills in the last column; the next run reads it. Whose something is, an answer tells for good, also when its question is
gone. Which notebook counts, it tells for the very files that the instructor had to choose from: the column before the
answer has a mark of them.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from kmo_teach.grading.files import whole
from kmo_teach.grading.harmless import bare, guarded
from kmo_teach.grading.places import Places
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tables import Table, TableError, read_table
from kmo_teach.language import N_, _, in_every_language

__all__ = [
    "FILE",
    "PERSON",
    "Answer",
    "Answers",
    "Question",
    "choice_for",
    "choice_of",
    "header",
    "kind_of",
    "read_answers",
    "write_questions",
]

FILE = "who.csv"
_COLUMNS = (N_("path"), N_("question"), N_("id"), N_("name"), N_("about"), N_("answer"))
"""Headers of the fields of a row, in the same order; the table may have them in any, and in any language."""
PERSON = "person"
"""What a question is about that asks who somebody is."""
_CHOICE = "choice "
_FOR = " for "
_YES = {"yes", "y", "ja", "j", "ok", "x", "oui"}
_NO = {"no", "n", "nee", "neen", "non"}


class _Row(NamedTuple):
    """A row of the table; one without a question the instructor wrote."""

    path: str
    question: str = ""
    id: str = ""
    name: str = ""
    about: str = ""
    answer: str = ""

    @property
    def is_choice(self) -> bool:
        return self.about.startswith(_CHOICE)

    @property
    def key(self) -> tuple[str, str]:
        """What makes two rows one: of a path, who it is from and each choice that it is part of are questions."""
        return self.path, self.about


@dataclass(frozen=True, slots=True)
class Question:
    """Something to confirm or correct.

    Attributes
    ----------
    path
        The folder or file that it is about.
    text
        What is to be confirmed, and why it is not sure.
    id, name
        The student that is proposed; empty where nobody is.
    about
        :data:`PERSON`, or what :func:`choice_of` returns.
    candidates
        Ids of those among whom the instructor has to say who it is.
    """

    path: str
    text: Reason
    id: str = ""
    name: str = ""
    about: str = PERSON
    candidates: tuple[str, ...] = ()


def header() -> str:
    """Return the first row of the table in the reader's language, as it is typed."""
    return ",".join(map(_, _COLUMNS))


def choice_of(digests: Iterable[str]) -> str:
    """Return the mark of a choice among files: when one comes, goes or changes, it is another choice."""
    return _CHOICE + hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()[:12]


def choice_for(student: str, mark: str) -> str:
    """Return the mark of a choice that is about one student of those who handed in; none: about all of them."""
    return f"{mark}{_FOR}{student}" if student else mark


def kind_of(about: str) -> tuple[bool, str]:
    """Return what questions on one path are told apart by: whether it is a choice, and for whom alone."""
    return about.startswith(_CHOICE), about.partition(_FOR)[2].casefold()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the instructor said about a folder or file.

    Attributes
    ----------
    leave_out
        It counts for nobody.
    ids
        Who it is from; several hand in together.
    agreed
        Whether it is a yes to who was proposed, rather than an id that somebody typed.
    row
        Row of the table, as a spreadsheet counts; 0 where it is not known.
    about
        What it was asked about; empty for a row that the instructor wrote.
    """

    leave_out: bool = False
    ids: tuple[str, ...] = ()
    agreed: bool = field(default=False, compare=False)
    row: int = field(default=0, compare=False)
    about: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the instructor said.

    Attributes
    ----------
    given
        By path, whose it is.
    choices
        By path and mark of the choice, whether it counts among the files that were there when this was asked.
    rows
        The paths of each choice.
    waiting
        The paths of which it was asked whose they are, without an answer yet.
    """

    given: dict[str, Answer]
    choices: dict[tuple[str, str], Answer] = field(default_factory=dict)
    rows: dict[str, list[str]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def elsewhere(self, places: Places) -> dict[str, Answer]:
        """Return the answers by where it lies inside an archive, whichever that is; those that differ hold nowhere."""
        found: dict[str, list[Answer]] = {}
        for path, said in self.given.items():
            found.setdefault(places.inside(path), []).append(said)
        return {inside: same[0] for inside, same in found.items() if all(each == same[0] for each in same)}

    def about(self, paths: Iterable[tuple[str, str]], elsewhere: Mapping[str, Answer]) -> tuple[str, Answer] | None:
        """Return the answer that is closest to a file, and the path that it is about.

        A yes to a notebook says which one counts; whose it is, an answer on the folder that it lies in tells.

        Parameters
        ----------
        paths
            All that an answer on the file may be about, the closest first, each with where it lies inside an archive.
        elsewhere
            What was said of the same in another archive.
        """
        found = [(path, said) for path, inside in paths if (said := self.given.get(path) or elsewhere.get(inside))]
        if not found:
            return None
        where, closest = found[0]
        whose = next((said for _where, said in found[1:] if said.ids), None)
        return where, whose if closest.agreed and whose else closest


def read_answers(folder: Path) -> Answers:
    """Read what the instructor filled in; without a table nothing was.

    Raises
    ------
    TableError
        When the file cannot be read, or lacks a column.
    """
    found = Answers({})
    persons: dict[str, Answer] = {}
    for number, row in _rows(folder / FILE):
        if row.is_choice:
            found.rows.setdefault(row.about, []).append(row.path)
        answer = _answer(row)
        if answer is None:
            if not row.is_choice:
                found.waiting.add(row.path)
            continue
        answer = replace(answer, row=number, about=row.about)
        if row.is_choice and _holds_once(answer):
            found.choices[row.key] = answer
        elif row.is_choice:
            found.given[row.path] = answer
        else:
            persons[row.path] = answer
    found.given.update(persons)
    return found


def _holds_once(answer: Answer) -> bool:
    """Return whether it is a yes or no; an id instead of these tells whose it is."""
    return answer.leave_out or answer.agreed


def _answer(row: _Row) -> Answer | None:
    said = row.answer.strip()
    if said.casefold() in _NO:
        return Answer(leave_out=True)
    if said.casefold() in _YES:
        return Answer(ids=(row.id,), agreed=True) if row.id else None
    ids = tuple(part.strip() for part in said.replace("+", ";").split(";") if part.strip())
    return Answer(ids=ids) if ids else None


def write_questions(folder: Path, questions: Iterable[Question], *, keep: bool = False) -> int:
    """Write the questions beside the answers that there are; return how many still wait for one.

    Parameters
    ----------
    keep
        Whether to keep all rows, also answers about files that have changed: the download may be the wrong one.
    """
    path = folder / FILE
    before = {row.key: row for _number, row in _rows(path)}
    rows = dict(before)
    asked: set[tuple[str, str]] = set()
    for each in questions:
        row = _Row(each.path, str(each.text), each.id, each.name, each.about)
        same = [other for other in before.values() if other.path == each.path and other.is_choice and row.is_choice]
        others = [other for other in same if kind_of(other.about) == kind_of(row.about)]
        named = next((o.answer for o in others if (told := _answer(o)) and not _holds_once(told)), "")
        known = before.get(row.key) or rows.pop((each.path, ""), row._replace(answer=named))
        said = _answer(known)
        holds = known.about == each.about or (said is not None and not _holds_once(said))  # else to another one
        for other in others if not keep else ():
            if other.key != row.key:
                rows.pop(other.key, None)
        rows[row.key] = row._replace(answer=known.answer if holds else "")
        asked.add(row.key)
    kept_rows = [row for key, row in rows.items() if keep or key in asked or row.answer.strip()]
    if not kept_rows:
        path.unlink(missing_ok=True)
        return 0
    with whole(path, encoding="utf-8-sig", newline="") as file:  # the mark makes Excel read UTF-8
        writer = csv.writer(file)
        writer.writerow([_(name) for name in _COLUMNS])
        writer.writerows([[guarded(cell) for cell in row] for row in kept_rows])
    return sum(_answer(rows[key]) is None for key in asked)


def _rows(path: Path) -> list[tuple[int, _Row]]:
    """Return the rows of the table, each with its number as a spreadsheet counts."""
    if not path.exists():
        return []
    table = read_table(path)
    places = _places(table, path)
    found: dict[tuple[str, str], tuple[int, _Row]] = {}
    for number, cells in zip(table.numbers, table.rows, strict=True):
        row = _Row(*(bare(cells[at]) for at in places))
        if row.about not in ("", PERSON) and not row.is_choice:
            told = _(
                "{path}, row {row}: {value} stands under {about}, where only the mark of a question may stand. Empty "
                "that cell, put what you have to say under {answer}, and run the same again. Nothing was changed."
            )
            about, answer = (table.header[places[at]] for at in (4, 5))
            raise TableError(told.format(path=path, row=number, value=row.about[:60], about=about, answer=answer))
        if row.question and not row.about:  # it does not tell any more what was asked
            row = row._replace(answer="")
        before, same = found.get(row.key, (number, row))
        if same.answer.strip() and row.answer.strip() not in ("", same.answer.strip()):
            told = _(
                "{path}, rows {first} and {second}: two answers to one question. Keep the one that is right, and run "
                "the same again. Nothing was changed."
            )
            raise TableError(told.format(path=path, first=before, second=number))
        if row.answer.strip() or row.key not in found:
            found[row.key] = number, row
    return list(found.values())


def _places(table: Table, path: Path) -> list[int]:
    """Return where each field of a row stands."""
    places = [table.column(*(name.casefold() for name in in_every_language(column).values())) for column in _COLUMNS]
    missing = [_(name) for name, at in zip(_COLUMNS, places, strict=True) if at < 0]
    if missing:
        told = _(
            "{path} has no column {missing}. Its first row has to be: {header}. Mend that row and run the same again. "
            "Nothing was changed."
        )
        raise TableError(told.format(path=path, missing=", ".join(missing), header=header()))
    return places
