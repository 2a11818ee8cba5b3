"""Which task a cell is about, whatever became of its metadata, and what was answered beside the place for it.

A service may drop all metadata, and a student may answer in a cell of their own, in text or as a comment. None of that
is a zero that nobody looks at: an answer that the machine can run counts by its name, and any other is shown to a
person.
"""

from __future__ import annotations

import ast
import contextlib
import io
import tokenize
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from kmo_teach.grading.notebook import CHECK, TEXT_STUB, Cell, Notebook
from kmo_teach.grading.task import Assignment, FunctionTask, ValueTask
from kmo_teach.language import in_every_language

__all__ = ["restored", "sources", "written"]

_REMEMBERED = 2_000  # most cells are the same in all notebooks of a class


def restored(notebook: Notebook, assignment: Assignment) -> Notebook:
    """Return the notebook with the names of released cells back, where a service dropped them.

    A cell is known by its text as it was released, by the heading it starts with, by the task that it checks, or by
    the variable or function that it was to define.
    """
    cells = list(notebook.cells)
    carried = {cell.grade_id for cell in cells}
    for known in (
        _released_as,
        _defines,
    ):  # what was released as it is comes first: a cell beside it may define the same
        for at, cell in enumerate(cells):
            name = known(cell, assignment) if cell.grade_id is None else None
            if name is not None and name not in carried:
                carried.add(name)
                cells[at] = replace(cell, grade_id=name)
    return replace(notebook, cells=tuple(cells))


def _defines(cell: Cell, assignment: Assignment) -> str | None:
    tasks = {task.answer: task.name for task in assignment.tasks if isinstance(task, FunctionTask | ValueTask)}
    names = _defined(cell.source) if cell.kind == "code" else ()
    return next((tasks[name] for name in names if name in tasks), None)


def _released_as(cell: Cell, assignment: Assignment) -> str | None:
    for known in assignment.released:
        if known.kind == cell.kind and known.source not in _stubs() and _same(known.source, cell.source):
            return known.name
    if cell.kind == "markdown":
        heading = _heading(cell.source)
        return next((each.name for each in assignment.released if heading and _heading(each.source) == heading), None)
    if cell.kind == "code":
        checked = CHECK.match(cell.source.lstrip())
        if checked and not _substance(cell.source):
            return f"{checked[1]}-check"
    return None


def sources(notebook: Notebook, assignment: Assignment) -> tuple[str, ...]:
    """Return the code to run, cell by cell.

    A released cell that was left as it was does not wipe out an answer that stands in a cell before it: of such a cell
    only the imports are run.
    """
    answers = {task.name: task.answer for task in assignment.tasks if isinstance(task, FunctionTask | ValueTask)}
    defined: set[str] = set()
    found = []
    for cell in notebook.cells:
        if cell.kind != "code":
            continue
        source = cell.source
        if answers.get(cell.grade_id or "") in defined and _is_untouched(cell, assignment):
            source = _imports(source)
        defined.update(_defined(source))
        found.append(source)
    return tuple(found)


def written(
    notebook: Notebook, assignment: Assignment, faults: Iterable[dict[str, Any]] = (), typed: str = ""
) -> dict[str, str]:
    """Return by task what a person can read: written answers, and what stands beside the place for an answer.

    The parts of a cell that was split or copied are joined: they all carry the task's name. What a student adds belongs
    to the task that it stands with; where nothing is left of a task, all prose in the notebook may be its answer.

    Parameters
    ----------
    faults
        What went wrong in cells; of a cell that stopped only the comments are read.
    typed
        What was written beside the notebook: it may be the answer to read that is missing in it.
    """
    stopped = {fault["cell"] for fault in faults}
    areas = _areas(notebook, assignment)
    found = {}
    for task in assignment.tasks:
        checked = isinstance(task, FunctionTask | ValueTask)
        parts = _beside(notebook, assignment, task.name, stopped) if checked else _prose(notebook, task.name)
        lost = task.name not in areas
        for cell, area in zip(notebook.cells, areas, strict=True):
            if cell.grade_id is None and (lost or area == task.name):
                parts.append(_own(cell, code=checked and not lost))
        text = "\n\n".join(dict.fromkeys(part for part in parts if part)) or ("" if checked else typed)
        if text:
            found[task.name] = text
    return found


def _areas(notebook: Notebook, assignment: Assignment) -> list[str | None]:
    """Return for each cell the task that it stands with: that of the last released cell."""
    tasks = {task.name for task in assignment.tasks}
    areas: list[str | None] = []
    current: str | None = None
    for cell in notebook.cells:
        if cell.grade_id is not None:
            name = cell.grade_id.removesuffix("-text").removesuffix("-check")
            current = name if name in tasks else None
        areas.append(current)
    return areas


def _prose(notebook: Notebook, name: str) -> list[str]:
    return [_without_stub(cell.source) for cell in notebook.cells if cell.grade_id == name]


def _beside(notebook: Notebook, assignment: Assignment, name: str, stopped: Collection[int]) -> list[str]:
    """Return what a student did in the cells of a task: the cell if it was changed, else new comments."""
    released = [each.source for each in assignment.released if each.name in (name, f"{name}-check")]
    usual = {comment for source in released for comment in _comments(source)}
    parts = []
    code = [cell for cell in notebook.cells if cell.kind == "code"]
    for number, cell in enumerate(code, 1):
        if cell.grade_id == name and number not in stopped and not _is_untouched(cell, assignment):
            parts.append(cell.source.strip())
        elif cell.grade_id in (name, f"{name}-check"):
            parts.append("\n".join(each for each in _comments(cell.source) if each not in usual))
    return parts


def _own(cell: Cell, *, code: bool) -> str:
    """Return what a cell of the student's own says; its code only if asked for."""
    if cell.kind != "code":
        return _without_stub(cell.source)
    if _substance(cell.source):
        return cell.source.strip() if code else ""
    return "\n".join(_comments(cell.source))


def _is_untouched(cell: Cell, assignment: Assignment) -> bool:
    released = [each for each in assignment.released if each.name == cell.grade_id]
    if not released:
        return "...  #" in cell.source
    return any(_same(each.source, cell.source) for each in released)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _heading(source: str) -> str:
    first = source.strip().partition("\n")[0]
    return " ".join(first.split()).casefold() if first.startswith("#") else ""


@cache
def _stubs() -> frozenset[str]:
    return frozenset(in_every_language(TEXT_STUB).values())


def _without_stub(text: str) -> str:
    for stub in _stubs():
        text = text.replace(stub, "")
    return text.strip()


@lru_cache(maxsize=_REMEMBERED)
def _statements(source: str) -> list[ast.stmt] | None:
    """Return a cell's statements, without the lines that IPython alone reads; ``None`` where it is no Python."""
    lines = [line for line in source.split("\n") if not line.lstrip().startswith(("%", "!"))]
    try:
        return ast.parse("\n".join(lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _substance(source: str) -> bool:
    """Say whether a cell does more than import, check, or hold text."""
    statements = _statements(source)
    if statements is None:
        return True
    return not all(isinstance(each, ast.Import | ast.ImportFrom | ast.Pass) or _is_idle(each) for each in statements)


def _is_idle(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    is_check = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "check"
    return is_check or isinstance(value, ast.Constant)


@lru_cache(maxsize=_REMEMBERED)
def _comments(source: str) -> tuple[str, ...]:
    """Return the comments of a cell, and the texts that stand alone in it."""
    found = []
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        found = [token.string.lstrip("#").strip() for token in tokens if token.type == tokenize.COMMENT]
    for each in _statements(source) or []:
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str):
            found.append(each.value.value.strip())
    return tuple(text for text in found if any(letter.isalnum() for letter in text))


def _imports(source: str) -> str:
    statements = [each for each in _statements(source) or [] if isinstance(each, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(each) for each in statements)


def _defined(source: str) -> Iterator[str]:
    """Give the names that a cell defines."""
    for each in _statements(source) or []:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield each.name
        elif isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        elif isinstance(each, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in each.names)
