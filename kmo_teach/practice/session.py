"""Runs a student's cells in the reader's browser and says what they print, give and meet; see ``practice-worker.js``.

It stands for Jupyter there: cells share their names, what a cell prints and the value of its last line are shown, and
the cell that checks an answer gives the verdict of :func:`kmo_teach.check.check` itself.
"""

from __future__ import annotations

import ast
import builtins
import io
import json
import sys
import types
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any, NoReturn

from kmo_teach.check.forbidden import ForbiddenError, call
from kmo_teach.check.public_part import PublicTask
from kmo_teach.check.verdict import Verdict
from kmo_teach.language import _, using
from kmo_teach.practice.plain_words import explained, file_of

__all__ = ["Session", "answer_json"]

_MOST_PRINTED = 20_000
_MOST_SHOWN = 2_000


class _Output(io.TextIOBase):
    """What is printed: its beginning, and that there was more."""

    def __init__(self) -> None:
        self._text = ""
        self._more = False

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        room = _MOST_PRINTED - len(self._text)
        self._text += text[:room]
        self._more |= len(text) > room
        return len(text)

    @property
    def text(self) -> str:
        return self._text + ("\n" + _("The rest of what was printed is not shown.") if self._more else "")


class Session:
    """A student's cells, one after another, in one set of names; each run begins without any, as the grader does.

    Examples
    --------
    >>> session = Session()
    >>> session.run([{"id": "a", "source": "x = 2"}, {"id": "b", "source": "print(x)\\nx * 3"}])
    {'output': '2\\n', 'value': '6'}
    >>> session.run([{"id": "c", "source": "1 / 0"}])["error"]["line"]
    1
    """

    def run(
        self, cells: Iterable[dict[str, str]], check: str = "", at: Callable[[str], object] = lambda cell: None
    ) -> dict[str, Any]:
        """Run cells, and then the cell that checks the last of them.

        Parameters
        ----------
        cells
            ``id`` and ``source`` of each; what happens in all but the last is not told.
        check
            The source of the checking cell, such as ``check("memo", slips)``; none when left out.
        at
            Called with the name of each cell before it runs: who ends this process can tell by which.

        Returns
        -------
        dict
            ``output`` and, where there is one, ``value`` as text, ``error`` as
            :func:`kmo_teach.practice.plain_words.explained` gives it, and ``verdict`` with ``met`` and ``message``.
        """
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self._names = module.__dict__
        told: dict[str, Any] = {"output": ""}
        for cell in cells:
            at(cell["id"])
            told = self._told(cell["id"], cell["source"])
        if check and "error" not in told:
            at("check")
            checked = self._checked(check)
            told |= {**checked, "output": told["output"] + checked["output"]}
        return told

    def _told(self, cell: str, source: str) -> dict[str, Any]:
        output, kept = _Output(), builtins.input
        builtins.input = _no_input
        told: dict[str, Any] = {}
        try:
            with redirect_stdout(output), redirect_stderr(output):
                value = self._value(source, file_of(cell))
            if value is not None:
                told["value"] = _shown(value)
        except BaseException as error:
            told["error"] = explained(error, source, file_of(cell))
        finally:
            builtins.input = kept
        return {"output": output.text, **told}

    def _value(self, source: str, file: str) -> object:
        """Run a cell and return the value of its last line, as Jupyter shows it."""
        tree = ast.parse(source, file)
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr):
            tree.body.pop()
        exec(compile(tree, file, "exec", dont_inherit=True), self._names)
        if not isinstance(last, ast.Expr) or (isinstance(last.value, ast.Constant) and last.value.value is ...):
            return None
        return eval(compile(ast.Expression(last.value), file, "eval", dont_inherit=True), self._names)

    def _checked(self, source: str) -> dict[str, Any]:
        output = _Output()
        try:
            with redirect_stdout(output), redirect_stderr(output):
                verdict = self._value(source, file_of("check"))
        except BaseException as error:
            return {"output": output.text, "error": explained(error, source, file_of("check"))}
        told: dict[str, Any] = {"output": output.text}
        if not isinstance(verdict, Verdict):  # the answer gave the name of the check another meaning
            return told | {"error": explained(TypeError(_("check is no longer the course's own check")))}
        told["verdict"] = {"met": verdict.met, "message": verdict.message}
        if not verdict.met and (because := self._raised(source)):
            told["because"] = because
        return told

    def _raised(self, check: str) -> dict[str, Any] | None:
        """Say in plain words what the function raises with the task's examples: the verdict has Python's words."""
        tree = ast.parse(check)
        names = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        task = PublicTask.find(names[0]) if names else None
        function = self._names.get(task.answer) if task else None
        if task is None or not callable(function):
            return None
        for case in task.cases:
            try:
                with redirect_stdout(_Output()):
                    call(function, list(case.inputs.values()), task.forbidden)
            except ForbiddenError:
                return None
            except Exception as error:
                return explained(error)
        return None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _no_input(prompt: object = "") -> NoReturn:
    raise RuntimeError(_("a page cannot wait for what you type: give the value a name instead, such as x = 3"))


def answer_json(request: str, at: Callable[[str], object] = lambda cell: None) -> str:
    """Answer the page: ``language``, ``cells`` and ``check`` as JSON, and :meth:`Session.run`'s result as JSON.

    Examples
    --------
    >>> answer_json('{"language": "en", "cells": [{"id": "a", "source": "6 * 7"}]}')
    '{"output": "", "value": "42"}'
    """
    asked = json.loads(request)
    with using(asked["language"]):
        return json.dumps(Session().run(asked["cells"], asked.get("check", ""), at))
