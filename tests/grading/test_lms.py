"""The tables have what each platform's importer looks for."""

import csv

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.lms import write_tables
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import NOT_HANDED_IN, Result


@pytest.fixture
def tables(tmp_path, root):
    results = [Result(Student("1234567", "Jan Peeters", "moodle"), state=NOT_HANDED_IN)]
    write_tables(load(root, "ps1"), results, tmp_path)
    return lambda name: list(csv.DictReader((tmp_path / f"{name}.csv").open(encoding="utf-8", newline="")))


def test_moodle_finds_its_columns_and_the_participants_number(tables):
    """Its ``importgradeslib.php`` refuses a worksheet without these three, and cuts "Participant " off."""
    (row,) = tables("moodle")
    assert {"Identifier", "Grade", "Last modified (grade)"} <= row.keys()
    assert row["Identifier"] == "Participant 1234567"
    assert row["Grade"] == ""


def test_canvas_has_its_five_columns_and_a_row_with_the_most_points(tables):
    most, row = tables("canvas")
    assert list(row)[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert most["Student"].strip() == "Points Possible"
    assert most["ps1"] == "20"


def test_brightspace_ends_each_row_with_its_mark(tables):
    (row,) = tables("brightspace")
    assert list(row)[-1] == "End-of-Line Indicator"
    assert row["End-of-Line Indicator"] == "#"
