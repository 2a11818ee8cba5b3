"""The sandbox: bubblewrap, with no network, no course files, and bounded memory, time, disk and output.

Inside there are the interpreter and this package, read-only, and an empty working folder in memory. There is no
gradebook, no solution, no other student, no ``/etc/passwd``. The process cannot make a further user namespace, holds
no capability and dies with the grader.

As root, bubblewrap maps the sandbox's user to root, on which the kernel does not enforce the limit on processes. So a
root grader first builds the same tree in an outer layer, drops to an unused user there, and starts the sandbox from
that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import kmo_teach
from kmo_teach.language import _

__all__ = ["Limits", "NoSandboxError", "command", "font_cache", "require"]

_RUNNER = Path(__file__).with_name("runner.py")
_MEBIBYTE = 1024 * 1024
_WORK = "/home/student"
_FIRST_USER = 61_001
_USERS = 4_000
"""A root grader's students run as one of these users, which no account has."""


class NoSandboxError(RuntimeError):
    """There is no sandbox on this machine, and the instructor did not ask to go without."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may take.

    Attributes
    ----------
    cell_seconds, call_seconds
        Time for one cell, and for one call of a student's function.
    total_seconds
        Time for the whole submission, all attempts together.
    memory
        Mebibytes that all its processes may hold together; each alone may address twice as much.
    disk
        Mebibytes of its working folder.
    processes
        Processes and threads at once.
    reply
        Bytes of one answer.
    """

    cell_seconds: float = 20
    call_seconds: float = 5
    total_seconds: float = 180
    memory: int = 1024
    disk: int = 64
    processes: int = 48
    reply: int = 2_000_000

    def for_process(self) -> dict[str, int]:
        """Return the limits that the kernel enforces on each process, by their names in :mod:`resource`."""
        return {
            "RLIMIT_AS": 2 * self.memory * _MEBIBYTE,
            "RLIMIT_CPU": int(self.total_seconds) + 1,
            "RLIMIT_FSIZE": self.disk * _MEBIBYTE,
            "RLIMIT_NOFILE": 256,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_CORE": 0,
        }


def require() -> None:
    """Make sure that the sandbox works here.

    Raises
    ------
    NoSandboxError
        With what to do, where it does not.
    """
    reason = _fault()
    if reason:
        raise NoSandboxError(
            _(
                "Student code is not run without a sandbox, and there is none here: {reason} "
                "Install bubblewrap (apt-get install bubblewrap) on Linux. "
                "With --unsafe the notebooks run with your own rights: they can read, change and send away your files."
            ).format(reason=reason)
        )


@cache
def _fault() -> str:
    if sys.platform != "linux":
        return _("bubblewrap exists for Linux only.")
    if shutil.which("bwrap") is None:
        return _("bubblewrap is not installed.")
    probe = [*command(Limits())[:-2], "-c", "pass"]
    tried = subprocess.run(probe, check=False, capture_output=True, text=True, timeout=30)
    return "" if tried.returncode == 0 else tried.stderr.strip()[-300:] + "."


def command(limits: Limits, *, safe: bool = True) -> list[str]:
    """Return the command line that starts the runner, sandboxed unless ``safe`` is false."""
    run = [sys.executable, "-I", str(_RUNNER)]
    if not safe:
        return run
    inner = [*_strict(limits), *run]
    # a thread's number is its own on the whole machine: two students that run at once do not share a user
    return inner if os.geteuid() else [*_as_another_user(_FIRST_USER + threading.get_native_id() % _USERS), *inner]


def _strict(limits: Limits) -> list[str]:
    size = str(limits.disk * _MEBIBYTE)
    environment = {
        "HOME": _WORK,
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }
    words = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"]
    words += ["--cap-drop", "ALL", "--die-with-parent", "--new-session", "--clearenv"]
    words += ["--proc", "/proc", "--dev", "/dev", "--size", str(_MEBIBYTE), "--tmpfs", "/dev/shm"]
    words += ["--size", size, "--tmpfs", "/tmp", "--size", size, "--tmpfs", _WORK, "--chdir", _WORK]
    words += _tree()  # after the empty folders: the course may itself stand below one of them
    fonts = font_cache()
    if fonts:
        words += ["--dir", "/tmp/matplotlib", "--ro-bind", str(fonts), f"/tmp/matplotlib/{fonts.name}"]
    for name, value in environment.items():
        words += ["--setenv", name, value]
    # what is left of the root and of /dev lives in memory without a limit: nothing may be written there
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/", "--"]


def _as_another_user(user: int) -> list[str]:
    outer = ["bwrap", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--die-with-parent"]
    number = str(user)
    return [
        *outer,
        "--bind",
        "/proc",
        "/proc",
        "--dev",
        "/dev",
        "--tmpfs",
        "/tmp",
        *_tree(),
        *_fonts_for_outer(),
        "--",
        "setpriv",
        "--reuid",
        number,
        "--regid",
        number,
        "--clear-groups",
        "--",
    ]


def _fonts_for_outer() -> list[str]:
    fonts = font_cache()
    return [*_parents(fonts), "--ro-bind", str(fonts), str(fonts)] if fonts else []


@cache
def _tree() -> tuple[str, ...]:
    """Return the arguments that mount the system's libraries, the interpreter and this package, read-only."""
    words = ["--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64"):
        if Path("/", name).is_symlink():
            words += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif Path("/", name).is_dir():
            words += ["--ro-bind", f"/{name}", f"/{name}"]
    folders = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent.parent}
    folders.add(Path(kmo_teach.__file__).parent)
    for folder in sorted(folders):
        if not folder.is_relative_to("/usr"):
            words += [*_parents(folder), "--ro-bind", str(folder), str(folder)]
    return tuple(words)


def _parents(path: Path) -> list[str]:
    """Return the arguments that make the folders above ``path`` so that every user may pass."""
    words = []
    for folder in reversed(path.parents[:-1]):
        words += ["--perms", "0755", "--dir", str(folder)]
    return words


@cache
def font_cache() -> Path | None:
    """Return Matplotlib's list of this machine's fonts: without it each student's first plot costs two seconds more.

    Making it, once for each release of Matplotlib, also leaves the compiled form of the heavy libraries behind.
    """
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "kmo-teach" / f"matplotlib-{version('matplotlib')}"
    if not any(folder.glob("fontlist-*.json")):
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "MPLCONFIGDIR": str(folder), "MPLBACKEND": "agg"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        code = "import IPython.core.interactiveshell, pandas, matplotlib.pyplot"
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=environment)
    return next(iter(sorted(folder.glob("fontlist-*.json"))), None)
