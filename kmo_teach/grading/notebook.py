"""Read a notebook that anyone may have written, and trust nothing in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kmo_teach.check.public_part import PublicTask
from kmo_teach.language import LANGUAGES, N_, SOURCE_LANGUAGE, _

__all__ = ["CHECK", "TEXT_STUB", "Cell", "Notebook", "UnreadableError", "read"]

TEXT_STUB = N_("*Your answer here.*")
"""What a released cell for a written answer says."""
_LARGEST = 20_000_000
_MOST_CELLS = 1_000
_MOST_SOURCE = 2_000_000
CHECK = re.compile(r"""^[ \t]*check\(\s*["']([\w.-]+)["']""", re.MULTILINE)
"""A line that checks a task. No line end before the word: a long run of them would be read from each of its places."""
_LANGUAGE_LINE = re.compile(r"""KMO_LANG["'\]\s]{0,20}=[("'\s]{0,20}([a-z]{2})\b""")


class UnreadableError(ValueError):
    """A file that is no usable notebook.

    The message says why, in plain words; ``reason`` and ``details`` hold it untranslated, for another reader, who may
    be told in ``language`` if that is known.
    """

    def __init__(self, reason: str, language: str = "", **details: str) -> None:
        super().__init__(_(reason).format(**details))
        self.reason = reason
        self.language = language
        self.details = details


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: ``code``, ``markdown`` or ``raw``, its text, and its ``grade_id`` if it still has one."""

    kind: str
    source: str
    grade_id: str | None


@dataclass(frozen=True, slots=True)
class Notebook:
    """A student's notebook."""

    cells: tuple[Cell, ...]
    assignment: str | None
    language: str

    @property
    def code(self) -> tuple[str, ...]:
        """The sources of the code cells, in their order."""
        return tuple(cell.source for cell in self.cells if cell.kind == "code")


def read(content: bytes) -> Notebook:
    """Read a notebook.

    Raises
    ------
    UnreadableError
        For an empty or damaged file, one that is no notebook, or one that is far too large.
    """
    if not content.strip(b" \t\r\n\0"):
        raise UnreadableError(N_("The file is empty."))
    if len(content) > _LARGEST:
        raise UnreadableError(N_("The file is larger than {size} MB."), size=str(_LARGEST // 1_000_000))
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableError(N_("The file is damaged: it is not valid notebook JSON.")) from None
    cells = _cells(data)
    if cells is None:
        raise UnreadableError(N_("The file is not a Jupyter notebook."))
    if len(cells) > _MOST_CELLS or sum(len(cell.source) for cell in cells) > _MOST_SOURCE:
        raise UnreadableError(N_("The notebook has too many cells or too much text."))
    own = _dictionary(_dictionary(data, "metadata"), "kmo")
    return Notebook(cells, _text(own.get("assignment")) or _checked_in(cells), _language(own, cells))


def _cells(data: Any) -> tuple[Cell, ...] | None:
    if not isinstance(data, dict):
        return None
    found = data.get("cells")
    if found is None and isinstance(data.get("worksheets"), list):  # notebooks before 2015
        found = [cell for sheet in data["worksheets"] for cell in _list(sheet, "cells")]
    if not isinstance(found, list):
        return None
    return tuple(cell for each in found if isinstance(each, dict) and (cell := _cell(each)))


def _cell(data: dict[str, Any]) -> Cell | None:
    source = data.get("source", data.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str) or data.get("cell_type") not in ("code", "markdown", "raw"):
        return None
    grade_id = _text(_dictionary(_dictionary(data, "metadata"), "nbgrader").get("grade_id"))
    return Cell(data["cell_type"], source.encode("utf-8", "replace").decode(), grade_id)


def _checked_in(cells: tuple[Cell, ...]) -> str | None:
    """Return the assignment that most of the checked tasks belong to: services that drop metadata leave the checks."""
    checked = {name for cell in cells if cell.kind == "code" for name in CHECK.findall(cell.source)}
    found = Counter(task.assignment for name in checked if (task := PublicTask.find(name)))
    return found.most_common(1)[0][0] if found else None


def _language(own: dict[str, Any], cells: tuple[Cell, ...]) -> str:
    """Return the notebook's language; services that drop metadata leave the cell that sets it."""
    found = [_text(own.get("language"))]
    found += [match[1] for cell in cells if cell.kind == "code" and (match := _LANGUAGE_LINE.search(cell.source))]
    return next((language for language in found if language in LANGUAGES), SOURCE_LANGUAGE)


def _dictionary(data: Any, key: str) -> dict[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _list(data: Any, key: str) -> list[Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    """Return a short text as it can be written and shown anywhere: no half character, nothing that moves a cursor."""
    if not isinstance(value, str) or len(value) > 100:
        return None
    return "".join(letter if letter.isprintable() else "?" for letter in value)
