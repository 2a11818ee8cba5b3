"""An assignment as students get it: the notebook of ``exercises/`` and what its public part says of each task.

Nothing else is read here. A page that is made from it holds what the student edition holds, and no answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kmo_teach.check.public_part import PublicTask
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, current

__all__ = ["ReleasedAssignment", "ReleasedTask", "notebook_file", "read"]


@dataclass(frozen=True, slots=True)
class ReleasedTask:
    """One task: the text above it, its cell as it was handed out in each language, and the code that checks it.

    The first of ``stubs`` is in the reader's language. A written answer has no ``check``.
    """

    public: PublicTask
    text: str
    stubs: tuple[str, ...]
    check: str

    @property
    def name(self) -> str:
        """The task's name, which is that of the answer's cell."""
        return self.public.name

    @property
    def kind(self) -> str:
        """How it is answered: ``code``, ``value`` or ``written``."""
        return "code" if self.public.kind == "function" else self.public.kind


@dataclass(frozen=True, slots=True)
class ReleasedAssignment:
    """An assignment in one language: its notebook, the text above the tasks, and the tasks in their order."""

    name: str
    notebook: dict[str, Any]
    introduction: str
    tasks: tuple[ReleasedTask, ...]


def notebook_file(exercises: Path, name: str, language: str) -> Path:
    """Return where the released notebook of an assignment is, in a language or, where there is none, in English."""
    own, source = (folder / name / f"{name}.ipynb" for folder in (exercises / language, exercises))
    return own if language != SOURCE_LANGUAGE and own.is_file() else source


def read(exercises: Path, name: str) -> ReleasedAssignment:
    """Read a released assignment in the reader's language.

    Raises
    ------
    LookupError
        When the notebook holds a task that has no public part, or no text above its answer.
    OSError
        When it is not there.
    """
    own = notebook_file(exercises, name, current())
    notebook = _notebook(own)
    sources = _sources(notebook)
    others = {notebook_file(exercises, name, language) for language in LANGUAGES} - {own}
    elsewhere = [_sources(_notebook(path)) for path in sorted(others)]
    tasks = tuple(_task(cell, sources, elsewhere) for cell in sources if f"{cell}-text" in sources)
    if not tasks:
        raise LookupError(f"{name}: the notebook has no task")
    return ReleasedAssignment(name, notebook, sources["introduction"], tasks)


def _notebook(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def _sources(notebook: dict[str, Any]) -> dict[str, str]:
    return {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in notebook["cells"]}


def _task(cell: str, sources: dict[str, str], elsewhere: list[dict[str, str]]) -> ReleasedTask:
    public = PublicTask.find(cell)
    if public is None:
        raise LookupError(f"{cell}: the task has no public part: make release")
    stubs = (sources[cell], *(other[cell] for other in elsewhere if cell in other))
    return ReleasedTask(public, sources[f"{cell}-text"], stubs, sources.get(f"{cell}-check", ""))
