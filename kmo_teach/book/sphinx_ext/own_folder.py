"""Where the book alone may be built: not over the site of all languages, and without the theme's templates in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_MARK = "start.js"  # only the page that leads to the languages has it


def _refuse(app: Sphinx) -> None:
    """Stop before `jupyter-book build .` puts English pages among those of the site of all languages."""
    if (Path(app.outdir) / _MARK).exists():
        raise ExtensionError(
            f"{app.outdir} holds the site of all languages. To build the English book beside it: "
            "jupyter-book build . --path-output _build/english"
        )


def _remove_templates(app: Sphinx, error: Exception | None) -> None:
    """Remove the theme's templates that lie among its static files: they would be published as pages."""
    if error is None and app.builder.format == "html":
        for path in (Path(app.outdir) / "_static").rglob("*macros.html"):
            path.unlink()


def setup(app: Sphinx) -> None:
    """Look before anything is written, and tidy up afterwards."""
    app.connect("builder-inited", _refuse, priority=1)
    app.connect("build-finished", _remove_templates, priority=100)
