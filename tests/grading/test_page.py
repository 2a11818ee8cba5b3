"""A notebook made on the page gets the points of one made in Jupyter: the page's own code makes it here, in Node."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kmo_teach.grading import found, notebook, sandbox
from kmo_teach.grading.assignment import load, names
from kmo_teach.grading.judge import asks, judge
from kmo_teach.grading.run import Answers, Job, run
from kmo_teach.grading.task import FunctionTask, ValueTask, WrittenTask
from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.markup import description
from kmo_teach.practice.released import notebook_file, read
from tests.grading.cohort import ROOT, answered, cell, code, insert, released, solutions
from tools.frontend import find_node

EVERY = [(name, language) for name in names(ROOT) for language in LANGUAGES]
PROSE = "Follow the customer, by a contract.\n\n* Why: *home* is too small\n\nénd <b>\n"


@cache
def described(name, language):
    with using(language):
        return description(read(ROOT / "exercises", name))


def made(name, language, works):
    """Return notebooks as the page makes them, all in one run of Node."""
    asked = json.dumps({"assignment": described(name, language), "works": works})
    command = [find_node().program, Path(__file__).with_name("made_by_page.mjs")]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_jupyter(name, language, answers):
    """Return a notebook as Jupyter saves it: cells in lines, and what running left behind."""
    student = released(language, name)
    for task, source in answers.items():
        cell(student, task)["source"] = source.splitlines(keepends=True)
    for number, each in enumerate(each for each in student["cells"] if each["cell_type"] == "code"):
        each["execution_count"] = number + 1
        each["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]
    student["metadata"]["language_info"] |= {"version": "3.12.1", "file_extension": ".py"}
    return student


def table_of(task, gives):
    """Return a function that gives what an answer gives for every input of a task: as code of a student's own."""
    known = {json.dumps(list(inputs.values())): gives(inputs) for inputs in [*task.examples, *task.hidden]}
    return f"import json\n\n\ndef {task.answer}(*inputs):\n    return {known!r}[json.dumps(list(inputs))]"


def variants(assignment):
    """Yield answers by task, as code and as values: all references, then each next wrong answer of all at once."""
    tasks = [task for task in assignment.tasks if not isinstance(task, WrittenTask)]
    for number in range(-1, max(len(task.wrong) for task in tasks)):
        sources, values = {}, {}
        for task in tasks:
            wrong = task.wrong[number] if 0 <= number < len(task.wrong) else None
            if isinstance(task, FunctionTask):
                gives = (lambda i, t=task, w=wrong: t.mistaken(w, i)) if wrong else task.expected
                sources[task.name] = table_of(task, gives)
            elif wrong and isinstance(task.expected, dict):
                values[task.name] = {**task.expected, **wrong.gives}
            else:
                values[task.name] = wrong.gives if wrong else task.expected
        yield sources, values


def value_marks(assignment, student):
    """Mark the value tasks of a notebook without a sandbox: their cells hold plain values."""
    values = {}
    for task in assignment.tasks:
        if isinstance(task, ValueTask):
            named = {}
            exec(cell(student, task.name)["source"], named)
            values[task.name] = [{"value": named[task.answer]}]
    marks = judge(assignment, Answers(values, (), 0.0), {})
    return [mark for mark in marks if mark.task in values]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_notebook_without_answers_is_the_one_that_students_get(name, language):
    text = notebook_file(ROOT / "exercises", name, language).read_text(encoding="utf-8")
    assert made(name, language, [{}, {"text": text}]) == [text, text]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_right_and_wrong_answer_reaches_the_grader_as_from_jupyter(name, language):
    assignment = load(ROOT, name)
    written = {task.name: PROSE for task in assignment.tasks if isinstance(task, WrittenTask)}
    works = [({**sources, **written}, values) for sources, values in variants(assignment)]
    pages = made(name, language, [{"answers": sources, "values": values} for sources, values in works])
    for (sources, values), page in zip(works, pages, strict=True):
        of_page = notebook.read(page.encode())
        typed = {task: f"{assignment.task(task).answer} = {value!r}\n..." for task, value in values.items()}
        jupyter = in_jupyter(name, language, {**sources, **typed})
        of_jupyter = notebook.read(json.dumps(jupyter).encode())
        same = [cell for cell in of_page.cells if cell.grade_id not in values]
        assert same == [cell for cell in of_jupyter.cells if cell.grade_id not in values]
        assert (of_page.assignment, of_page.language) == (name, language)
        assert found.written(of_page, assignment)[assignment.tasks[-1].name] == PROSE.strip()
        flat = {**json.loads(page)}
        for each in (*flat["cells"], *jupyter["cells"]):
            each["source"] = "".join(each["source"])
        assert value_marks(assignment, flat) == value_marks(assignment, jupyter)


@pytest.mark.parametrize("name", names(ROOT))
def test_the_solution_that_was_written_on_the_page_gets_all_points(name):
    assignment = load(ROOT, name)
    values = {task.name: task.expected for task in assignment.tasks if isinstance(task, ValueTask)}
    answers = {task: source for task, source in solutions(name).items() if task not in values}
    (page,) = made(name, "nl", [{"answers": answers, "values": values}])
    try:
        sandbox.require()
        safe = True
    except sandbox.NoSandboxError:
        safe = False
    submission = found.restored(notebook.read(page.encode()), assignment)
    ran = run(Job(found.sources(submission, assignment), asks(assignment), safe=safe))
    marks = judge(assignment, ran, found.written(submission, assignment))
    wanted = {task.name: None if isinstance(task, WrittenTask) else task.points for task in assignment.tasks}
    assert {mark.task: mark.points for mark in marks} == wanted


def test_a_notebook_from_jupyter_keeps_its_own_cells_and_its_answers():
    right = {**solutions("ps1"), "memo": "slips = sorted({1, 3, 4} | {7})  # as code"}
    student = insert(answered(right), "rate = 0.4", after="home-market-text")
    student["cells"].append(code("# the end"))
    (page,) = made("ps1", "en", [{"text": json.dumps(student)}])
    before, after = (notebook.read(text.encode()) for text in (json.dumps(student), page))
    assert after.cells == before.cells


@pytest.mark.parametrize("lost", ["metadata", "ids", "both"])
def test_a_notebook_whose_metadata_a_service_dropped_is_known_by_what_it_holds(lost):
    student = answered(solutions("ps1"))
    for each in student["cells"]:
        if lost != "ids":
            each["metadata"] = {}
        if lost != "metadata":
            del each["id"]
    if lost == "both":
        cell(
            released(), "advice"
        )  # the written answer has nothing to be known by, so it is a cell of the student's own
        student["metadata"] = {}
    (page,) = made("ps1", "en", [{"text": json.dumps(student)}])
    sources = {each.grade_id: each.source for each in notebook.read(page.encode()).cells}
    wanted = {name: source for name, source in solutions("ps1").items() if lost != "both" or name != "advice"}
    assert {name: sources[name] for name in wanted} == wanted


@pytest.mark.parametrize("text", ["", "[]", "{", '{"cells": [{}]}', '{"cells": []}'])
def test_what_is_no_notebook_of_this_assignment_is_refused(text):
    with pytest.raises(AssertionError, match="NotThisNotebook"):
        made("ps1", "en", [{"text": text}])


def test_another_assignment_is_refused():
    with pytest.raises(AssertionError, match="NotThisNotebook"):
        made("ps1", "en", [{"text": json.dumps(released("en", "ps2"))}])
