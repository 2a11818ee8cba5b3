"""A batch that is killed in the middle, without a chance to tidy up, loses nothing."""

import os
import signal
import subprocess
import sys
import time

from kmo_teach.grading import report
from kmo_teach.grading.command import main
from tests.grading import cohort

_WAIT_SECONDS = 120


def test_a_killed_batch_goes_on_where_it_stopped(tmp_path, root):
    names = [f"student-{number}" for number in range(5)]
    slow = cohort.insert(cohort.right(), "import time; time.sleep(3)")
    cases = [cohort.case(name, slow, cohort.ALL) for name in names]
    cohort.write_tree(cases, tmp_path / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    output = tmp_path / "out"
    words = ["grade", str(tmp_path / "in"), "--course", str(root), "--assignment", "ps1", "--output", str(output)]
    command = [sys.executable, "-m", "kmo_teach", *words, "--cores", "1"]
    started = subprocess.Popen(
        command, cwd=root, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    answers = report.answers_folder(output)
    ends = time.monotonic() + _WAIT_SECONDS
    while len(list(answers.glob("*.json"))) < 2 and time.monotonic() < ends:
        time.sleep(0.2)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    done = {path.name: path.stat().st_mtime_ns for path in answers.glob("*.json")}
    assert 2 <= len(done) < len(names)
    assert main(words) == 0
    assert {name: (answers / name).stat().st_mtime_ns for name in done} == done, "what was done is not done again"
    results = report.read(root, output).results
    assert [result.student.id for result in results] == names
    assert {result.points_so_far for result in results} == {cohort.ALL}
