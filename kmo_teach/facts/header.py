"""What a facts file says of itself: the notes at its top."""

from __future__ import annotations

import re

from kmo_teach import facts

__all__ = ["header", "names"]

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
    text = facts.path(name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        note = _NOTE.fullmatch(line)
        if note is None:
            break
        found.setdefault(note[1] or "about", []).append(note[2])
    said = {key: (" " if key == "about" else "; ").join(values) for key, values in found.items()}
    if name.endswith(".toml"):
        values = facts.parameters(name)
        said = {key: str(values[key]) for key in ("source", "date", "unit") if key in values} | said
    return said
