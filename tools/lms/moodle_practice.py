"""Moodle XML: the practice tasks of the chapters, each a category with several versions of one question.

A quiz that takes a random question of the category gives each student other numbers. Format: Moodle documentation,
"Moodle XML format"; a wrong number that a misconception gives is an answer worth nothing, with its hint as feedback.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kmo_teach.language import using
from kmo_teach.practice.tasks.kit.drawn import drawn
from kmo_teach.practice.tasks.kit.markup import asked_html, inline, worked_html
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion, PracticeTask
from kmo_teach.practice.tasks.kit.registry import module_of, modules, tasks_of
from tools.lms.course import Course
from tools.lms.moodle import category, fraction
from tools.lms.package import document, element

__all__ = ["VERSIONS", "moodle_practice_xml"]

VERSIONS = 12
"""Of each task; the first is the one that the page shows first."""


def moodle_practice_xml(course: Course) -> bytes:
    """Return the practice tasks of a course as Moodle XML."""
    quiz = element("quiz")
    with using(course.language):
        for chapter in course.chapters:
            if module_of(chapter.name) not in modules():
                continue
            for place, task in enumerate(tasks_of(chapter.name), 1):
                quiz.append(category(course.title, chapter.title, f"{place}. {task.shown_title}"))
                quiz.extend(_version(chapter.name, task, seed) for seed in range(VERSIONS))
    return document(quiz)


def _version(chapter: str, task: PracticeTask, seed: int) -> Element:
    question = drawn(task, seed)
    is_number = isinstance(question, NumberQuestion)
    made = element("question", type="numerical" if is_number else "multichoice")
    made.append(element("name", element("text", f"{chapter}/{task.name}/{seed + 1}")))
    made.append(_html("questiontext", asked_html(question)))
    made.append(_html("generalfeedback", worked_html(question)))
    made.append(element("defaultgrade", "1"))
    if isinstance(question, NumberQuestion):
        made.extend(_numbers(question))
    else:
        made.extend(_options(question))
    made.append(element("tags", element("tag", element("text", chapter)), _tag(f"level {task.difficulty}")))
    return made


def _tag(text: str) -> Element:
    return element("tag", element("text", text))


def _html(tag: str, text: str) -> Element:
    return element(tag, element("text", text), format="html")


def _numbers(question: NumberQuestion) -> list[Element]:
    """Return the right number and those of misconceptions, with a point as Moodle's files have it, and the unit."""
    known = [(question.answer, 100, ""), *((one.value, 0, one.hint) for one in question.wrong)]
    room = question.room
    answers = [
        element(
            "answer",
            element("text", f"{value:.10g}"),
            element("tolerance", f"{max(room.absolute, room.relative * abs(value)):.10g}"),
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


def _options(question: ChoiceQuestion) -> list[Element]:
    right = sum(option.right for option in question.options)
    wrong = len(question.options) - right
    made = [element("single", "false" if question.several else "true"), element("shuffleanswers", "true")]
    for option in question.options:
        share = 100 / right if option.right else -100 / wrong if question.several else 0.0
        # The hint of a right option is for who leaves it out, and Moodle tells it to who chooses it.
        hint = "" if option.right else inline(option.hint)
        answer = element("answer", element("text", inline(option.text)), _html("feedback", hint), format="html")
        answer.set("fraction", fraction(share))
        made.append(answer)
    return made
