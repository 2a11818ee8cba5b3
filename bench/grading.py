"""Time and cores for one clean submission: this course's grader beside stock nbgrader, on the same notebooks.

``python -m bench.grading [--submissions 16]``. Both start from the same folder and end with a gradebook and a page of
feedback for each student; nbgrader runs as its makers ship it, one process, no sandbox.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = "ps1"


@dataclass(frozen=True)
class Measured:
    """What one run took.

    Attributes
    ----------
    seconds
        By the clock, the whole run.
    processor
        Seconds of processor time, all programs on the machine together: keep it quiet.
    """

    seconds: float
    processor: float

    def row(self, what: str, submissions: int) -> str:
        """Return a line of the table."""
        each, cores = self.seconds / submissions, self.processor / self.seconds
        return f"{what:<34} {self.seconds:8.1f} {each:12.2f} {self.processor / submissions:14.2f} {cores:8.2f}"


def solved() -> str:
    """Return the notebook with the solutions left in, as a clean submission."""
    released = json.loads((ROOT / "exercises" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    source = json.loads((ROOT / "solutions" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    answers = {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in source["cells"]}
    for cell in released["cells"]:
        markup = cell["metadata"]["nbgrader"]
        if markup["solution"]:
            lines = answers[markup["grade_id"]].split("\n")
            cell["source"] = "\n".join(line for line in lines if "SOLUTION" not in line)
    return json.dumps(released)


def measured(*commands: list[str], folder: Path) -> Measured:
    """Run commands one after another and return what they took together."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, began = _busy(), time.monotonic()
    for command in commands:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    seconds = time.monotonic() - began
    return Measured(seconds, _busy() - before)


def _busy() -> float:
    """Return the seconds that all cores have worked: a sandbox that is ended does not report its own time."""
    user, nice, system, *_rest = (int(word) for word in Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")


def ours(course: Path, submissions: int) -> Measured:
    """Grade the first so many students with ``kmo grade``."""
    shutil.rmtree(course / "grades", ignore_errors=True)
    found = course / f"submitted-{submissions}"
    for number in range(submissions):
        shutil.copytree(course / "submitted" / f"student-{number:03}", found / f"student-{number:03}")
    words = [sys.executable, "-m", "kmo_teach", "grade", str(found), "--course", str(ROOT), "--assignment", NAME]
    return measured([*words, "--output", str(course / "grades")], folder=ROOT)


def stock(course: Path) -> Measured:
    """Grade with nbgrader: ``autograde``, then ``generate_feedback``."""
    shutil.copytree(ROOT / "exercises" / NAME, course / "source" / NAME)
    (course / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    command = [sys.executable, "-m", "nbgrader"]
    measured([*command, "generate_assignment", NAME, "--force"], folder=course)
    return measured([*command, "autograde", NAME], [*command, "generate_feedback", NAME], folder=course)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--submissions", type=int, default=16)
    submissions = parser.parse_args().submissions
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        for number in range(submissions):
            target = course / "submitted" / f"student-{number:03}" / NAME / f"{NAME}.ipynb"
            target.parent.mkdir(parents=True)
            target.write_text(solved(), encoding="utf-8")
        ours(course, 1)  # compiles what is imported, and makes the font list: once for each installation
        taken = {"kmo grade (sandboxed)": ours(course, submissions), "nbgrader (stock, no sandbox)": stock(course)}
    print(f"{submissions} clean submissions, {os.cpu_count()} cores")
    print(f"{'':<34} {'seconds':>8} {'s/submission':>12} {'CPU s/subm.':>14} {'cores':>8}")
    for what, each in taken.items():
        print(each.row(what, submissions))


if __name__ == "__main__":
    main()
