"""What a student typed on the platform, or in a text file, where a notebook was asked for."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import PurePosixPath

from kmo_teach.grading.names import clean
from kmo_teach.language import N_

__all__ = ["NO_FILE_BUT", "ONLY_BUT", "OWN_WORDS", "WROTE", "WROTE_BESIDE", "in_short", "one_line"]

WROTE = N_("The student wrote: {comment}")
WROTE_BESIDE = N_("The student wrote beside the notebook that counts: {comment}")
ONLY_BUT = N_("There is no notebook, only {path}. The student wrote: {comment}")
NO_FILE_BUT = N_("There is no file in the hand-in. The student wrote: {comment}")
OWN_WORDS = {
    WROTE: N_("You wrote: {comment}"),
    ONLY_BUT: N_("There is no notebook, only {path}. You wrote: {comment}"),
    NO_FILE_BUT: N_("There is no file in the hand-in. You wrote: {comment}"),
}
"""What the student reads in place of what tells others about them."""

_LONGEST = 20_000
"""Characters of a text that are kept."""
_LONGEST_PAGE = 300_000
"""Characters that are read to find them, without pictures: what Word pastes along is longer than what was typed."""
_LONGEST_FILE = 20_000_000
_LONGEST_TITLE = 1_000
_PICTURE = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=%]{100,}")
_MOST_SHOWN = 300
_UNSEEN = ("head", "script", "style", "template", "title")
_INLINE = ("a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u")
"""Elements that do not part words."""


class _Seen(HTMLParser):
    """What a browser would show of a page, with the heading apart that repeats the page's own title."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._title = ""
        self._hidden: list[str] = []
        self._open: Counter[str] = Counter()
        self._heading: int | None = None
        self._compared = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden = []  # a head that is left open
            self._open.clear()
        elif tag in _UNSEEN:
            self._hidden.append(tag)
            self._open[tag] += 1
        elif tag == "h1" and self._heading is None:
            self._heading = len(self._parts)
        elif tag == "img":
            self._image(dict(attrs))
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open[tag]:
            while (last := self._hidden.pop()) != tag:
                self._open[last] -= 1
            self._open[tag] -= 1
        elif tag == "h1" and self._heading is not None and self._title and not self._compared:
            self._compared = True
            if _joined(self._parts[self._heading :]) == _joined([self._title]):
                del self._parts[self._heading :]  # Canvas writes it above what was typed
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)
        elif self._hidden[-1] == "title":
            self._title = (self._title + data)[:_LONGEST_TITLE]

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self._parts.append(" ")

    def _image(self, attributes: dict[str, str | None]) -> None:
        """Show that there is an image, which may hold the answer."""
        source = attributes.get("src") or ""
        file = "" if source.startswith("data:") else PurePosixPath(source.partition("?")[0]).name
        self._parts.append(f" [{attributes.get('alt') or file or 'img'}] ")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip what Word writes as ``<![if …]>``, as browsers do, whatever stands in it: the parser would stop."""
        return self.parse_bogus_comment(i, report)

    def text(self, page: str) -> str:
        """Return what is seen of a page; what looks like markup at its end, and is none, is text."""
        try:
            self.feed(page)
        except Exception:  # whatever it holds, it costs nobody else their grade: it is shown as it was written
            return _joined([page])
        rest = self.rawdata
        if rest and not rest.startswith(("<!", "<?")):
            self.handle_data(rest)
        return _joined(self._parts)


def _joined(parts: list[str]) -> str:
    """Return texts on one line, cut before the rest is done: that takes a while for each letter."""
    return " ".join(clean(" ".join("".join(parts).split())[: 2 * _LONGEST]).split())[:_LONGEST]


def one_line(content: bytes | str | None, *, plain: bool = False) -> str:
    """Return what was typed on one line, without what an editor, Word or the platform puts around it.

    Parameters
    ----------
    plain
        Whether it is a text file, in which ``<`` is a letter as any other.

    Examples
    --------
    >>> one_line(b"<p>a, e &amp; d:\\r\\n1 &lt; 2</p>")
    'a, e & d: 1 < 2'
    >>> one_line("<!DOCTYPE html><html><head><title>Set 1: Jan</title></head><body><h1>Set 1: Jan</h1>12 %</body>")
    '12 %'
    >>> one_line(None)
    ''
    """
    whole = content or ""
    text = (whole if isinstance(whole, str) else whole.decode("utf-8-sig", "replace"))[:_LONGEST_FILE]
    if plain:
        return _joined([text[:_LONGEST_PAGE]])
    return _Seen().text(_PICTURE.sub("", text)[:_LONGEST_PAGE])


def in_short(text: str) -> str:
    """Return the beginning of a text, with a mark where it goes on.

    Examples
    --------
    >>> in_short("I was ill."), len(in_short("x" * 999))
    ('I was ill.', 301)
    """
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
