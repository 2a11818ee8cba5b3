"""Readers of the packages, written from each format's description, which give back the questions that they hold."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape
from xml.etree.ElementTree import Element, fromstring

from kmo_teach.book.quiz import Answer, Question

__all__ = ["contents", "from_blackboard", "from_brightspace", "from_cartridge", "from_moodle", "from_qti", "plain"]


def contents(package: bytes) -> dict[str, bytes]:
    """Return the files of a zip."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def plain(xml: bytes | str) -> Element:
    """Parse XML and take the namespaces off its names."""
    root = fromstring(xml)
    for element in root.iter():
        element.tag = re.sub(r"\{.*?\}", "", element.tag)
    return root


def _text(html: str) -> str:
    """Return what a browser shows of one paragraph."""
    assert html.startswith("<p>"), html
    assert html.endswith("</p>"), html
    inside = html.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inside, html
    return unescape(inside)


def from_moodle(xml: bytes) -> dict[str, list[Question]]:
    """Read Moodle XML: the questions of each category."""
    found: dict[str, list[Question]] = {}
    category = ""
    for entry in plain(xml):
        if entry.get("type") == "category":
            category = entry.findtext("category/text", "").replace("//", "\0").rpartition("/")[2].replace("\0", "/")
            continue
        answers = [
            Answer(
                _text(one.findtext("text", "")),
                _text(one.findtext("feedback/text", "")),
                float(one.get("fraction")) > 0,
            )
            for one in entry.iter("answer")
        ]
        shares = [float(one.get("fraction")) for one in entry.iter("answer")]
        assert abs(sum(share for share in shares if share > 0) - 100) < 0.001
        name = entry.findtext("name/text", "").rpartition("/")[2]
        text = _text(entry.findtext("questiontext/text", ""))
        found.setdefault(category, []).append(Question(name, text, tuple(answers), entry.findtext("single") == "false"))
    return found


def from_cartridge(xml: bytes) -> list[Question]:
    """Read a quiz of a Common Cartridge."""
    return [_cartridge_item(item) for item in plain(xml).iter("item")]


def _cartridge_item(item: Element) -> Question:
    fields = {field.findtext("fieldlabel"): field.findtext("fieldentry") for field in item.iter("qtimetadatafield")}
    several = fields["cc_profile"] == "cc.multiple_response.v0p1"
    assert (item.find(".//response_lid").get("rcardinality") == "Multiple") is several
    scored = [one for one in item.iter("respcondition") if one.find("setvar") is not None]
    shown = {
        one.findtext("conditionvar/varequal"): one.find("displayfeedback").get("linkrefid")
        for one in item.iter("respcondition")
        if one.find("displayfeedback") is not None
    }
    told = {one.get("ident"): one.findtext(".//mattext") for one in item.iter("itemfeedback")}
    (condition,) = (one.find("conditionvar") for one in scored)
    right = {one.text for one in (*condition.findall("varequal"), *condition.findall("and/varequal"))}
    wrong = {one.text for one in condition.findall("and/not/varequal")}
    labels = {one.get("ident"): one.findtext(".//mattext") for one in item.iter("response_label")}
    assert not several or right | wrong == set(labels)
    answers = [Answer(_text(text), _text(told[shown[ident]]), ident in right) for ident, text in labels.items()]
    text = _text(item.findtext("presentation/material/mattext", ""))
    return Question(_untagged(item.get("title")), text, tuple(answers), several)


def _untagged(title: str) -> str:
    """Return a title without the tags in brackets behind it."""
    name, _space, tags = title.rpartition(" (")
    assert tags.endswith(")"), title
    return name


def from_qti(package: bytes) -> list[Question]:
    """Read a QTI 2.1 package: its test names the items in order."""
    files = contents(package)
    (test,) = (
        one for one in plain(files["imsmanifest.xml"]).iter("resource") if one.get("type").endswith("test_xmlv2p1")
    )
    named = [one.get("href") for one in plain(files[test.get("href")]).iter("assessmentItemRef")]
    return [_qti_item(plain(files[href])) for href in named]


def _qti_item(item: Element) -> Question:
    right = {one.text for one in item.iterfind("responseDeclaration/correctResponse/value")}
    worth = {one.get("mapKey"): float(one.get("mappedValue")) for one in item.iter("mapEntry")}
    assert {key for key, value in worth.items() if value > 0} == right
    assert abs(sum(value for value in worth.values() if value > 0) - 1) < 1e-6
    shown = {}
    for condition in item.iter("responseIf"):
        asked = next(one for one in condition[0] if one.tag == "baseValue").text
        shown[asked] = condition.findtext("setOutcomeValue/multiple/baseValue")
    told = {one.get("identifier"): one.findtext("p") for one in item.iter("modalFeedback")}
    answers = [
        Answer(one.text, told[shown[one.get("identifier")]], one.get("identifier") in right)
        for one in item.iter("simpleChoice")
    ]
    several = item.find("responseDeclaration").get("cardinality") == "multiple"
    return Question(item.get("title"), item.findtext(".//prompt"), tuple(answers), several)


def from_blackboard(package: bytes) -> list[Question]:
    """Read a Blackboard pool."""
    files = contents(package)
    (pool,) = plain(files["imsmanifest.xml"]).iter("resource")
    assert pool.get("type") == "assessment/x-bb-qti-pool"
    name = pool.get("{http://www.blackboard.com/content-packaging/}file")
    return [_blackboard_item(item) for item in plain(files[name]).iter("item")]


def _blackboard_item(item: Element) -> Question:
    several = item.findtext("itemmetadata/bbmd_questiontype") == "Multiple Answer"
    labels = {one.get("ident"): one.findtext(".//mat_formattedtext") for one in item.iter("response_label")}
    correct = item.find("resprocessing/respcondition[@title='correct']/conditionvar")
    right = {one.text for one in (*correct.findall("varequal"), *correct.findall("and/varequal"))}
    told = {one.get("ident"): one.findtext(".//mat_formattedtext", "") for one in item.iter("itemfeedback")}
    if several:
        assert told["correct"] == told["incorrect"]
        # One feedback for all: each answer's text, then its reason, a paragraph an answer.
        reasons = re.findall(r"<p>.*?</p>", told["correct"], re.DOTALL)
        told = {
            ident: f"<p>{_without(reason, text)}" for (ident, text), reason in zip(labels.items(), reasons, strict=True)
        }
    answers = [Answer(_text(text), _text(told[ident]), ident in right) for ident, text in labels.items()]
    asked = item.findtext("presentation/flow/flow[@class='QUESTION_BLOCK']//mat_formattedtext")
    return Question(_untagged(item.get("title")), _text(asked), tuple(answers), several)


def _without(reason: str, answer: str) -> str:
    before = f"{answer.removesuffix('</p>')} "
    assert reason.startswith(before)
    return reason.removeprefix(before)


def from_brightspace(table: bytes) -> list[Question]:
    """Read Brightspace's CSV."""
    questions: list[Question] = []
    several, text, name, answers = False, "", "", []
    for row in csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")):
        assert len(row) == 5
        match row:
            case ["NewQuestion", kind, *_]:
                several, answers = kind == "MS", []
            case ["ID", value, *_]:
                name = value
            case ["QuestionText", value, *_]:
                text = value
            case ["Option", points, answer, "", feedback]:
                assert points in {"0", "1" if several else "100"}
                answers.append(Answer(answer, feedback, points != "0"))
            case ["", *_]:
                questions.append(Question(name, text, tuple(answers), several))
    return questions
