"""Segments: the translatable stretches of a source text, and how their translations are put back."""

from __future__ import annotations

import bisect
import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum

__all__ = [
    "WORDED_ROLES",
    "Kind",
    "Segment",
    "SourceError",
    "View",
    "placed",
    "says_something",
    "substitute",
    "words_seen",
]


class SourceError(ValueError):
    """A source that the tool cannot translate; the message says where and why."""


WORDED_ROLES = {"abbr", "index", "kbd", "margin", "sub", "sup", "term"}
"""Roles whose content is words; of all others the target must stay."""
_CODED_ROLES = {"code", "math"}
_ROLE = re.compile(r"\{([a-zA-Z][\w:-]*)\}`([^`]*)`")
_LINE = re.compile(r"line (\d+)")


@contextmanager
def placed(lines_before: int) -> Iterator[None]:
    """Count the line of what went wrong in a part of a text from the start of the whole."""
    try:
        yield
    except SourceError as error:
        raise SourceError(
            _LINE.sub(lambda found: f"line {int(found[1]) + lines_before}", str(error), count=1)
        ) from None


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
    >>> says_something("{term}`open account`"), says_something("{ref}`the last lab <lab-c>`")  # seen as written
    (True, True)
    >>> says_something("{ref}`lab-c`")
    False
    """
    bare = _ROLE.sub(_shown, message)
    bare = re.sub(r"(?<!\\)\$[^$]+\$|``[^`]+``|`[^`]+`|\{\{.*?\}\}|<[^>]*>", "", bare)
    bare = re.sub(r"!?\[\]\([^)]*\)", "", bare)
    return bool(re.search(r"[^\W\d_]|\d[.,]\d", bare))


def _shown(role: re.Match[str]) -> str:
    """Return the words of a role that its reader sees as they are written."""
    name, content = role[1], role[2]
    if name in WORDED_ROLES:
        return content
    words, target, _ = content.rpartition("<")
    shown = target and content.endswith(">") and name not in _CODED_ROLES
    return words if shown and re.search(r"[^\W\d_]", words) else ""  # a chapter's number is the same everywhere


_UNSEEN = re.compile(
    r"(?<!\\)\$[^$]+\$|``[^`]+``|`[^`]+`|\{\{.*?\}\}|\{[^{}]*\}|<[^<>]*>|https?://\S+"
    r"|(?<=\])\([^)]*\)|\[\^[^\]]*\]"
)
_STARS = re.compile(r"\*+(?=[^\s*])|(?<=[^\s*])\*+")


def words_seen(message: str) -> str:
    """Return the words that the reader of a message sees; a dot stands for what is filled in, code or a formula.

    >>> words_seen("{term}`A claim <claim>` of *{amount}* in [the lab](lab.md), see `code` and {cite}`a2020`")
    'A claim of · in [the lab]·, see · and ·'
    """
    bare = _ROLE.sub(lambda role: _shown(role).partition("<")[0].strip() or "·", message)
    return _STARS.sub("", _UNSEEN.sub("·", bare))


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
