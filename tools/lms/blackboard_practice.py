"""Blackboard's question pools of practice tasks: a zip for each task, with all its versions.

A random block of a test that takes one question of a task's pool gives each student other numbers. A number is a
*Numeric* question, in the form in which two programs write it after exported pools: ``qti-package-maker`` and
``BlackboardQuizMaker``. Blackboard has two feedbacks for it, for right and for wrong, so what known errors give stands
with its hints in the second. The worked answer stands in both.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kmo_teach.html import html
from kmo_teach.language import number
from kmo_teach.practice.tasks.kit.markup import inline
from kmo_teach.practice.tasks.kit.question import NumberQuestion
from tools.lms.blackboard import choices, feedback, ident, item, pool, processing, several, single
from tools.lms.course import Chapter
from tools.lms.exercises import Exercise, Version
from tools.lms.package import element

__all__ = ["blackboard_practice_pool"]

_FIELD = {
    "charset": "us-ascii",
    "encoding": "UTF_8",
    "rows": "0",
    "columns": "0",
    "maxchars": "0",
    "prompt": "Box",
    "fibtype": "Decimal",
    "minnumber": "0",
    "maxnumber": "0",
}


def blackboard_practice_pool(chapter: Chapter, exercise: Exercise) -> bytes:
    """Return the zip of a task's pool."""
    title = f"{chapter.title}: {exercise.title}"
    return pool(title, (_item(chapter, exercise, version) for version in exercise.versions))


def _item(chapter: Chapter, exercise: Exercise, version: Version) -> Element:
    name, title = ident(chapter.name, version.name), chapter.titled(version.name, exercise)
    if isinstance(version.question, NumberQuestion):
        blank = element("render_fib", **_FIELD)
        field = element("response_num", blank, ident="response", rcardinality="Single", rtiming="No")
        made = item(name, title, "Numeric", _with_unit(version.asked, version.question), field)
        made.append(processing(_within(version.question)))
    else:
        names = [ident(chapter.name, version.name, str(place)) for place in range(len(version.choices))]
        offered = choices(names, [choice.text for choice in version.choices], several=version.several)
        kind = "Multiple Answer" if version.several else "Multiple Choice"
        made = item(name, title, kind, version.asked, offered)
        right = [choice.right for choice in version.choices]
        made.append(several(names, right) if version.several else single(names, right))
    made.append(feedback("correct", version.worked))
    made.append(feedback("incorrect", f"{_hints(version)}{version.worked}"))
    if not isinstance(version.question, NumberQuestion) and not version.several:
        made.extend(
            feedback(name, choice.feedback, solution=True) for name, choice in zip(names, version.choices, strict=True)
        )
    return made


def _with_unit(asked: str, question: NumberQuestion) -> str:
    return f"{asked}<p>({inline(question.unit)})</p>" if question.unit else asked


def _within(question: NumberQuestion) -> list[Element]:
    """Return the conditions of a right number: not below the room around it, nor above, with the number itself."""
    room = question.room_at(question.answer)
    return [
        element("vargte", f"{question.answer - room:.10g}", respident="response"),
        element("varlte", f"{question.answer + room:.10g}", respident="response"),
        element("varequal", f"{question.answer:.10g}", respident="response", case="No"),
    ]


def _hints(version: Version) -> str:
    question = version.question
    if isinstance(question, NumberQuestion):
        told = [
            (inline(question.in_unit(number(one.value, question.decimals))), inline(one.hint)) for one in question.wrong
        ]
    elif version.several:
        told = [(choice.text, choice.feedback) for choice in version.choices if not choice.right]
    else:
        return ""
    items = "".join(html("<li>{answer}: {hint}</li>", answer=answer, hint=hint) for answer, hint in told)
    return f"<ul>{items}</ul>"
