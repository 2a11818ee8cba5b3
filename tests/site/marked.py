"""A language made by machine: every message between two brackets, so that what has none was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from pybtex.database import parse_file
from pybtex.richtext import Text

__all__ = ["CLOSE", "OPEN", "cited_names", "mark", "seen", "unmarked"]

OPEN, CLOSE = "⟦", "⟧"
_LITERAL = re.compile(r"""([fFrRbBuU]{0,2})("{3}|'{3}|"|')(.*)(\2)$""", re.DOTALL)
_INDEX = re.compile(r"(single|pair|triple|see|seealso): ")
_FORMULA_WORDS = re.compile(r"(\\(?:text|mbox|textrm)\{)([^}]*)\}")
_HEARD = {"alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title"}
_NOT_READ = {"script", "style", "code", "pre", "annotation", "noscript"}
_SOURCE = "citation"
"""The class of an entry of the bibliography: names and a title. What stands between these, its own test looks at."""
_CITED = re.compile(r"(?:bibliography\.html)?#id\d+")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mark(message: str) -> str:
    r"""Translate a message: placeholders, roles and formulas stay as they are.

    >>> mark("{n} days"), mark('f"{n} days"'), mark("rate=")
    ('⟦{n} days⟧', 'f"⟦{n} days⟧"', 'x_rate=')
    >>> mark(r"m = \frac{\text{profit}}{2}")
    'm = \\frac{\\text{⟦profit⟧}}{2}'
    """
    if re.fullmatch(r"[^\W\d]\w*=", message):
        return f"x_{message}"
    if literal := _LITERAL.match(message):
        return f"{literal[1]}{literal[2]}{OPEN}{literal[3]}{CLOSE}{literal[4]}"
    if index := _INDEX.match(message):
        return f"{index[0]}{OPEN}{message[index.end() :]}{CLOSE}"
    if _FORMULA_WORDS.search(message) and "$" not in message:
        return _FORMULA_WORDS.sub(rf"\1{OPEN}\2{CLOSE}}}", message)
    return f"{OPEN}{message}{CLOSE}"


def unmarked(text: str) -> list[str]:
    """Return what stands outside the brackets and has a word in it; a page may show a part of a message.

    >>> unmarked("⟦Sales of ⟦beer⟧ rise⟧ and ⟦fall⟧ in EUR")
    ['and', 'in EUR']
    >>> unmarked("a second half⟧ and more"), unmarked("⟦the first half")
    (['and more'], [])
    """
    outside, depth = [""], 0
    for sign in text:
        if sign == OPEN:
            depth += 1
        elif sign == CLOSE and depth == 0:
            outside = [""]  # part of a message
        elif sign == CLOSE:
            depth -= 1
            outside.append("")
        elif depth == 0:
            outside[-1] += sign
    return [" ".join(part.split()) for part in outside if re.search(r"[a-z]{2}", part)]


class _Seen(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.text: list[str] = []
        self.heard: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        hidden = (
            tag in _NOT_READ
            or _SOURCE in attributes.get("class", "").split()
            or attributes.get("lang", self.language) != self.language
            or any(skipped for _, skipped in self._open)
        )
        if not hidden:
            cites = tag == "a" and _CITED.fullmatch(attributes.get("href", ""))  # its title is the whole entry
            self.heard += [value for name, value in attributes.items() if name in _HEARD and not cites]
        if tag not in _VOID:
            self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(skipped for _, skipped in self._open):
            self.text.append(data)


def seen(html: str, language: str) -> Iterator[str]:
    """Yield what a reader sees of HTML, or hears of it, and what is not in the brackets.

    Code is left out, and so is what says that it is in another language.
    """
    parser = _Seen(language)
    parser.feed(html)
    parser.close()
    for text in ["".join(parser.text), *parser.heard]:
        yield from unmarked(text)


def cited_names(bibliography: Path) -> set[str]:
    """Return the names of all whom a bibliography names, as a citation writes them: of people, the last ones."""
    entries = parse_file(str(bibliography)).entries.values()
    people = [person for entry in entries for role in entry.persons.values() for person in role]
    names = {str(Text.from_latex(" ".join([*one.prelast_names, *one.last_names]))) for one in people}
    return names | {name.replace("'", "’") for name in names}
