"""The command line says what is wrong before it starts, and takes the files that instructors have."""

import csv
import re

import pytest

from kmo_teach.grading import command
from kmo_teach.grading.command import main
from tests.grading.downloads import notebook


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


def test_argparses_own_words_are_in_the_readers_language(monkeypatch, capsys):
    """All that is no option and no command's own text."""
    said = {}
    for language in ("en", "nl"):
        monkeypatch.setenv("KMO_LANG", language)
        said[language] = []
        for words in (["--help"], ["grade", "--help"], ["export", "--help"], ["grade"], ["sum"], ["grade", "x", "--y"]):
            with pytest.raises(SystemExit):
                main(words)
            said[language] += ["\n".join(capsys.readouterr())]
    english = (
        r"\b(usage|options|positional|show this|error|required|invalid|choose|unrecognized|arguments?|help message)\b"
    )
    for own, other in zip(said["en"], said["nl"], strict=True):
        assert re.search(english, own)
        assert not re.search(english, re.sub(r"--[\w-]+", "", other)), other
    assert "gebruik: kmo" in said["nl"][0]


def test_notebooks_without_a_name_are_asked_for_in_one_sentence(tmp_path, root, capsys):
    """What a student sends by mail is often called as the assignment is."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/ps1.ipynb").write_bytes(notebook())
    words = ["grade", str(tmp_path / "in"), "--course", str(root), "--assignment", "ps1"]
    words += ["--output", str(tmp_path / "out")]
    assert main(words) == 1
    told = capsys.readouterr().err
    assert "Give each file or its folder the name of its student, such as jan-peeters/ps1.ipynb, or fill in" in told
    assert str(tmp_path / "out/who.csv") in told
    with (tmp_path / "out/who.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert [row[0] for row in rows] == ["ps1.ipynb"]
    with (tmp_path / "out/who.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, [*rows[0][:-1], "jan"]])
    (tmp_path / "roster.csv").write_text("username,name\njan,Jan Peeters\n", encoding="utf-8")
    assert main([*words, "--roster", str(tmp_path / "roster.csv"), "--dry-run"]) == 0
    assert "Jan Peeters  (jan, roster)  ps1.ipynb" in capsys.readouterr().out
