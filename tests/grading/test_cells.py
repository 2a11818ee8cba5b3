"""Whatever a student does to cells, each gets the marks for the answers: checks are keyed by the task's name."""

import copy
import csv
import json
import re

import pytest

from kmo_teach.grading.command import main
from kmo_teach.grading.notebook import read
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


def _without_metadata_or_answers():
    notebook = cohort.released()
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


def _beside(source, kind="code", task="memo", *, before=False, language="en"):
    """Return a notebook with one answer missing, and something of the student's own beside the place for it."""
    notebook = cohort.right(language, without=(task,))
    at = notebook["cells"].index(cohort.cell(notebook, task)) + (0 if before else 1)
    notebook["cells"].insert(at, {**cohort.code(source), "cell_type": kind})
    return notebook


def _stripped(notebook):
    """Return a notebook as a service leaves it that drops all metadata."""
    return {**notebook, "metadata": {}, "cells": [{**cell, "metadata": {}} for cell in notebook["cells"]]}


LOST = cohort.ALL - cohort.POINTS["memo"]
RIGHT_MEMO = "slips = [1, 3.0, '4', 7]"
ELSEWHERE = {
    "markdown": _beside("The slips are 1, 3, 4 and 7.", "markdown"),
    "markdown-dutch": _beside("De fouten zijn 1, 3, 4 en 7.", "markdown", language="nl"),
    "another-name": _beside("my_slips = [1, 3, 4, 7]"),
    "comment-in-own-cell": _beside("# 1, 3, 4, 7"),
    "comment-in-the-cell": cohort.right(but={"memo": "slips = []\n...  # your answer here\n# I think 1, 3, 4 and 7"}),
    "raw": _beside("1, 3, 4, 7", "raw"),
    "changed-but-empty": cohort.right(but={"memo": "answer = [1, 3, 4, 7]\nslips = []"}),
    "markdown-without-metadata": _stripped(_beside("The slips are 1, 3, 4 and 7.", "markdown")),
    "printed": cohort.right(but={"memo": "slips = print([1, 3, 4, 7])"}),
}
FOUND = {
    "own-cell": _beside(RIGHT_MEMO),
    "own-cell-before-the-stub": _beside(RIGHT_MEMO, before=True),
    "own-cell-before-the-stub-without-metadata": _stripped(_beside(RIGHT_MEMO, before=True)),
    "function-before-the-stub": _beside(cohort.solutions()["share-interval"], task="share-interval", before=True),
}


OWN = "from kmo_teach.entry import share_of_all"
IMPORTED = {
    "as-the-answer": OWN,
    "by-another-name": "from kmo_teach.entry.survey_shares import share_of_all as own\nshare_of_all = own",
    "wrapped": "import kmo_teach.entry\ndef share_of_all(a, b):\n    return kmo_teach.entry.share_of_all(a, b)",
    "while-it-runs": "def share_of_all(a, b):\n    import kmo_teach.entry as e\n    return e.share_of_all(a, b)",
    "kept-away": f"{OWN} as own\nkept = [own]\ndef share_of_all(a, b):\n    return kept[0](a, b)",
}
COMPARED = f"{OWN} as own\nprint(own(0.5, 0.5))\ndef share_of_all(a, b):\n    return a * b"


CASES = [
    *(
        cohort.case(f"imported-{name}", cohort.right(but={"denominator": source}), cohort.ALL - 1)
        for name, source in IMPORTED.items()
    ),
    cohort.case("imported-to-compare", cohort.right(but={"denominator": COMPARED}), cohort.ALL),
    *(cohort.case(f"elsewhere-{name}", notebook, None) for name, notebook in ELSEWHERE.items()),
    *(cohort.case(f"found-{name}", notebook, cohort.ALL) for name, notebook in FOUND.items()),
    cohort.case("nothing", cohort.released(), 0, written=False),
    cohort.case("nothing-without-metadata", _without_metadata_or_answers(), 0, written=False),
    cohort.case("own-check", _beside('check("memo", slips)'), LOST),
    cohort.case("own-import", _beside("import math"), LOST),
    cohort.case("split", _split(), cohort.ALL),
    cohort.case("split-text", _split_text(), cohort.ALL),
    cohort.case("elsewhere", _elsewhere(), cohort.ALL, written=False),
    cohort.case("twice", _twice(), cohort.ALL - cohort.POINTS["denominator"]),
    cohort.case("without-metadata", _without_metadata(), cohort.ALL),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cells")


@pytest.fixture(scope="module")
def rows(folder, root):
    cohort.write_tree(CASES, folder / "in", lambda _number, case: f"{case.name}/ps1.ipynb")
    words = ["--course", str(root), "--assignment", "ps1", "--output", str(folder / "out")]
    assert main(["grade", str(folder / "in"), *words]) == 0
    with (folder / "out" / "export" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_marks_follow_the_answers(case, rows):
    row = rows[case.name]
    if case.points is None:
        assert (row["memo"], row["points"], row["points so far"]) == ("", "", f"{LOST:g}"), row
    else:
        assert float(row["points so far"]) == pytest.approx(case.points), row
    assert row["state"] == ("needs grading" if case.written else "graded"), row


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_was_found_elsewhere_is_shown(name, rows, folder):
    page = (folder / f"out/feedback/ps1/elsewhere-{name}.html").read_text(encoding="utf-8")
    section = next(part for part in page.split("<section>") if "Seven statements" in part or "Zeven beweringen" in part)
    assert re.search(r"1, 3, 4(,| and| en) 7", section), section
    text = (folder / f"out/autograded/elsewhere-{name}/ps1/ps1.ipynb").read_text(encoding="utf-8")
    graded = next(cell for cell in json.loads(text)["cells"] if cell["id"] == "memo-check")
    assert re.search(r"1, 3, 4(,| and| en) 7", graded["source"]), "where points are given"


def test_without_metadata_it_is_still_known_which_assignment_it_is():
    notebook = _without_metadata()
    assert read(json.dumps(notebook).encode()).assignment == "ps1"
    assert read(json.dumps({**notebook, "cells": notebook["cells"][:1]}).encode()).assignment is None


@pytest.mark.parametrize("name", IMPORTED)
def test_why_the_courses_own_function_earns_nothing_is_told(name, rows, folder):
    page = (folder / f"out/feedback/ps1/imported-{name}.html").read_text(encoding="utf-8")
    assert "The task asks you to write the calculation yourself." in page
