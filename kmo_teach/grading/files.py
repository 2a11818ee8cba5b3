"""Files that are there whole or not at all: written beside their place, then put in it.

A kill or a full disk leaves what was there before, and what a kill left beside it the next run takes away. One program
at a time writes a file: :func:`~kmo_teach.grading.folder.reserved` sees to that.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

__all__ = ["fresh", "whole", "write"]


@contextlib.contextmanager
def fresh(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is there in the end takes the place of the file at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        yield beside
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


@contextlib.contextmanager
def whole(path: Path, encoding: str = "utf-8", newline: str | None = None) -> Iterator[TextIO]:
    """Open a text file for writing; it takes the place of the one at ``path`` when all is in it."""
    with fresh(path) as beside, beside.open("w", encoding=encoding, newline=newline, errors="replace") as file:
        yield file


def write(path: Path, text: str) -> None:
    """Write a text to a file, whole or not at all."""
    with whole(path) as file:
        file.write(text)
