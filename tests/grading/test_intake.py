"""Who handed in what: nothing vanishes, nobody becomes somebody else, one bad file costs one row."""

import json
import os
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from kmo_teach.grading.assignment import load
from kmo_teach.grading.download import IntakeError
from kmo_teach.grading.feedback import page_for
from kmo_teach.grading.grade import Batch, Options, grade
from kmo_teach.grading.intake.lead import plan
from kmo_teach.grading.intake.plan import write_entries
from kmo_teach.grading.intake.told import described
from kmo_teach.grading.names import Student
from kmo_teach.grading.roster import Roster, read_roster
from kmo_teach.grading.who import Answer, Answers
from kmo_teach.language import using
from tests.grading.downloads import counted, doubtful, fates, intake, notebook, with_password, zipped

MOODLE = "{}_assignsubmission_file_/{}"


def test_a_name_that_tells_nothing_is_asked(tmp_path):
    found = intake(tmp_path, {"ps1.ipynb": notebook()})
    assert not found.handed
    assert found.unplaced[0][0] == "ps1.ipynb"
    assert [question.path for question in found.questions] == ["ps1.ipynb"]


@pytest.mark.parametrize("folder", ["Section A", "ps1", "Downloads/Groep 1"])
@pytest.mark.parametrize(
    "names",
    [
        ("Jan Peeters_57_assignsubmission_file_/ps1.ipynb", "Els Smets_58_assignsubmission_file_/ps1.ipynb"),
        ("peetersjan_57_678901_ps1.ipynb", "smetsels_58_678902_ps1.ipynb"),
        ("57-2 - Jan - 23 November, 2026 1030 AM/ps1.ipynb", "58-2 - Els - 23 November, 2026 1030 AM/ps1.ipynb"),
        ("Groep A_7_assignsubmission_file/ps1.ipynb", "Groep B_8_assignsubmission_file/ps1.ipynb"),
    ],
)
def test_the_folder_of_a_download_is_no_student(tmp_path, folder, names):
    files = {f"{folder}/moodle_sub.zip": zipped({name: notebook(name) for name in names} | {"read me.html": b"-"})}
    found = intake(tmp_path, files)
    people = {"57", "58"} if "57" in names[0] else {"Groep A", "Groep B"}
    assert counted(found).keys() == people
    assert not any("names in it" in each.how.doubt for each in found.handed)
    other = names[0].replace("57", "59").replace("Jan", "An").replace("Groep A_7", "Groep C_9")
    files["Section B/submissions.zip"] = zipped({other: notebook("c")})
    found = intake(tmp_path, files)
    assert counted(found).keys() > people
    assert len(found.handed) == 3
    assert not found.without


def test_what_lies_in_a_students_folder_is_theirs_whatever_its_names_say(tmp_path):
    """Or a student could hand in for somebody else."""
    inner = {f"{who}_assignsubmission_file_/ps1.ipynb": notebook(who) for who in ("Els Smets_58", "Bo Maes_59")}
    for files, roster in (
        ({"jan/x.zip": zipped(inner), "els/x.zip": zipped({"ps1.ipynb": notebook()})}, ()),
        ({"jan/x.zip": zipped(inner), "els/ps1.ipynb": notebook()}, ("jan",)),
        ({"jan/x.zip": zipped(inner)}, ("jan",)),
    ):
        found = intake(tmp_path, files, Roster(tuple(Student(name, name, "roster") for name in roster)))
        assert not {"58", "59"} & {each.student.id for each in (*found.handed, *found.without)}
        assert "jan" in doubtful(found)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (notebook()[:-9], "The file is damaged"),
        (b"", "The file is empty"),
        (b"[]", "The file is not a Jupyter notebook"),
        (notebook(assignment="ps2"), "It is another assignment: ps2"),
    ],
)
def test_a_first_look_says_what_cannot_be_graded(tmp_path, content, told):
    found = intake(tmp_path, {"jan/ps1.ipynb": content, "els/ps1.ipynb": notebook()})
    assert fates(found) == {"jan/ps1.ipynb": "no notebook", "els/ps1.ipynb": "counted"}
    assert f"cannot be graded: jan/ps1.ipynb: {told}" in described(found, None)
    assert "Notebooks: 1. Nothing was run." in described(found, None)


def test_a_wrong_name_for_the_assignment_is_told_at_the_end(tmp_path):
    files = {f"{name}/ps2.ipynb": notebook(name, "ps2") for name in ("jan", "els")}
    found = intake(tmp_path, {**files, "an/ps1.ipynb": notebook()})
    last = described(found, None).splitlines()[-1]
    assert last == "Notebooks of ps2: 2 of 3. Did you mean --assignment ps2?"
    found = intake(tmp_path, {"jan/a.ipynb": notebook("", "ps2"), "an/ps1.ipynb": notebook()})
    assert "Did you mean" not in described(found, None)


def test_a_workbook_is_no_download(tmp_path):
    """It is a zip file inside."""
    path = tmp_path / "students.xlsx"
    path.write_bytes(zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}))
    with pytest.raises(IntakeError, match="is a workbook or document"):
        plan(path, "ps1")


# which try


def test_the_last_try_counts(tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00_ps1.ipynb"
    found = intake(tmp_path, {name.format(day): notebook(day) for day in ("09", "23", "10")})
    assert counted(found) == {"r01": name.format("23")}
    assert sorted(fates(found).values()) == ["counted", "older try", "older try"]
    assert found.handed[0].how.tries == 3


@pytest.mark.parametrize("form", ["{} November, 2026 1030 AM", "{} november, 2026 1030", "November {}, 2026 1030 AM"])
def test_the_last_try_is_the_latest_date_and_not_the_last_in_the_alphabet(form, tmp_path):
    name = "101-202 - Mary-Ann Smith - " + form + "/ps1.ipynb"
    found = intake(tmp_path, {name.format(day): notebook(str(day)) for day in (9, 23)})
    assert counted(found) == {"101": name.format(23)}
    assert found.handed[0].student.name == "Mary-Ann Smith"


def test_version_10_comes_after_version_9(tmp_path):
    files = {f"Jan/Opgave/Version {number}/ps1.ipynb": notebook(str(number)) for number in (9, 10)}
    assert counted(intake(tmp_path, files)) == {"Jan": "Jan/Opgave/Version 10/ps1.ipynb"}


def test_the_last_try_counts_when_it_lost_its_metadata(tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00_{}.ipynb"
    files = {name.format("09", "ps1"): notebook(), name.format("23", "Untitled3"): notebook("x = 1", None)}
    assert counted(intake(tmp_path, files)) == {"r01": name.format("23", "Untitled3")}
    canvas = "peetersjan_12345_{}_ps1{}.ipynb"
    files = {canvas.format(678901, ""): notebook(), canvas.format(678955, "-1"): notebook("x = 1", None)}
    # one download of Canvas has the files of one try only
    assert doubtful(intake(tmp_path, files)) == {"12345"}
    assert not any(fate == "older try" for fate in fates(intake(tmp_path, files)).values())
    source = tmp_path / "downloads"
    source.mkdir()
    for number, (path, content) in enumerate(files.items()):
        other = {f"smetsels_777_{number}_ps1.ipynb": notebook("els")}
        (source / f"{number}.zip").write_bytes(zipped({path: content, **other}))
    found = intake(tmp_path, {}, source=source)
    assert counted(found)["12345"] == f"1/{canvas.format(678955, '-1')}"
    assert fates(found)[f"0/{canvas.format(678901, '')}"] == "older try"
    assert not doubtful(found)


@pytest.mark.parametrize(
    ("file", "content"),
    [("ps1.ipynb", b"{"), ("ps1.ipynb", notebook("", "ps2")), ("ps1.zip", b"PK nonsense"), ("essay.docx", b"x")],
)
def test_a_last_try_that_cannot_be_graded_is_asked_about(file, content, tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00_{}"
    found = intake(tmp_path, {name.format("09", "ps1.ipynb"): notebook("good"), name.format("23", file): content})
    assert counted(found) == {"r01": name.format("09", "ps1.ipynb")}
    assert doubtful(found) == {"r01"}
    said = Answers({name.format("09", "ps1.ipynb"): Answer(ids=("r01",))})
    assert not doubtful(plan(tmp_path / "export.zip", "ps1", answers=said))


def test_the_notebook_of_this_assignment_counts(tmp_path):
    files = {"jan/other.ipynb": notebook("", "ps2"), "jan/a.ipynb": notebook("mine"), "els/a.ipynb": notebook()}
    found = intake(tmp_path, files)
    assert counted(found)["jan"] == "jan/a.ipynb"
    assert fates(found)["jan/other.ipynb"] == "beside a notebook"


def test_of_two_notebooks_in_one_try_a_person_chooses(tmp_path):
    files = {MOODLE.format("Jan P_12", name): notebook(name) for name in ("ps1.ipynb", "ps1-Copy1.ipynb")}
    found = intake(tmp_path, files)
    assert not found.handed
    assert doubtful(found) == {"12"}
    chosen = MOODLE.format("Jan P_12", "ps1-Copy1.ipynb")
    again = plan(tmp_path / "export.zip", "ps1", answers=Answers({chosen: Answer(ids=("12",))}))
    assert counted(again) == {"12": chosen}
    assert not doubtful(again)
    other = Answers({MOODLE.format("Jan P_12", "ps1.ipynb"): Answer(leave_out=True)})
    assert counted(plan(tmp_path / "export.zip", "ps1", answers=other)) == {"12": chosen}


def test_the_same_notebook_twice_needs_no_choice(tmp_path):
    files = {MOODLE.format("Jan P_12", name): notebook() for name in ("ps1.ipynb", "ps1-Copy1.ipynb")}
    found = intake(tmp_path, files)
    assert len(found.handed) == 1
    assert not found.questions


@pytest.mark.parametrize("form", ["bint_57_90{}_{}", MOODLE.replace("{}", "Bram Int_57", 1).replace("{}", "{1}")])
def test_copies_in_two_downloads_are_one_file_and_the_rest_are_told_apart(form, tmp_path):
    """The same student's files, once more in a later download."""
    first = {form.format(1, "ps1.ipynb"): notebook("a"), form.format(2, "ps1-b.ipynb"): notebook("b")}
    other = (
        {"An Int_58_assignsubmission_file_/ps1.ipynb": notebook("an")}
        if "Bram" in form
        else {"aint_58_903_ps1.ipynb": b""}
    )
    both = {f"{week}.zip": zipped(first | other) for week in ("one", "two")}
    found = intake(tmp_path, both)
    assert doubtful(found) == {"57"}
    assert {each.path for each in found.questions} == {f"one/{path}" for path in first}
    for path in first:
        (entry,) = [each for each in found.entries if each.path == f"two/{path}"]
        assert str(entry.reason) == f"It is the same notebook as one/{path}."
    changed = zipped(other | {path: content.replace(b'"a"', b'"c"') for path, content in first.items()})
    found = intake(tmp_path, both | {"two.zip": changed})
    told = str(found.questions[0].text)
    assert not any("not a notebook" in str(each.reason) for each in found.entries)
    name = form.format(1, "ps1.ipynb")
    if "Bram" in form:
        assert f"one/{name}" in told
        assert f"two/{name}" in told


# whose


def test_a_students_own_zip_is_opened_with_its_data(tmp_path):
    inner = zipped({"ps1.ipynb": notebook(), "data.csv": b"a,b"})
    found = intake(tmp_path, {"Jan P_12_assignsubmission_file_/work.zip": inner})
    assert found.handed[0].student.id == "12"
    assert found.handed[0].files == {"data.csv": b"a,b"}


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("peetersjan_12345_678901_ps1.zip", "12345"),
        ("Set 1_r01_attempt_2026-11-23-10-30-00_ps1.zip", "r01"),
        ("submitted/x/ps1/ps1.zip", "x"),
        ("Jan/Opgave/Version 1/work.zip", "Jan"),
        ("101-202 - Jan - 23 November, 2026 1030 AM/work.zip", "101"),
        ("jan.zip", "jan"),
    ],
)
def test_a_zip_belongs_to_who_handed_it_in(path, student, tmp_path):
    for inner in ("ps1.ipynb", "ps1/ps1.ipynb", "els/ps1.ipynb", "Els_7_assignsubmission_file_/ps1.ipynb"):
        found = intake(tmp_path, {path: zipped({inner: notebook()})})
        assert list(counted(found)) == [student], inner
        assert bool(doubtful(found)) is (path == "jan.zip" and inner.startswith("Els_"))


def test_a_folder_of_downloads_is_read_as_one(tmp_path):
    name = "peetersjan_{0}_67890{0}_ps1.ipynb"
    files = {
        f"section{n}.zip": zipped({name.format(user): notebook(user) for user in (f"{n}1", f"{n}2")}) for n in (1, 2)
    }
    found = intake(tmp_path, files)
    assert set(counted(found)) == {"11", "12", "21", "22"}
    assert not doubtful(found)


@pytest.mark.parametrize(
    "paths",
    [
        ["Jan/Opgave/Version 1/ps1.ipynb", "Els/Opgave/Version 1/ps1.ipynb"],
        ["ps1/Jan Peeters - ps1.ipynb", "ps1/Els Smets - ps1.ipynb"],
        ["Els/work/ps1.ipynb", "An/work/ps1.ipynb"],
        [f"Set 1_{who}_peeters_attempt_2026-11-23-10-30-00_ps1.ipynb" for who in ("jan", "els")],
        ["Jan/ps1_2026_11_final.ipynb", "Els/ps1_2026_11_final.ipynb"],
        ["team_3_12345_678901_ps1.ipynb", "team_3_12346_678902_ps1.ipynb", "elsp_12347_678903_ps1.ipynb"],
        ["anon_Ab1cD_678901_ps1.ipynb", "anon_Ab2cD_678902_ps1.ipynb"],
        ["Groep A_57_assignsubmission_file/ps1.ipynb", "Jan P_57_assignsubmission_file/ps1.ipynb"],
        ["Jan/ps1.ipynb", "jan/ps1.ipynb"],
        ["Anaïs/ps1.ipynb", "Anais/ps1.ipynb"],
    ],
)
def test_two_students_never_become_one(paths, tmp_path):
    found = intake(tmp_path, {path: notebook(path) for path in paths})
    assert len(found.handed) + len(found.without) == len(paths)
    assert len({each.student.key.casefold() for each in found.handed}) == len(found.handed)


@pytest.mark.parametrize(
    "paths",
    [
        ["Jan/ps1.ipynb", "jan/ps1.ipynb"],
        ["Anaïs/ps1.ipynb", "Anais/ps1.ipynb"],
        ["Ana\u00efs/ps1.ipynb", "Anai\u0308s/ps1.ipynb"],
        ["Jan_57_assignsubmission_file_/ps1.ipynb", "Els_57_assignsubmission_file_/ps1.ipynb"],
        ["jan_12345_678901_ps1.ipynb", "els_12345_678902_ps1.ipynb"],
        ["Groep 1/Jan/ps1.ipynb", "Groep 1/Els/ps1.ipynb", "Groep 2/An/ps1.ipynb"],
    ],
)
def test_what_may_be_one_or_two_students_is_asked(paths, tmp_path):
    found = intake(tmp_path, {path: notebook(path) for path in paths})
    assert doubtful(found)
    asked = [question.path for question in found.questions]
    assert all(any(path.startswith(each) for each in asked) for path in set(fates(found)) - {"Groep 2/An/ps1.ipynb"})


def test_an_answer_parts_and_joins_students(tmp_path):
    paths = ["Groep 1/Jan/ps1.ipynb", "Groep 1/Els/ps1.ipynb", "Groep 2/An/ps1.ipynb"]
    intake(tmp_path, {path: notebook(path) for path in paths})
    said = Answers({"Groep 1/Jan": Answer(ids=("Jan",)), "Groep 1/Els": Answer(ids=("Els",))})
    found = plan(tmp_path / "export.zip", "ps1", answers=said)
    assert set(counted(found)) == {"Jan", "Els", "Groep 2"}
    assert not doubtful(found)
    both = ["Jan/ps1.ipynb", "jan/other-ps1.ipynb"]
    intake(tmp_path, {path: notebook("same") for path in both})
    said = Answers({"Jan": Answer(ids=("Jan",)), "jan": Answer(ids=("Jan",))})
    found = plan(tmp_path / "export.zip", "ps1", answers=said)
    assert set(counted(found)) == {"Jan"}
    assert not doubtful(found)


def test_an_answer_places_what_no_name_places(tmp_path):
    intake(tmp_path, {"ps1.ipynb": notebook(), "Jan/ps1.ipynb": notebook("j")})
    roster = Roster((Student("r01", "Els Smets", "roster", "username"),))
    said = Answers({"ps1.ipynb": Answer(ids=("r01",)), "Jan": Answer(leave_out=True)})
    found = plan(tmp_path / "export.zip", "ps1", roster, said)
    assert counted(found) == {"r01": "ps1.ipynb"}
    assert found.handed[0].student.name == "Els Smets"
    assert fates(found)["Jan/ps1.ipynb"] == "not placed"


# nothing vanishes


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({MOODLE.format("Jan P_12", "essay.docx"): b"x"}, "no notebook, only essay.docx"),
        ({MOODLE.format("Jan P_12", "ps1.html"): b"<html>"}, "no notebook, only"),
        ({"Jan P_12_assignsubmission_onlinetext_/onlinetext.html": b"<p>"}, "no notebook, only"),
        ({"janp_12_text.html": b"<p>"}, "no notebook, only"),
        ({"Set_12_attempt_2026-11-23-10-30-00.txt": b"Name: Jan P (12)"}, "no file in the hand-in"),
        ({MOODLE.format("Jan P_12", "work.zip"): b"PK nonsense"}, "zip file is damaged"),
        ({MOODLE.format("Jan P_12", "work.zip"): b""}, "zip file is damaged"),
        ({MOODLE.format("Jan P_12", "work.zip"): zipped({})}, "zip file is empty"),
        ({MOODLE.format("Jan P_12", "work.zip"): zipped({"__MACOSX/._ps1.ipynb": b"x"})}, "operating system"),
        ({MOODLE.format("Jan P_12", ".DS_Store"): b"x"}, "operating system"),
        ({MOODLE.format("Jan P_12", "w.zip"): with_password(zipped({"ps1.ipynb": notebook()}))}, "password"),
        ({MOODLE.format("Jan P_12", "ps1.ipynb"): b" " * 25_000_001}, "larger than 25 MB"),
    ],
)
def test_who_hands_in_no_notebook_gets_a_row_with_the_reason(files, reason, tmp_path):
    found = intake(tmp_path, files)
    assert [(each.student.id, each.to_confirm) for each in found.without] == [("12", False)]
    assert reason in str(found.without[0].reason)
    assert set(fates(found).values()) == {"no notebook"}


@pytest.mark.parametrize(
    ("heads", "none"),
    [
        (("Name", "Comments", "Files"), "There are no student comments for this assignment."),
        (("Naam", "Opmerkingen", "Bestanden"), "Er zijn geen opmerkingen van studenten voor deze opdracht."),
    ],
)
@pytest.mark.parametrize("said", ["", "My laptop broke.\nMay I mail it?"])
def test_what_a_student_wrote_to_blackboard_in_place_of_a_file_is_told(heads, none, said, tmp_path):
    name, comments, files = heads
    note = f"{name}: Jan P (12)\r\n\r\n{comments}:\r\n{said or none}\r\n\r\n{files}:\r\n\tFilename: \r\n".encode()
    found = intake(tmp_path, {"Set_12_attempt_2026-11-23-10-30-00.txt": note})
    wrote = " The student wrote: My laptop broke. May I mail it?" if said else ""
    assert str(found.without[0].reason) == f"There is no file in the hand-in.{wrote}"
    found = intake(tmp_path, {f"Set_12_attempt_2026-11-23-10-30-00{end}": note for end in (".txt", "_essay.docx")})
    assert "only Set_12_attempt_2026-11-23-10-30-00_essay.docx" in str(found.without[0].reason)


@pytest.mark.parametrize("name", ["ps1.ipynb.txt", "ps1.ipynb.json", "ps1.json", "ps1.txt", "PS1.IPYNB"])
def test_a_notebook_that_was_saved_under_another_name_counts(name, tmp_path):
    found = intake(tmp_path, {MOODLE.format("Jan P_12", name): notebook(), "els.ipynb.txt": notebook("e")})
    assert set(counted(found)) == {"12", "els"}


@pytest.mark.parametrize("name", ["notes.txt", "data.json", "page.html"])
def test_what_lies_beside_a_notebook_is_no_notebook(name, tmp_path):
    files = {MOODLE.format("Jan P_12", "ps1.ipynb"): notebook(), MOODLE.format("Jan P_12", name): b'{"a": [1]}'}
    found = intake(tmp_path, files)
    assert fates(found)[MOODLE.format("Jan P_12", name)] == "beside a notebook"
    assert found.handed[0].files == {name: b'{"a": [1]}'}


def test_two_entries_of_one_name_are_two_files(tmp_path):
    path = MOODLE.format("Jan P_12", "ps1.ipynb")
    found = intake(tmp_path, [(path, notebook("1")), (path, notebook("2"))])
    assert len(found.entries) == 2
    assert doubtful(found) == {"12"}


def test_the_table_has_a_row_for_each_file(tmp_path):
    files = {MOODLE.format("=cmd_12", "ps1.ipynb"): notebook(), "loose.docx": b"x"}
    write_entries(intake(tmp_path, files), tmp_path / "out" / "intake.csv")
    text = (tmp_path / "out" / "intake.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(text) == 3
    assert text[1].startswith("'=cmd_12")


# one bad file costs one row

GOOD = {MOODLE.format("Els_7", "ps1.ipynb"): notebook("good")}


def bad_name(content: bytes) -> bytes:
    """Return a zip file whose entry name says to be UTF-8 and is not."""
    return content.replace("Anaïs".encode(), b"Ana\xef\xffs")


def damaged(content: bytes) -> bytes:
    half = len(content) // 2
    return content[: half - 8] + b"\xff" * 16 + content[half + 8 :]


@pytest.mark.parametrize(
    "inner",
    [
        bad_name(zipped({"Anaïs.ipynb": notebook()})),
        damaged(zipped({"ps1.ipynb": notebook("x" * 500)}, zipfile.ZIP_LZMA)),
        damaged(zipped({"ps1.ipynb": notebook("x" * 500)}, zipfile.ZIP_BZIP2)),
        damaged(zipped({"ps1.ipynb": notebook("x" * 500)}, zipfile.ZIP_DEFLATED)),
        zipped({"": notebook()}),
        zipped({"../../evil.ipynb": notebook()}),
        zipped({"/": b""}),
        zipped({"a/../../ps1.ipynb": notebook()}),
    ],
)
def test_a_bad_zip_costs_its_own_row(inner, tmp_path):
    found = intake(tmp_path, {MOODLE.format("Jan P_12", "work.zip"): inner, **GOOD})
    assert counted(found)["7"] == next(iter(GOOD))
    rows = [*found.handed, *found.without]
    assert [each.student.id for each in rows].count("12") == 1


def test_a_download_with_a_bad_name_is_still_read(tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(bad_name(zipped({MOODLE.format("Anaïs_12", "ps1.ipynb"): notebook(), **GOOD})))
    assert set(counted(plan(path, "ps1"))) == {"12", "7"}


@pytest.mark.parametrize("raw", [b"Ana\xefs", b"\xff\xfe", b"a\xed\xa0\x80b"])
def test_a_folder_named_in_other_bytes_is_a_student(raw, tmp_path):
    for name in (raw, "Ana\u00efs".encode(), b"Els"):
        folder = os.path.join(os.fsencode(tmp_path / "in"), name)
        os.makedirs(folder)
        with open(os.path.join(folder, b"ps1.ipynb"), "wb") as file:
            file.write(notebook(repr(name)))
    found = plan(tmp_path / "in", "ps1")
    assert len(found.entries) == 3
    json.dumps([each.path for each in found.entries]).encode()
    assert "Els" in counted(found)
    for each in (*found.handed, *found.without):
        each.student.id.encode()
    rows = {each.student.id for each in (*found.handed, *found.without)}
    assert len(rows) == 3 or "Anaïs" in doubtful(found), "one name in two encodings is asked"


def test_many_large_files_cost_their_own_row(tmp_path):
    path = tmp_path / "export.zip"
    zeros = b"\0" * 24_000_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(20):
            archive.writestr(MOODLE.format("Jan P_12", f"{number}.ipynb"), zeros)
        for name, content in GOOD.items():
            archive.writestr(name, content)
    tracemalloc.start()
    found = plan(path, "ps1")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(counted(found)) >= {"7"}
    assert len(found.entries) == 21
    assert peak < 150_000_000


def test_nested_zips_are_summed(tmp_path):
    """A small file that unpacks to six zip files of 20 MB, each with one of 20 MB."""
    level = zipped({"zeros.bin": b"\0" * 20_000_000}, zipfile.ZIP_DEFLATED)
    big = zipped(
        {f"{n}.zip": zipped({"zeros.zip": b"PK" + b"\0" * 20_000_000}) for n in range(6)}, zipfile.ZIP_DEFLATED
    )
    outer = {MOODLE.format("Jan P_12", "work.zip"): big, MOODLE.format("An_9", "w.zip"): level, **GOOD}
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(outer))
    tracemalloc.start()
    found = plan(path, "ps1")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counted(found)["7"]
    reasons = {each.student.id: str(each.reason) for each in found.without}
    assert "The zip files in it are larger than 100 MB together." in " ".join(
        str(each.reason) for each in found.entries if each.student and each.student.id == "12"
    )
    assert reasons.keys() == {"12", "9"}
    assert peak < 300_000_000


def test_zips_in_zips_have_a_deepest_level(tmp_path):
    content = zipped({"ps1.ipynb": notebook()})
    for _level in range(5):
        content = zipped({"in.zip": content})
    found = intake(tmp_path, {MOODLE.format("Jan P_12", "work.zip"): content, **GOOD})
    assert "deeper" in str(found.without[0].reason)


def test_a_zip_of_very_many_entries_is_one_row(tmp_path):
    inner = zipped({f"{number}": b"" for number in range(6_000)})
    found = intake(tmp_path, {MOODLE.format("Jan P_12", "work.zip"): inner, **GOOD})
    assert "more than 5000 files" in str(found.without[0].reason)
    assert len(found.entries) == 2


def test_a_zip_cannot_lead_out_of_its_folder(tmp_path):
    found = intake(tmp_path, {"../../evil.ipynb": notebook(), "jan/ps1.ipynb": notebook()})
    assert set(counted(found)) == {"jan"}
    assert any("leads out" in reason for _path, reason in found.unplaced) or any(
        "leads out" in str(each.reason) for each in found.without
    )


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("jan/ps1.ipynb", "w") as file:
        for _number in range(60):
            file.write(b" " * 1_000_000)
    found = plan(path, "ps1")
    assert "larger than 25 MB" in str(found.without[0].reason)


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "in" / "jan").mkdir(parents=True)
    (tmp_path / "in" / "els").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "ps1.ipynb").write_bytes(notebook())
    (tmp_path / "in" / "jan" / "ps1.ipynb").symlink_to(tmp_path / "secret" / "ps1.ipynb")
    (tmp_path / "in" / "els" / "work").symlink_to(tmp_path / "secret")
    found = plan(tmp_path / "in", "ps1")
    assert not found.handed
    assert len(found.entries) == 2
    assert all("link" in str(each.reason) for each in found.entries)


def test_a_hostile_name_makes_no_path():
    key = Student("../../etc/passwd", "x").key
    assert "/" not in key
    assert not key.startswith(".")


def test_a_source_that_is_nothing_says_so(tmp_path):
    with pytest.raises(IntakeError, match="does not exist"):
        plan(tmp_path / "nowhere", "ps1")


# an earlier try that counts


def test_an_earlier_try_that_counts_is_not_called_the_last(tmp_path):
    """Each file of each try is told what it is beside the one that counts."""
    name = "Set_r01_attempt_2026-11-{}-10-30-00{}"
    files = {name.format(day, ".txt"): b"Name: Jan P (r01)\n" for day in ("09", "22", "23")}
    files |= {name.format(day, "_ps1.ipynb"): notebook(day) for day in ("09", "22")}
    files[name.format("23", "_ps1.ipynb")] = b'{"cells": ['
    found = intake(tmp_path, files)
    assert counted(found) == {"r01": name.format("22", "_ps1.ipynb")}
    told = described(found, None)
    assert "try 2 of 3, not the last" in told
    assert "the last of" not in told
    reasons = {each.path: (each.fate, str(each.reason)) for each in found.entries}
    assert reasons[name.format("09", ".txt")] == ("older try", "A newer try counts.")
    assert reasons[name.format("09", "_ps1.ipynb")] == ("older try", "A newer try counts.")
    assert reasons[name.format("22", ".txt")] == ("beside a notebook", "It is handed in with the notebook that counts.")
    newer = "It came with a newer try, in which no notebook counts."
    assert reasons[name.format("23", ".txt")] == ("beside a notebook", newer)
    assert reasons[name.format("23", "_ps1.ipynb")][0] == "beside a notebook"
    assert "the last of 2 tries" in described(
        intake(tmp_path, {n: c for n, c in files.items() if "-23-" not in n}), None
    )


def test_a_last_try_without_a_notebook_is_asked_about_with_what_is_in_it(tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00{}"
    note = b"Name: Jan P (r01)\n\nComments:\nThe PDF is the right one.\n\nFiles:\n"
    files = {name.format("22", "_ps1.ipynb"): notebook(), name.format("23", "_ps1.pdf"): b"%PDF"}
    (question,) = intake(tmp_path, files | {name.format("23", ".txt"): note}).questions
    assert f"only {name.format('23', '_ps1.pdf')}. The student wrote: The PDF is the right one." in str(question.text)


def test_a_choice_holds_where_both_downloads_lie_in_one_folder(tmp_path):
    path = "Jan Peeters_57_assignsubmission_file_/{}.ipynb"
    files = {path.format(each): notebook(each) for each in ("ps1", "ps1-better")}
    files["Els Smets_58_assignsubmission_file_/ps1.ipynb"] = notebook("els")
    found = intake(tmp_path, files)
    assert doubtful(found) == {"57"}
    about = found.questions[0].about
    said = {path.format("ps1"): Answer(leave_out=True, about=about)}
    said[path.format("ps1-better")] = Answer(ids=("57",), agreed=True, about=about)
    answers = Answers({}, {(path, about): each for path, each in said.items()}, {about: list(said)})
    assert counted(intake(tmp_path, files, None, answers))["57"] == path.format("ps1-better")
    source = tmp_path / "weeks"
    source.mkdir()
    for week in (1, 2):
        (source / f"w{week}.zip").write_bytes(
            zipped(files | {f"Bo_{week}_assignsubmission_file_/ps1.ipynb": notebook()})
        )
    found = intake(tmp_path, {}, None, answers, source=source)
    assert not found.questions
    assert counted(found)["57"].endswith("/" + path.format("ps1-better"))
    (source / "w2.zip").write_bytes(zipped(files | {path.format("ps1-better"): notebook("changed")}))
    assert intake(tmp_path, {}, None, answers, source=source).questions


NOTE = "Naam: {name} (r01)\r\nOpdracht: Set\r\nHuidig cijfer: Geen\r\n\r\n{field}:\r\n{typed}\r\n\r\n"
NOTE += "Opmerkingen:\r\n{said}\r\n\r\nBestanden:\r\n"
NO_TEXT = "Er is geen verzonden studentgegevens voor deze opdracht."
NO_COMMENT = "Er zijn geen opmerkingen van de student voor deze opdracht."


@pytest.mark.parametrize(
    ("typed", "said", "told"),
    [
        (NO_TEXT, NO_COMMENT, ""),
        ("There is no student submission text data for this assignment.", NO_COMMENT, ""),
        ("<p>a, e &amp; d:\r\n1 &lt; 2</p>", NO_COMMENT, "a, e & d: 1 < 2"),
        (NO_TEXT, "Ik was ziek", "Ik was ziek"),
        ("Mijn antwoord", "Ik was ziek", "Mijn antwoord / Ik was ziek"),
    ],
)
@pytest.mark.parametrize("field", ["Veld voor verzending", "Submission Field"])
def test_what_was_typed_in_blackboard_is_told_as_a_comment_is(field, typed, said, told, tmp_path):
    name = "Set_r01_attempt_2026-11-23-10-30-00{}"
    note = NOTE.format(name="Jan P", field=field, typed=typed, said=said).encode()
    alone = str(intake(tmp_path, {name.format(".txt"): note}).without[0].reason)
    assert alone == "There is no file in the hand-in." + (f" The student wrote: {told}" if told else "")
    beside = {name.format(".txt"): note, name.format("_ps1.pdf"): b"%PDF"}
    wrote = f" The student wrote: {told}" if told else ""
    reason = str(intake(tmp_path, beside).without[0].reason)
    assert reason.rstrip(".") == f"There is no notebook, only {name.format('_ps1.pdf')}.{wrote}".rstrip(".")
    found = intake(tmp_path, {name.format(".txt"): note, name.format("_ps1.ipynb"): notebook()})
    (entry,) = [each for each in found.entries if each.path.endswith(".txt")]
    assert str(entry.reason).endswith(told or "handed in with the notebook that counts.")


def test_all_files_of_who_has_no_notebook_are_named(tmp_path):
    files = {
        MOODLE.format("Jan P_12", "message.html"): b"<p>",
        "Jan P_12_assignsubmission_onlinetext_/onlinetext.html": b"",
    }
    assert "only message.html, onlinetext.html" in str(intake(tmp_path, files).without[0].reason)


TYPED = b"<p>Colab broke. The <b>answer</b> is &lt; 42.</p>"
CANVAS_FILE = "peetersjan_12345_678901_ps1.ipynb"
BLACKBOARDS = "Set_r01_attempt_2026-11-23-10-30-00{}"


@pytest.mark.parametrize(
    ("notebook_at", "text_at", "text"),
    [
        (MOODLE.format("Jan P_12", "ps1.ipynb"), "Jan P_12_assignsubmission_onlinetext_/onlinetext.html", TYPED),
        ("Jan P_12_assignsubmission_file/ps1.ipynb", "Jan P_12_assignsubmission_onlinetext/onlinetext.html", TYPED),
        (CANVAS_FILE, "peetersjan_12345_text.html", TYPED),
        ("anon_Ab1cD_678901_ps1.ipynb", "anon_Ab1cD_text.html", TYPED),
        (BLACKBOARDS.format("_ps1.ipynb"), BLACKBOARDS.format("_answer.txt"), b"Colab broke. The answer is < 42."),
        ("jan/ps1.ipynb", "jan/answer.txt", b"\xef\xbb\xbfColab broke.\r\nThe answer is < 42."),
        ("jan/ps1.zip", "jan/answer.txt", b"Colab broke. The answer is < 42."),
    ],
)
@pytest.mark.parametrize("damaged", [notebook()[:-9], b"", b"[]"])
def test_a_text_beside_a_damaged_notebook_is_told_with_it(notebook_at, text_at, text, damaged, tmp_path, root):
    """It may be the answer: both are in the row, on screen, in the table and in both languages."""
    found = intake(
        tmp_path, {notebook_at: damaged, text_at: text, "Els_7_assignsubmission_file_/ps1.ipynb": notebook()}
    )
    assert fates(found)[notebook_at] == fates(found)[text_at] == "no notebook"
    (row,) = found.without
    assert row.path == notebook_at
    name = text_at.rpartition("/")[2]
    (result,) = (each for each in grade(load(root, "ps1"), replace(found, handed=()), tmp_path, Options()).results)
    for language, beside, wrote in (
        ("en", "Beside it lies", "The student wrote"),
        ("nl", "Ernaast ligt", "De student schreef"),
    ):
        with using(language):
            told = str(row.reason)
            both = f"{beside}: {name}. {wrote}: Colab broke. The answer is < 42."
            assert both in described(found, None)
            assert result.why == f"{told} {both}"


def test_a_text_beside_a_notebook_that_counts_is_in_the_table(tmp_path):
    path = "Jan P_12_assignsubmission_onlinetext/onlinetext.html"
    found = intake(tmp_path, {"Jan P_12_assignsubmission_file/ps1.ipynb": notebook(), path: TYPED})
    (told,) = (str(each.reason) for each in found.entries if each.path == path)
    assert told == "The student wrote beside the notebook that counts: Colab broke. The answer is < 42."


CANVAS_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
        "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
  <meta http-equiv="Content-Type" content="text/html;charset=utf-8" />
  <title>Set 1 & <2: Jan O'Neill</title>
</head>
<body>
<h1>Set 1 & <2: Jan O'Neill</h1>
<div style="width: 600px; margin: 20px auto; border: 1px solid #888; padding: 20px;">
  {}
</div>
</body>
</html>"""
"""As Canvas's own template has it."""
WORD = (
    "<!--[if gte mso 9]><xml><w:Word>Normal 0 21</w:Word></xml><![endif]--><style>p.Mso {margin: 0}</style>"
    "<p class=MsoNormal>The <b>an</b>swer<o:p></o:p></p><!-- EndFragment -->"
)


@pytest.mark.parametrize("wrote", [CANVAS_PAGE, WORD.replace("The <b>an</b>swer", "{}")])
@pytest.mark.parametrize("path", ["oneilljan_12_text.html", "Jan_12_assignsubmission_onlinetext/onlinetext.html"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p>a &lt; b</p>", "The student wrote: a < b"),
        ("<h1>Memo</h1><p>" + "long " * 50, "The student wrote: Memo " + "long " * 49 + "long"),
        ("", "and nothing was typed there."),
        ("<p>&nbsp;</p>", "and nothing was typed there."),
        ('<p><img src="https://a.example/scan.png?x=1"></p>', "The student wrote: [scan.png]"),
    ],
)
def test_only_what_a_student_typed_is_told_as_such(wrote, path, text, told, tmp_path):
    files = {path: wrote.replace("{}", text).encode(), "Els_7_assignsubmission_file/ps1.ipynb": notebook()}
    (row,) = intake(tmp_path, files).without
    assert str(row.reason) == f"There is no notebook, only {path.rpartition('/')[2]}" + (
        f", {told}" if told.startswith("and") else f". {told}"
    )


def test_in_a_text_file_a_sign_for_less_is_no_markup(tmp_path):
    (row,) = intake(tmp_path, {"jan/ps1.ipynb": b"{", "jan/answer.txt": b"if x<y then y>x & z"}).without
    assert row.how.wrote == "if x<y then y>x & z"


def test_what_a_note_of_an_older_try_says_is_not_beside_a_damaged_newer_one(tmp_path):
    name = "Set_r01_attempt_2026-11-{}-10-30-00{}"
    note = b"Name: Jan P (r01)\n\nComments:\n%s\n\nFiles:\n"
    files = {name.format("22", ".txt"): note % b"the first", name.format("22", "_ps1.ipynb"): b"{"}
    files |= {name.format("23", ".txt"): note % b"the second", name.format("23", "_ps1.ipynb"): b"{"}
    (row,) = intake(tmp_path, files).without
    assert (row.how.beside, row.how.wrote) == ("", "the second")


MOODLES_FORMS = {
    "3.1 to 4.0": ("Jan Peeters_57_assignsubmission_file_/{}", "Jan Peeters_57_assignsubmission_onlinetext_/{}"),
    "4.1": ("Jan Peeters_57_assignsubmission_file/{}", "Jan Peeters_57_assignsubmission_onlinetext/{}"),
    "without folders": ("Jan Peeters_57_assignsubmission_file_{}", "Jan Peeters_57_assignsubmission_onlinetext_{}"),
    "a team": ("Groep A_57_assignsubmission_file/{}", "Groep A_57_assignsubmission_onlinetext/{}"),
    "a team without folders": ("Groep A_57_assignsubmission_file_{}", "Groep A_57_assignsubmission_onlinetext_{}"),
}


@pytest.mark.parametrize(("path", "typed"), MOODLES_FORMS.values(), ids=MOODLES_FORMS)
def test_what_was_typed_in_moodle_is_of_who_handed_in_the_file_in_every_version(path, typed, tmp_path):
    """Moodle makes a folder or file of each: that is one hand-in, not two."""
    files = {path.format("ps1.ipynb"): notebook(), typed.format("onlinetext.html"): b"<p>I was ill.</p>"}
    roster = Roster(
        tuple(Student(id_, name, "roster", "participant", "Groep A") for id_, name in (("57", "Jan Peeters"),))
    )
    found = intake(tmp_path, files, roster)
    assert fates(found) == {path.format("ps1.ipynb"): "counted", typed.format("onlinetext.html"): "beside a notebook"}
    assert [each.id for row in found.handed for each in row.members or (row.student,)] == ["57"]
    assert not found.questions
    alone = intake(tmp_path, {typed.format("onlinetext.html"): b"<p>"}, roster)
    assert [each.id for row in alone.without for each in row.members or (row.student,)] == ["57"]
    assert "only" in str(alone.without[0].reason)
    by_name = Roster((Student("jan.p", "Jan Peeters", "roster", "username", "Groep B"),))
    asked = intake(tmp_path, files, by_name).questions
    assert [each.path for each in asked] == [path.format("ps1.ipynb") if "/" not in path else path.split("/")[0]]
    said = Answers({asked[0].path: Answer(ids=("jan.p",), about=asked[0].about)})
    found = intake(tmp_path, files, by_name, said)
    assert {each.student.id for each in found.entries} == {"jan.p"}
    assert not found.questions
    assert not doubtful(found)
    said = Answers({asked[0].path: Answer(leave_out=True, about=asked[0].about)})
    found = intake(tmp_path, files, by_name, said)
    assert set(fates(found).values()) == {"not placed"}
    assert not found.questions


def test_who_a_team_without_folders_is_does_not_say_which_of_its_notebooks_counts(tmp_path):
    path = MOODLES_FORMS["a team without folders"][0]
    files = {path.format(name): notebook(name) for name in ("ps1.ipynb", "ps1-better.ipynb")}
    asked = [each for each in intake(tmp_path, files).questions if each.about == "person"]
    assert len(asked) == 1
    found = intake(tmp_path, files, None, Answers({asked[0].path: Answer(ids=("57", "58"), about="person")}))
    assert not found.handed
    assert {each.about == "person" for each in found.questions} == {False}
    assert [[member.id for member in row.members] for row in found.without] == [["57", "58"]]


def test_a_choice_holds_when_moodle_writes_its_folders_in_the_later_way(tmp_path):
    before, later = (MOODLES_FORMS[version][0] for version in ("3.1 to 4.0", "4.1"))
    names = ("ps1.ipynb", "ps1-better.ipynb")
    about = intake(tmp_path, {before.format(name): notebook(name) for name in names}).questions[0].about
    said = {before.format(names[0]): Answer(leave_out=True, about=about)}
    said[before.format(names[1])] = Answer(ids=("57",), agreed=True, about=about)
    answers = Answers({}, {(path, about): each for path, each in said.items()}, {about: list(said)})
    found = intake(tmp_path, {later.format(name): notebook(name) for name in names}, None, answers)
    assert counted(found) == {"57": later.format(names[1])}
    assert not found.questions


@pytest.mark.parametrize(
    ("times", "last"),
    [
        (("23-11-2026 1030", "03-12-2026 905"), "03-12-2026 905"),
        (("11-23-2026 1030", "12-03-2026 905"), "12-03-2026 905"),
        (("11-23-2026 1130 AM", "11-23-2026 105 PM"), "11-23-2026 105 PM"),
        (("2026-11-23 1030", "2026-12-03 0905"), "2026-12-03 0905"),
        (("03-11-2026 1030", "02-12-2026 905"), None),
    ],
)
def test_a_date_of_brightspace_in_numbers_is_read_where_the_download_tells_which_is_the_day(times, last, tmp_path):
    path = "4420-90100 - Jan Peeters - {}/ps1.ipynb"
    found = intake(tmp_path, {path.format(time): notebook(time) for time in times})
    if last is None:
        assert doubtful(found) == {"4420"}, "nothing tells whether the day or the month stands first"
    else:
        assert counted(found) == {"4420": path.format(last)}
        assert found.handed[0].how.time


FORM = {
    "en": (
        "Name: Joke De Smet (r01)\r\nAssignment: Set 1\r\nDate Submitted: now\r\nCurrent Grade: None\r\n\r\n",
        "Submission Field:\r\nThere is no student submission text data for this assignment.\r\n\r\n",
        "Comments:\r\nThere are no student comments for this assignment.\r\n\r\n",
        "Files:\r\n\tOriginal filename: ps1.ipynb\r\n\tFilename: Set_r01_attempt_2026-11-23-10-30-00_ps1.ipynb\r\n",
    ),
    "nl": (
        "Naam: Joke De Smet (r01)\r\nOpdracht: Set 1\r\nDatum van inzending: maandag\r\nHuidig cijfer: Geen\r\n\r\n",
        "Inzendingsveld:\r\nEr zijn geen studenteninzendingen (tekst) voor deze opdracht.\r\n\r\n",
        "Opmerkingen:\r\nEr zijn geen opmerkingen van studenten voor deze opdracht.\r\n\r\n",
        "Bestanden:\r\n\tOorspronkelijke bestandsnaam: ps1.ipynb\r\n",
    ),
}


@pytest.mark.parametrize("language", FORM)
@pytest.mark.parametrize(
    "parts", [(0, 1, 2, 3), (0, 2, 3), (0, 3), (0,)], ids=["original", "Ultra", "no comments", "head"]
)
@pytest.mark.parametrize("damaged", [notebook()[:-9], b"", notebook(assignment="ps2")])
def test_of_blackboards_own_form_nothing_is_told_where_the_student_wrote_nothing(
    language, parts, damaged, tmp_path, root
):
    note = "".join(FORM[language][part] for part in parts).encode()
    files = {BLACKBOARDS.format("_ps1.ipynb"): damaged, BLACKBOARDS.format(".txt"): note}
    found = intake(tmp_path, files)
    (result,) = grade(load(root, "ps1"), found, tmp_path, Options()).results
    with using(language):
        assert result.why == str(found.without[0].reason)
        assert str(found.without[0].reason) + "  2026" in described(found, None)
        assert result.told == result.why


@pytest.mark.parametrize("damaged", [b"{", notebook(assignment="ps2")])
def test_what_cannot_be_graded_waits_for_the_answer_to_its_question_too(damaged, tmp_path, root):
    """The state agrees with what is said on screen; the reason stays in sight."""
    roster = Roster((Student("jan.p", "Jan Peeters", "roster"),))
    found = intake(tmp_path, {"7-2 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb": damaged}, roster)
    (result,) = grade(load(root, "ps1"), found, tmp_path, Options()).results
    assert result.state == "to confirm"
    assert result.unsure
    assert result.why == str(found.without[0].reason)
    assert "TO CONFIRM" in described(found, None)
    said = Answers({found.questions[0].path: Answer(ids=("jan.p",), about="person")})
    found = intake(tmp_path, {"7-2 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb": damaged}, roster, said)
    (result,) = grade(load(root, "ps1"), found, tmp_path, Options()).results
    assert result.state == "not gradable"


def test_the_student_is_addressed_where_others_are_told_about_them(tmp_path, root):
    """The instructor's table speaks of the student, the student's own page to them."""
    name = "Set_{}_attempt_2026-11-23-10-30-00{}"
    note = b"Name: Jan P (%s)\n\nComments:\nI was ill.\n\nFiles:\n"
    files = {name.format(who, ".txt"): note % who.encode() for who in ("r01", "r02", "r03")}
    files |= {name.format("r02", "_ps1.ipynb"): b"{", name.format("r03", "_ps1.pdf"): b"%PDF"}
    results = grade(load(root, "ps1"), intake(tmp_path, files), tmp_path, Options()).results
    assert len(results) == 3
    for language, to_them, about_them in (
        ("en", "You wrote: I was ill.", "The student wrote: I was ill."),
        ("nl", "Je schreef: I was ill.", "De student schreef: I was ill."),
    ):
        with using(language):
            for result in results:
                page = page_for(Batch(load(root, "ps1"), (), {}), replace(result, language=language), str)
                assert to_them in page
                assert about_them not in page
                assert about_them in result.why


def test_blackboards_preview_user_is_left_out(tmp_path):
    name = "Set_{}_attempt_2026-11-23-10-30-00{}"
    files = {name.format("kmo101_previewuser", end): notebook() for end in ("_ps1.ipynb", ".txt")}
    found = intake(tmp_path, files | {name.format("r01", "_ps1.ipynb"): notebook()})
    assert counted(found) == {"r01": name.format("r01", "_ps1.ipynb")}
    assert not found.without
    assert not found.questions
    assert {fates(found)[path] for path in files} == {"not placed"}
    assert all("preview user" in reason for _path, reason in found.unplaced)
    path = tmp_path / "list.csv"
    path.write_text("Username,Last Name,First Name\nr01,P,Jan\nkmo101_previewuser,PreviewUser,kmo\n", "utf-8")
    assert [each.id for each in read_roster(path).students] == ["r01"]


def test_two_times_one_id_in_an_answer_is_one_student(tmp_path):
    found = intake(tmp_path, {"work/ps1.ipynb": notebook()}, None, Answers({"work": Answer(ids=("r01", "R01"))}))
    assert [len(each.members) for each in found.handed] == [0]
