"""A text of a student that takes the square of its length, or more, would stop the run for everybody.

No clock is read: what is tested would take minutes to hours, so that nobody waits for a test that fails.
"""

from __future__ import annotations

import json
import unicodedata
import zipfile
from pathlib import PurePosixPath

import pytest

from kmo_teach.grading.download import items
from kmo_teach.grading.names import Student, clean, in_order, may_be_spelled, same_person, words
from kmo_teach.grading.notebook import read
from kmo_teach.grading.reading.prose import prose, verbatim
from kmo_teach.grading.typed import one_line

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "\N{COMBINING ACUTE ACCENT}\N{COMBINING GRAVE ACCENT BELOW}"


@pytest.mark.parametrize(
    "marks", [MARKS, "\N{TIBETAN VOWEL SIGN II}", "\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{COMBINING DOT BELOW}"]
)
def test_a_letter_carries_few_marks(marks):
    name = "a" + marks * 200_000
    assert len(clean(name)) < 70
    assert words(name)[:1] == ("a",)
    assert len(Student(name, "Jan").key) < 70
    assert len(one_line(name, plain=True)) < 70


@pytest.mark.parametrize(
    "name", ["Nguy\u1ec5n", "Zoe\u0308", "\u0e19\u0e49\u0e33", "\u05e9\u05c1\u05b8", "A" + MARKS * 15]
)
def test_a_name_with_marks_stays_as_it_is(name):
    assert clean(name) == unicodedata.normalize("NFC", name)


def test_lost_letters_are_not_tried_one_way_after_another():
    assert not same_person("?a" * 40 + "b", "a" * 200 + "c")
    assert may_be_spelled("?a" * 60, "\u00eba" * 60)
    assert not may_be_spelled("J?n", "Jwxyzn"), "more letters than one that was lost may have become"


def test_a_name_of_many_letters_and_a_path_of_many_folders_stay_apart_and_short(tmp_path):
    deep = "d/" * 12_000
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in ("a" * 60_000 + "b", "a" * 60_000 + "c", f"{deep}x/{deep}ps1.ipynb", f"{deep}y/{deep}ps1.ipynb"):
            archive.writestr(name if name.endswith(".ipynb") else f"{name}/ps1.ipynb", "{}")
    paths = [item.path for item in items(tmp_path / "in.zip")]
    assert len({path.parent for path in paths}) == 4
    assert all(path.name == "ps1.ipynb" and len(path.parts) < 70 for path in paths)
    assert all(len(part) < 256 for path in paths for part in path.parts)


@pytest.mark.parametrize(
    "page",
    [
        "<template>" * 250_000 + "</style>" * 300_000,
        "<title>x</title><h1>" + "y" * 1_000 + "<title>x</title></h1>" * 240_000,
        "<title>" + "<p>y" * 1_200_000,
        "<" * 5_000_000,
        "a" + MARKS * 2_500_000,
    ],
    ids=["hidden", "headings", "title", "markup", "marks"],
)
def test_a_page_of_five_million_letters_is_read(page):
    assert len(one_line(page.encode())) <= 20_000


@pytest.mark.parametrize("end", ["<![x<y>", "&#" + "9" * 5_000 + ";", "<![", "<!DOCTYPE a [<!ELEMENT"])
def test_what_a_parser_stops_at_costs_nothing_but_itself(end):
    assert one_line(f"<p>12 %</p>{end}").lstrip("<p>").startswith("12 %")


def test_what_stands_behind_a_large_picture_is_read():
    picture = '<img src="data:image/png;base64,' + "A" * 3_000_000 + '">'
    assert one_line(f"<p>see{picture}</p>12 %") == "see [img] 12 %"


@pytest.mark.parametrize("source", ["\n" * 900_000, "KMO_LANG" + "=" * 900_000, "check(" + "\n" * 900_000])
def test_a_cell_of_many_blanks_is_read(source):
    cell = {"cell_type": "code", "metadata": {}, "source": source}
    assert read(json.dumps({"cells": [cell]}).encode()).assignment is None


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ('os.environ["KMO_LANG"] = "nl"', "nl"),
        ("%env KMO_LANG=nl", "nl"),
        ("os.environ['KMO_LANG']='nl'", "nl"),
        ("KMO_LANG = nl", "nl"),
        ('# KMO_LANG\nx = "nl"', "en"),
    ],
)
def test_the_line_that_sets_the_language_is_known(source, language):
    cell = {"cell_type": "code", "metadata": {}, "source": source}
    assert read(json.dumps({"cells": [cell]}).encode()).language == language


def test_nothing_turns_the_order_in_which_an_instructor_reads():
    assert clean(f"Jan{TURNING} Peeters") == "Jan Peeters"
    shown = in_order(f"1{TURNING}2")
    assert not set(TURNING) & set(shown)
    assert shown.startswith("1\N{MATHEMATICAL LEFT ANGLE BRACKET}U+061C")
    assert one_line(f"<p>1{TURNING}2</p>") == "12"
    for shows in (prose, verbatim):
        assert not set(TURNING) & set(shows(f"1 {TURNING} 2"))
    assert clean(str(PurePosixPath("Jan\u202e_57"))) == "Jan_57"
