"""The question bank: enough questions a chapter, enough numbers among them, and for each what it serves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.tasks.kit.registry import module_of, modules, tasks_of
from tests.lms.made import ROOT, course, made
from tests.lms.readers import contents, plain
from tools.lms.bank import bank_tasks
from tools.lms.course import Chapter, text_of
from tools.lms.objectives import Objective, number_of
from tools.translate.sources import Source

pytestmark = pytest.mark.xdist_group("lms")
CHAPTERS = sorted(path.stem for path in (ROOT / "book" / "quizzes").glob("*.yml"))


def _chapter(language: str, name: str) -> Chapter:
    return next(chapter for chapter in course(language).chapters if chapter.name == name)


def test_all_chapters_have_a_bank() -> None:
    assert set(CHAPTERS) == {chapter.name for chapter in course("en").chapters}
    assert {module_of(name) for name in CHAPTERS} == set(modules())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_has_twelve_questions_and_a_third_are_numbers(name: str, language: str) -> None:
    chapter = _chapter(language, name)
    count = len(chapter.questions) + len(chapter.exercises)
    numbers = sum(exercise.is_number for exercise in chapter.exercises)
    assert count >= 12
    assert 3 * numbers >= count, f"{numbers} of {count}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_each_objective_has_a_question_and_each_question_an_objective(name: str, language: str) -> None:
    chapter = _chapter(language, name)
    # Counted in the page's own lines, not by the code that reads them for the packages.
    page = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    numbers = range(1, page.count("\n  {practise}`") + 1)
    served = [chapter.served(one) for one in (*chapter.questions, *chapter.exercises)]
    assert all(served), "a question serves no objective"
    assert {number for some in served for number in some} == set(numbers)
    assert [objective.number for objective in chapter.objectives] == list(numbers)
    assert all(objective.text in " ".join(_page(language, name).split()) for objective in chapter.objectives)


def _page(language: str, name: str) -> str:
    return text_of(ROOT, Source(ROOT, Path("book", f"{name}.md")), language)


@pytest.mark.parametrize("name", CHAPTERS)
def test_difficulties_are_spread(name: str) -> None:
    chapter = _chapter("en", name)
    levels = Counter(one.difficulty for one in (*chapter.questions, *chapter.exercises))
    assert set(levels) == {1, 2, 3}
    assert max(levels.values()) <= 0.6 * levels.total(), levels


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_question_that_the_page_names_under_an_objective_serves_it(name: str) -> None:
    chapter = _chapter("en", name)
    for question in chapter.questions:
        named = {one.number for one in chapter.objectives if f"quiz/{question.id}" in one.practised}
        assert not named or set(chapter.served(question)) <= named, question.id


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_task_of_the_bank_has_a_name_of_its_own(name: str) -> None:
    own = [task.name for tasks in bank_tasks(name).values() for task in tasks]
    assert not set(own) & {task.name for task in tasks_of(name)}
    assert len(set(own)) == len(own)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in own)


@pytest.mark.parametrize(("language", "words"), [("en", ("objective", "level")), ("nl", ("doel", "niveau"))])
def test_tags_are_in_the_language_and_short_enough(language: str, words: tuple[str, str]) -> None:
    with using(language):
        for chapter in course(language).chapters:
            for one in (*chapter.questions, *chapter.exercises):
                *objectives, level = chapter.tags(one)
                assert objectives == [f"{words[0]} {number}" for number in chapter.served(one)]
                assert level == f"{words[1]} {one.difficulty}"
                assert len(chapter.name) <= 50, "Moodle cuts a tag after fifty characters"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_of_a_quiz_travel_with_it(language: str) -> None:
    files = made(language)
    moodle = {
        entry.findtext("name/text"): [tag.text for tag in entry.iterfind("tags/tag/text")]
        for entry in plain(files["moodle.xml"])
        if entry.get("type") != "category"
    }
    cartridge = contents(files["course-1.3.imscc"])
    for chapter in course(language).chapters:
        with using(language):
            wanted = {question.id: chapter.tags(question) for question in chapter.questions}
        for name, tags in wanted.items():
            assert moodle[f"{chapter.name}/{name}"] == [chapter.name, *tags]
        titles = [f"{name} ({', '.join(tags)})" for name, tags in wanted.items()]
        assert [item.get("title") for item in plain(cartridge[f"quiz-{chapter.name}.xml"]).iter("item")] == titles
        pool = plain(contents(files[f"blackboard/{chapter.name}.zip"])["res00001.dat"])
        assert [item.get("title") for item in pool.iter("item")] == titles
        table = files[f"brightspace/{chapter.name}.csv"].decode("utf-8-sig")
        assert all(f"{chapter.name}-{title}" in table for title in titles)
        entries = plain(contents(files[f"qti-2.1/{chapter.name}.zip"])["imsmanifest.xml"]).iter("resource")
        known = {entry.get("identifier"): entry for entry in entries}
        for question in chapter.questions:
            lom = known[f"question-{chapter.name}-{question.id}"].find("metadata/lom")
            assert [one.text for one in lom.iterfind("general/keyword/string")] == [chapter.name, *wanted[question.id]]
            assert (
                lom.findtext("educational/difficulty/value") == ("easy", "medium", "difficult")[question.difficulty - 1]
            )
            said = [one.text for one in lom.iterfind("classification/description/string")]
            assert said == [chapter.objectives[number - 1].text for number in chapter.served(question)]


def test_words_that_begin_no_objective_or_two_are_refused() -> None:
    known = (Objective(1, "add up", "", ()), Objective(2, "add more", "", ()))
    assert number_of(known, "add u") == 1
    for words in ("add", "take"):
        with pytest.raises(LookupError, match=r"begin with .*; there are: add up; add more"):
            number_of(known, words)
