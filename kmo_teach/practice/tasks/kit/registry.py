"""Which chapters have practice tasks: those with a module of their name in :mod:`kmo_teach.practice.tasks`."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

from kmo_teach.practice import tasks as _room
from kmo_teach.practice.tasks.kit.question import PracticeTask

__all__ = ["find", "modules", "module_of", "tasks_of"]


def module_of(chapter: str) -> str:
    """Return the name of a chapter's module: the chapter's own without its number.

    >>> module_of("2-4-2-risks-and-price")
    'risks_and_price'
    """
    return re.sub(r"^[\d-]+", "", chapter).replace("-", "_")


def modules() -> tuple[str, ...]:
    """Return the names of all chapters' modules."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(_room.__path__) if module.name != "kit"))


def tasks_of(chapter: str) -> tuple[PracticeTask, ...]:
    """Return the tasks of a chapter or of a module.

    Raises
    ------
    LookupError
        When there are none.
    """
    name = module_of(chapter)
    if name not in modules():
        raise LookupError(f"practice: no module kmo_teach/practice/tasks/{name}.py")
    found: tuple[PracticeTask, ...] = import_module(f"kmo_teach.practice.tasks.{name}").TASKS
    return found


def find(chapter: str, name: str) -> PracticeTask:
    """Return a task of a chapter.

    Raises
    ------
    LookupError
        When it has none of that name.
    """
    for task in tasks_of(chapter):
        if task.name == name:
            return task
    raise LookupError(f"practice: {chapter} has no task {name}")
