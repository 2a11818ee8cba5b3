"""A platform takes pages back only under the names that it gave itself."""

import zipfile
from dataclasses import replace

import pytest

from kmo_teach.grading import by_hand, report
from kmo_teach.grading.assignment import load
from kmo_teach.grading.feedback_zip import NOTHING, returned_name, write_zip
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.lms import write_tables
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import TO_CONFIRM, Result


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("all.zip/Jan Peeters_11_assignsubmission_file_/ps1.ipynb", "Jan Peeters_11_assignsubmission_file_/p.html"),
        ("Jan_Jr Peeters_11_assignsubmission_file_ps1.ipynb", "Jan_Jr Peeters_11_assignsubmission_file_p.html"),
        ("peetersjan_12345_678901_ps1.ipynb", "peetersjan_12345_678901_p.html"),
        ("peetersjan_LATE_12345_678901_ps1_2_3.ipynb", "peetersjan_LATE_12345_678901_p.html"),
        ("anon_Ab1cD_678901_ps1.ipynb", "anon_Ab1cD_678901_p.html"),
        (
            "1-2 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb",
            "1-2 - Jan Peeters - 23 November, 2026 1030 AM/p.html",
        ),
        ("Set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb", None),
        ("jan/ps1.ipynb", None),
        ("", None),
    ],
)
def test_a_page_goes_by_the_name_of_what_was_handed_in(path, name):
    assert returned_name(path, "p.html") == name


def test_the_zip_holds_the_pages_and_is_gone_without_any(tmp_path):
    path = tmp_path / "feedback.zip"
    write_zip({"a/p.html": "<p>ë</p>"}, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("a/p.html").decode() == "<p>ë</p>"
    assert write_zip({}, path) is None
    assert not path.exists()


def people(*numbers, sort="participant"):
    names = {"57": "Jan Peeters", "58": "Els Smets", "59": "An_Sofie Maes"}
    return tuple(Student(number, names[number], "roster", sort, "Groep A") for number in numbers)


TEAM = Student("Groep A", "Groep A", "moodle", "team", "Groep A")
JAN = Student("57", "Jan Peeters", "moodle", "participant", "Groep A", ("jan.p",))
CANVAS = Student("Project 3", "Project 3", "canvas", "team", "Project 3")


@pytest.mark.parametrize(
    ("student", "path", "members", "pages", "without"),
    [
        (
            TEAM,
            "Groep A_59_assignsubmission_file/ps1.ipynb",  # 59 is the group's number, and An's as a participant
            people("57", "58"),
            {
                "Jan Peeters_57_assignsubmission_file_/ps1.html": ["Jan Peeters"],
                "Els Smets_58_assignsubmission_file_/ps1.html": ["Els Smets"],
            },
            [],
        ),
        (
            TEAM,
            "Groep A_59_assignsubmission_file_ps1.ipynb",
            people("57", "59"),
            {
                "Jan Peeters_57_assignsubmission_file_/ps1.html": ["Jan Peeters"],
                "An Sofie Maes_59_assignsubmission_file_/ps1.html": ["An_Sofie Maes"],
            },
            [],
        ),
        (
            JAN,
            "Jan Peeters_57_assignsubmission_file_/ps1.ipynb",
            people("57", "58"),
            {
                "Jan Peeters_57_assignsubmission_file_/ps1.html": ["Jan Peeters"],
                "Els Smets_58_assignsubmission_file_/ps1.html": ["Els Smets"],
            },
            [],
        ),
        (
            JAN,
            "Jan Peeters_57_assignsubmission_file_/ps1.ipynb",
            (Student("jan.p", "Jan Peeters", "roster"), Student("58", "Els Smets", "roster", "student number")),
            {"Jan Peeters_57_assignsubmission_file_/ps1.html": ["Jan Peeters"]},
            ["Els Smets"],
        ),
        (
            CANVAS,
            "project3_57_678901_ps1.ipynb",
            people("57", "58", sort="user number"),
            {"project3_57_678901_ps1.html": ["Jan Peeters", "Els Smets"]},
            [],
        ),
        (
            replace(JAN, platform="canvas", sort="user number"),
            "peetersjan_57_678901_ps1.ipynb",
            people("57", "58", sort="user number"),
            {"peetersjan_57_678901_ps1.html": ["Jan Peeters"]},
            ["Els Smets"],
        ),
        (
            replace(CANVAS, platform="brightspace"),
            "7-2 - Project 3 - 23 November, 2026 1030 AM/ps1.ipynb",
            people("57", "58", sort="username"),
            {"7-2 - Project 3 - 23 November, 2026 1030 AM/ps1.html": ["Jan Peeters", "Els Smets"]},
            [],
        ),
    ],
    ids=["moodle", "moodle-flat", "moodle-roster", "moodle-unknown", "canvas", "canvas-roster", "brightspace"],
)
def test_no_member_of_a_team_gets_another_ones_page(
    root, tmp_path, monkeypatch, student, path, members, pages, without
):
    """Each page is where its reader finds it; who cannot be given one there is named."""
    result = Result(student, marks=(Mark("memo", 1.0, "right"),), how=HandIn(path, team="Groep A"), members=members)
    alone = Result(Student("60", "Bo", "moodle", "participant"))
    given = {student.key: {"memo": (1.0, "Well argued.")}}
    monkeypatch.setattr(by_hand, "given_by_hand", lambda folder, name: given)
    told = report.write_all_feedback(root, Batch(load(root, "ps1"), (result, alone), {}), tmp_path)
    assert "Not in it, as nothing was handed in: Bo." in str(told)
    assert [name for reason, names in told.without.items() if reason != NOTHING for name in names] == without
    assert ("Hand over the pages" in str(told)) is bool(without)
    with zipfile.ZipFile(told.zip) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert found.keys() == pages.keys()
    everybody = {member.name for member in members}
    for name, readers in pages.items():
        assert all(reader in found[name] for reader in readers)
        assert not any(other in found[name] for other in everybody - set(readers))
        assert "Well argued." in found[name]


def graded(student, path):
    return Result(student, marks=(Mark("memo", 1.0, "right"),), how=HandIn(path))


def written(root, folder, monkeypatch, *results):
    """Return what was said of the pages, and the zip file's names with whose page each is."""
    monkeypatch.setattr(by_hand, "given_by_hand", lambda folder, name: {})
    told = report.write_all_feedback(root, Batch(load(root, "ps1"), results, {}), folder)
    if told.zip is None:
        return str(told), {}
    with zipfile.ZipFile(told.zip) as archive:
        names = {result.student.name for result in results}
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    return str(told), {path: next(name for name in names if name in page) for path, page in pages.items()}


def test_whose_page_is_not_in_the_zip_is_named_with_the_reason(root, tmp_path, monkeypatch):
    said, pages = written(
        root,
        tmp_path,
        monkeypatch,
        graded(JAN, "Jan Peeters_57_assignsubmission_file_/ps1.ipynb"),
        graded(Student("els", "Els Smets", "roster"), "mail/ps1.ipynb"),
        Result(Student("60", "Bo Maes", "roster")),
    )
    assert pages == {"Jan Peeters_57_assignsubmission_file_/ps1.html": "Jan Peeters"}
    assert "Not in it, as the platform would not know whose page it is: Els Smets." in said
    assert "Not in it, as nothing was handed in: Bo Maes." in said
    assert "Hand over the pages of those who handed in something yourself." in said


def test_of_who_typed_in_canvas_there_is_no_file_that_a_page_could_go_with(root, tmp_path, monkeypatch):
    jan, els = (Student(number, name, "canvas", "user number") for number, name in (("12", "Jan"), ("13", "Els")))
    typed = Result(els, how=HandIn("smetsels_13_text.html"))
    said, pages = written(root, tmp_path, monkeypatch, graded(jan, "peetersjan_12_678901_ps1.ipynb"), typed)
    assert set(pages) == {"peetersjan_12_678901_ps1.html"}
    assert "Not in it, as no file was handed in for a page to go with: Els." in said


def test_a_notebook_from_anothers_folder_brings_nobody_anothers_page(root, tmp_path, monkeypatch):
    """Both notebooks lay in Jan's folder, and the instructor gave one of them to Els."""
    folder = "Jan Peeters_57_assignsubmission_file_"
    els = Student("58", "Els Smets", "roster", "participant")
    jans = graded(JAN, f"{folder}/ps1.ipynb")
    said, pages = written(root, tmp_path, monkeypatch, jans, graded(els, f"{folder}/els.ipynb"))
    assert pages == {f"{folder}/ps1.html": "Jan Peeters", "Els Smets_58_assignsubmission_file_/ps1.html": "Els Smets"}
    assert "Not in it" not in said
    unknown = Student("els", "Els Smets", "roster")
    said, pages = written(root, tmp_path, monkeypatch, jans, graded(unknown, f"{folder}/els.ipynb"))
    assert pages == {f"{folder}/ps1.html": "Jan Peeters"}
    assert "Not in it, as another student’s page goes there already: Els Smets." in said


def test_what_is_to_confirm_is_no_page_of_a_student(root, tmp_path, monkeypatch):
    """The question names another student, and the notebook may be that one's."""
    folder = "{}_assignsubmission_file_/ps1.ipynb"
    question = "The roster has Bo Maes under this id. Is this Bo Maes (bo)?"
    els = graded(Student("58", "Els Smets", "moodle", "participant"), folder.format("Els Smets_58"))
    els = replace(els, state=TO_CONFIRM, how=replace(els.how, doubt=question))
    an = Student("59", "An Claes", "moodle", "participant")
    an = Result(an, state=TO_CONFIRM, reason="Which one?", how=HandIn(folder.format("An Claes_59"), doubt="Which one?"))
    jans = graded(JAN, folder.format("Jan Peeters_57"))
    said, pages = written(root, tmp_path, monkeypatch, jans, els, an)
    assert pages == {"Jan Peeters_57_assignsubmission_file_/ps1.html": "Jan Peeters"}
    assert "Not in it, as you still have to confirm it in who.csv: Els Smets, An Claes." in said
    assert "Hand over" not in said
    for number in (58, 59):
        page = (tmp_path / f"feedback/ps1/{number}.html").read_text(encoding="utf-8")
        assert "There is no grade yet: your lecturer still has to confirm it." in page
        assert not any(word in page for word in ("Bo Maes", "Which one", "<section>"))
    said, pages = written(root, tmp_path, monkeypatch, els)
    assert not pages
    assert "To hand back after you confirm them in who.csv: Els Smets." in said
    write_tables(load(root, "ps1"), [els, an], tmp_path)
    comments = (tmp_path / "moodle_comments.csv").read_text(encoding="utf-8")
    assert comments.count("your lecturer still has to confirm it") == 2
    assert "Bo Maes" not in comments


def test_a_platform_that_takes_no_zip_is_told(root, tmp_path, monkeypatch):
    path = "Set 1_r01_attempt_2026-11-23-10-30-00_ps1.ipynb"
    said, _pages = written(root, tmp_path, monkeypatch, graded(Student("r01", "Jan"), path))
    assert "No platform takes them back as one file" in said
