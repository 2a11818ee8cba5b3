"""What a facts file says of itself: the notes at its top."""

from __future__ import annotations

import re
from pathlib import Path

from kmo_teach import facts
from kmo_teach.facts.reading import parse_toml

__all__ = ["WORDED", "header", "names", "said"]

WORDED = ("source", "date", "unit")
"""What a facts file says in words of its own, which are messages to translate."""
_NOTE = re.compile(r"# ?(?:(source|date|unit|kind|licence): )?(.*)")


def names() -> list[str]:
    """Return the paths of all facts files below the facts folder, sorted.

    Examples
    --------
    >>> "pricing/shocks.csv" in names()
    True
    """
    files = [path for path in facts.FOLDER.rglob("*") if path.suffix in {".csv", ".toml"}]
    return sorted(path.relative_to(facts.FOLDER).as_posix() for path in files)


def header(name: str) -> dict[str, str]:
    """Return what the top of a facts file says.

    Parameters
    ----------
    name
        Path below the facts folder.

    Returns
    -------
    dict of str to str
        ``about`` and, where the file has them, ``source``, ``date``, ``unit``, ``kind`` (real, derived, reported,
        mixed, proxy, indicative, estimate, own, invented) and ``licence`` (course, source, attribution).

    Examples
    --------
    >>> header("pricing/shocks.csv")["unit"]
    'foreign currency per EUR'
    """
    return said(facts.path(name))


def said(path: Path) -> dict[str, str]:
    """Return what the top of the facts file at a path says, as :func:`header` does."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        note = _NOTE.fullmatch(line)
        if note is None:
            break
        found.setdefault(note[1] or "about", []).append(note[2])
    notes = {key: (" " if key == "about" else "; ").join(values) for key, values in found.items()}
    values = parse_toml(path.as_posix(), text) if path.suffix == ".toml" else {}
    return {key: str(values[key]) for key in WORDED if key in values} | notes
