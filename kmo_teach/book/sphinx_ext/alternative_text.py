"""The gate on pictures: every one says in words what it shows, or that it is decoration."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import logging

from kmo_teach.book.sphinx_ext.pages import built_pages, place_in_source

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["missing_alternatives", "setup"]

_LOGGER = logging.getLogger(__name__)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Pictures(HTMLParser):
    """Collect pictures without words.

    An outermost ``svg`` needs a role of ``img`` with a name, its own or that of the element of that role around it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []  # tag, and whether it gives what it holds a name or hides it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        covered = any(named for _, named in self._open)
        named = attributes.get("aria-hidden") == "true" or (
            attributes.get("role") in {"img", "presentation"}
            and bool((attributes.get("aria-label") or attributes.get("aria-labelledby") or "").strip())
        )
        if tag == "img" and not covered and not _says(attributes.get("alt") or "", attributes.get("src") or ""):
            self.found.append(f"image without alternative text: {(attributes.get('src') or '')[:80]}")
        if tag == "svg" and not covered and not named:
            self.found.append(f"drawing without alternative text: svg {attributes.get('class') or ''}".rstrip())
            named = True  # said once
        if tag not in _VOID:
            self._open.append((tag, named))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return


def _says(alternative: str, source: str) -> bool:
    """Tell whether an image's text says something: where there is none, docutils writes the name of the file."""
    file = PurePosixPath(alternative.strip()).name
    return bool(file) and file != PurePosixPath(source).name


def missing_alternatives(html: str) -> list[str]:
    """Return what a page shows without saying it in words.

    >>> missing_alternatives('<img src="a.png" alt="Sales"><svg aria-hidden="true"></svg><img src="b.png">')
    ['image without alternative text: b.png']
    """
    pictures = _Pictures()
    pictures.feed(html)
    pictures.close()
    return pictures.found


def _check(app: Sphinx, error: Exception | None) -> None:
    if error is None:
        for path in built_pages(app):
            for problem in missing_alternatives(path.read_text(encoding="utf-8")):
                _LOGGER.warning("%s", problem, location=place_in_source(app, path, problem.partition(": ")[2]))


def setup(app: Sphinx) -> None:
    """Warn about each picture without words when the pages are written."""
    app.connect("build-finished", _check)
