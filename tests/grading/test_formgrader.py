"""What an instructor does by hand after grading, in nbgrader's own formgrader: read an answer, give points, comment."""

import csv
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from kmo_teach.grading import by_hand, gradebook
from kmo_teach.grading.assignment import load
from kmo_teach.grading.command import main
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import GRADED, NOT_GRADABLE, Result
from tests.grading import cohort
from tests.jupyter import address_of

_TOKEN = "a-token-of-this-test"


@pytest.fixture(scope="module")
def graded(tmp_path_factory, root):
    """Return the folder of a graded batch of two, and the words that name it."""
    folder = tmp_path_factory.mktemp("formgrader")
    cases = [cohort.case(name, cohort.right(), cohort.ALL) for name in ("an", "bo")]
    cohort.write_tree(cases, folder / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    words = ["--course", str(root), "--assignment", "ps1", "--output", str(folder / "out")]
    assert main(["grade", str(folder / "in"), *words]) == 0
    return folder / "out", words


@pytest.fixture(scope="module")
def server(graded, tmp_path_factory):
    """Return a function that asks a Jupyter server with formgrader, started in the folder of the results."""
    folder, _words = graded
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        "--port-retries=50",
        "--ServerApp.ip=127.0.0.1",
        f"--IdentityProvider.token={_TOKEN}",
    ]
    log = home / "log"
    with log.open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            address = address_of(process, log)
            yield lambda path, data=None, post=None: _ask(f"{address}/formgrader/{path}", data, post)
        finally:
            process.terminate()
            process.wait(30)


def _ask(address, data, post):
    headers = {"Authorization": f"token {_TOKEN}", "Content-Type": "application/json"}
    sent = data if post is None else post
    body = None if sent is None else json.dumps(sent).encode()
    method = "GET" if body is None else "PUT" if post is None else "POST"
    request = urllib.request.Request(address, body, headers, method=method)
    for _try in range(20):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:  # it says where it is before it answers
            time.sleep(1)
    raise AssertionError(f"{address} does not answer")


def test_formgrader_lists_what_was_handed_in(server):
    found = {each["student"]: each for each in json.loads(server("api/submissions/ps1"))}
    assert found.keys() == {"an", "bo"}
    assert found["an"]["needs_manual_grade"]
    assert found["an"]["score"] == 17
    assert found["an"]["max_score"] == 20


def test_points_given_in_formgrader_are_exported(server, graded):
    folder, words = graded
    notebook = next(each for each in json.loads(server("api/submitted_notebooks/ps1/ps1")) if each["student"] == "an")
    page = server(f"submissions/{notebook['id']}")
    assert "Follow the customer by a contract" in page
    assert "<script>alert(1)" not in page
    asked = urllib.parse.urlencode({"submission_id": notebook["id"]})
    grade = next(each for each in json.loads(server(f"api/grades?{asked}")) if each["name"] == "advice")
    server(f"api/grade/{grade['id']}", {"manual_score": 2.5, "extra_credit": 0})
    comment = next(each for each in json.loads(server(f"api/comments?{asked}")) if each["name"] == "advice")
    server(f"api/comment/{comment['id']}", {"manual_comment": "Which contract?"})
    assert main(["export", *words]) == 0
    assert main(["feedback", *words]) == 0
    with (folder / "export" / "moodle.csv").open(encoding="utf-8", newline="") as file:
        assert {row["Full name"]: row["Grade"] for row in csv.DictReader(file)} == {"an": "19.5", "bo": ""}
    assert "Which contract?" in (folder / "feedback" / "ps1" / "an.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("button", ["api/submission/ps1/an/autograde", "api/assignment/ps1/assign"])
def test_no_button_takes_a_notebook_or_points_away(server, graded, button):
    folder, _words = graded
    before = _all_files(folder / "autograded"), by_hand.entries(folder, "ps1")
    assert before[0].keys() == {"an/ps1/ps1.ipynb", "bo/ps1/ps1.ipynb"}
    said = json.loads(server(button, post={}))
    assert not said["success"]
    assert "No notebooks were matched" in said["log"] + said.get("error", "")
    assert (_all_files(folder / "autograded"), by_hand.entries(folder, "ps1")) == before


def _all_files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.ipynb")}


def test_a_notebook_that_cannot_be_put_there_costs_nobody_else_theirs(root, tmp_path, monkeypatch):
    def fails_for_an(batch, result, folder):
        if result.student.id == "an":
            raise KeyError("source")

    monkeypatch.setattr(gradebook, "_write_notebook", fails_for_an)
    results = tuple(Result(Student(name, name), marks=(Mark("advice", 2, "read"),)) for name in ("an", "jan"))
    an, jan = gradebook.write(Batch(load(root, "ps1"), results, {}), tmp_path).results
    assert (an.state, jan.state) == (NOT_GRADABLE, GRADED)
    assert "KeyError" in an.why


def test_grades_that_cannot_be_written_cost_nobody_else_theirs(root, tmp_path, monkeypatch):
    """A task that is not the assignment's, and a fault that the database itself finds."""
    monkeypatch.setattr(gradebook, "_write_notebook", lambda *_words: None)
    right = (Mark("advice", 2, "read"),)
    bad = [(Mark("advice", 2, "read"), Mark("no-such-task", 1, "right")), (Mark("advice", "\ud800", "read"),)]
    marks = {"an": right, "bo": bad[0], "cy": bad[1], "di": right}
    results = tuple(Result(Student(name, name), marks=each) for name, each in marks.items())
    written = gradebook.write(Batch(load(root, "ps1"), results, {}), tmp_path).results
    assert [result.state for result in written] == [GRADED, NOT_GRADABLE, NOT_GRADABLE, GRADED]
    assert all("fault of its own" in result.why for result in written[1:3])
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        scores = {name: book.find_grade("advice", "ps1", "ps1", name).auto_score for name in ("an", "di")}
    assert scores == {"an": 2, "di": 2}
