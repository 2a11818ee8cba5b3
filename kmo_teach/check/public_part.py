"""The public part of each task, read from the generated files of ``kmo_teach/check/public/``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import current

__all__ = ["Case", "Form", "PublicTask", "assignment_title", "task_names"]

_FOLDER = Path(__file__).parent / "public"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example: the inputs by name, the expected result, and what known misconceptions give instead."""

    inputs: dict[str, Any]
    expected: Any
    wrong: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer that is a value looks like.

    Attributes
    ----------
    kind
        ``number``, ``choice``, ``list`` or ``mapping``.
    choices
        The words that are allowed (for a list or mapping: as an item).
    keys
        The keys of a mapping.
    """

    kind: str
    choices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def read(self, value: Any) -> Any:
        """Take an answer, strict JSON, for what it means: 1 or 1.0 for the word "1", a list of one word for the word.

        Examples
        --------
        >>> Form("list", ("1", "2")).read([1, 2.0])
        ['1', '2']
        """
        if not self.choices:
            return value
        if isinstance(value, dict):
            return {key: self._word(item) for key, item in value.items()}
        return [self._word(item) for item in value] if isinstance(value, list) else self._word(value)

    @staticmethod
    def _word(item: Any) -> Any:
        if isinstance(item, list) and len(item) == 1:
            item = item[0]
        if isinstance(item, bool) or not isinstance(item, int | float):
            return item
        return str(int(item)) if isinstance(item, float) and item.is_integer() else str(item)


@dataclass(frozen=True, slots=True)
class PublicTask:
    """What a student may know about a task and how it is checked."""

    name: str
    assignment: str
    kind: str
    titles: tuple[dict[str, str], dict[str, str]]
    answer: str
    tolerance: Tolerance
    cases: tuple[Case, ...]
    forbidden: tuple[str, ...]
    form: Form | None
    wrong: dict[str, Any]
    hints: dict[str, dict[str, str]]

    @classmethod
    def find(cls, name: str) -> PublicTask | None:
        """Return a task by its name, or ``None``."""
        return _tasks().get(name)

    @classmethod
    def from_json(cls, name: str, data: dict[str, Any], content: dict[str, Any]) -> PublicTask:
        """Read a task from the content of a public file."""
        form = data.get("form")
        return cls(
            name=name,
            assignment=content["assignment"],
            kind=data["kind"],
            titles=(content["title"], data["title"]),
            answer=data.get("answer", ""),
            tolerance=Tolerance(**data.get("tolerance", {})),
            forbidden=tuple(data.get("forbidden", ())),
            cases=tuple(Case(**case) for case in data.get("cases", ())),
            form=form and Form(form["kind"], tuple(form["choices"]), tuple(form["keys"])),
            wrong=data.get("wrong", {}),
            hints=data.get("hints", {}),
        )

    @property
    def own_title(self) -> str:
        """Name of the task alone, in the reader's language."""
        return _in_own_language(self.titles[1])

    @property
    def title(self) -> str:
        """Name of the assignment and of the task, in the reader's language.

        >>> PublicTask.find("floor-price").title
        'Problem set 2: The lowest price'
        """
        assignment, task = (_in_own_language(words) for words in self.titles)
        return f"{assignment.partition(':')[0]}: {task}"

    def hint(self, misconception: str) -> str:
        """Return a misconception's hint in the reader's language."""
        return _in_own_language(self.hints[misconception])


def _in_own_language(words: dict[str, str]) -> str:
    return words.get(current(), words["en"])


@cache
def _tasks() -> dict[str, PublicTask]:
    tasks = {}
    for file in sorted(_FOLDER.glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        tasks.update({name: PublicTask.from_json(name, data, content) for name, data in content["tasks"].items()})
    return tasks


def task_names() -> list[str]:
    """Return the names of all tasks."""
    return sorted(_tasks())


def assignment_title(name: str) -> str:
    """Return what an assignment is called in the reader's language, without its subject.

    >>> assignment_title("ps1")
    'Problem set 1'
    """
    content = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return _in_own_language(content["title"]).partition(":")[0]
