"""Text from students in a table that a spreadsheet opens: it must not be taken for a formula.

A spreadsheet may split a line at another sign than the one that the file is written with, such as a semicolon in Dutch,
and take off the spaces and quotes around a cell before it looks what is in it. A number with a sign is no formula.
"""

from __future__ import annotations

import re

from kmo_teach.grading.names import clean

__all__ = ["bare", "guarded", "harmless"]

_BEGIN = r"(?:^|(?<=[;,|\t\r\n\v\f]))"
_AROUND = r"""(?:[^\S\t\r\n\v\f]|["'“”„‘’‚«»`\u200b-\u200d\u2060\ufeff])*"""
_NUMBER = rf"[+-]\d+(?:\.\d+)?(?:[eE][+-]?\d+)?{_AROUND}(?:[;,\t\r\n\v\f]|$)"
_FORMULA = rf"(?!{_NUMBER})[=+\-@＝＋－＠﹦﹢﹣﹫−]"
"""Signs that begin one, also as wide, small and typographic letters, which a spreadsheet may take for the same."""
_OPEN = re.compile(f"{_BEGIN}{_AROUND}(?={_FORMULA})")
_OPEN_OR_QUOTED = re.compile(f"{_OPEN.pattern}|^(?=')")
_CLOSED = re.compile(f"({_BEGIN}{_AROUND})'(?={_FORMULA})|^'(?=')")


def harmless(text: str) -> str:
    r"""Return text for a table that nobody reads back.

    Examples
    --------
    >>> harmless("=1+1"), harmless("x;=1+1"), harmless("Jan"), harmless("-2.5")
    ("'=1+1", "x;'=1+1", 'Jan', '-2.5')
    >>> print(harmless('x; "=1+1'), harmless("a,'=1+1"))
    x; "'=1+1 a,''=1+1
    """
    return _OPEN.sub(r"\g<0>'", clean(text))


def guarded(text: str) -> str:
    """Return text for a table that is read again, with :func:`bare`: also when a spreadsheet drops a quote before it.

    Examples
    --------
    >>> guarded("=1+1"), guarded("x;=1+1"), guarded("'t Hart")
    ("'=1+1", "x;'=1+1", "''t Hart")
    """
    return _OPEN_OR_QUOTED.sub(r"\g<0>'", text)


def bare(text: str) -> str:
    """Return the text that was guarded.

    Examples
    --------
    >>> bare(guarded("x;'=1+1"))
    "x;'=1+1"
    """
    return _CLOSED.sub(lambda found: found[1] or "", text)
