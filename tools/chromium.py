"""Find a Chromium for the browser tests, or install one the way the machine allows.

``python -m tools.chromium`` prints the path of the browser that the tests will use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["LAUNCH_ARGUMENTS", "MissingChromiumError", "find", "find_or_install"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
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
]
"""Arguments that keep a headless browser quiet: it fetches nothing but the pages under test."""


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
    return None


def find_or_install() -> Path:
    """Return a browser; install Debian's or Ubuntu's one first where none is found and we may."""
    found = find()
    if found is None and _may_use_apt():
        print("No Chromium found: installing it with apt-get", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
        found = find()
    if found is None:
        raise MissingChromiumError(_advice())
    return found


def _may_use_apt() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def _advice() -> str:
    if shutil.which("apt-get"):
        how = "sudo apt-get install chromium"
    elif sys.platform == "darwin":
        how = "brew install --cask chromium"
    else:
        how = "install Chromium or Google Chrome"
    return f"The browser tests need Chromium: {how} (or set CHROME to the path of one)."


if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingChromiumError as error:
        sys.exit(str(error))
