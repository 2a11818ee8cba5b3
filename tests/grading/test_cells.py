"""Whatever a student does to cells, each gets the marks for the answers: checks are keyed by the task's name."""

import copy
import csv

import pytest

from kmo_teach.grading.command import main
from tests.grading import cohort


def _split():
    """Return a notebook with an answer in two cells, both copies of the first, as JupyterLab's *Split Cell* makes."""
    notebook = cohort.right()
    first = cohort.cell(notebook, "share-interval")
    second = copy.deepcopy(first)
    lines = first["source"].split("\n")
    first["source"], second["source"] = "z = 1.96", "\n".join(lines)
    notebook["cells"].insert(notebook["cells"].index(first) + 1, second)
    return notebook


def _split_text():
    notebook = cohort.right()
    first = cohort.cell(notebook, "advice")
    second = copy.deepcopy(first)
    first["source"], second["source"] = "Follow the customer.", "By a contract."
    notebook["cells"].insert(notebook["cells"].index(first) + 1, second)
    return notebook


def _elsewhere():
    """Return a notebook whose answers stand in one cell of the student's own, their own cells deleted."""
    notebook = cohort.released()
    answers = {name: source for name, source in cohort.solutions().items() if name != "advice"}
    notebook["cells"] = [
        cell for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["grade_id"] not in answers
    ] + [cohort.code("\n\n".join(answers.values()))]
    return notebook


def _twice():
    """Return a notebook that defines an answer twice: as in Jupyter, the later one counts."""
    notebook = cohort.right()
    return cohort.insert(notebook, "def share_of_all(a, b):\n    return a", after="denominator-check")


def _without_metadata():
    """Return a notebook from a service that drops all metadata."""
    notebook = cohort.right()
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


CASES = [
    cohort.case("split", _split(), cohort.ALL),
    cohort.case("split-text", _split_text(), cohort.ALL),
    cohort.case("elsewhere", _elsewhere(), cohort.ALL, written=False),
    cohort.case("twice", _twice(), cohort.ALL - cohort.POINTS["denominator"]),
    cohort.case("without-metadata", _without_metadata(), cohort.ALL),
]


@pytest.fixture(scope="module")
def rows(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("cells")
    cohort.write_tree(CASES, folder / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    words = ["--course", str(root), "--assignment", "ps1", "--output", str(folder / "out")]
    assert main(["grade", str(folder / "in"), *words]) == 0
    with (folder / "out" / "export" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_marks_follow_the_answers(case, rows):
    row = rows[case.name]
    assert float(row["points so far"]) == pytest.approx(case.points), row
    assert row["state"] == ("needs grading" if case.written else "graded"), row
