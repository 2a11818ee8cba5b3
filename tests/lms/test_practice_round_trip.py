"""Practice tasks on a platform: each version, read back, asks, takes and tells what the page does, by the models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import fromstring

import pytest

from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.tasks.kit.drawn import drawn
from kmo_teach.practice.tasks.kit.markup import asked_html, inline, worked_html
from kmo_teach.practice.tasks.kit.question import NumberQuestion, PracticeTask, Question
from kmo_teach.practice.tasks.kit.registry import tasks_of
from tests.lms import practice_readers as readers
from tests.lms.made import course, made
from tools.lms.bank import bank_tasks

pytestmark = pytest.mark.xdist_group("lms")
VERSIONS = range(12)
FORMATS = ("moodle", "qti", "blackboard", "cartridge", "brightspace")


@cache
def _tasks(chapter: str) -> list[PracticeTask]:
    return [*tasks_of(chapter), *(task for tasks in bank_tasks(chapter).values() for task in tasks)]


@cache
def _drawn(chapter: str, place: int, seed: int, language: str) -> Question:
    """Draw a version once for all formats."""
    with using(language):
        return drawn(_tasks(chapter)[place], seed)


def _read_back(kind: str, language: str) -> Iterator[readers.Version]:
    files = made(language)
    if kind == "moodle":
        yield from readers.from_moodle(files["moodle-practice.xml"])
    elif kind == "cartridge":
        for one in readers.from_cartridge(readers.contents(files["course-1.3.imscc"])["practice.xml"]):
            yield _named(one, language)
    else:
        for chapter in course(language).chapters:
            if kind == "qti":
                yield from readers.from_qti(files[f"qti-2.1/{chapter.name}-practice.zip"])
            elif kind == "brightspace":
                for one in readers.from_brightspace(files[f"brightspace/{chapter.name}-practice.csv"]):
                    yield _named(one, language)
            else:
                for name in sorted(one for one in files if one.startswith(f"blackboard/{chapter.name}-practice/")):
                    for one in readers.from_blackboard(files[name]):
                        yield readers.Version(**{**vars(one), "name": f"{chapter.name}/{one.name}"})


def _named(one: readers.Version, language: str) -> readers.Version:
    """Part the chapter's name from the task's, where a format joins them."""
    (chapter,) = (known.name for known in course(language).chapters if one.name.startswith(f"{known.name}-"))
    return readers.Version(**{**vars(one), "name": f"{chapter}/{one.name.removeprefix(f'{chapter}-')}"})


def _alike(html: str) -> str:
    """Return HTML in one way of writing it."""
    root = fromstring(f"<div>{html}</div>")
    return re.sub(r"\s+", " ", "\n".join(text for text in root.itertext() if text.strip()))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_version_asks_and_judges_as_the_page_does(language: str, kind: str) -> None:
    found = list(_read_back(kind, language))
    wanted = [
        (f"{chapter.name}/{task.name}-{seed + 1}", _drawn(chapter.name, place, seed, language))
        for chapter in course(language).chapters
        for place, task in enumerate(_tasks(chapter.name))
        for seed in VERSIONS
    ]
    assert [one.name for one in found] == [name for name, _question in wanted]
    with using(language):
        for one, (name, question) in zip(found, wanted, strict=True):
            _same_words(one, question, kind)
            assert one.tags == _tags(language, name), name
            if isinstance(question, NumberQuestion):
                if one.judge is None:
                    assert kind in {"cartridge", "brightspace"}, name
                    _chosen_number(one, question)
                else:
                    _typed_number(one, question, kind)
            else:
                assert one.several is question.several, name
                told = {(text, feedback, right) for text, feedback, right in map(_unmarked, one.choices)}
                hints = ((option, "" if option.right else option.hint) for option in question.options)
                assert told == {_unmarked((inline(one.text), inline(hint), one.right)) for one, hint in hints}, name


@cache
def _tags(language: str, name: str) -> tuple[str, ...]:
    chapter, _slash, version = name.partition("/")
    (known,) = (one for one in course(language).chapters if one.name == chapter)
    (exercise,) = (one for one in known.exercises if one.name == version.rpartition("-")[0])
    with using(language):
        return tuple(known.tags(exercise))


def _unmarked(choice: tuple[str, str, bool]) -> tuple[str, str, bool]:
    """Return a choice as plain text, which is all that some formats hold."""
    text, feedback, right = choice
    return (_words(text), _words(feedback), right)


def _words(html: str) -> str:
    escaped = re.sub(r"&(?!#?\w+;)", "&amp;", re.sub(r"<(?!/?strong>)", "&lt;", html))
    return "".join(fromstring(f"<p>{escaped}</p>").itertext())


def _same_words(one: readers.Version, question: object, kind: str) -> None:
    if kind == "brightspace":
        # One line without markup: every sentence and every cell of a paper is in it.
        assert all(part.replace("**", "") in one.asked for part in question.text.split("\n\n")), one.name
        cells = [cell for paper in question.documents for row in (paper.head, *paper.rows) for cell in row]
        assert all(cell in one.asked for cell in cells), one.name
        assert all(step.replace("**", "") in one.worked for step in question.worked), one.name
        return
    asked = one.asked
    if kind == "blackboard" and isinstance(question, NumberQuestion) and question.unit:
        assert asked.endswith(f"<p>({inline(question.unit)})</p>"), "the unit is said, for only a number may be typed"
        asked = asked.removesuffix(f"<p>({inline(question.unit)})</p>")
    assert _alike(asked) == _alike(asked_html(question)), one.name
    assert _alike(one.worked) == _alike(worked_html(question)), one.name


def _typed_number(one: readers.Version, question: NumberQuestion, kind: str) -> None:
    assert one.judge is not None
    room = max(question.room.absolute, question.room.relative * abs(question.answer))
    for typed, right in ((0, True), (0.99, True), (-0.99, True), (1.01, False), (-1.01, False)):
        assert one.judge(question.answer + typed * room).right is right, one.name
    for wrong in question.wrong:
        judged = one.judge(wrong.value)
        assert not judged.right, one.name
        if kind == "blackboard":
            assert f": {inline(wrong.hint)}</li>" in judged.told, one.name
        else:
            assert _words(judged.told) == wrong.hint, one.name


def _chosen_number(one: readers.Version, question: NumberQuestion) -> None:
    """Compare the choices that stand for a number with the right one and those of known errors."""
    texts = [text for text, _feedback, _right in one.choices]
    assert len(set(texts)) == len(texts), f"{one.name}: two answers look alike"
    assert {_words(feedback) for _text, feedback, _right in one.choices} == {"", *(w.hint for w in question.wrong)}
    assert [text for text, _feedback, right in one.choices if right] == [inline(question.in_unit(question.shown))]
    assert len(texts) == 1 + len(question.wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_students_get_other_numbers(language: str) -> None:
    texts = [
        version.asked
        for chapter in course(language).chapters
        for exercise in chapter.exercises
        for version in exercise.versions
    ]
    assert len(set(texts)) > 0.7 * len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_cartridges_hold_the_same_bank(language: str) -> None:
    old, new = (readers.contents(made(language)[f"course-{number}.imscc"])["practice.xml"] for number in ("1.1", "1.3"))
    assert old.replace(b"ccv1p1", b"ccv1p3") == new
