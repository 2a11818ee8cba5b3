"""Self-check quizzes: questions with feedback for every answer, kept as data in ``book/quizzes/``.

A quiz is a YAML list of questions. Each has an ``id``, a ``question``, ``answers`` and, where more than one answer may
be right, ``several: true``; each answer has a ``text``, a ``feedback`` that says why (the page itself says whether),
and, if it is right, ``correct: true``. A text is plain: no markup, no formula, no picture. The page and the packages
for learning platforms escape it. ``objective`` holds the first words of the chapter's objective that the question
serves, in English as on its page, and ``difficulty`` is 1 (recognise), 2 (apply or compare) or 3 (weigh, or combine
several things); the page shows neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Answer", "Question", "QuizError", "read", "read_file"]


class QuizError(ValueError):
    """A quiz that cannot be used; the message names the file, the question and what is allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its text, what the reader who chooses it is told, and whether it is right."""

    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    id
        Its name in the quiz.
    text, answers
        What is asked, and the answers to choose from.
    several
        Whether several may be right.
    objective
        First words of the objective of the chapter that it serves, in English.
    difficulty
        1 to 3.
    """

    id: str
    text: str
    answers: tuple[Answer, ...]
    several: bool = False
    objective: str = ""
    difficulty: int = 1


def read_file(path: Path) -> tuple[Question, ...]:
    """Read a quiz from its file, or raise :class:`QuizError`, also where there is no such file."""
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yml"))) or "none"
        raise QuizError(f"there is no quiz {path.stem} in {path.parent.name}/; there are: {known}")
    return read(path.read_text(encoding="utf-8"), path.name)


def read(text: str, file: str = "quiz") -> tuple[Question, ...]:
    """Read a quiz.

    Parameters
    ----------
    text
        YAML, see the module.
    file
        Name of its file, for the message.

    Raises
    ------
    QuizError
        When the text is no such list, a part is missing or unknown, an id is used twice or written in other than small
        letters, digits and hyphens, or the number of right answers does not fit.

    Examples
    --------
    >>> (question,) = read('''
    ... - id: sum
    ...   objective: add up
    ...   difficulty: 1
    ...   question: "1 + 1?"
    ...   answers:
    ...     - {text: "2", correct: true, feedback: "Right."}
    ...     - {text: "11", feedback: "That puts them side by side."}
    ... ''')
    >>> question.answers[0].correct, question.several
    (True, False)
    >>> read('[]')
    Traceback (most recent call last):
    kmo_teach.book.quiz.QuizError: quiz: it holds no questions
    """
    import yaml  # what reads the book's files; the models and the reader's browser do without

    try:
        return _questions(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise QuizError(f"{file}: not valid YAML: {error}") from None
    except QuizError as fault:
        raise QuizError(f"{file}: {fault}") from None


def _questions(entries: object) -> tuple[Question, ...]:
    if not isinstance(entries, list) or not entries:
        raise QuizError("it holds no questions")
    questions = tuple(_question(entry, number) for number, entry in enumerate(entries, 1))
    ids = [question.id for question in questions]
    for name in ids:
        if ids.count(name) > 1:
            raise QuizError(f"question {name}: this id is used twice")
    return questions


def _question(entry: object, number: int) -> Question:
    where = f"question {number}"
    known = _mapping(entry, where, ("id", "objective", "difficulty", "question", "answers"), ("several",))
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(known["id"])):
        raise QuizError(f"{where}: an id has small letters, digits and hyphens, not {known['id']!r}")
    where = f"question {known['id']}"
    if not isinstance(known["answers"], list) or len(known["answers"]) < 2:
        raise QuizError(f"{where}: give two answers or more")
    answers = tuple(_answer(answer, f"{where}, answer {place}") for place, answer in enumerate(known["answers"], 1))
    several = _switch(known, "several", where)
    right = sum(answer.correct for answer in answers)
    if right == 0 or (right > 1 and not several):
        raise QuizError(f"{where}: {right} answers are right; one must be, or more with several: true")
    level = known["difficulty"]
    if isinstance(level, bool) or level not in (1, 2, 3):
        raise QuizError(f"{where}: difficulty is {level!r}; write 1, 2 or 3")
    objective = _text(known["objective"], where)
    return Question(known["id"], _text(known["question"], where), answers, several, objective, level)


def _answer(entry: object, where: str) -> Answer:
    known = _mapping(entry, where, ("text", "feedback"), ("correct",))
    return Answer(_text(known["text"], where), _text(known["feedback"], where), _switch(known, "correct", where))


def _mapping(entry: object, where: str, needed: tuple[str, ...], optional: tuple[str, ...]) -> dict:
    if not isinstance(entry, dict):
        raise QuizError(f"{where}: give {', '.join(needed)}")
    allowed = (*needed, *optional)
    if unknown := [str(key) for key in entry if key not in allowed]:
        raise QuizError(f"{where}: {', '.join(unknown)} is not known; allowed: {', '.join(allowed)}")
    if missing := [key for key in needed if key not in entry]:
        raise QuizError(f"{where}: {', '.join(missing)} is missing")
    return entry


def _switch(known: dict, key: str, where: str) -> bool:
    value = known.get(key, False)
    if not isinstance(value, bool):
        raise QuizError(f"{where}: {key} is {value!r}; write true, or leave it out")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise QuizError(f"{where}: a text is empty or not in quotation marks")
    return value.strip()
