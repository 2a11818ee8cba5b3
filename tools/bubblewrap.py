"""Install bubblewrap, the sandbox that student code is graded in, where the machine allows it.

``python -m tools.bubblewrap`` says in one line what to do where it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

__all__ = ["MissingBubblewrapError", "find_or_install"]


class MissingBubblewrapError(RuntimeError):
    """There is no bubblewrap; the message says in one line what to install."""


def find_or_install() -> str:
    """Return the path of ``bwrap``; install Debian's or Ubuntu's package first where it is missing and we may."""
    if shutil.which("bwrap") is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("No bubblewrap found: installing it with apt-get", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "bubblewrap"]):
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    found = shutil.which("bwrap")
    if found is None:
        raise MissingBubblewrapError(
            "Grading runs student code in bubblewrap, which Linux alone has: sudo apt-get install bubblewrap"
        )
    return found


if __name__ == "__main__":
    try:
        print(find_or_install())
    except MissingBubblewrapError as error:
        sys.exit(str(error))
