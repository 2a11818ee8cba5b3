"""Answers that were brought home, one file for each student: what an interrupted run has done is not done again."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kmo_teach
from kmo_teach.grading import files
from kmo_teach.grading.run import Answers, Job

__all__ = ["Store"]

_LIBRARIES = ("ipython", "matplotlib", "numpy", "pandas", "scipy")
_NOT_IN_ANSWERS = {"__pycache__", "frontend", "locales", "reading"}
"""Folders of the package that no answer comes from."""
_OF_GRADING = {"run.py", "runner.py", "sandbox.py", "seccomp.py"}
"""The part of this folder that makes answers; the rest judges and tells."""


class Store:
    """A folder of answers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def find(self, key: str, job: Job) -> Answers | None:
        """Return the answers of a student if they come from this very job, else ``None``."""
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return Answers.from_json(kept["answers"]) if kept["job"] == _digest(job) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, job: Job, answers: Answers) -> None:
        """Keep a student's answers; a file is there whole or not at all."""
        content = {"job": _digest(job), "answers": answers.as_json()}
        files.write(self._folder / f"{key}.json", json.dumps(content))


def _digest(job: Job) -> str:
    return hashlib.sha256(json.dumps([_engine(), job.as_json()], sort_keys=True).encode()).hexdigest()


@cache
def _engine() -> str:
    """Return a mark of all that answers are made with: when it changes, all is run again.

    That is this package's code and data as a student's code can reach them, Python, and the libraries beside it.
    """
    found = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        try:
            found.update(f"{name} {version(name)}".encode())
        except PackageNotFoundError:
            continue
    root = Path(kmo_teach.__file__).parent
    for path in sorted(_package_files(root)):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _package_files(root: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(root):
        own = Path(where).name == "grading"
        folders[:] = [name for name in folders if name not in _NOT_IN_ANSWERS]
        yield from (Path(where, name) for name in names if not own or name in _OF_GRADING)
