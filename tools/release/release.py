"""Release an assignment: a notebook for students in each language, and the public part of its checks.

nbgrader makes the notebook, so that whoever knows nbgrader can work on ``solutions/`` with its tools. Before that, each
language's notebook is made from the English one by the course's translation tool, and gets points and minutes from the
tasks. After that, it is made sure that no answer is left in it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from kmo_teach.check.public_part import PublicTask
from kmo_teach.grading.assignment import SOLUTIONS, catalogue, load
from kmo_teach.grading.notebook import TEXT_STUB
from kmo_teach.grading.public_side import public_file, write_public
from kmo_teach.grading.task import Assignment, FunctionTask, ValueTask, WrittenTask
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, _, number, using

__all__ = ["EXERCISES", "ReleaseError", "extract", "release", "released"]

EXERCISES = "exercises"
_WRITTEN_ANSWER = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION", re.DOTALL)
_HERE, _EMPTY = "<!-- the answer -->", "### BEGIN SOLUTION\n### END SOLUTION"


class ReleaseError(ValueError):
    """An assignment that must not be released as it is; the message says why."""


def release(root: Path, name: str, *, draft: bool = False) -> list[Path]:
    """Write an assignment's student notebooks and public part; return the files that changed.

    Parameters
    ----------
    root, name
        The course's folder, and the assignment.
    draft
        Whether a text without translation stays English instead of stopping the release.

    Raises
    ------
    ReleaseError
        When notebook and tasks do not fit, a translation is missing, or an answer would be released.
    """
    changed = []
    for path, content in released(root, name, draft=draft).items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    return changed


def released(root: Path, name: str, *, draft: bool = False) -> dict[Path, str]:
    """Return all that a release writes, by file: nothing is written."""
    assignment = load(root, name)
    _require_own_names(assignment)
    found = {}
    for language in LANGUAGES:
        problems = [] if draft else _untranslated(root, name, language)
        if problems:
            raise ReleaseError(
                "\n".join(
                    [_("The translation is not complete (a draft goes on: make release DRAFT=1):"), *problems[:20]]
                )
            )
        source = _in_language(root, assignment, language)
        notebook = _without_solutions(_fitted(source, assignment, language), language)
        _require_no_answers(notebook, assignment, language)
        folder = root / EXERCISES if language == SOURCE_LANGUAGE else root / EXERCISES / language
        found[folder / name / f"{name}.ipynb"] = _json(notebook)
    found[public_file(name)] = write_public(root, assignment)
    return found


def extract(root: Path, name: str) -> list[str]:
    """Bring an assignment's catalogues in line with its notebook and tasks; return what has no translation yet."""
    from tools.translate import catalogue as catalogues

    assignment = load(root, name)
    _require_own_names(assignment)
    _fitted(_read(root / SOLUTIONS / name / f"{name}.ipynb"), assignment, SOURCE_LANGUAGE)  # tells what is missing
    messages = [catalogues.Message(text) for text in _messages(root, name)]
    for language in LANGUAGES:
        if language != SOURCE_LANGUAGE:
            path = catalogue(root, name, language)
            merged = catalogues.updated(catalogues.read(path, language), messages)
            path.write_bytes(catalogues.written(merged, f"{SOLUTIONS}/{name}", language))
    return [problem for language in LANGUAGES for problem in _untranslated(root, name, language)]


def _require_own_names(assignment: Assignment) -> None:
    """``check("memo", ...)`` finds a task by its name alone, whatever the assignment."""
    for task in assignment.tasks:
        other = PublicTask.find(task.name)
        if other and other.assignment != assignment.name:
            raise ReleaseError(
                _("Task {task}: {assignment} has a task of this name too. Give it another.").format(
                    task=task.name, assignment=other.assignment
                )
            )


def _messages(root: Path, name: str) -> list[str]:
    return list(dict.fromkeys([*_source(root, name).messages(), *load(root, name).texts()]))


def _source(root: Path, name: str):
    """Return the assignment's notebook for translation, without the written answers: no student sees them."""
    from tools.translate.sources import Source

    class Notebook(Source):
        @property
        def text(self) -> str:
            return _json(_read(self.root / self.path))

    return Notebook(root, Path(SOLUTIONS, name, f"{name}.ipynb"))


def _read(path: Path) -> dict[str, Any]:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except FileNotFoundError:
        raise ReleaseError(_("{path} does not exist.").format(path=path)) from None
    except (ValueError, KeyError, TypeError):
        raise ReleaseError(_("{path} is not a Jupyter notebook.").format(path=path)) from None
    for place, cell in enumerate(cells, 1):
        cell.setdefault("id", f"cell-{place}")  # notebooks before 2021 have none
        if cell["cell_type"] == "markdown":
            cell["source"] = _WRITTEN_ANSWER.sub(_HERE, "".join(cell["source"]))
    return notebook


def _known(root: Path, name: str, language: str) -> dict[str, str]:
    from tools.translate import catalogue as catalogues

    return catalogues.translations(catalogues.read(catalogue(root, name, language), language))


def _untranslated(root: Path, name: str, language: str) -> list[str]:
    """Return the problems of an assignment's catalogue: missing, or a placeholder, link or formula lost."""
    if language == SOURCE_LANGUAGE:
        return []
    from tools.translate.check import losses

    known = _known(root, name, language)
    problems = []
    for message in _messages(root, name):
        lost = losses(message, known[message]) if message in known else [_("missing")]
        problems += [f"{language}: {loss}: {message[:80]}" for loss in lost]
    return problems


def _in_language(root: Path, assignment: Assignment, language: str) -> dict[str, Any]:
    source = _source(root, assignment.name)
    if language == SOURCE_LANGUAGE:
        return json.loads(source.text)
    known = _known(root, assignment.name, language)
    notebook = json.loads(source.translated(lambda message: known.get(message, message), language))
    language_cell = next(cell for cell in notebook["cells"] if cell["id"] == "language")
    language_cell["source"] = f'import os\n\nos.environ["KMO_LANG"] = "{language}"'
    language_cell["metadata"] = {"nbgrader": _markup("language", locked=True)}
    return notebook


def _markup(
    grade_id: str, *, points: float | None = None, solution: bool = False, locked: bool = False
) -> dict[str, Any]:
    markup = {"grade": points is not None, "grade_id": grade_id, "locked": locked, "schema_version": 3}
    markup |= {"solution": solution, "task": False}
    return markup if points is None else {**markup, "points": points}


def _fitted(notebook: dict[str, Any], assignment: Assignment, language: str) -> dict[str, Any]:
    """Put nbgrader's markup, points and minutes on the cells. Each cell says with its ``grade_id`` what it is.

    ``<task>`` is the cell with the answer, ``<task>-text`` the one that explains it, ``<task>-check`` the one that
    checks it; any other cell is read-only text or code.
    """
    roles: dict[str, set[str]] = {task.name: set() for task in assignment.tasks}
    for cell in notebook["cells"]:
        cell["id"] = cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"])
        if cell["cell_type"] == "markdown":
            cell["source"] = "".join(cell["source"]).replace(_HERE, _EMPTY)
        task_name, role = _role(cell["id"], set(roles))
        if task_name is None:
            cell["metadata"] = {"nbgrader": _markup(cell["id"], locked=True)}
            continue
        task = assignment.task(task_name)
        roles[task_name].add(role)
        written = isinstance(task, WrittenTask)
        if role == "answer":
            points = task.points if written else None
            cell["metadata"] = {"nbgrader": _markup(task_name, points=points, solution=True)}
        elif role == "check":
            cell["metadata"] = {"nbgrader": _markup(cell["id"], points=task.points, locked=True)}
        else:
            cell["metadata"] = {"nbgrader": _markup(cell["id"], locked=True)}
            with using(language):
                worth = _("*{points} of {all} points, about {minutes} minutes.*").format(
                    points=number(task.points), all=number(assignment.points), minutes=task.minutes
                )
            cell["source"] = "".join(cell["source"]) + f"\n\n{worth}"
    for task in assignment.tasks:
        wanted = {"text", "answer"} | (set() if isinstance(task, WrittenTask) else {"check"})
        if roles[task.name] != wanted:
            names = {"text": f"{task.name}-text", "answer": task.name, "check": f"{task.name}-check"}
            missing = ", ".join(names[role] for role in names if role in wanted ^ roles[task.name])
            text = _("Task {task}: a cell is missing or extra: {cells}. The grade_id in a cell's metadata names it.")
            raise ReleaseError(text.format(task=task.name, cells=missing))
    notebook["metadata"]["kmo"] = {"assignment": assignment.name, "language": language}
    return notebook


def _role(cell_id: str, tasks: set[str]) -> tuple[str | None, str]:
    if cell_id in tasks:
        return cell_id, "answer"
    for role in ("text", "check"):
        if cell_id.removesuffix(f"-{role}") in tasks and cell_id.endswith(f"-{role}"):
            return cell_id.removesuffix(f"-{role}"), role
    return None, ""


def _without_solutions(notebook: dict[str, Any], language: str) -> dict[str, Any]:
    """Let nbgrader take the solutions out, by the steps of its ``generate_assignment`` that need no gradebook."""
    import nbformat
    from nbgrader.nbgraderformat import ValidationError
    from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, ClearSolutions, ComputeChecksums, LockCells
    from traitlets.config import Config

    config = Config()
    with using(language):
        config.ClearSolutions.code_stub = {"python": _code_stub()}
        config.ClearSolutions.text_stub = _(TEXT_STUB)
    result, resources = nbformat.reads(_json(notebook), as_version=4), {}
    try:
        for step in (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums):
            result, resources = step(config=config).preprocess(result, resources)
    except (RuntimeError, ValidationError) as error:  # nbgrader's own words on what is wrong with the markup
        raise ReleaseError(str(error)) from None
    return json.loads(nbformat.writes(result))


def _code_stub() -> str:
    return "...  # " + _("your answer here")


def _require_no_answers(notebook: dict[str, Any], assignment: Assignment, language: str) -> None:
    """nbgrader releases an answer cell without solution markers as it is, and says nothing."""
    for cell in notebook["cells"]:
        name = cell["metadata"]["nbgrader"]["grade_id"]
        source = "".join(cell["source"])
        task = next((task for task in assignment.tasks if task.name == name), None)
        with using(language):
            stub = _code_stub() if isinstance(task, FunctionTask | ValueTask) else _(TEXT_STUB)
        if task is not None and stub not in source:
            raise ReleaseError(_("Task {task}: its answer cell would be released with the answer.").format(task=name))
        if "SOLUTION" in source or cell.get("outputs"):
            raise ReleaseError(_("Cell {cell}: a solution marker or an output is left.").format(cell=name))


def _json(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
