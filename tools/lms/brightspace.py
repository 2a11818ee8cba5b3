"""Brightspace's CSV of questions: a file for each chapter, for *Question Library*, *Import*, *Upload a file*.

Format: D2L's sample file ``Sample_Question_Import_UTF8.csv``: five columns, a row for each part of a question. Points
of a multiple choice answer are in per cent; a multi-select answer is right (1) or not (0). UTF-8 with a mark of the
byte order, without which accents break in the spreadsheet that an instructor may open it in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kmo_teach.book.quiz import Question
from tools.lms.course import Chapter

__all__ = ["brightspace_csv"]

_COLUMNS = 5


def brightspace_csv(chapter: Chapter) -> bytes:
    """Return a chapter's quiz as Brightspace's CSV."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    for question in chapter.questions:
        rows.writerows(
            (*row, *[""] * (_COLUMNS - len(row))) for row in _rows(f"{chapter.name}-{question.id}", question)
        )
    return text.getvalue().encode("utf-8-sig")


def _rows(name: str, question: Question) -> Iterator[tuple[str, ...]]:
    right = "1" if question.several else "100"
    yield ("NewQuestion", "MS" if question.several else "MC")
    yield ("ID", name)
    yield ("Title", name)
    yield ("QuestionText", question.text)
    yield ("Points", "1")
    yield ("Difficulty", "1")
    if question.several:
        yield ("Scoring", "RightAnswers")
    for answer in question.answers:
        yield ("Option", right if answer.correct else "0", answer.text, "", answer.feedback)
    yield ("",)
