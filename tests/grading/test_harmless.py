"""What students write is text everywhere: in tables that a spreadsheet opens, and on the screen."""

from __future__ import annotations

import csv
import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kmo_teach.grading.command import main
from kmo_teach.grading.harmless import bare, guarded, harmless
from kmo_teach.grading.intake.plan import write_entries
from kmo_teach.grading.who import read_answers, write_questions
from tests.grading import cohort
from tests.grading.downloads import intake, notebook, zipped

SPLITS = "[;,|\t\r\n]"
NAMES = ["=cmd|' /C calc'!A0", "x;=1+1", "@SUM(1)", "a|-2+3", "b,+1", "c;'=1+1", "'=d", "'t Hart", "e;;=f"]


SIGNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def is_number(text: str) -> bool:
    try:
        return bool(float(text))
    except ValueError:
        return False


def begins_a_formula(cell: str) -> bool:
    """Return whether a spreadsheet that drops blanks and quotes around a cell may take a part of it for a formula."""
    parts = (part.strip(' "') for part in re.split(SPLITS, cell))
    return any(part.startswith(SIGNS) and not is_number(part) for part in parts)


@given(st.text(st.sampled_from("'=+-@;,|\t ab1.\"\uff1d\uff0b"), max_size=12))
@example("x;=1+1")
@example('x;"=1+1')
@example("a,'=1+1")
@example("' '=x")
def test_no_part_of_a_cell_begins_a_formula_and_what_is_read_again_is_the_same(text):
    assert not begins_a_formula(harmless(text))
    assert not begins_a_formula(guarded(text))
    assert bare(guarded(text)) == text


def test_the_tables_of_the_intake_hold_no_formula_and_answers_find_their_files(tmp_path):
    files = {f"{name.replace('/', ' ')}_assignsubmission_file/ps1.ipynb": notebook(name) for name in NAMES}
    found = intake(tmp_path, files)
    assert len(found.questions) == len(NAMES), "who is in each of these teams"
    write_questions(tmp_path, found.questions)
    write_entries(found, tmp_path / "intake.csv")
    for table in ("who.csv", "intake.csv"):
        text = (tmp_path / table).read_text(encoding="utf-8-sig")
        assert not any(begins_a_formula(cell) for row in csv.reader(text.splitlines()) for cell in row), table
    with (tmp_path / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    with (tmp_path / "who.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:-1], f"r{at}"] for at, row in enumerate(rows))])
    answered = {each.path for each in found.questions}
    assert read_answers(tmp_path).given.keys() == answered
    found = intake(tmp_path, files, None, read_answers(tmp_path))
    assert not {str(each.text) for each in found.questions if "Who is in this team" in str(each.text)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('x;"=cmd|x', "x;\"'=cmd|x"),
        ("a,'=1+1", "a,''=1+1"),
        ("a|  @SUM(1)", "a|  '@SUM(1)"),
        ("\u201c\uff1d1+1", "\u201c'\uff1d1+1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("-1+2", "'-1+2"),
        ("+1|x", "'+1|x"),
    ],
)
def test_what_stands_around_a_cell_hides_no_formula(text, shown):
    assert harmless(text) == guarded(text) == shown
    assert bare(shown) == text


@pytest.mark.parametrize("text", ["-5", "+3.25", "1;-2;+3", "-2,5", '"-4"', "-1e-05", "Ann-Marie", "a=b", "jan@kmo.be"])
def test_what_is_a_plain_number_or_no_formula_stays(text):
    assert harmless(text) == guarded(text) == text


def test_a_long_run_of_signs_is_read_once():
    for sign in " ';\"\n-1":
        text = f";{sign * 300_000}="
        assert bare(guarded(text)) == text


ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"


@pytest.mark.parametrize("command", ["look", "grade", "feedback", "export"])
def test_nothing_that_a_student_wrote_steers_the_terminal(command, tmp_path, root, capsys):
    """Names, errors and what was typed on the platform are shown without their control signs."""
    name = f"Jan {ESCAPE} P"
    raising = cohort.insert(cohort.right(), f"raise ValueError({ESCAPE!r})")
    raising["cells"][3]["metadata"]["nbgrader"]["grade_id"] = ESCAPE
    files = {
        f"{name}_57_assignsubmission_file_/ps1.ipynb": json.dumps(raising).encode(),
        f"Els {ESCAPE}_58_assignsubmission_file_/ps1.ipynb": notebook(assignment=f"ps2{ESCAPE}"),
        f"An {ESCAPE}_59_assignsubmission_onlinetext_/onlinetext.html": f"<p>{ESCAPE}ill</p>".encode(),
        f"loose{ESCAPE}.ipynb": b"{",
    }
    (tmp_path / "in.zip").write_bytes(zipped(files))
    (tmp_path / "list.csv").write_text(f"Identifier,Full name,Grade\nParticipant 57,Jan{ESCAPE},\n", encoding="utf-8")
    own = ["--course", str(root), "--assignment", "ps1", "--output", str(tmp_path / "out")]
    grade = ["grade", str(tmp_path / "in.zip"), *own]
    if command in ("feedback", "export"):
        assert main(grade) == 0
        capsys.readouterr()
    words = {"look": [*grade, "--dry-run"], "grade": grade, "feedback": ["feedback", *own]}
    words["export"] = ["export", "--into", str(tmp_path / "list.csv"), "--dry-run", *own]
    main(words[command])
    told = capsys.readouterr()
    odd = {c for c in told.out + told.err if unicodedata.category(c) == "Cc" and c not in "\n\r"}
    assert not odd, (told.out, told.err)
    written = [*(tmp_path / "out").rglob("*.csv"), *(tmp_path / "out").rglob("*.html")]
    texts = [told.out, told.err, *(path.read_text(encoding="utf-8") for path in written)]
    turned = [text[max(0, text.find("\u202e") - 60) :][:90] for text in texts if "\u202e" in text]
    assert turned == [], "it would turn what an instructor reads"
