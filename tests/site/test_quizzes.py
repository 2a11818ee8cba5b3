"""A reader answers a quiz in the page: what each choice is told, by pointer and by keyboard, and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmo_teach.book.quiz import read
from kmo_teach.language import _, using
from tests.site.pages import LANGUAGES, ROOT

QUIZZES = sorted((ROOT / "book/quizzes").glob("*.yml"))


def _questions(language: str) -> Any:
    path = ROOT / "_build/source" / language / "book/quizzes/introduction.yml"
    return read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_is_answered_with_its_own_reason(visit: Any, language: str) -> None:
    page = visit(viewport={"width": 360, "height": 740}).open(f"{language}/book/introduction.html").page
    with using(language):
        right, wrong, none = _("Right."), _("Not right."), _("Choose an answer first.")
    for question in _questions(language):
        form = page.locator(f"#quiz-introduction-{question.id}")
        status = form.get_by_role("status")
        form.get_by_role("button").click()
        assert status.inner_text() == none
        for place, answer in enumerate(question.answers):
            for box in form.locator("input[type=checkbox]:checked").all():
                box.uncheck()
            form.locator("input").nth(place).check()
            assert status.inner_text() == "", "an old verdict stands beside a new choice"
            form.get_by_role("button").click()
            told = status.inner_text().split("\n")[0]
            assert told == f"{right if answer.correct else wrong} {answer.feedback}"


def test_the_score_counts_complete_answers_only(visit: Any) -> None:
    opened = visit().open("en/book/introduction.html")
    questions = _questions("en")
    score = opened.page.locator(".kmo-quiz-score")
    several = next(question for question in questions if question.several)
    form = opened.page.locator(f"#quiz-introduction-{several.id}")
    wanted = [place for place, answer in enumerate(several.answers) if answer.correct]
    form.locator("input").nth(wanted[0]).check()
    form.get_by_role("button").click()
    assert score.inner_text() == f"0 of {len(questions)} questions right so far."
    assert "Not all of it" in form.get_by_role("status").inner_text()
    for place in wanted:
        form.locator("input").nth(place).check()
    form.get_by_role("button").click()
    assert score.inner_text() == f"1 of {len(questions)} questions right so far."
    assert opened.faults == []


def test_the_keyboard_is_enough(visit: Any) -> None:
    page = visit().open("en/book/introduction.html").page
    question = _questions("en")[0]
    form = page.locator(f"#quiz-introduction-{question.id}")
    form.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert question.answers[1].feedback in form.get_by_role("status").inner_text()


def test_without_scripts_the_answers_can_be_unfolded(visit: Any) -> None:
    page = visit(java_script_enabled=False).open_still("nl/book/introduction.html").page
    question = _questions("nl")[0]
    form = page.locator(f"#quiz-introduction-{question.id}")
    assert form.get_by_role("button").count() == 0
    form.locator("summary").click()
    assert form.get_by_text(question.answers[1].feedback).is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_the_page_has_the_quiz_without_scripts(site: Path, path: Path, language: str) -> None:
    source = ROOT / "_build/source" / language / "book/quizzes" / path.name
    html = (site / language / "book" / f"{path.stem}.html").read_text(encoding="utf-8")
    for question in read(source.read_text(encoding="utf-8")):
        assert f'id="quiz-{path.stem}-{question.id}"' in html
        assert html.count("<details><summary>") >= 1
