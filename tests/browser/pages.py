"""A small site with apps, an assignment and practice tasks, for tests of these, below a sub-path, as on many hosts."""

from __future__ import annotations

import shutil
from pathlib import Path

from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import APPS
from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.markup import desk_html, hand_in_html, task_html
from kmo_teach.practice.released import read
from kmo_teach.practice.tasks.kit.markup import checkpoint_html, section_html
from kmo_teach.practice.tasks.kit.registry import tasks_of
from tools import catalogues, engine, frontend

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{language}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="_static/app/{style}"><script type="module" src="_static/app/{script}"></script></head>
<body><main>{body}</main></body></html>
"""


def write(folder: Path) -> None:
    """Write ``course/<language>`` with a page per app and one page with the phase app twice."""
    frontend.build()
    catalogues.build()
    engine.build()
    for language in LANGUAGES:
        home = folder / "course" / language
        static = home / "_static" / "app"
        shutil.copytree(frontend.DIST, static)
        shutil.copytree(engine.ENGINE, static, dirs_exist_ok=True)
        shutil.move(static / "sw.js", home / "sw.js")
        pages = {"plain": "<p>No app here.</p>", "two": _app("phase", language) + _app("phase", language, "second")}
        pages |= {name: _app(name, language) for name in APPS}
        for name, body in pages.items():
            _write(home / f"{name}.html", language, body, "view.css", "host.js")
        _write(home / "tasks.html", language, _tasks(language), "practice-tasks.css", "practice-tasks.js")
        _write(home / "lab.html", language, _checkpoints(language), "practice-tasks.css", "practice-tasks.js")
        _write(home / "ps1.html", language, _assignment("ps1", language), "practice.css", "practice.js")


def _write(path: Path, language: str, body: str, style: str, script: str) -> None:
    path.write_text(_PAGE.format(language=language, body=body, style=style, script=script), encoding="utf-8")


def _app(name: str, language: str, id: str = "") -> str:
    return app_html(name, language=language, id=id)


def _tasks(language: str) -> str:
    with using(language):
        return section_html("2-4-2-risks-and-price", tasks_of("2-4-2-risks-and-price"))


def _checkpoints(language: str) -> str:
    with using(language):
        return "<p>Between two boxes.</p>".join(checkpoint_html("lab-2-1", (task,)) for task in tasks_of("lab-2-1")[:2])


def _assignment(name: str, language: str) -> str:
    with using(language):
        assignment = read(frontend.ROOT / "exercises", name)
        tasks = [f"<h2>{task.public.own_title}</h2>{task_html(task)}" for task in assignment.tasks]
        return "\n".join([f"<h1>{name}</h1>", desk_html(assignment, "ps1.ipynb"), *tasks, hand_in_html(assignment)])
