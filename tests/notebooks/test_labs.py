"""The labs are complete: objectives, time, every item and practice, answers, stored outputs without machine traces."""

import ast
import csv
import json
import re
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parent.parent.parent / "notebooks"
LABS = sorted(FOLDER.glob("lab-*.ipynb"))


def _syllabus() -> dict[str, list[str]]:
    """Return the targets that the syllabus expects in each lab: the paper's activities and practices."""
    wanted: dict[str, list[str]] = {}
    with (FOLDER.parent / "book/syllabus.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            if row["page"].startswith("notebooks/"):
                wanted.setdefault(row["page"].removeprefix("notebooks/"), []).append(row["target"])
    return wanted


WANTED = _syllabus()


@pytest.fixture(params=LABS, ids=lambda path: path.stem)
def lab(request):
    notebook = nbformat.read(request.param, as_version=4)
    notebook.stem = request.param.stem
    return notebook


def words(notebook):
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_lab_is_there():
    assert {path.stem for path in LABS} == set(WANTED)


def test_the_first_cell_says_what_for_and_how_long(lab):
    first = lab.cells[0].source
    assert re.search(r"^# Lab [\dC.]+: .+$", first, re.MULTILINE)
    assert len(re.findall(r"^- .+[;.]$", first, re.MULTILINE)) in range(3, 7), "three to six objectives"
    assert re.search(r"\*\*Time:\*\* about \d+ minutes", first)


def test_every_item_and_practice_has_a_target(lab):
    targets = re.findall(r'<span id="([a-z0-9-]+)"></span>', words(lab))
    assert len(targets) == len(set(targets))
    assert [target for target in WANTED[lab.stem] if target not in targets] == []


def test_no_target_shows_as_text_in_jupyter(lab):
    assert re.findall(r"^\([a-z0-9-]+\)=$", words(lab), re.MULTILINE) == []
    assert re.findall(r"^<span id=.*\n(?!\n)", words(lab), re.MULTILINE) == [], "an empty line goes before a heading"


def test_every_checkpoint_has_an_answer(lab):
    asked = [int(n) for n in re.findall(r"^> \*\*Checkpoint (\d+)\.\*\*", words(lab), re.MULTILINE)]
    answered = [int(n) for n in re.findall(r"^(\d+)\. ", lab.cells[-1].source, re.MULTILINE)]
    assert asked == answered == list(range(1, len(asked) + 1))


def test_it_has_controls_to_move_and_work_for_the_student(lab):
    source = "\n".join(cell.source for cell in code_cells(lab))
    assert source.count("@interact(") >= 2
    assert "# Your turn" in source or "Your turn:" in source


def test_it_was_run_from_top_to_bottom_without_error(lab):
    cells = code_cells(lab)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [output for cell in cells for output in cell.outputs if output.output_type == "error"] == []


def test_a_cell_that_shows_something_has_an_output(lab):
    for cell in code_cells(lab):
        last = ast.parse(cell.source).body[-1]
        if isinstance(last, ast.Expr) or getattr(last, "decorator_list", None):
            silent = isinstance(last, ast.Expr) and ast.unparse(last).startswith("prepare(")
            assert cell.outputs or silent, f"cell {cell.id} shows nothing"


def test_every_figure_has_words_and_data(lab):
    for cell in code_cells(lab):
        for output in cell.outputs:
            page = output.get("data", {}).get("text/html", "")
            assert not any(kind.startswith("image/") for kind in output.get("data", {})), f"{cell.id}: a bare image"
            if "<svg" in page:
                assert 'role="img" aria-label="' in page, cell.id
                assert "<table>" in page, cell.id


def test_nothing_tells_on_the_machine(lab):
    path = FOLDER / f"{lab.stem}.ipynb"
    text = path.read_text(encoding="utf-8")
    for trace in (str(Path.home()), str(FOLDER.parent), "widget-view", "ipykernel_", "Traceback", "0x7f"):
        assert trace not in text, f"{trace} in {path.name}"
    assert set(json.loads(text)["metadata"]) == {"kernelspec", "language_info"}
    assert {key for cell in lab.cells for key in cell.metadata} <= {"tags"}


def test_nbval_may_skip_nothing(lab):
    assert "NBVAL" not in json.dumps(lab).upper().replace("-", "_")


def test_cells_keep_names_that_mean_something(lab):
    ids = [cell.id for cell in lab.cells]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if re.fullmatch(r"[0-9a-f]{8}(-.*)?", name)] == [], "random ids"
