"""The pages that a build wrote, for the modules that look at or change finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["built_pages"]


def built_pages(app: Sphinx) -> Iterator[Path]:
    """Yield the HTML files of a site; nothing for other builders."""
    if app.builder.format == "html":
        static = app.outdir / "_static"
        for path in sorted(Path(app.outdir).rglob("*.html")):
            if not path.is_relative_to(static):
                yield path
