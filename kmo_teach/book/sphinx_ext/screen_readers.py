"""Finished pages, repaired for readers who listen to them or steer by voice.

The theme, MyST and pandas leave a few things that a screen reader stumbles over: buttons that unfold the contents
without a name, header cells without a header, roles that no longer exist, and a name in front of the menus that belongs
to no part of the page.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from kmo_teach.book.sphinx_ext.pages import built_pages
from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["repaired", "setup"]

_EMPTY_HEADER = re.compile(r"<th\b([^>]*)>(?:\s*<p>\s*</p>)?\s*</th>")
_UNFOLD = re.compile(r'(<a class="[^"]*\breference internal"[^>]*>([^<]*)</a><details[^>]*>)<summary>')
_SEARCH = re.compile(r'(<button class="[^"]*\bsearch-button-field\b[^"]*"[^>]*?) aria-label="[^"]*"')
_START = '<div class="sidebar-primary-items__start sidebar-primary__section">'


def repaired(html: str, language: str) -> str:
    """Return a page with these repairs; a page that has them stays as it is.

    Parameters
    ----------
    html
        The page.
    language
        ISO 639-1 code of the names that are added.

    Examples
    --------
    >>> repaired('<tr><th></th><th>Cost</th></tr>', "en")
    '<tr><td></td><th>Cost</th></tr>'
    >>> entry = '<a class="reference internal" href="1.html">1 Why</a><details><summary>+</summary></details>'
    >>> repaired(entry, "en").partition("<details>")[2]
    '<summary aria-label="Pages of: 1 Why">+</summary></details>'
    """
    html = _EMPTY_HEADER.sub(r"<td\1></td>", html)
    html = _SEARCH.sub(r"\1", html)  # its text, with the keys that open it, is the better name
    html = html.replace(_START, f'{_START[:-1]} role="banner">')
    html = html.replace('role="doc-biblioentry"', 'role="listitem"')
    with using(language):
        words = _("Pages of: {chapter}")
    return _UNFOLD.sub(lambda match: f"{match[1]}<summary {_label(words, match[2])}>", html)


def _label(words: str, chapter: str) -> str:
    return f'aria-label="{escape(words.format(chapter=unescape(chapter)))}"'


def _repair(app: Sphinx, error: Exception | None) -> None:
    if error is None:
        for path in built_pages(app):
            html = path.read_text(encoding="utf-8")
            done = repaired(html, app.config.language)
            if done != html:
                path.write_text(done, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Repair the pages when all are written."""
    app.connect("build-finished", _repair)
