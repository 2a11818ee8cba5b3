"""Makes downloads for the tests of the intake: notebooks, zip files, and what a plan says of them."""

from __future__ import annotations

import io
import json
import warnings
import zipfile

from kmo_teach.grading.intake.lead import plan
from kmo_teach.grading.intake.plan import FATES

Files = dict[str, bytes]


def notebook(text: str = "", assignment: str | None = "ps1") -> bytes:
    """Return a notebook; without an assignment it lost its metadata, as in Colab."""
    cells = [{"cell_type": "code", "metadata": {}, "source": text}]
    own = {"kmo": {"assignment": assignment}} if assignment else {}
    return json.dumps({"cells": cells, "metadata": own}).encode()


def zipped(files: Files | list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip file; a list may hold one name twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            with warnings.catch_warnings(action="ignore"):  # of one name twice
                archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def with_password(content: bytes) -> bytes:
    """Mark all entries of a zip file as locked."""
    found = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            found[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(found)


def intake(folder, files, *more, source=None, **options):
    """Return the plan of a download; its files each have one of the five outcomes."""
    path = folder / "export.zip"
    path.write_bytes(zipped(files))
    found = plan(source or path, "ps1", *more, **options)
    assert {each.fate for each in found.entries} <= set(FATES)
    assert sum(found.counts.values()) == len(found.entries)
    assert all(str(each.reason) for each in found.entries)
    return found


def counted(found) -> dict[str, str]:
    """Return the path of the notebook that counts, by student."""
    return {each.student.id: each.path for each in found.handed}


def fates(found) -> dict[str, str]:
    """Return how each file ends, by path."""
    return {each.path: each.fate for each in found.entries}


def doubtful(found) -> set[str]:
    """Return who waits for a confirmation."""
    waiting = {each.student.id for each in found.handed if each.how.doubt}
    return waiting | {each.student.id for each in found.without if each.to_confirm}
