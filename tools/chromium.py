"""Find a Chromium for the browser tests, or install one the way the machine allows.

``python -m tools.chromium`` prints the path of the browser that the tests will use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tools import apt
from tools.frontend import ROOT, find_node

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["LAUNCH_ARGUMENTS", "MissingChromiumError", "find", "find_or_install", "launched", "use_our_node"]

_OWN = ROOT / ".venv" / "browsers"
_PACKAGES = ("chromium-headless-shell", "chromium")  # without windows it costs a third less time
_PATIENCE = 600  # seconds for 100 MB
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

LAUNCH_ARGUMENTS = [
    "--no-sandbox",  # the sandbox needs privileges that a container lacks; only our own pages are opened
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
"""Arguments that keep a headless browser quiet: it reaches this machine alone."""


class MissingChromiumError(RuntimeError):
    """No Chromium was found; the message says in one line what to install."""


def find() -> Path | None:
    """Return the browser named by the environment variable ``CHROME``, else the first one found, else ``None``."""
    wanted = os.environ.get("CHROME")
    if wanted:
        found = shutil.which(wanted)
        if found is None:
            raise MissingChromiumError(f"CHROME={wanted} is no program that can be run: correct or unset CHROME.")
        return Path(found)
    for name in (*_NAMES, *_MACOS):
        found = shutil.which(name)
        if found:
            return Path(found)
    return _playwrights_own()


def find_or_install() -> Path:
    """Return a browser; where none is found, install Playwright's own, else Debian's or Ubuntu's where we may."""
    found = find() or _install_playwrights_own()
    return found or apt.find_or_install(find, _PACKAGES, MissingChromiumError(_advice()))


@contextmanager
def launched(chromium: Path | None = None) -> Iterator[Browser]:
    """Start a headless browser (by default the one that :func:`find_or_install` gives) for the length of a block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium or find_or_install()), args=LAUNCH_ARGUMENTS)
        yield browser
        browser.close()


def use_our_node() -> None:
    """Let Playwright run on the Node that bundles the front end.

    The one that it brings along needs a library (``libatomic.so.1``) that a bare Debian lacks.
    """
    with suppress(RuntimeError):  # no other: Playwright's own it is
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node().program))


def _playwrights_own() -> Path | None:
    """Return the browser that Playwright's installer put into ``.venv``, if it starts: it needs the system's parts."""
    names = ("headless_shell", "chrome-headless-shell", "headless_shell.exe", "chrome-headless-shell.exe")
    for program in (path for name in names for path in sorted(_OWN.rglob(name)) if path.is_file()):
        command = [program, *LAUNCH_ARGUMENTS, "--dump-dom", "about:blank"]
        with suppress(OSError, subprocess.TimeoutExpired):
            if subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0:
                return program
    return None


def _install_playwrights_own() -> Path | None:
    print("No Chromium found: fetching one", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(_OWN)}
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(command, check=False, env=environment, capture_output=True, timeout=_PATIENCE)
    return _playwrights_own()


def _advice() -> str:
    how = apt.advice("chromium") if shutil.which("apt-get") else "install Chromium or Google Chrome"
    return f"The browser tests need Chromium, and Playwright's could not be fetched: {how} (or set CHROME to one)."


use_our_node()

if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingChromiumError as error:
        sys.exit(str(error))
