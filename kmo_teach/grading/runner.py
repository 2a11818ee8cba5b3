"""What runs inside the sandbox: a student's cells, and nothing that is worth stealing.

The grader starts this file with the student's interpreter and talks to it in lines of JSON: run this cell, hand out the
answer to this task, call your function with these inputs. The code here shares a process with the student's and may be
rewritten by it, so the grader trusts no reply beyond "these are the values that this student hands in".

IPython is started only for a notebook that needs it (magics, ``display``, ``await``): it costs half a second.
"""

from __future__ import annotations

import ast
import base64
import io
import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

sys.path.append(str(Path(__file__).parent.parent.parent))  # where the package is used without being installed

from kmo_teach.check import handed_in
from kmo_teach.check.compare import plain, unanswered
from kmo_teach.check.forbidden import call

_OUTPUT = 2_000
_IPYTHON_NAMES = {"get_ipython", "display", "In", "Out", "_", "__", "___", "exit", "quit"}


class _OutOfTimeError(BaseException):
    """Raised in the student's code when its time is up; not an Exception, so that ``except Exception`` lets it pass."""


class _Output(io.TextIOBase):
    """Standard output that keeps its beginning and forgets the rest."""

    def __init__(self) -> None:
        self.text = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if len(self.text) < _OUTPUT:
            self.text += text[: _OUTPUT - len(self.text)]
        return len(text)


def main() -> None:
    """Obey the grader until it closes the line."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    _keep_from_children(requests.fileno(), replies.fileno())
    setup = json.loads(requests.readline())
    _prepare(setup)
    session = _Session(setup["sources"])
    replies.write('{"id": 0}\n')  # no line of the student's has run yet: from here on, what goes wrong is theirs
    replies.flush()
    while line := requests.readline():
        request = json.loads(line)
        reply = session.answer(request)
        replies.write(_line(request["id"], reply) + "\n")
        replies.flush()


def _line(number: int, reply: dict[str, Any]) -> str:
    """Return a reply as one line; what JSON cannot hold is told as such, and costs no more than this reply."""
    try:
        return json.dumps({"id": number, **reply}, allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        return json.dumps({"id": number, "error": {"type": "ValueError", "text": ""}})


def _keep_from_children(*descriptors: int) -> None:
    """A process that the student forks off must not read the grader's requests in our place."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: _close(*descriptors))


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _prepare(setup: dict[str, Any]) -> None:
    """Bound what the process may take, and lay out the student's own files."""
    try:
        import resource
    except ImportError:  # Windows, where there is no sandbox either
        pass
    else:
        for name, value in setup["limits"].items():
            resource.setrlimit(getattr(resource, name), (value, value))
    for name, content in setup["files"].items():
        target = Path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode(content))
    sys.path.append(os.getcwd())  # last, so that no file of the student's hides a library
    signal.signal(signal.SIGALRM, _out_of_time)


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise _OutOfTimeError


class _Session:
    """A student's notebook while it runs."""

    def __init__(self, sources: list[str]) -> None:
        self._shell: _Shell = _Interactive() if any(_needs_ipython(source) for source in sources) else _Plain()
        self._actions = {"cell": self._cell, "value": self._value, "call": self._call}

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        try:
            return self._actions[request["do"]](request)
        except _OutOfTimeError:
            return {"error": {"type": "TimeoutError", "text": ""}}
        except BaseException as error:
            return {"error": {"type": type(error).__name__, "text": _text_of(error)}}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _cell(self, request: dict[str, Any]) -> dict[str, Any]:
        output = sys.stdout = sys.stderr = _Output()
        try:
            self._shell.run(request["source"])
        except _OutOfTimeError:
            raise
        except BaseException as error:
            return {"error": {"type": type(error).__name__, "text": _text_of(error)}, "output": output.text}
        return {"output": output.text}

    def _value(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"value": plain(self._handed_in(request))}

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        sys.stdout = sys.stderr = _Output()  # forgotten: it may hold the inputs
        function = self._handed_in(request)
        if not callable(function):
            return {"error": {"type": "NotHandedIn", "text": ""}}
        return {"value": plain(call(function, request["inputs"], request["forbidden"]))}

    def _handed_in(self, request: dict[str, Any]) -> object:
        value = self._shell.names.get(request["name"])
        return handed_in(request["task"]) if unanswered(value) else value


def _text_of(error: BaseException) -> str:
    try:
        return str(error)[:300]
    except BaseException:  # a student's own exception class may fail here too
        return ""


def _needs_ipython(source: str) -> bool:
    try:
        tree = ast.parse(source)
        compile(tree, "cell", "exec")
    except (SyntaxError, ValueError):
        return True
    except (RecursionError, MemoryError):
        return False
    return any(isinstance(node, ast.Name) and node.id in _IPYTHON_NAMES for node in ast.walk(tree))


class _Shell(Protocol):
    """What runs cells one after another."""

    names: dict[str, Any]

    def run(self, source: str) -> None:
        """Run a cell and let through what it raises."""


class _Plain:
    """Runs cells one after another in one namespace."""

    def __init__(self) -> None:
        import types

        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.names = module.__dict__

    def run(self, source: str) -> None:
        exec(compile(source, "cell", "exec"), self.names)


class _Interactive:
    """Runs cells in IPython without a kernel."""

    def __init__(self) -> None:
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        class Shell(InteractiveShell):
            def enable_gui(self, gui: object = None) -> None:
                """Do nothing: there is no window (``%matplotlib`` asks)."""

        config = Config()
        config.HistoryManager.enabled = False
        self._shell: Any = Shell.instance(config=config)  # it comes without types
        self.names = self._shell.user_ns

    def run(self, source: str) -> None:
        result = self._shell.run_cell(source)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            raise error


if __name__ == "__main__":
    main()
