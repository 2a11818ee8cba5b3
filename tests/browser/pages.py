"""A small site with the apps on it, for tests of the apps alone. It lies below a sub-path, as on many hosts."""

from __future__ import annotations

import shutil
from pathlib import Path

from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import APPS
from kmo_teach.language import LANGUAGES
from tools import catalogues, engine, frontend

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{language}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="_static/app/view.css">
<script type="module" src="_static/app/host.js"></script></head>
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
            (home / f"{name}.html").write_text(_PAGE.format(language=language, body=body), encoding="utf-8")


def _app(name: str, language: str, id: str = "") -> str:
    return app_html(name, language=language, id=id)
