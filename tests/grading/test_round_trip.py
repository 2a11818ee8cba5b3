"""From a platform's download to its own file filled in, as an instructor goes: look, confirm, grade, read, hand back.

The files are rebuilt from the platforms' public source and documentation; none was taken from a live platform.
"""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import dataclass

import pytest

from kmo_teach.grading.command import main
from kmo_teach.grading.reading.desk import Desk
from kmo_teach.grading.reading.serve import Server
from tests.grading import cohort
from tests.grading.reader import Reader

COMMENT = "Name the customer’s reason."


@dataclass(frozen=True)
class Platform:
    """What one platform gives in one language: Jan's notebook is in it, Els handed in nothing.

    Attributes
    ----------
    folder
        What lies in the download under Jan's name; "{}" is the file's own name.
    gradebook
        Its own file, of which ``before`` becomes ``after`` and nothing else.
    page
        Where it takes back the page of feedback; empty where it takes none.
    asks
        Whether somebody has to confirm who Jan is.
    """

    folder: str
    gradebook: str
    before: str
    after: str
    encoding: str = "utf-8"
    page: str = ""
    asks: bool = False


MOODLE = Platform(
    "Jan Peeters_57_assignsubmission_file_/{}",
    '\ufeffIdentifier,"Full name",Status,Grade,"Maximum grade","Last modified (submission)","Last modified (grade)",'
    '"Feedback comments"\n"Participant 57","Jan Peeters","Submitted for grading",,20.00,'
    '"Monday, 23 November 2026, 10:30 AM",-,\n"Participant 58","Els Smets","No submission",,20.00,-,-,\n',
    'grading",,20.00',
    'grading",19.5,20.00',
    page="Jan Peeters_57_assignsubmission_file_/ps1.html",
)
MOODLE_NL = Platform(
    MOODLE.folder,
    "Identificatie;Volledige naam;Status;Cijfer;Maximaal cijfer;Laatst gewijzigd (inzending);Laatst gewijzigd "
    "(beoordeling)\r\nDeelnemer 57;Jan Peeters;Ingestuurd;;20,00;maandag, 23 november 2026, 10:30;-\r\n"
    "Deelnemer 58;Els Smets;Geen inzending;;20,00;-;-\r\n",
    "Ingestuurd;;",
    "Ingestuurd;19,5;",
    page=MOODLE.page,
)
CANVAS = Platform(
    "peetersjan_12345_678901_{}",
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,ps1 (501),Final Score\n,,,,,Manual Posting,\n"
    '    Points Possible,,,,,20.0,(read only)\n"Peeters, Jan",12345,r01,jan,A,,\n"Smets, Els",12346,r02,els,A,4.0,\n'
    '"Student, Test",12399,,8054dc7dea06ac29b246be030ededb30a6197af0,A,,\n',
    "jan,A,,",
    "jan,A,19.5,",
    page="peetersjan_12345_678901_ps1.html",
)
CANVAS_NL = Platform(
    CANVAS.folder,
    "Student;ID;SIS User ID;SIS Login ID;Section;Opdracht 1 (501);Eindscore\n    Punten mogelijk;;;;;20,0;"
    "(alleen-lezen)\nPeeters, Jan;12345;r01;jan;A;;\nSmets, Els;12346;r02;els;A;4,0;\n",
    "jan;A;;",
    "jan;A;19,5;",
    page=CANVAS.page,
)
BLACKBOARD = Platform(
    "Set 1_r01_attempt_2026-11-23-10-30-00_{}",
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"ps1 [Total Pts: 20 Score] |7001"\r\n'
    '"Peeters"\t"Jan"\t"r01"\t"s01"\t""\r\n"Smets"\t"Els"\t"r02"\t"s02"\t"7"\r\n',
    '"s01"\t""',
    '"s01"\t"19.5"',
    encoding="utf-16",
)
BLACKBOARD_NL = Platform(
    BLACKBOARD.folder,
    '"Achternaam","Voornaam","Gebruikersnaam","Student-ID","ps1 [Totaal aantal pt.: 20 Score] |7001"\r\n'
    '"Peeters","Jan","r01","s01",""\r\n"Smets","Els","r02","s02","7,5"\r\n',
    '"s01",""',
    '"s01","19,5"',
)
BRIGHTSPACE = Platform(
    "101-202 - Jan Peeters - 23 November, 2026 1030 AM/{}",
    "OrgDefinedId,Username,Last Name,First Name,ps1 Points Grade <Numeric MaxPoints:20 Weight:10>,"
    "End-of-Line Indicator\r\n#r01,#jan.p,Peeters,Jan,,#\r\n#r02,#els.s,Smets,Els,8,#\r\n",
    "Peeters,Jan,,",
    "Peeters,Jan,19.5,",
    page="101-202 - Jan Peeters - 23 November, 2026 1030 AM/ps1.html",
    asks=True,
)
BRIGHTSPACE_NL = Platform(
    BRIGHTSPACE.folder.replace("November,", "november").replace("1030 AM", "1030"),
    BRIGHTSPACE.gradebook.replace(",", ";"),  # saved again by a spreadsheet in Dutch
    "Peeters;Jan;;",
    "Peeters;Jan;19,5;",
    page=BRIGHTSPACE.page.replace("November,", "november").replace("1030 AM", "1030"),
    asks=True,
)
CASES = {
    "moodle": ("en", MOODLE),
    "moodle-nl": ("nl", MOODLE_NL),
    "canvas": ("en", CANVAS),
    "canvas-nl": ("nl", CANVAS_NL),
    "blackboard": ("en", BLACKBOARD),
    "blackboard-nl": ("nl", BLACKBOARD_NL),
    "brightspace": ("en", BRIGHTSPACE),
    "brightspace-nl": ("nl", BRIGHTSPACE_NL),
}


@pytest.mark.parametrize(("language", "platform"), CASES.values(), ids=CASES)
def test_points_given_by_hand_reach_the_platforms_own_file(tmp_path, root, monkeypatch, capsys, language, platform):
    monkeypatch.setenv("KMO_LANG", language)
    download, gradebook, output = tmp_path / "submissions.zip", tmp_path / "gradebook.csv", tmp_path / "out"
    with zipfile.ZipFile(download, "w") as archive:
        notebook = cohort.right(language, but={"advice": "Follow the customer."})
        archive.writestr(platform.folder.format("ps1.ipynb"), json.dumps(notebook))
    gradebook.write_bytes(platform.gradebook.encode(platform.encoding))
    own = ["--course", str(root), "--assignment", "ps1", "--output", str(output)]
    grade = ["grade", str(download), "--roster", str(gradebook), "--deadline", "2026-11-23T18:00", *own]
    assert main([*grade, "--dry-run"]) == 0
    assert confirm(output) is platform.asks
    assert main(grade) == 0
    assert f" --output {output}" in next(line for line in capsys.readouterr().out.splitlines() if "kmo read" in line)
    assert not confirm(output)
    give(root, output, language)
    assert main(["feedback", *own]) == 0
    assert main(["export", "--into", str(gradebook), *own]) == 0
    assert platform.gradebook.count(platform.before) == 1
    filled = (output / "export/into/gradebook.csv").read_bytes()
    assert filled == platform.gradebook.replace(platform.before, platform.after).encode(platform.encoding)
    assert (output / "feedback/ps1.zip").exists() is bool(platform.page)
    if platform.page:
        with zipfile.ZipFile(output / "feedback/ps1.zip") as archive:
            assert archive.namelist() == [platform.page]
            page = archive.read(platform.page).decode()
        assert f'<html lang="{language}">' in page
        assert COMMENT in page
        assert "19,5" in page if language == "nl" else "19.5" in page


def confirm(output):
    """Say yes to all that is asked, as one does in a spreadsheet; return whether something was."""
    path = output / "who.csv"
    if not path.exists():
        return False
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    asked = any(not row[-1] for row in rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *([*row[:-1], "ja"] for row in rows)])
    return asked


def give(root, output, language):
    """Read Jan's advice on the page, and give 2.5 of its 3 points."""
    server = Server(Desk(root, output))
    with server.running():
        _page, give = Reader(server.address).open("advice", "Jan Peeters")
        status, _headers, _text = give("2,5" if language == "nl" else "2.5", COMMENT)
    assert status == 303


TEAM_SHEET = (
    "Identifier,Full name,Status,Group,Grade,Maximum grade,Last modified (grade),Feedback comments\n"
    "Participant 57,Jan Peeters,Submitted,Groep A,,20.00,-,\nParticipant 58,Els Smets,Submitted,Groep A,3.00,20.00,-,\n"
    "Participant 59,An Maes,No submission,Groep B,,20.00,-,Old\n"
)


@pytest.mark.parametrize(
    "paths",
    [
        ["Groep A_901_assignsubmission_file/ps1.ipynb"],
        [
            "Groep A-Jan Peeters_57_assignsubmission_file_/ps1.ipynb",
            "Groep A-Els Smets_58_assignsubmission_file_/ps1.ipynb",
        ],
    ],
    ids=["since 4.1", "up to 4.0"],
)
def test_every_member_of_a_team_gets_the_mark_the_comment_the_page_and_the_row(tmp_path, root, paths):
    download, sheet, output = tmp_path / "submissions.zip", tmp_path / "sheet.csv", tmp_path / "out"
    with zipfile.ZipFile(download, "w") as archive:
        for path in paths:
            archive.writestr(path, json.dumps(cohort.right(but={"advice": "Follow the customer."})))
    sheet.write_text(TEAM_SHEET, encoding="utf-8")
    own = ["--course", str(root), "--assignment", "ps1", "--output", str(output)]
    assert main(["grade", str(download), "--roster", str(sheet), *own]) == 0
    assert not (output / "who.csv").exists()
    server = Server(Desk(root, output))
    with server.running():
        reader = Reader(server.address)
        (name,) = reader.links("advice")
        assert reader.open("advice", name)[1]("2,5", COMMENT)[0] == 303
    assert main(["feedback", *own]) == 0
    assert main(["export", *own]) == 0
    assert main(["export", "--into", str(sheet), "--with-feedback", *own]) == 0
    with (output / "export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: (row["name"], row["points"], row["state"]) for row in csv.DictReader(file)}
    assert rows == {
        "57": ("Jan Peeters", "19.5", "graded"),
        "58": ("Els Smets", "19.5", "graded"),
        "59": ("An Maes", "", "not handed in"),
    }
    comment = next(csv.reader([(output / "export/into/sheet.csv").read_text(encoding="utf-8").splitlines()[1]]))[-1]
    assert COMMENT in comment
    filled = TEAM_SHEET.replace("Groep A,,20.00,-,", f"Groep A,19.5,20.00,-,{comment}")
    assert (output / "export/into/sheet.csv").read_text(encoding="utf-8") == filled.replace(
        "Groep A,3.00,20.00,-,", f"Groep A,19.5,20.00,-,{comment}"
    )
    with zipfile.ZipFile(output / "feedback/ps1.zip") as archive:
        pages = {path: archive.read(path).decode() for path in archive.namelist()}
    people = {path.split("_")[1]: page for path, page in pages.items()}  # as Moodle reads the number
    assert people.keys() == {"57", "58"}
    assert all(COMMENT in page and "19.5 of 20 points." in page for page in pages.values())
    assert "<p>Jan Peeters</p>" in people["57"]
    assert "Jan Peeters" not in people["58"]
