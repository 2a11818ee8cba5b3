"""Says of an answer whether it is right, and if not, which misconception it looks like."""

from __future__ import annotations

from kmo_teach.check.compare import agree
from kmo_teach.check.verdict import Verdict
from kmo_teach.language import _, number, read_number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion, Question

__all__ = ["NoAnswerError", "judge"]


class NoAnswerError(ValueError):
    """There is nothing to judge; the message says what is missing. It is no try yet."""


def judge(question: Question, given: str | list[int]) -> Verdict:
    """Judge an answer.

    Parameters
    ----------
    given
        What was typed or, for a choice, the places in the task of what was chosen.

    Raises
    ------
    NoAnswerError
        For an answer that is empty or cannot be read: it is asked again, never guessed at.
    """
    if isinstance(question, NumberQuestion):
        return _number(question, given if isinstance(given, str) else "")
    return _choice(question, set(given) if isinstance(given, list) else set())


def _number(question: NumberQuestion, typed: str) -> Verdict:
    signs = (question.unit, "€") if question.unit == "EUR" else (question.unit,)
    text = typed
    for sign in filter(None, signs):
        text = text.replace(sign, "")
    text = text.strip()
    if not text:
        raise NoAnswerError(_("There is no answer yet."))
    found = read_number(text)
    if found is None or abs(found) > 1e15:
        example = number(1234.5, 1)
        raise NoAnswerError(
            _("“{text}” cannot be read as a number. Write it like {example}.").format(text=typed[:40], example=example)
        )
    if agree(found, question.answer, question.room):
        return Verdict(True, _("Right."))
    for place, misconception in enumerate(question.wrong):
        if agree(found, misconception.value, question.room):
            return Verdict(False, misconception.hint, str(place))
    return Verdict(False, _slip(question, found))


def _slip(question: NumberQuestion, found: float) -> str:
    """Return what to say of a number that no misconception gives."""
    if agree(-found, question.answer, question.room):
        return _("The size is right, the sign is not: which way does it go?")
    for power in (-3, -2, -1, 1, 2, 3):
        if agree(found * 10.0**power, question.answer, question.room):
            shown = question.in_unit(number(found, len(f"{found:.10g}".partition(".")[2])))
            return _("The digits are right, but you gave {shown}: look at the decimal mark and the unit.").format(
                shown=shown
            )
    return _("Not right yet. Try again, or look at the worked answer.")


def _choice(question: ChoiceQuestion, chosen: set[int]) -> Verdict:
    if not chosen:
        raise NoAnswerError(_("Choose an answer first."))
    hints = []
    for place, option in enumerate(question.options):
        if place in chosen and not option.right:
            return Verdict(False, option.hint, str(place))
        if place not in chosen and option.right:
            hints.append((option.hint, str(place)))
    if not hints:
        return Verdict(True, _("Right."))
    hint, missed = hints[0]
    return Verdict(False, _("Not all of it yet. {hint}").format(hint=hint), missed)
