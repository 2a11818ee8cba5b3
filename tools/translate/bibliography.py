"""The course's own words on a work: values of a BibTeX file that are not the work's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.translate.segments import Segment, SourceError, says_something

__all__ = ["FIELDS", "segments"]

FIELDS = ("annote",)
"""Fields that hold our words; author, title and publisher are the work's own."""

_FIELD = re.compile(rf"^[ \t]*({'|'.join(FIELDS)})[ \t]*=[ \t]*(?:\{{([^{{}}\\\n]*)\}},?[ \t]*$)?", re.MULTILINE)


def segments(text: str) -> Iterator[Segment]:
    """Yield our words on each work.

    They are plain text on one line, so that a translator never meets LaTeX.

    Raises
    ------
    SourceError
        With the line of a value that is anything else.

    Examples
    --------
    >>> [found.message for found in segments("@misc{a1999,\\n  title = {A},\\n  annote = {Read.}\\n}")]
    ['Read.']
    """
    for field in _FIELD.finditer(text):
        if field[2] is None:
            line = text.count("\n", 0, field.start(1)) + 1
            raise SourceError(
                f"line {line}: {field[1]}: write it on one line between {{ and }}, without other braces or backslashes"
            )
        if says_something(field[2]):
            yield Segment(field.start(2), field.end(2), field[2])
