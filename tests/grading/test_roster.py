"""Lists of students as platforms and spreadsheets write them, and who of a download is who in them."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from kmo_teach.grading.assignment import load
from kmo_teach.grading.cells import read_cells
from kmo_teach.grading.grade import Options, grade
from kmo_teach.grading.intake import Missing
from kmo_teach.grading.intake_told import described
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.results import NOT_HANDED_IN, TO_CONFIRM
from kmo_teach.grading.roster import read_roster
from kmo_teach.grading.tables import TableError
from tests.grading.downloads import doubtful, intake, notebook, zipped

PEOPLE = [("r01", "Zoë Peeters"), ("r02", "Jan van den Berg")]


def roster(folder, text, encoding="utf-8", name="students.csv"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("mac_roman", ";"),
        ("cp850", ";"),
        ("utf-8", "~"),
        ("utf-8", "^"),
        ("utf-8", "|"),
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("cp1252", ";"),
        ("utf-8", "\t"),
        ("utf-16", "\t"),
        ("utf-16-le", "\t"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_list_may_have_any_separator_and_encoding(tmp_path, encoding, delimiter, newline):
    rows = [("ID", "Volledige naam", "Totaal"), *((*each, "12,5") for each in PEOPLE), ("r03", "An, de; Wit", "3,0")]
    quoted = [tuple(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows]
    found = roster(tmp_path, "".join(delimiter.join(row) + newline for row in quoted), encoding)
    assert [(each.id, each.name) for each in found.students] == [*PEOPLE, ("r03", "An, de; Wit")]


NAMES = ["Zoë Claes", "André D’Hondt", "Anaïs Wéry", "François", "Jörg Müller", "Renée", "Hélène", "Élodie", "Özgür"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("names", [[name] for name in NAMES] + [NAMES])
def test_accents_are_read_or_it_says_that_they_may_be_wrong(tmp_path, encoding, names):
    """Excel also saves as "CSV (Macintosh)" and "CSV (MS-DOS)", and then says nowhere which it is."""
    written = [name.replace("’", "'") if encoding == "cp850" else name for name in names]
    rows = "".join(f"r{at};{name}\n" for at, name in enumerate(written))
    found = roster(tmp_path, "id;naam\n" + rows, encoding)
    assert [student.name for student in found.students] == written
    assert bool(found.warnings) is (encoding != "cp1252" and not rows.isascii())
    assert not found.warnings or next(word for word in rows.split() if not word.isascii())[-3:] in found.warnings[0]


def test_a_zip_file_is_not_called_a_workbook(tmp_path):
    path = tmp_path / "submissions.zip"
    path.write_bytes(zipped({"jan/ps1.ipynb": notebook()}))
    for read in (read_roster, read_cells):
        with pytest.raises(TableError, match="is a zip file, such as a platform makes of submissions"):
            read(path)


def test_a_line_for_excel_tells_the_separator(tmp_path):
    found = roster(tmp_path, "sep=;\nid;name\nr01;Zoë, Peeters\n")
    assert found.students[0].name == "Zoë, Peeters"


def test_a_workbook_keeps_numbers_as_they_were_typed(tmp_path):
    book = Workbook()
    for row in (["Student ID", "Last Name", "First Name"], [123456, "van den Berg", "Jan"], [None, None, None]):
        book.active.append(row)
    book.save(tmp_path / "students.xlsx")
    (student,) = read_roster(tmp_path / "students.xlsx").students
    assert (student.id, student.name, student.sort) == ("123456", "Jan van den Berg", "student number")


@pytest.mark.parametrize("word", ["Participant", "Deelnemer"])
def test_moodles_worksheet_is_a_roster(tmp_path, word):
    text = f"Identifier,Full name,Email address,Group,Grade\n{word} 57,Jan Peeters,jan@example.org,Groep A,\n"
    (student,) = roster(tmp_path, text).students
    assert student == Student("57", "Jan Peeters", "roster", "participant", "Groep A")
    assert student.also == ("jan@example.org",)


def test_canvas_gradebook_is_a_roster_without_its_row_of_points(tmp_path):
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,ps1 (99)\n    Points Possible,,,,,20\n"
        '"Peeters, Jan",12345,r01,jan.peeters,A,\n"Student, Test",12346,,{},A,\n"Teststudent",12347,,{},A,\n'
    ).format("abc", "8054dc7dea06ac29b246be030ededb30a6197af0")
    (first,) = roster(tmp_path, text).students
    assert first == Student("12345", "Jan Peeters", "roster", "user number")
    assert first.also == ("r01", "jan.peeters")


@pytest.mark.parametrize("name", ["Jan Peeters", '"Peeters, Jan"'])
def test_canvas_list_of_groups_is_a_roster(tmp_path, name):
    header = "name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id"
    (student,) = roster(tmp_path, f"{header}\n{name},12345,r01,jan.p,A,Project 3,9,\n").students
    assert student == Student("12345", "Jan Peeters", "roster", "user number", "Project 3")
    assert student.also == ("r01", "jan.p")


def test_blackboards_table_is_a_roster(tmp_path):
    text = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"Peeters"\t"Jan"\t"jan_peeters"\t"r01"\n'
    (student,) = roster(tmp_path, text, "utf-16").students
    assert (student.id, student.name, student.also) == ("jan_peeters", "Jan Peeters", ("r01",))


def test_brightspace_grades_are_a_roster(tmp_path):
    header = "OrgDefinedId,Username,Last Name,First Name,ps1 Points Grade,End-of-Line Indicator"
    text = f"{header}\n#r01,#jan.p,Peeters,Jan,,#\n"
    (student,) = roster(tmp_path, text).students
    assert (student.id, student.name, student.also) == ("jan.p", "Jan Peeters", ("r01",))


def test_a_student_listed_twice_is_one_with_a_warning(tmp_path):
    found = roster(tmp_path, "id,name\nr01,Jan Peeters\nR01,Jan Peeters\nr02,Els Smets\n")
    assert [each.id for each in found.students] == ["r01", "r02"]
    assert "Jan Peeters" in found.warnings[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no column"),
        (b"colour\nred\n", "no column"),
        (b"id,name\n,\n", "no column"),
        (b"PK\x03\x04nonsense", "cannot be read as an Excel workbook"),
        (b"\xd0\xcf\x11\xe0old", "Save it as .xlsx"),
    ],
)
def test_a_table_that_is_no_list_says_so(tmp_path, content, told):
    (tmp_path / "students.csv").write_bytes(content)
    with pytest.raises(TableError, match=told):
        read_roster(tmp_path / "students.csv")


def test_ids_go_before_names_and_a_name_is_asked(tmp_path):
    found = roster(tmp_path, "Username,Last Name,First Name\njan.p,Peeters,Jan\nels.s,Smets,Els\n")
    name = "{} - {} - 23 November, 2026 1030 AM/ps1.ipynb"
    plan = intake(tmp_path, {name.format("101-9", "Jan Peeters"): notebook()}, found)
    assert doubtful(plan) == {"101"}
    (question,) = plan.questions
    assert (question.id, question.name) == ("jan.p", "Jan Peeters")
    plan = intake(tmp_path, {"jan.p/ps1.ipynb": notebook(), "els.s/ps1.ipynb": notebook("e")}, found)
    assert [(each.student.id, each.student.name) for each in plan.handed] == [
        ("els.s", "Els Smets"),
        ("jan.p", "Jan Peeters"),
    ]
    assert not plan.questions


def test_who_waits_for_a_confirmation_is_listed_once_and_no_false_alarm(tmp_path, root):
    """Brightspace's own number is in no table of it, so that all are found by name."""
    found = roster(
        tmp_path, "OrgDefinedId,Username,Last Name,First Name\n#r1,#jan.p,Peeters,Jan\n#r2,#els.s,Smets,Els\n"
    )
    name = "101-9 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb"
    plan = intake(tmp_path, {name: notebook(), "index.html": b"<table>"}, found)
    told = described(plan, None, found)
    assert [line for line in told.splitlines() if "Jan Peeters  (" in line and "TO CONFIRM" not in line] == []
    assert "Els Smets  (els.s)  not handed in" in told
    assert "No id in the download" not in told
    assert "index.html: It is no hand-in: Brightspace adds it" in told
    missing = Missing(plan.handed[0].student, name, Reason("-"), to_confirm=True)
    batch = grade(load(root, "ps1"), replace(plan, handed=(), without=(missing,)), tmp_path, Options(), found.students)
    assert [(each.student.name, each.state) for each in batch.results] == [
        ("Jan Peeters", TO_CONFIRM),
        ("Els Smets", NOT_HANDED_IN),
    ]


def test_namesakes_are_not_matched_by_name(tmp_path):
    found = roster(tmp_path, "Username,Name\njan1,Jan Peeters\njan2,Jan Peeters\n")
    plan = intake(tmp_path, {"Jan Peeters/ps1.ipynb": notebook(), "Els/ps1.ipynb": notebook("e")}, found)
    assert all(question.id not in ("jan1", "jan2") for question in plan.questions)


def test_an_id_under_which_the_roster_has_somebody_else_is_asked(tmp_path):
    found = roster(tmp_path, "Identifier,Full name\nParticipant 57,Els Smets\n")
    plan = intake(tmp_path, {"Klas A_57_assignsubmission_file_/ps1.ipynb": notebook()}, found)
    assert doubtful(plan) == {"57"}


def test_a_list_of_which_no_id_fits_is_warned_about(tmp_path):
    found = roster(tmp_path, "id,name\nr01,Jan Peeters\n")
    plan = intake(tmp_path, {"Els_57_assignsubmission_file_/ps1.ipynb": notebook()}, found)
    assert "No id in the download is in the roster" in plan.warnings[0]
    plan = intake(tmp_path, {"r01/ps1.ipynb": notebook(), "r09/ps1.ipynb": notebook("9")}, found)
    assert plan.warnings == ("Not in the roster: r09.",)
