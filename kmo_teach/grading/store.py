"""Answers that were brought home, one file for each student: what an interrupted run has done is not done again."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from kmo_teach.grading import run as _run
from kmo_teach.grading import runner as _runner
from kmo_teach.grading.run import Answers, Job

__all__ = ["Store"]

_ENGINE = hashlib.sha256(
    Path(_run.__file__).read_bytes() + Path(_runner.__file__).read_bytes()
).hexdigest()  # a changed engine runs all again


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
        target = self._folder / f"{key}.json"
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps({"job": _digest(job), "answers": answers.as_json()}), encoding="utf-8")
        os.replace(fresh, target)


def _digest(job: Job) -> str:
    return hashlib.sha256(json.dumps([_ENGINE, job.as_json()], sort_keys=True).encode()).hexdigest()
