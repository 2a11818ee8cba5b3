"""Blackboard's question pool: a zip for each chapter, as the Original course view exports and imports one.

No specification was published. The form is that of exported pools, as two programs read it that were written from
such: Moodle's importer ``qformat_blackboard_six`` and the library ``qti-package-maker``. Blackboard shows the feedback
of each answer with *multiple choice* alone. A *multiple answer* question has one for all right and one for the rest, so
both hold the reasons of all answers, each after its answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter
from tools.lms.package import as_html, document, element, packed

__all__ = [
    "blackboard_pool",
    "choices",
    "feedback",
    "ident",
    "item",
    "metadata",
    "pool",
    "processing",
    "several",
    "single",
]

_NAMESPACE = "http://www.blackboard.com/content-packaging/"
_POOL = "assessment/x-bb-qti-pool"
_INFO = b"#Bb PackageInfo Property File\ncx.package.info.version=6.0\n"


def blackboard_pool(chapter: Chapter) -> bytes:
    """Return the zip of a chapter's quiz as a pool."""
    return pool(chapter.title, (_item(chapter, question) for question in chapter.questions))


def pool(title: str, items: Iterable[Element]) -> bytes:
    """Return the zip of a pool with these items."""
    return packed(
        {
            ".bb-package-info": _INFO,
            "imsmanifest.xml": document(_manifest(title)),
            "res00001.dat": document(_pool(title, items)),
        }
    )


def _manifest(title: str) -> Element:
    known = {
        "bb:file": "res00001.dat",
        "bb:title": title,
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


def _pool(title: str, items: Iterable[Element]) -> Element:
    section = element("section", metadata("sectionmetadata", "Section", "Multiple Choice"))
    section.extend(items)
    kept = metadata("assessmentmetadata", "Assessment", "Multiple Choice")
    return element("questestinterop", element("assessment", kept, section, title=title))


def metadata(tag: str, kind: str, question: str) -> Element:
    """Return what Blackboard keeps of a pool, a section or an item; ``question`` is the kind of question."""
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
    answers = [ident(chapter.name, question.id, str(place)) for place in range(len(question.answers))]
    offered = choices(answers, [as_html(answer.text) for answer in question.answers], several=question.several)
    made = item(
        ident(chapter.name, question.id),
        chapter.titled(question.id, question),
        "Multiple Answer" if question.several else "Multiple Choice",
        as_html(question.text),
        offered,
    )
    right = [answer.correct for answer in question.answers]
    made.append(several(answers, right) if question.several else single(answers, right))
    if question.several:
        reasons = "".join(as_html(f"{answer.text} {answer.feedback}") for answer in question.answers)
        made.extend(feedback(told, reasons) for told in ("correct", "incorrect"))
    else:
        made.extend(feedback(told, "") for told in ("correct", "incorrect"))
        made.extend(
            feedback(name, as_html(answer.feedback), solution=True)
            for name, answer in zip(answers, question.answers, strict=True)
        )
    return made


def item(name: str, title: str, kind: str, asked: str, response: Element) -> Element:
    """Return an item without its processing: what is asked, in HTML, and how the answer is given."""
    kept = metadata("itemmetadata", "Item", kind)
    kept.insert(0, element("bbmd_asi_object_id", name))
    question = element("flow", _formatted("flow", asked), class_="QUESTION_BLOCK")
    block = element("flow", response, class_="RESPONSE_BLOCK")
    shown = element("presentation", element("flow", question, block, class_="Block"))
    return element("item", kept, shown, title=title, maxattempts="0")


def ident(*names: str) -> str:
    """Return an identifier of the kind that Blackboard gives: 32 hexadecimal digits, the same for the same names."""
    return hashlib.sha256("/".join(names).encode()).hexdigest()[:32]


def _formatted(tag: str, html: str) -> Element:
    content = element("mat_formattedtext", html, type="HTML")
    return element(tag, element("material", element("mat_extension", content)), class_="FORMATTED_TEXT_BLOCK")


def choices(names: Sequence[str], texts: Sequence[str], *, several: bool) -> Element:
    """Return the answers to choose from, in HTML, by their identifiers."""
    offered = element("render_choice", shuffle="Yes", minnumber="0", maxnumber="0")
    for name, text in zip(names, texts, strict=True):
        label = element("response_label", _formatted("flow_mat", text), ident=name, shuffle="Yes")
        offered.append(element("flow_label", label, class_="Block"))
    cardinality = "Multiple" if several else "Single"
    return element("response_lid", offered, ident="response", rcardinality=cardinality, rtiming="No")


def single(names: Sequence[str], right: Sequence[bool]) -> Element:
    """Return the processing of an item with one right answer."""
    made = processing([_equal("response", names[right.index(True)])])
    for name, is_right in zip(names, right, strict=True):
        made.append(_condition([_equal(name)], "SCORE.max" if is_right else "0", name))
    return made


def several(names: Sequence[str], right: Sequence[bool]) -> Element:
    """Return the processing of an item in which exactly the right answers must be chosen."""
    every = element("and")
    for name, is_right in zip(names, right, strict=True):
        chosen = _equal("response", name)
        every.append(chosen if is_right else element("not", chosen))
    return processing([every])


def processing(right: Sequence[Element]) -> Element:
    """Return the processing that gives the point where all these conditions hold."""
    score = {"varname": "SCORE", "vartype": "Decimal", "defaultval": "0", "minvalue": "0", "maxvalue": "1.0"}
    return element(
        "resprocessing",
        element("outcomes", element("decvar", **score)),
        _condition(right, "SCORE.max", "correct", title="correct"),
        _condition([element("other")], "0", "incorrect", title="incorrect"),
        scoremodel="SumOfScores",
    )


def _condition(asked: Sequence[Element], score: str, feedback: str, **title: str) -> Element:
    return element(
        "respcondition",
        element("conditionvar", None, *asked),
        element("setvar", score, variablename="SCORE", action="Set"),
        element("displayfeedback", linkrefid=feedback, feedbacktype="Response"),
        **title,
    )


def _equal(response: str, answer: str | None = None) -> Element:
    return element("varequal", answer, respident=response, case="No")


def feedback(name: str, html: str, *, solution: bool = False) -> Element:
    """Return a feedback in HTML: for all right or not, or, as a solution, for one answer."""
    block = element("flow_mat", class_="Block")
    if html:
        block.append(_formatted("flow_mat", html))
    if solution:
        block = element("solution", element("solutionmaterial", block), view="All", feedbackstyle="Complete")
    return element("itemfeedback", block, ident=name, view="All")
