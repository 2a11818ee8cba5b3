"""Moodle XML: one file with all quizzes, a category of the question bank for each chapter.

Format: Moodle documentation, "Moodle XML format". It takes the place of GIFT, which the course wrote before: a category
may hold another, a question says its number of points and that its answers may be shuffled, and what is HTML says so.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from kmo_teach.html import html, joined
from tools.lms.course import Chapter, Course
from tools.lms.exercises import Exercise
from tools.lms.package import as_html, document, element

__all__ = ["category", "fraction", "moodle_xml", "tagged"]


def moodle_xml(course: Course) -> bytes:
    """Return the quizzes of a course as Moodle XML."""
    quiz = element("quiz")
    for chapter in course.chapters:
        quiz.append(category(course.title, chapter.title, about=chapter))
        for question in chapter.questions:
            made = _question(f"{chapter.name}/{question.id}", question)
            made.append(tagged(chapter, question))
            quiz.append(made)
    return document(quiz)


def category(*names: str, about: Chapter) -> Element:
    """Return the entry that says in which category, from the top down, the questions after it are.

    What the category is about lists the chapter's objectives with the numbers that its tags have.
    """
    # A slash parts two levels of categories; a doubled one is a slash in a name.
    path = "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))
    objectives = html(
        "<ol>{items}</ol>", items=joined(html("<li>{text}</li>", text=one.text) for one in about.objectives)
    )
    info = element("info", element("text", objectives), format="html")
    return element("question", element("category", element("text", path)), info, type="category")


def tagged(chapter: Chapter, one: Question | Exercise) -> Element:
    """Return the tags of a question or a task: its chapter, its objectives and how difficult it is."""
    made = element("tags")
    made.extend(element("tag", element("text", tag)) for tag in (chapter.name, *chapter.tags(one)))
    return made


def _question(name: str, question: Question) -> Element:
    right = sum(answer.correct for answer in question.answers)
    wrong = len(question.answers) - right
    made = element("question", type="multichoice")
    made.append(element("name", element("text", name)))
    made.append(element("questiontext", element("text", as_html(question.text)), format="html"))
    made.append(element("defaultgrade", "1"))
    made.append(element("single", "false" if question.several else "true"))
    made.append(element("shuffleanswers", "true"))
    made.append(element("answernumbering", "abc"))
    for answer in question.answers:
        if not question.several:
            share = 100.0 if answer.correct else 0.0
        else:
            share = 100 / right if answer.correct else -100 / wrong if wrong else 0.0
        feedback = element("feedback", element("text", as_html(answer.feedback)), format="html")
        text = element("text", as_html(answer.text))
        made.append(element("answer", text, feedback, fraction=fraction(share), format="html"))
    return made


def fraction(share: float) -> str:
    """Return a share of the points, in per cent, as Moodle's list of grades has it: with five decimals.

    >>> [fraction(share) for share in (100, 100 / 3, -50)]
    ['100', '33.33333', '-50']
    """
    return f"{share:.5f}".rstrip("0").rstrip(".")
