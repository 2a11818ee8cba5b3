"""Readers of the practice tasks in the packages, written from each format's description: what each version asks.

A platform is imitated as far as it judges: what is read back says what it makes of an answer.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, tostring

from tests.lms.readers import contents, plain

__all__ = ["Judged", "Version", "from_blackboard", "from_brightspace", "from_cartridge", "from_moodle", "from_qti"]


@dataclass(frozen=True)
class Judged:
    """What a platform makes of a number: whether it is right, and what is told."""

    right: bool
    told: str


@dataclass(frozen=True)
class Version:
    """A version of a task, read back.

    ``choices`` are text, feedback and whether it is right; ``judge`` is there where a number is typed.
    """

    name: str
    asked: str
    worked: str
    tags: tuple[str, ...]
    several: bool = False
    choices: tuple[tuple[str, str, bool], ...] = ()
    judge: Callable[[float], Judged] | None = None


def _in_brackets(title: str) -> tuple[str, tuple[str, ...]]:
    name, _space, inside = title.removesuffix(")").rpartition(" (")
    return name, tuple(inside.split(", "))


def _paragraph(html: str) -> str:
    return html.removeprefix("<p>").removesuffix("</p>")


def from_moodle(xml: bytes) -> Iterator[Version]:
    """Read Moodle XML; a category before each task."""
    for entry in plain(xml):
        if entry.get("type") == "category":
            continue
        chapter, name, number = entry.findtext("name/text", "").split("/")
        tags = tuple(tag.text for tag in entry.iterfind("tags/tag/text"))
        assert tags[0] == chapter
        known = {
            "name": f"{chapter}/{name}-{number}",
            "asked": entry.findtext("questiontext/text", ""),
            "worked": entry.findtext("generalfeedback/text", ""),
            "tags": tags[1:],
        }
        answers = entry.findall("answer")
        if entry.get("type") == "numerical":
            yield Version(**known, judge=_moodle_judge(answers))
            continue
        told = [
            (one.findtext("text", ""), one.findtext("feedback/text", ""), float(one.get("fraction")) > 0)
            for one in answers
        ]
        shares = [float(one.get("fraction")) for one in answers]
        assert abs(sum(share for share in shares if share > 0) - 100) < 0.001
        yield Version(**known, several=entry.findtext("single") == "false", choices=tuple(told))


def _moodle_judge(answers: list[Element]) -> Callable[[float], Judged]:
    def judge(typed: float) -> Judged:
        for one in answers:
            if abs(float(one.findtext("text")) - typed) <= float(one.findtext("tolerance")):
                return Judged(one.get("fraction") == "100", one.findtext("feedback/text", ""))
        return Judged(False, "")

    return judge


def from_qti(package: bytes) -> Iterator[Version]:
    """Read a QTI 2.1 package: its sections select one item each."""
    files = contents(package)
    entries = {one.get("identifier"): one for one in plain(files["imsmanifest.xml"]).iter("resource")}
    for section in plain(files["test.xml"]).iter("assessmentSection"):
        assert section.find("selection").get("select") == "1"
        for reference in section.iter("assessmentItemRef"):
            entry = entries[reference.get("identifier")]
            assert entry.get("href") == reference.get("href")
            keywords = [one.text for one in entry.iterfind("metadata/lom/general/keyword/string")]
            name = reference.get("identifier").removeprefix(f"practice-{keywords[0]}-")
            yield _qti_item(plain(files[reference.get("href")]), f"{keywords[0]}/{name}", tuple(keywords[1:]))


def _inside(element: Element) -> str:
    """Return what is in an element, as XML without the blanks that only indent."""
    for one in element.iter():
        one.text = None if one.text is not None and not one.text.strip() else one.text
        one.tail = None if one.tail is not None and not one.tail.strip() else one.tail
    return "".join(tostring(child, encoding="unicode") for child in element)


def _qti_item(item: Element, name: str, tags: tuple[str, ...]) -> Version:
    told = {one.get("identifier"): _inside(one) for one in item.iter("modalFeedback")}
    worked = told.pop("worked")
    body = item.find("itemBody")
    field = body.find("p/textEntryInteraction")
    if field is not None:
        body.remove(next(one for one in body if one.find("textEntryInteraction") is not None))
        assert item.find("responseDeclaration").get("baseType") == "float"
        return Version(name, _inside(body), worked, tags, judge=_qti_judge(item, told))
    interaction = body.find("choiceInteraction")
    body.remove(interaction)
    right = {one.text for one in item.iterfind("responseDeclaration/correctResponse/value")}
    shown = {}
    for condition in item.iter("responseIf"):
        asked = next(one for one in condition[0] if one.tag == "baseValue").text
        shown[asked] = condition.findtext("setOutcomeValue/multiple/baseValue")
    choices = tuple(
        (
            _paragraph(_inside(one)),
            _paragraph(told.get(shown[one.get("identifier")], "")),
            one.get("identifier") in right,
        )
        for one in interaction.iter("simpleChoice")
    )
    return Version(name, _inside(body), worked, tags, interaction.get("maxChoices") == "0", choices)


def _qti_judge(item: Element, told: dict[str, str]) -> Callable[[float], Judged]:
    correct = float(item.findtext("responseDeclaration/correctResponse/value"))
    condition = item.find("responseProcessing/responseCondition")

    def judge(typed: float) -> Judged:
        for branch in condition:
            near, action = branch
            assert near.get("toleranceMode") == "absolute"
            if abs(float(near.findtext("baseValue")) - typed) <= float(near.get("tolerance")):
                if action.get("identifier") == "SCORE":
                    assert float(near.findtext("baseValue")) == correct
                    return Judged(action.findtext("baseValue") == "1", "")
                return Judged(False, _paragraph(told[action.findtext("multiple/baseValue")]))
        return Judged(False, "")

    return judge


def from_blackboard(package: bytes) -> Iterator[Version]:
    """Read a Blackboard pool. Its two feedbacks end with the worked answer."""
    for item in plain(contents(package)["res00001.dat"]).iter("item"):
        name, tags = _in_brackets(item.get("title"))
        told = {one.get("ident"): one.findtext(".//mat_formattedtext", "") for one in item.iter("itemfeedback")}
        worked = told["correct"]
        assert told["incorrect"].endswith(worked)
        hints = told["incorrect"].removesuffix(worked)
        asked = item.findtext("presentation/flow/flow[@class='QUESTION_BLOCK']//mat_formattedtext")
        kind = item.findtext("itemmetadata/bbmd_questiontype")
        correct = item.find("resprocessing/respcondition[@title='correct']/conditionvar")
        if kind == "Numeric":
            assert item.find(".//response_num/render_fib") is not None
            yield Version(name, asked, worked, tags, judge=_blackboard_judge(correct, hints))
            continue
        right = {one.text for one in (*correct.findall("varequal"), *correct.findall("and/varequal"))}
        several = kind == "Multiple Answer"

        choices = []
        for label in item.iter("response_label"):
            text = label.findtext(".//mat_formattedtext")
            is_right = label.get("ident") in right
            if several:
                feedback = "" if is_right else hints.partition(f"<li>{text}: ")[2].partition("</li>")[0]
            else:
                feedback = told[label.get("ident")]
            choices.append((text, feedback, is_right))
        yield Version(name, asked, worked, tags, several, tuple(choices))


def _blackboard_judge(correct: Element, hints: str) -> Callable[[float], Judged]:
    low, high = float(correct.findtext("vargte")), float(correct.findtext("varlte"))

    def judge(typed: float) -> Judged:
        return Judged(low <= typed <= high, "" if low <= typed <= high else hints)

    return judge


def from_cartridge(xml: bytes) -> Iterator[Version]:
    """Read the bank of a Common Cartridge."""
    for item in plain(xml).iter("item"):
        fields = {field.findtext("fieldlabel"): field.findtext("fieldentry") for field in item.iter("qtimetadatafield")}
        assert fields["cc_question_category"]
        several = fields["cc_profile"] == "cc.multiple_response.v0p1"
        told = {one.get("ident"): one.findtext(".//mattext") for one in item.iter("itemfeedback")}
        shown, points = {}, None
        for one in item.iter("respcondition"):
            feedback = one.find("displayfeedback")
            if feedback is None:
                points = one.find("conditionvar")
            else:
                shown[one.findtext("conditionvar/varequal")] = feedback.get("linkrefid")
        worked = told[shown[None]]  # what is shown whatever was chosen
        right = {one.text for one in (*points.findall("varequal"), *points.findall("and/varequal"))}
        choices = tuple(
            (
                _paragraph(label.findtext(".//mattext")),
                _paragraph(told[shown[label.get("ident")]]) if label.get("ident") in shown else "",
                label.get("ident") in right,
            )
            for label in item.iter("response_label")
        )
        _name, tags = _in_brackets(item.get("title"))
        name = item.get("ident").removeprefix("practice-")
        yield Version(name, item.findtext("presentation/material/mattext"), worked, tags, several, choices)


def from_brightspace(table: bytes) -> Iterator[Version]:
    """Read Brightspace's CSV: plain text."""
    rows: dict[str, str] = {}
    choices: list[tuple[str, str, bool]] = []
    for row in csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")):
        assert len(row) == 5
        match row:
            case ["Option", points, text, "", feedback]:
                choices.append((text, feedback, points != "0"))
            case ["", *_]:
                name, tags = _in_brackets(rows["Title"])
                assert name == rows["ID"]
                several = rows["NewQuestion"] == "MS"
                yield Version(name, rows["QuestionText"], rows["Feedback"], tags, several, tuple(choices))
                rows, choices = {}, []
            case [label, value, *_]:
                rows[label] = unescape(value)
