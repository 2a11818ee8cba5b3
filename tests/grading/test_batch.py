"""A batch: interrupted and resumed, on a cluster, graded by hand, with the gradebook locked, and without a sandbox."""

import csv
import json
import sqlite3
import threading
import time
from pathlib import Path

import nbgrader
import pytest
import sqlalchemy
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from kmo_teach.grading import by_hand, report, run, sandbox
from kmo_teach.grading import grade as grade_module
from kmo_teach.grading.command import main
from tests.grading import cohort


@pytest.fixture
def batch(tmp_path, root):
    """Return a folder with three submissions and the words that grade it."""
    cases = [cohort.case(name, cohort.right(), cohort.ALL) for name in ("an", "bo", "cy")]
    cohort.write_tree(cases, tmp_path / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    course = ["--course", str(root), "--assignment", "ps1", "--output", str(tmp_path / "out")]
    return tmp_path, ["grade", str(tmp_path / "in"), *course], course


def rows(folder, name="grades"):
    path = folder / "out" / "export" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_interrupted_batch_goes_on_where_it_stopped(batch, monkeypatch):
    folder, words, _course = batch
    started = []
    stop_after = 1

    def counted(job):
        if len(started) >= stop_after:
            raise KeyboardInterrupt
        started.append(job)
        return run.run(job)

    monkeypatch.setattr("kmo_teach.grading.schedule.run", counted)
    monkeypatch.setattr("kmo_teach.grading.command.os._exit", lambda status: (_ for _ in ()).throw(SystemExit(status)))
    with pytest.raises(SystemExit, match="130"):
        main([*words, "--cores", "1"])
    stop_after = 99
    assert main([*words, "--cores", "1"]) == 0
    assert len(started) == 3, "each notebook runs once, before or after the interruption"
    assert [row["points so far"] for row in rows(folder)] == ["17", "17", "17"]


def test_a_changed_notebook_runs_again(batch, monkeypatch):
    folder, words, _course = batch
    assert main(words) == 0
    notebook = cohort.right(without=("memo",))
    (folder / "in/bo/ps1.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert main(words) == 0
    assert [row["points so far"] for row in rows(folder)] == ["17", "15", "17"]


def test_points_given_by_hand_reach_feedback_and_export(batch):
    """As nbgrader's formgrader writes them."""
    from nbgrader.api import Gradebook

    folder, words, course = batch
    assert main(words) == 0
    assert {row["points"] for row in rows(folder)} == {""}
    with Gradebook(f"sqlite:///{folder}/out/gradebook.db") as book:
        grade = book.find_grade("advice", "ps1", "ps1", "an")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.find_comment("advice", "ps1", "ps1", "an").manual_comment = "Name what to find out."
        book.db.commit()
    assert main(["export", *course]) == 0
    assert main(["feedback", *course]) == 0
    assert [row["points"] for row in rows(folder)] == ["19.5", "", ""]
    page = (folder / "out/feedback/ps1/an.html").read_text(encoding="utf-8")
    assert "19.5 of 20 points." in page
    assert "Name what to find out." in page
    assert main(words) == 0
    assert [row["points"] for row in rows(folder)] == ["19.5", "", ""], "grading again keeps what a person gave"
    changed = cohort.right(but={"advice": "Another answer."})
    (folder / "in/an/ps1.ipynb").write_text(json.dumps(changed), encoding="utf-8")
    assert main(words) == 0
    assert [row["points"] for row in rows(folder)] == ["", "", ""], "a changed answer asks for a new look"


def test_nbgrader_reads_the_gradebook(batch):
    from nbgrader.api import Gradebook

    folder, words, _course = batch
    assert main(words) == 0
    with Gradebook(f"sqlite:///{folder}/out/gradebook.db") as book:
        assert book.find_assignment("ps1").max_score == 20
        submission = book.find_submission("ps1", "bo")
        assert submission.score == 17
        assert submission.needs_manual_grade
    scripts = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic"))
    with sqlalchemy.create_engine(f"sqlite:///{folder}/out/gradebook.db").connect() as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
    assert set(heads) == set(scripts.get_heads()), "`nbgrader db upgrade` has nothing to do"


def test_a_locked_gradebook_is_waited_for(batch):
    folder, words, _course = batch
    assert main(words) == 0
    lock = sqlite3.connect(folder / "out/gradebook.db", check_same_thread=False, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(7, lambda: lock.execute("COMMIT"))
    release.start()
    began = time.monotonic()
    assert by_hand.given_by_hand(folder / "out", "ps1").keys() == {"an", "bo", "cy"}
    assert time.monotonic() - began > 5
    release.join()


def test_a_cluster_gives_the_same_marks(batch, root):
    distributed = pytest.importorskip("distributed")
    folder, words, _course = batch
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        assert main([*words, "--scheduler", cluster.scheduler_address]) == 0
    assert [row["points so far"] for row in rows(folder)] == ["17", "17", "17"]


def test_without_a_sandbox_nothing_is_run(batch, monkeypatch, capsys):
    folder, words, _course = batch
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    sandbox._fault.cache_clear()
    try:
        assert main(words) == 1
    finally:
        sandbox._fault.cache_clear()
    told = capsys.readouterr().err
    assert "bubblewrap is not installed" in told
    assert "--unsafe" in told
    assert not (folder / "out").exists()


def test_unsafe_runs_without_a_sandbox_and_says_so(batch, capsys):
    folder, words, _course = batch
    assert main([*words, "--unsafe"]) == 0
    assert "WARNING" in capsys.readouterr().err
    assert [row["points so far"] for row in rows(folder)] == ["17", "17", "17"]


def test_a_dry_run_runs_nothing(batch, monkeypatch, capsys):
    folder, words, _course = batch
    monkeypatch.setattr(grade_module, "run_all", None)
    (folder / "in/loose.docx").write_bytes(b"x")
    assert main([*words, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "loose.docx: It is not a notebook." in told
    assert "bo/ps1.ipynb" in told
    assert "Files: 4 (counted 3, not placed 1)." in told
    assert [path.name for path in (folder / "out").iterdir()] == ["intake.csv"]


def test_a_name_is_no_formula(tmp_path, root, batch):
    folder, words, _course = batch
    cases = [cohort.case("=cmd|calc", cohort.right(), cohort.ALL)]
    cohort.write_tree(cases, folder / "in", lambda _number, case: f"{case.name}_9_assignsubmission_file_/ps1.ipynb")
    assert main(words) == 0
    assert "'=cmd|calc" in {row["Full name"] for row in rows(folder, "moodle")}


def test_feedback_before_grading_says_so(tmp_path, root, capsys):
    words = ["--course", str(root), "--assignment", "ps1", "--output", str(tmp_path)]
    assert main(["feedback", *words]) == 1
    assert "Nothing was graded" in capsys.readouterr().err


def test_a_kept_batch_reads_back_the_same(batch, root):
    folder, words, _course = batch
    assert main(words) == 0
    kept = report.read(root, folder / "out")
    assert [result.student.id for result in kept.results] == ["an", "bo", "cy"]
    assert all(result.marks[0].outcome == "right" for result in kept.results)


def test_a_machine_that_fails_is_no_zero(batch, monkeypatch):
    folder, words, _course = batch
    whole = sandbox.command

    def failing(limits, *, safe=True, filter_from=None):
        return ["false"] if len(seen) == 1 else whole(limits, safe=safe, filter_from=filter_from)

    seen = []
    original = run.run
    monkeypatch.setattr("kmo_teach.grading.schedule.run", lambda job: (seen.append(job), original(job))[1])
    sandbox.require()
    monkeypatch.setattr(sandbox, "command", failing)
    assert main([*words, "--cores", "1"]) == 0
    states = [(row["state"], row["points so far"]) for row in rows(folder)]
    assert states == [("not gradable", ""), ("needs grading", "17"), ("needs grading", "17")]
    assert main(words) == 0
    assert [row["points so far"] for row in rows(folder)] == ["17", "17", "17"], "it is run again the next time"
