"""Draws a task's numbers from a seed: the same for everybody who asks for it, today and tomorrow."""

from __future__ import annotations

import math
from itertools import combinations
from random import Random

from kmo_teach.practice.tasks.kit.question import NumberQuestion, PracticeTask, Question

__all__ = ["drawn", "order"]

_TRIES = 200


def drawn(task: PracticeTask, seed: int) -> Question:
    """Return the question that a seed gives.

    Numbers with which a misconception would come near the right answer, or near another one, are drawn again: a hint
    must never be about another error, nor a wrong way be called right.

    Raises
    ------
    ValueError
        When that never succeeds: the task's numbers do not fit its misconceptions.
    """
    for attempt in range(_TRIES):
        question = task.draw(Random(f"{task.name} {seed} {attempt}"))
        if not isinstance(question, NumberQuestion) or _is_clear(question):
            return question
    raise ValueError(f"{task.name}: with seed {seed} its misconceptions cannot be told from each other or the answer")


def _is_clear(question: NumberQuestion) -> bool:
    values = [question.answer, *(one.value for one in question.wrong)]
    room = question.room
    # Two answers are told apart when no number is near enough to both.
    apart = (
        abs(one - other) > 2 * max(room.absolute, room.relative * max(abs(one), abs(other)))
        for one, other in combinations(values, 2)
    )
    return all(map(math.isfinite, values)) and all(apart)


def order(task: PracticeTask, seed: int, count: int) -> list[int]:
    """Return in which order a question's options stand, by their places in the task."""
    places = list(range(count))
    Random(f"{task.name} {seed} order").shuffle(places)
    return places
