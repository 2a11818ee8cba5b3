"""Find nginx, or install Debian's: a test runs the recipe of ``PUBLISHING.md`` on it.

``python -m tools.nginx`` says in one line what to do where it cannot.
"""

from __future__ import annotations

import shutil
import sys

from tools import apt

__all__ = ["MissingNginxError", "find_or_install"]

_PLACES = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/opt/homebrew/bin"


class MissingNginxError(RuntimeError):
    """There is no nginx; the message says in one line what to install."""


def find_or_install() -> str:
    """Return the path of ``nginx``; install Debian's or Ubuntu's package first where it is missing and we may."""
    missing = MissingNginxError(f"A test runs the recipe of PUBLISHING.md on nginx: {apt.advice('nginx')}")
    return apt.find_or_install(_find, ["nginx"], missing)


def _find() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path=_PLACES)


if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingNginxError as error:
        sys.exit(str(error))
