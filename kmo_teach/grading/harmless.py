"""Text from students in a table that a spreadsheet opens: it must not be taken for a formula.

A spreadsheet may split a line at another sign than the one that the file is written with, such as a semicolon in Dutch.
"""

from __future__ import annotations

import re

from kmo_teach.grading.names import clean

__all__ = ["bare", "guarded", "harmless"]

_FORMULA = re.compile(r"(^|[;,|\t\r\n])(?=[=+\-@\t\r])")
_BEGINS = r"^{quote}(?=[=+\-@'])|(?<=[;,|\t\r\n]){quote}(?='*[=+\-@])"
_GUARD, _GUARDED = (re.compile(_BEGINS.format(quote=quote)) for quote in ("", "'"))


def harmless(text: str) -> str:
    """Return text for a table that nobody reads back.

    Examples
    --------
    >>> harmless("=1+1"), harmless("x;=1+1"), harmless("Jan")
    ("'=1+1", "x;'=1+1", 'Jan')
    """
    return _FORMULA.sub(r"\1'", clean(text))


def guarded(text: str) -> str:
    """Return text for a table that is read again, with :func:`bare`.

    Examples
    --------
    >>> guarded("=1+1"), guarded("x;=1+1"), guarded("'t Hart")
    ("'=1+1", "x;'=1+1", "''t Hart")
    """
    return _GUARD.sub("'", text)


def bare(text: str) -> str:
    """Return the text that was guarded.

    Examples
    --------
    >>> bare(guarded("x;'=1+1"))
    "x;'=1+1"
    """
    return _GUARDED.sub("", text)
