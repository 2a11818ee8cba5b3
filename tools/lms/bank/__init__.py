"""The question bank's own tasks: those for which a chapter's page, with six tasks at most, has no room.

A chapter has a module here, named as in :mod:`kmo_teach.practice.tasks`. Its ``TASKS`` say under the first words of an
objective of the chapter which tasks serve it. They are practice tasks in all but their place: drawn from a seed,
computed by the models, with a hint for each known error, and held to the same tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from kmo_teach.practice.tasks.kit.question import PracticeTask
from kmo_teach.practice.tasks.kit.registry import module_of

__all__ = ["bank_tasks"]


def bank_tasks(chapter: str) -> Mapping[str, tuple[PracticeTask, ...]]:
    """Return the tasks that a chapter has in the bank alone, by the first words of the objective that they serve."""
    name = f"{__name__}.{module_of(chapter)}"
    try:
        found: Mapping[str, tuple[PracticeTask, ...]] = import_module(name).TASKS
    except ModuleNotFoundError as fault:
        if fault.name != name:
            raise
        return {}
    return found
