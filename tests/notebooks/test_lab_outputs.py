"""No lab keeps old numbers: the site shows a fresh run in each language, and stored outputs that differ are told."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tools import fingerprint, lab_outputs, notebooks, site
from tools.lab_outputs import LabOutputs
from tools.site_language import STALE

LAB = Path("notebooks/lab.ipynb")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """List the languages in which labs are run, in a kernel that is there."""
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setattr(lab_outputs, "ROOT", tmp_path)
    done: list[str] = []

    def execute(notebook, folder, language):
        done.append(language)
        return notebooks.execute(notebook, folder, language)

    monkeypatch.setattr(lab_outputs, "execute", execute)
    return done


def _lab(*outputs: str) -> str:
    cell = nbformat.v4.new_code_cell("print(6 * 7)", id="one")
    cell.outputs = [nbformat.v4.new_output("stream", text=text) for text in outputs]
    cell.execution_count = 1 if outputs else None
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebooks._normalise(notebook)
    return nbformat.writes(notebook) + "\n"


def test_old_numbers_are_replaced_and_told(runs: list[str], tmp_path: Path) -> None:
    labs = LabOutputs("en", tmp_path / "kept", "1")
    assert labs.added(LAB, _lab("41\n")) == _lab("42\n")
    assert labs.stale == [LAB]


def test_fresh_numbers_are_left_alone_and_run_once(runs: list[str], tmp_path: Path) -> None:
    for _build in range(2):
        labs = LabOutputs("en", tmp_path / "kept", "1")
        assert labs.added(LAB, _lab("42\n")) == _lab("42\n")
        assert labs.stale == []
    assert runs == ["en"]


def test_a_lab_without_outputs_is_not_called_stale(runs: list[str], tmp_path: Path) -> None:
    labs = LabOutputs("nl", tmp_path / "kept", "1")
    assert labs.added(LAB, _lab()) == _lab("42\n")
    assert labs.stale == []


def test_a_lab_that_fails_is_told_in_one_line(runs: list[str], tmp_path: Path) -> None:
    text = _lab().replace("print(6 * 7)", "1 / 0")
    with pytest.raises(SystemExit) as stopped:
        LabOutputs("nl", tmp_path / "kept", "1").added(LAB, text)
    said = f"{LAB}: ERROR: in nl a cell fails with ZeroDivisionError: division by zero (see where: make notebooks)"
    assert stopped.value.code == said


def test_a_changed_package_runs_it_again(runs: list[str], tmp_path: Path) -> None:
    for state in ("1", "2"):
        LabOutputs("en", tmp_path / "kept", state).added(LAB, _lab("42\n"))
    assert runs == ["en", "en"]


def test_the_build_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site, "BUILD", tmp_path)
    site._tell_of_stale_labs()
    assert capsys.readouterr().out == ""
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "en.log").write_text(f"reading\n{STALE}{LAB}\n")
    site._tell_of_stale_labs()
    said = capsys.readouterr().out
    assert str(LAB) in said
    assert "make notebooks" in said


@pytest.mark.parametrize(
    ("path", "computed_again"),
    [
        ("kmo_teach/facts/case.toml", True),
        ("kmo_teach/pricing/price.py", True),
        ("book/syllabus.csv", True),
        ("notebooks/shared.py", True),
        ("locales/nl/LC_MESSAGES/kmo_teach.po", True),
        ("requirements.lock", True),
        ("book/chapter.md", False),
        ("book/references.bib", False),
        ("book/_static/course.css", False),
        ("kmo_teach/frontend/src/view.js", False),
    ],
)
def test_what_code_may_read_makes_it_run_again(path: str, computed_again: bool, tmp_path: Path) -> None:
    before = fingerprint.of_package(tmp_path, "nl").execution
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("new")
    assert (fingerprint.of_package(tmp_path, "nl").execution != before) is computed_again
