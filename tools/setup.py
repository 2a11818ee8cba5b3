"""Make ``.venv`` with Python and the network alone: ``python3 -m tools.setup``; ``--lock`` pins its packages anew.

Any Python 3.6 must be able to read this file, to say that it is too old, or to go on with a newer one of this machine;
``tools/environment.py`` does the work.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_KNOWN = 15
_CHECK = f"import sys; sys.exit(sys.version_info < {OLDEST})"


def newer_python():
    """Return the newest Python of this machine that is new enough and runs (a version manager's stand-in may not)."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for minor in range(NEWEST_KNOWN, OLDEST[1] - 1, -1):
        for folder in folders:
            found = shutil.which(f"python3.{minor}", path=folder)
            if found and subprocess.call([found, "-c", _CHECK], **silent) == 0:
                return found
    return None


def main(arguments):
    """Go on with a Python that is new enough. ``--asked`` says that a person chose the one that runs this."""
    if sys.version_info >= OLDEST:
        from tools import environment

        if "--lock" in arguments:
            environment.lock(upgrade="--upgrade" in arguments)
        else:
            environment.make(asked="--asked" in arguments)
        return
    newer = None if "--asked" in arguments else newer_python()
    if newer:
        os.execv(newer, [newer, "-m", "tools.setup", *arguments])
    sys.exit(
        f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; {sys.executable} is {sys.version.split()[0]}. "
        "Install a newer one, or name one: make site PYTHON=/path/to/python"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
