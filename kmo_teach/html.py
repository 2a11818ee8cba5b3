"""HTML in which every value is escaped unless it is HTML already.

A template is a literal of the course; what fills it may come from a reader, a translation or a facts file. The browser
uses this too, so it brings no template engine along.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Html", "flag", "html", "joined"]


class Html(str):
    """Text that is HTML already: it is not escaped again."""

    __slots__ = ()


def html(template: str, /, **values: object) -> Html:
    """Return a template with its places filled, each value escaped.

    Examples
    --------
    >>> html("<p>{text}{more}</p>", text="R&D", more=html("<br>"))
    '<p>R&amp;D<br></p>'
    """
    return Html(template.format(**{name: _safe(value) for name, value in values.items()}))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Return parts one after the other; those that are not HTML are escaped.

    Examples
    --------
    >>> joined([html("<b>a</b>"), "<"], " ")
    '<b>a</b> &lt;'
    """
    return Html(between.join(_safe(part) for part in parts))


def flag(name: str, on: bool) -> Html:
    """Return an attribute without a value, with a space before it, where it is on.

    Examples
    --------
    >>> html("<input{checked}>", checked=flag("checked", True))
    '<input checked>'
    """
    return Html(f" {name}" if on else "")


def _safe(value: object) -> str:
    """Do what html.escape does. That module would bring a table of 2,231 entities along to the reader's browser."""
    if isinstance(value, Html):
        return value
    text = str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")
