"""What a source must not hold, caught with its line: what Markdown would take for something else, and lost words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from tools.translate.segments import SourceError, says_something

__all__ = ["require_merged", "require_no_words", "require_sound"]

_MERGE_MARKER = re.compile(r"^(<<<<<<<|>>>>>>>)( |$)")
_COMMAND = re.compile(r"\\[A-Za-z]+(\{[^{}]*\})?")
_WORD = re.compile(r"[^\W\d_]{3}")
_READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}


def require_merged(text: str) -> None:
    """Refuse a file with which git was left half-way.

    Raises
    ------
    SourceError
        With the number of the line.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if _MERGE_MARKER.match(line.lstrip(' "')):
            raise SourceError(
                f"line {number}: git's marker of an unfinished merge: choose one side and delete the marker"
            )


def require_sound(tokens: Sequence[Token], lines: Sequence[str]) -> None:
    """Refuse what a reader would see otherwise than it was meant, or in English only.

    Parameters
    ----------
    tokens, lines
        The text as markdown-it parsed it, and its lines.

    Raises
    ------
    SourceError
        With the number of the line in that text.
    """
    columns = 0
    for token in tokens:
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            require_no_words(token.content, first)
        elif token.type == "table_open":
            columns = _cells(lines[first])
        elif token.type == "tr_open" and _cells(lines[first]) > columns:
            raise SourceError(
                f"line {first + 1}: the row has more cells than the table's head, and the last would be lost: "
                r"write a bar inside a cell as \|, in a formula as \vert"
            )
        for part in token.children or ():
            if part.type == "math_inline":
                _require_formula(part.content, first, lines)


def _cells(row: str) -> int:
    """Return how many cells a row of a table has.

    >>> _cells(r"| a \\| b | c |"), _cells("a | b")
    (2, 2)
    """
    inside = re.sub(r"^[\s>]*\|?|(?<!\\)\|\s*$", "", row)
    return len(re.split(r"(?<!\\)\|", inside))


def _require_formula(content: str, first: int, lines: Sequence[str]) -> None:
    bare = _COMMAND.sub(" ", content)
    if content == content.strip() and not _WORD.search(bare):
        return
    number = next((n for n, line in enumerate(lines[first:], first) if content.split("\n")[0] in line), first)
    shown = " ".join(content.split())[:40]
    raise SourceError(
        f"line {number + 1}: {shown!r} stands between two dollar signs and would become a formula: "
        r"write the sign of the currency as \$, a formula without spaces at its ends and its words in \text{}"
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(self.getpos()[0], value or "") for name, value in attrs if name in _READ_ALOUD]

    def handle_data(self, data: str) -> None:
        lead = len(data) - len(data.lstrip())
        self.found.append((self.getpos()[0] + data[:lead].count("\n"), data))


def require_no_words(html: str, first: int = 0) -> None:
    """Refuse words in HTML that starts after this many lines: no translation reaches them.

    Raises
    ------
    SourceError
        With the number of the line.
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    for line, text in parser.found:
        if says_something(text):
            raise SourceError(
                f"line {first + line}: words in raw HTML stay English in every language: write them in Markdown "
                f"({' '.join(text.split())[:40]!r})"
            )
