"""What a student is told, in the student's language, and the roster as a Flemish office writes it."""

import csv
import json
import re
import zipfile

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.cells import read_cells
from kmo_teach.grading.command import main
from kmo_teach.grading.feedback import write_feedback
from kmo_teach.grading.folder import FolderError
from kmo_teach.grading.grade import Batch, Options, grade
from kmo_teach.grading.into import Filled
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student
from kmo_teach.grading.report import write_filled
from kmo_teach.grading.results import Result
from kmo_teach.language import using
from tests.grading import cohort
from tests.grading.downloads import intake, zipped

SYNTAX = "def share_of_all(a, b)\n    return a * b"


@pytest.fixture(scope="module")
def output(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("feedback")
    moodle = folder / "in" / "Jan Peeters_{}_assignsubmission_file_"
    files = {
        "1/ps1.ipynb": json.dumps(cohort.right("nl", but={"denominator": SYNTAX, "memo": "slips = [2, 5]"})),
        "2/ps1.ipynb": "{",
        "3/ps1.ipynb": json.dumps(cohort.released("nl", "ps2")),
        "4/essay.docx": "x",
    }
    for name, content in files.items():
        number, _slash, file = name.partition("/")
        target = moodle.with_name(moodle.name.format(number)) / file
        target.parent.mkdir(parents=True)
        target.write_text(content, encoding="utf-8")
    (folder / "in" / "Reeks 1_r01_attempt_2026-11-23-10-30-00_ps1.ipynb").write_text(
        json.dumps(cohort.right("nl")), encoding="utf-8"
    )
    (folder / "roster.csv").write_bytes("id;naam\r\nr01;An Maes\r\nr02;Zoë Claes\r\n".encode("cp1252"))
    words = ["grade", str(folder / "in"), "--course", str(root), "--assignment", "ps1"]
    assert main([*words, "--output", str(folder / "out"), "--roster", str(folder / "roster.csv")]) == 0
    return folder / "out"


@pytest.fixture
def page(output):
    return lambda student: (output / "feedback/ps1" / f"{student}.html").read_text(encoding="utf-8")


def test_an_answer_that_does_not_run_is_not_called_missing(page):
    assert "de cel ervan stopte met een fout" in page("1")
    assert "Er is geen antwoord.</p>" not in page("1")


def test_a_value_is_not_said_to_fail_for_some_inputs(page):
    assert "<p>Niet juist.</p>" in page("1")
    assert "Niet juist voor alle gegevens" not in page("1")


@pytest.mark.parametrize(
    ("student", "told"),
    [("2", "Het bestand is beschadigd"), ("3", "een andere opdracht"), ("4", "essay.docx"), ("r02", "geen notebook")],
)
def test_who_has_no_grade_is_told_in_the_language_of_the_class(page, student, told):
    assert '<html lang="nl">' in page(student)
    assert told in page(student)


def test_moodle_shows_a_student_only_what_concerns_the_student(output):
    with (output / "export/moodle_comments.csv").open(encoding="utf-8", newline="") as file:
        told = {row["Identifier"]: row["Feedback comments"] for row in csv.DictReader(file)}
    assert told["Participant 1"] == "Een docent moet nog een antwoord lezen."
    assert told["Participant 2"].startswith("Het bestand is beschadigd")


def test_a_roster_that_excel_wrote_in_dutch_gives_names(output):
    with (output / "export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows["r01"]["name"] == "An Maes"
    assert (rows["r02"]["name"], rows["r02"]["state"]) == ("Zoë Claes", "not handed in")


def test_the_worksheet_of_who_has_no_grade_stays_as_it_is(output, root, tmp_path, capsys):
    """Why there is no grade is told to the instructor: it is no comment to the student."""
    sheet = "Identifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments\r\n"
    sheet += "Participant 2,Jan Peeters,,20.00,-,kept\r\nParticipant 9,An Maes,8.00,20.00,-,\r\n"
    path = tmp_path / "worksheet.csv"
    path.write_bytes(sheet.encode())
    words = ["export", "--course", str(root), "--assignment", "ps1", "--output", str(output), "--into", str(path)]
    filled = output / "export/into/worksheet.csv"
    for asked in ([], ["--dry-run", "--with-feedback"], ["--with-feedback"]):
        assert main([*words, *asked]) == 0
        said = capsys.readouterr().out
        assert "There is nothing to fill in, so no file is written." in said
        assert re.search(r"No grade yet, so nothing is .*Jan Peeters", said)
        assert not filled.exists()
    assert path.read_bytes() == sheet.encode()


def test_the_platforms_own_file_stays_and_a_filled_one_is_not_filled_again(tmp_path):
    path = tmp_path / "worksheet.csv"
    path.write_bytes(b"Identifier,Grade\r\nParticipant 2,\r\n")
    cells = read_cells(path)
    cells.change(0, 1, "8")
    made = write_filled(Filled(cells, "Grade", (), (), ()), tmp_path / "out", path)
    assert made.read_bytes() == b"Identifier,Grade\r\nParticipant 2,8\r\n"
    assert path.read_bytes() == b"Identifier,Grade\r\nParticipant 2,\r\n"
    with pytest.raises(FolderError, match="made by kmo export"):
        write_filled(Filled(cells, "Grade", (), (), ()), tmp_path / "out", made)


def test_words_about_the_platforms_file_need_that_file(output, root, capsys):
    words = ["export", "--course", str(root), "--assignment", "ps1", "--output", str(output), "--into", "x.csv"]
    assert main([*words[:-2], "--with-feedback", "--by-name"]) == 1
    assert "--with-feedback, --by-name is about the platform's own file" in capsys.readouterr().err


def test_all_pages_are_in_one_zip_under_moodles_own_names(output, page):
    with zipfile.ZipFile(output / "feedback/ps1.zip") as archive:
        assert archive.read("Jan Peeters_1_assignsubmission_file_/ps1.html").decode() == page("1")
        assert len(archive.namelist()) == 4  # three of Moodle's notebooks' folders and the one with an essay


def test_a_page_that_cannot_be_made_costs_nobody_else_theirs(root, tmp_path):
    students = [Student("1", "<b>An</b>"), Student("2", "Jan")]
    marks = (Mark("advice", 2, "read"),)
    batch = Batch(load(root, "ps1"), tuple(Result(student, marks=marks) for student in students), {})

    def comments(student, _task):
        return "<i>good</i>" if student == "1" else {}["damaged"]

    first, second = (path.read_text(encoding="utf-8") for path in write_feedback(batch, tmp_path, str, comments))
    assert "&lt;b&gt;An&lt;/b&gt;" in first
    assert "&lt;i&gt;good&lt;/i&gt;" in first
    assert "This page could not be made (KeyError)" in second


@pytest.mark.parametrize(("asked", "language"), [("nl", "nl"), ("en", "en")])
def test_the_page_of_who_has_no_notebook_is_in_the_language_that_was_asked_for(asked, language, root, tmp_path):
    """In English, which is what nobody asks for, it is in that of the others' notebooks."""
    files = {"jan/ps1.ipynb": json.dumps(cohort.released("en")).encode(), "els/essay.docx": b"x"}
    found = intake(tmp_path, files)
    with using(asked):
        results = grade(load(root, "ps1"), found, tmp_path / "answers", Options(cores=1)).results
    assert {each.student.id: each.language for each in results} == {"jan": "en", "els": language}


def test_who_is_to_confirm_is_named(root, tmp_path, capsys):
    """Also where the notebook is clear, and only the student is not."""
    name = "{}-9 - {} Peeters - 23 November, 2026 1030 AM/ps1.ipynb"
    content = json.dumps(cohort.released("en")).encode()
    (tmp_path / "in.zip").write_bytes(zipped({name.format("101", "Jan"): content}))
    (tmp_path / "roster.csv").write_text("username,name\njan.p,Jan Peeters\n", encoding="utf-8")
    words = ["grade", str(tmp_path / "in.zip"), "--course", str(root), "--assignment", "ps1"]
    assert main([*words, "--output", str(tmp_path / "out"), "--roster", str(tmp_path / "roster.csv")]) == 0
    assert "Jan Peeters: to confirm. The id is not in the roster, the name is." in capsys.readouterr().out
