"""What only the instructor can tell: a small table of questions, kept and used again.

``who.csv`` in the results has a row for each name in the download that may be read in more than one way. The instructor
fills in the last column; the next run reads it. Answers are never thrown away, also when their question is gone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kmo_teach.grading.files import whole
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tables import read_table
from kmo_teach.language import N_, _

__all__ = ["FILE", "Answer", "Answers", "Question", "read_answers", "write_questions"]

FILE = "who.csv"
_COLUMNS = (N_("path"), N_("question"), N_("id"), N_("name"), N_("answer"))
_YES = {"yes", "y", "ja", "j", "ok", "x", "oui"}
_NO = {"no", "n", "nee", "neen", "non"}


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
    """

    path: str
    text: Reason
    id: str = ""
    name: str = ""


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
    """

    leave_out: bool = False
    ids: tuple[str, ...] = ()
    agreed: bool = field(default=False, compare=False)
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the instructor said, by path."""

    given: dict[str, Answer]

    def about(self, path: PurePosixPath) -> tuple[str, Answer] | None:
        """Return the answer that is closest to a file, and the path that it was given for.

        A yes to a notebook says which one counts; whose it is, an answer on the folder that it lies in tells.
        """
        found = [(str(each), said) for each in (path, *path.parents) if (said := self.given.get(str(each)))]
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
        When the file cannot be read.
    """
    rows = enumerate(_rows(folder / FILE), 2)  # the header is the first
    return Answers({row[0]: replace(answer, row=number) for number, row in rows if (answer := _answer(row))})


def _answer(row: tuple[str, ...]) -> Answer | None:
    _path, _question, proposed, _name, text = row
    said = text.strip()
    if said.casefold() in _NO:
        return Answer(leave_out=True)
    if said.casefold() in _YES:
        return Answer(ids=(proposed,), agreed=True) if proposed else None
    ids = tuple(part.strip() for part in said.replace("+", ";").split(";") if part.strip())
    return Answer(ids=ids) if ids else None


def write_questions(folder: Path, questions: Iterable[Question]) -> int:
    """Write the questions beside the answers that there are; return how many still wait for one."""
    path = folder / FILE
    before = {row[0]: row for row in _rows(path)}
    rows = dict(before)
    asked = list(questions)
    for each in asked:
        answer = before[each.path][4] if each.path in before else ""
        rows[each.path] = (each.path, str(each.text), each.id, each.name, answer)
    asked_paths = {each.path for each in asked}
    kept = [row for name, row in rows.items() if name in asked_paths or row[4].strip()]
    if not kept:
        path.unlink(missing_ok=True)
        return 0
    with whole(path, encoding="utf-8-sig", newline="") as file:  # the mark makes Excel read UTF-8
        writer = csv.writer(file)
        writer.writerow([_(name) for name in _COLUMNS])
        writer.writerows([[_guarded(cell) for cell in row] for row in kept])
    return sum(_answer(rows[name]) is None for name in asked_paths)


def _rows(path: Path) -> list[tuple[str, ...]]:
    if not path.exists():
        return []
    return [tuple(_bare(cell) for cell in (*row, *[""] * 5)[:5]) for row in read_table(path).rows]


def _guarded(cell: str) -> str:
    """A spreadsheet must not take a student's name for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "'") else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "''") else cell
