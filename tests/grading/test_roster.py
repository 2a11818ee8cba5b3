"""Lists of students as platforms and spreadsheets write them, and who of a download is who in them."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from kmo_teach.grading.assignment import load
from kmo_teach.grading.cells import read_cells
from kmo_teach.grading.command import main
from kmo_teach.grading.grade import Options, grade
from kmo_teach.grading.intake.plan import Missing
from kmo_teach.grading.intake.told import described
from kmo_teach.grading.into import fill
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.results import NOT_HANDED_IN, TO_CONFIRM, Result
from kmo_teach.grading.roster import read_roster
from kmo_teach.grading.tables import TableError
from kmo_teach.grading.who import Answer, Answers
from kmo_teach.language import LANGUAGES
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


@pytest.mark.parametrize("broken", ["Nguy?n Van An", "Nguy\ufffdn Van An", "Nguyá»…n Van An".replace("á»…", "Ã«")])
def test_a_name_that_lost_letters_is_told_with_its_row_and_replaces_no_whole_one(tmp_path, broken):
    """A spreadsheet saved the list in an encoding that lacks the letter."""
    found = roster(tmp_path, f"Identifier,Full name\nParticipant 57,Jan Peeters\n\nParticipant 58,{broken}\n")
    assert f"row 4, {broken}" in found.warnings[0]
    assert "Save the list again as CSV UTF-8" in found.warnings[0]
    assert "row 2" not in found.warnings[0]
    plan = intake(tmp_path, {"Nguyễn Van An_58_assignsubmission_file_/ps1.ipynb": notebook()}, found)
    assert plan.handed[0].student.name == "Nguyễn Van An"
    assert not plan.questions
    assert found.warnings[0] in plan.warnings


def test_a_name_that_lost_letters_is_still_proposed_and_the_whole_one_kept(tmp_path):
    found = roster(tmp_path, "Username,Last Name,First Name\nan.n,Nguy?n,An\njan.p,Peeters,Jan\n")
    home = "101-9 - An Nguyễn - 23 November, 2026 1030 AM"
    plan = intake(tmp_path, {f"{home}/ps1.ipynb": notebook()}, found)
    assert [(each.id, each.path) for each in plan.questions] == [("an.n", home)]
    said = Answers({home: Answer(ids=("an.n",), agreed=True)})
    plan = intake(tmp_path, {f"{home}/ps1.ipynb": notebook()}, found, said)
    assert (plan.handed[0].student.id, plan.handed[0].student.name) == ("an.n", "An Nguyễn")


def test_a_name_that_the_download_has_less_well_comes_from_the_list(tmp_path):
    found = roster(tmp_path, "ID,Name\n12345,Nguy?n Van An\n12346,Zoë Claes\n")
    files = {"nguyễnvanan_12345_678901_ps1.ipynb": notebook(), "claeszoë_12346_678902_ps1.ipynb": notebook("z")}
    plan = intake(tmp_path, files, found)
    assert {each.student.name for each in plan.handed} == {"Nguy?n Van An", "Zoë Claes"}


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


CANVAS_ROWS = [
    "Student,ID,SIS User ID,SIS Login ID,Section,ps1 (99)",
    "    Points Possible,,,,,20",
    '"Peeters, Jan",12345,r01,jan.peeters,A,',
    '"Smets, Els",,r02,els.smets,A,',
    '"Wouters, An",,,an.wouters,A,',
]


def test_canvas_rows_without_an_id_are_known_by_another_one_and_named(tmp_path, root):
    """Somebody who was added by hand has no number of Canvas in what the school makes of its list."""
    found = roster(tmp_path, "\n".join(CANVAS_ROWS))
    assert [(each.id, each.sort, each.also) for each in found.students] == [
        ("12345", "user number", ("r01", "jan.peeters")),
        ("r02", "student number", ("els.smets",)),
        ("an.wouters", "username", ()),
    ]
    (told,) = found.warnings
    assert "nothing under ID, so another id was taken: row 4, Els Smets: r02 (SIS User ID); row 5, An" in told
    name = "smetsels_12346_678902_ps1.ipynb"
    plan = intake(tmp_path, {name: notebook(), "peetersjan_12345_678901_ps1.ipynb": notebook("j")}, found)
    (question,) = plan.questions
    assert (question.path, question.id, question.name) == (name, "r02", "Els Smets")
    plan = intake(tmp_path, {name: notebook()}, found, Answers({name: Answer(ids=("r02",), agreed=True)}))
    assert [(each.student.id, each.student.name) for each in plan.handed] == [("r02", "Els Smets")]
    assert not doubtful(plan)
    path = tmp_path / "gradebook.csv"
    path.write_text("\n".join(CANVAS_ROWS), encoding="utf-8")
    mark = Result(plan.handed[0].student, marks=(Mark("memo", 12.5, "right"),))
    told = fill(path, load(root, "ps1"), (), [mark])
    told.cells.write(tmp_path / "filled.csv")
    assert (tmp_path / "filled.csv").read_text(encoding="utf-8").splitlines()[3] == '"Smets, Els",,r02,els.smets,A,12.5'
    assert "People were matched by: SIS User ID (1)" in str(told)


def test_an_id_that_is_somebody_elses_too_is_taken_for_nobody(tmp_path):
    rows = [*CANVAS_ROWS[:3], '"Smets, Els",,12345,els.smets,A,', '"Wouters, An",,r03,,A,', '"Maes, Bo",,r03,,A,']
    found = roster(tmp_path, "\n".join(rows))
    assert [each.id for each in found.students] == ["12345", "els.smets"]
    assert "so they are left out: row 5, An Wouters; row 6, Bo Maes." in found.warnings[0]
    assert "another id was taken: row 4, Els Smets: els.smets (SIS Login ID)." in found.warnings[1]


def test_a_column_of_ids_that_is_empty_is_told(tmp_path):
    rows = [CANVAS_ROWS[0], '"Peeters, Jan",,r01,jan.peeters,A,', '"Smets, Els",,r02,els.smets,A,']
    found = roster(tmp_path, "\n".join(rows))
    assert [each.id for each in found.students] == ["r01", "r02"]
    assert found.warnings == ("The roster has nothing under ID, so students are known by SIS User ID.",)


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


SHARED = "id,name,e-mail\nr01,Jan Peeters,desk@kmo.be\nr02,Els Smets,Desk@kmo.be\nr03,An Maes,an@kmo.be\n"


@pytest.mark.parametrize("here", [(), ("r01",), ("r01", "r02")])
def test_one_address_for_two_students_makes_no_one_of_them(here, tmp_path, root):
    found = roster(tmp_path, SHARED)
    assert found.warnings == (
        "One address for more than one student in the roster, so nobody is found by it: desk@kmo.be stands beside "
        "Jan Peeters, Els Smets.",
    )
    plan = intake(tmp_path, {f"{who}/ps1.ipynb": b"" for who in (*here, "r03")}, found)
    assert not doubtful(plan)
    rows = grade(load(root, "ps1"), plan, tmp_path, Options(), found.students).results
    assert sorted(each.student.id for each in rows) == ["r01", "r02", "r03"]
    assert {each.student.id for each in rows if each.state == NOT_HANDED_IN} == {"r01", "r02"} - set(here)
    told = described(plan, None, found)
    assert {name for name in ("r01", "r02") if f"({name})  not handed in" in told} == {"r01", "r02"} - set(here)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("header", "shared"), [("e-mail", "peeters@example.be"), ("id", "r01"), ("e-mailadres", "LAB@example.be")]
)
def test_an_id_of_two_students_is_refused_before_anything_is_written(
    header, shared, language, tmp_path, root, monkeypatch, capsys
):
    """A family or a shared mailbox: with the address alone, two students would be one row with one mark."""
    rows = [f"{header};name", f"{shared};Jan Peeters", f"{shared.lower()};Els Peeters", "bo@example.be;Bo Maes"]
    (tmp_path / "students.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "in.zip").write_bytes(zipped({"jan/ps1.ipynb": notebook("a"), "els/ps1.ipynb": notebook("b")}))
    words = ["grade", str(tmp_path / "in.zip"), "--course", str(root), "--assignment", "ps1"]
    words += ["--roster", str(tmp_path / "students.csv"), "--output", str(tmp_path / "out")]
    monkeypatch.setenv("KMO_LANG", language)
    assert main(words) == 1
    told = capsys.readouterr().err
    assert all(each in told for each in (shared, "Jan Peeters", "Els Peeters"))
    assert "Bo Maes" not in told
    assert not (tmp_path / "out").exists()


def test_one_address_beside_two_spellings_of_one_name_is_one_student(tmp_path):
    found = roster(tmp_path, "e-mail;name\njan@x.be;Jan Peeters\njan@x.be;Peeters, Jan\n")
    assert [each.name for each in found.students] == ["Jan Peeters"]
    assert "more than once" in found.warnings[0]


def test_a_row_without_an_id_is_told(tmp_path):
    found = roster(tmp_path, "username;e-mail;name\njan.p;j@x.be;Jan Peeters\n;els@x.be;Els Smets\n;;Total\n")
    assert [each.id for each in found.students] == ["jan.p"]
    told = "These rows of the roster have nothing under username, so they are left out: row 3, Els Smets."
    assert found.warnings == (told,)


def test_an_address_of_ones_own_still_finds_its_student(tmp_path):
    found = roster(tmp_path, SHARED)
    assert found.by_id("an@kmo.be").id == "r03"
    assert found.by_id("desk@kmo.be") is None


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


WRONG = {"Els Smets_57_assignsubmission_file_/ps1.ipynb": notebook(), "Bo Maes_58_assignsubmission_file_/a.ipynb": b""}


@pytest.mark.parametrize("numbers", [("r01", "r02"), ("57", "58")])
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_the_list_of_another_course_stops_the_command_before_it_asks(tmp_path, root, capsys, numbers, more):
    """Also where its numbers are by chance those of others."""
    path = tmp_path / "other.csv"
    path.write_text(f"id,name\n{numbers[0]},Jan Peeters\n{numbers[1]},An Claes\n", encoding="utf-8")
    (tmp_path / "in.zip").write_bytes(zipped(WRONG))
    words = ["grade", str(tmp_path / "in.zip"), "--roster", str(path), "--course", str(root), "--assignment", "ps1"]
    assert main([*words, "--output", str(tmp_path / "out"), *more]) == 1
    told = capsys.readouterr().err
    assert "it is the list of another course or platform. The download has " in told
    assert "Els Smets (57)" in told
    assert f"Jan Peeters ({numbers[0]})" in told
    assert not (tmp_path / "out").exists()


def test_a_list_of_ids_alone_fits_and_keeps_the_names_of_the_download(tmp_path):
    found = roster(tmp_path, "id\n57\n58\n59\n")
    plan = intake(tmp_path, {name: notebook(name) for name in WRONG}, found)
    assert [each.student.name for each in plan.handed] == ["Els Smets", "Bo Maes"]
    assert (plan.questions, plan.warnings, plan.strangers) == ((), (), ())


def test_a_download_without_names_fits_no_list(tmp_path, root, capsys):
    (tmp_path / "in.zip").write_bytes(zipped({"anon_Ab1cD_678901_ps1.ipynb": notebook()}))
    (tmp_path / "list.csv").write_text("id,name\n12345,Jan Peeters\n", encoding="utf-8")
    words = ["grade", str(tmp_path / "in.zip"), "--roster", str(tmp_path / "list.csv"), "--course", str(root)]
    assert main([*words, "--assignment", "ps1", "--output", str(tmp_path / "out"), "--dry-run"]) == 1
    assert "is without names, so no list of names fits it. Grade it without --roster." in capsys.readouterr().err


def test_a_list_without_the_platforms_ids_says_which_one_has_them(tmp_path):
    found = roster(tmp_path, "id,name\nr01,Els Smets\nr02,Bo Maes\n")
    plan = intake(tmp_path, WRONG, found)
    assert not plan.strangers
    assert len(plan.questions) == 2
    assert "With this list, none is: Moodle’s grading worksheet" in plan.warnings[0]
    names = {f"{who} - 23 November, 2026 1030 AM/a.ipynb": notebook() for who in ("10-9 - Els Smets", "11-9 - Bo Maes")}
    assert not intake(tmp_path, names, found).warnings, "Brightspace has no such list"


def test_a_list_that_lacks_most_of_the_download_is_doubted(tmp_path):
    found = roster(tmp_path, "id,name\nr01,Jan Peeters\nr02,Els Smets\n")
    here = {f"{who}/ps1.ipynb": notebook(who) for who in ("r01", "r07", "r08")}
    told = "Most of the download is not in the roster, 2 of 3: r07, r08. Is it the right list?"
    assert told in intake(tmp_path, here, found).warnings
    del here["r07/ps1.ipynb"]
    assert intake(tmp_path, here, found).warnings == ("Not in the roster: r08.",)


def test_who_is_not_in_the_list_is_named(tmp_path):
    found = roster(tmp_path, "id,name\nr01,Jan Peeters\n")
    plan = intake(tmp_path, {"r01/ps1.ipynb": notebook(), "r09/ps1.ipynb": notebook("9")}, found)
    assert plan.warnings == ("Not in the roster: r09.",)
