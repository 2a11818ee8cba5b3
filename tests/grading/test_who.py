"""The table of questions: filled in by the instructor, kept, and used again."""

import csv

import pytest

from kmo_teach.grading.command import main
from kmo_teach.grading.download import IntakeError
from kmo_teach.grading.names import Student
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tables import TableError
from kmo_teach.grading.who import Answer, Answers, Question, read_answers, write_questions
from kmo_teach.language import LANGUAGES, in_every_language
from tests.grading.downloads import counted, doubtful, intake, notebook, zipped

QUESTIONS = [Question("Jan/a", Reason("Whose?"), "r01", "Jan"), Question("=cmd/b", Reason("Whose?"))]


def rows(folder):
    with (folder / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def fill_in(folder, answers, separator=",", encoding="utf-8-sig"):
    """Fill in the last column as a spreadsheet saves it."""
    filled = [[*row[:-1], answers.get(row[0], row[-1])] for row in rows(folder)]
    with (folder / "who.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(filled)


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("yes", Answer(ids=("r01",))),
        ("Ja", Answer(ids=("r01",))),
        ("x", Answer(ids=("r01",))),
        ("nee", Answer(leave_out=True)),
        ("r07", Answer(ids=("r07",))),
        ("r07; r08", Answer(ids=("r07", "r08"))),
        ("", None),
    ],
)
def test_an_answer_is_a_yes_a_no_or_an_id(said, answer, separator, encoding, tmp_path):
    assert write_questions(tmp_path, QUESTIONS) == 2
    fill_in(tmp_path, {"Jan/a": said}, separator, encoding)
    assert read_answers(tmp_path).given == ({"Jan/a": answer} if answer else {})


def test_answers_are_kept_when_their_question_is_gone_and_asked_again(tmp_path):
    write_questions(tmp_path, QUESTIONS)
    fill_in(tmp_path, {"Jan/a": "r07"})
    assert write_questions(tmp_path, []) == 0
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}
    assert write_questions(tmp_path, QUESTIONS) == 1
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}


def test_a_path_that_looks_like_a_formula_comes_back_the_same(tmp_path):
    write_questions(tmp_path, QUESTIONS)
    assert rows(tmp_path)[2][0] == "'=cmd/b"
    fill_in(tmp_path, {"'=cmd/b": "r01"})
    assert list(read_answers(tmp_path).given) == ["=cmd/b"]


def test_a_yes_without_a_proposal_still_waits(tmp_path):
    write_questions(tmp_path, QUESTIONS[1:])
    fill_in(tmp_path, {"'=cmd/b": "yes"})
    assert read_answers(tmp_path).given == {}
    assert write_questions(tmp_path, QUESTIONS[1:]) == 1


def test_a_first_look_asks_and_the_next_one_knows(tmp_path, root, capsys):
    name = "101-9 - {} - 23 November, 2026 1030 AM/ps1.ipynb"
    files = {name.format("Jan Peeters"): notebook(), "100-9 - Els Smets - 23 November, 2026 900 AM/ps1.docx": b"x"}
    (tmp_path / "in.zip").write_bytes(zipped(files))
    (tmp_path / "roster.csv").write_text("Username;Name\njan.p;Jan Peeters\nels.s;Els Smets\nan.w;An Wouters\n")
    words = ["grade", str(tmp_path / "in.zip"), "--course", str(root), "--assignment", "ps1", "--dry-run"]
    words += ["--output", str(tmp_path / "out"), "--roster", str(tmp_path / "roster.csv")]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Questions that wait in" in told
    assert "TO CONFIRM" in told
    assert "An Wouters  (an.w)  not handed in" in told
    assert "Files: 2 (counted 1, no notebook 1, not placed 0)." in told
    fill_in(tmp_path / "out", {row[0]: "yes" for row in rows(tmp_path / "out")[1:]})
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Questions that wait" not in told
    assert "jan.p" in told
    assert "TO CONFIRM" not in told
    assert (tmp_path / "out" / "intake.csv").exists()
    assert not (tmp_path / "out" / "results.json").exists()


JAN, ELS = Student("jan.p", "Jan Peeters", "roster"), Student("els.s", "Els Smets", "roster")
TRY = "101-9 - Jan Peeters - 23 November, 2026 1030 AM/{}"
TWO = {TRY.format("ps1.ipynb"): notebook("a"), TRY.format("ps1_draft.ipynb"): notebook("b")}


def asked(tmp_path, files, roster, answers):
    """Return the plan after the questions are answered, each in its own run, as with a spreadsheet."""
    for given in answers:
        found = intake(tmp_path, files, roster, read_answers(tmp_path))
        write_questions(tmp_path, found.questions)
        fill_in(tmp_path, given(found.questions))
    return intake(tmp_path, files, roster, read_answers(tmp_path))


def all_yes(questions):
    return {each.path: "yes" for each in questions}


def all_yes_but_the_draft(questions):
    return {each.path: "no" if "draft" in each.path else "yes" for each in questions}


def test_the_answer_on_a_notebook_moves_with_the_answer_on_the_person(tmp_path):
    found = asked(tmp_path, TWO, Roster((JAN, ELS)), [all_yes_but_the_draft])
    assert counted(found) == {"jan.p": TRY.format("ps1.ipynb")}
    assert not doubtful(found)


def test_two_yes_for_one_choice_are_a_question_again(tmp_path):
    found = asked(tmp_path, TWO, Roster((JAN, ELS)), [all_yes])
    assert not counted(found)
    assert doubtful(found) == {"jan.p"}
    assert {each.path for each in found.questions} == set(TWO)
    found = asked(tmp_path, TWO, Roster((JAN, ELS)), [all_yes_but_the_draft])
    assert counted(found) == {"jan.p": TRY.format("ps1.ipynb")}
    assert not found.questions


@pytest.mark.parametrize("said", ["misschien", "Ja!", "r9999999", "jan.p; r9999999"])
def test_an_answer_that_is_no_id_of_the_roster_is_refused_with_its_row(said, tmp_path):
    with pytest.raises(IntakeError, match=r"who\.csv, row [23]: .*(misschien|Ja!|r9999999) is neither yes nor no"):
        asked(tmp_path, TWO, Roster((JAN, ELS)), [lambda _questions: {TRY.format("ps1.ipynb"): said}])


def test_without_a_roster_a_new_id_is_asked_once_more(tmp_path):
    def wrong(_questions):
        return {TRY.format("ps1.ipynb"): "misschien"}

    found = asked(tmp_path, TWO, None, [wrong])
    assert "misschien" in doubtful(found)
    found = asked(tmp_path, TWO, None, [lambda _questions: {TRY.format("ps1.ipynb"): "yes"}])
    assert doubtful(found) == {"101"}, "the draft does not count unasked"


MOODLE = {
    "Jan Peeters_57_assignsubmission_file_/ps1.ipynb": notebook("a"),
    "Jan Peeters_57_assignsubmission_file_/ps1_draft.ipynb": notebook("b"),
    "Els Smets_58_assignsubmission_file_/ps1.ipynb": notebook("c"),
}
CHOSEN, DRAFT, OTHER = MOODLE
CLASS = Roster((Student("57", "Jan Peeters", "roster"), Student("58", "Els Smets", "roster")))


def test_a_notebook_given_to_another_settles_nothing_for_either(tmp_path):
    found = asked(tmp_path, MOODLE, CLASS, [lambda _questions: {CHOSEN: "58"}])
    assert doubtful(found) == {"57", "58"}
    assert {each.path for each in found.questions} == {CHOSEN, DRAFT, OTHER}
    found = asked(tmp_path, MOODLE, CLASS, [lambda _questions: {CHOSEN: "58", DRAFT: "yes", OTHER: "no"}])
    assert counted(found) == {"57": DRAFT, "58": CHOSEN}
    assert not doubtful(found)


# a yes or no to "which one" is about the files that were there

PATH = "Bram Kint_57_assignsubmission_file_/{}"
BRAM = Roster((Student("57", "Bram Kint", "roster"), Student("58", "Els Smets", "roster")))
ELSE = {"Els Smets_58_assignsubmission_file_/ps1.ipynb": notebook("els")}
OLD = {PATH.format("ps1.ipynb"): notebook("old"), PATH.format("ps1-better.ipynb"): notebook("better"), **ELSE}


def the_better(questions):
    return {each.path: "yes" if "better" in each.path else "no" for each in questions}


def test_a_choice_holds_while_its_files_do(tmp_path):
    for files in (OLD, OLD | {"Els Smets_58_assignsubmission_file_/ps1.ipynb": notebook("els again")}):
        found = asked(tmp_path, files, BRAM, [the_better])
        assert counted(found)["57"] == PATH.format("ps1-better.ipynb")
        assert not found.questions


@pytest.mark.parametrize(
    ("now", "names"),
    [
        ({"ps1.ipynb": notebook("new")}, None),
        ({"ps1.ipynb": notebook("old")}, None),
        ({"ps1.ipynb": notebook("new"), "ps1-better.ipynb": notebook("better")}, 2),
        ({"ps1.ipynb": notebook("old"), "ps1-better.ipynb": notebook("best")}, 2),
        ({"ps1.ipynb": notebook("old"), "ps1-better.ipynb": notebook("better"), "ps1-final.ipynb": notebook("f")}, 3),
    ],
)
def test_a_choice_is_asked_again_when_a_file_changed_came_or_went(now, names, tmp_path):
    """A student who took both away and handed in one new notebook of the old name has that one notebook."""
    asked(tmp_path, OLD, BRAM, [the_better])
    files = {PATH.format(name): content for name, content in now.items()} | ELSE
    found = intake(tmp_path, files, BRAM, read_answers(tmp_path))
    if names is None:
        assert counted(found)["57"] == PATH.format("ps1.ipynb")
        (told,) = [each for each in found.warnings if "though you said no" in each]
        assert "Bram Kint: ps1.ipynb" in told
        assert not found.questions
        return
    assert doubtful(found) == {"57"}
    assert {each.path for each in found.questions} == {PATH.format(name) for name in now}
    assert write_questions(tmp_path, found.questions) == names, "the old answers are not taken for answers to this"
    found = asked(tmp_path, files, BRAM, [the_better])
    assert counted(found)["57"] == PATH.format("ps1-better.ipynb")
    assert not found.questions


def test_a_team_chooses_again_when_one_of_them_hands_in_anew(tmp_path):
    team = Roster(tuple(Student(each, each, "roster", "", "Team A") for each in ("jan", "els")))
    files = {"jan/ps1.ipynb": notebook("j"), "els/ps1.ipynb": notebook("e")}

    def run(files):
        found = intake(tmp_path, files, team, read_answers(tmp_path), teams=True)
        write_questions(tmp_path, found.questions)
        return found

    run(files)
    fill_in(tmp_path, {"jan/ps1.ipynb": "yes", "els/ps1.ipynb": "no"})
    assert list(counted(run(files)).values()) == ["jan/ps1.ipynb"]
    found = run(files | {"els/ps1.ipynb": notebook("newer")})
    assert doubtful(found) == {"jan", "els"}
    assert {row[-1] for row in rows(tmp_path)[1:]} == {""}


NUMBERED = "kintbram_57_{}_{}"


@pytest.mark.parametrize("path", [PATH, NUMBERED])
def test_which_one_does_not_tell_who(path, tmp_path):
    """With the list of another platform both are asked, also where one name holds both."""
    names = [
        path.format(*each[: path.count("{")][::-1]) for each in (("ps1.ipynb", "901"), ("ps1-better.ipynb", "902"))
    ]
    files = dict(zip(names, (notebook("old"), notebook("better")), strict=True))
    found = asked(tmp_path, files, BRAM, [the_better])
    assert counted(found) == {"57": names[1]}
    other = Roster((Student("bram.k", "Bram Kint", "roster"), Student("els.s", "Els Smets", "roster")))
    found = intake(tmp_path, files, other, read_answers(tmp_path))
    assert {"bram.k"} == {each.id for each in found.questions}
    assert "Is this Bram Kint (bram.k)?" in {str(each.text) for each in found.questions}.pop()
    assert doubtful(found) == {"57"}
    found = asked(tmp_path, files, other, [all_yes])
    assert counted(found) == {"bram.k": names[1]}
    assert not found.questions


def test_a_file_that_names_its_student_is_asked_both(tmp_path):
    files = {NUMBERED.format(901, "ps1.ipynb"): notebook("a"), NUMBERED.format(902, "ps1-better.ipynb"): notebook("b")}
    other = Roster((Student("bram.k", "Bram Kint", "roster"),))
    found = intake(tmp_path, files, other)
    assert len(found.questions) == 4
    write_questions(tmp_path, found.questions)
    kept = rows(tmp_path)
    answers = ["yes" if row[4] == "person" or "better" in row[0] else "no" for row in kept[1:]]
    filled = [kept[0], *([*row[:-1], said] for row, said in zip(kept[1:], answers, strict=True))]
    with (tmp_path / "who.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(filled)
    found = intake(tmp_path, files, other, read_answers(tmp_path))
    assert counted(found) == {"bram.k": NUMBERED.format(902, "ps1-better.ipynb")}
    assert not found.questions


def table(folder, *lines):
    """Write the table as somebody else left it."""
    with (folder / "who.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)


def test_a_row_may_be_written_by_hand(tmp_path):
    write_questions(tmp_path, QUESTIONS[1:])
    table(tmp_path, *rows(tmp_path), ["Jan/a", "", "", "", "", "r07"])
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}


HEADER = ["path", "question", "id", "name", "about", "answer"]


def test_columns_are_found_by_their_header_in_any_order_and_language(tmp_path, monkeypatch):
    write_questions(tmp_path, QUESTIONS)
    header, *rest = rows(tmp_path)
    assert header == HEADER
    turned = [[*reversed(row)] for row in rest]
    turned[0][0] = "r07"
    table(tmp_path, ["Antwoord", "waarover", "NAAM", "id", "vraag", "pad"], *turned)
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}
    monkeypatch.setenv("KMO_LANG", "nl")
    assert write_questions(tmp_path, QUESTIONS) == 1
    assert rows(tmp_path)[0] == ["pad", "vraag", "id", "naam", "waarover", "antwoord"]
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", HEADER)
def test_a_table_without_one_of_its_columns_is_left_as_it_is(column, language, tmp_path, root, monkeypatch, capsys):
    (tmp_path / "in.zip").write_bytes(zipped(TWO))
    words = ["grade", str(tmp_path / "in.zip"), "--course", str(root), "--assignment", "ps1", "--dry-run"]
    words += ["--output", str(tmp_path)]
    assert main(words) == 0
    fill_in(tmp_path, dict.fromkeys(TWO, "no"))
    header, *rest = rows(tmp_path)
    header[HEADER.index(column)] = "???"
    table(tmp_path, header, *rest)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    capsys.readouterr()
    monkeypatch.setenv("KMO_LANG", language)
    assert main(words) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"{tmp_path / 'who.csv'} " in told
    assert in_every_language(column)[language] in told.split(".")[1]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_table_of_another_layout_is_refused(tmp_path):
    """By position, its answers to "which notebook" would be taken for ones that hold for good."""
    table(tmp_path, [*HEADER[:4], "answer"], [TRY.format("ps1.ipynb"), "Which one?", "101", "Jan Peeters", "yes"])
    with pytest.raises(TableError, match=r"who\.csv has no column about\. Its first row has to be"):
        read_answers(tmp_path)


def test_a_question_that_lost_what_it_is_about_is_asked_again(tmp_path):
    found = asked(tmp_path, OLD, BRAM, [the_better])
    assert counted(found)["57"] == PATH.format("ps1-better.ipynb")
    header, *rest = rows(tmp_path)
    table(tmp_path, header, *([*row[:4], "", row[5]] for row in rest))
    found = intake(tmp_path, OLD, BRAM, read_answers(tmp_path))
    assert doubtful(found) == {"57"}
    assert write_questions(tmp_path, found.questions) == 2
    assert {row[-1] for row in rows(tmp_path)[1:]} == {""}
    found = asked(tmp_path, OLD, BRAM, [the_better])
    assert counted(found)["57"] == PATH.format("ps1-better.ipynb")


def test_an_answer_under_what_a_question_is_about_is_told_with_its_row(tmp_path):
    write_questions(tmp_path, QUESTIONS)
    table(tmp_path, *rows(tmp_path)[:2], ["Els/a", "", "", "", "r08"])
    with pytest.raises(TableError, match=r"who\.csv, row 3: r08 stands under about"):
        read_answers(tmp_path)


@pytest.mark.parametrize("about", ["person", ""])
def test_two_answers_to_one_question_are_told_with_their_rows(about, tmp_path):
    """As after a sheet was merged with an older one: the last would win in silence."""
    table(tmp_path, HEADER, *(["Jan/a", "Whose?", "", "", "person", ""],) * 2, ["Jan/a", "", "", "", about, "r07"])
    assert read_answers(tmp_path).given == {"Jan/a": Answer(ids=("r07",))}
    before = [*rows(tmp_path), ["Jan/a", "", "", "", about, " r07 "], ["Jan/a", "", "", "", about, "r08"]]
    table(tmp_path, *before)
    with pytest.raises(TableError, match=r"who\.csv, rows 5 and 6: two answers to one question"):
        read_answers(tmp_path)


# a no to the rest is no yes to what remains


def said(folder, files, answers, roster=None, **options):
    """Return the plan after these answers to what is asked, each by its path."""
    write_questions(folder, intake(folder, files, roster, read_answers(folder), **options).questions)
    fill_in(folder, answers)
    found = intake(folder, files, roster, read_answers(folder), **options)
    write_questions(folder, found.questions)
    return found


def test_what_remains_after_a_no_to_the_rest_is_asked(tmp_path):
    better = PATH.format("ps1-better.ipynb")
    found = said(tmp_path, OLD, {PATH.format("ps1.ipynb"): "no"}, BRAM)
    assert doubtful(found) == {"57"}
    assert [(each.path, str(each.text)) for each in found.questions] == [
        (better, "You said no to the rest: ps1.ipynb. Does this one count?")
    ]
    assert not said(tmp_path, OLD, {PATH.format("ps1.ipynb"): "no", better: "no"}, BRAM).questions
    found = said(tmp_path, OLD, {PATH.format("ps1.ipynb"): "no", better: "yes"}, BRAM)
    assert counted(found)["57"] == better
    assert not found.questions


def test_what_remains_of_a_team_is_asked(tmp_path):
    team = Roster(tuple(Student(each, each, "roster", "", "Team A") for each in ("jan", "els")))
    files = {"jan/ps1.ipynb": notebook("j"), "els/ps1.ipynb": notebook("e")}
    found = said(tmp_path, files, {"els/ps1.ipynb": "no"}, team, teams=True)
    assert doubtful(found) == {"jan"}
    assert "no to the rest: els/ps1.ipynb" in str(found.questions[0].text)
    found = said(tmp_path, files, {"els/ps1.ipynb": "no", "jan/ps1.ipynb": "yes"}, team, teams=True)
    assert counted(found) == {"jan": "jan/ps1.ipynb"}
    assert not found.questions


@pytest.mark.parametrize(
    ("first", "second"), [("Jan/a", "Jan/b"), ("Jan", "jan"), ("Jan Maes_57_assignsubmission_file_", "")]
)
def test_who_remains_after_a_no_is_still_asked(first, second, tmp_path):
    second = second or first.replace("Jan", "Els")
    files = {f"{first}/ps1.ipynb": notebook("a"), f"{second}/ps1.ipynb": notebook("b"), "Bo/ps1.ipynb": notebook("c")}
    found = said(tmp_path, files, {first: "no"})
    assert second in {each.path for each in found.questions}
    assert len(doubtful(found)) == 1
    found = said(tmp_path, files, {first: "no", **{each.path: "yes" for each in found.questions}})
    assert not found.questions
    assert f"{second}/ps1.ipynb" in counted(found).values()


@pytest.mark.parametrize(
    "path", ["peetersjan_12345_678901_ps1{}", "Set 1_jp_attempt_2026-11-23-10-30-00_ps1{}", TRY.format("ps1{}")]
)
@pytest.mark.parametrize(("ending", "content"), [(".zip", None), (".zip", b"PK damaged"), (".docx", b"x")])
def test_an_answer_on_a_zip_or_on_what_is_no_notebook_is_one(path, ending, content, tmp_path):
    """The question stands at the zip file, the notebook in it lies under another path."""
    roster = Roster((Student("r01", "Jan Peeters", "roster"), Student("r02", "Els Smets", "roster")))
    files = {path.format(ending): content or zipped({"ps1.ipynb": notebook()})}
    if path.startswith("Set"):
        files[path.format("").replace("_ps1", ".txt")] = b"Name: Jan Peeters (jp)\n"
    found = intake(tmp_path, files, roster)
    assert {each.id for each in found.questions} == {"r01"}
    found = asked(tmp_path, files, roster, [all_yes])
    assert not found.questions
    assert not doubtful(found)
    assert [each.student.id for each in (*found.handed, *found.without)] == ["r01"]


# a roster is not right by an answer that says nothing of it

WRONG = Roster((Student("r09", "Ander Een", "roster"), Student("r10", "Ander Twee", "roster")))


def test_which_notebook_counts_does_not_make_a_roster_right(tmp_path):
    asked(tmp_path, OLD, BRAM, [the_better])
    assert intake(tmp_path, OLD, WRONG, read_answers(tmp_path)).strangers
    assert not intake(tmp_path, OLD, BRAM, read_answers(tmp_path)).strangers


def test_who_was_confirmed_by_another_roster_stops_at_the_row(tmp_path):
    asked(tmp_path, TWO, Roster((JAN, ELS)), [all_yes_but_the_draft])
    with pytest.raises(IntakeError, match=r"who\.csv, row \d: you confirmed jan\.p, which is not an id of the roster"):
        intake(tmp_path, TWO, WRONG, read_answers(tmp_path))


def test_an_answer_that_the_roster_has_makes_it_right(tmp_path):
    write_questions(tmp_path, [Question(TRY[:-3], Reason("Who?"))])
    fill_in(tmp_path, {TRY[:-3]: "r09"})
    found = intake(tmp_path, {TRY.format("ps1.ipynb"): notebook()}, WRONG, read_answers(tmp_path))
    assert not found.strangers
    assert counted(found) == {"r09": TRY.format("ps1.ipynb")}


# the same in another archive


def test_an_answer_on_a_folder_is_none_on_one_of_that_name_in_another_section(tmp_path):
    """A platform's number is one student's; a plain name may be somebody else's in another class."""
    roster = Roster((Student("r01", "Jan Peeters", "roster"), Student("r02", "Els Smets", "roster")))
    alone = {"jan/ps1.ipynb": notebook("a")}
    table(tmp_path, HEADER, ["jan", "", "", "", "", "r01"])
    assert counted(intake(tmp_path, alone, roster, read_answers(tmp_path))) == {"r01": "jan/ps1.ipynb"}
    others = {"B/jan/ps1.ipynb": notebook("b"), "B/els/ps1.ipynb": notebook("c")}
    assert "r01" not in counted(intake(tmp_path, others, None, read_answers(tmp_path)))


def test_answers_that_differ_hold_each_in_its_own_archive(tmp_path):
    path = "{}/Jan Peeters_57_assignsubmission_file_/ps1.ipynb"
    files = {path.format(each): notebook(each) for each in "ab"}
    files["a/Bo_9_assignsubmission_file_/ps1.ipynb"] = notebook()
    table(tmp_path, HEADER, *([path.format(each), "", "", "", "", f"r0{each}"] for each in "ab"))
    found = counted(intake(tmp_path, files, None, read_answers(tmp_path)))
    assert found == {"r0a": path.format("a"), "r0b": path.format("b"), "9": "a/Bo_9_assignsubmission_file_/ps1.ipynb"}
    found = intake(tmp_path, files | {path.format("c"): notebook("c")}, None, read_answers(tmp_path))
    assert counted(found)["57"] == path.format("c")


# two of one name

TWINS = Roster((Student("jan.p1", "Jan Peeters", "roster"), Student("jan.p2", "Jan Peeters", "roster"), ELS))


def test_of_two_with_one_name_a_person_says_which(tmp_path):
    files = {f"10{n}-9 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb": notebook(str(n)) for n in (8, 9)}
    found = intake(tmp_path, files, TWINS)
    assert doubtful(found) == {"108", "109"}
    assert len(found.questions) == 2
    assert all("jan.p1, jan.p2" in str(each.text) for each in found.questions)
    assert found.proposed == {"jan.p1", "jan.p2"}, "nobody of the two is said to have handed in nothing"
    assert not found.strangers
    assert not any("Not in the roster" in each for each in found.warnings)
    write_questions(tmp_path, found.questions)
    fill_in(tmp_path, {each.path: "yes" for each in found.questions})
    assert doubtful(intake(tmp_path, files, TWINS, read_answers(tmp_path))) == {"108", "109"}, "yes names neither"
    fill_in(tmp_path, {each.path: f"jan.p{n}" for n, each in enumerate(found.questions, 1)})
    found = intake(tmp_path, files, TWINS, read_answers(tmp_path))
    assert set(counted(found)) == {"jan.p1", "jan.p2"}
    assert not found.questions


# who handed in again, under another name of the platform's


AGAIN = {
    "brightspace": "4420-90100 - Wout Peeters - {} november 2026 1000/ps1.ipynb",
    "blackboard": "Set 1_wp20_attempt_2026-11-{}-10-00-00_ps1.ipynb",
    "canvas": "peeterswout_4420_9010{}_ps1.ipynb",
}
WOUT, INA = Student("u20", "Wout Peeters", "roster"), Student("u21", "Ina Maes", "roster")


def at(platform, day, name="Wout Peeters"):
    """Return a download with a notebook of that day; Blackboard says in a file of its own whose it is."""
    path = AGAIN[platform].format(day).replace("Wout Peeters", name)
    note = {path.replace("_ps1.ipynb", ".txt"): f"Name: {name} (wp20)\n".encode()} if platform == "blackboard" else {}
    return {path: notebook(f"{day}"), **note}


@pytest.mark.parametrize(
    ("platform", "kept"),
    [("brightspace", True), ("blackboard", True), *((platform, False) for platform in AGAIN)],  # Canvas gives the last
)
def test_whose_a_number_is_holds_for_what_it_hands_in_later(platform, kept, tmp_path):
    roster = Roster((WOUT, INA))
    found = asked(tmp_path, at(platform, 23), roster, [all_yes])
    assert set(counted(found)) == {"u20"}
    assert "Taken over" not in " ".join(found.warnings)
    files = at(platform, 29) | (at(platform, 23) if kept else {})
    found = intake(tmp_path, files, roster, read_answers(tmp_path))
    assert counted(found) == {"u20": next(iter(files))}
    assert not doubtful(found)
    assert not found.questions
    (told,) = [each for each in found.warnings if "Taken over" in each]
    assert "u20" in told


def test_while_a_newer_hand_in_may_be_somebodys_the_older_one_waits(tmp_path):
    """Points of an older hand-in do not go out while a newer one may be of the same student."""
    roster = Roster((WOUT, INA))
    asked(tmp_path, at("brightspace", 23), roster, [all_yes])
    newer = AGAIN["brightspace"].format(29).replace("4420", "5001")
    files = at("brightspace", 23) | {newer: notebook("29")}
    found = intake(tmp_path, files, roster, read_answers(tmp_path))
    assert doubtful(found) == {"u20", "5001"}
    (older,) = [each for each in found.handed if each.student.id == "u20"]
    assert newer.split("/")[0] in older.how.doubt
    found = asked(tmp_path, files, roster, [all_yes])
    assert counted(found) == {"u20": newer}
    assert not doubtful(found)


def test_two_numbers_with_one_id_are_told(tmp_path):
    files = at("brightspace", 23) | {"5001-90100 - Ina Maes - 23 november 2026 1100/ps1.ipynb": notebook("i")}
    found = asked(tmp_path, files, Roster((WOUT, INA)), [all_yes])
    assert not any("More than one number" in each for each in found.warnings)
    fill_in(tmp_path, {each[0]: "u20" for each in rows(tmp_path)[1:]})
    found = intake(tmp_path, files, Roster((WOUT, INA)), read_answers(tmp_path))
    (told,) = [each for each in found.warnings if "More than one number" in each]
    assert "Wout Peeters (u20): 4420, 5001" in told
    assert "5001 is called Ina Maes in the download, and the roster has Ina Maes as u21" in told
    assert "?" not in told, "nothing waits for an answer"


def test_a_newer_hand_in_that_still_waits_is_not_answered_by_the_older(tmp_path):
    roster = Roster((WOUT, INA))
    files = at("brightspace", 23) | at("brightspace", 29)
    write_questions(tmp_path, intake(tmp_path, files, roster).questions)
    fill_in(tmp_path, {AGAIN["brightspace"].format(23).split("/")[0]: "yes"})
    found = intake(tmp_path, files, roster, read_answers(tmp_path))
    assert "u20" in doubtful(found)


DIFFERS = {
    "canvas": ("vandenbroeckels_40047_700005_ps1.ipynb", "40047"),
    "moodle": ("Marie Van den Broeck_1204315_assignsubmission_file_/ps1.ipynb", "1204315"),
    "blackboard": ("Set 1_els47_attempt_2026-11-23-10-00-00_ps1.ipynb", "els47"),
}


@pytest.mark.parametrize("platform", DIFFERS)
@pytest.mark.parametrize("answer", ["yes", "id"])
def test_who_is_confirmed_under_another_name_has_all_that_the_roster_knows(platform, answer, tmp_path):
    path, number = DIFFERS[platform]
    files = {path: notebook()}
    if platform == "blackboard":
        files[path.replace("_ps1.ipynb", ".txt")] = b"Name: Marie Van den Broeck (els47)\n"
    team = [Student(number, "Ria Janssens", "roster", "", "Team A", also=("r47",))]
    team += [Student(each, f"{each} Maes", "roster", "", "Team A") for each in ("ann", "bo")]
    found = intake(tmp_path, files, Roster(tuple(team)), teams=True)
    assert "Is this Ria Janssens" in str(found.questions[0].text)
    answers = {each.path: "yes" if answer == "yes" else number for each in found.questions}
    found = said(tmp_path, files, answers, Roster(tuple(team)), teams=True)
    (handed,) = found.handed
    assert not handed.how.doubt
    assert {each.id for each in handed.members} == {number, "ann", "bo"}
    assert handed.student.name == "Ria Janssens"
    assert "r47" in handed.student.also


def test_answers_that_lost_their_letters_are_told(tmp_path):
    """As after a spreadsheet saved the table in the encoding of Windows."""
    files = {"4408-9 - Th\u1ecb Nguy\u1ec5n - 23 november 2026 1000/ps1.ipynb": notebook()}
    roster = Roster((Student("u08", "Th\u1ecb Nguy\u1ec5n", "roster"),))
    found = intake(tmp_path, files, roster)
    write_questions(tmp_path, found.questions)
    fill_in(tmp_path, all_yes(found.questions))
    kept = (tmp_path / "who.csv").read_text(encoding="utf-8-sig").encode("cp1252", "replace")
    (tmp_path / "who.csv").write_bytes(kept)
    found = intake(tmp_path, files, roster, read_answers(tmp_path))
    assert doubtful(found) == {"4408"}
    (told,) = [each for each in found.warnings if "lost letters" in each]
    assert "row 2, 4408-9 - Th? Nguy?n" in told
    write_questions(tmp_path, found.questions)
    fill_in(tmp_path, all_yes(found.questions))
    found = intake(tmp_path, files, roster, read_answers(tmp_path))
    assert not doubtful(found)
    assert not any("lost letters" in each for each in found.warnings)


# two answers that are each right alone: one student alone, and later together with somebody

TWICE = {
    "brightspace": [
        "4401-90100 - Jan Peeters - 21 November, 2026 1030 AM/ps1.ipynb",
        "4401-90177 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb",
    ],
    "blackboard": ["Set 1_jp_attempt_2026-11-21-10-30-00_ps1.ipynb", "Set 1_jp_attempt_2026-11-23-10-30-00_ps1.ipynb"],
}
PAIRED = Roster(tuple(Student(each, name, "roster") for each, name in (("jan.p", "Jan P"), ("sam.c", "Sam Claes"))))


def with_notes(paths):
    """Return a download, in Blackboard with what it writes about each try."""
    files = {path: notebook(path) for path in paths}
    note = b"Name: Jan P (jp)\r\nComments:\r\nThere are no student comments.\r\n\r\nFiles:\r\n"
    return files | {path.replace("_ps1.ipynb", ".txt"): note for path in paths if "attempt" in path}


def first_alone_then_together(folder, paths):
    """Answer whose each try is: the older of one student, the newer of two."""
    questions = [Question(path.removesuffix("/ps1.ipynb"), Reason("Whose?"), "jan.p", "Jan P") for path in paths]
    write_questions(folder, questions)
    fill_in(folder, dict(zip((each.path for each in questions), ("jan.p", "jan.p;sam.c"), strict=True)))
    found = intake(folder, with_notes(paths), PAIRED, read_answers(folder))
    return found, write_questions(folder, found.questions)


@pytest.mark.parametrize("platform", TWICE)
@pytest.mark.parametrize("newer", [True, False])
def test_who_handed_in_alone_and_together_is_asked_which_counts(platform, newer, tmp_path):
    paths = TWICE[platform]
    found, waiting = first_alone_then_together(tmp_path, paths)
    assert all("is in more than one hand-in" in each.how.doubt for each in found.handed)
    assert len(found.handed) == 2
    assert waiting == 2
    right = paths[newer]
    answer_choices(tmp_path, right)
    found = intake(tmp_path, with_notes(paths), PAIRED, read_answers(tmp_path))
    marks = {m.id: each.path for each in found.handed for m in each.members or (each.student,)}
    assert marks == {"jan.p": right, "sam.c": paths[1]}, "Sam keeps the one that does not count for Jan"
    assert not doubtful(found)
    assert not found.questions
    assert not {m.id for row in found.without for m in row.members or (row.student,)} & {"jan.p"}


def answer_choices(folder, right):
    """Say yes to one file of a choice, no to the others, and leave what was said of whose they are."""
    header, *kept = rows(folder)
    table(folder, header, *([*r[:-1], r[-1] if r[4] == "person" else "yes" if r[0] == right else "no"] for r in kept))


@pytest.mark.parametrize("platform", TWICE)
def test_of_two_hand_ins_of_one_student_each_may_turn_out_to_be_anothers(platform, tmp_path):
    paths = TWICE[platform]
    first_alone_then_together(tmp_path, paths)
    header, *kept = rows(tmp_path)
    table(tmp_path, header, *([*r[:-1], r[-1].removeprefix("jan.p;")] for r in kept))
    found = intake(tmp_path, with_notes(paths), PAIRED, read_answers(tmp_path))
    assert counted(found) == dict(zip(("jan.p", "sam.c"), paths, strict=True))
    assert not doubtful(found)


def test_what_blackboard_writes_beside_a_notebook_goes_along_with_it(tmp_path):
    """A row of one's own gives a notebook to two students: nothing is asked of the .txt beside it."""
    paths = TWICE["blackboard"][:1]
    two = Roster((Student("jp", "Jan P", "roster"), Student("sam.c", "Sam Claes", "roster")))
    said = Answers({paths[0]: Answer(ids=("jp", "sam.c"))})
    found = intake(tmp_path, with_notes(paths), two, said)
    assert not found.questions
    assert not found.without
    assert not doubtful(found)
    assert [m.id for m in found.handed[0].members] == ["jp", "sam.c"]
    other = paths[0].replace("ps1.ipynb", "ps1-b.ipynb")
    files = with_notes(paths) | {other: notebook("of Jan alone")}
    note = next(path for path in files if path.endswith(".txt"))
    found = intake(tmp_path, files, two, Answers({paths[0]: Answer(ids=("sam.c",))}))
    assert next(each.student.id for each in found.entries if each.path == note) == "jp", "half of the try stays"
