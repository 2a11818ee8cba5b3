"""Read an assignment from ``solutions/``, with its hidden inputs and its translations."""

from __future__ import annotations

import importlib.util
import json
import tomllib
import traceback
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kmo_teach.grading.task import Assignment, FunctionTask, ReleasedCell, TaskError
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, _, current

__all__ = ["EXERCISES", "SOLUTIONS", "catalogue", "load", "names", "translated"]

SOLUTIONS = "solutions"
EXERCISES = "exercises"


def names(root: Path) -> list[str]:
    """Return the names of the assignments of a course."""
    return sorted(path.parent.name for path in (root / SOLUTIONS).glob("*/tasks.py"))


def load(root: Path, name: str) -> Assignment:
    """Read an assignment.

    Raises
    ------
    TaskError
        When there is no such assignment, or its definition cannot work.
    """
    folder = root / SOLUTIONS / name
    if not (folder / "tasks.py").is_file():
        raise TaskError(
            _("There is no assignment {name} in {folder}. The assignments are: {names}.").format(
                name=name, folder=root / SOLUTIONS, names=", ".join(names(root)) or "-"
            )
        )
    assignment = _defined(name, folder / "tasks.py")
    hidden = _hidden(folder / "hidden.toml")
    if assignment.name != name:
        raise TaskError(f"{folder}: the assignment calls itself {assignment.name}")
    unknown = set(hidden) - {task.name for task in assignment.tasks if isinstance(task, FunctionTask)}
    if unknown:
        raise TaskError(f"{folder}/hidden.toml: no function task is called {', '.join(sorted(unknown))}")
    tasks = [
        replace(task, hidden=tuple(hidden.get(task.name, ()))) if isinstance(task, FunctionTask) else task
        for task in assignment.tasks
    ]
    complete = replace(assignment, tasks=tuple(tasks), released=tuple(_released(root, name)))
    complete.validate()
    return complete


def _defined(name: str, path: Path) -> Assignment:
    """Run ``tasks.py``; whatever goes wrong in it is told with its line."""
    spec = importlib.util.spec_from_file_location(f"kmo_solutions_{name}", path)
    if spec is None or spec.loader is None:
        raise TaskError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        if not isinstance(module.ASSIGNMENT, Assignment):
            raise TypeError("ASSIGNMENT is no Assignment")
        return module.ASSIGNMENT
    except Exception as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else ""
        raise TaskError(f"{path}, {line}: {type(error).__name__}: {error}") from error


def _released(root: Path, name: str) -> Iterator[ReleasedCell]:
    """Give the cells that students got, in each language; none before the assignment is released."""
    for language in LANGUAGES:
        folder = root / EXERCISES if language == SOURCE_LANGUAGE else root / EXERCISES / language
        try:
            content = json.loads((folder / name / f"{name}.ipynb").read_text(encoding="utf-8"))
            cells = [(cell["metadata"]["nbgrader"]["grade_id"], cell) for cell in content["cells"]]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        yield from (ReleasedCell(known, cell["cell_type"], "".join(cell["source"]), language) for known, cell in cells)


def _hidden(path: Path) -> dict[str, Any]:
    """Read ``hidden.toml``; an assignment without function tasks needs none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, OSError) as error:
        raise TaskError(f"{path}: {error}") from None


def catalogue(root: Path, name: str, language: str) -> Path:
    """Return the file that holds an assignment's translation; it stays with the solutions."""
    return root / SOLUTIONS / name / f"{language}.po"


def translated(root: Path, name: str, message: str) -> str:
    """Return one of an assignment's texts in the reader's language, or in English where it has no translation."""
    return _messages(catalogue(root, name, current())).get(message, message)


@cache
def _messages(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    if not path.is_file():
        return {}
    with path.open("rb") as file:
        entries = read_po(file)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string and not entry.fuzzy}
