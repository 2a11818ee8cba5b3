"""Single words and names in a notebook's code that its reader sees: columns and rows of tables, names of controls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

__all__ = ["control_names", "table_words"]

_TABLES = {"DataFrame", "Index", "Series"}
_NAMERS = {"insert", "rename_axis", "reset_index", "set_axis", "set_index", "to_frame"}
_NAMED_AXES = {"columns", "index"}
_OPTIONS = {"axis", "dtype"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\??")


def table_words(trees: Iterable[ast.AST]) -> set[str]:
    """Return the words that name columns, rows and cells of a notebook's tables, given the trees of its cells.

    A column's name comes back where the code uses the column. So the tool translates such a word wherever the
    notebook writes it. A word that the course's package knows by the same name cannot be a label too: give the label
    a second word, or leave the word as it is in the catalogue.
    """
    return {word for tree in trees for node in _naming(tree) for word in _words(node, _assigned(tree))}


def control_names(tree: ast.AST) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and name of each control of ``interact``, wherever the function that it moves writes it.

    A name that an f-string uses stays: Python 3.11 does not say where in the f-string it is.
    """
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        calls = [call for call in function.decorator_list if isinstance(call, ast.Call)]
        keywords = [
            keyword for call in calls if getattr(call.func, "id", "") == "interact" for keyword in call.keywords
        ]
        used = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        f_strings = [node for node in ast.walk(function) if isinstance(node, ast.JoinedStr)]
        inside = {part.id for whole in f_strings for part in ast.walk(whole) if isinstance(part, ast.Name)}
        names = {keyword.arg for keyword in keywords if keyword.arg} - inside
        for node in [*keywords, *function.args.args, *function.args.kwonlyargs, *used]:
            name = node.id if isinstance(node, ast.Name) else node.arg
            if name in names:
                yield node.lineno, node.col_offset, name


def _naming(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the expressions that name a part of a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in _TABLES | _NAMERS:
                yield from (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg not in _OPTIONS))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Subscript):
                    yield target.slice
                elif isinstance(target, ast.Attribute) and target.attr in _NAMED_AXES:
                    yield node.value


def _assigned(tree: ast.AST) -> dict[str, ast.AST]:
    """Return what the names of a cell stand for."""
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _words(node: ast.AST | None, assigned: dict[str, ast.AST]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield from _words(assigned.get(node.id), {name: value for name, value in assigned.items() if name != node.id})
    elif isinstance(node, ast.Dict):
        for part in (*node.keys, *node.values):
            yield from _words(part, assigned)
    elif isinstance(node, ast.DictComp):
        for generator in node.generators:
            yield from _keys(generator.iter, assigned)
    elif isinstance(node, ast.IfExp):
        for part in (node.body, node.orelse):
            yield from _words(part, assigned)
    elif isinstance(node, ast.List | ast.Tuple):
        for part in node.elts:
            yield from _words(part, assigned)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_word(node.value):
        yield node.value


def _keys(iterated: ast.AST, assigned: dict[str, ast.AST]) -> Iterator[str]:
    """Yield the words that are keys of a dictionary over whose items a table is made."""
    if isinstance(iterated, ast.Call) and getattr(iterated.func, "attr", "") == "items":
        owner = getattr(iterated.func, "value", None)
        pairs = assigned.get(owner.id) if isinstance(owner, ast.Name) else owner
        for key in pairs.keys if isinstance(pairs, ast.Dict) else ():
            yield from _words(key, {})


def _is_word(text: str) -> bool:
    """Tell a word from a code, such as EUR, and from a name, such as month_end."""
    return bool(_WORD.fullmatch(text)) and not text.isupper()
