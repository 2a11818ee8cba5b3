"""When something was handed in, and how late."""

import csv
import json
from datetime import datetime

import pytest

from kmo_teach.grading.command import main
from kmo_teach.grading.late import DeadlineError, deadline
from kmo_teach.grading.reading.desk import Desk
from kmo_teach.grading.reading.serve import Server
from kmo_teach.grading.roster import read_roster
from kmo_teach.language import LANGUAGES, using
from tests.grading import cohort
from tests.grading.downloads import intake, notebook, zipped
from tests.grading.reader import Reader

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


def test_the_platforms_own_word_for_late_is_told_in_one_sentence(tmp_path):
    names = ("elsp_LATE_12345_678901_ps1.ipynb", "janp_12346_678902_ps1.ipynb", "anm_12347_678903_ps1.ipynb")
    (told,) = intake(tmp_path, {name: notebook(name) for name in names}, until=UNTIL).warnings
    assert "by its own deadline: 1 of 3 (elsp)" in told
    (told,) = intake(tmp_path, {name: notebook(name) for name in names[1:]}, until=UNTIL).warnings
    assert told.endswith("by its own deadline: 0 of 2.")


@pytest.mark.parametrize("until", [None, UNTIL])
def test_who_is_late_is_told_of_what_cannot_be_graded_too(until, tmp_path):
    files = {"elsp_LATE_12345_678901_ps1.docx": b"x", "boc_LATE_12348_678904_ps1.ipynb": b"damaged"}
    files |= {"janp_12346_678902_ps1.ipynb": notebook("j"), "anm_LATE_12347_678903_ps1.ipynb": notebook("a")}
    (told,) = intake(tmp_path, files, until=until).warnings
    assert told.endswith("by its own deadline: 3 of 4 (anm, elsp, boc).")
    assert not intake(tmp_path, {"janp_12346_678902_ps1.ipynb": notebook()}).warnings


def test_of_whom_nothing_is_known_is_told_of_what_cannot_be_graded_too(tmp_path):
    files = {"Jan_57_assignsubmission_file_/ps1.ipynb": notebook(), "Els_58_assignsubmission_file_/ps1.docx": b"x"}
    assert "handed in: 2 of 2." in intake(tmp_path, files, until=UNTIL).warnings[0]


def test_a_deadline_is_a_day_or_a_time():
    assert deadline("2026-11-23T18:00") == UNTIL
    assert deadline("2026-11-23") == datetime(2026, 11, 23, 23, 59, 59)
    with pytest.raises(DeadlineError, match="tomorrow is not allowed"):
        deadline("tomorrow")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("28/11/2026 23:59", datetime(2026, 11, 28, 23, 59)),
        ("28-11-2026 23u59", datetime(2026, 11, 28, 23, 59)),
        ("28.11.2026 om 23.59", datetime(2026, 11, 28, 23, 59)),
        ("28/11/2026 9 uur", datetime(2026, 11, 28, 9)),
        ("28/11/2026", datetime(2026, 11, 28, 23, 59, 59)),
        ("zaterdag 28 november 2026, 23u59", datetime(2026, 11, 28, 23, 59)),
        ("28 november 2026", datetime(2026, 11, 28, 23, 59, 59)),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_may_be_written_with_the_day_first(language, text, time):
    with using(language):
        assert deadline(text) == time


def test_which_number_is_the_day_is_told_by_the_language_or_asked():
    with using("nl"):
        assert deadline("3/4/2026") == datetime(2026, 4, 3, 23, 59, 59)
    with pytest.raises(DeadlineError, match=r"may be 3.April 2026 or 4.March 2026. Write 2026-04-03 or 2026-03-04"):
        deadline("3/4/2026")
    for text in ("31/2/2026", "11/28/2026", "28/11/26", "28/11/2026 25:00", "28/11/2026 later"):
        with pytest.raises(DeadlineError, match=f"{text} is not allowed"):
            deadline(text)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Deadline: Saturday 28 November 2026, 23:59."), ("nl", "Deadline: zaterdag 28 november 2026, 23:59.")],
)
def test_the_command_says_how_it_read_the_deadline(language, told, tmp_path, root, monkeypatch, capsys):
    monkeypatch.setenv("KMO_LANG", language)
    (tmp_path / "in.zip").write_bytes(zipped({"jan/ps1.ipynb": notebook()}))
    words = ["grade", str(tmp_path / "in.zip"), "--course", str(root), "--assignment", "ps1", "--dry-run"]
    assert main([*words, "--output", str(tmp_path / "out"), "--deadline", "28/11/2026 23u59"]) == 0
    assert told in capsys.readouterr().out.replace("\u00a0", " ")


ENGLISH = "Last modified (submission)", "Participant"
DUTCH = "Laatst gewijzigd (inzending)", "Deelnemer"


def worksheet(folder, column, word, first, second):
    """Return what Moodle's worksheet tells of Jan, Els and An, who handed in nothing."""
    header = f"Identifier,Full name,Status,Group,Grade,{column},Last modified (grade)"
    rows = [f'{word} 57,Jan Peeters,Submitted,Groep A,,"{first}",-', f'{word} 58,Els Smets,Submitted,,,"{second}",-']
    path = folder / "worksheet.csv"
    path.write_text("\n".join([header, *rows, f"{word} 59,An Maes,No submission,,,-,-"]), encoding="utf-8")
    return read_roster(path)


@pytest.mark.parametrize(
    ("column", "word", "first", "second"),
    [
        (*ENGLISH, "Monday, 23 November 2026, 6:00 PM", "Monday, 23 November 2026, 6:01 PM"),
        (*ENGLISH, "Monday, November 23, 2026, 6:00 PM", "Monday, November 23, 2026, 6:01 PM"),
        (*DUTCH, "maandag, 23 november 2026, 18:00", "maandag 23 november 2026, 18:01"),
        (*ENGLISH, "2026-11-23 18:00:00", "2026-11-23 18:01:00"),  # saved again as a workbook
    ],
)
def test_moodles_worksheet_tells_who_was_late(tmp_path, column, word, first, second):
    """Moodle's download holds no times."""
    roster = worksheet(tmp_path, column, word, first, second)
    files = {f"{who}_assignsubmission_file_/ps1.ipynb": notebook(who) for who in ("Jan Peeters_57", "Els Smets_58")}
    found = intake(tmp_path, files, roster, until=UNTIL)
    told = {each.student.id: (each.how.time, each.how.days_late) for each in found.handed}
    assert told == {"57": ("2026-11-23 18:00:00", 0), "58": ("2026-11-23 18:01:00", 1)}
    assert not [warning for warning in found.warnings if "--groups" not in warning]


def test_a_team_is_late_as_its_members_are(tmp_path):
    roster = worksheet(tmp_path, "Last modified (submission)", "Participant", "24 November 2026, 9:00 AM", "-")
    found = intake(tmp_path, {"Groep A_9_assignsubmission_file/ps1.ipynb": notebook()}, roster, until=UNTIL)
    assert (found.handed[0].members, found.handed[0].how.days_late) == (roster.students[:1], 1)


def test_a_time_that_cannot_be_read_is_told(tmp_path):
    roster = worksheet(
        tmp_path, "Last modified (submission)", "Participant", "3/4/26, 10:30", "23 November 2026, 9:00 AM"
    )
    assert "“3/4/26, 10:30”" in roster.warnings[0]
    assert roster.times.keys() == {"58"}


def test_a_deadline_that_nothing_can_be_compared_with_is_told(tmp_path):
    files = {"Jan Peeters_57_assignsubmission_file_/ps1.ipynb": notebook()}
    found = intake(tmp_path, files, until=UNTIL)
    assert "Of whom it is not known whether they are late" in found.warnings[0]
    assert "grading worksheet" in found.warnings[1]
    assert not intake(tmp_path, files).warnings


BLACKBOARD = "Set_{}_attempt_2026-11-{}-00-00_ps1.ipynb"


def test_late_work_loses_no_points_and_is_told_in_the_table_on_the_page_and_where_it_is_read(tmp_path, root):
    """Whether it costs points is for the instructor to decide."""
    files = {BLACKBOARD.format("jan", "25-09"): "nl", BLACKBOARD.format("els", "23-17"): "en"}
    files["boc_LATE_12348_678904_ps1.ipynb"] = "en"
    folder = tmp_path / "in"
    folder.mkdir()
    for name, language in files.items():
        (folder / name).write_text(json.dumps(cohort.right(language)), encoding="utf-8")
    own = ["--course", str(root), "--assignment", "ps1", "--output", str(tmp_path / "out")]
    assert main(["grade", str(folder), *own, "--deadline", "2026-11-23T18:00"]) == 0
    with (tmp_path / "out/export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert {row["points so far"] for row in rows.values()} == {f"{cohort.ALL:g}"}
    column = "days late, begun days counted"
    told = {who: (row["handed in"], row["late"], row["late by"], row[column]) for who, row in rows.items()}
    assert told == {
        "jan": ("2026-11-25 09:00:00", "yes", "1 d 15 h", "2"),
        "els": ("2026-11-23 17:00:00", "no", "", "0"),
        "12348": ("", "yes", "", ""),
    }
    pages = {who: (tmp_path / f"out/feedback/ps1/{who}.html").read_text(encoding="utf-8") for who in rows}
    pages = {who: page.replace("\u00a0", " ") for who, page in pages.items()}
    assert "Ingediend: woensdag 25 november 2026, 09:00. Te laat: 1 d 15 u (begonnen dagen: 2)." in pages["jan"]
    assert "Handed in: Monday 23 November 2026, 17:00.</p>" in pages["els"]
    assert "Late by the platform’s own deadline." in pages["12348"]
    assert ">17 of 20 points so far" in pages["12348"]
    server = Server(Desk(root, tmp_path / "out"))
    with server.running():
        text, _give = Reader(server.address).open("advice", "jan")
    assert "Late: 1 d 15 h (days begun: 2)." in text
