"""QTI 2.1: a package for each chapter, as Canvas New Quizzes and other programs for tests import it.

Specification: IMS Question and Test Interoperability 2.1 (1EdTech, 2012), assessment test, section, item and
information model, and its packaging: ``imsqti_test_xmlv2p1`` and ``imsqti_item_xmlv2p1`` resources. The feedback on an
answer is a modal feedback that the processing of the response shows; an item with several right answers gives a share
of the point for each right one and takes a share for each wrong one, never below zero.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter, Course
from tools.lms.package import document, element, packed

__all__ = ["qti_package"]

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_SCHEMAS = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}


def qti_package(course: Course, chapter: Chapter) -> bytes:
    """Return the zip of a chapter's quiz."""
    items = {f"items/{question.id}.xml": question for question in chapter.questions}
    files = {name: document(_item(course, chapter, question)) for name, question in items.items()}
    files["test.xml"] = document(_test(chapter))
    return packed({"imsmanifest.xml": document(_manifest(chapter)), **files})


def _manifest(chapter: Chapter) -> Element:
    test = element("resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    test.append(element("file", href="test.xml"))
    resources = element("resources", test)
    for question in chapter.questions:
        name, href = _identifier(chapter, question), f"items/{question.id}.xml"
        test.append(element("dependency", identifierref=name))
        file = element("file", href=href)
        resources.append(element("resource", file, identifier=name, type="imsqti_item_xmlv2p1", href=href))
    metadata = element("metadata", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0"))
    manifest = {"xmlns": _CP, "identifier": f"package-{chapter.name}"}
    return element("manifest", metadata, element("organizations"), resources, **manifest)


def _test(chapter: Chapter) -> Element:
    section = element("assessmentSection", identifier="questions", title=chapter.title, visible="true")
    for question in chapter.questions:
        section.append(
            element("assessmentItemRef", identifier=_identifier(chapter, question), href=f"items/{question.id}.xml")
        )
    part = element("testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    known = {"xmlns": _QTI, **_SCHEMAS, "identifier": f"test-{chapter.name}", "title": chapter.title}
    return element("assessmentTest", part, **known)


def _identifier(chapter: Chapter, question: Question) -> str:
    return f"question-{chapter.name}-{question.id}"


def _item(course: Course, chapter: Chapter, question: Question) -> Element:
    known = {
        "xmlns": _QTI,
        **_SCHEMAS,
        "identifier": _identifier(chapter, question),
        "title": question.id,
        "adaptive": "false",
        "timeDependent": "false",
        "xml:lang": course.language,
    }
    item = element("assessmentItem", _response(question), **known)
    item.append(_outcome("SCORE", "single", "float", "0"))
    item.append(_outcome("MAXSCORE", "single", "float", "1"))
    item.append(_outcome("FEEDBACK", "multiple", "identifier"))
    item.append(element("itemBody", _interaction(question)))
    item.append(_processing(question))
    for place, answer in enumerate(question.answers):
        shown = element("p", answer.feedback)
        item.append(
            element("modalFeedback", shown, outcomeIdentifier="FEEDBACK", identifier=_told(place), showHide="show")
        )
    return item


def _choice(place: int) -> str:
    return f"choice-{place + 1}"


def _told(place: int) -> str:
    return f"feedback-{place + 1}"


def _cardinality(question: Question) -> str:
    return "multiple" if question.several else "single"


def _response(question: Question) -> Element:
    """Declare the response: which answers are right, and what each is worth."""
    right = [place for place, answer in enumerate(question.answers) if answer.correct]
    wrong = len(question.answers) - len(right)
    correct = element("correctResponse")
    correct.extend(element("value", _choice(place)) for place in right)
    mapping = element("mapping", lowerBound="0", upperBound="1", defaultValue="0")
    for place, answer in enumerate(question.answers):
        share = 1 / len(right) if answer.correct else -1 / wrong if question.several else 0.0
        mapping.append(element("mapEntry", mapKey=_choice(place), mappedValue=f"{share:.9g}"))
    return element(
        "responseDeclaration",
        correct,
        mapping,
        identifier="RESPONSE",
        cardinality=_cardinality(question),
        baseType="identifier",
    )


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
        element("simpleChoice", answer.text, identifier=_choice(place)) for place, answer in enumerate(question.answers)
    )
    return made


def _processing(question: Question) -> Element:
    """Give the points, and name the feedback of each answer that was chosen."""
    points = element("setOutcomeValue", element("mapResponse", identifier="RESPONSE"), identifier="SCORE")
    made = element("responseProcessing", points)
    for place in range(len(question.answers)):
        chosen = _value(_choice(place))
        response = element("variable", identifier="RESPONSE")
        asked = element("member", chosen, response) if question.several else element("match", response, chosen)
        told = element("multiple", element("variable", identifier="FEEDBACK"), _value(_told(place)))
        shown = element("setOutcomeValue", told, identifier="FEEDBACK")
        made.append(element("responseCondition", element("responseIf", asked, shown)))
    return made


def _value(identifier: str) -> Element:
    return element("baseValue", identifier, baseType="identifier")
