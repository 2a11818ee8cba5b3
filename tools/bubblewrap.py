"""Install bubblewrap, the sandbox that student code is graded in, where the machine allows it.

``python -m tools.bubblewrap`` says in one line what to do where it cannot.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from tools import apt

__all__ = ["MissingBubblewrapError", "find_or_install"]


class MissingBubblewrapError(RuntimeError):
    """There is no bubblewrap that works; the message says in one line what to install."""


def find_or_install() -> str:
    """Return the path of ``bwrap``; install Debian's or Ubuntu's package first where it is missing and we may."""
    missing = f"Grading runs student code in bubblewrap, which Linux alone has: {apt.advice('bubblewrap')}"
    found = apt.find_or_install(lambda: shutil.which("bwrap"), ["bubblewrap"], MissingBubblewrapError(missing))
    tried = subprocess.run([found, "--unshare-all", "--ro-bind", "/", "/", "true"], check=False, capture_output=True)
    if tried.returncode:
        raise MissingBubblewrapError(
            f"bubblewrap cannot make a sandbox here: {tried.stderr.decode().strip()}. On Ubuntu 24.04 or later: "
            "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
        )
    return found


if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingBubblewrapError as error:
        sys.exit(str(error))
