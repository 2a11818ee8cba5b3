"""When something was handed in, and how late."""

from datetime import datetime

import pytest

from kmo_teach.grading.late import DeadlineError, deadline
from tests.grading.downloads import intake, notebook

UNTIL = datetime(2026, 11, 23, 18)


@pytest.mark.parametrize(
    ("time", "late", "days"),
    [
        ("2026-11-23-18-00-00", False, 0),
        ("2026-11-23-18-00-01", True, 1),
        ("2026-11-24-18-00-00", True, 1),
        ("2026-11-24-18-00-01", True, 2),
        ("2026-11-01-09-00-00", False, 0),
    ],
)
def test_days_late_are_days_begun_after_the_deadline(time, late, days, tmp_path):
    found = intake(tmp_path, {f"Set 1_r01_attempt_{time}_ps1.ipynb": notebook()}, until=UNTIL)
    how = found.handed[0].how
    assert (how.late, how.days_late) == (late, days)
    assert how.time[:10] == time[:10]


def test_without_a_deadline_the_platform_tells(tmp_path):
    names = (
        "elsp_LATE_12345_678901_ps1.ipynb",
        "janp_12346_678902_ps1.ipynb",
        "Set_r01_attempt_2026-11-23-18-00-00_p.ipynb",
    )
    found = intake(tmp_path, {name: notebook(name) for name in names})
    assert {each.student.id: each.how.late for each in found.handed} == {"12345": True, "12346": False, "r01": None}
    assert {each.how.days_late for each in found.handed} == {None}


def test_a_deadline_is_a_day_or_a_time():
    assert deadline("2026-11-23T18:00") == UNTIL
    assert deadline("2026-11-23") == datetime(2026, 11, 23, 23, 59, 59)
    with pytest.raises(DeadlineError, match="tomorrow is not allowed"):
        deadline("tomorrow")
