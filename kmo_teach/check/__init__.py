"""What a student uses: ``from kmo_teach.check import check``, then ``check("home-market", home_market_sufficiency)``.

A check says whether the public part of a task is met, and if not, which misconception the answer looks like. It is
keyed by the task's name, so a cell may be moved, copied, split or deleted. The public part is in
``kmo_teach/check/public/``, where ``make release`` puts it: worked examples, the form of an answer, hints. It holds no
hidden input and no solution.
The grade is not made here: see :mod:`kmo_teach.grading`.
"""

from __future__ import annotations

from kmo_teach.check.compare import unanswered
from kmo_teach.check.public_part import PublicTask, task_names
from kmo_teach.check.verdict import Verdict, judge_publicly
from kmo_teach.language import _

__all__ = ["check", "handed_in"]

_handed_in: dict[str, object] = {}


def check(name: str, answer: object = None) -> Verdict:
    """Say whether the public part of a task is met: always a sentence, never an error.

    Parameters
    ----------
    name
        The task's name, as in the notebook.
    answer
        The function you wrote, or the value you found.

    Examples
    --------
    >>> check("no-such-task", 1)  # doctest: +ELLIPSIS
    ✘ There is no task no-such-task. The tasks are: ...
    """
    task = PublicTask.find(name) if isinstance(name, str) else None
    if task is None:
        shown = name if isinstance(name, str) else type(name).__name__
        text = _("There is no task {name}. The tasks are: {names}.")
        return Verdict(False, text.format(name=shown[:80], names=", ".join(task_names())))
    if not unanswered(answer):
        _handed_in[name] = answer
    return judge_publicly(task, answer)


def handed_in(name: str) -> object:
    """Return what the notebook last handed to :func:`check` for a task, or ``None``.

    The grader asks for it where the notebook has no variable of the expected name.
    """
    return _handed_in.get(name)
