"""Students as platforms know them, and when two names are the same name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

__all__ = [
    "Student",
    "better_name",
    "clean",
    "in_order",
    "is_damaged",
    "may_be_spelled",
    "person",
    "same_person",
    "shortened",
    "words",
]

_LOST = re.compile(r"(?:[?\N{REPLACEMENT CHARACTER}]|[ÂÃÄÅ][\u0080-\u00bf\u0152-\u2122])+")
"""Where a letter was lost: as a mark in its place, or as the two letters that its bytes are in another encoding."""
_LONGEST_GAP = 3
"""Letters that may stand where one was lost."""
_LONGEST = 250
"""Letters of a name: no file system takes longer ones, so that a longer one is made up."""
_MOST_MARKS = 30
"""Marks that one letter may carry, as in Unicode's stream-safe text (UAX 15): to put many more in order takes hours."""
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction in which a line is read: what follows them looks like something else."""


@dataclass(frozen=True, slots=True, order=True)
class Student:
    """A student, or a team that hands in together, as a platform knows them.

    Attributes
    ----------
    id
        What the platform calls them: a number or a user name.
    name
        Name to show; the id where there is none.
    platform
        ``moodle``, ``canvas``, ``blackboard``, ``brightspace``, ``teams``, ``google``, ``gradescope``, ``nbgrader``,
        ``folder``, or ``roster`` for who is known from there.
    sort
        What the id is, as only that tells in which column of a gradebook it may stand: ``participant`` (Moodle's
        number), ``user number`` (Canvas, Brightspace), ``anonymous`` (Canvas), ``username``, ``student number``,
        ``team``, or ``name`` where a name is all there is. Empty: unknown.
    team
        The team they hand in with, if the platform or the roster tells.
    also
        Other ids of the same person, from the roster: no part of who they are, but a gradebook may know them by it.
    last_name
        The end of the name that is the last name, where the roster tells.
    """

    id: str
    name: str
    platform: str = "folder"
    sort: str = ""
    team: str = ""
    also: tuple[str, ...] = field(default=(), compare=False)
    last_name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "also", tuple(self.also))  # kept results give a list

    @property
    def is_numbered(self) -> bool:
        """Whether the platform gave the id to nobody else; a name may be two people's, as may nbgrader's folder."""
        return self.sort not in ("name", "team", "") and self.platform != "nbgrader"

    @property
    def key(self) -> str:
        """A name for files and the gradebook: letters, digits, dots and dashes only."""
        simple = _normal("NFKD", self.id).encode("ascii", "ignore").decode()
        key = re.sub(r"[^\w.-]+", "-", simple).strip(".-_")
        return key if key == self.id and len(key) <= 60 else f"{key[:50] or 'student'}-{_digest(self.id)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def shortened(name: str) -> str:
    """Return a name that no file system would take, shorter: its begin and end, and what tells it from any other.

    Examples
    --------
    >>> shortened("ps1.ipynb"), len(shortened("x" * 60_000)) < 250, shortened("y" * 60_000 + ".ipynb")[-6:]
    ('ps1.ipynb', True, '.ipynb')
    """
    return name if len(name) <= _LONGEST else f"{name[:150]}…{_digest(name)}…{name[-60:]}"


def in_order(text: str) -> str:
    """Return text with the signs shown that would make a reader see it in another order.

    Examples
    --------
    >>> in_order("x = 1 \u202e# 2")
    'x = 1 \u27e8U+202E\u27e9# 2'
    """
    return _TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def _normal(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Return a normal form of a text, without marks beyond those that a letter may carry."""
    return unicodedata.normalize(form, text if text.isascii() else "".join(_with_few_marks(text)))


def _with_few_marks(text: str) -> Iterator[str]:
    run = 0
    for letter in text:
        run = run + 1 if _is_mark(letter) else 0
        if run <= _MOST_MARKS:
            yield letter


@lru_cache(maxsize=4_096)
def _is_mark(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.combining(unicodedata.normalize("NFKD", letter)[0]) > 0


def clean(text: str) -> str:
    """Return text as it may be written to any file or screen.

    It is composed, on one line and read in the order of its letters, without lone surrogates.

    Examples
    --------
    >>> clean("Anai\\u0308s\\n") == "Ana\\u00efs"
    True
    >>> clean("x\\ud800")
    'x\\ufffd'
    """
    whole = _TURNING.sub("", text).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    whole = re.sub("\N{REPLACEMENT CHARACTER}+", "\N{REPLACEMENT CHARACTER}", whole)
    printable = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in whole)
    return _normal("NFC", printable).strip()


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, case and hyphens.

    Examples
    --------
    >>> words("Mary-Ann van den Berg")
    ('mary', 'ann', 'van', 'den', 'berg')
    """
    plain = _normal("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", letters.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")))


def is_damaged(name: str) -> bool:
    """Return whether letters of a name were lost when a program wrote them in an encoding that lacks them.

    Examples
    --------
    >>> [is_damaged(name) for name in ("Nguy?n Van An", "Zo\ufffd", "Zo\u00c3\u00ab", "Zo\u00eb Nguy\u1ec5n")]
    [True, True, True, False]
    """
    return bool(_LOST.search(name))


def may_be_spelled(name: str, other: str) -> bool:
    """Return whether a name with lost letters may be another one.

    Examples
    --------
    >>> may_be_spelled("Nguy?n Van An", "Nguy\u1ec5n Van An"), may_be_spelled("Nguy?n", "Nguyon Van")
    (True, False)
    >>> may_be_spelled("An Nguy?n", "nguy\u1ec5nan")
    True
    """
    for damaged, whole in ((name, other), (other, name)):
        if is_damaged(damaged):
            ways = _in_one(damaged) if len(words(whole)) == 1 else [damaged.casefold()]
            return any(_fits(_LOST.split(way), whole.casefold()) for way in ways)
    return False


def _fits(parts: list[str], whole: str) -> bool:
    """Return whether the parts between lost letters are all of a name but those letters."""
    first, *others = parts
    ends = {len(first)} if whole.startswith(first) else set()
    for part in others:  # all ends at once: to try the ways one after another takes three times as long for each part
        starts = {end + gap for end in ends for gap in range(1, _LONGEST_GAP + 1)}
        ends = {start + len(part) for start in starts if start <= len(whole) and whole.startswith(part, start)}
    return len(whole) in ends


def _in_one(name: str) -> list[str]:
    """Return the words of a name as one, whichever of them comes first."""
    parts = re.split(r"[\s,'-]+", name.casefold())
    return ["".join(parts[at:] + parts[:at]) for at in range(len(parts))]


def better_name(name: str, other: str) -> str:
    """Return the name, or another spelling of it where that has the letters which it lost.

    Examples
    --------
    >>> better_name("Nguy?n Van An", "Nguy\u1ec5n Van An") == "Nguy\u1ec5n Van An"
    True
    >>> better_name("Zo? Claes", "claeszoe"), better_name("Jan Peeters", "J. Peeters")
    ('Zo? Claes', 'Jan Peeters')
    """
    whole = other and not is_damaged(other) and len(words(other)) >= min(2, len(words(name)))
    return other if is_damaged(name) and whole else name


def person(name: str) -> tuple[str, ...]:
    """Return what two spellings of one name share: "Berg, Jan van den" is "Jan van den Berg"."""
    return tuple(sorted(words(name)))


def same_person(name: str, other: str) -> bool:
    """Return whether two names may be one person's; Canvas writes all words as one, the last name first.

    Examples
    --------
    >>> same_person("Jan van den Berg", "van den Berg, Jan"), same_person("vandenbergjan", "Jan van den Berg")
    (True, True)
    >>> same_person("Jan Peeters", "Els Peeters"), same_person("", "")
    (False, False)
    """
    ours, theirs = words(name), words(other)
    if not ours or not theirs:
        return False
    if sorted(ours) == sorted(theirs) or may_be_spelled(name, other):
        return True
    if len(ours) > 1 and len(theirs) > 1:
        return False
    one, more = ("".join(ours), theirs) if len(ours) == 1 else ("".join(theirs), ours)
    return any(one == "".join(more[at:] + more[:at]) for at in range(len(more)))
