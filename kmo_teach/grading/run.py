"""Run one submission and bring home what it hands in. Nothing is judged here.

A cell that kills its process, or does not stop when its time is up, is left out, and the notebook is run again
without it, so that the other tasks keep their answers. What a task has answered is kept over such a new start, and a
task whose function ends the process is not asked again: it costs itself alone. What comes back is data only: it can
travel from another machine and be kept for the next time.
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
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import psutil

from kmo_teach.check.compare import plain
from kmo_teach.grading import sandbox, seccomp
from kmo_teach.grading.sandbox import Limits
from kmo_teach.language import _

__all__ = ["Answers", "Ask", "Job", "RunError", "run"]

_GRACE = 2.0
_SETUP_SECONDS = 30.0
_LOOK_EVERY = 0.2
_NO_TIME_LEFT = "OutOfTotalTime"


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for one task: a value, or a function's results for each list of inputs.

    While the function runs, the functions of the course in ``forbidden`` refuse.
    """

    task: str
    name: str
    calls: tuple[tuple[Any, ...], ...] | None = None
    forbidden: tuple[str, ...] = ()


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
        return dict(json.loads(json.dumps(asdict(self))))


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
    """The process is gone, silent or talks nonsense; the word says which."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


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
    visit = _Visit(job, started + job.limits.total_seconds)
    while visit.goes_on():
        pass
    return Answers(visit.values(), visit.cells(), round(time.monotonic() - started, 3))


class _Visit:
    """What is known of a submission so far, over all the processes that it took."""

    def __init__(self, job: Job, deadline: float) -> None:
        self._job = job
        self._deadline = deadline
        self._left_out: dict[int, dict[str, Any]] = {}
        self._faults: list[dict[str, Any]] = []
        self._answered: dict[str, list[dict[str, Any]]] = {}

    def goes_on(self) -> bool:
        """Run the notebook in a process of its own and ask what is still unknown; say whether to try once more."""
        if time.monotonic() >= self._deadline:
            self._faults.append({"cell": 0, "type": _NO_TIME_LEFT, "text": ""})
            return False
        with _Process(self._job, self._deadline) as process:
            try:
                self._run_cells(process)
                self._ask_tasks(process)
            except _DeadError as death:
                return death.word != _NO_TIME_LEFT
        return False

    def _run_cells(self, process: _Process) -> None:
        self._faults = []
        for number, source in enumerate(self._job.sources, 1):
            if number in self._left_out:
                continue
            try:
                reply = process.ask("cell", self._job.limits.cell_seconds, source=source)
            except _DeadError as death:
                self._left_out[number] = {"cell": number, "type": death.word, "text": ""}
                raise
            if "error" in reply:
                self._faults.append({"cell": number, **reply["error"]})

    def _ask_tasks(self, process: _Process) -> None:
        first = True
        for ask in self._job.asks:
            if ask.task in self._answered:
                continue
            calls = _calls(ask)
            try:
                self._answered[ask.task] = [process.answer(ask, inputs) for inputs in calls]
            except _DeadError as death:
                if death.word == _NO_TIME_LEFT:
                    self._faults.append({"cell": 0, "type": _NO_TIME_LEFT, "text": ""})
                elif first:  # else an earlier task may have left the bomb: ask once more, first in a process
                    self._answered[ask.task] = [{"error": {"type": death.word, "text": ""}}] * len(calls)
                raise
            first = False

    def values(self) -> dict[str, list[dict[str, Any]]]:
        """Return one reply for each value and each call of a function."""
        not_run = {"error": {"type": "NotRun", "text": ""}}
        return {ask.task: self._answered.get(ask.task, [not_run] * len(_calls(ask))) for ask in self._job.asks}

    def cells(self) -> tuple[dict[str, Any], ...]:
        """Return what went wrong in cells."""
        return tuple(sorted([*self._faults, *self._left_out.values()], key=lambda cell: int(cell["cell"])))


def _calls(ask: Ask) -> tuple[tuple[Any, ...] | None, ...]:
    """Return the inputs of each call; a value is asked for once, without any."""
    return (None,) if ask.calls is None else ask.calls


class _Process:
    """The runner, and the conversation with it."""

    def __init__(self, job: Job, deadline: float) -> None:
        self._job = job
        self._deadline = deadline
        self._count = 0
        self._buffer = b""
        self._looked = time.monotonic()
        self._folder = None if job.safe else tempfile.TemporaryDirectory(prefix="kmo-unsafe-")
        self._process = self._started()
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        self._stdin, self._stdout = stdin, stdout
        os.set_blocking(stdin.fileno(), False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(stdout, selectors.EVENT_READ)
        try:
            self._set_up()
        except _DeadError as death:
            self.__exit__()
            raise RunError(_("The sandbox did not start ({reason}).").format(reason=death.word)) from None

    def _started(self) -> subprocess.Popen[bytes]:
        """Start the runner: in the sandbox with an empty environment and the filter, else with the instructor's own."""
        job = self._job
        with _filter(safe=job.safe) as source:
            return subprocess.Popen(
                sandbox.command(job.limits, safe=job.safe, filter_from=source),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                cwd=self._folder.name if self._folder else "/",
                env=sandbox.environment() if job.safe else {**os.environ, "MPLBACKEND": "agg"},
                pass_fds=() if source is None else (source,),
            )

    def _set_up(self) -> None:
        job = self._job
        until = time.monotonic() + _SETUP_SECONDS
        self._send({"limits": job.limits.for_process(), "files": job.files, "sources": job.sources}, until)
        if self._reply(until).get("id") != 0:
            raise _DeadError("Nonsense")

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()
        self._selector.close()
        self._stdin.close()
        self._stdout.close()
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
        until = min(self._deadline, time.monotonic() + seconds + _GRACE)
        self._send({"id": self._count, "do": do, "seconds": seconds, **details}, until)
        while True:
            reply = self._reply(until)
            if reply.get("id") == self._count:
                return reply

    def answer(self, ask: Ask, inputs: tuple[Any, ...] | None) -> dict[str, Any]:
        """Ask for a task's value, or for its function's result."""
        if inputs is None:
            reply = self.ask("value", self._job.limits.call_seconds, task=ask.task, name=ask.name)
        else:
            wanted = {"task": ask.task, "name": ask.name, "inputs": inputs, "forbidden": ask.forbidden}
            reply = self.ask("call", self._job.limits.call_seconds, **wanted)
        return {key: reply[key] for key in ("value", "error") if key in reply}

    def _send(self, message: dict[str, Any], until: float) -> None:
        data = json.dumps(message, allow_nan=False).encode() + b"\n"
        with selectors.DefaultSelector() as writable:
            writable.register(self._stdin, selectors.EVENT_WRITE)
            while data:
                self._require_time(until)
                if writable.select(_LOOK_EVERY):
                    try:
                        data = data[os.write(self._stdin.fileno(), data[:65_536]) :]
                    except OSError:
                        raise _DeadError("Killed") from None

    def _reply(self, until: float) -> dict[str, Any]:
        while b"\n" not in self._buffer:
            self._require_time(until)
            self._require_bounds()
            if not self._selector.select(_LOOK_EVERY):
                continue
            chunk = os.read(self._stdout.fileno(), 65_536)
            if not chunk:
                raise _DeadError("Killed")
            self._buffer += chunk
            if len(self._buffer) > self._job.limits.reply:
                raise _DeadError("TooMuch")
        line, _end, self._buffer = self._buffer.partition(b"\n")
        return _sound(line)

    def _require_time(self, until: float) -> None:
        if time.monotonic() > until:
            raise _DeadError(_NO_TIME_LEFT if until >= self._deadline else "OutOfTime")

    def _require_bounds(self) -> None:
        """The kernel bounds each process; what they hold together is bounded here, however much they have to say."""
        now = time.monotonic()
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        held, files = _held(self._process.pid)
        if held > self._job.limits.memory * 1024 * 1024:
            raise _DeadError("TooMuchMemory")
        if self._job.safe and files > self._job.limits.files:
            raise _DeadError("TooManyFiles")


@contextlib.contextmanager
def _filter(*, safe: bool) -> Iterator[int | None]:
    """Give the filter on system calls as a pipe to read it from; there is none outside the sandbox."""
    program = seccomp.program() if safe else b""
    if not program:
        yield None
        return
    source, target = os.pipe()
    try:
        with os.fdopen(target, "wb") as pipe:  # far less than a pipe holds
            pipe.write(program)
        yield source
    finally:
        os.close(source)


def _held(root: int) -> tuple[int, int]:
    """Return the bytes of memory that a process and all below it hold, and the files in the sandbox's folders."""
    try:
        family = psutil.Process(root).children(recursive=True)
    except psutil.NoSuchProcess:
        return 0, 0
    held, files = 0, 0
    for member in family:
        with contextlib.suppress(psutil.Error):
            held += member.memory_info().rss
        with contextlib.suppress(OSError):
            inside = f"/proc/{member.pid}/root"
            files = max(files, *(_files(inside + folder) for folder in (sandbox.WORK, "/tmp")))
    return held, files


def _files(folder: str) -> int:
    """Return how many files the file system of a folder holds: each takes memory of the kernel, also when empty."""
    system = os.statvfs(folder)
    return system.f_files - system.f_ffree


def _sound(line: bytes) -> dict[str, Any]:
    """Read a reply; the student's code can write replies of its own: keep only what has the agreed form."""

    def refuse(_constant: str) -> None:
        raise ValueError

    try:
        reply = json.loads(line, parse_constant=refuse)
        if b"\\ud" in line.lower():  # half a character, which no file and no page can hold
            reply = json.loads(json.dumps(reply, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise _DeadError("Nonsense") from None
    if not isinstance(reply, dict) or not isinstance(reply.get("id"), int):
        return {}
    if "error" in reply:
        return {"id": reply["id"], "error": reply["error"]} if _is_error(reply["error"]) else {}
    try:
        return {"id": reply["id"], "value": plain(reply.get("value"))}
    except ValueError:
        return {"id": reply["id"], "error": {"type": "ValueError", "text": ""}}


def _is_error(error: object) -> bool:
    return (
        isinstance(error, dict)
        and set(error) == {"type", "text"}
        and all(isinstance(text, str) and len(text) <= 400 for text in error.values())
    )
