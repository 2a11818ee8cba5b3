"""The course's own words on a work: values of a BibTeX file that are not the work's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.translate.segments import Kind, Segment, SourceError, says_something

__all__ = ["FIELDS", "segments"]

FIELDS = ("annote", "edition", "howpublished", "note", "type", "year")
"""Fields that hold our words, or may; author, title and publisher are the work's own."""

_FIELD = re.compile(
    rf"^[ \t]*({'|'.join(FIELDS)})[ \t]*=[ \t]*(?:\{{([^{{}}\\%\n]*)\}},?[ \t]*$)?", re.MULTILINE | re.IGNORECASE
)
_ADDRESS = re.compile(r"[^\s,;]+\.[a-z]{2,}(/\S*)?")


def segments(text: str) -> Iterator[Segment]:
    """Yield our words on each work.

    They are plain text on one line, so that a translator never meets LaTeX. What is only a site's address is none.

    Raises
    ------
    SourceError
        With the line of a value that is anything else.

    Examples
    --------
    >>> [found.message for found in segments("title = {A},\\nyear = {1999},\\nannote = {Read.}\\n")]
    ['Read.']
    """
    for field in _FIELD.finditer(text):
        name, value = field.groups()
        if value is None:
            line = text.count("\n", 0, field.start(1)) + 1
            raise SourceError(
                f"line {line}: {name}: write it on one line between {{ and }}, without other braces, backslashes or %"
            )
        if says_something(value) and not _ADDRESS.fullmatch(value):
            yield Segment(field.start(2), field.end(2), value, Kind.BIBTEX)
