"""Every assignment's notebook, run as it is graded: the solution gets all points, what students get has none."""

import json

import pytest

from kmo_teach.grading import found, notebook, sandbox
from kmo_teach.grading.assignment import load, names
from kmo_teach.grading.judge import asks, judge
from kmo_teach.grading.run import Job, run
from kmo_teach.grading.task import WrittenTask
from kmo_teach.language import LANGUAGES
from tests.grading.cohort import ROOT, cell, released, solutions

EVERY = [(name, language) for name in names(ROOT) for language in LANGUAGES]


def marks(name, language, answers):
    student = released(language, name)
    for task, source in answers.items():
        cell(student, task)["source"] = source
    sources = tuple("".join(each["source"]) for each in student["cells"] if each["cell_type"] == "code")
    assignment = load(ROOT, name)
    try:
        sandbox.require()
        safe = True
    except sandbox.NoSandboxError:
        safe = False
    ran = run(Job(sources, asks(assignment), safe=safe))
    read = notebook.read(json.dumps(student).encode())
    assert read.language == language
    return assignment, ran, judge(assignment, ran, found.written(read, assignment))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_solution_gets_all_points(name, language):
    assignment, ran, found = marks(name, language, solutions(name))
    assert not ran.cells
    for task, mark in zip(assignment.tasks, found, strict=True):
        wanted = (None, "to read") if isinstance(task, WrittenTask) else (task.points, "right")
        assert (mark.points, mark.outcome) == wanted, task.name


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_what_students_get_has_no_points(name, language):
    _assignment, ran, found = marks(name, language, {})
    assert not ran.cells
    assert {(mark.points, mark.outcome) for mark in found} == {(0, "unanswered")}


def test_no_two_assignments_share_a_task():
    """A check knows a task by its name alone."""
    every = [task.name for name in names(ROOT) for task in load(ROOT, name).tasks]
    assert len(set(every)) == len(every)
