"""The gate on third parties: no page asks another host for anything. Links that a reader may follow are fine."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from kmo_teach.book.sphinx_ext.pages import built_pages, place_in_source

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["requests_elsewhere", "setup"]

_LOGGER = logging.getLogger(__name__)
_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "manifest", "xlink:href"}
_SILENT_RELATIONS = {"alternate", "author", "canonical", "help", "license", "next", "prev"}
_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:[a-z][a-z0-9+.-]*:)?//[^"')\s]+)""", re.IGNORECASE)
_SCRIPT = re.compile(
    r"""(?:\bimport\s*\(?|\bfrom|\bimportScripts\s*\(|\bfetch\s*\(|\bnew\s+(?:Shared)?Worker\s*\(|\.src\s*=)\s*"""
    r"""["'`]((?:https?:|wss?:)?//[^"'`\s]+)""",
    re.IGNORECASE,
)


class _Requests(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._inside = tag if tag in {"script", "style"} else ""
        for name, value in attributes.items():
            loads = name in _LOADING or (name == "href" and tag not in {"a", "area"})
            if tag == "link" and set(attributes.get("rel", "").split()) & _SILENT_RELATIONS:
                loads = False
            if loads and _HOST.match(value):
                self.found.append(f"<{tag} {name}> {value}")
            if name == "style":
                self.found += [f"style {address}" for address in _STYLE.findall(value)]

    def handle_data(self, data: str) -> None:
        pattern = {"script": _SCRIPT, "style": _STYLE}.get(self._inside)
        self.found += [f"{self._inside} {address}" for address in (pattern.findall(data) if pattern else ())]

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def requests_elsewhere(text: str, suffix: str) -> list[str]:
    """Return the addresses on other hosts that a file of a site would load.

    Parameters
    ----------
    text
        What the file holds.
    suffix
        ``".html"``, ``".css"`` or ``".js"`` (or ``".mjs"``).

    Examples
    --------
    >>> requests_elsewhere('<a href="https://example.org">fine</a><img src="//example.org/a.png">', ".html")
    ['<img src> //example.org/a.png']
    >>> requests_elsewhere("@import url('https://example.org/a.css');", ".css")
    ['https://example.org/a.css']
    """
    if suffix == ".html":
        parser = _Requests()
        parser.feed(text)
        parser.close()
        return parser.found
    return (_STYLE if suffix == ".css" else _SCRIPT).findall(text)


def _check(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.format != "html":
        return
    scripts = [path for path in Path(app.outdir).rglob("*") if path.suffix in {".css", ".js", ".mjs"}]
    for path in [*built_pages(app), *sorted(scripts)]:
        for request in requests_elsewhere(path.read_text(encoding="utf-8"), path.suffix):
            address = request.rpartition(" ")[2]
            _LOGGER.warning("asks another host: %s", request, location=place_in_source(app, path, address))


def setup(app: Sphinx) -> None:
    """Warn about each request to another host when the pages are written."""
    app.connect("build-finished", _check)
