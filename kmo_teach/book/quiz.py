"""Self-check quizzes: questions with feedback for every answer, kept as data in ``book/quizzes/``.

A quiz is a YAML list of questions. Each has an ``id``, a ``question``, ``answers`` and, where more than one answer may
be right, ``several: true``; each answer has a ``text``, a ``feedback`` that says why (the page itself says whether),
and, if it is right, ``correct: true``. A text is plain: no markup, no formula, no picture. The page and the packages
for learning platforms escape it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Answer", "Question", "QuizError", "read"]


class QuizError(ValueError):
    """A quiz that cannot be used; the message names the question and what is missing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its text, what the reader who chooses it is told, and whether it is right."""

    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name in the quiz, its text, its answers, and whether several may be right."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    several: bool = False


def read(text: str) -> tuple[Question, ...]:
    """Read a quiz.

    Parameters
    ----------
    text
        YAML, see the module.

    Raises
    ------
    QuizError
        When the text is no such list, a part is missing or unknown, an id is used twice or written in other than small
        letters, digits and hyphens, or the number of right answers does not fit.

    Examples
    --------
    >>> (question,) = read('''
    ... - id: sum
    ...   question: "1 + 1?"
    ...   answers:
    ...     - {text: "2", correct: true, feedback: "Right."}
    ...     - {text: "11", feedback: "That puts them side by side."}
    ... ''')
    >>> question.answers[0].correct, question.several
    (True, False)
    >>> read('[]')
    Traceback (most recent call last):
    kmo_teach.book.quiz.QuizError: the quiz holds no questions
    """
    import yaml  # what reads the book's files; the models and the reader's browser do without

    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise QuizError(f"not valid YAML: {error}") from None
    if not isinstance(entries, list) or not entries:
        raise QuizError("the quiz holds no questions")
    questions = tuple(_question(entry, number) for number, entry in enumerate(entries, 1))
    ids = [question.id for question in questions]
    for name in ids:
        if ids.count(name) > 1:
            raise QuizError(f"question {name}: this id is used twice")
    return questions


def _question(entry: object, number: int) -> Question:
    where = f"question {number}"
    known = _mapping(entry, where, {"id", "question", "answers"}, {"several"})
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(known["id"])):
        raise QuizError(f"{where}: an id has small letters, digits and hyphens, not {known['id']!r}")
    where = f"question {known['id']}"
    if not isinstance(known["answers"], list) or len(known["answers"]) < 2:
        raise QuizError(f"{where}: give two answers or more")
    answers = tuple(_answer(answer, f"{where}, answer {place}") for place, answer in enumerate(known["answers"], 1))
    several = known.get("several", False) is True
    right = sum(answer.correct for answer in answers)
    if right == 0 or (right > 1 and not several):
        raise QuizError(f"{where}: {right} answers are right; one must be, or more with several: true")
    return Question(known["id"], _text(known["question"], where), answers, several)


def _answer(entry: object, where: str) -> Answer:
    known = _mapping(entry, where, {"text", "feedback"}, {"correct"})
    return Answer(_text(known["text"], where), _text(known["feedback"], where), known.get("correct", False) is True)


def _mapping(entry: object, where: str, needed: set[str], optional: set[str]) -> dict:
    if not isinstance(entry, dict):
        raise QuizError(f"{where}: give {', '.join(sorted(needed))}")
    if missing := needed - set(entry):
        raise QuizError(f"{where}: {', '.join(sorted(missing))} is missing")
    if unknown := set(entry) - needed - optional:
        raise QuizError(f"{where}: {', '.join(sorted(map(str, unknown)))} is not known")
    return entry


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise QuizError(f"{where}: a text is empty or not in quotation marks")
    return value.strip()
