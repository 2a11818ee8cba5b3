"""Find a Firefox for the tests of pages that must work in two kinds of browser, or install Debian's.

``python -m tools.firefox`` prints the path of the one that the tests will use.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools import apt

__all__ = ["MissingFirefoxError", "find", "find_or_install"]

_NAMES = ("firefox-esr", "firefox")
_MACOS = "/Applications/Firefox.app/Contents/MacOS/firefox"


class MissingFirefoxError(RuntimeError):
    """No Firefox was found; the message says in one line what to install."""


def find() -> Path | None:
    """Return the browser named by the environment variable ``FIREFOX``, else the first one found, else ``None``."""
    names = (os.environ["FIREFOX"],) if "FIREFOX" in os.environ else (*_NAMES, _MACOS)
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def find_or_install() -> Path:
    """Return a Firefox; install Debian's first where there is none and we may."""
    missing = MissingFirefoxError(f"A test needs Firefox: {apt.advice('firefox-esr')} (or set FIREFOX to one)")
    return apt.find_or_install(find, ["firefox-esr"], missing)


if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingFirefoxError as error:
        sys.exit(str(error))
