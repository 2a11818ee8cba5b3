"""What the code cells of a page or a lab say, without Sphinx and without a kernel."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import kmo_teach.book

_CELL = re.compile(r"```\{code-cell\}[^\n]*\n(?P<tags>(?::[a-z]+:[^\n]*\n)*)(?P<code>.*?)```", re.DOTALL)


def glued(page: Path) -> dict[str, str]:
    """Run the hidden cells of a page and return the numbers of its sentences by name."""
    found: dict[str, str] = {}
    text = page.read_text(encoding="utf-8")
    original = kmo_teach.book.glue_text
    kmo_teach.book.glue_text = found.__setitem__
    try:
        names: dict[str, Any] = {}
        for cell in _CELL.finditer(text):
            if "remove-cell" in cell["tags"]:
                exec(compile(cell["code"], page.name, "exec"), names)
    finally:
        kmo_teach.book.glue_text = original
    return {name: str(value).replace("\u00a0", " ") for name, value in found.items()}


def shown(lab: Path) -> list[str]:
    """Run a lab's cells and return what each prints and shows."""
    cells = json.loads(lab.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    return [_run("".join(cell["source"]), names, lab.name) for cell in cells if cell["cell_type"] == "code"]


def _run(code: str, names: dict[str, Any], where: str) -> str:
    tree, printed, last = ast.parse(code), io.StringIO(), ""
    ending = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, where, "exec"), names)
        if ending:
            last = repr(eval(compile(ast.Expression(ending.value), where, "eval"), names))
    return printed.getvalue() + last
