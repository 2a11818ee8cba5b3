"""Executing a notebook gives the same bytes each time and keeps a control's default state on the page."""

import nbformat
import pytest

from tools.notebooks import execute, main

CONTROL = """\
from ipywidgets import interact
from kmo_teach.notebook import prepare
prepare()
@interact(days=(0, 120, 30), rate=(0.0, 0.1, 0.005), kind=["call", "put"])
def shown(days=90, rate=0.05, kind="put"):
    print(days, rate, kind)
"""


def notebook(*sources):
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    return nbformat.v4.new_notebook(cells=cells)


def test_two_runs_give_the_same_notebook(tmp_path):
    first, second = (execute(notebook(CONTROL, "{3, 1, 2}", "1.5"), tmp_path) for _run in range(2))
    assert nbformat.writes(first) == nbformat.writes(second)


def test_a_control_leaves_its_default_state_and_a_text_form(tmp_path):
    outputs = execute(notebook(CONTROL), tmp_path).cells[0].outputs
    assert outputs[0].text == "90 0.05 put\n"
    form = outputs[1].data["text/html"]
    assert "days from 0 to 120, now 90" in form
    assert "rate from 0.000 to 0.100, now 0.050" in form
    assert "kind, one of call, put" in form
    assert not any("widget-view" in kind for kind in outputs[1].data)


def test_the_kernel_has_nothing_to_warn_of(tmp_path, capfd):
    execute(notebook("1"), tmp_path)
    assert capfd.readouterr().err == ""


def test_tables_follow_the_readers_language(tmp_path):
    source = "from kmo_teach.notebook import prepare\nprepare()\nimport pandas\npandas.DataFrame({'amount': [1234.5]})"
    for language, expected in (("en", "1,234.50"), ("nl", "1.234,50")):
        [output] = execute(notebook(source), tmp_path, language).cells[0].outputs
        assert expected in output.data["text/html"], language


def test_an_output_that_names_a_folder_of_the_machine_is_refused(tmp_path):
    with pytest.raises(ValueError, match="names a folder"):
        execute(notebook("import sys\nsys.prefix"), tmp_path)


def test_check_fails_on_stale_outputs_and_stores_nothing(tmp_path, capsys):
    file = tmp_path / "stale.ipynb"
    file.write_text(nbformat.writes(notebook("1 + 1")), encoding="utf-8")
    before = file.read_bytes()
    assert main(["--check", str(file)]) == 1
    assert file.read_bytes() == before
    assert "stale.ipynb" in capsys.readouterr().err
    assert main([str(file)]) == 0
    assert main(["--check", str(file)]) == 0


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("2-3", ["lab-2-3-people.ipynb"]),
        ("2-4", ["lab-2-4-1-accounting-tax-liquidity.ipynb", "lab-2-4-2-risks-and-price.ipynb"]),
        ("c", ["lab-c-capstone.ipynb"]),
    ],
)
def test_only_the_named_labs_are_run(name, files, monkeypatch, capsys):
    monkeypatch.setattr("tools.notebooks.execute", lambda notebook, folder: notebook)
    assert main(["--check", name]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == files


def test_a_lab_that_does_not_exist_is_told_with_those_that_do(capsys):
    assert main(["2-9"]) == 2
    assert "There is no lab 2-9. A lab goes by its number: 0-introduction, 1-1-definition" in capsys.readouterr().err
