"""Blackboard's question pool: a zip for each chapter, as the Original course view exports and imports one.

No specification was published. The form is that of exported pools, as two programs read it that were written from
such: Moodle's importer ``qformat_blackboard_six`` and the library ``qti-package-maker``. Blackboard shows the feedback
of each answer with *multiple choice* alone. A *multiple answer* question has one for all right and one for the rest, so
both hold the reasons of all answers, each after its answer.
"""

from __future__ import annotations

import hashlib
from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter
from tools.lms.package import as_html, document, element, packed

__all__ = ["blackboard_pool"]

_NAMESPACE = "http://www.blackboard.com/content-packaging/"
_POOL = "assessment/x-bb-qti-pool"
_INFO = b"#Bb PackageInfo Property File\ncx.package.info.version=6.0\n"


def blackboard_pool(chapter: Chapter) -> bytes:
    """Return the zip of a chapter's pool."""
    return packed(
        {
            ".bb-package-info": _INFO,
            "imsmanifest.xml": document(_manifest(chapter)),
            "res00001.dat": document(_pool(chapter)),
        }
    )


def _manifest(chapter: Chapter) -> Element:
    known = {
        "bb:file": "res00001.dat",
        "bb:title": chapter.title,
        "identifier": "res00001",
        "type": _POOL,
        "xml:base": "res00001",
    }
    organization = element("organizations", default="toc00001")
    organization.append(element("organization", identifier="toc00001"))
    return element(
        "manifest",
        organization,
        element("resources", element("resource", **known)),
        **{"identifier": "man00001", "xmlns:bb": _NAMESPACE},
    )


def _pool(chapter: Chapter) -> Element:
    section = element("section", _metadata("sectionmetadata", "Section", "Multiple Choice"))
    section.extend(_item(chapter, question) for question in chapter.questions)
    kept = _metadata("assessmentmetadata", "Assessment", "Multiple Choice")
    return element("questestinterop", element("assessment", kept, section, title=chapter.title))


def _metadata(tag: str, kind: str, question: str) -> Element:
    values = {
        "bbmd_asitype": kind,
        "bbmd_assessmenttype": "Pool",
        "bbmd_sectiontype": "Subsection",
        "bbmd_questiontype": question,
        "bbmd_is_from_cartridge": "false",
        "bbmd_is_disabled": "false",
        "bbmd_negative_points_ind": "N",
        "bbmd_canvas_fullcrdt_ind": "false",
        "bbmd_all_fullcredit_ind": "false",
        "bbmd_numbertype": "letter_lower",
        "bbmd_partialcredit": "false",
        "bbmd_orientationtype": "vertical",
        "bbmd_is_extracredit": "false",
        "qmd_absolutescore_max": "1.0",
        "qmd_weighting": "0",
    }
    made = element(tag)
    made.extend(element(name, value) for name, value in values.items())
    return made


def _item(chapter: Chapter, question: Question) -> Element:
    answers = [_ident(chapter.name, question.id, str(place)) for place in range(len(question.answers))]
    metadata = _metadata("itemmetadata", "Item", "Multiple Answer" if question.several else "Multiple Choice")
    metadata.insert(0, element("bbmd_asi_object_id", _ident(chapter.name, question.id)))
    item = element("item", metadata, title=question.id, maxattempts="0")
    asked = element("flow", _formatted("flow", question.text), class_="QUESTION_BLOCK")
    offered = element("flow", _choices(question, answers), class_="RESPONSE_BLOCK")
    item.append(element("presentation", element("flow", asked, offered, class_="Block")))
    item.append(_several(question, answers) if question.several else _single(question, answers))
    item.extend(_feedbacks(question, answers))
    return item


def _ident(*names: str) -> str:
    """Return an identifier of the kind that Blackboard gives: 32 hexadecimal digits, the same for the same names."""
    return hashlib.sha256("/".join(names).encode()).hexdigest()[:32]


def _formatted(tag: str, text: str) -> Element:
    content = element("mat_formattedtext", as_html(text), type="HTML")
    return element(tag, element("material", element("mat_extension", content)), class_="FORMATTED_TEXT_BLOCK")


def _choices(question: Question, answers: list[str]) -> Element:
    offered = element("render_choice", shuffle="Yes", minnumber="0", maxnumber="0")
    for ident, answer in zip(answers, question.answers, strict=True):
        label = element("response_label", _formatted("flow_mat", answer.text), ident=ident, shuffle="Yes")
        offered.append(element("flow_label", label, class_="Block"))
    cardinality = "Multiple" if question.several else "Single"
    return element("response_lid", offered, ident="response", rcardinality=cardinality, rtiming="No")


def _single(question: Question, answers: list[str]) -> Element:
    right = next(ident for ident, answer in zip(answers, question.answers, strict=True) if answer.correct)
    made = _processing(_equal("response", right))
    for ident, answer in zip(answers, question.answers, strict=True):
        made.append(_condition(_equal(ident), "SCORE.max" if answer.correct else "0", ident))
    return made


def _several(question: Question, answers: list[str]) -> Element:
    every = element("and")
    for ident, answer in zip(answers, question.answers, strict=True):
        chosen = _equal("response", ident)
        every.append(chosen if answer.correct else element("not", chosen))
    return _processing(every)


def _processing(right: Element) -> Element:
    score = {"varname": "SCORE", "vartype": "Decimal", "defaultval": "0", "minvalue": "0", "maxvalue": "1.0"}
    return element(
        "resprocessing",
        element("outcomes", element("decvar", **score)),
        _condition(right, "SCORE.max", "correct", title="correct"),
        _condition(element("other"), "0", "incorrect", title="incorrect"),
        scoremodel="SumOfScores",
    )


def _condition(asked: Element, score: str, feedback: str, **title: str) -> Element:
    return element(
        "respcondition",
        element("conditionvar", asked),
        element("setvar", score, variablename="SCORE", action="Set"),
        element("displayfeedback", linkrefid=feedback, feedbacktype="Response"),
        **title,
    )


def _equal(response: str, answer: str | None = None) -> Element:
    return element("varequal", answer, respident=response, case="No")


def _feedbacks(question: Question, answers: list[str]) -> list[Element]:
    if question.several:
        reasons = [f"{answer.text} {answer.feedback}" for answer in question.answers]
        return [_feedback(ident, reasons) for ident in ("correct", "incorrect")]
    own = (
        _feedback(ident, [answer.feedback], solution=True)
        for ident, answer in zip(answers, question.answers, strict=True)
    )
    return [_feedback("correct", []), _feedback("incorrect", []), *own]


def _feedback(ident: str, paragraphs: list[str], *, solution: bool = False) -> Element:
    block = element("flow_mat", class_="Block")
    if paragraphs:
        text = _formatted("flow_mat", "")
        text[0][0][0].text = "".join(as_html(paragraph) for paragraph in paragraphs)
        block.append(text)
    if solution:
        block = element("solution", element("solutionmaterial", block), view="All", feedbackstyle="Complete")
    return element("itemfeedback", block, ident=ident, view="All")
