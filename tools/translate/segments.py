"""Segments: the translatable stretches of a source text, and how their translations are put back."""

from __future__ import annotations

import bisect
import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

__all__ = ["Kind", "Segment", "SourceError", "View", "says_something", "substitute"]


class SourceError(ValueError):
    """A source that the tool cannot translate; the message says where and why."""


class Kind(Enum):
    """How a translation is written into its source."""

    TEXT = "text"
    CELL = "table cell"
    YAML = "value"
    CODE = "code"
    COMMENT = "comment"
    NAME = "name of a control"


@dataclass(frozen=True)
class Segment:
    """A stretch ``text[start:end]`` of a source whose content is the gettext message ``message``."""

    start: int
    end: int
    message: str
    kind: Kind = Kind.TEXT

    def written(self, translation: str, source: str) -> str:
        """Return the translation in the form in which the source text wants it."""
        before = source[source.rfind("\n", 0, self.start) + 1 : self.start]
        if self.kind is Kind.CELL:
            return re.sub(r"(?<!\\)\|", r"\\|", translation)
        if self.kind is Kind.NAME:
            return translation.removesuffix("=")
        if self.kind is Kind.YAML:
            return json.dumps(translation, ensure_ascii=False)
        if self.kind is Kind.COMMENT and before.strip() == "#":
            return f"\n{before}".join(textwrap.wrap(translation, max(40, 100 - len(before)), break_long_words=False))
        if self.kind is Kind.TEXT and "\n" in translation:  # hard line breaks keep the block's indent or quote marks
            second = source[source.find("\n", self.start) + 1 : self.end]
            prefix = re.match(r"[\s>]*", second)[0]  # type: ignore[index]
            return translation.replace("\n", "\n" + prefix)
        return translation


def substitute(source: str, segments: Iterable[Segment], translate: Callable[[str], str]) -> str:
    """Return the source with each segment translated; a segment translated by itself stays as it was, byte by byte."""
    parts, done = [], 0
    for segment in sorted(segments, key=lambda segment: segment.start):
        translation = translate(segment.message)
        if translation != segment.message:
            parts += [source[done : segment.start], segment.written(translation, source)]
            done = segment.end
    return "".join([*parts, source[done:]])


def says_something(message: str) -> bool:
    """Tell whether a message holds words, or a number that other languages write in another way.

    >>> says_something("Sales"), says_something("1,250.50"), says_something("{cite}`oecd2024`"), says_something("$x$")
    (True, True, False, False)
    >>> says_something("{term}`open account`")  # the reader sees it as written
    True
    """
    bare = re.sub(r"\{(?!term\})[^}\s]+\}`[^`]*`|(?<!\\)\$[^$]+\$|``[^`]+``|`[^`]+`|\{\{.*?\}\}|<[^>]*>", "", message)
    bare = re.sub(r"!?\[\]\([^)]*\)", "", bare)
    return bool(re.search(r"[^\W\d_]|\d[.,]\d", bare))


class View:
    """Part of a text as an inner parser sees it: some of its lines, each without what the outer block puts before it.

    Parameters
    ----------
    outer
        The text that the lines are part of.
    first
        Number of the first line in ``outer``.
    lines
        What the inner parser sees of each line: its end, after indentation, quote marks and the like.
    """

    def __init__(self, outer: str, first: int, lines: list[str]) -> None:
        self.text = "\n".join(lines)
        starts = _line_starts(outer)
        self._inner = _line_starts(self.text)
        self._outer = []
        for number, line in enumerate(lines, first):
            end = starts[number + 1] - 1 if number + 1 < len(starts) else len(outer)
            whole = outer[starts[number] : end]
            if not whole.endswith(line):
                raise SourceError(f"line {number + 1}: cannot find {line!r} in {whole!r} (tabs are not supported)")
            self._outer.append(end - len(line))

    def outward(self, segments: Iterable[Segment]) -> Iterator[Segment]:
        """Give segments of the view their place in the outer text."""
        for segment in segments:
            yield replace(segment, start=self._place(segment.start), end=self._place(segment.end))

    def _place(self, index: int) -> int:
        line = bisect.bisect_right(self._inner, index) - 1
        return self._outer[line] + index - self._inner[line]


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]
