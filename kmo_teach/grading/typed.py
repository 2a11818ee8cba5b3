"""What a student typed on the platform, or in a text file, where a notebook was asked for."""

from __future__ import annotations

import re
from html import unescape

from kmo_teach.grading.names import clean
from kmo_teach.language import N_

__all__ = ["WROTE", "in_short", "one_line"]

WROTE = N_("The student wrote: {comment}")

_LONGEST = 20_000
"""Characters of a text that are read."""
_MOST_SHOWN = 300


def one_line(content: bytes | str | None) -> str:
    """Return what was typed on one line, without the markup that an editor in the browser puts around it.

    Examples
    --------
    >>> one_line(b"<p>a, e &amp; d:\\r\\n1 &lt; 2</p>")
    'a, e & d: 1 < 2'
    >>> one_line(None)
    ''
    """
    text = content if isinstance(content, str) else (content or b"").decode("utf-8-sig", "replace")
    return " ".join(clean(unescape(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text[:_LONGEST]))).split())


def in_short(text: str) -> str:
    """Return the beginning of a text, with a mark where it goes on.

    Examples
    --------
    >>> in_short("I was ill."), len(in_short("x" * 999))
    ('I was ill.', 301)
    """
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
