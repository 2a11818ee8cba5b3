"""Where a file lies as its platform wrote it, whichever folder or archive the download itself lies in.

The same download may be graded alone and later lie beside another one. What a platform's own name tells, with the
student's number in it, is the same hand-in then; a plain folder of the same name may be another student's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from kmo_teach.grading.download import Item
from kmo_teach.grading.platforms import Claim

__all__ = ["Claimed", "Places", "above"]

Claimed = tuple[Item, Claim | None]
"""A file, and what its path tells."""


def above(item: Item) -> list[PurePosixPath]:
    """Return all that an answer on this file may be about: itself, what it lies in, and the zip file it came in."""
    found = {item.path, *item.path.parents, item.outer, *item.outer.parents}
    return sorted(found, key=lambda path: (-len(path.parts), path != item.path, str(path)))


_MOODLES_OLD_END = re.compile(r"(_assignsubmission_[a-z]+)_(?=/|$)")


def _of_any_version(path: str | PurePosixPath) -> str:
    """Return a path without the underscore with which Moodle up to 4.0 ends a folder's name."""
    return _MOODLES_OLD_END.sub(r"\1", str(path))


class Places:
    """The files of a download, and the same ones in another folder or archive."""

    def __init__(self, claims: Iterable[Claimed] = ()) -> None:
        self._inside: dict[str, str] = {}
        for item, claim in claims:
            if claim and claim.student and claim.student.is_numbered:
                for path in above(item):
                    if len(path.parts) > claim.depth:
                        self._inside[str(path)] = _of_any_version(PurePosixPath(*path.parts[claim.depth :]))
        self._known = set(self._inside.values())

    def inside(self, path: str | PurePosixPath) -> str:
        """Return a path as its platform wrote it, also one of an earlier download; as it is where that is not known."""
        text = str(path)
        if text in self._inside:
            return self._inside[text]
        parts = _of_any_version(text).split("/")
        tails = ("/".join(parts[at:]) for at in range(len(parts)))
        return next((tail for tail in tails if tail in self._known), text)
