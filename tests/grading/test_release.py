"""The students' side: in step with the solutions, in both languages, with no answer in it."""

import json
import shutil
import tomllib

import pytest

from kmo_teach.grading.assignment import load, names
from kmo_teach.grading.task import TaskError, ValueTask
from tests.grading.cohort import ROOT, cell, solutions
from tools.release.__main__ import main as release_command
from tools.release.release import ReleaseError, extract, released


@pytest.mark.parametrize("name", names(ROOT))
def test_what_is_released_is_in_step(name):
    for path, content in released(ROOT, name).items():
        assert path.read_text(encoding="utf-8") == content, f"{path.relative_to(ROOT)}: run make release"


def student_files():
    """Return every file of the student edition that an assignment could leak into."""
    folders = [ROOT / "exercises", ROOT / "kmo_teach" / "check", ROOT / "book", ROOT / "notebooks"]
    return [
        path for folder in folders for path in folder.rglob("*") if path.suffix in {".ipynb", ".json", ".md", ".py"}
    ]


def secrets(name):
    """Return what must not leave the solutions' folder: answers, hints that give them away, hidden inputs."""
    assignment = load(ROOT, name)
    found = [line.strip() for source in solutions(name).values() for line in source.splitlines()]
    stubs = tuple(f"{task.answer} = {{" for task in assignment.tasks if isinstance(task, ValueTask))
    found = [line for line in found if len(line) > 25 and not line.startswith(("def ", *stubs))]
    found += [json.dumps(task.expected) for task in assignment.tasks if isinstance(task, ValueTask)]
    found += [wrong.hint for task in assignment.tasks for wrong in getattr(task, "wrong", ()) if not wrong.public]
    hidden = tomllib.loads((ROOT / "solutions" / name / "hidden.toml").read_text(encoding="utf-8"))
    texts = [text for rows in hidden.values() for row in rows for value in row.values() for text in _numbers(value)]
    return found + [text for text in texts if len(text) > 5]


def _numbers(value):
    if isinstance(value, list):
        return [text for each in value for text in _numbers(each)]
    return [str(value)]


def test_no_solution_and_no_hidden_input_is_in_the_student_edition():
    every = {name: secrets(name) for name in names(ROOT)}
    assert all(every.values())
    assert max(map(len, every.values())) > 20
    for path in student_files():
        text = path.read_text(encoding="utf-8").replace("_", "")
        found = [secret for each in every.values() for secret in each if secret.replace("_", "") in text]
        assert not found, f"{path.relative_to(ROOT)}: {found}"


@pytest.fixture
def course(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    return tmp_path


def spoil(course, change):
    path = course / "solutions/ps1/ps1.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_an_answer_without_markers_is_not_released(course):
    spoil(course, lambda notebook: cell(notebook, "memo").update(source="slips = [1, 3, 4, 7]"))
    assert not any("1, 3, 4, 7" in content for content in released(course, "ps1").values())


def test_an_answer_with_half_a_marker_is_not_released(course):
    spoil(course, lambda notebook: cell(notebook, "memo").update(source="### BEGIN SOLUTION\nslips = [1, 3, 4, 7]"))
    with pytest.raises(ReleaseError, match="solution"):
        released(course, "ps1")


@pytest.mark.parametrize("step", [extract, released])
def test_a_missing_cell_is_named_before_anything_is_translated_or_released(course, step):
    spoil(course, lambda notebook: notebook["cells"].remove(cell(notebook, "memo-check")))
    with pytest.raises(ReleaseError, match=r"memo.*memo-check"):
        step(course, "ps1")


def test_a_missing_translation_is_named(course):
    spoil(course, lambda notebook: cell(notebook, "memo-text").update(source="A new text without translation."))
    with pytest.raises(ReleaseError, match="A new text"):
        released(course, "ps1")


def test_points_and_minutes_come_from_the_task():
    notebook = json.loads((ROOT / "exercises/ps1/ps1.ipynb").read_text(encoding="utf-8"))
    assert cell(notebook, "memo-check")["metadata"]["nbgrader"]["points"] == 2
    assert "2 of 20 points, about 12 minutes" in "".join(cell(notebook, "memo-text")["source"])


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("ps1.ipynb", None, "ps1.ipynb does not exist"),
        ("ps1.ipynb", "nonsense", "not a Jupyter notebook"),
        ("hidden.toml", "a = = 1", "hidden.toml: Invalid value"),
        ("hidden.toml", None, "hidden inputs in hidden.toml"),
        ("tasks.py", "a = 1\nb = = 2\n", r"tasks.py, 2: SyntaxError"),
        ("tasks.py", "\nfrom kmo_teach.grading.task import Level\nLevel(point=1)\n", r"tasks.py, 3: TypeError.*point"),
    ],
)
def test_what_an_author_got_wrong_is_told_with_its_place(course, file, content, told):
    path = course / "solutions/ps1" / file
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises((ReleaseError, TaskError), match=told):
        extract(course, "ps1")


def test_a_wrong_answer_that_cannot_be_computed_is_named(course):
    path = course / "solutions/ps1/tasks.py"
    text = path.read_text(encoding="utf-8").replace("1 / _sufficiency(*inputs)", "1 / _sufficiency(1)")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TaskError, match="home-market: upside-down fails for"):
        extract(course, "ps1")


def test_a_written_answer_and_its_markers_are_not_translated(course):
    spoil(
        course,
        lambda notebook: cell(notebook, "advice").update(
            source="### BEGIN SOLUTION\nAnother model answer.\n### END SOLUTION"
        ),
    )
    assert extract(course, "ps1") == []
    assert "SOLUTION" not in (course / "solutions/ps1/nl.po").read_text(encoding="utf-8")
    assert not any("model answer" in content for content in released(course, "ps1").values())


def test_a_task_needs_a_name_of_its_own(course):
    (course / "solutions/ps1").rename(course / "solutions/ps9")
    (course / "solutions/ps9/ps1.ipynb").rename(course / "solutions/ps9/ps9.ipynb")
    path = course / "solutions/ps9/tasks.py"
    path.write_text(path.read_text(encoding="utf-8").replace('"ps1"', '"ps9"'), encoding="utf-8")
    with pytest.raises(ReleaseError, match="ps1 has a task of this name"):
        released(course, "ps9")


def test_a_folder_without_assignments_has_nothing_to_release(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["release", "--course", str(tmp_path)])
    assert release_command() == 1
    assert "There is no assignment in" in capsys.readouterr().err
