"""Run one submission and bring home what it hands in. Nothing is judged here.

A cell that kills its process, or does not stop when its time is up, is left out, and the notebook is run again
without it, so that the other tasks keep their answers. The same holds for a call. What comes back is data only: it
can travel from another machine and be kept for the next time.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass, field
from typing import Any

import psutil

from kmo_teach.grading import sandbox
from kmo_teach.grading.sandbox import Limits
from kmo_teach.language import _

__all__ = ["Answers", "Ask", "Job", "RunError", "run"]

_ATTEMPTS = 4
_GRACE = 2.0
_SETUP_SECONDS = 30.0
_LOOK_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for one task: a value, or a function's results for each list of inputs."""

    task: str
    name: str
    calls: tuple[tuple[Any, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs to run one submission, on this machine or another."""

    sources: tuple[str, ...]
    asks: tuple[Ask, ...]
    files: dict[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    safe: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the job as strict JSON; equal jobs give equal JSON."""
        return json.loads(json.dumps(asdict(self)))


@dataclass(frozen=True, slots=True)
class Answers:
    """What a submission handed in.

    Attributes
    ----------
    values
        For each task a list of ``{"value": ...}`` or ``{"error": {"type", "text"}}``: one entry for a value, one for
        each call of a function.
    cells
        What went wrong in cells: number of the cell (from 1), type and text of the error.
    seconds
        Time taken.
    """

    values: dict[str, list[dict[str, Any]]]
    cells: tuple[dict[str, Any], ...]
    seconds: float

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Answers:
        """Read what :meth:`as_json` wrote."""
        return cls(data["values"], tuple(data["cells"]), data["seconds"])

    def as_json(self) -> dict[str, Any]:
        """Return the answers as strict JSON."""
        return asdict(self)


class RunError(RuntimeError):
    """The machine could not run a notebook, through no fault of the student's; the message says why."""


class _DeadError(Exception):
    """The process is gone, silent or talks nonsense; the argument is a word that says which."""


def run(job: Job) -> Answers:
    """Run a submission and return its answers.

    Raises
    ------
    RunError, NoSandboxError
        When the machine cannot run it. Nothing that the student's code does raises.
    """
    if job.safe:
        sandbox.require()
    started = time.monotonic()
    deadline = started + job.limits.total_seconds
    left_out: dict[int, dict[str, Any]] = {}
    dead_calls: dict[tuple[str, int], dict[str, Any]] = {}
    values: dict[str, list[dict[str, Any]]] = {}
    cells: list[dict[str, Any]] = []
    for attempt in range(_ATTEMPTS):
        values, cells = {}, []
        with _Process(job, deadline) as process:
            at: tuple[str, int] | int = -1
            try:
                for at, source in enumerate(job.sources):
                    if at not in left_out:
                        reply = process.ask("cell", job.limits.cell_seconds, source=source)
                        cells += [{"cell": at + 1, **reply["error"]}] if "error" in reply else []
                for ask in job.asks:
                    replies = values.setdefault(ask.task, [])
                    for number, inputs in enumerate(ask.calls if ask.calls is not None else [None]):
                        at = (ask.task, number)
                        replies.append(dead_calls.get(at) or process.answer(ask, inputs))
                break
            except _DeadError as death:
                fault = {"type": death.args[0], "text": ""}
                if death.args[0] == "OutOfTotalTime" or attempt == _ATTEMPTS - 1:
                    cells.append({"cell": at + 1 if isinstance(at, int) else 0, **fault})
                    break
                if isinstance(at, int):
                    left_out[at] = {"cell": at + 1, **fault}
                else:
                    dead_calls[at] = {"error": fault}
    for ask in job.asks:
        expected = 1 if ask.calls is None else len(ask.calls)
        replies = values.setdefault(ask.task, [])
        replies += [{"error": {"type": "NotRun", "text": ""}}] * (expected - len(replies))
    cells = sorted([*cells, *left_out.values()], key=lambda cell: cell["cell"])
    return Answers(values, tuple(cells), round(time.monotonic() - started, 3))


class _Process:
    """The runner, and the conversation with it."""

    def __init__(self, job: Job, deadline: float) -> None:
        self._job = job
        self._deadline = deadline
        self._count = 0
        self._buffer = b""
        self._folder = None if job.safe else tempfile.TemporaryDirectory(prefix="kmo-unsafe-")
        self._process = subprocess.Popen(
            sandbox.command(job.limits, safe=job.safe),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=self._folder.name if self._folder else None,
            env={**os.environ, "MPLBACKEND": "agg"},
        )
        os.set_blocking(self._process.stdin.fileno(), False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        try:
            self._start()
        except _DeadError as death:
            self.__exit__()
            raise RunError(_("The sandbox did not start ({reason}).").format(reason=death.args[0])) from None

    def _start(self) -> None:
        job = self._job
        self._send({"limits": job.limits.for_process(), "files": job.files, "sources": job.sources})
        if self._reply(time.monotonic() + _SETUP_SECONDS).get("id") != 0:
            raise _DeadError("Nonsense")

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()
        self._selector.close()
        self._process.stdin.close()
        self._process.stdout.close()
        if self._folder:
            self._folder.cleanup()

    def _end(self) -> None:
        """End the runner and all that it started: the sandbox's process namespace goes with its first process."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def ask(self, do: str, seconds: float, **details: Any) -> dict[str, Any]:
        """Ask the runner to do something and return its reply."""
        self._count += 1
        self._send({"id": self._count, "do": do, "seconds": seconds, **details})
        until = min(self._deadline, time.monotonic() + seconds + _GRACE)
        while True:
            reply = self._reply(until)
            if reply.get("id") == self._count:
                return reply

    def answer(self, ask: Ask, inputs: tuple[Any, ...] | None) -> dict[str, Any]:
        """Ask for a task's value, or for its function's result."""
        if inputs is None:
            reply = self.ask("value", self._job.limits.call_seconds, task=ask.task, name=ask.name)
        else:
            reply = self.ask("call", self._job.limits.call_seconds, task=ask.task, name=ask.name, inputs=inputs)
        return {key: reply[key] for key in ("value", "error") if key in reply}

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message, allow_nan=False).encode() + b"\n"
        until = min(self._deadline, time.monotonic() + _SETUP_SECONDS)
        with selectors.DefaultSelector() as writable:
            writable.register(self._process.stdin, selectors.EVENT_WRITE)
            while data:
                if time.monotonic() > until:
                    raise _DeadError("OutOfTime")
                if writable.select(_LOOK_EVERY):
                    try:
                        data = data[os.write(self._process.stdin.fileno(), data[:65_536]) :]
                    except OSError:
                        raise _DeadError("Killed") from None

    def _reply(self, until: float) -> dict[str, Any]:
        while b"\n" not in self._buffer:
            if time.monotonic() > until:
                raise _DeadError("OutOfTotalTime" if until >= self._deadline else "OutOfTime")
            if not self._selector.select(_LOOK_EVERY):
                self._require_little_memory()
                continue
            chunk = os.read(self._process.stdout.fileno(), 65_536)
            if not chunk:
                raise _DeadError("Killed")
            self._buffer += chunk
            if len(self._buffer) > self._job.limits.reply:
                raise _DeadError("TooMuch")
        line, _end, self._buffer = self._buffer.partition(b"\n")
        return _strict_json(line)

    def _require_little_memory(self) -> None:
        """The kernel bounds each process; their sum is bounded here."""
        try:
            root = psutil.Process(self._process.pid)
            family = root.children(recursive=True)
        except psutil.NoSuchProcess:
            return
        total = 0
        for member in family:
            try:
                total += member.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        if total > self._job.limits.memory * 1024 * 1024:
            raise _DeadError("TooMuchMemory")


def _strict_json(line: bytes) -> dict[str, Any]:
    def refuse(_constant: str) -> None:
        raise ValueError

    try:
        reply = json.loads(line, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise _DeadError("Nonsense") from None
    return reply if isinstance(reply, dict) and _is_sound(reply) else {}


def _is_sound(reply: dict[str, Any]) -> bool:
    """The student's code can write replies of its own: keep only what has the agreed form."""
    error = reply.get("error")
    if error is None:
        return "error" not in reply and isinstance(reply.get("id"), int)
    return (
        isinstance(error, dict)
        and set(error) == {"type", "text"}
        and all(isinstance(text, str) and len(text) <= 400 for text in error.values())
    )
