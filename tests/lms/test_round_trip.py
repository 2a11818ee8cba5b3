"""Each package, read back, holds the questions of the course's own files, in each language, whatever is in a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from moodle_xml_parser.parser import parse_bytes
from qti_convert import read_package as read_qti
from qti_convert import upgrade_package_files

from kmo_teach.book.quiz import Answer, Question, read
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE
from tests.lms import readers
from tests.lms.made import ROOT, course, made
from tests.site.pages import in_contents
from tools.lms.__main__ import packages
from tools.lms.course import Chapter, Course, Part
from tools.translate import catalogue

pytestmark = pytest.mark.xdist_group("lms")
_NASTY = "1 < 2 & \"3\" > 'x' ]]> <b>né</b> &amp; a;b,c\td = ~ # {x} // 50% 日本 €"


def _expected(chapter: str, language: str) -> list[Question]:
    """Return a quiz from its file, each text put into the language by the catalogue itself."""
    questions = tuple(
        replace(question, objective="", difficulty=1)  # what they serve travels apart, as tags
        for question in read((ROOT / "book/quizzes" / f"{chapter}.yml").read_text(encoding="utf-8"))
    )
    if language == SOURCE_LANGUAGE:
        return list(questions)
    path = catalogue.path_of(ROOT, language, f"book/quizzes/{chapter}")
    known = catalogue.translations(catalogue.read(path, language))
    return [
        replace(
            question,
            text=known[question.text],
            answers=tuple(
                replace(answer, text=known.get(answer.text, answer.text), feedback=known[answer.feedback])
                for answer in question.answers
            ),
        )
        for question in questions
    ]


def _read_back(files: dict[str, bytes], chapter: Chapter, kind: str) -> list[Question]:
    name = chapter.name
    match kind:
        case "moodle":
            return readers.from_moodle(files["moodle.xml"])[chapter.title]
        case "cartridge 1.1" | "cartridge 1.3":
            cartridge = readers.contents(files[f"course-{kind.split()[1]}.imscc"])
            return readers.from_cartridge(cartridge[f"quiz-{name}.xml"])
        case "qti":
            return readers.from_qti(files[f"qti-2.1/{name}.zip"])
        case "blackboard":
            return readers.from_blackboard(files[f"blackboard/{name}.zip"])
    found = readers.from_brightspace(files[f"brightspace/{name}.csv"])
    return [replace(question, id=question.id.removeprefix(f"{name}-")) for question in found]


FORMATS = ("moodle", "cartridge 1.1", "cartridge 1.3", "qti", "blackboard", "brightspace")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_package_holds_the_questions_of_the_course(language: str, kind: str) -> None:
    quizzes = {path.stem for path in (ROOT / "book/quizzes").glob("*.yml")}
    names = [chapter.name for chapter in course(language).chapters]
    assert names == [page.removeprefix("book/") for page in in_contents() if page.removeprefix("book/") in quizzes]
    assert set(names) == quizzes
    for chapter in course(language).chapters:
        assert _read_back(made(language), chapter, kind) == _expected(chapter.name, language), chapter.name


@pytest.mark.parametrize("kind", FORMATS)
def test_any_text_comes_through(kind: str) -> None:
    answers = (Answer(f"{_NASTY} 1", f"why {_NASTY}", True), Answer(f"{_NASTY} 2", f"not {_NASTY}"), Answer("c", "d"))
    both = (answers[0], replace(answers[1], correct=True), answers[2])
    quiz = (Question("one", f"one {_NASTY}", answers), Question("two", f"two {_NASTY}", both, several=True))
    chapter = Chapter("chapter", "book/chapter", f"Title {_NASTY}", (), quiz)
    small = Course("nl", f"Course {_NASTY}", (Part("Part", (chapter,)),), ())
    assert _read_back(packages(small, None), chapter, kind) == list(quiz)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_of_others_finds_the_same_in_moodle_xml(language: str) -> None:
    found = parse_bytes(made(language)["moodle.xml"])["multichoice"]
    wanted = [question for chapter in course(language).chapters for question in chapter.questions]
    assert len(found) == len(wanted)
    for one, question in zip(found, wanted, strict=True):
        assert one.text_pre_parse == f"<p>{question.text}</p>"
        assert one.single is not question.several
        told = [(option.answer, option.feedback, option.score_fraction > 0) for option in one.options]
        assert told == [(f"<p>{a.text}</p>", f"<p>{a.feedback}</p>", a.correct) for a in question.answers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_importer_of_others_takes_the_qti_packages(language: str) -> None:
    # It brings QTI 2.1 to QTI 3.0, element by element; what it does not know would be missing.
    for chapter in course(language).chapters:
        taken = upgrade_package_files(read_qti(made(language)[f"qti-2.1/{chapter.name}.zip"])).files
        items = {
            item.get("title"): item
            for name, text in taken.items()
            if name.startswith("items/")
            for item in [readers.plain(text)]
        }
        for question in chapter.questions:
            item = items[question.id]
            choices = {one.get("identifier"): one.text for one in item.iter("qti-simple-choice")}
            right = {one.text for one in item.iterfind("qti-response-declaration/qti-correct-response/qti-value")}
            assert list(choices.values()) == [answer.text for answer in question.answers]
            assert {choices[one] for one in right} == {answer.text for answer in question.answers if answer.correct}
            told = ["".join(one.itertext()).strip() for one in item.iter("qti-modal-feedback")]
            assert told == [answer.feedback for answer in question.answers]
