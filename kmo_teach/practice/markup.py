"""The HTML of a task and of the desk around all tasks of a page: the one source of it.

The page's script (``frontend/src/practice.js``) builds no controls: it finds them here by class and data attribute and
wires them. Without JavaScript the tasks stay readable, and a link leads to the notebook for Jupyter.
"""

from __future__ import annotations

import json
from typing import Any

from kmo_teach.html import Html, html, joined
from kmo_teach.language import _, current, number
from kmo_teach.practice.released import ReleasedAssignment, ReleasedTask

__all__ = ["PATIENCE", "description", "desk_html", "hand_in_html", "task_html"]

PATIENCE = 10
"""Seconds that code on the page may run."""

_DESK = """<section class="kmo-desk" data-assignment="{name}" data-language="{language}" lang="{language}" \
data-state="static" aria-label="{label}">
<p class="kmo-still">{still} <a href="{address}" download>{as_released}</a></p>
<div class="kmo-live" hidden>
<p>{guide}</p>
<p>{asks}</p>
<p id="kmo-keys">{keys}</p>
<div class="kmo-actions">
<button type="button" data-action="download">{download}</button>
<button type="button" data-action="open">{open}</button>
<input type="file" accept=".ipynb,application/json" hidden aria-label="{open}">
</div>
<p class="kmo-kept" role="status"></p>
<p class="kmo-opened" role="status"></p>
<p class="kmo-saved" role="status"></p>
<p class="kmo-engine"><span role="status"></span> <button type="button" data-action="retry" hidden>{again}</button></p>
</div>
<script type="application/json" class="kmo-description">{description}</script>
<template class="kmo-own-cell">{own}</template>
</section>"""

_TASK = """<form class="kmo-task" id="task-{name}" data-task="{name}" data-kind="{kind}" lang="{language}" \
autocomplete="off" novalidate aria-label="{label}">
<fieldset class="kmo-all" disabled>
{fields}{code}
<div class="kmo-actions">
{buttons}
<button type="button" data-action="stop" hidden>{stop}</button>
<button type="button" data-action="again" class="kmo-quiet">{again}</button>
</div>
</fieldset>
<div class="kmo-conflict" role="alert" hidden><p>{conflict}</p>
<div class="kmo-actions"><button type="button" data-action="mine">{mine}</button> \
<button type="button" data-action="theirs">{theirs}</button></div></div>
<pre class="kmo-printed" tabindex="0" hidden aria-label="{printed}"></pre>
<div class="kmo-told" role="status"></div>
</form>"""

_CODE = """<div class="kmo-code"{hidden}>
<label for="{id}">{label}<span class="kmo-unseen">: {title}</span></label>
<textarea id="{id}" aria-describedby="kmo-keys" rows="{rows}" spellcheck="false" autocapitalize="off" \
autocorrect="off">{source}</textarea>
</div>"""

_PROSE = """<div class="kmo-prose">
<label for="{id}">{label}<span class="kmo-unseen">: {title}</span></label>
<textarea id="{id}" rows="10" aria-describedby="{id}-count"></textarea>
<p class="kmo-count" id="{id}-count"></p>
</div>"""


def desk_html(assignment: ReleasedAssignment, address: str) -> Html:
    """Return what stands above the tasks: where the work is kept, and the notebook to download and open.

    Parameters
    ----------
    address
        Of the notebook as students get it, for whoever works in Jupyter.
    """
    return html(
        _DESK,
        name=assignment.name,
        language=current(),
        label=_("Your work"),
        still=_("Answering here needs JavaScript and a page opened from a web address. You can also work in Jupyter:"),
        address=address,
        as_released=_("download the notebook"),
        guide=_(
            "Answer here and check each answer as often as you like. What you type is kept in this browser, on this "
            "device, and goes nowhere else. A browser may clear what it keeps, so download your notebook now and then. "
            "It is also what you hand in, and Jupyter opens it."
        ),
        asks=_asks(assignment),
        keys=_(
            "In a field for code, Enter keeps the indentation, Shift + Enter runs the code, and Tab leaves the field."
        ),
        download=_("Download my notebook"),
        open=_("Open my notebook"),
        again=_("Try again"),
        description=_in_script(description(assignment)),
        own=_own_cell(),
    )


def _asks(assignment: ReleasedAssignment) -> str:
    """Say how many tasks need code, and what a reader does who never wrote any."""
    without, all_tasks = sum(task.kind != "code" for task in assignment.tasks), len(assignment.tasks)
    if without == all_tasks:
        return _("No task needs programming: you choose an answer or write it in words.")
    return _(
        "{without} of the {all} tasks need no programming: you choose an answer or write it in words. The others ask "
        "for a short function in Python. If you never wrote one, work through the lab of the introduction first, do "
        "the tasks without code, and ask your teacher what counts for you."
    ).format(without=number(without), all=number(all_tasks))


def hand_in_html(assignment: ReleasedAssignment) -> Html:
    """Return what stands below the last task."""
    return html(
        '<div class="kmo-hand-in" hidden><p><span class="kmo-answered" data-words="{words}"></span> {text}</p>'
        '<div class="kmo-missing"><p>{missing}</p><ul>{tasks}</ul></div>'
        '<div class="kmo-actions"><button type="button" data-action="download">{download}</button></div>'
        '<p class="kmo-saved"></p></div>',
        words=_("{answered} of {all} tasks have an answer."),
        missing=_("No answer yet:"),
        tasks=joined(
            html(
                '<li data-task="{name}"><a href="#task-{name}">{title}</a></li>',
                name=task.name,
                title=task.public.own_title,
            )
            for task in assignment.tasks
        ),
        text=_("Download your notebook and hand it in where your teacher asks for it."),
        download=_("Download my notebook"),
    )


def task_html(task: ReleasedTask) -> Html:
    """Return the place for a task's answer, with the buttons that run and check it."""
    title = task.public.own_title
    parts = {"title": title, "label": _("Your answer"), "id": f"answer-{task.name}"}
    fields = _fields(task) if task.kind == "value" else html(_PROSE, **parts) if task.kind == "written" else ""
    rows = max(4, task.stubs[0].count("\n") + 2)
    hidden = Html(" hidden") if task.kind == "value" else ""
    code = "" if task.kind == "written" else html(_CODE, **parts, source=task.stubs[0], rows=rows, hidden=hidden)
    return _form(task.name, task.kind, title, Html(fields), Html(code), checked=bool(task.check))


def _form(name: str, kind: str, label: str, fields: Html, code: Html, *, checked: bool) -> Html:
    run = html('<button type="button" data-action="run">{run}</button>', run=_("Run the code"))
    check = html('<button type="button" data-action="check">{check}</button>', check=_("Check"))
    return html(
        _TASK,
        name=name,
        kind=kind,
        language=current(),
        label=label,
        fields=fields,
        code=code,
        buttons=joined(([run] if code else []) + ([check] if checked else []), "\n"),
        stop=_("Stop"),
        again=_("Start this task again"),
        conflict=_("You changed this answer in another tab too. What you see here is not kept until you choose."),
        mine=_("Keep this one"),
        theirs=_("Take the other one"),
        printed=_("What the code prints"),
    )


def _own_cell() -> Html:
    """Return the place for a cell of the student's own, which a notebook from Jupyter may hold."""
    label = _("A cell of your own")
    code = html(_CODE, id="own", label=label, title="", source="", rows=4, hidden="")
    return _form("own", "own", label, Html(), code, checked=False)


def _fields(task: ReleasedTask) -> Html:
    form = task.public.form
    assert form is not None  # a value has one
    label = _("Your answer")
    if form.kind == "mapping":
        rows = (_choice(f"answer-{task.name}-{key}", key, form.choices, key) for key in form.keys)
        body = joined(rows, "\n")
    elif form.kind == "list":
        body = joined(
            html('<label class="kmo-option"><input type="checkbox" value="{word}"> {word}</label>', word=word)
            for word in form.choices
        )
    elif form.kind == "choice":
        body = _choice(f"answer-{task.name}-value", label, form.choices, "")
    else:
        body = html(
            '<div class="kmo-field"><label for="{id}">{label}</label> <input type="text" inputmode="decimal" id="{id}">'
            "</div>",
            id=f"answer-{task.name}-value",
            label=_("A number"),
        )
    return html(
        '<fieldset class="kmo-fields" data-form="{kind}">\n'
        '<legend>{label}<span class="kmo-unseen">: {title}</span></legend>\n{body}\n</fieldset>\n',
        kind=form.kind,
        label=label,
        title=task.public.own_title,
        body=body,
    )


def _choice(id: str, label: str, choices: tuple[str, ...], key: str) -> Html:
    options = joined(html('<option value="{word}">{word}</option>', word=word) for word in choices)
    return html(
        '<div class="kmo-field"><label for="{id}">{label}</label> <select id="{id}" data-key="{key}">'
        '<option value="">{none}</option>{options}</select></div>',
        id=id,
        label=label,
        key=key,
        none=_("choose"),
        options=options,
    )


def description(assignment: ReleasedAssignment) -> dict[str, Any]:
    """Return what the page's script cannot read off the HTML, for JSON."""
    return {
        "notebook": assignment.notebook,
        "seconds": PATIENCE,
        "tasks": {task.name: _described(task) for task in assignment.tasks},
        "words": _words(),
    }


def _in_script(described: dict[str, Any]) -> Html:
    """Return JSON that is safe inside a script element."""
    text = json.dumps(described, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _described(task: ReleasedTask) -> dict[str, Any]:
    form = task.public.form
    return {
        "title": task.public.own_title,
        "stubs": task.stubs,
        "check": task.check,
        "variable": task.public.answer,
        "form": form and {"kind": form.kind, "choices": form.choices, "keys": form.keys},
    }


def _words() -> dict[str, str]:
    return {
        "kept": _("All that you typed is kept in this browser."),
        "empty": _("You have no answers in this browser yet."),
        "full": _(
            "Your browser has no room left, so your last changes are not kept. Download your notebook before you leave "
            "this page."
        ),
        "refused": _(
            "Your browser keeps nothing for this page: it is a private window, or its settings forbid it. Download "
            "your notebook before you leave this page."
        ),
        "loading": _("Python is loading ({part} of {parts}). You can write already."),
        "offline": _("There is no connection, so Python cannot be loaded. You can go on writing."),
        "failed": _("Python could not be started. You can go on writing."),
        "running": _("Python is at work."),
        "stopped": _("Stopped. Nothing that you typed is lost."),
        "time": _("This took more than {seconds} seconds and was stopped. Does a loop never end?"),
        "gone": _("Python ended and starts again. Nothing that you typed is lost. Does this need too much memory?"),
        "earlier": _(
            "Your code for “{task}” runs first, and it did not end. It is left out now until you change it: try again."
        ),
        "line": _("Line {line}: {text}"),
        "python": _("Python says: {text}"),
        "changed": _("You have changed your answer since."),
        "silent": _("This ran without an error and printed nothing."),
        "wrong": _("The page met a fault of its own. Nothing that you typed is lost. Try again."),
        "word": _("{count} word"),
        "words": _("{count} words"),
        "saved": _("{file} was downloaded at {time}, with all that stands here. Hand in that file."),
        "stale": _("You changed an answer after you downloaded {file}. Download it again before you hand it in."),
        "unreadable": _("{file} is damaged or is no notebook. Nothing was changed."),
        "other": _("{file} is another assignment ({name}): open it on that page. Nothing was changed."),
        "none": _("{file} holds no answers to this assignment. Nothing was changed."),
        "opened": _("The answers of {file} are on this page now."),
        "replace": _("Opening {file} takes the place of your answers on this page. Go on?"),
        "again": _("Put this task back as it was? Your answer to it is lost."),
        "number": _("{text} is not a number. Give a number, such as 1234.5."),
    }
