"""The folder of results after a kill, a full disk, two graders at once, a wrong folder or a changed task.

Each gives a sentence, never a traceback or an empty table, and the next run goes on with all that was done.
"""

import csv
import json
import os
import shutil
import subprocess
import sys

import pytest

from kmo_teach.grading import grade as grade_module
from kmo_teach.grading import store
from kmo_teach.grading.command import main
from kmo_teach.grading.folder import reserved
from tests.grading import cohort
from tests.grading.downloads import zipped

NAMES = ("an", "bo", "cy")


@pytest.fixture(scope="module")
def course(tmp_path_factory, root):
    """Return a course whose tasks may be changed."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(root / "solutions" / "ps1", folder / "solutions" / "ps1")
    return folder


@pytest.fixture(scope="module")
def graded(tmp_path_factory, course):
    """Return a folder with three graded submissions, the points of one by hand read by ``kmo export``."""
    folder = tmp_path_factory.mktemp("graded")
    cases = [cohort.case(name, cohort.right(), cohort.ALL) for name in NAMES]
    cohort.write_tree(cases, folder / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    assert main(_words("grade", folder, course)) == 0
    _give(folder, "an", "advice", 2.5)
    assert main(_words("export", folder, course)) == 0
    return folder


@pytest.fixture
def folder(graded, tmp_path):
    """Return a copy that a test may damage."""
    return shutil.copytree(graded, tmp_path / "copy")


def _words(command, folder, course, source="in"):
    what = [str(folder / source)] if command == "grade" else []
    return [command, *what, "--course", str(course), "--assignment", "ps1", "--output", str(folder / "out")]


def _give(folder, student, task, points, comment=""):
    from nbgrader.api import Gradebook

    cell = task if task == "advice" else f"{task}-check"
    with Gradebook(f"sqlite:///{folder}/out/gradebook.db") as book:
        grade = book.find_grade(cell, "ps1", "ps1", student)
        grade.manual_score, grade.needs_manual_grade = points, False
        if comment:
            book.find_comment(cell, "ps1", "ps1", student).manual_comment = comment
        book.db.commit()


def _points(folder, column="points"):
    with (folder / "out/export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row[column] for row in csv.DictReader(file)}


def test_two_graders_do_not_share_a_folder(folder, course, capsys):
    with reserved(folder / "out"):
        for command in ("grade", "feedback", "export"):
            assert main(_words(command, folder, course)) == 1
            assert "Another kmo is at work" in capsys.readouterr().err
    assert main(_words("export", folder, course)) == 0


def test_a_killed_grader_leaves_no_lock(folder, course):
    code = (
        "import os, pathlib, sys\nfrom kmo_teach.grading.folder import reserved\n"
        "with reserved(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(folder / "out")]).returncode == -9
    assert main(_words("export", folder, course)) == 0


@pytest.mark.parametrize("left", [0, 3_000, 0.5])
@pytest.mark.parametrize("command", ["grade", "export"])
def test_a_cut_gradebook_heals_with_the_points_by_hand(left, command, folder, course, capsys):
    book = folder / "out/gradebook.db"
    content = book.read_bytes()
    book.write_bytes(content[: left if isinstance(left, int) else int(len(content) * left)])
    assert main(_words(command, folder, course)) == 0
    assert "The gradebook was damaged" in capsys.readouterr().err
    assert _points(folder) == {"an": "19.5", "bo": "", "cy": ""}
    assert main(_words(command, folder, course)) == 0
    assert not capsys.readouterr().err.strip().startswith("The gradebook"), "told once"


def test_a_gradebook_cut_with_its_copy_starts_anew(folder, course, capsys):
    for name in ("gradebook.db", "gradebook.copy.db"):
        (folder / "out" / name).write_bytes(b"")
    assert main(_words("grade", folder, course)) == 0
    assert "have to be given again" in capsys.readouterr().err
    assert _points(folder, "points so far") == dict.fromkeys(NAMES, "17")


@pytest.mark.parametrize("content", ["", '{"assignment": "ps1", "results": [', "[]", '{"assignment": "ps1"}'])
def test_damaged_results_are_told_and_made_anew(content, folder, course, capsys):
    (folder / "out/results.json").write_text(content, encoding="utf-8")
    assert main(_words("export", folder, course)) == 1
    assert "results.json is damaged. Run kmo grade again" in capsys.readouterr().err
    assert main(_words("grade", folder, course)) == 0
    assert main(_words("export", folder, course)) == 0
    assert _points(folder) == {"an": "19.5", "bo": "", "cy": ""}


def test_a_wrong_or_incomplete_folder_changes_nothing_unasked(folder, course, capsys):
    tables = {
        path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file() and path.name != ".lock"
    }
    shutil.copytree(folder / "in/an", folder / "late/an")
    assert main(_words("grade", folder, course, source="late")) == 1
    assert "work of students of whom there is none in" in capsys.readouterr().err
    (folder / "empty").mkdir()
    assert main([*_words("grade", folder, course, source="empty"), "--replace"]) == 1
    assert "There is no submission in" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tables} == tables
    assert main([*_words("grade", folder, course, source="late"), "--replace"]) == 0
    assert _points(folder) == {"an": "19.5"}


def _with_roster(folder, names=NAMES):
    path = folder / "roster.csv"
    path.write_text("\n".join(["username,name", *(f"{name},{name.title()} Maes" for name in names)]), encoding="utf-8")
    return ["--roster", str(path)]


def _hand_in(folder, where, **advice):
    cases = [cohort.case(name, cohort.right(but={"advice": text}), cohort.ALL) for name, text in advice.items()]
    cohort.write_tree(cases, folder / where, lambda _number, case: f"{case.name}/ps1.ipynb")


def test_a_row_from_the_roster_does_not_stand_for_work_that_is_gone(folder, course, capsys):
    shutil.copytree(folder / "in/an", folder / "late/an")
    (folder / "late/bo").mkdir()
    (folder / "late/bo/essay.docx").write_bytes(b"x")
    words = [*_words("grade", folder, course, source="late"), *_with_roster(folder)]
    before = (folder / "out/results.json").read_bytes()
    assert main(words) == 1
    assert "work of students of whom there is none in" in (told := capsys.readouterr().err)
    assert "bo, cy" in told
    assert (folder / "out/results.json").read_bytes() == before
    assert main([*words, "--replace"]) == 0


def test_a_download_of_another_platform_is_not_put_in_the_place_of_the_last(folder, course, capsys):
    for number, name in enumerate(NAMES):
        where = folder / "other" / f"{name.title()} Maes_{number + 70}_assignsubmission_file_"
        shutil.copytree(folder / f"in/{name}", where)
    words = _words("grade", folder, course, source="other")
    assert main([*words, *_with_roster(folder)]) == 1
    assert "is one from moodle" in capsys.readouterr().err


def _tables(folder):
    found = (path for path in (folder / "out").iterdir() if path.suffix in (".csv", ".json") and path.name != "who.csv")
    return {path: path.read_bytes() for path in found}


@pytest.mark.parametrize("source", ["other", "late"])
def test_a_look_at_a_wrong_download_warns_as_the_run_does_and_leaves_the_tables(source, folder, course, capsys):
    where = "Zed Maes_70_assignsubmission_file_" if source == "other" else "an"
    shutil.copytree(folder / "in/an", folder / source / where)
    (folder / source / where / "ps1-Copy1.ipynb").write_text(json.dumps(cohort.right(without=("memo",))))  # a question
    kept = _tables(folder)
    words = _words("grade", folder, course, source=source)
    assert main(words) == 1
    told = capsys.readouterr().err
    assert main([*words, "--dry-run"]) == 1
    look = capsys.readouterr()
    assert look.err == told
    assert _tables(folder) == kept
    asks = source == "late"  # of another platform's download no answer puts it right
    assert (where in look.out) is asks
    assert ("TO CONFIRM" in look.out) is asks
    assert ("Questions that wait" in look.out) is asks
    assert (folder / "out/who.csv").exists() is asks
    if asks:
        assert f"{where}/" in (folder / "out/who.csv").read_text(encoding="utf-8-sig"), "what is asked can be answered"
    assert main([*words, "--dry-run", "--replace"]) == 0
    assert where in (folder / "out/intake.csv").read_text(encoding="utf-8-sig")


def test_after_a_wrong_download_the_right_one_brings_all_back(folder, course, capsys):
    _hand_in(folder, "wrong", an="Another answer of some words.", zed="A stranger's answer of some words.")
    roster = _with_roster(folder)
    assert main([*_words("grade", folder, course, source="wrong"), *roster, "--replace"]) == 0
    assert _points(folder)["an"] == "", "2.5 was for another answer"
    capsys.readouterr()
    assert main([*_words("grade", folder, course), *roster]) == 0
    assert "neither in the roster nor in the download: zed" in capsys.readouterr().err
    assert _points(folder) == {"an": "19.5", "bo": "", "cy": ""}


def test_another_assignments_folder_is_left_alone(folder, course, capsys):
    kept = folder / "out/results.json"
    kept.write_text(
        kept.read_text(encoding="utf-8").replace('"assignment": "ps1", "points"', '"assignment": "ps2", "points"')
    )
    assert main(_words("grade", folder, course)) == 1
    assert "holds the grades of ps2" in capsys.readouterr().err
    before = kept.read_bytes()
    assert main([*_words("grade", folder, course), "--replace"]) == 1, "that word is about students, not assignments"
    assert "holds the grades of ps2" in capsys.readouterr().err
    assert kept.read_bytes() == before


def test_changed_points_never_meet_old_marks(folder, course, capsys):
    changed = shutil.copytree(course, folder / "course")
    tasks = changed / "solutions/ps1/tasks.py"
    text = tasks.read_text(encoding="utf-8")
    at = text.index("points=3", text.index('name="advice"'))
    levels = text[at:].replace("points=3", "points=6", 1).replace("points=1,", "points=2,")
    tasks.write_text(text[:at] + levels, encoding="utf-8")
    for command in ("export", "feedback"):
        assert main(_words(command, folder, changed)) == 1
        assert "The points of advice were changed" in capsys.readouterr().err
    assert main(_words("grade", folder, changed)) == 0
    assert set(_points(folder, "of").values()) == {"23"}
    assert _points(folder)["an"] == "", "2.5 of 3 is not 2.5 of 6: it is asked for again"


def test_a_fault_of_the_grader_costs_one_row(folder, course, monkeypatch):
    original = grade_module.judge.judge

    def failing(assignment, answers, written):
        calls.append(1)
        if len(calls) == 2:
            raise ZeroDivisionError("a fault of ours \ud800")
        return original(assignment, answers, written)

    calls = []
    monkeypatch.setattr(grade_module.judge, "judge", failing)
    assert main(_words("grade", folder, course)) == 0
    assert sorted(_points(folder, "state").values()) == ["graded", "needs grading", "not gradable"] or sorted(
        _points(folder, "state").values()
    ) == ["needs grading", "needs grading", "not gradable"]
    assert any("ZeroDivisionError: a fault of ours" in reason for reason in _points(folder, "reason").values())


def test_kept_answers_are_marked_with_all_that_made_them(root, tmp_path, monkeypatch):
    names = {path.relative_to(root / "kmo_teach").as_posix() for path in store._package_files(root / "kmo_teach")}
    assert {"check/compare.py", "grading/sandbox.py", "grading/run.py", "check/public/ps1.json"} <= names
    assert {"pricing/option.py", "entry/survey_shares.py", "facts/glossary.csv", "language.py"} <= names
    assert not {"grading/feedback.py", "grading/reading/page.js"} & names
    package = tmp_path / "kmo_teach"
    for name in ("grading/run.py", "facts/a.csv", "check/compare.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(store.kmo_teach, "__file__", str(package / "__init__.py"))
    marks = {store._engine.__wrapped__()}
    for name in ("grading/run.py", "facts/a.csv", "check/compare.py"):
        (package / name).write_text("2", encoding="utf-8")
        marks.add(store._engine.__wrapped__())
    assert len(marks) == 4


FULL = """
import contextlib, io, shutil, sys
from pathlib import Path
from kmo_teach.grading.command import main

start, disk, course = map(Path, sys.argv[1:])
for name in ("in", "out"):
    shutil.copytree(start / name, disk / name)
shutil.rmtree(disk / "out/answers")

def kmo(*words):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main([*words, "--course", str(course), "--assignment", "ps1", "--output", str(disk / "out")])
    return status, said.getvalue()

ballast = disk / "ballast"
for left in (0, 200):
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024))
    with ballast.open("r+b") as file:
        file.truncate(max(0, ballast.stat().st_size - left * 1024))
    status, said = kmo("grade", str(disk / "in"), "--unsafe")
    print("full", status, *(line for line in said.splitlines() if "disk is full" in line))
    ballast.unlink()
    print("then", kmo("export")[0])
    print((disk / "out/export/grades.csv").read_text(encoding="utf-8-sig").count(chr(10)))
"""


def test_a_full_disk_is_told_and_heals(folder, course, root):
    """On a disk of 4 MB, filled up to some KiB: no traceback, the tables stay, and with room again all is as before."""
    disk = folder / "disk"
    disk.mkdir()
    words = ["bwrap", "--bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    words += [word for each in (root, folder, course) for word in ("--bind", str(each), str(each))]
    words += ["--chdir", str(root)]
    words += ["--size", "4000000", "--tmpfs", str(disk), "--", sys.executable, "-c", FULL]
    words += [str(folder), str(disk), str(course)]
    done = subprocess.run(words, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    told = [line for line in lines if line.startswith("full")]
    assert len(told) == 2, done.stdout + done.stderr
    assert "full 1 The disk is full." in told[0]
    for line in told:
        assert line.strip() == "full 0" or line.startswith("full 1 The disk is full."), (line, done.stderr)
    assert [line for line in lines if line.startswith("then")] == ["then 0"] * 2, done.stderr
    assert [line for line in lines if line.isdigit()] == ["4"] * 2, "the header and three students"


# the same hand-ins under other names, or in another folder

HANDED = "{}-9 - {} - 23 November, 2026 1030 AM/{}"
JAN, ELS = HANDED.format(101, "Jan Maes", "ps1.ipynb"), HANDED.format(102, "Els Wouters", "essay.docx")


def _download(path, *more):
    """Write a download of Brightspace with a notebook and what is none, and these notebooks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = json.dumps(cohort.right()).encode()
    path.write_bytes(zipped({JAN: notebook, ELS: b"x", **dict.fromkeys(more, notebook)}))


def _answer(folder, answers):
    path = folder / "out/who.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert {row[2] for row in rows} == set(answers)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:-1], answers[row[2]]] for row in rows)])


def _listed(folder, **people):
    path = folder / f"{'-'.join(people)}.csv"
    path.write_text("\n".join(["username;name", *(f"{id};{name}" for id, name in people.items())]), encoding="utf-8")
    return ["--roster", str(path)]


def test_what_could_not_be_graded_is_not_missing_under_another_roster(tmp_path, course, capsys):
    _download(tmp_path / "in.zip")
    words = _words("grade", tmp_path, course, source="in.zip")
    for people in ({"jan": "Jan Maes", "els": "Els Wouters"}, {"r01": "Jan Maes", "r02": "Els Wouters"}):
        roster = _listed(tmp_path, **people)
        assert main([*words, *roster, "--dry-run"]) == 0
        _answer(tmp_path, dict.fromkeys(people, "yes"))
        assert main([*words, *roster]) == 0, capsys.readouterr().err
        assert set(_points(tmp_path)) == set(people)
        (tmp_path / "out/who.csv").unlink()
    assert main(words) == 0
    assert set(_points(tmp_path)) == {"101", "102"}


def test_work_of_a_student_who_hands_in_something_else_is_still_missed(tmp_path, course, capsys):
    _download(tmp_path / "in.zip")
    words = _words("grade", tmp_path, course, source="in.zip")
    assert main(words) == 0
    (tmp_path / "in.zip").write_bytes(zipped({JAN: b"damaged", ELS: b"x"}))
    capsys.readouterr()
    assert main(words) == 1
    assert "work of students of whom there is none in" in (told := capsys.readouterr().err)
    assert "(1): Jan Maes." in told


def test_a_download_that_lies_beside_another_one_is_the_same(tmp_path, course, capsys):
    """Answers, points by hand and what could not be graded stay with it, and nobody gets two rows."""
    _download(tmp_path / "in.zip")
    roster = _listed(tmp_path, jan="Jan Maes", els="Els Wouters", an="An Claes", bo="Bo Claes")
    words = [*_words("grade", tmp_path, course, source="in.zip"), *roster]
    assert main([*words, "--dry-run"]) == 0
    _answer(tmp_path, {"jan": "yes", "els": "yes"})
    assert main(words) == 0
    _give(tmp_path, "jan", "advice", 2.5)
    more = [HANDED.format(103, "An Claes", "ps1.ipynb"), HANDED.format(104, "Bo Claes", "ps1.ipynb")]
    (tmp_path / "both").mkdir()
    shutil.copy(tmp_path / "in.zip", tmp_path / "both/monday.zip")
    (tmp_path / "both/tuesday.zip").write_bytes(zipped(dict.fromkeys(more, json.dumps(cohort.right()).encode())))
    capsys.readouterr()
    assert main([*_words("grade", tmp_path, course, source="both"), *roster]) == 0, capsys.readouterr().err
    told = capsys.readouterr().out
    assert "Questions that wait" in told
    assert "Is this Jan Maes" not in told
    assert _points(tmp_path) == {"103": "", "104": "", "els": "", "jan": "19.5"}
    shutil.copy(tmp_path / "in.zip", tmp_path / "both/again.zip")
    assert main([*_words("grade", tmp_path, course, source="both"), *roster]) == 0, capsys.readouterr().err
    assert _points(tmp_path) == {"103": "", "104": "", "els": "", "jan": "19.5"}
    shutil.rmtree(tmp_path / "both")
    assert main([*_words("grade", tmp_path, course, source="in.zip"), *roster]) == 1, "An and Bo would be gone"
    assert "(2): An Claes, Bo Claes." in capsys.readouterr().err


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_costs_no_file_and_gets_no_trouble(folder, course, unbuffered):
    """As in ``kmo export … | head``."""
    (folder / "mine.csv").write_text(
        "Username,ps1 Points Grade,End-of-Line Indicator\nan,,#\nbo,,#\n", encoding="utf-8"
    )
    words = [*_words("export", folder, course), "--into", str(folder / "mine.csv"), "--column", "ps1"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "kmo_teach", *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141
    assert (folder / "out/export/into/mine.csv").exists()


# a name changed since somebody was asked whose it is

TWO = {"Els Maes": "2", "An Claes": "7"}


def _moodle(folder, people, file="ps1.ipynb", content=None):
    path = folder / "in.zip"
    content = content or json.dumps(cohort.right()).encode()
    path.write_bytes(zipped({f"{name}_{n}_assignsubmission_file/{file}": content for name, n in people.items()}))


def _who(folder):
    with (folder / "out/who.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if not row["answer"]]


@pytest.mark.parametrize("in_roster", [True, False])
@pytest.mark.parametrize(("file", "content"), [("ps1.ipynb", None), ("essay.docx", b"x")])
def test_a_changed_name_is_asked_again_and_the_class_goes_on(in_roster, file, content, tmp_path, course, capsys):
    words = _words("grade", tmp_path, course, source="in.zip")
    _moodle(tmp_path, TWO, file, content)
    roster = _listed(tmp_path, r2="Els Maes", r7="An Claes")
    assert main([*words, *roster, "--dry-run"]) == 0
    _answer(tmp_path, {"r2": "yes", "r7": "yes"})
    assert main([*words, *roster]) == 0
    assert set(_points(tmp_path)) == {"r2", "r7"}
    _moodle(tmp_path, {"Els Maes-Claes": "2", "An Claes": "7", "Bo Smets": "9"}, file, content)
    roster = _listed(tmp_path, r2="Els Maes-Claes" if in_roster else "Els Maes", r7="An Claes", r9="Bo Smets")
    capsys.readouterr()
    assert main([*words, *roster, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "Not in the roster" not in told
    assert "not handed in" not in told
    assert {(row["id"], row["path"]) for row in _who(tmp_path)} == {
        ("r2", "Els Maes-Claes_2_assignsubmission_file"),
        ("r9", "Bo Smets_9_assignsubmission_file"),
    }
    assert main([*words, *roster]) == 0
    assert _points(tmp_path, "state")["2"] in ("to confirm", "not gradable")
    for row in _who(tmp_path):
        assert row["id"] in ("r2", "r9")
    path = tmp_path / "out/who.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([rows[0], *([*row[:-1], "yes"] for row in rows[1:])])
    assert main([*words, *roster]) == 0
    assert set(_points(tmp_path)) == {"r2", "r7", "r9"}
    assert not _who(tmp_path)


def test_a_team_that_was_renamed_can_be_told_again_after_the_stop(tmp_path, course, capsys):
    words = _words("grade", tmp_path, course, source="in.zip")
    _moodle(tmp_path, {"Team B": "58"})
    assert main([*words, "--dry-run"]) == 0
    _answer(tmp_path, {"": "jan; els"})
    assert main(words) == 0
    _moodle(tmp_path, {"Team Blauw": "58"})
    for more in (["--dry-run"], []):
        capsys.readouterr()
        assert main([*words, *more]) == 1
        said = capsys.readouterr()
        assert "First answer what is asked: what is to be confirmed may be theirs" in said.err
        assert "Questions that wait in" in said.out
        assert [row["path"] for row in _who(tmp_path)] == ["Team Blauw_58_assignsubmission_file"]
    path = tmp_path / "out/who.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(",person,\n", ",person,jan; els\n").replace(",person,\r\n", ",person,jan; els\r\n"))
    assert main(words) == 0
    assert set(_points(tmp_path)) == {"jan", "els"}


def test_a_stop_loses_no_answer_about_files_that_the_right_download_has(tmp_path, course, capsys):
    """The same folder holds other files in the wrong download: its own question is asked beside the old answer."""
    words = _words("grade", tmp_path, course, source="in.zip")
    place = "Els Maes_2_assignsubmission_file/{}"
    one, two = (json.dumps(cohort.right(without=name)).encode() for name in (("memo",), ("next-phase",)))
    right = {
        place.format("a.ipynb"): one,
        place.format("b.ipynb"): two,
        "An Claes_7_assignsubmission_file/ps1.ipynb": one,
    }
    (tmp_path / "in.zip").write_bytes(zipped(right))
    assert main([*words, "--dry-run"]) == 0
    answers = {place.format("a.ipynb"): "yes", place.format("b.ipynb"): "no"}
    path = tmp_path / "out/who.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([rows[0], *([*row[:-1], answers[row[0]]] for row in rows[1:])])
    assert main(words) == 0
    (tmp_path / "in.zip").write_bytes(
        zipped({place.format("a.ipynb"): two, place.format("b.ipynb"): b"{}", place.format("c.ipynb"): one})
    )
    assert main([*words, "--dry-run"]) == 1
    assert {row["path"] for row in _who(tmp_path)} == {place.format("a.ipynb"), place.format("c.ipynb")}
    (tmp_path / "in.zip").write_bytes(zipped(right))
    assert main(words) == 0
    assert set(_points(tmp_path, "state").values()) == {"needs grading"}
    assert not _who(tmp_path)
