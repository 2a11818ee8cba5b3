"""The pages that a build wrote, for the modules that look at or change finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["built_pages", "place_in_source"]


def built_pages(app: Sphinx) -> Iterator[Path]:
    """Yield the HTML files of a site; nothing for other builders."""
    if app.builder.format == "html":
        static = app.outdir / "_static"
        for path in sorted(Path(app.outdir).rglob("*.html")):
            if not path.is_relative_to(static):
                yield path


def place_in_source(app: Sphinx, page: Path, words: str) -> str | tuple[str, int]:
    """Return the source of a built page, with the line where some words or a picture of that name stand, if any do."""
    name = page.relative_to(app.outdir).with_suffix("").as_posix()
    if name not in app.env.found_docs:
        return f"{name}.html"
    file = Path(words).name
    for picture in app.env.get_doctree(name).findall(nodes.image):
        if Path(picture["uri"]).name == file and (line := _line(picture)):
            return name, line
    lines = Path(app.env.doc2path(name)).read_text(encoding="utf-8").splitlines()
    return next(((name, number) for number, line in enumerate(lines, 1) if file and file in line), name)


def _line(node: nodes.Node | None) -> int | None:
    """Return the line of a node, or of the nearest one around it: a cell's output has none of its own."""
    while node is not None and not node.line:
        node = node.parent
    return node.line if node is not None else None
