"""How the tasks did: difficulty, discrimination and the most frequent misconception of each."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kmo_teach.grading.files import whole
from kmo_teach.grading.results import Result
from kmo_teach.grading.task import Assignment
from kmo_teach.language import _

__all__ = ["Item", "analyse", "correlation", "write_items"]


@dataclass(frozen=True, slots=True)
class Item:
    """One task over all students whose mark for it is known.

    Attributes
    ----------
    students
        How many.
    difficulty
        Mean fraction of the points earned: the higher the easier. ``None`` while an answer still has to be read.
    discrimination
        Correlation of the points for this task with the points for all others (corrected item-total correlation).
        Near 0 the task does not tell strong students from weak ones; ``None`` where everyone earned the same.
    unanswered
        How many gave no answer.
    misconception, times
        The most frequent misconception and how often it came.
    """

    task: str
    students: int
    difficulty: float | None
    discrimination: float | None
    unanswered: int
    misconception: str
    times: int


def analyse(assignment: Assignment, results: Sequence[Result]) -> list[Item]:
    """Return one item for each task."""
    return [_item(task.name, task.points, results) for task in assignment.tasks]


def _item(name: str, maximum: float, results: Sequence[Result]) -> Item:
    own: list[float] = []
    rest: list[float] = []
    found: Counter[str] = Counter()
    unanswered, waits = 0, False
    for result in results:
        mark = next((mark for mark in result.marks if mark.task == name), None)
        if mark is None or mark.points is None:
            waits = waits or mark is not None
            continue
        own.append(mark.points)
        rest.append(sum(other.points or 0.0 for other in result.marks if other.task != name))
        unanswered += mark.outcome == "unanswered"
        found.update([mark.misconception] if mark.misconception else [])
    ((most, times),) = found.most_common(1) or [("", 0)]
    if waits:  # those whose mark is known are those without an answer: they say nothing of how hard the task is
        return Item(name, len(own), None, None, unanswered, most, times)
    difficulty = sum(own) / len(own) / maximum if own else None
    return Item(name, len(own), difficulty, correlation(own, rest), unanswered, most, times)


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Pearson's correlation, or ``None`` where one side does not vary.

    Examples
    --------
    >>> round(correlation([1, 2, 3], [2, 4, 6]), 6)
    1.0
    """
    n = len(first)
    if n < 2:
        return None
    mean_1, mean_2 = sum(first) / n, sum(second) / n
    spread_1 = math.fsum((x - mean_1) ** 2 for x in first)
    spread_2 = math.fsum((y - mean_2) ** 2 for y in second)
    if spread_1 < 1e-12 or spread_2 < 1e-12:
        return None
    together = math.fsum((x - mean_1) * (y - mean_2) for x, y in zip(first, second, strict=True))
    return together / math.sqrt(spread_1 * spread_2)


def write_items(assignment: Assignment, results: Sequence[Result], path: Path) -> None:
    """Write the analysis as a table."""
    with whole(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                _("task"),
                _("objectives"),
                _("students"),
                _("difficulty"),
                _("discrimination"),
                _("unanswered"),
                _("most frequent misconception"),
                _("times"),
            ]
        )
        for item in analyse(assignment, results):
            objectives = " ".join(assignment.task(item.task).objectives)
            numbers = ["" if value is None else f"{value:.3f}" for value in (item.difficulty, item.discrimination)]
            rows.writerow(
                [item.task, objectives, item.students, *numbers, item.unanswered, item.misconception, item.times or ""]
            )
