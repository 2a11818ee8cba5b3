"""The tables have what each platform's importer looks for."""

import csv

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.lms import write_tables
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import NOT_HANDED_IN, Result
from kmo_teach.grading.roster import read_roster
from tests.grading.downloads import intake, notebook


@pytest.fixture
def tables(tmp_path, root):
    late = HandIn("ps1.ipynb", "2026-11-24 09:00:00", late=True, days_late=1, minutes_late=420)
    results = [
        Result(Student("1234567", "Jan Peeters", "moodle"), state=NOT_HANDED_IN),
        Result(Student("7", "x;=1+1", "moodle"), marks=(Mark("memo", 12.5, "right"),), how=late),
    ]
    write_tables(load(root, "ps1"), results, tmp_path, lambda result: "Well done." if result.points else "")
    return lambda name: list(csv.DictReader((tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="")))


def test_moodle_finds_its_columns_and_the_participants_number(tables):
    """Its ``importgradeslib.php`` refuses a worksheet without these three, and cuts "Participant " off."""
    row, _other = tables("moodle")
    assert {"Identifier", "Grade", "Last modified (grade)"} <= row.keys()
    assert row["Identifier"] == "Participant 1234567"
    assert row["Grade"] == ""


def test_canvas_has_its_five_columns_and_a_row_with_the_most_points(tables):
    most, *rows = tables("canvas")
    assert list(most)[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert most["Student"].strip() == "Points Possible"
    assert most["ps1"] == "20"
    assert [row["ps1"] for row in rows] == ["12.5"]  # it takes a blank for "no grade any more"


def test_moodle_gets_comments_only_for_who_has_one(tables):
    """With the box ticked, a blank comment would wipe what is there."""
    assert "Feedback comments" not in tables("moodle")[0]
    assert [row["Feedback comments"] for row in tables("moodle_comments")] == ["Well done."]


def test_the_own_table_says_when_and_how_late(tables):
    row = tables("grades")[1]
    assert (row["handed in"], row["late"], row["late by"]) == ("2026-11-24 09:00:00", "yes", "7 h 0 min")
    assert row["days late, begun days counted"] == "1"


def test_no_name_becomes_a_formula_where_a_spreadsheet_splits_at_semicolons(tables):
    assert tables("grades")[1]["name"] == "x;'=1+1"


def test_brightspace_ends_each_row_with_its_mark(tables):
    row, _other = tables("brightspace")
    assert list(row)[-1] == "End-of-Line Indicator"
    assert row["End-of-Line Indicator"] == "#"


@pytest.mark.parametrize("fault", ["comment", "cell"])
def test_a_row_that_cannot_be_made_says_so_and_the_others_are_there(tmp_path, root, fault):
    """Whatever one submission holds, here what no table foresees."""
    cells = ({"cell": 3},) if fault == "cell" else ()
    bad = Result(Student("an", "An"), marks=(Mark("memo", 1.0, "right"),), cells=cells)
    good = Result(Student("jan", "Jan"), marks=(Mark("memo", 12.5, "right"),))

    def comments(result):
        if result.student.id == "an" and fault == "comment":
            raise KeyError("no comment")
        return "Well done."

    write_tables(load(root, "ps1"), [bad, good], tmp_path, comments)
    rows = {name: (tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("grades", "moodle_comments")}
    assert all("Jan" in text and "12.5" in text for text in rows.values())
    failed = rows["grades" if fault == "cell" else "moodle_comments"]
    assert "The grader met a fault of its own with this submission" in failed


@pytest.mark.parametrize(
    ("student", "username"),
    [
        (Student("101", "Jan", "brightspace", "user number"), ""),
        (Student("jan.p", "Jan", "roster", "username"), "jan.p"),
    ],
)
def test_brightspaces_own_number_is_never_given_as_a_user_name(tmp_path, root, student, username):
    write_tables(load(root, "ps1"), [Result(student, marks=(Mark("memo", 1.0, "right"),))], tmp_path)
    with (tmp_path / "brightspace.csv").open(encoding="utf-8", newline="") as file:
        assert [row["Username"] for row in csv.DictReader(file)] == [username]


@pytest.mark.parametrize(
    ("student", "names"),
    [
        (Student("els", "Els Van den Broeck", last_name="Van den Broeck"), ("Van den Broeck", "Els")),
        (Student("els", "Els Van den Broeck"), ("Els Van den Broeck", "")),
        (Student("els", "Marie Maes", last_name="Van den Broeck"), ("Marie Maes", "")),
    ],
)
def test_blackboard_gets_both_names_where_the_roster_tells_them_apart(student, names, tmp_path, root):
    write_tables(load(root, "ps1"), [Result(student, marks=(Mark("memo", 12.5, "right"),))], tmp_path)
    (row,) = csv.DictReader((tmp_path / "blackboard.csv").open(encoding="utf-8", newline=""))
    assert (row["Last Name"], row["First Name"]) == names


def test_the_roster_tells_where_a_last_name_begins(tmp_path):
    (tmp_path / "roster.csv").write_text("Username,Last Name,First Name\nels,Van den Broeck,Els\n", encoding="utf-8")
    roster = read_roster(tmp_path / "roster.csv")
    found = intake(tmp_path, {"Set_els_attempt_2026-11-23-10-30-00_ps1.ipynb": notebook()}, roster)
    assert found.handed[0].student.last_name == "Van den Broeck"


def test_moodles_comments_are_written_as_the_markup_that_it_keeps(tmp_path, root):
    result = Result(Student("7", "Jan", "moodle"), marks=(Mark("memo", 12.5, "right"),))
    write_tables(load(root, "ps1"), [result], tmp_path, lambda _result: "Is 2 < 3 & 4 > 3?\nSee <b>.")
    (row,) = csv.DictReader((tmp_path / "moodle_comments.csv").open(encoding="utf-8", newline=""))
    assert row["Feedback comments"] == "Is 2 &lt; 3 &amp; 4 &gt; 3?<br>See &lt;b&gt;."
