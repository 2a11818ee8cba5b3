"""What a build makes is there whole or not at all: whatever stops a build, no later one reads half of something.

Two builds may make the same at once, and a build needs room beside what it makes. The grader writes one at a time and
takes away what a kill left: ``kmo_teach.grading.files``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["LONG_AGO", "aside", "write_if_changed", "write_whole", "zip_entry"]

LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of everything that is made and must have one: the same content gives the same bytes."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and put it in its place."""
    with aside(path) as made:
        made.write_bytes(content)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file only where its content differs, so that its age tells what must be built again."""
    if path.exists() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Give a place beside a path, for a file or a folder, and put what was made there at the path.

    Nothing changes at the path where the block fails. A folder replaces the one that was there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".made-", dir=path.parent))
    try:
        made = folder / path.name
        yield made
        if made.is_dir() and path.exists():
            path.rename(folder / "before")
        os.replace(made, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file in a zip, compressed and with a date of long ago.

    >>> zip_entry("a.txt").date_time
    (1980, 1, 1, 0, 0, 0)
    """
    entry = zipfile.ZipInfo(name, LONG_AGO.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
