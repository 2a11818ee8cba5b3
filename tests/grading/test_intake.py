"""What learning platforms hand out: names, zip files, tries, and files that cannot be placed."""

import io
import json
import zipfile
from pathlib import PurePosixPath

import pytest

from kmo_teach.grading.intake import IntakeError, plan
from kmo_teach.grading.names import Student, identify

NOTEBOOK = json.dumps({"cells": [], "metadata": {}}).encode()


def notebook(assignment="ps1", text=""):
    cells = [{"cell_type": "code", "metadata": {}, "source": text}]
    return json.dumps({"cells": cells, "metadata": {"kmo": {"assignment": assignment}}}).encode()


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def handed_in(tmp_path, files):
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(files))
    return plan(path, "ps1")


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb", Student("1234567", "Jan Peeters", "moodle")),
        ("Jan Peeters_1234567_assignsubmission_file_ps1 (1).ipynb", Student("1234567", "Jan Peeters", "moodle")),
        ("An O'Neill_77_assignsubmission_file_/map/x.ipynb", Student("77", "An O'Neill", "moodle")),
        ("peetersjan_12345_678901_ps1.ipynb", Student("12345", "peetersjan", "canvas")),
        ("peetersjan_LATE_12345_678901_ps1-3.ipynb", Student("12345", "peetersjan", "canvas")),
        ("Set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb", Student("r0123456", "r0123456", "blackboard")),
        ("101-202 - Jan Peeters - 23 November, 2026 1030 AM/a.ipynb", Student("101", "Jan Peeters", "brightspace")),
        ("101-202 - Jan Peeters - Nov 23, 2026 1030 AM - a.ipynb", Student("101", "Jan Peeters", "brightspace")),
        ("submitted/jan/ps1/ps1.ipynb", Student("jan", "jan", "nbgrader")),
        ("jan/whatever.ipynb", Student("jan", "jan", "folder")),
        ("jan.ipynb", Student("jan", "jan", "folder")),
    ],
)
def test_the_usual_names_tell_the_student(path, student):
    assert identify(PurePosixPath(path), "ps1")[0] == student


def test_a_name_that_tells_nothing_is_listed(tmp_path):
    found = handed_in(tmp_path, {"ps1.ipynb": NOTEBOOK})
    assert not found.handed
    assert found.unplaced[0][0] == "ps1.ipynb"


def test_the_last_try_counts(tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00_ps1.ipynb"
    found = handed_in(tmp_path, {name.format(day): notebook(text=day) for day in ("09", "23", "10")})
    assert b'"23"' in found.handed[0].content
    assert len(found.unplaced) == 2


def test_the_notebook_of_this_assignment_counts(tmp_path):
    files = {"jan/other.ipynb": notebook("ps2"), "jan/a.ipynb": notebook(text="mine")}
    assert b"mine" in handed_in(tmp_path, files).handed[0].content


def test_a_students_own_zip_is_opened_with_its_data(tmp_path):
    inner = zipped({"ps1.ipynb": notebook(), "data.csv": "a,b"})
    found = handed_in(tmp_path, {"Jan P_12_assignsubmission_file_/work.zip": inner})
    assert found.handed[0].student.id == "12"
    assert found.handed[0].files == {"data.csv": b"a,b"}


def test_who_hands_in_no_notebook_gets_a_row(tmp_path):
    found = handed_in(tmp_path, {"Jan P_12_assignsubmission_file_/essay.docx": b"x"})
    assert found.without[0][0].id == "12"


def test_a_damaged_zip_of_a_student_gets_a_row(tmp_path):
    found = handed_in(tmp_path, {"Jan P_12_assignsubmission_file_/work.zip": b"PK nonsense"})
    assert found.without[0][0].id == "12"


def test_a_zip_cannot_lead_out_of_its_folder(tmp_path):
    found = handed_in(tmp_path, {"../../evil.ipynb": NOTEBOOK, "jan/ps1.ipynb": NOTEBOOK})
    assert [each.student.id for each in found.handed] == ["jan"]
    assert "leads out" in found.unplaced[0][1]


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("jan/ps1.ipynb", "w") as file:
        for _number in range(60):
            file.write(b" " * 1_000_000)
    found = plan(path, "ps1")
    assert "too large" in found.unplaced[0][1]


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "in" / "jan").mkdir(parents=True)
    (tmp_path / "secret.ipynb").write_bytes(NOTEBOOK)
    (tmp_path / "in" / "jan" / "ps1.ipynb").symlink_to(tmp_path / "secret.ipynb")
    found = plan(tmp_path / "in", "ps1")
    assert not found.handed
    assert "link" in found.unplaced[0][1]


def test_a_hostile_name_makes_no_path():
    key = Student("../../etc/passwd", "x").key
    assert "/" not in key
    assert not key.startswith(".")


def test_a_source_that_is_nothing_says_so(tmp_path):
    with pytest.raises(IntakeError, match="does not exist"):
        plan(tmp_path / "nowhere", "ps1")
