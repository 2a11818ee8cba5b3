"""Quizzes as data: what is wrong with one is said; each book quiz is complete in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kmo_teach.book.quiz import QuizError, read, read_file
from tests.site.pages import ROOT

QUIZZES = sorted((ROOT / "book/quizzes").glob("*.yml"))
_TAGS = "objective: o, difficulty: 1"
_RIGHT, _WRONG = "{text: a, feedback: f, correct: true}", "{text: b, feedback: g}"


def _one(*answers: str, tags: str = _TAGS, more: str = "") -> str:
    return f"- {{id: a, question: q, {tags}, {more}answers: [{', '.join(answers)}]}}"


_SOUND = _one(_RIGHT, _WRONG)
_FAULTY = {
    "no questions": "{}",
    "not valid YAML": "- [",
    "question 1: give": "- text",
    "objective, difficulty, question, answers is missing": "- id: a",
    "x.yml: question 1: points is not known; allowed: id, objective": _one(_RIGHT, _WRONG, more="points: 3, "),
    "question a: several is 'maybe'; write true": _one(_RIGHT, _WRONG, more="several: maybe, "),
    "question a: difficulty is 4; write 1, 2 or 3": _one(_RIGHT, _WRONG, tags="objective: o, difficulty: 4"),
    "question a: a text is empty": _one(_RIGHT, _WRONG, tags="objective: '', difficulty: 1"),
    "answer 2: correct is 1; write true": _one(_RIGHT, "{text: b, feedback: g, correct: 1}"),
    "small letters": _SOUND.replace("id: a", "id: A b"),
    "give two answers": _one(_RIGHT),
    "feedback is missing": _one("{text: a, correct: true}", _WRONG),
    "0 answers are right": _one("{text: a, feedback: f}", _WRONG),
    "2 answers are right": _one(_RIGHT, "{text: b, feedback: g, correct: true}"),
    "used twice": f"{_SOUND}\n{_SOUND}",
    "a text is empty": _one("{text: 2, feedback: f}", _WRONG),
}


@pytest.mark.parametrize(("said", "quiz"), _FAULTY.items(), ids=_FAULTY)
def test_a_faulty_quiz_is_refused_with_the_reason(said: str, quiz: str) -> None:
    with pytest.raises(QuizError, match=said):
        read(quiz, "x.yml")


def test_a_quiz_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(QuizError, match=r"^there is no quiz 2-9 in quizzes/; there are: 1-1-definition, "):
        read_file(ROOT / "book/quizzes/2-9.yml")


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_a_quiz_of_the_book_teaches(path: Path) -> None:
    questions = read_file(path)
    assert len(questions) >= 4
    page = (ROOT / "book" / f"{path.stem}.md").read_text(encoding="utf-8")
    assert f"```{{quiz}} {path.stem}\n```" in page
    for question in questions:
        feedback = [answer.feedback for answer in question.answers]
        assert len(set(feedback)) == len(feedback), f"{question.id}: two answers have the same feedback"
        assert len(question.answers) in range(3, 6), question.id
        words = (question.text, *feedback, *(answer.text for answer in question.answers))
        # A learning platform shows it as it stands: markup would be read aloud, a formula or picture would be lost.
        assert not [text for text in words if re.search(r"\$|\\|`|\*\*|<\w|!\[|\{\w+\}", text)], question.id
        # The page says right or not right before it; twice reads badly.
        assert not [told for told in feedback if told.startswith(("Right", "Not right", "Wrong"))], question.id
