"""All that is written after a batch was graded: results, gradebook, tables, feedback, analysis."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path

from kmo_teach.grading import gradebook
from kmo_teach.grading.assignment import load, translated
from kmo_teach.grading.feedback import write_feedback
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.items import write_items
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.lms import write_tables
from kmo_teach.grading.names import Student
from kmo_teach.grading.notebook import Cell, Notebook
from kmo_teach.grading.results import Result, for_each

__all__ = ["answers_folder", "keep", "read", "with_given", "write_all_feedback", "write_export"]


def answers_folder(output: Path) -> Path:
    """Return where answers are kept between runs."""
    return output / "answers"


def keep(batch: Batch, output: Path) -> None:
    """Keep a batch for ``kmo feedback`` and ``kmo export``, and write it to the gradebook."""
    content = {
        "assignment": batch.assignment.name,
        "results": [asdict(result) for result in batch.results],
        "notebooks": {key: asdict(notebook) for key, notebook in batch.notebooks.items()},
    }
    fresh = output / "results.new"
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(output / "results.json")
    gradebook.write(batch, output)


def read(root: Path, output: Path) -> Batch:
    """Read the batch that :func:`keep` kept.

    Raises
    ------
    FileNotFoundError
        When nothing was graded into this folder.
    """
    content = json.loads((output / "results.json").read_text(encoding="utf-8"))
    results = [
        Result(
            **{
                **data,
                "student": Student(**data["student"]),
                "marks": tuple(Mark(**mark) for mark in data["marks"]),
                "cells": tuple(data["cells"]),
                "how": HandIn(**data.get("how", {})),
                "members": tuple(Student(**member) for member in data.get("members", ())),
            }
        )
        for data in content["results"]
    ]
    notebooks = {
        key: Notebook(tuple(Cell(**cell) for cell in data["cells"]), data["assignment"], data["language"])
        for key, data in content["notebooks"].items()
    }
    return Batch(load(root, content["assignment"]), tuple(results), notebooks)


def with_given(batch: Batch, output: Path) -> tuple[Batch, dict[str, dict[str, tuple[float | None, str]]]]:
    """Return the batch with the points that persons gave in the gradebook, and all that they gave."""
    given = gradebook.given_by_hand(output, batch.assignment.name)
    results = [
        result.with_points(lambda task, key=result.student.key: given.get(key, {}).get(task, (None, ""))[0])
        for result in batch.results
    ]
    for result in results:
        given |= {member.key: given[result.student.key] for member in result.members if result.student.key in given}
    return Batch(batch.assignment, tuple(for_each(results)), batch.notebooks), given


def write_all_feedback(root: Path, batch: Batch, output: Path) -> list[Path]:
    """Write a page for each student."""
    complete, given = with_given(batch, output)
    return write_feedback(
        complete,
        output / "feedback" / batch.assignment.name,
        partial(translated, root, batch.assignment.name),
        lambda student, task: given.get(student, {}).get(task, (None, ""))[1],
    )


def write_export(batch: Batch, output: Path) -> list[Path]:
    """Write the tables for the learning platforms and the item analysis."""
    complete, _given = with_given(batch, output)
    items = output / "export" / "items.csv"
    tables = write_tables(batch.assignment, complete.results, items.parent)
    write_items(batch.assignment, complete.results, items)
    return [*tables, items]
