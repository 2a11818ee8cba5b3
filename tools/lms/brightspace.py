"""Brightspace's CSV of questions: a file for each chapter, for *Question Library*, *Import*, *Upload a file*.

Format: D2L's sample file ``Sample_Question_Import_UTF8.csv``: five columns, a row for each part of a question. Points
of a multiple choice answer are in per cent; a multi-select answer is right (1) or not (0). UTF-8 with a mark of the
byte order, without which accents break in the spreadsheet that an instructor may open it in.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from html import unescape

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter
from tools.lms.exercises import Exercise, Version, plain_text

__all__ = ["brightspace_csv", "brightspace_practice_csv"]

_COLUMNS = 5
_DIFFICULTIES = {1: "2", 2: "5", 3: "8"}
"""Brightspace's scale goes from 1 to 10."""

_Rows = Iterator[tuple[str, ...]]


def brightspace_csv(chapter: Chapter) -> bytes:
    """Return a chapter's quiz as Brightspace's CSV."""
    return _table(row for question in chapter.questions for row in _question(chapter, question))


def brightspace_practice_csv(chapter: Chapter) -> bytes:
    """Return a chapter's practice tasks as Brightspace's CSV, in the language that is being used.

    The CSV takes no question that asks for a number within a room, so such a task is a choice between numbers.
    """
    return _table(
        row
        for exercise in chapter.exercises
        for version in exercise.versions
        for row in _version(chapter, exercise, version)
    )


def _table(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerows((*row, *[""] * (_COLUMNS - len(row))) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _question(chapter: Chapter, question: Question) -> _Rows:
    name = f"{chapter.name}-{question.id}"
    yield from _head(name, chapter.titled(name, question), question.text, question.difficulty, question.several)
    for answer in question.answers:
        yield _option(answer.text, answer.feedback, answer.correct, question.several)
    yield ("",)


def _version(chapter: Chapter, exercise: Exercise, version: Version) -> _Rows:
    name = f"{chapter.name}-{version.name}"
    asked = plain_text(version.question)
    yield from _head(name, chapter.titled(name, exercise), asked, exercise.difficulty, version.several)
    for choice in version.choices:
        yield _option(_plain(choice.text), _plain(choice.feedback), choice.right, version.several)
    yield ("Feedback", " ".join(step.replace("**", "") for step in version.question.worked))
    yield ("",)


def _head(name: str, title: str, asked: str, difficulty: int, several: bool) -> _Rows:
    yield ("NewQuestion", "MS" if several else "MC")
    yield ("ID", name)
    yield ("Title", title)
    yield ("QuestionText", asked)
    yield ("Points", "1")
    yield ("Difficulty", _DIFFICULTIES[difficulty])
    if several:
        yield ("Scoring", "RightAnswers")


def _option(text: str, feedback: str, correct: bool, several: bool) -> tuple[str, ...]:
    right = "1" if several else "100"
    return ("Option", right if correct else "0", text, "", feedback)


def _plain(html: str) -> str:
    """Return what a browser shows of a text with ``<strong>`` at most."""
    return unescape(re.sub(r"</?strong>", "", html))
