"""The apps' front end and the Python for the reader's browser, copied into the site and put on pages with an app."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["add_where", "is_bundled", "setup"]

_FRONTEND = Path(__file__).parents[2] / "frontend" / "dist"
_APP = 'class="kmo-app'


def _copy(app: Sphinx) -> None:
    """Copy what changed. The service worker goes to the site's root: it serves only what lies below itself."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "app"
    engine = Path(app.config.course_engine) if app.config.course_engine else None
    wanted: dict[Path, Path] = {}
    for folder in (_FRONTEND, engine):
        for path in sorted(folder.rglob("*")) if folder and folder.is_dir() else ():
            if path.is_file():
                wanted[target / path.relative_to(folder)] = path
    if target / "sw.js" in wanted:
        wanted[Path(app.outdir) / "sw.js"] = wanted.pop(target / "sw.js")
    for path in target.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()
    for path, source in wanted.items():
        if not path.exists() or not filecmp.cmp(source, path, shallow=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)


def is_bundled(script: str) -> bool:
    """Tell whether the front end has a script: a book that is built without it has none."""
    return (_FRONTEND / script).exists()


def add_where(app: Sphinx, marker: str, style: str, script: str) -> None:
    """Put a style and a script of the front end on the pages that hold a piece of HTML."""

    def add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
        if marker in context.get("body", "") and is_bundled(script):
            app.add_css_file(f"app/{style}")
            app.add_js_file(f"app/{script}", type="module")

    app.connect("html-page-context", add)


def setup(app: Sphinx) -> None:
    """Copy before pages are written, so that their links carry the files' checksums."""
    app.add_config_value("course_engine", "", "html", types=[str])
    app.connect("builder-inited", _copy)
    add_where(app, _APP, "view.css", "host.js")
