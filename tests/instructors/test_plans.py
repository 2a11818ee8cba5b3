"""The ready plans: what they name exists, their minutes are those of the pages, and a session adds up."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kmo_teach.apps.kit.registry import APPS
from kmo_teach.book.plans import PlanError, Session, read, read_file
from kmo_teach.check.public_part import assignment_title

ROOT = Path(__file__).parents[2]
PLANS = read_file(ROOT / "instructors" / "plans.toml")
EACH = pytest.mark.parametrize("name", PLANS)
_TEACHING = re.compile(r"^\*\*Minutes:\*\* (\d+) .*?, (two times )?(\d+) in class, (\d+) for", re.MULTILINE)


def _taught(chapter: str) -> tuple[int, int, int]:
    """Return the minutes of a chapter's page: to read, in class, for its lab."""
    found = _TEACHING.search((ROOT / "instructors" / f"{chapter}.md").read_text(encoding="utf-8"))
    home, twice, in_class, lab = found.groups()
    return int(home), int(in_class) * (2 if twice else 1), int(lab)


def _added(name: str, part: str) -> dict[str, int]:
    together: defaultdict[str, int] = defaultdict(int)
    for session in PLANS[name]:
        for what, minutes in getattr(session, part).items():
            together[what] += minutes
    return dict(together)


def test_the_three_plans_are_there() -> None:
    assert [(name, len(sessions)) for name, sessions in PLANS.items()] == [
        ("six_weeks", 6),
        ("twelve_weeks", 12),
        ("two_days", 4),
    ]
    page = (ROOT / "instructors" / "plans.md").read_text(encoding="utf-8")
    assert re.findall(r"```\{course-plan\} (\w+)", page) == list(PLANS)


@EACH
def test_reading_takes_what_the_chapters_take(name: str) -> None:
    for session in PLANS[name]:
        assert session.minutes.before == sum(_taught(chapter)[0] for chapter in session.read)


@EACH
def test_a_chapter_gets_the_time_in_class_that_its_page_plans(name: str) -> None:
    for chapter, minutes in _added(name, "teach").items():
        assert minutes == _taught(chapter)[1], chapter


@EACH
def test_a_lab_gets_its_minutes_or_a_sitting_of_them(name: str) -> None:
    labs = {path.stem for path in (ROOT / "notebooks").glob("lab-*.ipynb")}
    for lab, minutes in _added(name, "labs").items():
        assert lab in labs
        whole = _taught(_chapter_of(lab))[2]
        assert minutes == whole or (name == "two_days" and 2 * minutes == whole), lab


def _chapter_of(lab: str) -> str:
    """Return a lab's chapter, which bears its name; the capstone is the conclusion's."""
    chapter = "conclusion" if lab == "lab-c-capstone" else lab.removeprefix("lab-").removeprefix("0-")
    assert (ROOT / "instructors" / f"{chapter}.md").is_file(), f"{lab}: there is no chapter {chapter!r}"
    return chapter


@EACH
def test_an_assignment_gets_its_minutes(name: str) -> None:
    text = (ROOT / "book" / "how-this-course-works.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \{doc\}`([^<`]+) <[^>]+>` \| [^|]+ \| (\d+) \| \d+ \|$", text, re.MULTILINE)
    minutes = {title: int(number) for title, number in rows}
    for assignment, given in _added(name, "assignment").items():
        assert given == minutes[assignment_title(assignment)]


@EACH
def test_an_app_is_used_where_its_chapter_is_taught(name: str) -> None:
    for session in PLANS[name]:
        assert set(session.apps) <= set(APPS)
        pages = "".join(_chapter(chapter) for chapter in (*session.teach, *session.read))
        for app in session.apps:
            assert f"\n{''.join(word.capitalize() for word in app.split('_'))}App()" in pages, app


def _chapter(name: str) -> str:
    return (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")


@EACH
def test_what_a_chapter_needs_is_read_no_later(name: str) -> None:
    known: set[str] = set()
    for session in PLANS[name]:
        known |= set(session.read)
        assert set(session.teach) <= known


@EACH
def test_a_session_is_no_longer_than_three_hours(name: str) -> None:
    assert max(session.minutes.in_class for session in PLANS[name]) <= 180


def test_minutes_that_do_not_add_up_are_refused() -> None:
    wrong = "[[p]]\nteach = { introduction = 60 }\nminutes = { before = 0, class = 50, after = 0 }"
    with pytest.raises(PlanError, match="p, session 1: class is 50 minutes, and its parts add up to 60"):
        read(wrong)
    with pytest.raises(PlanError, match="p, session 1: 'minutes' is missing"):
        read("[[p]]\nteach = {}")
    with pytest.raises(PlanError, match="no such key as 'tech'; allowed: minutes, read, teach, apps, labs, assignment"):
        read("[[p]]\ntech = {}\nminutes = { before = 0, class = 0, after = 0 }")
    with pytest.raises(PlanError, match="minutes: there is no such key as 'home'; allowed: before, class, after"):
        read("[[p]]\nminutes = { home = 0, class = 0, after = 0 }")


def test_a_renamed_chapter_is_told_with_its_plan_and_session(tmp_path: Path) -> None:
    file = tmp_path / "plans.toml"
    file.write_text(
        '[[p]]\nread = ["3-1-information"]\nminutes = { before = 0, class = 0, after = 0 }', encoding="utf-8"
    )
    with pytest.raises(PlanError, match=r"^plans\.toml: p, session 1: there is no chapter '3-1-information'$"):
        read_file(file)


def test_a_quiz_goes_with_each_chapter_that_is_read() -> None:
    quizzes = {path.stem for path in (ROOT / "book" / "quizzes").glob("*.yml")}
    sessions: list[Session] = [session for plan in PLANS.values() for session in plan]
    assert {chapter for session in sessions for chapter in session.quizzes} <= quizzes
