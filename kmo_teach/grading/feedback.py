"""One page of feedback for each student, in the student's language: a single HTML file that loads nothing.

It holds no hidden input and no right answer, so that it may be handed on. Jinja escapes every text in it: what a
student wrote, a name or an error is never markup.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kmo_teach.grading import found
from kmo_teach.grading.files import write
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import clean, in_order
from kmo_teach.grading.notebook import Notebook
from kmo_teach.grading.results import Result, cell_reason, mark_reason
from kmo_teach.grading.task import Assignment, FunctionTask, Task, ValueTask, WrittenTask
from kmo_teach.language import _, current, number, using

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["page_for", "write_feedback"]

Translate = Callable[[str], str]
_PAGE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ title }}</title><style>
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem } .points { float: right; font-weight: 600 }
section { border-top: 1px solid #8888; padding-bottom: .5rem }
blockquote { border-left: 4px solid #8888; margin: .5rem 0; padding: .25rem .75rem; white-space: pre-wrap;
overflow-wrap: anywhere }
</style></head><body><main>
<h1>{{ title }}</h1>
<p>{{ name }}</p>
{% if handed_in %}<p>{{ handed_in }}</p>{% endif %}
<p><strong>{{ total }}</strong>{% if why %} {{ why }}{% endif %}</p>
{% for task in tasks %}
<section><h2>{{ task.title }} <span class="points">{{ task.earned }}</span></h2>
<p>{{ task.told }}</p>
{% if task.answer %}<blockquote>{{ task.answer }}</blockquote>{% endif %}
{% if task.levels %}<p>{{ words.levels }}</p><ul>{% for level in task.levels %}<li>{{ level }}</li>{% endfor %}</ul>
{% endif %}
{% if task.comment %}<p><strong>{{ words.comment }}</strong> {{ task.comment }}</p>{% endif %}
</section>
{% endfor %}
{% if faults %}
<section><h2>{{ words.faults }}</h2><ul>{% for fault in faults %}<li>{{ fault }}</li>{% endfor %}</ul></section>
{% endif %}
</main></body></html>
"""


def write_feedback(
    batch: Batch, folder: Path, translate: Translate, comments: Callable[[str, str], str] = lambda student, task: ""
) -> list[Path]:
    """Write the pages, named after the student's key; return where they are.

    Parameters
    ----------
    translate
        Gives an assignment's text in the reader's language.
    comments
        Gives what a person wrote about a student's answer to a task.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for result in batch.results:
        path = folder / f"{result.student.key}.html"
        write(path, page_for(batch, result, translate, comments))
        written.append(path)
    return written


def page_for(
    batch: Batch, result: Result, translate: Translate, comments: Callable[[str, str], str] = lambda student, task: ""
) -> str:
    """Return one page. One that cannot be made costs no other student theirs: it says so itself."""
    template = _template()
    with using(result.language):
        try:
            return template.render(_page(batch, result, translate, partial(comments, result.student.key)))
        except Exception as error:
            return template.render(_failed(batch, result, error))


@cache
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)


def _page(batch: Batch, result: Result, translate: Translate, comment: Callable[[str], str]) -> dict[str, Any]:
    """Return what fills the page."""
    assignment = batch.assignment
    notebook = batch.notebooks.get(result.student.key)
    marks = () if result.unsure else result.marks
    return {
        "language": current(),
        "title": translate(assignment.title),
        "name": clean(result.student.name),
        "handed_in": "" if result.unsure else result.how.told,
        "total": _total(assignment, result),
        "why": "" if marks or result.unsure else result.told,
        "tasks": [_section(mark, assignment, result, notebook, translate, comment(mark.task)) for mark in marks],
        "faults": [cell_reason(cell) for cell in result.cells if not result.unsure],
        "words": {
            "levels": _("What a good answer shows:"),
            "comment": _("Comment:"),
            "faults": _("What went wrong while your notebook ran"),
        },
    }


def _failed(batch: Batch, result: Result, error: Exception) -> dict[str, Any]:
    """Return what fills the page of a student whose page could not be made."""
    return {
        "language": current(),
        "title": batch.assignment.title,
        "name": clean(result.student.name),
        "total": _("This page could not be made ({reason}). Ask your lecturer.").format(reason=type(error).__name__),
    }


def _total(assignment: Assignment, result: Result) -> str:
    if result.unsure:
        return result.told
    if not result.marks:
        return _("There is no grade.")
    if result.points is None:
        text = _("{points} of {all} points so far. A person still has to read an answer.")
    else:
        text = _("{points} of {all} points.")
    return text.format(points=_shown(result.points_so_far), all=_shown(assignment.points))


def _shown(points: float | None) -> str:
    if points is None:
        return "…"
    return number(points, next((places for places in (0, 1) if abs(round(points, places) - points) < 1e-9), 2))


def _fault(result: Result, notebook: Notebook | None, task: Task) -> str:
    """Return what went wrong in the cell that was to give a task's answer."""
    code = [cell for cell in notebook.cells if cell.kind == "code"] if notebook else []
    own = {number for number, cell in enumerate(code, 1) if cell.grade_id == task.name}
    return next((cell_reason(cell) for cell in result.cells if cell["cell"] in own), "")


def _section(
    mark: Mark, assignment: Assignment, result: Result, notebook: Notebook | None, translate: Translate, comment: str
) -> dict[str, Any]:
    task = assignment.task(mark.task)
    hint = ""
    if mark.misconception and isinstance(task, FunctionTask | ValueTask):
        hint = translate(task.misconception(mark.misconception).hint)
    told = mark_reason(mark, hint, value=isinstance(task, ValueTask))
    fault = _fault(result, notebook, task)
    if mark.outcome == "unanswered" and fault:
        told = _("There is no answer that could be used: its cell stopped with an error. {fault}").format(fault=fault)
    shown = notebook if mark.outcome in ("elsewhere", "read", "to read") else None
    written = found.written(shown, assignment, result.cells, result.how.typed) if shown else {}
    rubric = task.rubric if isinstance(task, WrittenTask) else ()
    return {
        "title": translate(task.title),
        "earned": _("{points} of {all}").format(points=_shown(mark.points), all=_shown(task.points)),
        "told": told,
        "answer": in_order(written.get(task.name, "")),
        "levels": [f"{translate(level.shows)} ({_shown(level.points)})" for level in rubric],
        "comment": comment,
    }
