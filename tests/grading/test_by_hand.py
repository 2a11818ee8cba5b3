"""Points and comments of a person belong to the answer that was read: they stay, are asked for again or go with it."""

import csv
import json
import shutil

import pytest
from nbgrader.api import Gradebook

from kmo_teach.grading.command import main
from kmo_teach.grading.reading.desk import Desk
from tests.grading import cohort
from tests.grading.downloads import zipped

EARLY = {"memo": "slips = ['x']"}  # a wrong answer, for which the instructor gives a point all the same
COMMENT = "Name what to find out."
NOTE = "One point for the idea."


class Course:
    """A folder with one student, handed in and graded again and again."""

    def __init__(self, folder, root):
        self.folder = folder
        self.where = "an/ps1.ipynb"
        self.words = ["--course", str(root), "--assignment", "ps1", "--output", str(folder / "out")]

    def hand_in(self, notebook):
        """Hand in a notebook and grade it, with the roster if there is one and what was confirmed."""
        shutil.rmtree(self.folder / "in", ignore_errors=True)
        path = self.folder / "in" / self.where
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
        roster = self.folder / "roster.csv"
        more = ["--roster", str(roster)] if roster.exists() and (self.folder / "out/who.csv").exists() else []
        assert main(["grade", str(self.folder / "in"), *self.words, *more]) == 0

    def confirm(self, answers):
        """Fill in whose it is, as one does in a spreadsheet."""
        rows = [
            ["path", "question", "id", "name", "about", "answer"],
            *([path, "", "", "", "", id_] for path, id_ in answers.items()),
        ]
        with (self.folder / "out/who.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)

    def give(self, cell, points, comment, student="an"):
        """Give points and a comment, as the formgrader does."""
        with self._book() as book:
            grade = book.find_grade(cell, "ps1", "ps1", student)
            grade.manual_score, grade.needs_manual_grade = points, False
            book.find_comment(cell, "ps1", "ps1", student).manual_comment = comment
            book.db.commit()

    def page(self, student):
        """Return a student's page of feedback, made anew."""
        assert main(["feedback", *self.words]) == 0
        return (self.folder / f"out/feedback/ps1/{student}.html").read_text(encoding="utf-8")

    def _book(self):
        return Gradebook(f"sqlite:///{self.folder}/out/gradebook.db")

    def asked(self, student="an"):
        """Return what a person is asked to read."""
        with self._book() as book:
            notebook = book.find_submission("ps1", student).notebooks[0]
            return {grade.name for grade in notebook.grades if grade.needs_manual_grade}

    def row(self):
        """Return the student's row, and the page of feedback, after ``kmo export`` and ``kmo feedback``."""
        assert main(["export", *self.words]) == 0
        page = self.page("an")
        with (self.folder / "out/export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
            row = next(csv.DictReader(file))
        return row, page


@pytest.fixture(scope="module")
def read_once(tmp_path_factory, root):
    """Return a folder where an answer was read, and points were given for a wrong one."""
    course = Course(tmp_path_factory.mktemp("read"), root)
    course.hand_in(cohort.right(but=EARLY))
    assert course.asked() == {"advice"}
    course.give("advice", 2.5, COMMENT)
    course.give("memo-check", 1, NOTE)
    row, page = course.row()
    assert (row["advice"], row["memo"], row["points"]) == ("2.5", "1", "18.5")
    assert COMMENT in page
    assert NOTE in page
    return course.folder


@pytest.fixture
def course(read_once, tmp_path, root):
    """Return a copy of that folder, to hand in again."""
    return Course(shutil.copytree(read_once, tmp_path / "copy"), root)


def test_they_stay_while_the_answer_is_the_same(course):
    changed = cohort.insert(cohort.right(but={**EARLY, "denominator": "share_of_all = None"}), "x = 1")
    course.hand_in(changed)
    row, page = course.row()
    assert (row["advice"], row["memo"], row["denominator"]) == ("2.5", "1", "")
    assert COMMENT in page
    assert NOTE in page
    assert course.asked() == {"denominator-check"}


def test_they_are_asked_for_again_when_the_answer_changes(course):
    course.hand_in(cohort.right(but={"advice": "Another answer.", "memo": "slips = ['1', '3']"}))
    row, page = course.row()
    assert (row["advice"], row["points"]) == ("", "")
    assert row["memo"] == "1", "two of four slips, by the machine"
    assert COMMENT not in page
    assert NOTE not in page
    assert course.asked() == {"advice"}
    course.give("advice", 1, "Say who.")
    row, page = course.row()
    assert row["points"] == "17"
    assert "Say who." in page


def test_they_go_when_the_answer_is_gone(course):
    course.hand_in(cohort.right(without=("advice", "memo")))
    row, page = course.row()
    assert (row["advice"], row["memo"], row["state"]) == ("0", "0", "graded")
    assert COMMENT not in page
    assert NOTE not in page
    assert course.asked() == set()


def test_they_do_not_outlive_an_answer_that_is_right_now(course):
    course.hand_in(cohort.right())
    row, page = course.row()
    assert (row["memo"], row["advice"], row["points"]) == ("2", "2.5", "19.5")
    assert NOTE not in page


@pytest.mark.parametrize(
    ("where", "typed"),
    [
        ("{}_{}_assignsubmission_file/ps1.ipynb", "{}_{}_assignsubmission_onlinetext/onlinetext.html"),
        ("{}_{}_678901_ps1.ipynb", "{}_{}_text.html"),
    ],
)
def test_what_is_typed_beside_an_empty_answer_is_read_by_a_person(where, typed, root, tmp_path, capsys):
    empty, full = (json.dumps(cohort.right(without=without)).encode() for without in (("advice",), ()))
    text = "<p>Follow the <b>customer</b>, because " + "the market is small. " * 30 + "The end.</p>"
    files = {where.format("anmaes", 11): empty, typed.format("anmaes", 11): text.encode()}
    files |= {where.format("boclaes", 12): empty, typed.format("boclaes", 12): b"<p> </p>"}
    files |= {where.format("cysmets", 13): full, typed.format("cysmets", 13): b"<p>Sorry, I was ill.</p>"}
    (tmp_path / "in.zip").write_bytes(zipped(files))
    out = ["--course", str(root), "--assignment", "ps1", "--output", str(tmp_path / "out")]
    assert main(["grade", str(tmp_path / "in.zip"), *out]) == 0
    said = capsys.readouterr().out
    assert "Wrote something beside a notebook that counts: anmaes, cysmets." in said
    with (tmp_path / "out/export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        states = {row["student"]: row["state"] for row in csv.DictReader(file)}
    assert states == {"11": "needs grading", "12": "graded", "13": "needs grading"}
    desk = Desk(root, tmp_path / "out")
    answers = {sheet.result.student.id: desk.answer(sheet) for sheet in desk.sheets("advice")}
    assert set(answers) == {"11", "13"}
    assert answers["11"].startswith("Follow the customer, because the market")
    assert answers["11"].endswith("The end.")
    assert answers["13"] == cohort.ADVICE, "what stands in the notebook is the answer"
    page = (tmp_path / "out/feedback/ps1/11.html").read_text(encoding="utf-8")
    assert "Follow the customer" in page


def test_points_for_an_answer_found_elsewhere_count(course):
    course.hand_in(cohort.right(but={"memo": "slips = []\n...  # your answer here\n# 1, 3, 4 and 7"}))
    assert course.asked() == {"memo-check"}
    course.give("memo-check", 2, "Put it in the list the next time.")
    row, page = course.row()
    assert (row["memo"], row["points"], row["state"]) == ("2", "19.5", "graded")
    assert "Read by a person." in page
    assert "1, 3, 4 and 7" in page
    assert "Put it in the list the next time." in page


TRY = "101-9 - An Peeters - {} November, 2026 1030 AM"


@pytest.fixture
def renamed(tmp_path, root):
    """Return a folder where a notebook was read before it was known whose it is, with a roster to confirm that."""
    course = Course(tmp_path, root)
    course.where = f"{TRY.format(23)}/ps1.ipynb"
    (tmp_path / "roster.csv").write_text("username,name\nan.p,An Peeters\nbo.m,Bo Maes\n", encoding="utf-8")
    course.hand_in(cohort.right(but=EARLY))
    course.give("advice", 2.5, COMMENT, "101")
    course.give("memo-check", 1, NOTE, "101")
    return course


def points(course):
    """Return by student what the table holds for the task and the comment on the page."""
    assert main(["export", *course.words]) == 0
    with (course.folder / "out/export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: (row["memo"], row["advice"]) for row in csv.DictReader(file)}


def test_they_travel_when_it_is_confirmed_whose_the_work_is(renamed):
    renamed.confirm({TRY.format(23): "an.p"})
    renamed.hand_in(cohort.right(but=EARLY))
    assert points(renamed) == {"an.p": ("1", "2.5"), "bo.m": ("", "")}
    assert renamed.asked("an.p") == set()
    page = renamed.page("an.p")
    assert COMMENT in page
    assert NOTE in page


def test_they_travel_on_when_the_confirmation_was_wrong(renamed):
    renamed.confirm({TRY.format(23): "bo.m"})
    renamed.hand_in(cohort.right(but=EARLY))
    assert points(renamed) == {"an.p": ("", ""), "bo.m": ("1", "2.5")}
    renamed.give("advice", 3, "Better still.", "bo.m")
    renamed.confirm({TRY.format(23): "an.p"})
    renamed.hand_in(cohort.right(but=EARLY))
    assert points(renamed) == {"an.p": ("1", "3"), "bo.m": ("", "")}
    assert "Better still." in renamed.page("an.p")


def test_they_travel_to_the_same_answer_only(renamed):
    """The next try lies in another folder, and one of its answers is another."""
    renamed.where = f"{TRY.format(24)}/ps1.ipynb"
    renamed.confirm({TRY.format(24): "an.p"})
    renamed.hand_in(cohort.right(but={**EARLY, "advice": "Another answer."}))
    assert points(renamed)["an.p"] == ("1", "")
    assert renamed.asked("an.p") == {"advice"}


def test_they_come_back_with_the_answer_and_what_was_given_last_counts(renamed):
    renamed.confirm({TRY.format(23): "an.p"})
    renamed.hand_in(cohort.right(but=EARLY))
    renamed.give("advice", 3, "Better still.", "an.p")
    renamed.hand_in(cohort.right(but={**EARLY, "advice": "Another answer."}))
    assert points(renamed)["an.p"] == ("1", "")
    renamed.hand_in(cohort.right(but=EARLY))
    assert points(renamed)["an.p"] == ("1", "3")
