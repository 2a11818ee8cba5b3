"""What the page asks of a practice task: its numbers for a seed, and what to say of an answer."""

from __future__ import annotations

import json
from typing import Any

from kmo_teach.language import using
from kmo_teach.practice.tasks.kit.drawn import drawn
from kmo_teach.practice.tasks.kit.judge import NoAnswerError, judge
from kmo_teach.practice.tasks.kit.markup import question_html, worked_html
from kmo_teach.practice.tasks.kit.question import PracticeTask
from kmo_teach.practice.tasks.kit.registry import find

__all__ = ["answer_json"]

_LARGEST_SEED = 1_000_000


def answer_json(request: str) -> str:
    """Answer the page, from JSON to JSON.

    Parameters
    ----------
    request
        ``language``, ``chapter``, ``task`` and ``seed``; with ``given``, an answer to judge.

    Returns
    -------
    str
        ``met``, ``message`` and ``tried`` (false where there was nothing to judge) of an answer; else ``question`` and
        ``worked`` as HTML.
    """
    asked = json.loads(request)
    with using(asked["language"]):
        task = find(asked["chapter"], asked["task"])
        seed = min(max(0, int(asked["seed"])), _LARGEST_SEED)
        told = _judged(task, seed, asked["given"]) if "given" in asked else _shown(task, seed)
    return json.dumps(told, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def _judged(task: PracticeTask, seed: int, given: str | list[int]) -> dict[str, Any]:
    try:
        verdict = judge(drawn(task, seed), given)
    except NoAnswerError as fault:
        return {"met": False, "message": str(fault), "tried": False}
    return {"met": verdict.met, "message": verdict.message, "tried": True}


def _shown(task: PracticeTask, seed: int) -> dict[str, Any]:
    question = drawn(task, seed)
    return {"question": question_html(task, question, seed), "worked": worked_html(question)}
