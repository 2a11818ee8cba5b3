"""Moodle XML: the practice tasks of the chapters, each a category with several versions of one question.

A quiz that takes a random question of the category gives each student other numbers. Format: Moodle documentation,
"Moodle XML format"; a wrong number that a misconception gives is an answer worth nothing, with its hint as feedback.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kmo_teach.practice.tasks.kit.markup import inline
from kmo_teach.practice.tasks.kit.question import NumberQuestion
from tools.lms.course import Chapter, Course
from tools.lms.exercises import Exercise, Version
from tools.lms.moodle import category, fraction, tagged
from tools.lms.package import document, element

__all__ = ["moodle_practice_xml"]


def moodle_practice_xml(course: Course) -> bytes:
    """Return the practice tasks of a course as Moodle XML, in the language that is being used."""
    quiz = element("quiz")
    for chapter in course.chapters:
        for place, exercise in enumerate(chapter.exercises, 1):
            quiz.append(category(course.title, chapter.title, f"{place}. {exercise.title}", about=chapter))
            for number, version in enumerate(exercise.versions, 1):
                quiz.append(_question(chapter, exercise, version, number))
    return document(quiz)


def _question(chapter: Chapter, exercise: Exercise, version: Version, number: int) -> Element:
    made = element("question", type="numerical" if exercise.is_number else "multichoice")
    made.append(element("name", element("text", f"{chapter.name}/{exercise.name}/{number}")))
    made.append(_html("questiontext", version.asked))
    made.append(_html("generalfeedback", version.worked))
    made.append(element("defaultgrade", "1"))
    if isinstance(version.question, NumberQuestion):
        made.extend(_numbers(version.question))
    else:
        made.extend(_options(version))
    made.append(tagged(chapter, exercise))
    return made


def _html(tag: str, text: str) -> Element:
    return element(tag, element("text", text), format="html")


def _numbers(question: NumberQuestion) -> list[Element]:
    """Return the right number and those of misconceptions, with a point as Moodle's files have it, and the unit."""
    known = [(question.answer, 100, ""), *((one.value, 0, one.hint) for one in question.wrong)]
    answers = [
        element(
            "answer",
            element("text", f"{value:.10g}"),
            element("tolerance", f"{question.room_at(value):.10g}"),
            _html("feedback", inline(hint)),
            fraction=str(points),
            format="moodle_auto_format",
        )
        for value, points, hint in known
    ]
    unit = element("unit", element("multiplier", "1"), element("unit_name", question.unit))
    # A unit may be typed behind the number and is not asked for: the question says in which it is.
    shown = [element("unitgradingtype", "0"), element("unitpenalty", "0"), element("showunits", "1")]
    return [*answers, element("units", unit), *shown, element("unitsleft", "0")]


def _options(version: Version) -> list[Element]:
    right = len(version.right)
    wrong = len(version.choices) - right
    made = [element("single", "false" if version.several else "true"), element("shuffleanswers", "true")]
    for choice in version.choices:
        share = 100 / right if choice.right else -100 / wrong if version.several else 0.0
        answer = element("answer", element("text", choice.text), _html("feedback", choice.feedback), format="html")
        answer.set("fraction", fraction(share))
        made.append(answer)
    return made
