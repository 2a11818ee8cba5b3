"""What only the instructor can tell: a small table of questions, kept and used again.

``who.csv`` in the results has a row for each name in the download that may be read in more than one way. The instructor
fills in the last column; the next run reads it. Whose something is, an answer tells for good, also when its question is
gone. Which notebook counts, it tells for the very files that the instructor had to choose from: the column before the
answer has a mark of them.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kmo_teach.grading.files import whole
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tables import read_table
from kmo_teach.language import N_, _

__all__ = ["FILE", "PERSON", "Answer", "Answers", "Question", "choice_of", "read_answers", "write_questions"]

FILE = "who.csv"
_COLUMNS = (N_("path"), N_("question"), N_("id"), N_("name"), N_("about"), N_("answer"))
_OLD_COLUMNS = 5
"""Of a table from before a question told what it is about."""
PERSON = "person"
"""What a question is about that asks who somebody is."""
_CHOICE = "choice "
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


def choice_of(digests: Iterable[str]) -> str:
    """Return the mark of a choice among files: when one comes, goes or changes, it is another choice."""
    return _CHOICE + hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()[:12]


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
        By path, whether it counts among the files that were there when this was asked.
    rows
        The paths of each choice.
    """

    given: dict[str, Answer]
    choices: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, list[str]] = field(default_factory=dict)

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
    found = Answers({})
    persons: dict[str, Answer] = {}
    for number, row in enumerate(_rows(folder / FILE), 2):  # the header is the first
        path, about = row[0], row[4]
        if about.startswith(_CHOICE):
            found.rows.setdefault(about, []).append(path)
        answer = _answer(row)
        if answer is None:
            continue
        answer = replace(answer, row=number, about=about)
        if about.startswith(_CHOICE):
            (found.choices if _holds_once(answer) else found.given)[path] = answer
        else:
            persons[path] = answer
    found.given.update(persons)
    return found


def _holds_once(answer: Answer) -> bool:
    """Return whether it is a yes or no; an id instead of these tells whose it is."""
    return answer.leave_out or answer.agreed


def _answer(row: tuple[str, ...]) -> Answer | None:
    _path, _question, proposed, _name, _about, text = row
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
    before = {_key(row[0], row[4]): row for row in _rows(path)}
    rows = dict(before)
    asked = list(questions)
    for each in asked:
        key = _key(each.path, each.about)
        row = before.get(key) or rows.pop((each.path, ""), ("",) * len(_COLUMNS))
        said = _answer(row)
        changed = row[4] != each.about and said is not None and _holds_once(said)  # a yes or no to something else
        rows[key] = (each.path, str(each.text), each.id, each.name, each.about, "" if changed else row[5])
    asked_keys = {_key(each.path, each.about) for each in asked}
    kept = [row for key, row in rows.items() if key in asked_keys or row[5].strip()]
    if not kept:
        path.unlink(missing_ok=True)
        return 0
    with whole(path, encoding="utf-8-sig", newline="") as file:  # the mark makes Excel read UTF-8
        writer = csv.writer(file)
        writer.writerow([_(name) for name in _COLUMNS])
        writer.writerows([[_guarded(cell) for cell in row] for row in kept])
    return sum(_answer(rows[key]) is None for key in asked_keys)


def _key(path: str, about: str) -> tuple[str, str]:
    """Return what makes two rows one: of a path, who it is from and whether it counts are two questions."""
    return path, about.split(" ")[0]


def _rows(path: Path) -> list[tuple[str, ...]]:
    if not path.exists():
        return []
    table = read_table(path)
    return [_whole([_bare(cell) for cell in row], len(table.header)) for row in table.rows]


def _whole(cells: list[str], columns: int) -> tuple[str, ...]:
    """Return a row with a cell for each column; who wrote it by hand may have left out what it is about."""
    width = len(_COLUMNS)
    if columns <= _OLD_COLUMNS:
        cells = [*cells, *[""] * width][:_OLD_COLUMNS]
        cells.insert(_OLD_COLUMNS - 1, "")
    cells = [*cells, *[""] * width][:width]
    if cells[4] != PERSON and not cells[4].startswith(_CHOICE):
        cells[4:] = ["", cells[5] or cells[4]]
    return tuple(cells)


def _guarded(cell: str) -> str:
    """A spreadsheet must not take a student's name for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "'") else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "''") else cell
