"""Of the reveal.js that comes with sphinx-revealjs, the slides keep what they load, and its licence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["KEPT", "setup"]

KEPT = ("LICENSE", "dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js")
"""Files of reveal.js below ``_static/revealjs``."""


def _tidy(app: Sphinx, error: Exception | None) -> None:
    """Remove the rest: other themes with their fonts, plugins that ask other hosts, and what they were made of."""
    reveal = Path(app.outdir) / "_static" / "revealjs"
    for path in sorted(reveal.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(reveal).as_posix() not in KEPT:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def setup(app: Sphinx) -> None:
    """Tidy up before the finished files are looked at."""
    app.connect("build-finished", _tidy, priority=100)
