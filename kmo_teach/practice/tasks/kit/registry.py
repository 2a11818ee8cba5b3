"""Which chapters have practice tasks, and which labs checkpoints: those with a module of their name."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from types import ModuleType

from kmo_teach.practice import checkpoints, tasks
from kmo_teach.practice.tasks.kit.question import PracticeTask

__all__ = ["find", "labs", "module_of", "modules", "tasks_of"]


def module_of(chapter: str) -> str:
    """Return the name of a module: a chapter's own name without its number, or a lab's number.

    >>> module_of("2-4-2-risks-and-price"), module_of("lab-2-1")
    ('risks_and_price', 'lab_2_1')
    """
    return re.sub(r"^[\d-]+", "", chapter).replace("-", "_")


def modules() -> tuple[str, ...]:
    """Return the names of all chapters' modules."""
    return _modules(tasks)


def labs() -> tuple[str, ...]:
    """Return the names of all labs' modules."""
    return _modules(checkpoints)


def _modules(room: ModuleType) -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(room.__path__) if module.name != "kit"))


def tasks_of(chapter: str) -> tuple[PracticeTask, ...]:
    """Return the tasks of a chapter, of a lab or of a module.

    Raises
    ------
    LookupError
        When there are none.
    """
    name = module_of(chapter)
    room = checkpoints if name.startswith("lab_") else tasks
    if name not in _modules(room):
        raise LookupError(f"practice: no module {room.__name__.replace('.', '/')}/{name}.py")
    found: tuple[PracticeTask, ...] = import_module(f"{room.__name__}.{name}").TASKS
    return found


def find(chapter: str, name: str) -> PracticeTask:
    """Return a task of a chapter or a lab.

    Raises
    ------
    LookupError
        When it has none of that name.
    """
    for task in tasks_of(chapter):
        if task.name == name:
            return task
    raise LookupError(f"practice: {chapter} has no task {name}")
