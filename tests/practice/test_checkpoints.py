"""Checkpoints of the labs: each is asked, each asked one is there, and each says what the lab's own answers say."""

from __future__ import annotations

import re
from functools import cache

import nbformat
import pytest

from kmo_teach.book.sphinx_ext.practice import asked_in
from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.checkpoint import checkpoint
from kmo_teach.practice.tasks.kit.drawn import drawn, order
from kmo_teach.practice.tasks.kit.question import NumberQuestion
from kmo_teach.practice.tasks.kit.registry import labs, tasks_of
from tools.translate.pipeline import ROOT

LABS = {
    re.match(r"lab-(?:[\dc]-)+", path.stem)[0].strip("-"): path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
}
each_lab = pytest.mark.parametrize("lab", LABS)


@cache
def cells(lab):
    return nbformat.read(LABS[lab], as_version=4).cells


def asked(lab):
    """Return, by the checkpoint that stands right before its cell, what is asked there."""
    found = {}
    for before, cell in zip(cells(lab), cells(lab)[1:], strict=False):
        if "checkpoint" in cell.metadata.get("tags", ()):
            number = re.search(r"> \*\*Checkpoint (\d+)\.\*\*", before.source)
            assert number, f"{cell.id} stands behind no checkpoint"
            found[int(number[1])] = asked_in(cell.source)
    return found


def test_each_lab_has_its_module():
    assert {lab.replace("-", "_") for lab in LABS} == set(labs())


@each_lab
def test_each_checkpoint_has_a_box_and_each_question_stands_in_one(lab):
    written = [
        int(n) for cell in cells(lab) for n in re.findall(r"^> \*\*Checkpoint (\d+)\.", cell.source, re.MULTILINE)
    ]
    boxes = asked(lab)
    assert sorted(boxes) == written
    assert {own for own, _names in boxes.values()} == {lab}
    assert [name for _own, names in boxes.values() for name in names] == [task.name for task in tasks_of(lab)]
    assert all(task.fixed for task in tasks_of(lab))


@each_lab
def test_the_labs_answers_hold_each_number(lab):
    found = dict(re.findall(r"^(\d+)\. (.+)$", cells(lab)[-1].source, re.MULTILINE))
    tasks = {task.name: task for task in tasks_of(lab)}
    for number, (_own, names) in asked(lab).items():
        for name in names:
            question = drawn(tasks[name], 0)
            if isinstance(question, NumberQuestion):
                wanted = re.escape(question.shown.replace("−", "-"))
                text = found[str(number)].replace("−", "-")
                assert re.search(rf"(?<![\d,.]){wanted}(?![\d]|[,.]\d)", text), (
                    f"{name}: {question.shown} is not in: {text}"
                )


@each_lab
def test_a_question_is_told_until_it_is_answered_and_the_same_answer_is_right_in_each_language(lab):
    for task in tasks_of(lab):
        name = task.name.replace("-", "_")
        for language in LANGUAGES:
            with using(language):
                question = drawn(task, 0)
                asked_for = repr(checkpoint(lab, **{name: ...}))
                assert question.text.split("\n")[0].replace("**", "") in asked_for
                if isinstance(question, NumberQuestion):
                    right = question.answer
                else:
                    places = order(task, 0, len(question.options))
                    right = [place for place, one in enumerate(places, 1) if question.options[one].right]
                    assert all(f"\n{place}. " in asked_for for place in right)
                assert checkpoint(lab, **{name: right}).each[0].met


def test_nonsense_is_a_sentence():
    for nonsense in (float("nan"), float("inf"), 10**400, True, "much", object(), {"a": 1}, [1.5], [], ""):
        for name in ("weeks", "audits"):
            said = checkpoint("lab-2-1", **{name: nonsense})
            assert not getattr(said.each[0], "met", False)
            assert len(repr(said)) > 10
    assert "has no question" in repr(checkpoint("lab-9", anything=1))
    assert "<script" not in checkpoint("<script>", x=1)._repr_html_()
