"""A whole download of each platform, in the names that it writes: who has a row, what counts, and nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from kmo_teach.grading.names import Student
from kmo_teach.grading.roster import Roster
from tests.grading.downloads import Files, fates, intake, notebook, zipped

UNTIL = datetime(2026, 11, 23, 18)
NOTE = b"Name: %s (%s)\nAssignment: Set 1\n\nComments:\n%s\n\nFiles:\n"
METADATA = b"""
submission_1: {":submitters": [{":name": Jan Peeters, ":sid": r01}], ":created_at": 2026-11-23 17:30:00.0 Z}
submission_2: {":submitters": [{":name": Els Smets, ":sid": r02}, {":name": An De Wit, ":sid": r03}],
  ":created_at": 2026-11-24 09:00:00.0 Z}
submission_3: {":submitters": [{":name": Bo Maes, ":email": bo@example.be}]}
"""


@dataclass(frozen=True)
class Whole:
    """A download, and what is in it.

    Attributes
    ----------
    files
        Its files; a number in place of the content is a notebook, another one for each number.
    rows
        By id of who has a notebook: the name, and which file counts.
    without
        Who has a row without one, and part of the reason.
    late
        Who is late, and how many days as far as the names tell.
    team
        By id of a team, its members.
    placed
        Files that are nobody's.
    older
        Files of older tries.
    """

    files: dict[str, int | bytes]
    rows: dict[str, tuple[str, str]]
    without: dict[str, str] = field(default_factory=dict)
    late: dict[str, int | None] = field(default_factory=dict)
    team: dict[str, list[str]] = field(default_factory=dict)
    placed: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    roster: Roster | None = None


GROUPS = Roster(
    tuple(
        Student(id_, name, "roster", sort, team)
        for id_, name, sort, team in (
            ("57", "Jan Peeters", "user number", "Project 3"),
            ("58", "Els Smets", "user number", "Project 3"),
            ("59", "An De Wit", "user number", "Project_4"),
        )
    )
)
BLACKBOARD = "Set 1_{}_attempt_2026-11-{}-10-30-00{}"
BRIGHTSPACE = "{} - {} - {} November, 2026 {}/{}"
DOWNLOADS = {
    "moodle": Whole(
        {
            "Jan Peeters_57_assignsubmission_file_/ps1.ipynb": 1,
            "Jan Peeters_57_assignsubmission_file_/data/sales.csv": b"a,b",
            "Jan Peeters_57_assignsubmission_onlinetext_/onlinetext.html": b"<p>See the file.</p>",
            "Els van den Berg-Smets_58_assignsubmission_file_/oefening (1).ipynb": 2,
            "An O'Neill_59_assignsubmission_onlinetext_/onlinetext.html": b"<p>I was ill.</p>",
        },
        {
            "57": ("Jan Peeters", "Jan Peeters_57_assignsubmission_file_/ps1.ipynb"),
            "58": ("Els van den Berg-Smets", "Els van den Berg-Smets_58_assignsubmission_file_/oefening (1).ipynb"),
        },
        without={"59": "only onlinetext.html. The student wrote: I was ill."},
    ),
    "moodle without folders, its names hidden": Whole(
        {
            "Participant_57_assignsubmission_file_ps1.ipynb": 1,
            "Deelnemer_58_assignsubmission_file_ps1.ipynb": 2,
            "Participant_59_assignsubmission_file_essay.docx": b"x",
        },
        {
            "57": ("Participant 57", "Participant_57_assignsubmission_file_ps1.ipynb"),
            "58": ("Deelnemer 58", "Deelnemer_58_assignsubmission_file_ps1.ipynb"),
        },
        without={"59": "only Participant_59_assignsubmission_file_essay.docx"},
    ),
    "moodle, teams since 4.1": Whole(
        {
            "Project 3_901_assignsubmission_file/ps1.ipynb": 1,
            "Project 3_901_assignsubmission_onlinetext/onlinetext.html": b"<p>By two of us.</p>",
            "Project 4_902_assignsubmission_file/ps1.pdf": b"%PDF",
        },
        {"Project 3": ("Project 3", "Project 3_901_assignsubmission_file/ps1.ipynb")},
        without={"Project_4": "only ps1.pdf"},
        team={"Project 3": ["57", "58"]},
        roster=GROUPS,
    ),
    "moodle, teams up to 4.0": Whole(
        {
            "Team 8-Jan Peeters_57_assignsubmission_file_/ps1.ipynb": 1,
            "Team 8-Els van den Berg_58_assignsubmission_file_/ps1.ipynb": 1,
            "Default group-An Maes_59_assignsubmission_file_/ps1.ipynb": 2,
        },
        {
            "57": ("Jan Peeters", "Team 8-Jan Peeters_57_assignsubmission_file_/ps1.ipynb"),
            "59": ("An Maes", "Default group-An Maes_59_assignsubmission_file_/ps1.ipynb"),
        },
        team={"57": ["57", "58"]},
    ),
    "canvas": Whole(
        {
            "peetersjan_12345_678901_ps1.ipynb": 1,
            "vandenbergels_LATE_12346_678902_ps1-3.ipynb": 2,
            "oneillan_12347_text.html": b"<p>I was ill.</p>",
            "maesbo_LATE_12348_678904_ps1.pdf": b"%PDF",
        },
        {
            "12345": ("peetersjan", "peetersjan_12345_678901_ps1.ipynb"),
            "12346": ("vandenbergels", "vandenbergels_LATE_12346_678902_ps1-3.ipynb"),
        },
        without={"12347": "The student wrote: I was ill.", "12348": "only maesbo_LATE_12348_678904_ps1.pdf"},
        late={"12346": None, "12348": None},
    ),
    "canvas, anonymous": Whole(
        {"anon_Ab1cD_678901_ps1.ipynb": 1, "LATE_anon_x9Yz2_678902_ps1.ipynb": 2},
        {"Ab1cD": ("Ab1cD", "anon_Ab1cD_678901_ps1.ipynb"), "x9Yz2": ("x9Yz2", "LATE_anon_x9Yz2_678902_ps1.ipynb")},
        late={"x9Yz2": None},
    ),
    "canvas, groups": Whole(
        {"project3_57_678901_ps1.ipynb": 1, "project_4_59_678902_ps1-1.ipynb": 2},
        {
            "Project 3": ("Project 3", "project3_57_678901_ps1.ipynb"),
            "Project_4": ("Project_4", "project_4_59_678902_ps1-1.ipynb"),
        },
        team={"Project 3": ["57", "58"], "Project_4": ["59"]},
        roster=GROUPS,
    ),
    "canvas, uploaded again": Whole(
        {
            "week1.zip": zipped(
                {"peetersjan_12345_678901_ps1.ipynb": notebook("a"), "elsp_12346_678903_ps1.ipynb": b""}
            ),
            "week2.zip": zipped(
                {"peetersjan_12345_678955_ps1-1.ipynb": notebook("b"), "elsp_12346_678903_ps1.ipynb": b""}
            ),
        },
        {"12345": ("peetersjan", "week2/peetersjan_12345_678955_ps1-1.ipynb")},
        without={"12346": "The file is empty."},
        older=("week1/peetersjan_12345_678901_ps1.ipynb",),
    ),
    "blackboard, original": Whole(
        {
            BLACKBOARD.format("jan_peeters", "09", ".txt"): NOTE % (b"Jan Peeters", b"jan_peeters", b""),
            BLACKBOARD.format("jan_peeters", "09", "_ps1.ipynb"): 1,
            BLACKBOARD.format("jan_peeters", "23", ".txt"): NOTE % (b"Jan Peeters", b"jan_peeters", b"Now complete."),
            BLACKBOARD.format("jan_peeters", "23", "_ps1.ipynb"): 2,
            BLACKBOARD.format("els_peeters", "24", ".txt"): NOTE % (b"Els Peeters", b"els_peeters", b"Late, sorry."),
            BLACKBOARD.format("els_peeters", "24", "_Untitled_2.ipynb"): 3,
            BLACKBOARD.format("an_wit", "22", ".txt"): NOTE % (b"An De Wit", b"an_wit", b"My laptop broke."),
        },
        {
            "jan_peeters": ("Jan Peeters", BLACKBOARD.format("jan_peeters", "23", "_ps1.ipynb")),
            "els_peeters": ("Els Peeters", BLACKBOARD.format("els_peeters", "24", "_Untitled_2.ipynb")),
        },
        without={"an_wit": "no file in the hand-in. The student wrote: My laptop broke."},
        late={"els_peeters": 1},
        older=tuple(BLACKBOARD.format("jan_peeters", "09", end) for end in (".txt", "_ps1.ipynb")),
    ),
    "blackboard ultra, in dutch, without notes": Whole(
        {
            "Opdracht_1_jan_peeters_poging_2026-11-23-10-30-00_ps1.ipynb": 1,
            "Opdracht_1_els_smets_poging_2026-11-25-10-30-00_ps1.ipynb": 2,
        },
        {
            "jan_peeters": ("jan_peeters", "Opdracht_1_jan_peeters_poging_2026-11-23-10-30-00_ps1.ipynb"),
            "els_smets": ("els_smets", "Opdracht_1_els_smets_poging_2026-11-25-10-30-00_ps1.ipynb"),
        },
        late={"els_smets": 2},
        roster=Roster(tuple(Student(id_, id_, "roster", "username") for id_ in ("jan_peeters", "els_smets"))),
    ),
    "brightspace": Whole(
        {
            BRIGHTSPACE.format("101-202", "Jan Peeters", 9, "1030 AM", "ps1.ipynb"): 1,
            BRIGHTSPACE.format("101-202", "Jan Peeters", 23, "530 PM", "ps1.ipynb"): 2,
            BRIGHTSPACE.format("102-202", "Mary-Ann Smith", 23, "630 PM", "ps1.ipynb"): 3,
            BRIGHTSPACE.format("103-202", "An De Wit", 23, "905 AM", "essay.docx"): b"x",
            "index.html": b"<table>",
        },
        {
            "101": ("Jan Peeters", BRIGHTSPACE.format("101-202", "Jan Peeters", 23, "530 PM", "ps1.ipynb")),
            "102": ("Mary-Ann Smith", BRIGHTSPACE.format("102-202", "Mary-Ann Smith", 23, "630 PM", "ps1.ipynb")),
        },
        without={"103": "only essay.docx"},
        late={"102": 1},
        placed=("index.html",),
        older=(BRIGHTSPACE.format("101-202", "Jan Peeters", 9, "1030 AM", "ps1.ipynb"),),
    ),
    "teams": Whole(
        {
            "Submitted files/Jan Peeters/Set 1/Version 9/ps1.ipynb": 1,
            "Submitted files/Jan Peeters/Set 1/Version 10/ps1.ipynb": 2,
            "Submitted files/Els van den Berg/Set 1/Version 1/ps1.ipynb": 3,
            "Submitted files/An De Wit/Set 1/Version 1/foto.png": b"x",
            "Working files/Els van den Berg/Set 1/ps1.ipynb": 4,
        },
        {
            "Jan Peeters": ("Jan Peeters", "Submitted files/Jan Peeters/Set 1/Version 10/ps1.ipynb"),
            "Els van den Berg": ("Els van den Berg", "Submitted files/Els van den Berg/Set 1/Version 1/ps1.ipynb"),
        },
        without={"An De Wit": "only foto.png"},
        placed=("Working files/Els van den Berg/Set 1/ps1.ipynb",),
        older=("Submitted files/Jan Peeters/Set 1/Version 9/ps1.ipynb",),
    ),
    "google classroom": Whole(
        {
            "Set 1/Jan Peeters - ps1.ipynb": 1,
            "Set 1/Els van den Berg - Kopie van ps1.ipynb": 2,
            "Set 1/An De Wit - essay.docx": b"x",
        },
        {
            "Jan Peeters": ("Jan Peeters", "Set 1/Jan Peeters - ps1.ipynb"),
            "Els van den Berg": ("Els van den Berg", "Set 1/Els van den Berg - Kopie van ps1.ipynb"),
        },
        without={"An De Wit": "only An De Wit - essay.docx"},
    ),
    "gradescope": Whole(
        {
            "assignment_9_export/submission_metadata.yml": METADATA,
            "assignment_9_export/submission_1/ps1.ipynb": 1,
            "assignment_9_export/submission_2/ps1.ipynb": 2,
            "assignment_9_export/submission_3/essay.pdf": b"%PDF",
        },
        {
            "r01": ("Jan Peeters", "assignment_9_export/submission_1/ps1.ipynb"),
            "r02+r03": ("Els Smets + An De Wit", "assignment_9_export/submission_2/ps1.ipynb"),
        },
        without={"bo@example.be": "only essay.pdf"},
        late={"r02+r03": 1},
        team={"r02+r03": ["r02", "r03"]},
        placed=("assignment_9_export/submission_metadata.yml",),
    ),
    "nbgrader": Whole(
        {
            "submitted/jan.p/ps1/ps1.ipynb": 1,
            "submitted/jan.p/ps1/timestamp.txt": b"2026-11-23 17:00:00.000000 UTC",
            "submitted/jan.p/ps2/ps2.ipynb": 2,
            "submitted/els.s/ps1/ps1.zip": zipped({"ps1.ipynb": notebook("els")}),
            "submitted/els.s/ps1/timestamp.txt": b"2026-11-24 19:00:00.000000 UTC",
            "submitted/an.w/ps1/notes.txt": b"I was ill.",
        },
        {"jan.p": ("jan.p", "submitted/jan.p/ps1/ps1.ipynb"), "els.s": ("els.s", "submitted/els.s/ps1/ps1/ps1.ipynb")},
        without={"an.w": "only notes.txt"},
        late={"els.s": 2},
        placed=("submitted/jan.p/ps2/ps2.ipynb",),
    ),
    "plain folders": Whole(
        {
            "jan peeters/ps1.ipynb": 1,
            "jan peeters/ps1_files/plot.png": b"x",
            "Els van den Berg/werk/ps1_2026_11_final.ipynb": 2,
            "an.wit/essay.docx": b"x",
        },
        {
            "jan peeters": ("jan peeters", "jan peeters/ps1.ipynb"),
            "Els van den Berg": ("Els van den Berg", "Els van den Berg/werk/ps1_2026_11_final.ipynb"),
        },
        without={"an.wit": "only essay.docx"},
    ),
    "files by mail": Whole(
        {
            "jan-peeters-ps1.ipynb": 1,
            "ps1 Els Smets (1).ipynb": 2,
            "an-wit-ps1.zip": zipped({"ps1.ipynb": notebook("an")}),
        },
        {
            "jan-peeters-ps1": ("jan-peeters", "jan-peeters-ps1.ipynb"),
            "ps1 Els Smets (1)": ("Els Smets", "ps1 Els Smets (1).ipynb"),
            "an-wit-ps1": ("an-wit", "an-wit-ps1/ps1.ipynb"),
        },
    ),
}


def content(made: Whole) -> Files:
    return {path: notebook(f"{own}") if isinstance(own, int) else own for path, own in made.files.items()}


@pytest.mark.parametrize("made", DOWNLOADS.values(), ids=DOWNLOADS)
def test_each_platforms_download_is_read_whole_and_without_a_question(made, tmp_path):
    found = intake(tmp_path, content(made), made.roster, until=UNTIL)
    assert {each.student.id: (each.student.name, each.path) for each in found.handed} == made.rows
    reasons = {each.student.id: str(each.reason) for each in found.without}
    assert reasons.keys() == made.without.keys()
    assert all(part in reasons[who] for who, part in made.without.items()), reasons
    rows = [*found.handed, *found.without]
    assert {each.student.id: each.how.days_late for each in rows if each.how.late} == made.late
    assert {each.student.id: [one.id for one in each.members] for each in found.handed if each.members} == made.team
    how = fates(found)
    assert {path for path, fate in how.items() if fate == "not placed"} == set(made.placed)
    assert {path for path, fate in how.items() if fate == "older try"} == set(made.older)
    assert not found.questions
    assert not any(each.how.doubt for each in rows)


@pytest.mark.parametrize("made", DOWNLOADS.values(), ids=DOWNLOADS)
def test_it_is_the_same_when_it_is_unpacked(made, tmp_path):
    alone = intake(tmp_path, content(made), made.roster)
    folder = tmp_path / "unpacked"
    for path, own in content(made).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(own)
    found = intake(tmp_path, {}, made.roster, source=folder)
    assert [(each.path, each.fate, each.student) for each in found.entries] == [
        (each.path, each.fate, each.student) for each in alone.entries
    ]
    assert not found.questions
