"""The command line says what is wrong before it starts, and takes the files that instructors have."""

import pytest

from kmo_teach.grading import command
from kmo_teach.grading.command import main


@pytest.mark.parametrize(
    "words",
    [
        ["--cores", "0"],
        ["--cores", "-1"],
        ["--cores", "two"],
        ["--seconds", "0"],
        ["--seconds", "nan"],
        ["--seconds", "-5"],
        ["--deadline", "tomorrow"],
    ],
)
def test_numbers_that_cannot_be_are_refused(words, tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["grade", str(tmp_path), *words])
    assert f"argument {words[0]}: {words[1]} is not allowed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("missing", "words", "told"),
    [
        ("nbgrader", ["grade", "in"], "pip install kmo-teach[grading]"),
        ("nbgrader", ["export"], "pip install kmo-teach[grading]"),
    ],
)
def test_a_missing_package_is_told_before_the_work_starts(missing, words, told, root, tmp_path, monkeypatch, capsys):
    (tmp_path / "in").mkdir()
    words = [str(tmp_path / "in") if word == "in" else word for word in words]
    found = command.find_spec
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == missing else found(name))
    monkeypatch.setattr(command, "grade", None)
    assert main([*words, "--course", str(root), "--assignment", "ps1"]) == 1
    assert told in capsys.readouterr().err
