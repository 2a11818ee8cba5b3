"""Make ``.venv`` from ``requirements.lock``, and pin what ``pyproject.toml`` asks for: ``make setup``, ``make lock``.

uv does both; pip, which Python brings along, installs the pinned uv. The lock is a plain list of versions and hashes,
without addresses, so that it serves behind a mirror too and pip can read it. The course's own package is installed in
editable form. The environment holds its own stamp: where one is gone or was moved, so is the other.
"""

from __future__ import annotations

import hashlib
import os
import re
import ssl
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools import apt
from tools.files import write_whole

__all__ = ["certificates", "lock", "make", "not_pinned"]

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "course-setup"
_EXTRAS = ("book", "cluster", "development", "grading", "teaching", "tests")
_COMPILE = ("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate")


def make(asked: bool = False) -> None:
    """Bring the environment in line with the lock file.

    Parameters
    ----------
    asked
        A person named the Python that runs this: the environment is to be of that one, even where there is one.
    """
    ready = _is_ours(asked)
    if ready and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == _state():
        return
    if not ready:
        _say("Making .venv")
        _create()
    STAMP.unlink(missing_ok=True)
    _ensure_uv()
    _say("Installing the locked packages (a minute the first time)")
    _uv("pip", "sync", "--require-hashes", str(LOCK), "--python", str(PYTHON))
    _check_lock()
    _say("Installing the course's own package")
    _run([PYTHON, "-m", "tools.frontend"])  # the package's build would do it, and wrap what is wrong into a traceback
    _uv("pip", "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT), "--python", str(PYTHON))
    write_whole(STAMP, _state().encode())


def lock(upgrade: bool = False) -> None:
    """Pin what ``pyproject.toml`` asks for, with hashes: for the course, for Binder, and the front end's parts."""
    if not _is_ours(asked=False):
        _say("Making .venv")
        _create()
    _ensure_uv()
    chosen = [word for extra in _EXTRAS for word in ("--extra", extra)]
    newest = ["--upgrade"] if upgrade else []
    _compile(["--universal", *chosen, *newest], LOCK)
    _compile(["--extra", "teaching", "--constraint", str(LOCK)], ROOT / ".binder" / "requirements.txt")
    make()
    _run([PYTHON, "-m", "tools.frontend", "--lock"])


def _compile(options: list[str], target: Path) -> None:
    """Resolve into a file beside the target, which an interruption leaves as it is."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / target.name
        if target.is_file():
            made.write_bytes(target.read_bytes())  # what is pinned stays
        _uv("pip", "compile", str(ROOT / "pyproject.toml"), *options, *_COMPILE, "--output-file", str(made))
        write_whole(target, made.read_bytes())


def _say(text: str) -> None:
    print(text, flush=True)


def _state() -> str:
    """Return what the stamp holds: a hash of all that the environment is made from, and of where it is."""
    parts = [str(VENV).encode(), *(path.read_bytes() for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _is_ours(asked: bool) -> bool:
    """Tell whether the environment runs, is new enough, was made here, and is of the Python that was asked for."""
    settings = VENV / "pyvenv.cfg"
    if not settings.is_file() or not PYTHON.exists():
        return False
    known = dict(re.findall(r"^(\S+) = (.*)$", settings.read_text(encoding="utf-8"), re.MULTILINE))
    if not known.get("command", "").endswith(f" {VENV}"):
        return False  # it was moved: its programs would start the Python of the old place
    if asked and os.path.realpath(known.get("executable", "")) != os.path.realpath(_own_python()):
        return False
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", check], check=False, capture_output=True).returncode == 0


def _own_python() -> str:
    return getattr(sys, "_base_executable", None) or sys.executable


def _create() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian ships it in a package of its own
    except ImportError:
        package = f"python3.{sys.version_info.minor}-venv"
        if not apt.install(package):
            sys.exit(f"Python's module ensurepip is missing: {apt.advice(package)} (or your system's package for it)")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False, capture_output=True, text=True)
    if made.returncode:
        sys.exit(made.stdout + made.stderr)


def _uv_pin() -> str:
    """Return uv's entry of the lock file, hashes included."""
    found = re.search(r"^uv==.*(?:\n +--hash=.*)+", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        sys.exit("requirements.lock does not pin uv: take the file from git again (git checkout requirements.lock).")
    return found[0]


def _ensure_uv() -> None:
    pin = _uv_pin()
    version = pin.split()[0].removeprefix("uv==")
    run = subprocess.run([PYTHON, "-m", "uv", "--version"], check=False, capture_output=True, text=True)
    if run.returncode == 0 and run.stdout.split()[1:2] == [version]:
        return
    _say("Installing uv")
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "uv.txt"
        pinned.write_text(pin + "\n", encoding="utf-8")
        command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        _run([*command, "--requirement", pinned])


def _uv(*arguments: str) -> None:
    _run([PYTHON, "-m", "uv", "--quiet", *arguments], {"UV_CUSTOM_COMPILE_COMMAND": "make lock"} | certificates())


def certificates() -> dict[str, str]:
    """Return the setting with which uv trusts whom the system does: a network may have its own authority."""
    return {"UV_SYSTEM_CERTS": "1"} if _has_certificates() else {}


def _has_certificates() -> bool:
    """Tell whether the system has certificates; where not (a bare container), uv has its own."""
    if sys.platform != "linux":
        return True
    paths = ssl.get_default_verify_paths()
    return paths.cafile is not None or (paths.capath is not None and any(Path(paths.capath).iterdir()))


def _run(command: list[str | Path], settings: dict[str, str] | None = None) -> None:
    if subprocess.run(command, check=False, cwd=ROOT, env={**(settings or {}), **os.environ}).returncode:
        sys.exit("This command failed: " + " ".join(map(str, command)))


def _check_lock() -> None:
    """Stop where ``pyproject.toml`` asks for what is not pinned: the environment would be a stale one."""
    program = "from tools import environment; import sys; sys.exit('\\n'.join(environment.not_pinned()) or None)"
    if subprocess.run([PYTHON, "-c", program], check=False, cwd=ROOT).returncode:
        sys.exit("requirements.lock is not in line with pyproject.toml: make lock")


def not_pinned(project: str | None = None, pins: str | None = None) -> list[str]:
    """Return what ``pyproject.toml`` asks for and ``requirements.lock`` does not give, one sentence each.

    It runs in the environment: ``packaging`` reads the versions.
    """
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    about = tomllib.loads(project or (ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = re.findall(r"^([\w.-]+)==([^\s;\\]+)", pins or LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    found = []
    wanted = [*about["dependencies"], *(text for extra in _EXTRAS for text in about["optional-dependencies"][extra])]
    for text in dict.fromkeys(wanted):
        asked = Requirement(text)
        versions = [version for name, version in locked if canonicalize_name(name) == canonicalize_name(asked.name)]
        if not any(asked.specifier.contains(version, prereleases=True) for version in versions):
            found.append(f"pyproject.toml asks for {text}; requirements.lock has {', '.join(versions) or 'none'}.")
    return found
