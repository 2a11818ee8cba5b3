"""One page of feedback for each student, in the student's language: a single HTML file that loads nothing.

It holds no hidden input and no right answer, so that it may be handed on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from kmo_teach.grading import found
from kmo_teach.grading.files import write
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.notebook import Notebook
from kmo_teach.grading.results import Result, cell_reason, mark_reason
from kmo_teach.grading.task import Assignment, FunctionTask, Task, ValueTask, WrittenTask
from kmo_teach.language import _, current, number, using

__all__ = ["write_feedback"]

Translate = Callable[[str], str]
_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem } .points { float: right; font-weight: 600 }
section { border-top: 1px solid #8888; padding-bottom: .5rem }
blockquote { border-left: 4px solid #8888; margin: .5rem 0; padding: .25rem .75rem; white-space: pre-wrap;
overflow-wrap: anywhere }
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
        with using(result.language):
            page = _page(batch, result, translate, partial(comments, result.student.key))
        path = folder / f"{result.student.key}.html"
        write(path, page)
        written.append(path)
    return written


def _page(batch: Batch, result: Result, translate: Translate, comment: Callable[[str], str]) -> str:
    assignment = batch.assignment
    title = escape(translate(assignment.title))
    body = [f"<h1>{title}</h1>", f"<p>{escape(result.student.name)}</p>", _total(assignment, result)]
    notebook = batch.notebooks.get(result.student.key)
    for mark in result.marks:
        task = assignment.task(mark.task)
        fault = _fault(result, notebook, task)
        body.append(_section(task, mark, notebook, assignment, translate, comment(mark.task), fault, result.cells))
    if result.cells:
        faults = "".join(f"<li>{escape(cell_reason(cell))}</li>" for cell in result.cells)
        body.append(
            f"<section><h2>{escape(_('What went wrong while your notebook ran'))}</h2><ul>{faults}</ul></section>"
        )
    return (
        f'<!doctype html>\n<html lang="{current()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _total(assignment: Assignment, result: Result) -> str:
    if not result.marks:
        return f"<p><strong>{escape(_('There is no grade.'))}</strong> {escape(result.why)}</p>"
    if result.points is None:
        text = _("{points} of {all} points so far. A person still has to read an answer.")
    else:
        text = _("{points} of {all} points.")
    filled = text.format(points=_shown(result.points_so_far), all=_shown(assignment.points))
    return f"<p><strong>{escape(filled)}</strong></p>"


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
    task: Task,
    mark: Mark,
    notebook: Notebook | None,
    assignment: Assignment,
    translate: Translate,
    comment: str,
    fault: str,
    faults: Sequence[dict[str, Any]],
) -> str:
    hint = ""
    if mark.misconception and isinstance(task, FunctionTask | ValueTask):
        hint = translate(task.misconception(mark.misconception).hint)
    earned = _("{points} of {all}").format(points=_shown(mark.points), all=_shown(task.points))
    told = mark_reason(mark, hint, value=isinstance(task, ValueTask))
    if mark.outcome == "unanswered" and fault:
        told = _("There is no answer that could be used: its cell stopped with an error. {fault}").format(fault=fault)
    parts = [
        f'<section><h2>{escape(translate(task.title))} <span class="points">{escape(earned)}</span></h2>',
        f"<p>{escape(told)}</p>",
    ]
    if notebook and mark.outcome in ("elsewhere", "read", "to read"):
        answer = found.written(notebook, assignment, faults).get(task.name, "")
        parts += [f"<blockquote>{escape(answer)}</blockquote>"] if answer else []
    if isinstance(task, WrittenTask):
        levels = "".join(f"<li>{escape(translate(level.shows))} ({_shown(level.points)})</li>" for level in task.rubric)
        parts.append(f"<p>{escape(_('What a good answer shows:'))}</p><ul>{levels}</ul>")
    if comment:
        parts.append(f"<p><strong>{escape(_('Comment:'))}</strong> {escape(comment)}</p>")
    return "\n".join([*parts, "</section>"])
