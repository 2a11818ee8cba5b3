"""Each platform's names tell who, when and which try."""

from datetime import datetime
from pathlib import PurePosixPath

import pytest

from kmo_teach.grading.names import Student, same_person
from kmo_teach.grading.platforms import ADAPTERS, Claim, Download, Folder


def claim(path: str, *others: str, listed=(), teams=(), told=None) -> Claim | None:
    """Read a path among others, as the intake does."""
    paths = [PurePosixPath(each) for each in (path, *others)]
    download = Download(
        paths, "ps1", lambda name: (told or {}).get(str(name)), {each.casefold() for each in listed}, teams
    )
    claims = [found for adapter in ADAPTERS if (found := adapter(download).read(paths[0]))]
    return min(claims, key=lambda found: found.depth) if claims else Folder(download).read(paths[0])


@pytest.mark.parametrize(
    ("path", "student"),
    [
        (
            "Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb",
            Student("1234567", "Jan Peeters", "moodle", "participant"),
        ),
        (
            "Jan Peeters_1234567_assignsubmission_file/ps1.ipynb",
            Student("1234567", "Jan Peeters", "moodle", "participant"),
        ),
        (
            "Jan Peeters_1234567_assignsubmission_file_ps1 (1).ipynb",
            Student("1234567", "Jan Peeters", "moodle", "participant"),
        ),
        ("An O'Neill_77_assignsubmission_file_/map/x.ipynb", Student("77", "An O'Neill", "moodle", "participant")),
        ("Participant_77_assignsubmission_file_/x.ipynb", Student("77", "Participant 77", "moodle", "participant")),
        ("Jan P_7_assignsubmission_onlinetext_/onlinetext.html", Student("7", "Jan P", "moodle", "participant")),
        ("Groep A_57_assignsubmission_file/ps1.ipynb", Student("Groep A", "Groep A", "moodle", "team", "Groep A")),
        (
            "Default group_assignsubmission_file/ps1.ipynb",
            Student("Default group", "Default group", "moodle", "team", "Default group"),
        ),
        (
            "Team 8-Jan Peeters_57_assignsubmission_file_/ps1.ipynb",
            Student("57", "Jan Peeters", "moodle", "participant", "Team 8"),
        ),
        (
            "Team 8-Mary-Ann Smith_57_assignsubmission_file_/ps1.ipynb",
            Student("57", "Mary-Ann Smith", "moodle", "participant", "Team 8"),
        ),
        (
            "Team 8-Participant_57_assignsubmission_file_/ps1.ipynb",
            Student("57", "Participant 57", "moodle", "participant", "Team 8"),
        ),
        (
            "Default group-Jan Peeters_57_assignsubmission_file_ps1.ipynb",
            Student("57", "Jan Peeters", "moodle", "participant", "Default group"),
        ),
        ("Team 8_57_assignsubmission_file_/ps1.ipynb", Student("Team 8", "Team 8", "moodle", "team", "Team 8")),
        (
            "Team 8-avond les_57_assignsubmission_file/ps1.ipynb",  # without the underscore the number is the team's
            Student("Team 8-avond les", "Team 8-avond les", "moodle", "team", "Team 8-avond les"),
        ),
        (
            "Jean-Luc Peeters_57_assignsubmission_file_/ps1.ipynb",
            Student("57", "Jean-Luc Peeters", "moodle", "participant"),
        ),
        ("peetersjan_12345_678901_ps1.ipynb", Student("12345", "peetersjan", "canvas", "user number")),
        ("peetersjan_12345_678901_ps1.zip", Student("12345", "peetersjan", "canvas", "user number")),
        ("peetersjan_LATE_12345_678901_ps1-3.ipynb", Student("12345", "peetersjan", "canvas", "user number")),
        ("peetersjan_12345_text.html", Student("12345", "peetersjan", "canvas", "user number")),
        ("anon_Ab1cD_678901_ps1.ipynb", Student("Ab1cD", "Ab1cD", "canvas", "anonymous")),
        ("LATE_anon_Ab1cD_678901_ps1.ipynb", Student("Ab1cD", "Ab1cD", "canvas", "anonymous")),
        (
            "Set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb",
            Student("r0123456", "r0123456", "blackboard", "username"),
        ),
        (
            "Set 1_r0123456_poging_2026-11-23-10-30-00_ps1.ipynb",
            Student("r0123456", "r0123456", "blackboard", "username"),
        ),
        (
            "Set 1_Groep A_poging_2026-11-23-10-30-00_ps1.ipynb",
            Student("Groep A", "Groep A", "blackboard", "team", "Groep A"),
        ),
        ("Set 1_r0123456_attempt_2026-11-23-10-30-00.txt", Student("r0123456", "r0123456", "blackboard", "username")),
        (
            "101-202 - Jan Peeters - 23 November, 2026 1030 AM/a.ipynb",
            Student("101", "Jan Peeters", "brightspace", "user number"),
        ),
        (
            "101-202 - Jan Peeters - Nov 23, 2026 1030 AM - a.ipynb",
            Student("101", "Jan Peeters", "brightspace", "user number"),
        ),
        (
            "101-202 - Mary-Ann Smith - 23 november, 2026 1030 AM/a.ipynb",
            Student("101", "Mary-Ann Smith", "brightspace", "user number"),
        ),
        ("Jan Peeters/Opgave/Version 1/ps1.ipynb", Student("Jan Peeters", "Jan Peeters", "teams", "name")),
        (
            "Submitted files/Jan Peeters/Opgave/Version 1/a.ipynb",
            Student("Jan Peeters", "Jan Peeters", "teams", "name"),
        ),
        ("ps1/Jan Peeters - ps1.ipynb", Student("Jan Peeters", "Jan Peeters", "google", "name")),
        ("submitted/jan/ps1/ps1.ipynb", Student("jan", "jan", "nbgrader", "username")),
        ("submitted/jan/ps1/ps1.zip", Student("jan", "jan", "nbgrader", "username")),
        ("jan/whatever.ipynb", Student("jan", "jan", "folder", "name")),
        ("jan.ipynb", Student("jan", "jan", "folder", "name")),
        ("Weiß.IPYNB.txt", Student("Weiß", "Weiß", "folder", "name")),
        ("submissions/jan/ps1/ps1.ipynb", Student("jan", "jan", "folder", "name")),
        ("Jan/ps1_2026_11_final.ipynb", Student("Jan", "Jan", "folder", "name")),
        ("Jan/notes - ps1.ipynb", Student("Jan", "Jan", "folder", "name")),
    ],
)
def test_the_usual_names_tell_the_student(path, student):
    assert claim(path).student == student


@pytest.mark.parametrize(
    "path", ["ps1.ipynb", "work/ps1.ipynb", "ps1/ps1.ipynb", "opgave/final.ipynb", "ps1 (2).ipynb"]
)
def test_a_name_that_tells_nothing_is_nobodys(path):
    assert claim(path) is None


def test_folders_that_part_higher_up_tell_the_student():
    assert claim("Els/work/ps1.ipynb", "An/work/ps1.ipynb").student.id == "Els"


@pytest.mark.parametrize(
    ("head", "others", "listed", "teams", "name", "team"),
    [
        ("Alfa-Jan Peeters", [], ["Jan Peeters"], [], "Jan Peeters", "Alfa"),
        ("Alfa-Jan Peeters", [], [], ["alfa"], "Jan Peeters", "Alfa"),
        ("Alfa-B-Jan Peeters", [], [], ["alfa", "alfa-b"], "Jan Peeters", "Alfa-B"),
        ("Jean-Luc Peeters", [], ["Jean-Luc Peeters"], ["jean"], "Jean-Luc Peeters", ""),
        ("Team-B-Jan Peeters", ["Team-B-Els Smets"], [], [], "Jan Peeters", "Team-B"),
        ("Alfa-Jan Peeters", [], [], [], "Alfa-Jan Peeters", ""),
    ],
)
def test_moodle_up_to_4_0_writes_the_team_before_the_name(head, others, listed, teams, name, team):
    """The number is the student's, whatever stands before it."""
    paths = [f"{each}_{at}_assignsubmission_file_/ps1.ipynb" for at, each in enumerate((head, *others), 57)]
    found = claim(*paths, listed=listed, teams=teams)
    assert found.student == Student("57", name, "moodle", "participant", team)


@pytest.mark.parametrize("end", ["file/ps1.ipynb", "file_ps1.ipynb"])
def test_a_later_moodles_number_of_a_team_is_no_students(end):
    """A team may be called as another one with something behind it; its number may be that of a student."""
    found = claim(f"Groep A-avond les_57_assignsubmission_{end}", teams=["groep a"])
    assert (found.student.sort, found.student.name) == ("team", "Groep A-avond les")


@pytest.mark.parametrize(
    ("path", "others", "listed", "user"),
    [
        ("team_3_12345_678901_ps1.ipynb", ["elsp_12346_678902_ps1.ipynb"], [], "12345"),
        ("team_3_12345_678901_ps1.ipynb", [], ["12345"], "12345"),
        ("peetersjan_12345_678901_2026_ps1.ipynb", ["elsp_12346_678902_ps1.ipynb"], [], "12345"),
    ],
)
def test_canvas_which_number_is_the_students_shows_in_the_names_around_it(path, others, listed, user):
    found = claim(path, *others, listed=listed)
    assert found.student.id == user
    assert not found.doubt


def test_canvas_a_number_that_may_be_two_things_is_asked():
    assert claim("team_3_12345_678901_ps1.ipynb").doubt


@pytest.mark.parametrize(
    ("head", "others", "listed", "user", "sure"),
    [
        ("Set 1_jan_peeters", ["Set 1_els_peeters"], [], "jan_peeters", True),
        ("Set_1_jan_peeters", [], ["jan_peeters"], "jan_peeters", True),
        ("Set 1_r01", [], [], "r01", True),
        ("Set_1_jan_peeters", [], [], "1_jan_peeters", False),
        ("Set_1_jan_a", ["Set_1_jan_b"], [], "1_jan_a", False),
    ],
)
def test_blackboard_a_user_name_may_hold_underscores(head, others, listed, user, sure):
    name = "{}_attempt_2026-11-23-10-30-00_ps1.ipynb"
    found = claim(name.format(head), *map(name.format, others), listed=listed)
    assert found.student.id == user
    assert bool(found.doubt) is not sure


def test_blackboard_tells_name_and_user_name_beside_the_try():
    head = "Set_1_jan_peeters_attempt_2026-11-23-10-30-00"
    told = {f"{head}.txt": b"Name: Jan Peeters (jan_peeters)\nAssignment: Set_1\n"}
    found = claim(f"{head}_ps1.ipynb", f"{head}.txt", told=told)
    assert (found.student.id, found.student.name, found.doubt) == ("jan_peeters", "Jan Peeters", None)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("23 November, 2026 1030 AM", datetime(2026, 11, 23, 10, 30)),
        ("9 November, 2026 1230 AM", datetime(2026, 11, 9, 0, 30)),
        ("9 November, 2026 1230 PM", datetime(2026, 11, 9, 12, 30)),
        ("Nov 23, 2026 905 PM", datetime(2026, 11, 23, 21, 5)),
        ("Nov 23, 2026 9:05 PM", datetime(2026, 11, 23, 21, 5)),
        ("23 mei, 2026 2130", datetime(2026, 5, 23, 21, 30)),
        ("3 maart 2026 930", datetime(2026, 3, 3, 9, 30)),
        ("1 oktober, 2026 1030", datetime(2026, 10, 1, 10, 30)),
        ("31 augustus, 2026 1030", datetime(2026, 8, 31, 10, 30)),
        ("31 November, 2026 1030 AM", None),
    ],
)
def test_brightspace_writes_the_time_in_the_sites_language(text, time):
    assert claim(f"101-202 - Jan Peeters - {text}/ps1.ipynb").time == time


def test_teams_numbers_the_versions_and_keeps_drafts_apart():
    found = claim("Jan/Opgave/Version 10/ps1.ipynb")
    assert found.number == 10
    draft = claim("Working files/Jan/Opgave/ps1.ipynb", "Submitted files/Jan/Opgave/Version 1/ps1.ipynb")
    assert draft.student is None


GRADESCOPE = b"""
submission_1:
  :submitters:
  - :name: Jan Peeters
    :sid: r01
    :email: jan@example.org
  :created_at: 2026-11-23 10:30:00.000000000 Z
submission_2:
  :submitters:
  - :name: Els Smets
    :sid: r02
  - :name: An Wouters
    :sid: r03
"""


def test_gradescope_tells_who_in_a_file_beside_the_folders():
    told = {"assignment_9_export/submission_metadata.yml": GRADESCOPE}
    paths = ["assignment_9_export/submission_1/ps1.ipynb", "assignment_9_export/submission_2/ps1.ipynb", *told]
    alone, together = (claim(path, *paths, told=told) for path in paths[:2])
    assert alone.student == Student("r01", "Jan Peeters", "gradescope", "student number")
    assert alone.student.also == ("jan@example.org",)
    assert alone.time == datetime(2026, 11, 23, 10, 30)
    assert [member.id for member in together.members] == ["r02", "r03"]
    assert together.student.sort == "team"


@pytest.mark.parametrize("told", [b"", b"- 1", b"submission_1: [", b"submission_1:\n  :submitters: 3", b"\xff\xfe"])
def test_gradescope_without_a_usable_list_asks(told):
    files = {"x/submission_metadata.yml": told}
    assert claim("x/submission_1/ps1.ipynb", *files, told=files).doubt


def test_nbgrader_tells_the_time_and_other_assignments():
    told = {"submitted/jan/ps1/timestamp.txt": b"2026-11-23 10:30:00.000000 UTC"}
    assert claim("submitted/jan/ps1/ps1.ipynb", *told, told=told).time == datetime(2026, 11, 23, 10, 30)
    assert claim("submitted/jan/ps2/ps2.ipynb").student is None


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Jan van den Berg", "van den Berg, Jan", True),
        ("vandenbergjan", "Jan van den Berg", True),
        ("Mary-Ann Smith", "Smith Mary Ann", True),
        ("Anaïs Dupré", "ANAIS DUPRE", True),
        ("O’Neill An", "An O'Neill", True),
        ("Jan Peeters", "Els Peeters", False),
        ("Mary Smith", "Mary-Ann Smith", False),
    ],
)
def test_names_are_compared_with_particles_hyphens_and_accents(name, other, same):
    assert same_person(name, other) is same
