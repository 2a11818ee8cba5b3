"""What a check tells a student, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.check.compare import agree, plain, resembles, unanswered
from kmo_teach.check.forbidden import ForbiddenError, call
from kmo_teach.check.public_part import Case, Form, PublicTask
from kmo_teach.html import html
from kmo_teach.language import _, number

__all__ = ["Verdict", "judge_publicly"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a check: shown as text or, in a notebook, as a short note.

    Attributes
    ----------
    met
        Whether the public part is met.
    message
        What to tell the student.
    misconception
        The name of the misconception that the answer looks like, if any.
    """

    met: bool
    message: str
    misconception: str | None = None

    def __repr__(self) -> str:
        return ("✔ " if self.met else "✘ ") + self.message

    def _repr_html_(self) -> str:
        mark = repr(self)[0]
        return html(
            '<p role="status"><strong aria-hidden="true">{mark}</strong> {text}</p>', mark=mark, text=self.message
        )


def judge_publicly(task: PublicTask, answer: object) -> Verdict:
    """Hold an answer against the public part of a task."""
    if task.kind == "written":
        written = not (answer is None or answer is ... or (isinstance(answer, str) and not answer.strip()))
        return Verdict(written, _("A person reads this answer. There is nothing to check here."))
    if answer is None or answer is ...:
        return Verdict(False, _("There is no answer yet."))
    return _function(task, answer) if task.form is None else _value(task, task.form, answer)


def _function(task: PublicTask, answer: object) -> Verdict:
    if not callable(answer):
        return Verdict(False, _("Hand in the function itself: {name}, without brackets.").format(name=task.answer))
    for case in task.cases:
        try:
            given = plain(call(answer, list(case.inputs.values()), task.forbidden))
        except ForbiddenError:
            text = _(
                "Your answer calls the course's own function for this. "
                "The task asks you to write the calculation yourself."
            )
            return Verdict(False, text)
        except (Exception, SystemExit) as error:  # whatever a student's function raises is told, not raised
            text = _("With {inputs} your function stops with an error: {error}")
            return Verdict(False, text.format(inputs=_inputs(case), error=f"{type(error).__name__}: {error}"))
        if unanswered(given):
            return Verdict(False, _("Your function returns nothing yet. End it with return."))
        if not agree(given, case.expected, task.tolerance):
            return _wrong_result(task, case, given)
    return Verdict(True, _("The example comes out right. Your grade comes from other inputs."))


def _wrong_result(task: PublicTask, case: Case, given: object) -> Verdict:
    text = _("With {inputs} we expect {expected}, and your function gives {given}.").format(
        inputs=_inputs(case), expected=_shown(case.expected), given=_shown(given)
    )
    for name, value in case.wrong.items():
        if agree(given, value, task.tolerance):
            return Verdict(False, f"{text} {task.hint(name)}", name)
    if isinstance(case.expected, int | float) and isinstance(given, list) and len(given) == 2:
        text += " " + _("Those are two numbers: Python writes a decimal number with a point, 0.5 and not 0,5.")
    return Verdict(False, text)


def _value(task: PublicTask, form: Form, answer: object) -> Verdict:
    try:
        given = form.read(plain(answer))
    except Exception as error:  # a student's own class may raise anything
        return Verdict(False, _("This answer cannot be read: {reason}.").format(reason=error))
    if unanswered(given):
        return Verdict(False, _("There is no answer yet."))
    for name, value in task.wrong.items():
        if resembles(given, value, task.tolerance):
            return Verdict(False, task.hint(name), name)
    fault = _form_fault(form, given)
    if fault:
        return Verdict(False, fault)
    return Verdict(True, _("Your answer has the right form. Whether it is right is told with your grade."))


def _form_fault(form: Form, given: object) -> str | None:
    if form.kind == "number":
        fits = isinstance(given, int | float) and not isinstance(given, bool)
        return None if fits else _("Give a number.")
    if form.kind == "choice":
        return _word_fault(form, given)
    if form.kind == "list":
        if not isinstance(given, list):
            return _('Give a list, such as ["{word}"].').format(word=form.choices[0] if form.choices else "...")
        return next((fault for item in given if (fault := _word_fault(form, item))), None)
    if not isinstance(given, dict):
        return _("Give a dictionary with the keys {keys}.").format(keys=", ".join(form.keys))
    missing = [key for key in form.keys if key not in given or unanswered(given[key])]
    if missing:
        return _("These have no answer yet: {keys}.").format(keys=", ".join(missing))
    return next((fault for key in form.keys if (fault := _word_fault(form, given[key]))), None)


def _word_fault(form: Form, word: object) -> str | None:
    if isinstance(word, list):
        return next((fault for item in word if (fault := _word_fault(form, item))), None)
    if form.choices and str(word).strip().casefold() not in {choice.casefold() for choice in form.choices}:
        return _("{word} is not one of: {choices}.").format(word=word, choices=", ".join(form.choices))
    return None


def _inputs(case: Case) -> str:
    return ", ".join(f"{name} = {_shown(value)}" for name, value in case.inputs.items())


def _shown(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = str(value)
        return text if len(text) <= 80 else text[:77] + "..."
    try:
        return number(value, 0 if float(value).is_integer() else 4 if abs(value) < 10 else 2)
    except (OverflowError, ValueError):  # thousands of digits
        return "…"
