"""Notebooks: the segments of their cells and of the cells' metadata, and the notebook in another language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from tools.translate import code, markdown
from tools.translate.gates import require_merged
from tools.translate.segments import Segment, SourceError, says_something, substitute
from tools.translate.yaml_values import PLATE_WORDS

__all__ = ["messages", "translated"]

Translate = Callable[[str], str]


def messages(text: str) -> Iterator[str]:
    """Yield the messages of a notebook file, cell by cell."""
    found: list[str] = []

    def collect(message: str) -> str:
        found.append(message)
        return message

    _walk(_read(text), collect)
    yield from found


def translated(text: str, translate: Translate, language: str) -> str:
    """Return the notebook in another language, without outputs: those are computed again in that language."""
    notebook = _read(text)
    _walk(notebook, translate)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    notebook["cells"].insert(0, _language_cell(language, with_id="id" in notebook["cells"][0]))
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _read(text: str) -> dict[str, Any]:
    """Read a notebook file, or say what is wrong with it."""
    require_merged(text)
    try:
        notebook = json.loads(text)
    except ValueError as error:
        raise SourceError(f"it is no notebook: not valid JSON ({error})") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not cells:
        raise SourceError("it is a notebook without cells")
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict) or not {"cell_type", "source", "metadata"} <= set(cell):
            raise SourceError(f"cell {number}: it lacks cell_type, source or metadata")
    return notebook


def _language_cell(language: str, *, with_id: bool) -> dict[str, Any]:
    """Return the cell that makes the course's package speak the language, on whatever machine the notebook is run."""
    return {
        "cell_type": "code",
        "execution_count": None,
        **({"id": "language"} if with_id else {}),
        "metadata": {"tags": ["remove-cell"]},
        "outputs": [],
        "source": f"%env KMO_LANG={language}",
    }


def _walk(notebook: dict[str, Any], translate: Translate) -> None:
    words: set[str] = set()
    with suppress(SourceError):  # the loop below says in which cell
        words = code.words_of_tables(_source(cell) for cell in notebook["cells"] if cell["cell_type"] == "code")
    for number, cell in enumerate(notebook["cells"], 1):
        source = _source(cell)
        try:
            done = substitute(source, _segments(cell["cell_type"], source, words), translate)
        except SourceError as error:
            raise SourceError(f"cell {number}: {error}") from None
        if done != source:
            cell["source"] = done if isinstance(cell["source"], str) else done.splitlines(keepends=True)
        _walk_metadata(cell["metadata"], translate)


def _source(cell: dict[str, Any]) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _segments(cell_type: str, source: str, words: set[str]) -> Iterator[Segment]:
    if cell_type == "markdown":
        return markdown.segments(source)
    return code.segments(source, words) if cell_type == "code" else iter(())


def _walk_metadata(node: Any, translate: Translate) -> None:
    for key, value in node.items() if isinstance(node, dict) else ():
        if isinstance(value, dict):
            _walk_metadata(value, translate)
        elif key in PLATE_WORDS and isinstance(value, str) and says_something(value):
            node[key] = translate(value)
