"""A platform takes pages back only under the names that it gave itself."""

import zipfile

import pytest

from kmo_teach.grading.feedback_zip import returned_name, write_zip


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("all.zip/Jan Peeters_11_assignsubmission_file_/ps1.ipynb", "Jan Peeters_11_assignsubmission_file_/p.html"),
        ("Jan_Jr Peeters_11_assignsubmission_file_ps1.ipynb", "Jan_Jr Peeters_11_assignsubmission_file_p.html"),
        ("peetersjan_12345_678901_ps1.ipynb", "peetersjan_12345_678901_p.html"),
        ("peetersjan_LATE_12345_678901_ps1_2_3.ipynb", "peetersjan_LATE_12345_678901_p.html"),
        ("anon_Ab1cD_678901_ps1.ipynb", "anon_Ab1cD_678901_p.html"),
        (
            "1-2 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb",
            "1-2 - Jan Peeters - 23 November, 2026 1030 AM/p.html",
        ),
        ("Set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb", None),
        ("jan/ps1.ipynb", None),
        ("", None),
    ],
)
def test_a_page_goes_by_the_name_of_what_was_handed_in(path, name):
    assert returned_name(path, "p.html") == name


def test_the_zip_holds_the_pages_and_is_gone_without_any(tmp_path):
    path = tmp_path / "feedback.zip"
    write_zip({"a/p.html": "<p>ë</p>"}, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("a/p.html").decode() == "<p>ë</p>"
    assert write_zip({}, path) is None
    assert not path.exists()
