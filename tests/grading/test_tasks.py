"""Every task of every assignment: its reference gets all, the stub nothing, each wrong answer less and its own hint."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kmo_teach.check.compare import plain
from kmo_teach.check.public_part import PublicTask
from kmo_teach.check.verdict import judge_publicly
from kmo_teach.grading.assignment import load, names, translated
from kmo_teach.grading.items import analyse
from kmo_teach.grading.judge import Mark, judge
from kmo_teach.grading.names import Student
from kmo_teach.grading.results import Result
from kmo_teach.grading.run import Answers
from kmo_teach.grading.task import FunctionTask, TaskError, WrittenTask
from kmo_teach.language import LANGUAGES, using
from kmo_teach.pricing import break_even_premium, default_probability

ROOT = Path(__file__).parent.parent.parent
ASSIGNMENTS = {name: load(ROOT, name) for name in names(ROOT)}
CHECKED = [
    pytest.param(assignment, task, id=f"{assignment.name}-{task.name}")
    for assignment in ASSIGNMENTS.values()
    for task in assignment.tasks
    if not isinstance(task, WrittenTask)
]
WRONG = [
    pytest.param(*each.values, wrong, id=f"{each.id}-{wrong.name}")
    for each in CHECKED
    for wrong in each.values[1].wrong
]


def marked(assignment, task, values):
    answers = Answers({task.name: [{"value": value} for value in values]}, (), 0.0)
    return next(mark for mark in judge(assignment, answers, {}) if mark.task == task.name)


def right_values(task):
    return [task.expected(inputs) for inputs in task.hidden] if isinstance(task, FunctionTask) else [task.expected]


def wrong_values(task, wrong):
    if isinstance(task, FunctionTask):
        return [task.mistaken(wrong, inputs) for inputs in task.hidden]
    return [{**task.expected, **wrong.gives} if isinstance(task.expected, dict) else wrong.gives]


@pytest.mark.parametrize(("assignment", "task"), CHECKED)
def test_reference_gets_full_marks_and_stub_none(assignment, task):
    right = right_values(task)
    assert marked(assignment, task, right).points == task.points
    assert marked(assignment, task, [None] * len(right)).points == 0
    assert marked(assignment, task, [None] * len(right)).outcome == "unanswered"


def test_no_insurer_asks_less_than_the_claims_it_expects():
    """Chapter 2.4 says that nobody takes the risk over for less; an example must not make it look cheap."""
    (task,) = (task for task in ASSIGNMENTS["ps2"].tasks if task.name == "non-payment")
    for inputs in (*task.examples, *task.hidden):
        failing = default_probability(inputs["yearly_default"], inputs["days"])
        assert inputs["premium"] >= break_even_premium(failing, inputs["loss_share"], inputs["insured"]), inputs
        bare, insured = task.expected(inputs)
        assert insured > bare


@pytest.mark.parametrize(("assignment", "task", "wrong"), WRONG)
def test_each_wrong_answer_gets_less_and_its_own_hint(assignment, task, wrong):
    mark = marked(assignment, task, wrong_values(task, wrong))
    assert mark.points < task.points
    assert mark.misconception == wrong.name
    hints = []
    for language in LANGUAGES:
        with using(language):
            hints.append(translated(ROOT, assignment.name, wrong.hint))
    assert len(set(hints)) == len(LANGUAGES), "a hint has no translation"


def test_too_few_wrong_answers_are_told_in_words():
    task = ASSIGNMENTS["ps1"].task("memo")
    with pytest.raises(TaskError, match=r"memo: give at least 3 wrong answers .*; there are 2"):
        replace(task, wrong=task.wrong[:2]).validate()
    same = [replace(wrong, hint="No.") for wrong in task.wrong]
    with pytest.raises(TaskError, match="memo: two wrong answers have the same hint"):
        replace(task, wrong=same).validate()


@pytest.mark.parametrize(
    "given", [[1.0, 3.0, 4.0, 7.0], [1, "3", 4.0, 7], (1, 3, 4, 7), {7, 4, 3, 1}, [[1], [3], 4, 7]]
)
def test_a_right_value_counts_however_its_numbers_are_written(given):
    mark = marked(ASSIGNMENTS["ps1"], ASSIGNMENTS["ps1"].task("memo"), [plain(given)])
    assert (mark.points, mark.outcome) == (2, "right")
    assert judge_publicly(PublicTask.find("memo"), given).met


def test_a_number_that_is_not_whole_is_not_taken_for_one():
    mark = marked(ASSIGNMENTS["ps1"], ASSIGNMENTS["ps1"].task("memo"), [[1.5, 3, 4, 7]])
    assert mark.points < 2


def test_a_task_that_waits_for_a_reader_shows_no_difficulty():
    """The few without an answer are the only ones with a mark: they would make it look too hard for all."""
    assignment = ASSIGNMENTS["ps1"]
    student = [Student(f"s{number}", "x") for number in range(3)]
    waits = [Result(each, marks=(Mark("advice", None, "to read"),)) for each in student[:2]]
    unanswered = Result(student[2], marks=(Mark("advice", 0.0, "unanswered"),))
    item = next(each for each in analyse(assignment, [*waits, unanswered]) if each.task == "advice")
    assert (item.difficulty, item.discrimination, item.unanswered) == (None, None, 1)
    read = [Result(each, marks=(Mark("advice", 3.0, "read"),)) for each in student[:2]]
    item = next(each for each in analyse(assignment, [*read, unanswered]) if each.task == "advice")
    assert item.difficulty == pytest.approx(2 / 3)


def test_a_decimal_comma_in_code_is_explained():
    answer = {}
    exec("def share_of_all(a, b):\n    return 0,8", answer)
    said = judge_publicly(PublicTask.find("denominator"), answer["share_of_all"]).message
    assert said.endswith("Python writes a decimal number with a point, 0.5 and not 0,5.")


@pytest.mark.parametrize(("assignment", "task", "wrong"), WRONG)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_students_check_names_public_misconceptions_only(assignment, task, wrong, language):
    public = replace(PublicTask.find(task.name), forbidden=())
    answer = wrong.gives if isinstance(task, FunctionTask) else wrong_values(task, wrong)[0]
    with using(language):
        verdict = judge_publicly(public, answer)
        hint = translated(ROOT, assignment.name, wrong.hint)
    assert (verdict.misconception == wrong.name) == wrong.public
    assert (hint in verdict.message) == wrong.public


@pytest.mark.parametrize(("assignment", "task"), CHECKED)
def test_the_students_check_accepts_the_reference(assignment, task):
    answer = task.reference if isinstance(task, FunctionTask) else task.expected
    verdict = judge_publicly(replace(PublicTask.find(task.name), forbidden=()), answer)
    assert verdict.met, verdict.message


FORBIDDING = [each for each in CHECKED if getattr(each.values[1], "forbidden", ())]


@pytest.mark.parametrize(("assignment", "task"), FORBIDDING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_students_check_refuses_the_courses_own_function(assignment, task, language):
    with using(language):
        verdict = judge_publicly(PublicTask.find(task.name), task.reference)
    assert not verdict.met
    assert "schrijf" in verdict.message.casefold() or "yourself" in verdict.message
    assert marked(assignment, task, [task.expected(inputs) for inputs in task.hidden]).points == task.points


def test_what_a_task_forbids_is_a_function_of_the_course():
    task = ASSIGNMENTS["ps1"].task("denominator")
    for name in ("kmo_teach.entry.no_such", "kmo_teach.no_such.function", "kmo_teach.entry.SalesChannel", "x"):
        with pytest.raises(TaskError, match="which it forbids, is no function of the course"):
            replace(task, forbidden=(name,)).validate()


def test_an_unknown_assignment_names_the_known_ones():
    with pytest.raises(TaskError, match="ps1"):
        load(ROOT, "no-such-assignment")


def test_every_objective_is_in_the_syllabus():
    lines = (ROOT / "book" / "syllabus.csv").read_text(encoding="utf-8").splitlines()
    known = {line.split(",")[1] for line in lines if line.startswith(("item,", "tension,"))}
    every = {each for assignment in ASSIGNMENTS.values() for task in assignment.tasks for each in task.objectives}
    assert every <= known, every - known


def test_every_task_is_named_where_a_chapter_says_what_to_practise():
    """A new assignment that no page lists is found by nobody."""
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "book").glob("*.md")]
    roles = [role for page in pages for role in re.findall(r"\{practise\}`([^`]+)`", page)]
    named = {name.strip() for role in roles for name in role.split(",")}
    every = {f"{assignment.name}/{task.name}" for assignment in ASSIGNMENTS.values() for task in assignment.tasks}
    assert every <= named, every - named
