"""QTI 2.1: a package for each chapter's practice tasks, of each of which a student gets one version.

A task is a section that selects one of its items. A number is typed (text entry of a float) and compared within the
room that the page gives; what a known error gives is compared in the same way, and shows its hint. Every answer shows
the worked one. An item with several right answers counts as in :mod:`tools.lms.qti21`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from kmo_teach.html import Html
from kmo_teach.practice.tasks.kit.markup import inline
from kmo_teach.practice.tasks.kit.question import NumberQuestion
from tools.lms.course import Chapter, Course
from tools.lms.exercises import Exercise, Version
from tools.lms.package import document, element, packed
from tools.lms.qti21 import (
    answered,
    choice,
    item,
    manifest,
    outcomes,
    resource,
    response,
    set_value,
    show,
    test,
    told,
    value,
)

__all__ = ["qti_practice_package"]

_WORKED = "worked"


def qti_practice_package(course: Course, chapter: Chapter) -> bytes:
    """Return the zip of a chapter's practice tasks, in the language that is being used."""
    files, resources, sections = {}, [], []
    for place, exercise in enumerate(chapter.exercises, 1):
        named = {_name(chapter, version): f"items/{version.name}.xml" for version in exercise.versions}
        section = element("assessmentSection", element("selection", select="1"), identifier=f"task-{place}")
        section.set("title", exercise.title)
        section.set("visible", "true")
        section.extend(element("assessmentItemRef", identifier=name, href=href) for name, href in named.items())
        sections.append(section)
        for version, (name, href) in zip(exercise.versions, named.items(), strict=True):
            resources.append(resource(chapter, name, href, exercise))
            files[href] = document(_item(course, chapter, exercise, version))
    files["test.xml"] = document(test(f"{chapter.name}-practice", chapter.title, sections))
    return packed({"imsmanifest.xml": document(manifest(f"{chapter.name}-practice", resources)), **files})


def _name(chapter: Chapter, version: Version) -> str:
    return f"practice-{chapter.name}-{version.name}"


def _item(course: Course, chapter: Chapter, exercise: Exercise, version: Version) -> Element:
    made = item(_name(chapter, version), f"{exercise.title} ({version.name})", course.language)
    question = version.question
    body = element("itemBody")
    body.extend(_blocks(version.asked))
    if isinstance(question, NumberQuestion):
        made.append(_number(question))
        processed, hints = _judged(question)
        field = element("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
        field.tail = f" {question.unit}"
        body.append(element("p", field))
    else:
        right = [one.right for one in version.choices]
        made.append(response(right, several=version.several))
        processed = answered(len(right), several=version.several)
        hints = {told(place): one.feedback for place, one in enumerate(version.choices) if one.feedback}
        body.append(_choices(version))
    made.extend(outcomes())
    made.append(body)
    processed.append(show(_WORKED))
    made.append(processed)
    for name, text in {**hints, _WORKED: version.worked}.items():
        shown = element("modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
        shown.extend(_blocks(text) if name == _WORKED else _blocks(f"<p>{text}</p>"))
        made.append(shown)
    return made


def _blocks(html: str) -> list[Element]:
    """Return HTML as elements; what the page writes is well-formed, and QTI takes its few elements as they are."""
    return list(fromstring(f"<div>{html}</div>"))


def _choices(version: Version) -> Element:
    limit = "0" if version.several else "1"
    made = element("choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=limit)
    for place, one in enumerate(version.choices):
        made.append(element("simpleChoice", *_blocks(f"<p>{one.text}</p>"), identifier=choice(place)))
    return made


def _number(question: NumberQuestion) -> Element:
    right = element("correctResponse", element("value", f"{question.answer:.10g}"))
    return element("responseDeclaration", right, identifier="RESPONSE", cardinality="single", baseType="float")


def _judged(question: NumberQuestion) -> tuple[Element, dict[str, Html]]:
    """Return the processing of a number, and the hints that it shows by their names."""
    condition = element(
        "responseCondition",
        element("responseIf", _near(question, question.answer), set_value("SCORE", value("1", "float"))),
    )
    hints = {}
    for place, one in enumerate(question.wrong):
        condition.append(element("responseElseIf", _near(question, one.value), show(told(place))))
        hints[told(place)] = inline(one.hint)
    return element("responseProcessing", set_value("SCORE", value("0", "float")), condition), hints


def _near(question: NumberQuestion, number: float) -> Element:
    near = element("equal", element("variable", identifier="RESPONSE"), value(f"{number:.10g}", "float"))
    near.set("toleranceMode", "absolute")
    near.set("tolerance", f"{question.room_at(number):.10g}")
    return near
