"""What a task forbids: a function of the course that already is the answer.

It is refused while the answer runs, by whatever name or way it was imported. A student may read it and learn from it;
the task asks to write it.
"""

from __future__ import annotations

import contextlib
import copy
import sys
from collections.abc import Callable, Iterator, Sequence
from types import CodeType, FunctionType
from typing import Any

__all__ = ["ForbiddenError", "call"]


class ForbiddenError(Exception):
    """An answer calls a function that its task forbids; the argument is the function's name."""


def call(answer: Callable[..., Any], inputs: Sequence[Any], forbidden: Sequence[str] = ()) -> Any:
    """Call an answer with copies of some inputs, while functions of the course refuse.

    Parameters
    ----------
    forbidden
        Functions by their full name, such as ``kmo_teach.entry.share_of_all``.

    Raises
    ------
    ForbiddenError
        When the answer calls one of them. Else whatever the answer raises.

    Examples
    --------
    >>> from kmo_teach.entry import share_of_all
    >>> call(lambda a, b: a * b, (0.5, 0.5), ["kmo_teach.entry.share_of_all"])
    0.25
    >>> call(lambda a, b: share_of_all(a, b), (0.5, 0.5), ["kmo_teach.entry.share_of_all"])
    Traceback (most recent call last):
    kmo_teach.check.forbidden.ForbiddenError: kmo_teach.entry.share_of_all
    """
    there = _loaded(forbidden)
    with _refusing(there):
        value = answer(*copy.deepcopy(list(inputs)))
    if _loaded(forbidden).keys() == there.keys():
        return value
    return call(answer, inputs, forbidden)  # it imported one meanwhile


def _loaded(names: Sequence[str]) -> dict[str, FunctionType]:
    """Return those of the functions that can be called already: importing the others would cost each check time."""
    found = {}
    for name in names:
        module, _dot, word = name.rpartition(".")
        function = getattr(sys.modules.get(module), word, None)
        if isinstance(function, FunctionType):
            found[name] = function
    return found


@contextlib.contextmanager
def _refusing(functions: dict[str, FunctionType]) -> Iterator[None]:
    """Exchange the code of the functions: each name that they were imported under is the same function."""
    kept = {name: function.__code__ for name, function in functions.items()}
    try:
        for name, function in functions.items():
            function.__code__ = _refusal(name)
        yield
    finally:
        for name, function in functions.items():
            function.__code__ = kept[name]


def _refusal(name: str) -> CodeType:
    made: dict[str, FunctionType] = {}
    lines = (
        "def refuse(*_inputs, **_named):",
        f"from {__name__} import ForbiddenError",
        f"raise ForbiddenError({name!r})",
    )
    exec("\n    ".join(lines), made)
    return made["refuse"].__code__
