"""Sixty submissions, half of them hostile or broken, through the one command: each gets exactly what it deserves."""

import csv
import json
import re
import tomllib

import pytest

from kmo_teach.grading import report
from kmo_teach.grading.assignment import load
from kmo_teach.grading.command import main
from kmo_teach.grading.results import GRADED, NEEDS_GRADING, NOT_GRADABLE, NOT_HANDED_IN, cell_reason, mark_reason
from tests.grading import cohort

CASES = cohort.cohort()
ABSENT = "absent-student"


@pytest.fixture(scope="module")
def output(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("cohort")
    cohort.write_tree(CASES, folder / "in", lambda _number, case: f"submitted/{case.name}/ps1/ps1.ipynb")
    (folder / "roster.csv").write_text(f"id,name\n{ABSENT},Absent Student\n{CASES[0].name},\n", encoding="utf-8")
    grade = ["grade", str(folder / "in"), "--course", str(root), "--assignment", "ps1", "--seconds", "8"]
    assert main([*grade, "--output", str(folder / "out"), "--roster", str(folder / "roster.csv")]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def results(output, root):
    return {result.student.id: result for result in report.read(root, output).results}


def test_every_student_has_one_row(results):
    assert sorted(results) == sorted([*(case.name for case in CASES), ABSENT])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_marks_are_those_deserved(case, results):
    result = results[case.name]
    checked = [mark for mark in result.marks if mark.task != "advice"]
    told = " ".join([result.why, *map(cell_reason, result.cells), *map(mark_reason, checked)])
    got = sum(mark.points for mark in checked) if checked else None
    assert got == (case.points if case.points is None else pytest.approx(case.points)), told
    assert case.reason in told
    assert not case.never or case.never not in told
    assert result.state == (NOT_GRADABLE if case.points is None else NEEDS_GRADING if case.written else GRADED)


def test_who_handed_in_nothing_has_no_grade(results):
    assert results[ABSENT].state == NOT_HANDED_IN
    assert results[ABSENT].points is None


@pytest.mark.parametrize(("misconception", "wrong"), cohort.WRONG.items())
def test_misconceptions_are_named(misconception, wrong, results):
    marks = {mark.task: mark for mark in results[f"wrong-{misconception}"].marks}
    assert marks[wrong[0]].misconception == misconception


LEAVES_OUT = {"canvas", "blackboard"}
"""Platforms where a blank takes away the grade that is there: who has none is not in the table."""


@pytest.mark.parametrize("platform", ["moodle", "canvas", "blackboard", "brightspace"])
def test_a_grade_that_is_not_known_is_an_empty_cell_or_no_row(platform, output, results):
    with (output / "export" / f"{platform}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    header = next(number for number, title in enumerate(rows[0]) if title == "Grade" or title.startswith("ps1"))
    cells = {cell: row[header] for row in rows[1:] for cell in row if cell in results}
    known = {name: f"{result.points:g}" for name, result in results.items() if result.points is not None}
    blank = {} if platform in LEAVES_OUT else dict.fromkeys(results.keys() - known.keys(), "")
    assert cells == known | blank


def test_feedback_is_in_the_students_language_and_runs_nothing(output):
    dutch = (output / "feedback/ps1/right-01.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in dutch
    assert "Is de thuismarkt groot genoeg?" in dutch
    assert "<script" not in dutch
    assert "&lt;script&gt;alert(1)" in dutch
    assert '<html lang="en">' in (output / "feedback/ps1/right-00.html").read_text(encoding="utf-8")


def test_feedback_gives_no_hidden_input_away(output, root):
    """Neither by a value that a function returns, nor by the text or the class of an error it raises."""
    hidden = tomllib.loads((root / "solutions/ps1/hidden.toml").read_text(encoding="utf-8"))
    for page in (output / "feedback/ps1").glob("leaks-*.html"):
        text = page.read_text(encoding="utf-8")
        for inputs in hidden["denominator"]:
            for value in inputs.values():
                assert f"{value}" not in text, page.name
                assert f"{value}".replace(".", "_") not in text, page.name


def test_what_a_person_opens_holds_no_html_and_no_output_of_the_student(output):
    for path in (output / "autograded").rglob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs")
            assert cell["cell_type"] == "code" or "<" not in cell["source"], path


def test_output_is_bounded(output):
    sizes = {path: path.stat().st_size for path in output.rglob("*") if path.is_file()}
    assert max(sizes.values()) < 5_000_000, max(sizes, key=sizes.get)


def test_the_item_analysis_matches_numpy(output, results):
    numpy = pytest.importorskip("numpy")
    with (output / "export/items.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["task"]: row for row in csv.DictReader(file)}
    graded = [result for result in results.values() if result.marks]
    points = {task: [next(m.points or 0 for m in r.marks if m.task == task) for r in graded] for task in cohort.POINTS}
    for task in set(cohort.POINTS) - {"advice"}:
        rest = numpy.sum([values for name, values in points.items() if name != task], axis=0)
        assert float(rows[task]["discrimination"]) == pytest.approx(numpy.corrcoef(points[task], rest)[0, 1], abs=6e-4)
        assert float(rows[task]["difficulty"]) == pytest.approx(
            numpy.mean(points[task]) / cohort.POINTS[task], abs=6e-4
        )
    assert rows["memo"]["most frequent misconception"] == "asserted-is-proven"


def test_the_sum_of_the_points_is_the_tasks_sum(root):
    assignment = load(root, "ps1")
    assert {task.name: task.points for task in assignment.tasks} == cohort.POINTS
    assert re.fullmatch(r"ps\d", assignment.name)
