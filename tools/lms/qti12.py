"""Questions in a Common Cartridge: its own profile of QTI 1.2.

The profile knows choices, texts to the letter and essays, and no number within a room: a practice task that asks for a
number is here a choice between the right one and those that known errors give. It has no tags either, so objectives
and difficulty stand in an item's title. The worked answer of a task is the general feedback.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter, Course
from tools.lms.exercises import Exercise, Version
from tools.lms.package import as_html, element

__all__ = ["assessment", "bank"]

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PROFILE = "http://www.imsglobal.org/profile/cc"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def assessment(chapter: Chapter, title: str, code: str) -> Element:
    """Return a chapter's quiz; ``code`` is the cartridge's version: ``v1p3``."""
    section = element("section", ident="root_section")
    section.extend(_question(chapter, question) for question in chapter.questions)
    known = {"cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination", "qmd_scoretype": "Percentage"}
    metadata = element("qtimetadata", *_fields({**known, "qmd_feedbackpermitted": "Yes"}))
    return _root(element("assessment", metadata, section, ident=f"quiz-{chapter.name}", title=title), code)


def bank(course: Course, code: str) -> Element:
    """Return the practice tasks of all chapters, a category for each task."""
    objects = element("objectbank", ident="practice")
    objects.extend(
        _version(chapter, exercise, version)
        for chapter in course.chapters
        for exercise in chapter.exercises
        for version in exercise.versions
    )
    return _root(objects, code)


def _root(content: Element, code: str) -> Element:
    schema = f"{_QTI} {_PROFILE}/cc{code}/cc{code}_qtiasiv1p2p1_v1p0.xsd"
    return element("questestinterop", content, **{"xmlns": _QTI, "xmlns:xsi": _XSI, "xsi:schemaLocation": schema})


def _fields(values: dict[str, str]) -> list[Element]:
    return [
        element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
        for label, entry in values.items()
    ]


def _question(chapter: Chapter, question: Question) -> Element:
    made = _item(
        f"question-{chapter.name}-{question.id}",
        chapter.titled(question.id, question),
        chapter.title,
        as_html(question.text),
        [as_html(answer.text) for answer in question.answers],
        several=question.several,
    )
    right = [answer.correct for answer in question.answers]
    made.append(_processing(right, {_told(place): place for place in range(len(right))}, several=question.several))
    made.extend(_feedback(_told(place), as_html(answer.feedback)) for place, answer in enumerate(question.answers))
    return made


def _version(chapter: Chapter, exercise: Exercise, version: Version) -> Element:
    made = _item(
        f"practice-{chapter.name}-{version.name}",
        chapter.titled(version.name, exercise),
        f"{chapter.title}: {exercise.title}",
        version.asked,
        [f"<p>{choice.text}</p>" for choice in version.choices],
        several=version.several,
    )
    hints = {_told(place): place for place, choice in enumerate(version.choices) if choice.feedback}
    processing = _processing([choice.right for choice in version.choices], hints, several=version.several)
    # A condition that is always met comes before the one that ends the processing.
    processing.insert(len(processing) - 1, _shown(element("other"), "general"))
    made.append(processing)
    made.extend(_feedback(name, f"<p>{version.choices[place].feedback}</p>") for name, place in hints.items())
    made.append(_feedback("general", version.worked))
    return made


def _item(name: str, title: str, category: str, asked: str, choices: Sequence[str], *, several: bool) -> Element:
    """Return an item without its processing; what is asked and the choices are HTML."""
    profile = "cc.multiple_response.v0p1" if several else "cc.multiple_choice.v0p1"
    fields = _fields({"cc_profile": profile, "cc_question_category": category})
    offered = element("render_choice", shuffle="Yes")
    for place, text in enumerate(choices):
        offered.append(element("response_label", _material(text), ident=_choice(place)))
    response = element("response_lid", offered, ident="response", rcardinality="Multiple" if several else "Single")
    return element(
        "item",
        element("itemmetadata", element("qtimetadata", *fields)),
        element("presentation", _material(asked), response),
        ident=name,
        title=title,
    )


def _choice(place: int) -> str:
    return f"choice-{place + 1}"


def _told(place: int) -> str:
    return f"feedback-{place + 1}"


def _material(html: str) -> Element:
    return element("material", element("mattext", html, texttype="text/html"))


def _feedback(name: str, html: str) -> Element:
    return element("itemfeedback", element("flow_mat", _material(html)), ident=name)


def _processing(right: Sequence[bool], told: dict[str, int], *, several: bool) -> Element:
    """Show the feedback of each answer that was chosen, then give all points where exactly the right ones were."""
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    made = element("resprocessing", element("outcomes", element("decvar", **score)))
    made.extend(_shown(_equal(place), name) for name, place in told.items())
    points = element("setvar", "100", action="Set", varname="SCORE")
    chosen = _right(right, several=several)
    made.append(element("respcondition", element("conditionvar", chosen), points, continue_="No"))
    return made


def _shown(asked: Element, feedback: str) -> Element:
    shown = element("displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return element("respcondition", element("conditionvar", asked), shown, continue_="Yes")


def _right(right: Sequence[bool], *, several: bool) -> Element:
    if not several:
        return _equal(right.index(True))
    every = element("and")
    every.extend(_equal(place) if is_right else element("not", _equal(place)) for place, is_right in enumerate(right))
    return every


def _equal(place: int) -> Element:
    return element("varequal", _choice(place), respident="response")
