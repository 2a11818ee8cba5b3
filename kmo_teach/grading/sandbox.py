"""The sandbox: bubblewrap, with no network, no course files, and bounded memory, time, disk and output.

Every process of it, bubblewrap's own included, starts from an environment that holds a search path and nothing else.

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

__all__ = ["WORK", "Limits", "NoSandboxError", "command", "environment", "font_cache", "require"]

_RUNNER = Path(__file__).with_name("runner.py")
_MEBIBYTE = 1024 * 1024
WORK = "/home/student"
"""The student's folder, inside."""
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
    files
        Files and folders in the working folder, and in the temporary one.
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
    files: int = 10_000
    processes: int = 48
    reply: int = 2_000_000

    def for_process(self) -> dict[str, int]:
        """Return the limits that the kernel enforces on each process, by their names in :mod:`resource`."""
        return {
            "RLIMIT_AS": 2 * self.memory * _MEBIBYTE,
            "RLIMIT_CPU": int(self.total_seconds) + 1,
            "RLIMIT_FSIZE": self.disk * _MEBIBYTE,
            "RLIMIT_NOFILE": 128,
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
                "With --unsafe the notebooks run with your own rights: they can read, change and send away your files."
            ).format(reason=reason)
        )


@cache
def _fault() -> str:
    if sys.platform != "linux":
        return _("bubblewrap exists for Linux only.")
    if shutil.which("bwrap") is None:
        return _("bubblewrap is not installed. Install it: sudo apt-get install bubblewrap, or your system's package.")
    probe = [*command(Limits())[:-2], "-c", "pass"]
    try:
        tried = subprocess.run(
            probe, check=False, capture_output=True, text=True, errors="replace", timeout=60, env=environment()
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _("bubblewrap is installed but does not start: {reason}.").format(reason=error)
    return "" if tried.returncode == 0 else _refusal(tried.stderr.strip()[-300:])


def _refusal(told: str) -> str:
    """Say why bubblewrap, which is there, may not make a sandbox, and what to do about it."""
    if os.geteuid() and _setting("kernel/apparmor_restrict_unprivileged_userns") == "1":
        return _(
            "bubblewrap is installed, but AppArmor does not let it make a user namespace, as on Ubuntu since 24.04. "
            "Allow it for bubblewrap alone: put the lines\n\n{profile}\n\n"
            "in the file /etc/apparmor.d/bwrap and run: sudo systemctl reload apparmor. "
            "Or for every program: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0."
        ).format(profile=_PROFILE.format(path=shutil.which("bwrap")))
    for name in ("kernel/unprivileged_userns_clone", "user/max_user_namespaces"):
        if os.geteuid() and _setting(name) == "0":
            return _(
                "bubblewrap is installed, but this machine forbids user namespaces. "
                "Allow them: sudo sysctl -w {setting}."
            ).format(setting=name.replace("/", ".") + ("=1" if name.startswith("kernel") else "=10000"))
    if _in_container():
        return _(
            "bubblewrap is installed, but this container may not make a sandbox ({reason}). Start the container with "
            "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt "
            "systempaths=unconfined, or grade outside it."
        ).format(reason=told)
    return _("bubblewrap is installed, but may not make a sandbox here: {reason}.").format(reason=told)


_PROFILE = """abi <abi/4.0>,
include <tunables/global>
profile bwrap {path} flags=(unconfined) {{
  userns,
}}"""


def _setting(name: str) -> str:
    """Return a setting of the kernel, empty where it has no such setting."""
    try:
        return Path("/proc/sys", name).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _in_container() -> bool:
    """Docker and Podman leave these files; others name themselves to the first process."""
    return any(Path(name).exists() for name in ("/.dockerenv", "/run/.containerenv", "/run/systemd/container"))


def environment() -> dict[str, str]:
    """Return the environment that bubblewrap itself starts in: nothing of the instructor's can be read from it."""
    return {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}


def command(limits: Limits, *, safe: bool = True, filter_from: int | None = None) -> list[str]:
    """Return the command line that starts the runner, sandboxed unless ``safe`` is false.

    Parameters
    ----------
    filter_from
        Descriptor from which bubblewrap reads the filter on system calls (:mod:`kmo_teach.grading.seccomp`).
    """
    run = [sys.executable, "-I", str(_RUNNER)]
    if not safe:
        return run
    inner = [*_strict(limits, filter_from), *run]
    # a thread's number is its own on the whole machine: two students that run at once do not share a user
    return inner if os.geteuid() else [*_as_another_user(_FIRST_USER + threading.get_native_id() % _USERS), *inner]


def _strict(limits: Limits, filter_from: int | None) -> list[str]:
    size = str(limits.disk * _MEBIBYTE)
    inside = {
        "HOME": WORK,
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }
    words = [_bubblewrap(), "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"]
    words += ["--cap-drop", "ALL", "--die-with-parent", "--new-session", "--clearenv"]
    words += ["--seccomp", str(filter_from)] if filter_from is not None else []
    words += ["--proc", "/proc", "--dev", "/dev", "--size", str(_MEBIBYTE), "--tmpfs", "/dev/shm"]
    words += ["--size", size, "--tmpfs", "/tmp", "--size", size, "--tmpfs", WORK, "--chdir", WORK]
    words += _tree()  # after the empty folders: the course may itself stand below one of them
    fonts = font_cache()
    if fonts:
        words += ["--dir", "/tmp/matplotlib", "--ro-bind", str(fonts), f"/tmp/matplotlib/{fonts.name}"]
    for name, value in inside.items():
        words += ["--setenv", name, value]
    # what is left of the root and of /dev lives in memory without a limit: nothing may be written there
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/", "--"]


def _bubblewrap() -> str:
    """Return bubblewrap's path: the search path inside is not the instructor's."""
    return shutil.which("bwrap") or "bwrap"


def _as_another_user(user: int) -> list[str]:
    number = str(user)
    words = [_bubblewrap(), "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--die-with-parent"]
    words += ["--bind", "/proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", *_tree(), *_fonts_for_outer(), "--"]
    return [*words, "setpriv", "--reuid", number, "--regid", number, "--clear-groups", "--"]


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
    words: list[str] = []
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
        own = {**os.environ, "MPLCONFIGDIR": str(folder), "MPLBACKEND": "agg"}
        own.pop("PYTHONDONTWRITEBYTECODE", None)
        code = "import IPython.core.interactiveshell, pandas, matplotlib.pyplot"
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=own)
    return next(iter(sorted(folder.glob("fontlist-*.json"))), None)
