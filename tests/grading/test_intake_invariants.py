"""Three things hold for any download, however odd.

Each of its files ends in exactly one way, with a reason. Two students never become one, nor one two, in silence. And
what is to be confirmed is a row of the table of questions, also where grading stops.

``KMO_DOWNLOADS=20000`` makes that many downloads instead of a few hundred, other ones each time, and takes 200 of them
through the command.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import re
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kmo_teach.grading.command import main
from kmo_teach.grading.folder import FolderError, require_all
from kmo_teach.grading.harmless import bare
from kmo_teach.grading.intake.lead import plan
from kmo_teach.grading.intake.plan import COUNTED, FATES, NOT_PLACED, Plan
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student, clean
from kmo_teach.grading.results import Result
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.who import FILE, PERSON, Answer, Answers, read_answers, write_questions
from tests.grading.cohort import ROOT
from tests.grading.downloads import notebook, with_password, zipped

MARK = (Mark("memo", 2.0, "right"),)
MANY = int(os.environ.get("KMO_DOWNLOADS", "300"))
ANY = settings(
    max_examples=MANY,
    deadline=None,
    database=None,
    derandomize="KMO_DOWNLOADS" not in os.environ,
    suppress_health_check=list(HealthCheck),
)

NAMES = [
    *("Jan Peeters", "Els Smets", "Mary-Ann Smith", "Jan van den Berg", "van den Berg Jan", "Ana\u00efs Dupr\u00e9"),
    *(
        "Anai\u0308s Dupre\u0301",
        "Anais Dupre",
        "An O'Neill",
        "jan peeters",
        "JAN PEETERS",
        "محمد علي",
        "李小龍",
        "x" * 120,
    ),
    *("=cmd|calc", "ps1", "work", "Group 3", "Groep A", "2026", "a_b_12_34_c", "Jan - Peeters", "😀", "final", "Jan."),
    *("Jan Peeters ", "Version 1", "submitted", "Jan_LATE", "anon", "team_3"),
]
FILES = [
    "ps1.ipynb",
    "ps1 (1).ipynb",
    "ps1-1.ipynb",
    "Untitled3.ipynb",
    "PS1.IPYNB",
    "ps1_2026_11_final.ipynb",
    "a - b.ipynb",
]


@dataclass
class Download:
    """A made download: its files, whose each of them is, and which try."""

    platform: str
    files: list[tuple[str, bytes]] = field(default_factory=list)
    owner: dict[str, int] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)


def contents(dice: random.Random) -> tuple[str, bytes]:
    """Return a file as a student hands it in: often a notebook, else anything."""
    text = str(dice.randrange(10**6)) if dice.random() < 0.9 else "the same"
    good = notebook(text, dice.choice(["ps1", "ps1", "ps1", None, "ps2"]))
    name = dice.choice(FILES)
    odd = dice.randrange(22)
    if odd < 9:
        return name, good
    made: list[Callable[[], tuple[str, bytes]]] = [
        lambda: (f"{name}.txt", good),
        lambda: (f"{name}.json", good),
        lambda: (name, good[: len(good) // 2]),
        lambda: (name, b""),
        lambda: ("ps1.html", b"<html>"),
        lambda: ("essay.docx", b"PK nonsense"),
        lambda: ("ps1.zip", zipped({name: good})),
        lambda: ("ps1.zip", zipped({f"ps1/{name}": good, "ps1/data.csv": b"a,b", "__MACOSX/._ps1.ipynb": b"x"})),
        lambda: ("work.zip", zipped({"in.zip": zipped({"Els_57_assignsubmission_file_/ps1.ipynb": good})})),
        lambda: ("work.zip", zipped([(name, good), (name, notebook("second"))])),
        lambda: ("empty.zip", zipped({})),
        lambda: ("mac.zip", zipped({"__MACOSX/._ps1.ipynb": b"x"})),
        lambda: ("locked.zip", with_password(zipped({name: good}))),
    ]
    return made[odd - 9]()


def fuzzed(content: bytes, dice: random.Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(content)
    for _byte in range(dice.randrange(1, 6)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def named(platform: str, who: int, name: str, attempt: int, file: str, dice: random.Random) -> str:
    """Return the path that a platform gives to a file."""
    word = "".join(c for c in name.casefold() if c.isalnum())
    word = word if any(c.isalpha() for c in word) else f"x{word}"
    user = f"{word.encode('ascii', 'ignore').decode()[:9] or 'u'}_{'p' * (who % 2)}{who}"
    day = 9 + 7 * attempt  # the 9th comes before the 16th, in the alphabet after it
    return {
        "moodle": f"{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file_/{file}",
        "moodle flat": f"{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file_{file}",
        "moodle typed": f"{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file/{file}",
        "moodle groups": f"Team {who}_{1000 + who}_assignsubmission_file/{file}",
        "moodle copies": f"Team {who // 3}-{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file_/{file}",
        "moodle in none": f"Default group-{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file_/{file}",
        "gradescope": f"assignment_9_export/submission_{who}/{file}",
        "brightspace flat": f"{300 + who}-9 - {name} - {day} November, 2026 {9 + attempt}30 AM - {file}",
        "moodle teams": f"Team {who // 2}-{name.replace('_', ' ')}_{1000 + who}_assignsubmission_file_/{file}",
        "canvas": f"{word}_{'LATE_' * (who % 2)}{2000 + who}_{900_000 + who * 100 + dice.randrange(100)}_{file}",
        "anonymous": f"{'LATE_' * (who % 2)}anon_Ab{who}cD_{900_000 + who * 100 + dice.randrange(100)}_{file}",
        "blackboard": f"Set_1 a_{user}_attempt_2026-11-{day:02}-10-30-00_{file}",
        "toledo": f"Opdracht 1_{user}_poging_2026-11-{day:02}-10-30-00_{file}",
        "brightspace": f"{300 + who}-9 - {name} - {day} November, 2026 {9 + attempt}30 AM/{file}",
        "teams": f"{name}/Opgave/Version {8 + attempt}/{file}",
        "google": f"ps1/{name} - {file}",
        "nbgrader": f"submitted/{name}/ps1/{file}",
        "folder": f"{name}/{file}",
        "deep": f"submissions/{name}/werk/{file}",
        "flat": f"{name}{PurePosixPath(file).suffix}",
    }[platform]


PLATFORMS = [
    *("moodle", "moodle flat", "canvas", "anonymous", "blackboard", "brightspace", "teams", "google", "nbgrader"),
    *("folder", "deep", "flat", "moodle teams", "toledo", "moodle typed", "moodle groups", "moodle copies"),
    *("moodle in none", "gradescope", "brightspace flat"),
]
TYPED = {"moodle flat", "moodle typed", "moodle groups", "moodle teams", "moodle copies"}
COPIES = {"moodle copies": 3, "moodle in none": 9}
PLAIN = {"folder", "deep", "flat"}
GENERAL = {"ps1", "work", "final", "Version 1", "submitted"}
TRIES = {"blackboard", "toledo", "brightspace", "brightspace flat", "teams"}
NAME = st.one_of(
    st.sampled_from(NAMES),
    st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1, max_size=12),
).filter(lambda name: clean(name).strip(" .") and not re.search("assignsubmission|_attempt|_poging", name))


@st.composite
def downloads(draw) -> Download:
    """Make a download of one platform."""
    made = Download(draw(st.sampled_from(PLATFORMS)))
    made.people = draw(st.lists(NAME, min_size=1, max_size=5, unique=True))
    if made.platform in PLAIN:  # one folder called as the assignment holds students; it is not one
        made.people = [name for name in made.people if re.search(r"[^\W\d_]{2}", name) and name not in GENERAL]
    dice = random.Random(draw(st.integers(0, 2**32)))
    taken: set[str] = set()
    teams: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
    for who, name in enumerate(made.people):
        if made.platform in COPIES and (own := teams[who // COPIES[made.platform]]):
            copies = [(named(made.platform, who, name, 0, file, dice), content) for file, content in own]
            made.files += copies
            made.owner |= {path: who for path, _content in copies}
            made.tries |= {path: 0 for path, _content in copies}
            continue
        for attempt in range(dice.choice([1, 1, 1, 2, 3]) if made.platform in TRIES else 1):
            for _file in range(dice.choice([1, 1, 1, 2, 3])):
                file, content = contents(dice)
                path = named(made.platform, who, name, attempt, file, dice)
                if path in taken:  # one path is one student's
                    continue
                taken.add(path)
                content = fuzzed(content, dice) if content and dice.random() < 0.15 else content
                made.files.append((path, content))
                made.owner[path], made.tries[path] = who, attempt
                if made.platform in COPIES:
                    teams[who // COPIES[made.platform]].append((file, content))
        if made.platform in TYPED and dice.random() < 0.3:
            path = named(made.platform, who, name, 0, "onlinetext.html", dice).replace("_file", "_onlinetext")
            made.files.append((path, b"<p>typed</p>"))
            made.owner[path], made.tries[path] = who, 0
    if made.platform == "gradescope":
        told = {
            f"submission_{who}": {":submitters": [{":name": name, ":sid": f"s{who}"}]}
            for who, name in enumerate(made.people)
        }
        made.files.append(("assignment_9_export/submission_metadata.yml", json.dumps(told).encode()))
    for noise in ("__MACOSX/._x", ".DS_Store", "grades.csv", "index.html"):
        if dice.random() < 0.1:
            made.files.append((noise, b"x"))
    dice.shuffle(made.files)
    return made


def read(files: list[tuple[str, bytes]], *more, **options) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.zip")
        path.write_bytes(zipped(files))
        found = plan(path, "ps1", *more, **options)
        for each in found.handed:
            assert isinstance(each.content, bytes)
            assert isinstance(each.files, dict)
        return found


def check_each_file_ends_once(found: Plan, files: list[tuple[str, bytes]]) -> None:
    paths = [each.path for each in found.entries]
    assert len(set(paths)) == len(paths)
    assert {each.fate for each in found.entries} <= set(FATES)
    assert all(str(each.reason).strip() for each in found.entries)
    assert sum(found.counts.values()) == len(paths)
    json.dumps(paths, ensure_ascii=False).encode()
    assert len(paths) >= len(files)
    zips = [path for path, _content in files if path.casefold().endswith(".zip")]
    if not zips:
        assert len(paths) == len(files)
    handed = [each.path for each in found.handed]
    assert sorted(handed) == sorted(each.path for each in found.entries if each.fate == COUNTED)
    keys = [each.student.key.casefold() for each in found.handed]
    assert len(set(keys)) == len(keys)


def check_no_id_counts_twice(found: Plan) -> None:
    """Whatever a person answered: one student never gets two marks, one of them in silence."""
    sure = [each for each in found.handed if not each.how.doubt]
    ids = [student.id.casefold() for each in sure for student in each.members or (each.student,)]
    assert len(set(ids)) == len(ids), ids


def waits(found: Plan) -> set[Student]:
    return {each.student for each in (*found.handed, *found.without) if each.how.doubt}


def check_what_is_to_confirm_is_asked(found: Plan, table: Path | None = None) -> None:
    """Each row that waits has a question, about its own files or about those that it waits for, and that can be told.

    Parameters
    ----------
    table
        Where the questions have to stand; without it, those of the plan are enough.
    """
    asked = {question.path for question in found.questions}
    if table:
        with contextlib.suppress(FileNotFoundError), table.open(encoding="utf-8-sig", newline="") as file:
            asked = {bare(row["path"]) for row in csv.DictReader(file) if not row["answer"]} & asked
    places: dict[Student | None, set[str]] = defaultdict(set)
    for entry in found.entries:
        near = [PurePosixPath(entry.path), *PurePosixPath(entry.path).parents]
        places[entry.student] |= {form for each in near for form in (str(each), f"{each}.zip", f"{each}.ZIP")}
    for each in (*found.handed, *found.without):
        if each.how.doubt:
            mine = places[each.student].union(*(places[member] for member in each.members))
            mine |= {re.sub(r" \[\d+\]", "", path) for path in mine}
            others = (path for path in asked if path in each.how.doubt)
            assert mine & asked or any(others), (each.path, each.how.doubt, asked)


def shown(path: str) -> str:
    """Return a path as a plan shows it."""
    from kmo_teach.grading.download import _shown

    return str(_shown(path))


def check_nobody_becomes_somebody_else(found: Plan, made: Download) -> None:
    owners: dict[Student, set[int]] = defaultdict(set)
    rows: dict[int, set[Student]] = defaultdict(set)
    unsure: set[int] = set()
    by_path: dict[str, set[int]] = defaultdict(set)
    for path, who in made.owner.items():
        by_path[shown(path)].add(who)
    asked = {question.path for question in found.questions}
    for entry in found.entries:
        # a path in a zip file begins as the zip file's, and a second file of one name ends in " [2]"
        whole = PurePosixPath(entry.path)
        near = [each for each in (whole, *whole.parents) for each in (str(each), f"{each}.zip", f"{each}.ZIP")]
        near += [each.replace(" [2]", "").replace(" [3]", "").replace(" [4]", "").replace(" [5]", "") for each in near]
        who = next((by_path[each] for each in near if each in by_path), set())
        if entry.student is None:
            if any(str(each) in asked for each in (whole, *whole.parents)):
                unsure |= who
            continue
        owners[entry.student] |= who
        for each in who:
            rows[each].add(entry.student)
    waiting = waits(found)
    for student, people in owners.items():
        assert len(people) <= 1 or student in waiting, f"{student} is {[made.people[each] for each in people]}"
    for who, students in rows.items():
        sure = students - waiting
        assert len(students) <= 1 or not sure, f"{made.people[who]} is {students}"
    listed = {s for each in (*found.handed, *found.without) for s in (each.student, *each.members)}
    assert set(owners) <= listed
    notebooks = {made.owner[path] for path, content in made.files if path in made.owner and b'"cells"' in content}
    assert notebooks <= set(rows) | unsure | {
        who for each in found.entries if each.fate == NOT_PLACED for who in by_path[each.path]
    }


def check_the_last_try_counts(found: Plan, made: Download) -> None:
    waiting = waits(found)
    paths = {shown(path): path for path in made.owner}
    for each in found.handed:
        top = paths.get(each.path) or paths.get(f"{PurePosixPath(each.path).parent}.zip")
        if top and each.student not in waiting:
            mine = [path for path, who in made.owner.items() if who == made.owner[top]]
            assert made.tries[top] == max(made.tries[path] for path in mine), each.path


def check_a_team_is_asked_once(found: Plan) -> None:
    """Where all members have the same files, which of them counts is one question for all.

    Without a roster, a name of one word behind a team's may be part of the team's.
    """
    students = {each.path: each.student for each in found.entries if each.student and each.student.team}
    asked: dict[str, set[str]] = defaultdict(set)
    for each in found.questions:
        if each.about != PERSON and each.path in students:
            asked[students[each.path].team].add(students[each.path].id)
    assert all(len(members) == 1 for members in asked.values()), asked


@ANY
@given(downloads())
def test_each_file_ends_in_one_way_and_nobody_becomes_somebody_else(made):
    found = read(made.files)
    check_each_file_ends_once(found, made.files)
    check_no_id_counts_twice(found)
    check_nobody_becomes_somebody_else(found, made)
    check_the_last_try_counts(found, made)
    check_what_is_to_confirm_is_asked(found)
    if made.platform in COPIES:
        check_a_team_is_asked_once(found)


@settings(ANY, max_examples=max(100, MANY // 10))
@given(downloads(), st.randoms(use_true_random=False))
def test_it_holds_with_a_roster_with_teams_and_with_answers(made, dice):
    students = tuple(
        Student(str(1000 + who), name, "roster", "participant", f"Team {who // 2}")
        for who, name in enumerate(made.people)
    )
    first = read(made.files, Roster(students), teams=dice.random() < 0.5)
    check_each_file_ends_once(first, made.files)
    check_what_is_to_confirm_is_asked(first)
    last = students[-1].id if students else "1000"
    options = [Answer(leave_out=True), Answer(ids=("1000",)), Answer(ids=("1000", last))]
    options.append(Answer(ids=(last,), agreed=True, about=dice.choice(["", PERSON])))
    said = Answers({each.path: dice.choice(options) for each in first.questions})
    found = read(made.files, Roster(students), said, teams=dice.random() < 0.5)
    check_each_file_ends_once(found, made.files)
    check_no_id_counts_twice(found)
    check_what_is_to_confirm_is_asked(found)


@settings(ANY, max_examples=max(100, MANY // 10))
@given(downloads(), st.randoms(use_true_random=False))
def test_nobody_loses_work_in_silence_when_groups_change(made, dice):
    """Who had a mark has a row, is asked about, or is named where the run stops or tells."""
    rosters = [
        Roster(
            tuple(
                Student(f"{1000 + who}", name, "roster", "participant", dice.choice(["", "Team 0", "Team 1", "Team 2"]))
                for who, name in enumerate(made.people)
                if whole or dice.random() < 0.8
            )
        )
        for whole in (True, dice.random() < 0.5)
    ]
    before, now = (read(made.files, roster, teams=dice.random() < 0.7) for roster in rosters)
    results = [Result(each.student, marks=MARK, how=each.how, members=each.members) for each in before.handed]
    try:
        told = " ".join(require_all(results, now, rosters[1], (), Path("grades"), Path("in.zip")))
    except FolderError as error:
        told = str(error)
    rows = [*now.handed, *now.without]
    people = [student for each in rows for student in (each.student, *each.members)]
    here = now.proposed | {number.casefold() for each in people for number in (each.id, *each.also)}
    for result in results:
        for each in result.members if not result.unsure else ():
            assert each.id.casefold() in here or each.name in told or ", …" in told, (each, told)


@settings(ANY, max_examples=max(200, MANY // 5))
@given(downloads(), st.randoms(use_true_random=False), st.sampled_from(["", "participant", "username"]))
def test_no_id_has_two_rows_that_count_whatever_is_answered(made, dice, sort):
    """Also two answers that are each right alone: one try of a student alone, another together with somebody."""
    ids = [f"r{who}" for who in range(3)]
    students = [Student(each, f"Jan {each}", "roster", "username") for each in ids]
    students += [Student(f"{1000 + who}", name, "roster", sort) for who, name in enumerate(made.people)]
    roster = Roster(tuple(students)) if sort else None
    said = ["yes", "yes", "no", "", *ids, f"{ids[0]};{ids[1]}", f"{ids[1]};{ids[2]}"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _run in range(3):
            found = read(made.files, roster, read_answers(folder), teams=dice.random() < 0.3)
            check_each_file_ends_once(found, made.files)
            check_no_id_counts_twice(found)
            write_questions(folder, found.questions)
            if not (folder / FILE).exists():
                return
            answer_at_random(folder, dice, said, made)


def answer_at_random(folder: Path, dice: random.Random, said: list[str], made: Download) -> None:
    """Fill in anything that may stand there, and now and then a row that nobody asked for."""
    with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        row[5] = row[5] or dice.choice(said if row[4] == PERSON else ["yes", "no", ""])
    known = {row[0].removeprefix("'") for row in rows}
    path = dice.choice([shown(path) for path, _content in made.files])
    if dice.random() < 0.3 and path not in known and path[0] not in "=+-@\t\r'":
        rows.append([path, "", "", "", "", dice.choice(said[4:])])
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def answer(folder: Path) -> None:
    """Say yes to whoever is proposed, and of each choice to one file."""
    with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    chosen = {row[4] for row in rows if row[4] != PERSON and row[5] == "yes"}
    for row in rows:
        if not row[5] and row[4] != PERSON:
            row[5] = "no" if row[4] in chosen else "yes"
            chosen.add(row[4])
        elif not row[5] and row[2]:
            row[5] = "yes"
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@settings(ANY, max_examples=max(100, MANY // 10))
@given(downloads(), st.sampled_from(["", "participant", "username"]))
def test_what_is_asked_is_settled_by_an_answer(made, sort):
    """Only where nobody is proposed a question stays: there a yes says nothing."""
    students = (Student(f"{1000 + who}", name, "roster", sort) for who, name in enumerate(made.people))
    roster = Roster(tuple(students)) if sort else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _run in range(5):
            found = read(made.files, roster, read_answers(folder))
            check_each_file_ends_once(found, made.files)
            check_what_is_to_confirm_is_asked(found)
            write_questions(folder, found.questions)
            if not any(each.id or each.about != PERSON for each in found.questions):
                return
            answer(folder)
    raise AssertionError([(each.path, str(each.text)) for each in found.questions])


@ANY
@given(
    st.integers(0, 2**32),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]),
)
def test_a_damaged_zip_costs_its_own_row(seed, compression):
    dice = random.Random(seed)
    inner = {
        "ps1.ipynb": notebook("x" * dice.randrange(400)),
        "Ana\u00efs.csv": b"1",
        "in.zip": zipped({"a.txt": b"a"}),
    }
    content = zipped(inner, compression)
    for _round in range(dice.randrange(1, 4)):
        content = fuzzed(content, dice)
    if dice.random() < 0.2:
        content = content[: dice.randrange(len(content))]
    files = [("Jan_1_assignsubmission_file_/w.zip", content), ("Els_2_assignsubmission_file_/ps1.ipynb", notebook())]
    found = read(files)
    check_each_file_ends_once(found, files)
    assert [each.student.id for each in (*found.handed, *found.without)].count("1") == 1
    assert "2" in {each.student.id for each in found.handed}


@settings(ANY, max_examples=max(100, MANY // 10))
@given(
    st.lists(st.binary(min_size=1, max_size=8).filter(lambda name: not set(name) & {0, 47}), max_size=5, unique=True)
)
def test_a_folder_may_have_any_bytes_for_names(names):
    with tempfile.TemporaryDirectory() as folder:
        names = [name for name in names if name not in (b".", b"..")]
        for number, name in enumerate(names):
            inner = os.path.join(os.fsencode(folder), name)
            os.mkdir(inner)
            Path(os.fsdecode(inner), "ps1.ipynb").write_bytes(notebook(str(number)))
        found = plan(Path(folder), "ps1")
        check_each_file_ends_once(found, [(str(name), b"") for name in names])
        sure = {each.student for each in found.handed} - waits(found)
        placed = [each for each in found.entries if each.student in sure]
        assert len(placed) == len(sure)


@settings(ANY, max_examples=max(2, MANY // 100))
@given(downloads())
def test_it_holds_through_the_real_command(made):
    """The table has each file once, the sums on screen add up, and each student has one row with a state."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "export.zip"), Path(folder, "out")
        source.write_bytes(zipped(made.files))
        found = plan(source, "ps1")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main(["grade", str(source), "--course", str(ROOT), "--assignment", "ps1", "--output", str(output)])
        if not found.handed and not found.without:
            assert status == 1
            assert not (output / "results.json").exists()
            assert (output / "who.csv").exists() is bool(found.questions)
            assert ("tells whose the notebooks are" if found.questions else "is no submission in") in said.getvalue()
            return
        assert status == 0, said.getvalue()
        with (output / "intake.csv").open(encoding="utf-8-sig", newline="") as file:
            entered = [row["file"].removeprefix("'") for row in csv.DictReader(file)]
        assert sorted(entered) == sorted(each.path.removeprefix("'") for each in found.entries)
        total, *counts = map(int, re.findall(r"\d+", re.search(r"^Files: .*$", said.getvalue(), re.MULTILINE)[0]))
        assert total == sum(counts) == len(found.entries)
        with (output / "export/grades.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        expected = [each.student.id for each in (*found.handed, *found.without)]
        assert sorted(row["student"].removeprefix("'") for row in rows) == sorted(map(clean, expected))
        assert {row["state"] for row in rows} <= {"graded", "needs grading", "not gradable", "to confirm"}
        assert all(row["points"] == "" or row["state"] == "graded" for row in rows)
        check_a_stop_asks_all_that_it_shows(made, source, output)


def check_a_stop_asks_all_that_it_shows(made: Download, source: Path, output: Path) -> None:
    """Half of the files are gone and names have changed: whether that stops or not, what is shown can be answered."""
    later = [(re.sub(r"(?<=\w\w)(?=_\d{4}_)", "-Claes", path), content) for path, content in made.files]
    for files in (later, later[::2], later[1::2]):
        source.write_bytes(zipped(files))
        found = plan(source, "ps1", None, read_answers(output))
        for more in (["--dry-run"], []):
            said = io.StringIO()
            words = ["--course", str(ROOT), "--assignment", "ps1", "--output", str(output), *more]
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                main(["grade", str(source), *words])
            no_answer_helps = "Give another --output" in said.getvalue() or "now nothing does" in said.getvalue()
            if not no_answer_helps and ("TO CONFIRM" in said.getvalue() or found.questions):
                check_what_is_to_confirm_is_asked(plan(source, "ps1", None, read_answers(output)), output / FILE)
