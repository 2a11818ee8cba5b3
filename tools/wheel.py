"""The course's package as a wheel, at the top of the site: what a lab needs is installed from where its page is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kmo_teach import __version__
from tools.files import write_if_changed

__all__ = ["NAME", "write"]

ROOT = Path(__file__).resolve().parent.parent
NAME = f"kmo_teach-{__version__}-py3-none-any.whl"
"""The file's name, as pip reads it. Nothing in it is of one machine or one Python."""


def write(site: Path) -> None:
    """Write the wheel into the site's folder. The front end and the catalogues must be there."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        environment = {
            **os.environ,
            "HATCH_BUILD_NO_HOOKS": "true",
        }  # what they make is there: nothing is bundled twice
        run = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)
        if run.returncode:
            sys.exit(f"The package's wheel could not be made:\n{run.stdout}{run.stderr}")
        write_if_changed(site / NAME, (Path(folder) / NAME).read_bytes())
