"""A batch that is killed in the middle, without a chance to tidy up, loses nothing."""

import signal
import subprocess
import sys

import pytest

from kmo_teach.grading import report
from kmo_teach.grading.command import main
from tests.grading import cohort

_KILLED = """
import os, signal, sys
from kmo_teach.grading import files, store
from kmo_teach.grading.command import main

def killing(owner, name):
    original, calls = getattr(owner, name), []
    def counted(*words):
        calls.append(words)
        if len(calls) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*words)
    return counted

if sys.argv[1] == "before a file":
    store.Store.keep = killing(store.Store, "keep")
else:
    files.os.replace = killing(files.os, "replace")
main(sys.argv[2:])
"""
"""A grader that is killed at its third answer: at a place in the work, not at a time, so that no load changes it."""


@pytest.mark.parametrize("when", ["before a file", "with a file half in place"])
def test_a_killed_batch_goes_on_where_it_stopped(tmp_path, root, when):
    names = [f"student-{number}" for number in range(4)]
    cases = [cohort.case(name, cohort.right(), cohort.ALL) for name in names]
    cohort.write_tree(cases, tmp_path / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    output = tmp_path / "out"
    words = ["grade", str(tmp_path / "in"), "--course", str(root), "--assignment", "ps1", "--output", str(output)]
    killed = subprocess.run([sys.executable, "-c", _KILLED, when, *words], cwd=root, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    answers = report.answers_folder(output)
    done = {path.name: path.stat().st_mtime_ns for path in answers.glob("*.json")}
    assert 1 <= len(done) < len(names)
    assert main(words) == 0
    assert {name: (answers / name).stat().st_mtime_ns for name in done} == done, "what was done is not done again"
    results = report.read(root, output).results
    assert [result.student.id for result in results] == names
    assert {result.points_so_far for result in results} == {cohort.ALL}
    assert not list(output.rglob("*.new")), "nothing half done is left"
