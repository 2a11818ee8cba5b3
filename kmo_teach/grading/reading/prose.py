"""What a student wrote, as HTML that only shows: no link, no picture, no markup of the student's own.

A page that is opened with the reader's rights must not fetch or run what a student wrote.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

from markupsafe import Markup

from kmo_teach.grading.names import in_order

__all__ = ["prose", "verbatim"]

_LONGEST = 50_000
"""Characters that are still laid out; longer texts are shown as they were written."""


def prose(text: str) -> Markup:
    """Return Markdown as HTML.

    Examples
    --------
    >>> prose("**Sell** to <b>all</b>: ![x](http://elsewhere/x.png)")
    Markup('<p><strong>Sell</strong> to &lt;b&gt;all&lt;/b&gt;: x <code>http://elsewhere/x.png</code></p>\\n')
    """
    if len(text) > _LONGEST:
        return verbatim(text)
    try:
        return Markup(_markdown()(in_order(text)))  # made by a renderer that escapes all that it is given
    except Exception:  # whatever it holds, it can be read
        return verbatim(text)


def verbatim(text: str) -> Markup:
    """Return a text as it was written."""
    return Markup("<pre>{}</pre>").format(in_order(text))


@cache
def _markdown() -> Any:
    import mistune

    class Harmless(mistune.HTMLRenderer):
        def link(self, text: str, url: str, title: str | None = None) -> str:
            return text if text == escape(url) else f"{text} <code>{escape(url)}</code>"

        def image(self, text: str, url: str, title: str | None = None) -> str:
            return self.link(text, url)

        def heading(self, text: str, level: int, **attrs: Any) -> str:
            return f"<p><strong>{text}</strong></p>\n"  # the page's outline is its own

        def block_code(self, code: str, info: str | None = None) -> str:
            return str(verbatim(code))

    return mistune.create_markdown(renderer=Harmless(escape=True), plugins=["table", "strikethrough"])
