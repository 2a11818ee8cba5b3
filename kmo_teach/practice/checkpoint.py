"""What a lab calls at a checkpoint: ``checkpoint("lab-2-1", wait=4.9)``."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.check.compare import unanswered
from kmo_teach.check.verdict import Verdict
from kmo_teach.html import Html, html, joined
from kmo_teach.language import _, number
from kmo_teach.practice.tasks.kit.drawn import drawn, order
from kmo_teach.practice.tasks.kit.judge import NoAnswerError, judge
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion, PracticeTask, Question
from kmo_teach.practice.tasks.kit.registry import find

__all__ = ["Verdicts", "checkpoint"]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is said at a checkpoint, one after the other: a verdict, or the question where there is no answer yet."""

    each: tuple[Verdict | str, ...]

    def __repr__(self) -> str:
        return "\n\n".join(map(str, self.each))

    def _repr_html_(self) -> str:
        return joined(map(_as_html, self.each), "\n")


def _as_html(said: Verdict | str) -> Html:
    if isinstance(said, Verdict):
        return Html(said._repr_html_())
    lines = joined((html("{line}", line=line) for line in said.split("\n")), "<br>")
    return html("<p>{lines}</p>", lines=lines)


def checkpoint(lab: str, **answers: object) -> Verdicts:
    """Say of each answer at a checkpoint whether it is right: always a sentence, never an error.

    Parameters
    ----------
    lab
        The lab, ``"lab-2-1"``.
    answers
        By the name of the question: a number, the number of the option that you choose, or a list of them. Where it is
        ``...`` you are told the question.

    Examples
    --------
    >>> checkpoint("lab-2-1", no_such_question=1)
    ✘ lab-2-1 has no question no_such_question.
    """
    return Verdicts(tuple(_said(lab, name, answer) for name, answer in answers.items()))


def _said(lab: str, name: str, answer: object) -> Verdict | str:
    try:
        task = find(str(lab), name.replace("_", "-"))
    except LookupError:
        return Verdict(False, _("{lab} has no question {name}.").format(lab=str(lab)[:40], name=name[:80]))
    question = drawn(task, 0)
    if unanswered(answer):
        return _asked(task, question)
    try:
        return judge(question, _given(task, question, answer))
    except NoAnswerError as fault:
        return Verdict(False, str(fault))


def _asked(task: PracticeTask, question: Question) -> str:
    """Return what is asked, with the numbers of its options."""
    text = question.text.replace("**", "").replace("\n\n", " ")
    if isinstance(question, NumberQuestion):
        return f"{text} ({question.unit})" if question.unit else text
    label = _("Choose all that apply") if question.several else _("Choose one")
    options = (
        f"{place}. {question.options[one].text.replace('**', '')}"
        for place, one in enumerate(order(task, 0, len(question.options)), 1)
    )
    return "\n".join([f"{text} {label}:", *options])


def _given(task: PracticeTask, question: Question, answer: object) -> str | list[int]:
    """Return an answer as the page gives it: text of a number, or places of options in the task."""
    if isinstance(question, ChoiceQuestion):
        return _places(task, question, answer)
    if isinstance(answer, str):
        return answer
    value = _number(answer)
    if value is None:
        raise NoAnswerError(_("Give a number, not {kind}.").format(kind=type(answer).__name__))
    return number(value, 8)


def _number(answer: object) -> float | None:
    try:
        value = float(answer)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return value if abs(value) < 1e15 else None


def _places(task: PracticeTask, question: ChoiceQuestion, answer: object) -> list[int]:
    places = order(task, 0, len(question.options))
    chosen = list(answer) if isinstance(answer, (list, tuple, set, frozenset)) else [answer]
    numbered = dict(enumerate(places, 1))
    found = [numbered[one] for one in chosen if isinstance(one, int) and not isinstance(one, bool) and one in numbered]
    if len(found) < len(chosen):
        raise NoAnswerError(_("Give the number of an option, from 1 to {count}.").format(count=len(places)))
    return found
