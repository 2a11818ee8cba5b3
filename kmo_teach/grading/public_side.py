"""The public part of an assignment: what the student's check may know."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import kmo_teach
from kmo_teach.grading.assignment import translated
from kmo_teach.grading.task import Assignment, FunctionTask, Misconception, Task, ValueTask
from kmo_teach.language import LANGUAGES, using

__all__ = ["public_file", "write_public"]


def public_file(name: str) -> Path:
    """Return where the public part of an assignment lies in the package."""
    return Path(kmo_teach.__file__).parent / "check" / "public" / f"{name}.json"


def write_public(root: Path, assignment: Assignment) -> str:
    """Return the public part as JSON: no hidden input, no right value, no hint that gives the answer away."""
    tasks = {task.name: _public(root, assignment, task) for task in assignment.tasks}
    content = {"assignment": assignment.name, "tasks": tasks}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _public(root: Path, assignment: Assignment, task: Task) -> dict[str, Any]:
    if not isinstance(task, FunctionTask | ValueTask):
        return {"kind": "written"}
    shown = [misconception for misconception in task.wrong if misconception.public]
    common = {
        "answer": task.answer,
        "tolerance": asdict(task.tolerance),
        "hints": {each.name: _hint(root, assignment, each) for each in shown},
    }
    if isinstance(task, ValueTask):
        wrong = {each.name: each.gives for each in shown}
        return {"kind": "value", **common, "form": asdict(task.form), "wrong": wrong}
    cases = [
        {
            "inputs": dict(inputs),
            "expected": task.expected(inputs),
            "wrong": {each.name: task.mistaken(each, inputs) for each in shown},
        }
        for inputs in task.examples
    ]
    return {"kind": "function", **common, "cases": cases}


def _hint(root: Path, assignment: Assignment, misconception: Misconception) -> dict[str, str]:
    words = {}
    for language in LANGUAGES:
        with using(language):
            words[language] = translated(root, assignment.name, misconception.hint)
    return words
