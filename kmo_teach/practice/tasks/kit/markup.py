"""The HTML of a chapter's practice tasks: written when the book is built, and by the page's Python for other numbers.

The page's script (``frontend/src/practice-tasks.js``) builds no controls: it finds them here. Without JavaScript the
tasks with their first numbers stay readable, and the worked answers can be opened.
"""

from __future__ import annotations

import json
import re

from kmo_teach.html import Html, flag, html, joined
from kmo_teach.language import _, current
from kmo_teach.practice.tasks.kit.drawn import drawn, order
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Document, NumberQuestion, PracticeTask, Question

__all__ = ["anchor", "asked_html", "checkpoint_html", "inline", "question_html", "section_html", "worked_html"]

_SECTION = """<section class="kmo-practice{kind}" data-chapter="{chapter}" data-language="{language}" \
lang="{language}" data-state="static" aria-label="{label}">
<p class="kmo-guide" data-live="{live}">{still}</p>
<p class="kmo-engine" hidden><span role="status"></span> <button type="button" data-action="retry" hidden>{again}\
</button></p>
{tasks}
<p class="kmo-clear"><button type="button" data-action="clear" hidden>{clear}</button></p>
<script type="application/json" class="kmo-words">{words}</script>
</section>"""

_TASK = """<details class="kmo-practice-task" id="{anchor}" data-task="{name}">
<summary><span class="kmo-title">{place}{title}</span> <span class="kmo-about">{about}</span> \
<span class="kmo-solved" hidden>✔ {solved}</span></summary>
<form autocomplete="off" novalidate aria-label="{title}">
<fieldset class="kmo-all" disabled>
<div class="kmo-question">{question}</div>
<div class="kmo-actions">
<button type="submit" data-action="check">{check}</button>
<button type="button" data-action="other"{fixed}>{other}</button>
</div>
</fieldset>
<div class="kmo-told" role="status"></div>
<details class="kmo-worked"><summary>{worked_label}</summary><div>{worked}</div></details>
</form>
</details>"""


def anchor(name: str) -> str:
    """Return a task's id on its page.

    >>> anchor("forward")
    'practice-forward'
    """
    return f"practice-{name}"


def section_html(chapter: str, tasks: tuple[PracticeTask, ...]) -> Html:
    """Return all tasks of a chapter, each with its first numbers."""
    live = _(
        "Check an answer as often as you like; the worked answer opens after a try. “Another version” gives the "
        "same task with other numbers or another case. What you type is kept in this browser and goes nowhere else."
    )
    return _whole(chapter, tasks, "", _("Practice tasks"), live)


def checkpoint_html(lab: str, tasks: tuple[PracticeTask, ...]) -> Html:
    """Return the tasks of one checkpoint of a lab."""
    live = _("Check it here, as often as you like. What you type is kept in this browser and goes nowhere else.")
    label = _("Checkpoint: {title}").format(title=tasks[0].shown_title)
    return _whole(lab, tasks, " kmo-checkpoint", label, live)


def _whole(chapter: str, tasks: tuple[PracticeTask, ...], kind: str, label: str, live: str) -> Html:
    return html(
        _SECTION,
        chapter=chapter,
        language=current(),
        kind=kind,
        label=label,
        still=_("Checking an answer here needs JavaScript and a page opened from a web address."),
        live=live,
        again=_("Try again"),
        tasks=joined(
            (_task(task, f"{place}. " if len(tasks) > 1 else "") for place, task in enumerate(tasks, 1)), "\n"
        ),
        clear=_("Clear my answers to these tasks"),
        words=Html(json.dumps(_words(), ensure_ascii=False).replace("<", "\\u003c")),
    )


def _task(task: PracticeTask, place: str) -> Html:
    question = drawn(task, 0)
    levels = {1: _("one step"), 2: _("several steps"), 3: _("find and weigh")}
    about = _("{level}, {minutes} minutes").format(level=levels[task.difficulty], minutes=task.minutes)
    return html(
        _TASK,
        anchor=anchor(task.name),
        name=task.name,
        place=place,
        title=task.shown_title,
        about=about,
        solved=_("solved"),
        question=question_html(task, question, 0),
        check=_("Check"),
        fixed=flag("hidden", task.fixed),
        other=_("Another version"),
        worked_label=_("Worked answer"),
        worked=worked_html(question),
    )


def question_html(task: PracticeTask, question: Question, seed: int) -> Html:
    """Return a question: its text, its papers and the field or the options to answer with."""
    if isinstance(question, NumberQuestion):
        place = _field(task, question)
    else:
        place = _options(task, question, order(task, seed, len(question.options)))
    return joined([asked_html(question), place], "\n")


def asked_html(question: Question) -> Html:
    """Return what a question asks: its text and its papers."""
    return joined([_paragraphs(question.text), *map(_document, question.documents)], "\n")


def _field(task: PracticeTask, question: NumberQuestion) -> Html:
    return html(
        '<p class="kmo-field"><label for="{id}">{label}</label> <input type="text" inputmode="{keys}" id="{id}"'
        ' aria-describedby="{id}-unit"> <span class="kmo-unit" id="{id}-unit">{unit}</span></p>',
        id=f"{anchor(task.name)}-answer",
        keys="text" if task.signed else "decimal",
        label=_("Your answer"),
        unit=question.unit,
    )


def _options(task: PracticeTask, question: ChoiceQuestion, places: list[int]) -> Html:
    options = (
        html(
            '<label class="kmo-option"><input type="{kind}" name="{name}" value="{place}"> <span>{text}</span></label>',
            kind="checkbox" if question.several else "radio",
            name=f"{anchor(task.name)}-answer",
            place=place,
            text=inline(question.options[place].text),
        )
        for place in places
    )
    label = _("Choose all that apply") if question.several else _("Choose one")
    return html(
        '<fieldset class="kmo-options"><legend>{label}</legend>\n{options}\n</fieldset>',
        label=label,
        options=joined(options, "\n"),
    )


def worked_html(question: Question) -> Html:
    """Return the worked answer: what is right, and the steps to it."""
    steps = joined(html("<li>{step}</li>", step=inline(step)) for step in question.worked)
    if isinstance(question, NumberQuestion):
        right = question.in_unit(question.shown)
    else:
        right = " · ".join(option.text for option in question.options if option.right)
    return html(
        "<ol>{steps}</ol>\n<p><strong>{label}</strong> {right}</p>", steps=steps, label=_("Answer:"), right=right
    )


def _document(document: Document) -> Html:
    head = joined(html('<th scope="col">{cell}</th>', cell=cell) for cell in document.head)
    rows = joined(
        html(
            '<tr><th scope="row">{first}</th>{rest}</tr>',
            first=first,
            rest=joined(html("<td>{cell}</td>", cell=cell) for cell in rest),
        )
        for first, *rest in document.rows
    )
    return html(
        '<div class="kmo-document"><table><caption>{title}</caption>{head}<tbody>{rows}</tbody></table></div>',
        title=document.title,
        head=html("<thead><tr>{head}</tr></thead>", head=head) if document.head else Html(),
        rows=rows,
    )


def _paragraphs(text: str) -> Html:
    return joined((html("<p>{text}</p>", text=inline(part)) for part in text.split("\n\n")), "\n")


def inline(text: str) -> Html:
    """Return text as HTML, with ``**so**`` in bold."""
    return Html(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html("{text}", text=text)))


def _words() -> dict[str, str]:
    """Return what the page's script says."""
    return {
        "working": _("One moment."),
        "loading": _("The computing engine is loading ({part} of {parts}). You can answer already."),
        "offline": _("There is no connection, so answers cannot be checked. What you type stays."),
        "failed": _("The computing engine could not be started. What you type stays."),
        "wrong": _("The page met a fault of its own. What you type stays. Try again."),
        "refused": _("This browser keeps nothing for this page: what you type is gone when you leave."),
        "clear": _("Clear your answers to the practice tasks of this page?"),
        "changed": _("You have changed your answer since."),
        "other": _("This is version {version}."),
    }
