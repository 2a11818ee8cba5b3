"""The public part of an assignment: what the student's check may know."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import kmo_teach
from kmo_teach.grading.assignment import translated
from kmo_teach.grading.task import Assignment, FunctionTask, Task, ValueTask
from kmo_teach.language import LANGUAGES, using

__all__ = ["public_file", "write_public"]


def public_file(name: str) -> Path:
    """Return where the public part of an assignment lies in the package."""
    return Path(kmo_teach.__file__).parent / "check" / "public" / f"{name}.json"


def write_public(root: Path, assignment: Assignment) -> str:
    """Return the public part as JSON: no hidden input, no right value, no hint that gives the answer away."""
    tasks = {task.name: _public(root, assignment, task) for task in assignment.tasks}
    title = _in_all_languages(root, assignment, assignment.title)
    content = {"assignment": assignment.name, "title": title, "tasks": tasks}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _public(root: Path, assignment: Assignment, task: Task) -> dict[str, Any]:
    named = {"title": _in_all_languages(root, assignment, task.title)}
    if not isinstance(task, FunctionTask | ValueTask):
        return {"kind": "written", **named}
    shown = [misconception for misconception in task.wrong if misconception.public]
    common = {
        **named,
        "answer": task.answer,
        "tolerance": asdict(task.tolerance),
        "hints": {each.name: _in_all_languages(root, assignment, each.hint) for each in shown},
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
    forbidden = {"forbidden": list(task.forbidden)} if task.forbidden else {}
    return {"kind": "function", **common, **forbidden, "cases": cases}


def _in_all_languages(root: Path, assignment: Assignment, text: str) -> dict[str, str]:
    words = {}
    for language in LANGUAGES:
        with using(language):
            words[language] = translated(root, assignment.name, text)
    return words
