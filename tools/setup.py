"""Make ``.venv`` from ``requirements.lock``: ``python3 -m tools.setup``, with nothing but Python and the network.

The lock file pins every package with its hashes. pip, which Python brings along, installs the pinned uv; uv does the
rest, because it is ten times faster. The course's own package is installed in editable form.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def main() -> None:
    """Create the environment where it is missing, then bring it in line with the lock file."""
    _require_python()
    if not _works(PYTHON):
        _say("Making .venv")
        _create()
    if not _has_locked_uv():
        _say("Installing uv")
        _install_uv()
    _say("Installing the locked packages (a minute the first time)")
    _uv("sync", "--require-hashes", str(LOCK))
    _say("Installing the course's own package")
    _uv("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _say(text: str) -> None:
    print(text, flush=True)


def _require_python() -> None:
    """Go on with a newer Python of this machine where the one that runs us is too old."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, "-m", "tools.setup"])
    sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}. Install a newer.")


def _works(python: Path) -> bool:
    """Say whether the environment's Python runs (it does not after the system's was replaced) and is new enough."""
    check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return python.exists() and subprocess.run([python, "-c", check], check=False, capture_output=True).returncode == 0


def _create() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian ships it in a package of its own
    except ImportError:
        _install_ensurepip()
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False, capture_output=True, text=True)
    if made.returncode:
        sys.exit(made.stdout + made.stderr)


def _install_ensurepip() -> None:
    package = f"python3.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") is None:
        sys.exit(f"Python's ensurepip module is missing: install your system's package for it ({package} on Debian).")
    if os.geteuid() != 0:
        sys.exit(f"Python's venv module is incomplete: sudo apt-get install {package}")
    _say(f"Installing {package} with apt-get")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
        if subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
            sys.exit(f"This command failed: {' '.join(command)}")


def _uv_pin() -> str:
    """Return uv's entry of the lock file, hashes included."""
    found = re.search(r"^uv==.*(?:\n +--hash=.*)+", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        sys.exit("requirements.lock does not pin uv: run make lock.")
    return found[0]


def _has_locked_uv() -> bool:
    version = re.match(r"uv==(\S+)", _uv_pin())[1]  # type: ignore[index]
    run = subprocess.run([PYTHON, "-m", "uv", "--version"], check=False, capture_output=True, text=True)
    return run.returncode == 0 and run.stdout.split()[1:2] == [version]


def _install_uv() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "uv.txt"
        pinned.write_text(_uv_pin() + "\n", encoding="utf-8")
        command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        _run([*command, "--requirement", pinned])


def _uv(*arguments: str) -> None:
    _run([PYTHON, "-m", "uv", "--quiet", "pip", *arguments, "--python", PYTHON])


def _run(command: list[str | Path]) -> None:
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        sys.exit("This command failed: " + " ".join(map(str, command)))


if __name__ == "__main__":
    main()
