"""The objectives of a chapter as its page states them, and the tags by which a platform finds what serves one.

An objective has no name of its own: it is known by its first words, in English, and shown by its place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.language import _

__all__ = ["Objective", "number_of", "objectives_of", "tags"]

_ITEM = re.compile(r"^- (?P<text>.+?)\n\n  \{practise\}`(?P<practised>[^`]+)`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective.

    Attributes
    ----------
    number
        Its place on the page, from 1.
    source
        What it says in English.
    text
        What it says in the language of the course.
    practised
        Where the page says that it is practised: ``practice/forward``.
    """

    number: int
    source: str
    text: str
    practised: tuple[str, ...]


def objectives_of(source: str, page: str) -> tuple[Objective, ...]:
    """Return the objectives of a chapter.

    Parameters
    ----------
    source, page
        The page in English, and in the language of the course.

    Examples
    --------
    >>> text = "- add up;\\n\\n  {practise}`lab-1, practice/sum`\\n\\n- take off.\\n\\n  {practise}`lab-2`\\n"
    >>> [(one.number, one.text, one.practised) for one in objectives_of(text, text)]
    [(1, 'add up', ('lab-1', 'practice/sum')), (2, 'take off', ('lab-2',))]
    """
    pairs = zip(_ITEM.finditer(source), _ITEM.finditer(page), strict=True)
    return tuple(
        Objective(number, _said(english), _said(other), tuple(re.split(r",\s*", english["practised"])))
        for number, (english, other) in enumerate(pairs, 1)
    )


def _said(item: re.Match[str]) -> str:
    return " ".join(item["text"].split()).rstrip(";.")


def number_of(objectives: Sequence[Objective], words: str) -> int:
    """Return the number of the one objective that begins with some words.

    Raises
    ------
    LookupError
        When none or several do.
    """
    found = [one.number for one in objectives if one.source.startswith(words)]
    if len(found) != 1:
        known = "; ".join(one.source for one in objectives)
        raise LookupError(f"{len(found)} objectives begin with {words!r}; there are: {known}")
    return found[0]


def tags(numbers: Sequence[int], difficulty: int) -> list[str]:
    """Return the tags of a question in the reader's language: its objectives, and how difficult it is."""
    objectives = [_("objective {number}").format(number=number) for number in numbers]
    return [*objectives, _("level {number}").format(number=difficulty)]
