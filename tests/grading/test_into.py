"""The gradebook of a platform comes back filled in, and all else in it is as the platform wrote it.

The files are rebuilt from the platforms' public documentation; none was taken from a live platform.
"""

import re

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.cells import read_cells
from kmo_teach.grading.into import fill, require_one_each
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import Result
from kmo_teach.grading.tables import TableError
from kmo_teach.language import using

MOODLE = (
    '\ufeffIdentifier,"Full name",Status,Grade,"Maximum grade","Last modified (grade)","Feedback comments"\r\n'
    '"Participant 11","Jan Peeters","Submitted for grading",,20.00,"23 November 2026, 10:30","Well ""done"""\r\n'
    '"Participant 12","Zoë Claes","No submission",14.00,20.00,-,\r\n'
    '"Participant 13","An Maes","No submission",7.50,20.00,-,\r\n'
)
MOODLE_NL = (
    "Identificatie;Volledige naam;Status;Cijfer;Maximaal cijfer;Laatst gewijzigd (beoordeling);Feedback\n"
    "Deelnemer 11;Jan Peeters;Ingediend;;20,00;-;\nDeelnemer 12;Zoë Claes;Niets;;20,00;-;\n"
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,ps1 (501),ps1 final (502),Final Score\n"
    "    Points Possible,,,,,20.0,20.0,(read only)\n"
    '"Peeters, Jan",11,r011,jan,Groep 1,3.0,1.0,80.5\n"Claes, Zoë",12,r012,zoe,Groep 1,4.0,,70\n'
)
BLACKBOARD = (
    '"Achternaam"\t"Voornaam"\t"Gebruikersnaam"\t"ps1 [Totaal aantal pt.: 20 Score] |7001"\t"Totaal |7002"\r\n'
    '"Peeters"\t"Jan"\t"11"\t""\t"55,5"\r\n"Claes"\t"Zoë"\t"12"\t""\t"60,0"\r\n'
)
BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,Set 1 Points Grade <Numeric MaxPoints:20 Weight:10>,"
    "Calculated Final Grade Numerator,End-of-Line Indicator\r\n"
    "#11,#jan,Peeters,Jan,,9,#\r\n#12,#zoe,Claes,Zoë,,9,#\r\n"
)


@pytest.fixture
def filled(tmp_path, root):
    """Fill in a file with the marks of Jan (17.5) and of Zoë, who has none yet; return the bytes and what was said."""

    def filled(text, encoding="utf-8", *, students=None, titles=(), **more):
        path = tmp_path / "platform.csv"
        path.write_bytes(text.encode(encoding))
        jan, zoe = students or (Student("11", "Jan Peeters"), Student("12", "Zoë Claes"))
        results = [
            Result(jan, marks=(Mark("memo", 17.5, "right"),)),
            Result(zoe, marks=(Mark("memo", None, "to read"),)),
        ]
        told = fill(path, load(root, "ps1"), titles, results, **more)
        told.cells.write(tmp_path / "out.csv")
        assert path.read_bytes() == text.encode(encoding)
        return (tmp_path / "out.csv").read_bytes(), told

    return filled


@pytest.mark.parametrize(
    ("text", "encoding", "before", "after"),
    [
        (MOODLE, "utf-8", 'grading",,20.00', 'grading",17.5,20.00'),
        (MOODLE_NL, "cp1252", "Ingediend;;20,00", "Ingediend;17,5;20,00"),
        (CANVAS, "utf-8", "Groep 1,3.0,1.0", "Groep 1,17.5,1.0"),
        (BLACKBOARD, "utf-16", '"11"\t""', '"11"\t"17,5"'),
        (BRIGHTSPACE, "utf-8", "Peeters,Jan,,9", "Peeters,Jan,17.5,9"),
        (MOODLE_NL.replace("\n", "\r\n").rstrip(), "utf-8-sig", "Ingediend;;20,00", "Ingediend;17,5;20,00"),
        ("sep=;\n" + MOODLE_NL, "utf-8", "Ingediend;;20,00", "Ingediend;17,5;20,00"),
    ],
    ids=["moodle", "moodle-nl", "canvas", "blackboard", "brightspace", "resaved", "sep"],
)
def test_only_the_grade_of_who_has_one_changes(filled, text, encoding, before, after):
    assert text.count(before) == 1
    content, _told = filled(text, encoding)
    assert content == text.replace(before, after).encode(encoding)


def test_it_says_who_gets_what_and_what_is_overwritten(filled):
    told = str(filled(CANVAS)[1])
    assert "Jan Peeters: 17.5 in place of 3.0\n" in told
    assert "Cells filled in: 1. Held something else before: 1." in told
    assert "No grade yet, so nothing is touched: Zoë Claes (keeps 4.0)." in told


def test_who_is_not_in_the_file_is_named(filled):
    content, told = filled(MOODLE, students=(Student("99", "Wim Wouters"), Student("12", "Zoë Claes")))
    assert content == MOODLE.encode()
    assert told.left == ("Wim Wouters: not in the file.",)


def test_of_two_with_one_name_the_file_is_not_said_to_have_none(filled):
    two = BRIGHTSPACE.replace("Claes,Zoë", "Peeters,Jan")
    assert two != BRIGHTSPACE
    content, told = filled(two, students=(Student("101", "Jan Peeters"), Student("102", "An Maes")))
    assert content == two.encode()
    (left,) = told.left
    assert "Jan Peeters: the file has 2 of this name (" in left
    assert "who.csv" in left


def test_two_of_one_name_are_told_apart_by_their_ids(filled):
    two = MOODLE.replace("Zoë Claes", "Jan Peeters")
    told = str(filled(two, students=(Student("11", "Jan Peeters"), Student("12", "Jan Peeters")))[1])
    assert "Jan Peeters (11): 17.5\n" in told
    assert "nothing is touched: Jan Peeters (12) (keeps 14.00)." in told


def test_a_file_without_a_column_of_an_assignment_says_so(filled):
    text = "ID,Student,SIS Login ID,Section\n11,Jan Peeters,jan,A\n12,Zoë Claes,zoe,A\n"
    with pytest.raises(TableError, match=r"no column of an assignment, only: ID, Student, SIS Login ID, Section\.$"):
        filled(text)


def test_a_name_alone_waits_for_a_yes(filled):
    students = (Student("Jan Peeters", "Jan Peeters", sort="name"), Student("12", "Zoë Claes"))
    content, told = filled(CANVAS, students=students)
    assert content == CANVAS.encode()
    assert "found by name only" in told.left[0]
    assert b"Groep 1,17.5," in filled(CANVAS, students=students, by_name=True)[0]


def test_an_id_that_is_somebody_elses_is_not_filled_in(filled):
    content, told = filled(MOODLE, students=(Student("13", "Jan Peeters"), Student("12", "Zoë Claes")))
    assert content == MOODLE.encode()
    assert "An Maes" in told.left[0]


def test_two_students_never_share_a_row(filled):
    students = (Student("11", "Jan Peeters"), Student("r011", "Jan Peeters"))
    content, told = filled(CANVAS, students=students)
    assert content == CANVAS.encode()
    assert any("same row" in text for text in told.left)


def test_feedback_goes_in_when_asked_and_a_blank_keeps_what_is_there(filled):
    content, _told = filled(MOODLE, feedback=lambda result: "")
    assert 'Well ""done""' in content.decode()
    content, told = filled(MOODLE, feedback=lambda result: 'Say "why", Jan' if result.student.id == "11" else "")
    assert '"Say ""why"", Jan"\r\n' in content.decode()
    assert "in place of" in str(told)
    told = r"no column for feedback. Leave out --with-feedback to fill in the grades alone, .* Re-Upload Submissions"
    with pytest.raises(TableError, match=told):
        filled(CANVAS, feedback=lambda result: "x")
    with pytest.raises(TableError, match="which column is for feedback: Feedback, Feedback comments"):
        filled(MOODLE.replace("Status", "Feedback"), feedback=lambda result: "x")


FILES = {"Moodle": MOODLE, "Canvas": CANVAS, "Blackboard": BLACKBOARD, "Brightspace": BRIGHTSPACE}


@pytest.mark.parametrize("own", FILES)
@pytest.mark.parametrize("other", FILES)
def test_the_file_of_another_platform_is_told(filled, own, other):
    """Nobody in it is in the batch; "not in the file" for each would not tell why."""
    students = (Student("98", "Wim Wouters", own.casefold()), Student("99", "Zoë Claes", own.casefold()))
    if own == other:
        assert "Wim Wouters: not in the file." in str(filled(FILES[other], students=students)[1])
    else:
        with pytest.raises(TableError, match=f"is a file of {other}, but the notebooks come from {own}"):
            filled(FILES[other], students=students)


def test_the_column_is_asked_for_where_it_is_not_clear(filled):
    with pytest.raises(TableError, match=r"--column: .*Essay A \(1\), Essay B \(2\)"):
        filled(CANVAS.replace("ps1 (501)", "Essay A (1)").replace("ps1 final (502)", "Essay B (2)"))
    assert b"3.0,17.5" in filled(CANVAS, column="502")[0]
    with pytest.raises(TableError, match="out of 10"):
        filled(CANVAS.replace(",20.0,20.0,", ",10.0,20.0,"))
    told = filled(CANVAS.replace(",20.0,20.0,", ",10.0,20.0,"), column="501")[1]
    assert "out of 10, the assignment out of 20" in str(told)


def test_the_column_may_have_the_assignments_title(filled):
    text = BRIGHTSPACE.replace("MaxPoints:20", "MaxPoints:20").replace("Calculated Final", "Other Points")
    with pytest.raises(TableError, match="--column"):
        filled(text.replace("Numerator", "<Numeric MaxPoints:20>"))
    assert b"Jan,17.5,9" in filled(text.replace("Numerator", "<Numeric MaxPoints:20>"), titles=["Set 1"])[0]


def test_a_short_row_gets_its_missing_cells(tmp_path):
    path = tmp_path / "short.csv"
    path.write_bytes(b"id,name,a,b\r\n1,An\r\n2,Jan,,\r\n")
    cells = read_cells(path)
    cells.change(0, 3, "5")
    cells.write(path)
    assert path.read_bytes() == b"id,name,a,b\r\n1,An,,5\r\n2,Jan,,\r\n"


def test_bytes_that_are_no_text_survive(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_bytes(b"id;naam;cijfer\n1;Zo\xeb \x81;\n")
    cells = read_cells(path)
    cells.change(0, 2, "5")
    cells.write(path)
    assert path.read_bytes() == b"id;naam;cijfer\n1;Zo\xeb \x81;5\n"


@pytest.mark.parametrize("name", ["grades.xlsx", "grades.xls", "grades.csv"])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_refused_with_what_to_download_instead(tmp_path, root, name, start):
    """Moodle, Canvas, Blackboard and Brightspace import text files only."""
    path = tmp_path / name
    path.write_bytes(start + b"whatever Excel wrote")
    with pytest.raises(TableError, match=r"no platform takes one back.*Brightspace: Export to CSV"):
        fill(path, load(root, "ps1"), [], [])


def test_a_text_file_that_blackboard_calls_xls_is_filled_in(tmp_path, root):
    path = tmp_path / "gc_course_fullgc_2026-11-23.xls"
    path.write_bytes(BLACKBOARD.encode("utf-16"))
    results = [Result(Student("11", "Jan Peeters"), marks=(Mark("memo", 17.5, "right"),))]
    assert "17" in str(fill(path, load(root, "ps1"), [], results))


def test_another_platforms_file_is_told_with_the_columns_that_people_were_matched_by(filled):
    jan = Student("57", "Jan Peeters", "moodle", "participant", also=("r011",))
    zoe = Student("58", "Zoë Claes", "moodle", "participant", also=("r012",))
    _content, told = filled(CANVAS, students=(jan, zoe))
    assert "The file is one of Canvas, the notebooks come from Moodle.\n" in str(told)
    assert "People were matched by: SIS User ID (2).\n" in str(told)
    _content, told = filled(MOODLE.replace("Participant 11", "Participant 57"), students=(jan, zoe))
    assert "notebooks come from" not in str(told)


@pytest.mark.parametrize("platform", ["moodle", "roster", "teams", "folder"])
def test_the_columns_that_people_were_matched_by_are_always_told(filled, platform):
    """Also of those whose ids the instructor confirmed: their platform is not known any more."""
    jan = Student("r011", "Jan Peeters", platform)
    zoe = Student("12", "Zoë Claes", platform)
    assert "People were matched by: SIS User ID (1), ID (1).\n" in str(filled(CANVAS, students=(jan, zoe))[1])
    zoe = Student("99", "Zoë Claes", platform)
    told = str(filled(CANVAS, students=(jan, zoe), by_name=True)[1])
    assert "People were matched by: SIS User ID (1), name (1).\n" in told
    assert "matched by" not in str(filled(CANVAS, students=(Student("98", "Wim"), Student("99", "Bo")))[1])


def test_who_has_no_grade_gets_no_feedback_either(filled):
    content, told = filled(MOODLE, feedback=lambda result: f"Of {result.student.name}")
    assert "Of Jan Peeters" in content.decode()
    assert "Of Zoë Claes" not in content.decode()
    assert told.blank == ("Zoë Claes (keeps 14.00)",)


def test_a_column_with_the_first_part_of_the_title_is_the_assignments(filled):
    file = BRIGHTSPACE.replace("Calculated", "Set 2 Points Grade <Numeric MaxPoints:20 Weight:10>,Calculated")
    file = file.replace(",9,#", ",,9,#")
    _content, told = filled(file, titles=["Set 1: is it time to go abroad?"])
    assert told.column.startswith("Set 1 ")


WORKED_OUT = {
    "Canvas": (CANVAS, "Final Score"),
    "Canvas, read only": (
        CANVAS.replace("ps1 final (502)", "Total (9)").replace("20.0,20.0,", "20.0,(read only),"),
        "9)",
    ),
    "Blackboard": (BLACKBOARD, "Totaal"),
    "Blackboard in English": (BLACKBOARD.replace("Totaal |", "Pracs [Total Pts: up to 30 Score] |"), "Pracs"),
    "Brightspace": (BRIGHTSPACE, "Calculated Final Grade Numerator"),
    "Brightspace's end": (BRIGHTSPACE, "End-of-Line"),
    "Moodle": (MOODLE, "Maximum grade"),
    "Moodle's date": (MOODLE, "Last modified"),
}


@pytest.mark.parametrize(("text", "column"), WORKED_OUT.values(), ids=WORKED_OUT)
def test_what_the_platform_works_out_is_not_filled_in_unless_forced(text, column, filled):
    with pytest.raises(
        TableError, match=r"holds no assignment’s grades: \w+ fills it in itself. Give one of these.*--force"
    ):
        filled(text, column=column)
    _content, told = filled(text, column=column, force=True)
    assert column in told.column
    assert [change.after.replace(",", ".") for change in told.changes] == ["17.5"]


@pytest.mark.parametrize("column", ["Student", "SIS Login ID"])
def test_who_somebody_is_is_not_filled_in_by_force_either(column, filled):
    with pytest.raises(TableError, match="tells who a student is"):
        filled(CANVAS, column=column, force=True)


ONLY = {
    "canvas": (
        CANVAS.replace("ps1 (501)", "Essay (501)")
        .replace("ps1 final (502),", "")
        .replace("20.0,20.0", "20.0")
        .replace("3.0,1.0", "3.0")
        .replace("4.0,,", "4.0,"),
        "Essay (501)",
    ),
    "blackboard": (BLACKBOARD.replace("ps1 [", "Essay ["), "Essay [Totaal aantal pt.: 20 Score] |7001"),
    "brightspace": (
        BRIGHTSPACE.replace("Set 1 Points Grade <Numeric MaxPoints:20 Weight:10>", "Essay Punten").replace(
            "End-of-Line Indicator", "Einde"
        ),
        "Essay Punten",
    ),
}


@pytest.mark.parametrize(("text", "column"), ONLY.values(), ids=ONLY)
def test_the_only_column_that_can_be_it_is_taken_and_said(text, column, filled):
    """Whatever the platform's language calls what stands behind a column's name, or a total."""
    _content, told = filled(text)
    assert told.column == column
    assert f"{column} is taken, as it is the only column that can be the assignment’s." in str(told)


FRENCH = (
    '"Nom"\t"Prénom"\t"Nom d’utilisateur"\t"ps1 [Nombre total de points : 20 Score] |7001"\t"Total |7002"\r\n'
    '"Peeters"\t"Jan"\t"11"\t""\t"55,5"\r\n"Claes"\t"Zoë"\t"12"\t""\t"60,0"\r\n'
)


def test_ids_are_found_where_they_stand_when_no_header_is_known(filled):
    content, told = filled(FRENCH, "utf-16")
    assert content == FRENCH.replace('"11"\t""', '"11"\t"17,5"').encode("utf-16")
    assert "People are found in the column Nom d’utilisateur" in str(told)
    with pytest.raises(TableError, match="no column with the students' ids"):
        filled(FRENCH.replace('"11"', '"x"').replace('"12"', '"y"'), "utf-16")
    with pytest.raises(TableError, match="tells who a student is"):
        filled(FRENCH, "utf-16", column="id")


def test_the_points_of_a_brightspace_column_are_read_in_any_language(filled):
    with pytest.raises(TableError, match="out of 25"):
        filled(
            BRIGHTSPACE.replace("Set 1 Points Grade <Numeric MaxPoints:20 Weight:10>", "Set 1 <Numeriek Maximum:25>")
        )


def test_the_points_of_moodles_column_are_read_in_dutch(filled):
    """By the words of Moodle's Dutch language pack."""
    with pytest.raises(TableError, match="out of 10"):
        filled(MOODLE_NL.replace("20,00", "10,00"))


def test_the_points_of_a_blackboard_column_are_read_in_any_language(filled):
    with pytest.raises(TableError, match="out of 25"):
        filled(BLACKBOARD.replace("Totaal aantal pt.: 20 Score", "Nombre total de points : 25 Score"))


NO_NUMBER = BLACKBOARD.replace("55,5", "").replace("60,0", "")
ENGLISH = NO_NUMBER.replace("Achternaam", "Last Name").replace("Voornaam", "First Name")
ENGLISH = ENGLISH.replace("Gebruikersnaam", "Username").replace("Totaal aantal pt.", "Total Pts")
SIGNS = {
    "its numbers": (BLACKBOARD, ",", "as in its other numbers"),
    "its numbers, in Dutch": (BLACKBOARD.replace("55,5", "55.5").replace("60,0", "60.0"), ".", "other numbers"),
    "Dutch": (NO_NUMBER, ",", "as its columns are in Dutch"),
    "Dutch Moodle": (MOODLE_NL.replace(";", ",").replace("20,00", "20"), ",", "as its columns are in Dutch"),
    "semicolons": (ENGLISH.replace("\t", ";"), ",", "as semicolons part its columns"),
    "English": (ENGLISH, ".", "as nothing in it tells otherwise"),
    "Brightspace": (BRIGHTSPACE, ".", "as nothing in it tells otherwise"),
    "Canvas": (CANVAS, ".", "as in its other numbers"),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(("text", "sign", "why"), SIGNS.values(), ids=SIGNS)
def test_the_screen_shows_what_is_written_and_why(filled, text, sign, why, language):
    content, told = filled(text)
    with using(language):
        said = str(told)
    assert re.search(f"Jan Peeters: 17[{sign}]5\\s", said)
    assert f"17{sign}5" in content.decode()
    assert f"17{'.,'.replace(sign, '')}5" not in content.decode() + said
    assert why in str(told)
    assert f"is a {'comma' if sign == ',' else 'point'}," in str(told)


@pytest.mark.parametrize(("asked", "sign"), [("comma", ","), ("point", ".")])
@pytest.mark.parametrize("text", [BLACKBOARD, BRIGHTSPACE], ids=["blackboard", "brightspace"])
def test_the_sign_may_be_asked_for(filled, text, asked, sign):
    content, told = filled(text, decimal=asked)
    assert f"17{sign}5" in content.decode()
    assert "as you asked" in str(told)


def test_who_keeps_an_old_grade_is_told_with_it(filled):
    assert "nothing is touched: Zoë Claes (keeps 14.00)." in str(filled(MOODLE)[1])
    assert "nothing is touched: Zoë Claes." in str(filled(BRIGHTSPACE)[1])


def test_who_is_excused_stays_excused(filled):
    text = CANVAS.replace("Groep 1,3.0", "Groep 1,EX")
    content, told = filled(text)
    assert content == text.encode()
    assert told.left == ("Jan Peeters: excused in the file (EX), so nothing is touched.",)


@pytest.mark.parametrize("column", ["SIS User ID", "Student", "Section"])
def test_grades_do_not_go_into_a_column_that_tells_who_somebody_is(column, filled):
    with pytest.raises(TableError, match=f"The column {column} tells who a student is"):
        filled(CANVAS, column=column)


def test_comments_are_markup_in_moodles_file_alone(filled):
    assert "2 &lt; 3<br>Well" in filled(MOODLE, feedback=lambda result: "2 < 3\nWell")[0].decode()
    text = BLACKBOARD.replace('"Totaal |7002"', '"Feedback"')
    assert "2 < 3\nWell" in filled(text, feedback=lambda result: "2 < 3\nWell")[0].decode()


@pytest.mark.parametrize("second", [5.0, None])
def test_two_results_of_one_id_are_refused(second, root):
    """Also while one of them waits for a person: the file would get the other one."""
    jan = Student("jan.p", "Jan Peeters", "brightspace")
    results = [Result(jan, marks=(Mark("memo", points, "right"),)) for points in (17.5, second)]
    with pytest.raises(TableError, match=r"More than one result for one id: Jan Peeters \(jan\.p\)"):
        require_one_each(results)
    require_one_each([results[0], Result(jan, state="not gradable")])


# a row with the id of another student


JANS = "ID number,First name,Last name,ps1\nr0811107,Jan,Peeters,\nr12,Zoë,Claes,\n"


@pytest.mark.parametrize("by_name", [True, False])
def test_a_row_with_the_id_of_another_student_is_no_match_by_name(filled, by_name):
    """Of two with one name one is in the file, and keeps the cell."""
    known = Student("1501", "Jan Peeters", "moodle", "participant", also=("r0811107",))
    other = Student("1502", "Jan Peeters", "moodle", "participant", also=("r0811114",))
    content, told = filled(JANS, students=(other, known), by_name=by_name)  # the points are those of the other
    assert content == JANS.encode()
    assert told.left == ("Jan Peeters (1502): not in the file.",)
    content, told = filled(JANS, students=(known, other), by_name=by_name)
    assert content == JANS.replace("Jan,Peeters,", "Jan,Peeters,17.5").encode()
    assert not told.left


def test_of_two_of_one_name_in_the_file_the_one_that_is_free_is_left(filled):
    two = JANS + "r0811114,Jan,Peeters,\n"
    students = (Student("1502", "Jan Peeters"), Student("1501", "Jan Peeters", also=("r0811107",)))
    _content, told = filled(two, students=students)
    assert told.left == (
        "Jan Peeters (1502): found by name only, as Jan Peeters (r0811114). If that is right, add --by-name.",
    )
    content, _told = filled(two, students=students, by_name=True)
    assert b"r0811114,Jan,Peeters,17.5" in content


def test_who_is_found_by_id_goes_before_who_is_found_by_name(filled):
    students = (Student("11", "Jan Peeters"), Student("Jan Peeters", "Jan Peeters", sort="name"))
    content, told = filled(CANVAS, students=students, by_name=True)
    assert b"Groep 1,17.5," in content
    assert not told.left


# the gradebook that Moodle exports for all assignments together

TITLE = "Problem set 1: is it time to go abroad?"
EXPORTED = (
    "First name,Last name,ID number,Institution,Department,Email address,Group,{},Quiz: Week 1 (Real),"
    "Course total (Real),Last downloaded from this course\n"
    "Jan,Peeters,11,,,jan@school.be,Team Noord,-,-,12.00,1764350000\n"
    "Zoë,Claes,12,,,zoe@school.be,,-,-,12.00,1764350000\n"
)


@pytest.mark.parametrize(
    "header",
    [
        f"Assignment: {TITLE} (Real)",
        f"{TITLE} (Real)",
        f"Assignment: {TITLE}",
        TITLE,
        "Assignment: ps1 (Real)",
        "ps1",
        "Opdracht: ps1 (Reëel)",
        f"Assignment: {TITLE} (Real),Assignment: {TITLE} (Percentage)",
    ],
)
def test_moodles_own_gradebook_has_the_column_by_title_or_name(filled, header):
    text = EXPORTED.format(header)
    text = text.replace("Noord,-,-", "Noord,-,-,-").replace("be,,-,-", "be,,-,-,-") if "," in header else text
    content, told = filled(text, titles=[TITLE])
    assert content == text.replace("Team Noord,-", "Team Noord,17.5", 1).encode()
    assert told.column == header.partition(",")[0]
    assert "Held something else before: 0." in str(told), "a dash is an empty cell"
    assert "Jan Peeters: 17.5\n" in str(told)


def test_only_columns_of_assignments_are_offered(filled):
    with pytest.raises(TableError) as told:
        filled(EXPORTED.format("Assignment: Essay (Real)"), titles=[TITLE])
    offered = str(told.value).partition("--column: ")[2]
    assert offered == "Assignment: Essay (Real), Quiz: Week 1 (Real)."
    with pytest.raises(TableError, match="tells who a student is"):
        filled(EXPORTED.format("ps1"), column="Institution")
    with pytest.raises(TableError, match="holds no assignment’s grades"):
        filled(EXPORTED.format("ps1"), column="Last downloaded from this course")


def test_the_column_is_told_once_and_who_is_excused_keeps_that(filled):
    told = str(filled(CANVAS.replace("zoe,Groep 1,4.0", "zoe,Groep 1,EX"))[1])
    assert told.count("ps1 (501)") == 1
    assert "Zoë Claes (keeps EX)" in told


def test_many_who_are_not_in_the_file_are_told_on_one_line(tmp_path, root):
    path = tmp_path / "moodle.csv"
    path.write_text(MOODLE, encoding="utf-8")
    results = [Result(Student(f"9{n}", f"Wim {n}"), marks=(Mark("memo", 17.5, "right"),)) for n in range(6)]
    told = fill(path, load(root, "ps1"), (), [*results, Result(Student("11", "Jan Peeters"))])
    assert "Not filled in: 6\n  Not in the file: Wim 0, Wim 1, Wim 2, Wim 3, Wim 4, Wim 5." in str(told)
