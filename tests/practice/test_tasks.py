"""Every practice task of every chapter with many numbers, in each language: what is right and wrong, what is told."""

from __future__ import annotations

import json
import math
import re
from functools import cache

import pytest

from kmo_teach.check.compare import agree
from kmo_teach.language import LANGUAGES, _, number, read_number, using
from kmo_teach.practice.tasks.kit.answer import answer_json
from kmo_teach.practice.tasks.kit.drawn import drawn, order
from kmo_teach.practice.tasks.kit.judge import NoAnswerError, judge
from kmo_teach.practice.tasks.kit.markup import question_html, section_html, worked_html
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion
from kmo_teach.practice.tasks.kit.registry import labs, module_of, modules, tasks_of
from tools.lms.bank import bank_tasks

SEEDS = range(31)
IN_THE_BANK = {
    f"{module}/{task.name}": task for module in modules() for tasks in bank_tasks(module).values() for task in tasks
}
DRAWN = {f"{module}/{task.name}": task for module in modules() for task in tasks_of(module)} | IN_THE_BANK
TASKS = DRAWN | {f"{lab}/{task.name}": task for lab in labs() for task in tasks_of(lab)}

each_task = pytest.mark.parametrize("name", TASKS)
each_drawn_task = pytest.mark.parametrize("name", DRAWN)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def questions(name, language):
    with using(language):
        return [drawn(TASKS[name], seed) for seed in (SEEDS if name in DRAWN else (0,))]


def right(question):
    if isinstance(question, NumberQuestion):
        return question.shown
    return [place for place, option in enumerate(question.options) if option.right]


@each_language
@each_task
def test_the_right_answer_is_right_and_no_answer_is_no_try(name, language):
    with using(language):
        for seed, question in enumerate(questions(name, language)):
            assert judge(question, right(question)).met, f"seed {seed}: {right(question)}"
            for nothing in ("", " ", []):
                with pytest.raises(NoAnswerError):
                    judge(question, nothing)


@each_language
@each_task
def test_each_misconception_has_its_own_hint(name, language):
    with using(language):
        for seed, question in enumerate(questions(name, language)):
            if isinstance(question, NumberQuestion):
                answers = {str(place): number(one.value, 8) for place, one in enumerate(question.wrong)}
                hints = [one.hint for one in question.wrong]
                assert len(hints) >= 2
            else:
                answers, hints = wrong_choices(question), [one.hint for one in question.options if one.hint]
            assert len(set(hints)) == len(hints), "two misconceptions share a hint"
            for misconception, given in answers.items():
                verdict = judge(question, given)
                assert not verdict.met, f"seed {seed}: {given} is called right"
                assert verdict.misconception == misconception, f"seed {seed}: {given}: {verdict.message}"


def wrong_choices(question):
    """Return, by misconception, what is chosen by who has it alone."""
    wanted = right(question)
    wrong = {str(place): [place] for place in range(len(question.options)) if place not in wanted}
    if question.several:
        wrong = {place: [*wanted, *chosen] for place, chosen in wrong.items()}
        wrong |= {str(missed): [place for place in wanted if place != missed] for missed in wanted if len(wanted) > 1}
    return wrong


@each_task
def test_a_minus_can_be_typed_on_a_telephone_where_one_may_be_needed(name):
    numbers = [question for question in questions(name, "en") if isinstance(question, NumberQuestion)]
    values = [value for question in numbers for value in (question.answer, *(one.value for one in question.wrong))]
    assert TASKS[name].signed == any(value < 0 for value in values)


@each_language
@each_task
def test_numbers_are_finite_and_written_as_the_language_does(name, language):
    group = re.escape(LANGUAGES[language].group)  # three digits and no more follow it; else it is a decimal mark
    strange = re.compile(rf"\{{\w*\}}|\bnan\b|\binf\b|\d{group}(?!\d{{3}}(?!\d))\d|\d{{7,}}")
    with using(language):
        for seed, question in enumerate(questions(name, language)):
            if isinstance(question, NumberQuestion):
                assert all(math.isfinite(value) for value in (question.answer, *(one.value for one in question.wrong)))
                assert read_number(question.shown) is not None
                assert agree(read_number(question.shown), question.answer, question.room), "rounded beyond its room"
            shown = re.sub(r"<[^>]+>", " ", question_html(TASKS[name], question, seed) + worked_html(question))
            assert strange.findall(shown) == [], f"seed {seed}"


@each_language
@each_task
def test_the_worked_answer_holds_the_answer(name, language):
    with using(language):
        for question in questions(name, language):
            assert len(question.worked) >= 2
            if isinstance(question, NumberQuestion):
                assert question.shown in question.worked[-1]
            else:
                assert all(
                    option.text in worked_html(question).replace("&#x27;", "'")
                    for option in question.options
                    if option.right
                )


@each_drawn_task
def test_other_numbers_are_other_numbers_and_the_same_ones_for_all_languages(name):
    texts = {str((one.text, one.documents)) for one in questions(name, "en")}
    assert len(texts) >= 20, "the task has few variants"
    for english, *others in zip(*(questions(name, language) for language in LANGUAGES), strict=True):
        if isinstance(english, NumberQuestion):
            assert all(other.answer == english.answer for other in others)
        else:
            assert all(right(other) == right(english) for other in others)


@each_drawn_task
def test_no_option_is_right_in_every_version(name):
    found = questions(name, "en")
    if isinstance(found[0], ChoiceQuestion):
        first = {order(TASKS[name], seed, len(one.options)).index(right(one)[0]) for seed, one in enumerate(found)}
        assert len(first) > 1, "the right option always stands in the same place"


@pytest.mark.parametrize("module", modules())
def test_a_chapter_has_four_to_six_tasks_that_grow_harder_and_its_page_and_objectives_name_them(module, root):
    (page,) = (path for path in (root / "book").glob("*.md") if module_of(path.stem) == module)
    text = page.read_text(encoding="utf-8")
    tasks = tasks_of(module)
    assert 4 <= len(tasks) <= 6
    levels = [task.difficulty for task in tasks]
    assert levels == sorted(levels)
    assert set(levels) <= {1, 2, 3}
    assert len({task.name for task in tasks}) == len(tasks)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", task.name) for task in tasks)
    assert f"```{{practice}} {page.stem}\n" in text
    named = re.findall(r"practice/([a-z0-9-]+)", " ".join(re.findall(r"{practise}`([^`]+)`", text)))
    assert set(named) == {task.name for task in tasks}


@each_language
@pytest.mark.parametrize("module", modules())
def test_the_page_asks_what_the_page_shows(module, language):
    with using(language):
        html = section_html(module, tasks_of(module))
    for task in tasks_of(module):
        asked = {"language": language, "chapter": module, "task": task.name, "seed": 0}
        shown = json.loads(answer_json(json.dumps(asked)))
        assert shown["question"] in html
        assert shown["worked"] in html
        told = json.loads(
            answer_json(json.dumps({**asked, "given": "?" if 'type="text"' in shown["question"] else []}))
        )
        assert (told["met"], told["tried"]) == (False, False)


def example():
    return questions("risks_and_price/floor-price", "en")[0]


def test_what_cannot_be_read_is_asked_again_and_never_guessed_at():
    for typed in ("about 5", "1.2.3", "12;5", "1e400", "9" * 400, "nan"):
        with pytest.raises(NoAnswerError, match="cannot be read"):
            judge(example(), typed)


def test_a_unit_or_a_group_of_thousands_may_be_typed():
    answer = example().answer
    for typed in (f"EUR {answer:,.0f}", f"{answer:.0f} EUR", f"€ {answer:,.0f}", f" {answer:,.2f} "):
        assert judge(example(), typed).met
    with using("nl"):
        question = drawn(TASKS["risks_and_price/floor-price"], 0)
        assert judge(question, f"{number(answer, 2)} EUR").met


def test_a_slip_of_the_sign_or_the_decimal_mark_is_named():
    answer = example().answer
    assert "sign" in judge(example(), f"{-answer:.0f}").message
    assert "decimal mark" in judge(example(), f"{answer / 1000:.3f}").message
    assert judge(example(), "1").message == _("Not right yet. Try again, or look at the worked answer.")
