"""The pages of feedback as one zip file in the platform's own names, so that it takes them back for all at once.

* Moodle, *Upload multiple feedback files in a zip*: the folder of each student as it was in the download.
* Canvas, *Upload submissions*: what comes before the file's own name, with the numbers of student and file.
* Brightspace, *Add feedback files*: the folder of each student as it was in the download.

The other platforms take no such file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from kmo_teach.grading.files import fresh

__all__ = ["returned_name", "write_zip"]

_MOODLE = re.compile(r"(?P<head>[^/]+_(?:\d+_)?assignsubmission_[a-z]+_?)(?P<file>.*)")
_CANVAS = re.compile(r"(?P<head>[^/]+?_(?:LATE_)?(?:anon_[^_]+|\d+)_\d+_).+", re.IGNORECASE)
_CANVAS_HIDDEN = re.compile(r"(?P<head>anon_[^_/]+_(?:LATE_)?\d+_).+", re.IGNORECASE)
_BRIGHTSPACE = re.compile(r"\d+-\d+ - .+ - .+")


def returned_name(path: str, page: str) -> str | None:
    """Return the name under which a platform takes back a page, or ``None`` where it takes none.

    Parameters
    ----------
    path
        Where the notebook lay in the download.
    page
        What the page is called.

    Examples
    --------
    >>> returned_name("Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb", "feedback.html")
    'Jan Peeters_1234567_assignsubmission_file_/feedback.html'
    >>> returned_name("peetersjan_LATE_12345_678901_ps1-1.ipynb", "feedback.html")
    'peetersjan_LATE_12345_678901_feedback.html'
    """
    for part in PurePosixPath(path).parts:
        if match := _MOODLE.fullmatch(part):
            return f"{match['head']}{page}" if match["file"] else f"{part}/{page}"
        if _BRIGHTSPACE.fullmatch(part):
            return f"{part}/{page}"
        if match := _CANVAS_HIDDEN.fullmatch(part) or _CANVAS.fullmatch(part):
            return f"{match['head']}{page}"
    return None


def write_zip(pages: Mapping[str, str], path: Path) -> Path | None:
    """Write a zip file of pages by their names; without pages there is none."""
    if not pages:
        path.unlink(missing_ok=True)
        return None
    with fresh(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in sorted(pages.items()):
            archive.writestr(name, page.encode("utf-8", "replace"))
    return path
