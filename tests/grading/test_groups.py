"""One notebook of several students: by the platform's folder, by the roster, by what the instructor says."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.folder import FolderError, require_all
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.late import HandIn
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.report import _earlier_keys, keep
from kmo_teach.grading.results import NOT_HANDED_IN, Result, for_each
from kmo_teach.grading.roster import Roster, read_roster
from kmo_teach.grading.who import Answer, Answers, Question, read_answers, write_questions
from tests.grading.downloads import counted, doubtful, fates, intake, notebook

ROSTER = Roster(
    tuple(
        Student(number, name, "roster", "participant", team)
        for number, name, team in (
            ("57", "Jan Peeters", "Groep A"),
            ("58", "Els Smets", "Groep A"),
            ("59", "An Wouters", "Groep B"),
            ("60", "Bo Maes", ""),
        )
    )
)
TEAM = "Groep A_57_assignsubmission_file/ps1.ipynb"


def members(found):
    return {each.student.id: [member.id for member in each.members] for each in found.handed}


def test_moodles_team_folder_is_the_teams_and_not_participant_57s(tmp_path):
    found = intake(tmp_path, {TEAM: notebook()}, ROSTER)
    assert members(found) == {"Groep A": ["57", "58"]}
    assert not doubtful(found)
    assert found.handed[0].how.team == "Groep A"


def test_a_team_that_nobody_knows_is_asked(tmp_path):
    assert doubtful(intake(tmp_path, {TEAM: notebook()})) == {"Groep A"}
    said = Answers({TEAM.split("/")[0]: Answer(ids=("57", "58"))})
    found = intake(tmp_path, {TEAM: notebook()}, ROSTER, said)
    assert [each.name for each in found.handed[0].members] == ["Jan Peeters", "Els Smets"]
    assert not doubtful(found)


EARLIER = "Team 8-{}_assignsubmission_file_/ps1.ipynb"


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_moodle_up_to_4_0_has_a_folder_for_each_member_and_it_is_read_once(tmp_path, roster):
    files = {EARLIER.format(who): notebook() for who in ("Jan Peeters_57", "Els Smets_58", "Bo Maes_60")}
    alone = EARLIER.replace("Team 8-", "").format("An Wouters_59")
    found = intake(tmp_path, {**files, alone: notebook()}, roster)
    (team, single) = sorted(found.handed, key=lambda each: not each.members)
    assert sorted(member.id for member in team.members) == ["57", "58", "60"]
    assert (single.student.id, single.members) == ("59", ())
    assert sorted(fates(found).values()) == ["beside a notebook", "beside a notebook", "counted", "counted"]
    assert not doubtful(found)


@pytest.mark.parametrize("word", ["Default group", "Standaard groep", "Standaardgroep"])
def test_moodles_word_for_no_group_is_no_part_of_a_name_and_who_shares_the_notebook_is_told(tmp_path, word):
    """Up to 4.0 it stands before the name; Moodle lets all of them hand in together."""
    path = word + "-{}_assignsubmission_file_{}ps1.ipynb"
    for end in ("/", ""):
        alone = intake(tmp_path, {path.format("Jan Peeters_57", end): notebook()})
        assert [(each.student.id, each.student.name) for each in alone.handed] == [("57", "Jan Peeters")]
        assert not alone.questions
        assert not alone.warnings
    found = intake(tmp_path, {path.format(who, "/"): notebook() for who in ("Jan Peeters_57", "Bo Maes_60")}, ROSTER)
    assert members(found) == {"57": ["57", "60"]}
    (told,) = (each for each in found.warnings if "without a group" in each)
    assert f"{word}, and they hand in together: one notebook counts for Jan Peeters, Bo Maes." in told


@pytest.mark.parametrize("word", ["Default group", "Standaard groep"])
@pytest.mark.parametrize("form", ["{}_assignsubmission_file/ps1.ipynb", "{}_assignsubmission_file_ps1.ipynb"])
def test_who_is_in_moodles_default_group_is_asked_once_with_who_may_be(tmp_path, word, form):
    """Later it stands alone, without a number; what was typed in lies beside it."""
    path = form.format(word)
    files = {path: notebook(), path.replace("_file", "_onlinetext").replace("ps1.ipynb", "onlinetext.html"): b"<p>"}
    found = intake(tmp_path, files, ROSTER)
    (question,) = found.questions
    assert "In the roster without a group: Bo Maes (60)." in str(question.text)
    assert "roster" not in "".join(found.warnings).replace("The roster has groups", "")
    said = Answers({question.path: Answer(ids=("59", "60"), about=question.about)})
    found = intake(tmp_path, files, ROSTER, said)
    assert [[each.id for each in row.members] for row in found.handed] == [["59", "60"]]
    assert not found.questions
    assert "one notebook counts for An Wouters, Bo Maes" in found.warnings[0]
    assert set(fates(found).values()) == {"counted", "beside a notebook"}
    worksheet = Roster(tuple(replace(each, team=word) for each in ROSTER.students))
    assert members(intake(tmp_path, files, worksheet)) == {word: ["57", "58", "59", "60"]}


@pytest.mark.parametrize("teams", [False, True])
def test_who_is_in_no_group_hands_in_alone_also_with_groups(tmp_path, teams):
    """Moodle's worksheet has words for it where else the group's name stands."""
    rows = ["Identifier,Full name,Status,Group", "Participant 57,Jan Peeters,-,Default group"]
    rows += ["Participant 58,Els Smets,-,Default group"]
    for number, word in enumerate(("Not a member of any group, so unable to make submissions.",) * 2, 59):
        rows.append(f'Participant {number},An {number},-,"{word}"')
    for number, word in enumerate(("Lid van meer dan één groep, dus kan geen inzendingen doen.",) * 2, 61):
        rows.append(f'Participant {number},Bo {number},-,"{word}"')
    (tmp_path / "worksheet.csv").write_text("\n".join(rows), encoding="utf-8")
    roster = read_roster(tmp_path / "worksheet.csv")
    files = {f"{each.name}_{each.id}_assignsubmission_file_/ps1.ipynb": notebook() for each in roster.students}
    found = intake(tmp_path, files, roster, teams=teams)
    assert members(found) == {each.id: [] for each in roster.students}
    assert not found.questions
    assert not found.warnings


PAIR = {
    EARLIER.format(who).replace("ps1", name): notebook(name)
    for who in ("Jan Peeters_57", "Els Smets_58", "Bo Maes_60")
    for name in ("ps1", "ps1-better")
}


def settled(folder, files, answers, roster=None):
    """Return the plan after these answers, each by the name of the file."""
    found = intake(folder, files, roster, read_answers(folder))
    write_questions(folder, found.questions)
    with (folder / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    with (folder / "who.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:-1], answers.get(row[0].rpartition("/")[2], "")] for row in rows)])
    return intake(folder, files, roster, read_answers(folder))


@pytest.mark.parametrize("roster", [None, ROSTER])
def test_which_notebook_of_a_whole_team_counts_is_asked_once(tmp_path, roster):
    """Moodle up to 4.0 writes a team's files once for each member; the question names all of them."""
    found = intake(tmp_path, PAIR, roster)
    assert members(found) == {}
    assert [[member.id for member in row.members] for row in found.without if row.to_confirm] == [["57", "58", "60"]]
    assert len(found.questions) == 2
    assert {each.id for each in found.questions} == {"57; 58; 60"}
    assert {each.name for each in found.questions} == {"Jan Peeters; Els Smets; Bo Maes"}
    assert set(fates(found).values()) == {"not placed"}
    found = settled(tmp_path, PAIR, {"ps1.ipynb": "no", "ps1-better.ipynb": "yes"}, roster)
    assert members(found) == {"57": ["57", "58", "60"]}
    assert not found.questions
    assert not doubtful(found)
    assert sorted(fates(found).values()) == ["beside a notebook"] * 2 + ["counted"] + ["not placed"] * 3
    reasons = {each.path: str(each.reason) for each in found.entries}
    assert reasons[EARLIER.format("Bo Maes_60").replace("ps1", "ps1-better")].startswith("It is the same notebook")


def test_members_have_the_rosters_name_in_the_table_of_files(tmp_path):
    files = {EARLIER.format(name): notebook() for name in ("Jan Peeters_57", "Els Sm\u00e9ts_58")}
    roster = Roster((Student("57", "Jan Peeters", "roster"), Student("58", "Els Smets", "roster")))
    names = {each.student.id: each.student.name for each in intake(tmp_path, files, roster).entries}
    assert names["58"] == next(m.name for row in intake(tmp_path, files, roster).handed for m in row.members[1:])


def test_a_no_to_one_notebook_of_a_team_asks_for_the_other_once(tmp_path):
    found = settled(tmp_path, PAIR, {"ps1.ipynb": "no"})
    assert [(each.path, str(each.text)) for each in found.questions] == [
        (
            EARLIER.format("Jan Peeters_57").replace("ps1", "ps1-better"),
            "You said no to the rest: ps1.ipynb. Does this one count?",
        )
    ]


def test_a_member_whose_files_are_other_ones_is_asked_apart(tmp_path):
    changed = PAIR | {EARLIER.format("Els Smets_58"): notebook("changed")}
    found = settled(tmp_path, PAIR, {"ps1.ipynb": "no", "ps1-better.ipynb": "yes"})
    found = intake(tmp_path, changed, None, read_answers(tmp_path))
    assert members(found) == {"57": ["57", "60"]}
    assert doubtful(found) == {"58"}
    assert {each.id for each in found.questions} == {"58"}
    write_questions(tmp_path, found.questions)
    found = settled(tmp_path, changed, {"ps1.ipynb": "no", "ps1-better.ipynb": "yes"})
    assert sorted(members(found).items()) == [("57", ["57", "58", "60"])]


@pytest.mark.parametrize("content", [b"{", b"", notebook(assignment="ps2")])
def test_a_team_without_a_usable_notebook_has_a_row_each_and_no_file_is_said_to_count(tmp_path, content):
    found = intake(tmp_path, {EARLIER.format(who): content for who in ("Jan Peeters_57", "Els Smets_58")})
    assert sorted(m.id for row in found.without for m in row.members or (row.student,)) == ["57", "58"]
    assert set(fates(found).values()) == {"no notebook"}
    assert not any("counts" in str(each.reason) for each in found.entries)


def test_teams_of_another_course_are_strangers_too(tmp_path):
    other = Roster((Student("1", "Zed Zeven", "roster", "participant"),))
    files = {EARLIER.format(who): notebook() for who in ("Jan Peeters_57", "Els Smets_58")}
    found = intake(tmp_path, files, other)
    assert found.strangers == ("Jan Peeters (57)",)
    some = Roster((*other.students, Student("58", "Els Smets", "roster", "participant")))
    found = intake(tmp_path, files, some)
    assert not found.strangers
    assert found.warnings == ("Not in the roster: Jan Peeters.",)


def test_members_of_such_a_team_with_other_files_are_graded_one_by_one(tmp_path):
    files = {EARLIER.format(who): notebook(who) for who in ("Jan Peeters_57", "Els Smets_58")}
    assert members(intake(tmp_path, files)) == {"57": [], "58": []}


@pytest.mark.parametrize(
    "path",
    [
        "Set 1_Groep A_attempt_2026-11-23-10-30-00_ps1.ipynb",
        "Set 1_Groep A_poging_2026-11-23-10-30-00_ps1.ipynb",
        "Set 1_groepa_attempt_2026-11-23-10-30-00_ps1.ipynb",
        "Groep A/ps1.ipynb",
    ],
)
def test_a_group_by_its_name_is_that_of_the_roster(path, tmp_path):
    """Blackboard writes the group's name where else the user name stands; somebody else makes a folder for each."""
    found = intake(tmp_path, {path: notebook()}, ROSTER)
    assert members(found) == {"Groep A": ["57", "58"]}
    assert not doubtful(found)


def test_a_group_of_blackboard_that_no_list_has_is_asked(tmp_path):
    found = intake(tmp_path, {"Set 1_Groep A_poging_2026-11-23-10-30-00_ps1.ipynb": notebook()})
    assert doubtful(found) == {"Groep A"}
    assert "Who is in this team?" in str(found.questions[0].text)


@pytest.mark.parametrize("teams", [False, True])
def test_groups_of_the_roster_hand_in_together_only_if_asked(teams, tmp_path):
    found = intake(tmp_path, {"Jan Peeters_57_assignsubmission_file_/ps1.ipynb": notebook()}, ROSTER, teams=teams)
    assert members(found) == {"57": ["57", "58"] if teams else []}
    assert bool(found.warnings) is not teams


def test_members_who_hand_in_the_same_count_once_and_other_ones_are_asked(tmp_path):
    paths = ["Jan Peeters_57_assignsubmission_file_/ps1.ipynb", "Els Smets_58_assignsubmission_file_/ps1.ipynb"]
    found = intake(tmp_path, {path: notebook() for path in paths}, ROSTER, teams=True)
    assert members(found) == {"57": ["57", "58"]}
    assert sorted(fates(found).values()) == ["beside a notebook", "counted"]
    found = intake(tmp_path, {path: notebook(path) for path in paths}, ROSTER, teams=True)
    assert doubtful(found) == {"57", "58"}
    assert "More than one member of Groep A" in found.handed[0].how.doubt
    said = Answers({paths[1]: Answer(ids=("58",)), paths[0]: Answer(leave_out=True)})
    found = intake(tmp_path, {path: notebook(path) for path in paths}, ROSTER, said, teams=True)
    assert members(found) == {"58": ["57", "58"]}
    assert not doubtful(found)


def test_a_member_who_also_hands_in_alone_is_shown(tmp_path):
    files = {TEAM: notebook("team"), "Els Smets_58_assignsubmission_file_/ps1.ipynb": notebook("alone")}
    found = intake(tmp_path, files, ROSTER)
    assert doubtful(found) == {"Groep A", "58"}
    assert all("Els Smets (58) is in more than one hand-in" in each.how.doubt for each in found.handed)
    assert {each.path for each in found.questions} == set(files), "asked once of each, at the notebook"
    assert "Jan Peeters (57); Els Smets (58) / alone" in str(found.questions[0].text)


ALONE = {
    "moodle": (TEAM, "Els Smets_58_assignsubmission_file_/ps1.ipynb"),
    "blackboard": (
        "Set 1_Groep A_attempt_2026-11-23-10-30-00_ps1.ipynb",
        "Set 1_58_attempt_2026-11-23-10-30-00_ps1.ipynb",
    ),
    "brightspace": (
        "101-9 - Groep A - 23 November, 2026 1030 AM/ps1.ipynb",
        "58-9 - Els Smets - 23 November, 2026 1030 AM/ps1.ipynb",
    ),
    "canvas": ("groepa_57_900_ps1.ipynb", "smetsels_58_901_ps1.ipynb"),
}


@pytest.mark.parametrize("platform", ALONE)
@pytest.mark.parametrize("alone", [True, False])
def test_a_no_to_a_hand_in_takes_it_from_who_was_asked_about_and_not_from_the_team(platform, alone, tmp_path):
    """Also with an id that somebody typed, and with what Blackboard writes beside each hand-in."""
    together, own = ALONE[platform]
    files = {together: notebook("team"), own: notebook("alone")}
    if platform == "blackboard":
        note = b"Name: {}\r\nComments:\r\nThere are no student comments.\r\n\r\nFiles:\r\n"
        files |= {path.replace("_ps1.ipynb", ".txt"): note for path in (together, own)}
    right = own if alone else together
    for _run in range(3):
        found = intake(tmp_path, files, ROSTER, read_answers(tmp_path))
        write_questions(tmp_path, found.questions)
        assert not [each.path for each in found.questions if each.path.endswith(".txt")]
        if not found.questions:
            break
        yes = {(e.path, e.about): "yes" if e.path == right else "no" for e in found.questions if e.about != "person"}
        fill(tmp_path, yes | {(e.path, e.about): e.id for e in found.questions if e.about == "person"})
    assert not doubtful(found)
    marks = {m.id: each.path for each in found.handed for m in each.members or (each.student,)}
    assert marks == {"57": together, "58": right}
    assert len({each.path for each in found.entries}) == len(found.entries) == len(files)
    with (tmp_path / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.DictReader(file))
    assert all("more than one hand-in" not in row["question"] for row in kept if row["about"] == "person")


def test_of_two_members_who_both_handed_in_alone_each_is_asked(tmp_path):
    files = {TEAM: notebook("team")}
    files |= {f"{name}_assignsubmission_file_/ps1.ipynb": notebook(name) for name in ("Els Smets_58", "Jan Peeters_57")}
    found = settled(tmp_path, files, {}, ROSTER)
    for _run in range(3):
        answers = {(each.path, each.about): "no" if each.path == TEAM else "yes" for each in found.questions}
        if not answers:
            break
        fill(tmp_path, answers)
        found = intake(tmp_path, files, ROSTER, read_answers(tmp_path))
        write_questions(tmp_path, found.questions)
    assert counted(found).keys() == {"57", "58"}
    assert not doubtful(found)
    assert fates(found)[TEAM] == "not placed"


def fill(folder, answers):
    with (folder / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    with (folder / "who.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:5], answers.get((row[0], row[4]), row[5])] for row in rows)])


def test_what_the_platform_says_of_a_refused_hand_in_of_two_is_one_file(tmp_path):
    attempt = "Set 1_{}_attempt_2026-11-23-10-30-00{}"
    files = {attempt.format("Groep A", end): notebook(end) for end in ("_a.ipynb", "_b.ipynb")}
    files |= {attempt.format("jp", "_ps1.ipynb"): notebook("other")}
    note = b"Name: x\r\nComments:\r\nThere are no student comments.\r\n\r\nFiles:\r\n"
    files |= {attempt.format(who, ".txt"): note for who in ("Groep A", "jp")}
    write_questions(tmp_path, [Question(attempt.format("jp", "_ps1.ipynb"), Reason("Whose?"))])
    fill(tmp_path, {(attempt.format("jp", "_ps1.ipynb"), "person"): "57; 58; 60"})
    for _run in range(3):
        found = intake(tmp_path, files, ROSTER, read_answers(tmp_path))
        write_questions(tmp_path, found.questions)
        fill(tmp_path, {(each.path, each.about): "no" for each in found.questions if " for " not in each.about})
    assert sorted(each.path for each in found.entries) == sorted(files)
    assert [each.path for each in found.handed] == [attempt.format("jp", "_ps1.ipynb")]


def test_gradescopes_group_is_a_team(tmp_path):
    told = b"submission_1:\n  :submitters:\n  - :name: Jan\n    :sid: r1\n  - :name: Els\n    :sid: r2\n"
    files = {"a_export/submission_metadata.yml": told, "a_export/submission_1/ps1.ipynb": notebook()}
    found = intake(tmp_path, files)
    assert list(members(found).values()) == [["r1", "r2"]]
    assert len(counted(found)) == 1


def test_every_member_gets_the_row():
    team = Result(Student("a+b", "A", sort="team"), state=NOT_HANDED_IN, members=(Student("b", "B"), Student("a", "A")))
    alone = Result(Student("c", "C"), state=NOT_HANDED_IN)
    assert [each.student.id for each in for_each([team, alone])] == ["a", "b", "c"]


CANVAS = "project3_57_678901_ps1.ipynb"
PROJECTS = Roster(
    tuple(
        Student(number, name, "roster", "user number", team)
        for number, name, team in (
            ("57", "Jan Peeters", "Project 3"),
            ("58", "Els Smets", "Project 3"),
            ("59", "An", "P4"),
        )
    )
)


@pytest.mark.parametrize(
    ("path", "platform"),
    [
        (CANVAS, "canvas"),
        ("7-2 - Project 3 - 23 November, 2026 1030 AM/ps1.ipynb", "brightspace"),
        ("Project 3_59_assignsubmission_file/ps1.ipynb", "moodle"),  # 59 is the group's number, and An's
    ],
)
def test_a_file_named_after_a_group_of_the_roster_is_the_groups(tmp_path, path, platform):
    """Canvas gives it the number of one member, and leaves out the space; the others give it the group's."""
    found = intake(tmp_path, {path: notebook()}, PROJECTS)
    assert members(found) == {"Project 3": ["57", "58"]}
    assert found.handed[0].student.platform == platform
    assert not doubtful(found)


def test_a_group_with_a_number_of_another_one_is_asked(tmp_path):
    path = CANVAS.replace("57", "59")
    found = intake(tmp_path, {path: notebook()}, PROJECTS)
    assert doubtful(found) == {"Project 3"}
    (question,) = found.questions
    found = intake(tmp_path, {path: notebook()}, PROJECTS, Answers({path: Answer(ids=(question.id,))}))
    assert members(found) == {"Project 3": ["57", "58"]}
    assert not doubtful(found)


def test_a_group_that_the_roster_does_not_know_is_asked_as_a_group(tmp_path):
    alone = Roster(tuple(Student(each.id, each.name, "roster", each.sort) for each in PROJECTS.students))
    found = intake(tmp_path, {CANVAS: notebook()}, alone)
    assert "if this is one, give the ids of all its members" in found.handed[0].how.doubt
    said = Answers({CANVAS: Answer(ids=("57", "58"))})
    assert list(members(intake(tmp_path, {CANVAS: notebook()}, alone, said)).values()) == [["57", "58"]]


# the groups of the roster are others than in the last run


def results(found):
    """Return what a run of this plan keeps."""
    mark = (Mark("memo", 2.0, "right"),)
    return [Result(each.student, marks=mark, how=each.how, members=each.members) for each in found.handed]


def checked(before, found, roster=None, read=()):
    return require_all(results(before), found, roster or Roster(), set(read), Path("grades"), Path("in.zip"))


def in_groups(**teams):
    names = {"57": "Jan Peeters", "58": "Els Smets", "59": "An Wouters", "60": "Bo Maes"}
    return Roster(
        tuple(Student(n, names[n], "roster", "participant", team) for n, team in ((k[1:], t) for k, t in teams.items()))
    )


BEFORE = in_groups(n57="Groep A", n58="Groep A", n59="Groep B", n60="Groep B")
TEAMS = {"A": "Groep A_71_assignsubmission_file/ps1.ipynb", "B": "Groep B_72_assignsubmission_file/ps1.ipynb"}


@pytest.mark.parametrize("group", ["Groep B", "", "Groep C"])
def test_a_member_who_is_in_another_group_does_not_lose_the_mark_in_silence(group, tmp_path):
    files = {TEAMS["A"]: notebook("a")}
    before = intake(tmp_path, files, BEFORE)
    roster = in_groups(n57="Groep A", n58=group, n59="Groep B", n60="Groep B")
    now = intake(tmp_path, files, roster)
    with pytest.raises(FolderError, match=r"now nothing does: Els Smets \(Groep A\)\.") as told:
        checked(before, now, roster)
    assert TEAMS["A"] in str(told.value)
    assert str(told.value).endswith("its first row has to be: path,question,id,name,about,answer.")
    assert not told.value.asks
    said = Answers({TEAMS["A"]: Answer(ids=("57", "58"))})  # as the message says
    now = intake(tmp_path, files, roster, said)
    assert checked(before, now, roster) == []
    assert [each.id for each in now.handed[0].members] == ["57", "58"]
    assert not doubtful(now)


def test_a_member_of_whom_a_person_says_that_nothing_counts_is_not_missed(tmp_path):
    files = {TEAM: notebook("team"), "Els Smets_58_assignsubmission_file_/ps1.ipynb": notebook("alone")}
    before = settled(tmp_path, files, {}, ROSTER)
    fill(tmp_path, {(each.path, each.about): "no" for each in before.questions})
    now = intake(tmp_path, files, ROSTER, read_answers(tmp_path))
    assert members(now) == {"Groep A": ["57"]}
    assert checked(before, now, ROSTER) == []


def test_a_member_who_left_the_course_is_told(tmp_path):
    files = {TEAMS["A"]: notebook("a")}
    before = intake(tmp_path, files, BEFORE)
    roster = in_groups(n57="Groep A", n60="Groep B")
    (told,) = checked(before, intake(tmp_path, files, roster), roster)
    assert told.endswith("nor in the download: Els Smets.")
    with pytest.raises(FolderError, match="Els Smets"):
        checked(before, intake(tmp_path, files, roster), roster, read={before.handed[0].student.key})


def test_who_gets_the_mark_of_another_team_is_told(tmp_path):
    files = {path: notebook(team) for team, path in TEAMS.items()}
    before = intake(tmp_path, files, BEFORE)
    roster = in_groups(n57="Groep A", n58="Groep B", n59="Groep B", n60="Groep B")
    assert checked(before, intake(tmp_path, files, roster), roster) == [
        "In another team than in the last run: Els Smets (Groep A → Groep B)."
    ]
    renamed = in_groups(n57="Groep 1", n58="Groep 1", n59="Groep 2", n60="Groep 2")
    later = {path.replace("A_", "1_").replace("B_", "2_"): content for path, content in files.items()}
    assert checked(before, intake(tmp_path, later, renamed), renamed) == [], "the same people are the same team"


def test_a_group_that_a_roster_without_groups_does_not_know_stops_and_is_not_asked(tmp_path):
    """An answer would stay, and hold against the right roster."""
    files = {TEAMS["A"]: notebook("a")}
    before = intake(tmp_path, files, BEFORE)
    roster = in_groups(n57="", n58="", n59="", n60="")
    now = intake(tmp_path, files, roster)
    assert now.questions
    with pytest.raises(FolderError, match=r"Els Smets \(Groep A\), Jan Peeters \(Groep A\)") as told:
        checked(before, now, roster)
    assert not told.value.asks


def test_a_team_that_a_person_told_is_asked_again_where_the_answer_is_gone(tmp_path):
    files = {TEAMS["A"]: notebook("a")}
    roster = in_groups(n57="", n58="")
    before = intake(tmp_path, files, roster, Answers({TEAMS["A"]: Answer(ids=("57", "58"))}))
    now = intake(tmp_path, files, roster)
    assert checked(before, now, roster) == []
    assert doubtful(now)
    assert now.questions


def test_without_groups_a_member_of_a_group_does_not_lose_the_mark_in_silence(tmp_path):
    files = {"Jan Peeters_57_assignsubmission_file/ps1.ipynb": notebook()}
    before = intake(tmp_path, files, BEFORE, teams=True)
    with pytest.raises(FolderError, match=r"does: Els Smets \(Groep A\)"):
        checked(before, intake(tmp_path, files, BEFORE), BEFORE)


# a person's answer about a group of the roster


ZUID = {"groepzuidoost_57_701_ps1.ipynb": notebook("a")}
OF_ZUID = in_groups(n57="Groep Zuid-Oost", n58="Groep Zuid-Oost", n59="")


def test_an_answer_with_all_members_of_a_group_is_that_group(tmp_path):
    """As it was given while the roster had no groups."""
    by_name = intake(tmp_path, ZUID, OF_ZUID)
    said = Answers({next(iter(ZUID)): Answer(ids=("58", "57"), about="person")})
    found = intake(tmp_path, ZUID, OF_ZUID, said)
    assert found.handed[0].student == by_name.handed[0].student
    assert members(found) == members(by_name) == {"Groep Zuid-Oost": ["57", "58"]}
    assert not doubtful(found)
    assert not [each for each in found.warnings if "By your answer" in each]


def test_an_answer_that_contradicts_a_group_of_the_roster_is_told(tmp_path):
    said = Answers({next(iter(ZUID)): Answer(ids=("57", "59"), about="person")})
    found = intake(tmp_path, ZUID, OF_ZUID, said)
    (told,) = [each for each in found.warnings if "By your answer" in each]
    assert "Groep Zuid-Oost counts for Jan Peeters (57), An Wouters (59)" in told
    assert "the roster has Jan Peeters (57), Els Smets (58)" in told


def test_what_was_given_to_the_same_people_goes_along_to_another_name_of_their_team(tmp_path, root):
    people = (Student("57", "Jan Peeters", "roster"), Student("58", "Els Smets", "roster"))
    kept = Result(Student("Groep A", "Groep A", "canvas", "team", "Groep A"), members=people, how=HandIn(path="a"))
    keep(Batch(load(root, "ps1"), (kept,), {}), tmp_path)
    now = Result(Student("57+58", "x", "roster", "team", "x"), members=people[::-1], how=HandIn(path="b"))
    assert _earlier_keys(Batch(load(root, "ps1"), (now,), {}), tmp_path) == {now.student.key: (kept.student.key,)}


# an answer about one member of a team, when the rest of it went, or the groups changed


OWN = "Els Smets_58_assignsubmission_file_/ps1.ipynb"
BOTH = {TEAM: notebook("team"), OWN: notebook("alone")}


def said_no(tmp_path, to, roster=ROSTER, *, teams=False):
    """Answer no to one of the two hand-ins for all who are in both, and yes to the other."""
    for _run in range(3):
        found = intake(tmp_path, BOTH, roster, read_answers(tmp_path), teams=teams)
        write_questions(tmp_path, found.questions)
        if not found.questions:
            return found
        fill(tmp_path, {(each.path, each.about): "no" if each.path == to else "yes" for each in found.questions})
    raise AssertionError(found.questions)


def now(tmp_path, files, roster=ROSTER, *, teams=False):
    found = intake(tmp_path, files, roster, read_answers(tmp_path), teams=teams)
    write_questions(tmp_path, found.questions)
    return found, [each for each in found.warnings if "though you said no" in each]


def marks(found):
    return {m.id: each.path for each in found.handed for m in each.members or (each.student,)}


def test_a_teams_work_that_counts_for_who_was_refused_is_told_when_their_own_is_gone(tmp_path):
    assert marks(said_no(tmp_path, TEAM)) == {"57": TEAM, "58": OWN}
    found, told = now(tmp_path, {TEAM: BOTH[TEAM]})
    assert marks(found) == {"57": TEAM, "58": TEAM}
    (text,) = told
    assert "Counts now for Els Smets (58), though you said no to it in who.csv" in text
    assert text.endswith("with ; between them: 57.")
    with (tmp_path / "who.csv").open("a", encoding="utf-8", newline="") as file:  # as the message says
        csv.writer(file).writerow([TEAM, "", "", "", "", "57"])
    found, told = now(tmp_path, {TEAM: BOTH[TEAM]})
    assert marks(found) == {"57": TEAM}
    assert not told


def test_an_own_hand_in_that_was_refused_is_told_when_the_teams_is_gone(tmp_path):
    assert marks(said_no(tmp_path, OWN)) == {"57": TEAM, "58": TEAM}
    found, told = now(tmp_path, {OWN: BOTH[OWN]})
    assert marks(found) == {"58": OWN}
    (text,) = told
    assert text.startswith("Counts now, though you said no")
    assert "Els Smets: ps1.ipynb" in text


def test_one_members_work_that_all_refused_is_told_once_when_the_teams_is_gone(tmp_path):
    assert marks(said_no(tmp_path, OWN, teams=True)) == {"57": TEAM, "58": TEAM}
    found, told = now(tmp_path, {OWN: BOTH[OWN]}, teams=True)
    assert marks(found) == {"57": OWN, "58": OWN}
    (text,) = told
    assert text.startswith("Counts now, though you said no")


def test_two_hand_ins_for_the_same_people_are_told_apart_in_the_question(tmp_path):
    asked = {str(each.text) for each in intake(tmp_path, BOTH, ROSTER, teams=True).questions}
    both = "Jan Peeters (57); Els Smets (58)"
    assert asked
    assert all(
        f"Groep A: {both} / Els Smets: {both}." in text or f"Els Smets: {both} / Groep A: {both}." in text
        for text in asked
    )


@pytest.mark.parametrize("to", [TEAM, OWN])
def test_while_both_hand_ins_are_there_nothing_is_told_of_a_no(to, tmp_path):
    said_no(tmp_path, to)
    found, told = now(tmp_path, BOTH)
    assert not told
    assert not found.questions


@pytest.mark.parametrize("to", [TEAM, OWN])
def test_who_is_in_another_group_now_is_asked_about_that_groups_work(to, tmp_path):
    """What was said beside the work of one group does not say what counts beside that of another."""
    other = "Groep B_72_assignsubmission_file/ps1.ipynb"
    files = BOTH | {other: notebook("other")}
    said_no(tmp_path, to)
    roster = Roster(tuple(replace(each, team="Groep B") if each.id == "58" else each for each in ROSTER.students))
    found, told = now(tmp_path, files, roster)
    assert not told
    assert {each.path for each in found.questions} == {OWN, other}
    assert doubtful(found) == {"58", "Groep B"}
    fill(tmp_path, {(e.path, e.about): "yes" if e.path == other else "no" for e in found.questions})
    found, told = now(tmp_path, files, roster)
    assert marks(found) == {"57": TEAM, "58": other, "59": other}
    assert not told
    assert not found.questions


def test_who_is_in_no_group_now_and_whose_own_was_refused_is_told(tmp_path):
    said_no(tmp_path, OWN)
    roster = Roster(tuple(replace(each, team="") if each.id == "58" else each for each in ROSTER.students))
    found, told = now(tmp_path, BOTH, roster)
    assert marks(found) == {"57": TEAM, "58": OWN}
    assert len(told) == 1


# the roster of another course, with groups of the same names


def of_class(ids, names):
    groups = ("Groep A", "Groep A", "Groep B", "Groep B")
    people = zip(ids, names, groups, strict=True)
    return Roster(tuple(Student(number, name, "roster", "participant", team) for number, name, team in people))


OTHERS = ("Ina Raes", "Luc Bos", "Mia Nys", "Piet Stas")


@pytest.mark.parametrize("ids", ["57 58 59 60", "91 92 93 94"])
@pytest.mark.parametrize("read", [False, True])
def test_the_roster_of_another_class_stops_though_its_groups_have_the_same_names(ids, read, tmp_path):
    files = {path: notebook(team) for team, path in TEAMS.items()}
    before = intake(tmp_path, files, BEFORE)
    roster = of_class(ids.split(), OTHERS)
    keys = {before.handed[0].student.key} if read else ()
    with pytest.raises(FolderError, match="4 of 4: An Wouters, Bo Maes, Els Smets, Jan Peeters") as told:
        checked(before, intake(tmp_path, files, roster), roster, keys)
    assert not told.value.asks


@pytest.mark.parametrize(("left", "stops"), [(1, True), (2, False), (3, False), (4, False)])
def test_a_roster_without_most_of_the_people_stops_and_one_without_some_is_told(left, stops, tmp_path):
    files = {path: notebook(team) for team, path in TEAMS.items()}
    before = intake(tmp_path, files, BEFORE)
    old = [each.name for each in BEFORE.students]
    roster = of_class(
        [*("57", "58", "59", "60")[:left], *("91", "92", "93", "94")[left:]], [*old[:left], *OTHERS[left:]]
    )
    plan = intake(tmp_path, files, roster)
    if stops:
        with pytest.raises(FolderError, match="3 of 4"):
            checked(before, plan, roster)
    else:
        assert len(checked(before, plan, roster)) == (left < 4)


def test_the_same_people_under_other_numbers_of_the_platform_are_no_other_class(tmp_path):
    """As in the worksheet of another assignment: the groups are the same, so the marks are."""
    files = {path: notebook(team) for team, path in TEAMS.items()}
    before = intake(tmp_path, files, BEFORE)
    names = [each.name for each in BEFORE.students]
    roster = of_class(["91", "92", "93", "94"], names)
    assert checked(before, intake(tmp_path, files, roster), roster) == []
    moved = of_class(["91", "92", "93", "94"], [names[0], names[2], names[1], names[3]])
    with pytest.raises(FolderError, match=r"An Wouters \(Groep B\), Els Smets \(Groep A\)"):
        checked(before, intake(tmp_path, files, moved), moved)


def test_two_groups_whose_names_were_exchanged_get_each_others_mark_and_that_is_told(tmp_path):
    files = {path: notebook(team) for team, path in TEAMS.items()}
    before = intake(tmp_path, files, BEFORE)
    roster = in_groups(n57="Groep B", n58="Groep B", n59="Groep A", n60="Groep A")
    (told,) = checked(before, intake(tmp_path, files, roster), roster)
    assert told.count("Groep A → Groep B") == told.count("Groep B → Groep A") == 2


def test_of_students_alone_the_list_and_download_of_another_class_stop_too(tmp_path):
    alone = "{}_{}_assignsubmission_file/ps1.ipynb"
    before = intake(tmp_path, {alone.format(s.name, s.id): notebook(s.id) for s in BEFORE.students}, BEFORE)
    roster = of_class(["91", "92", "93", "94"], OTHERS)
    other = intake(tmp_path, {alone.format(s.name, s.id): notebook(s.id) for s in roster.students}, roster)
    with pytest.raises(FolderError, match="4 of 4"):
        checked(before, other, roster)
