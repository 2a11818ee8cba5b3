"""QTI 2.1: a package for each chapter, as Canvas New Quizzes and other programs for tests import it.

Specification: IMS Question and Test Interoperability 2.1 (1EdTech, 2012), assessment test, section, item and
information model, and its packaging: ``imsqti_test_xmlv2p1`` and ``imsqti_item_xmlv2p1`` resources. The feedback on an
answer is a modal feedback that the processing of the response shows; an item with several right answers gives a share
of the point for each right one and takes a share for each wrong one, never below zero. What an item serves and how
difficult it is stands in the manifest, as IEEE's learning object metadata.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter, Course
from tools.lms.exercises import Exercise
from tools.lms.package import document, element, packed

__all__ = [
    "answered",
    "choice",
    "item",
    "manifest",
    "outcomes",
    "qti_package",
    "resource",
    "response",
    "set_value",
    "show",
    "test",
    "told",
    "value",
]

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_DIFFICULTIES = {1: "easy", 2: "medium", 3: "difficult"}
_SCHEMAS = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}


def qti_package(course: Course, chapter: Chapter) -> bytes:
    """Return the zip of a chapter's quiz."""
    named = {_name(chapter, question): f"items/{question.id}.xml" for question in chapter.questions}
    refs = [element("assessmentItemRef", identifier=name, href=href) for name, href in named.items()]
    section = element("assessmentSection", None, *refs, identifier="questions", title=chapter.title, visible="true")
    resources = [
        resource(chapter, name, href, question)
        for (name, href), question in zip(named.items(), chapter.questions, strict=True)
    ]
    files = {
        href: document(_item(course, chapter, question))
        for href, question in zip(named.values(), chapter.questions, strict=True)
    }
    files["test.xml"] = document(test(chapter.name, chapter.title, [section]))
    return packed({"imsmanifest.xml": document(manifest(chapter.name, resources)), **files})


def manifest(name: str, resources: Sequence[Element]) -> Element:
    """Return the manifest of a package: its test, which needs the items, and these."""
    whole = element("resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    whole.append(element("file", href="test.xml"))
    whole.extend(element("dependency", identifierref=one.get("identifier", "")) for one in resources)
    metadata = element("metadata", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0"))
    known = {"xmlns": _CP, "xmlns:imsmd": _LOM, "identifier": f"package-{name}"}
    return element("manifest", metadata, element("organizations"), element("resources", whole, *resources), **known)


def resource(chapter: Chapter, name: str, href: str, one: Question | Exercise) -> Element:
    """Return an item's entry in the manifest, with its tags as keywords, its objectives and how difficult it is."""
    made = element("resource", _metadata(chapter, one), identifier=name, type="imsqti_item_xmlv2p1", href=href)
    made.append(element("file", href=href))
    return made


def _metadata(chapter: Chapter, one: Question | Exercise) -> Element:
    general = element("imsmd:general")
    general.extend(element("imsmd:keyword", element("imsmd:string", tag)) for tag in (chapter.name, *chapter.tags(one)))
    level = element("imsmd:difficulty", *_term(_DIFFICULTIES[one.difficulty]))
    lom = element("imsmd:lom", general, element("imsmd:educational", level))
    for number in chapter.served(one):
        purpose = element("imsmd:purpose", *_term("educational objective"))
        text = element("imsmd:description", element("imsmd:string", chapter.objectives[number - 1].text))
        lom.append(element("imsmd:classification", purpose, text))
    return element("metadata", lom)


def _term(word: str) -> tuple[Element, Element]:
    """Return a word of the vocabulary of IEEE's learning object metadata (LOM)."""
    return element("imsmd:source", "LOMv1.0"), element("imsmd:value", word)


def test(name: str, title: str, sections: Sequence[Element]) -> Element:
    """Return a test of these sections."""
    part = element("testPart", None, *sections, identifier="part", navigationMode="nonlinear")
    part.set("submissionMode", "individual")
    known = {"xmlns": _QTI, **_SCHEMAS, "identifier": f"test-{name}", "title": title}
    return element("assessmentTest", part, **known)


def _name(chapter: Chapter, question: Question) -> str:
    return f"question-{chapter.name}-{question.id}"


def item(name: str, title: str, language: str) -> Element:
    """Return an item without content."""
    known = {"xmlns": _QTI, **_SCHEMAS, "identifier": name, "title": title}
    return element("assessmentItem", **known, adaptive="false", timeDependent="false", **{"xml:lang": language})


def _item(course: Course, chapter: Chapter, question: Question) -> Element:
    made = item(_name(chapter, question), question.id, course.language)
    right = [answer.correct for answer in question.answers]
    made.append(response(right, several=question.several))
    made.extend(outcomes())
    made.append(element("itemBody", _interaction(question)))
    made.append(answered(len(right), several=question.several))
    for place, answer in enumerate(question.answers):
        shown = element("p", answer.feedback)
        made.append(
            element("modalFeedback", shown, outcomeIdentifier="FEEDBACK", identifier=told(place), showHide="show")
        )
    return made


def choice(place: int) -> str:
    """Return the identifier of an answer."""
    return f"choice-{place + 1}"


def told(place: int) -> str:
    """Return the identifier of a feedback."""
    return f"feedback-{place + 1}"


def response(right: Sequence[bool], *, several: bool) -> Element:
    """Declare the response to a choice: which answers are right, and what each is worth."""
    correct = element("correctResponse")
    correct.extend(element("value", choice(place)) for place, is_right in enumerate(right) if is_right)
    wrong = len(right) - sum(right)
    mapping = element("mapping", lowerBound="0", upperBound="1", defaultValue="0")
    for place, is_right in enumerate(right):
        share = 1 / sum(right) if is_right else -1 / wrong if several else 0.0
        mapping.append(element("mapEntry", mapKey=choice(place), mappedValue=f"{share:.9g}"))
    cardinality = "multiple" if several else "single"
    return element(
        "responseDeclaration", correct, mapping, identifier="RESPONSE", cardinality=cardinality, baseType="identifier"
    )


def outcomes() -> list[Element]:
    """Declare what an item ends with: the point, its most, and the feedback to show."""
    return [
        _outcome("SCORE", "single", "float", "0"),
        _outcome("MAXSCORE", "single", "float", "1"),
        _outcome("FEEDBACK", "multiple", "identifier"),
    ]


def _outcome(name: str, cardinality: str, kind: str, default: str | None = None) -> Element:
    made = element("outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    if default is not None:
        made.append(element("defaultValue", element("value", default)))
    return made


def _interaction(question: Question) -> Element:
    limit = "0" if question.several else "1"
    made = element("choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=limit)
    made.append(element("prompt", question.text))
    made.extend(
        element("simpleChoice", answer.text, identifier=choice(place)) for place, answer in enumerate(question.answers)
    )
    return made


def answered(count: int, *, several: bool) -> Element:
    """Return the processing of a choice among so many: give the points, name the feedback of each answer chosen."""
    made = element("responseProcessing", set_value("SCORE", element("mapResponse", identifier="RESPONSE")))
    for place in range(count):
        chosen = value(choice(place), "identifier")
        given = element("variable", identifier="RESPONSE")
        asked = element("member", chosen, given) if several else element("match", given, chosen)
        made.append(element("responseCondition", element("responseIf", asked, show(told(place)))))
    return made


def show(feedback: str) -> Element:
    """Return the step that adds a feedback to those that are shown."""
    more = element("multiple", element("variable", identifier="FEEDBACK"), value(feedback, "identifier"))
    return set_value("FEEDBACK", more)


def set_value(outcome: str, expression: Element) -> Element:
    """Return the step that sets an outcome."""
    return element("setOutcomeValue", expression, identifier=outcome)


def value(text: str, kind: str) -> Element:
    """Return a value of a base type."""
    return element("baseValue", text, baseType=kind)
