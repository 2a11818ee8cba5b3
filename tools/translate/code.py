"""What a reader sees of a code cell: comments, strings that hold natural language, words of tables, controls."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterable, Iterator

from tools.translate.segments import Kind, Segment, SourceError
from tools.translate.shown import control_names, table_words

__all__ = ["segments", "words_of_tables"]

_LABEL_KEYWORDS = {"alt", "caption", "description", "label", "labels", "placeholder", "title", "xlabel", "ylabel"}
_LABEL_FUNCTIONS = {
    "annotate",
    "print",
    "set_title",
    "set_xlabel",
    "set_ylabel",
    "suptitle",
    "supxlabel",
    "supylabel",
    "text",
    "title",
    "xlabel",
    "ylabel",
}
_OPTION_KEYWORDS = {"dtype", "encoding", "format", "how", "loc", "orient", "sep", "style", "usecols"}
_TOOL_COMMENT = re.compile(r"#(!|#| ?(%%|noqa|type:|fmt:|nbval|NBVAL|ruff:|pylint|pragma))")
_MAGIC = re.compile(r"^([ \t]*)([%!?].*|[\w.]+\?+)$", re.MULTILINE)
_PYTHON_CELL_MAGICS = re.compile(r"%%(capture|time|timeit)\b")


def segments(code: str, words: Collection[str] = ()) -> Iterator[Segment]:
    """Yield comments (those on consecutive lines as one), literals with their quotes, names of controls.

    Parameters
    ----------
    code
        The cell's source.
    words
        Literals of one word that are natural language in this notebook: :func:`words_of_tables`.
    """
    if _is_foreign(code):
        return
    plain = _plain(code)
    tree = _tree(plain)
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(plain).readline))
    except tokenize.TokenError as error:
        raise SourceError(f"the code is not valid Python: {error}") from None
    starts = [0, *(match.end() for match in re.finditer("\n", plain))]
    comments = _comments([token for token in tokens if token.type == tokenize.COMMENT], starts)
    found = [*comments, *_literals(tree, plain, starts, words), *_controls(tree, plain, starts)]
    yield from sorted(found, key=lambda segment: segment.start)


def words_of_tables(cells: Iterable[str]) -> set[str]:
    """Return the literals of one word by which a notebook's cells name columns, rows and cells of tables."""
    return table_words(_tree(_plain(cell)) for cell in cells if not _is_foreign(cell))


def _is_foreign(code: str) -> bool:
    return code.startswith("%%") and not _PYTHON_CELL_MAGICS.match(code)


def _plain(code: str) -> str:
    """Return the code with its magics as comments, every character in its place."""
    return _MAGIC.sub(lambda match: match[1] + "#" * len(match[2]), code)


def _tree(plain: str) -> ast.AST:
    try:
        return ast.parse(plain)
    except SyntaxError as error:
        raise SourceError(f"line {error.lineno or 1}: the code is not valid Python: {error.msg}") from None


def _comments(tokens: list[tokenize.TokenInfo], starts: list[int]) -> Iterator[Segment]:
    group: list[tokenize.TokenInfo] = []
    for token in [*tokens, None]:
        if token is not None and _TOOL_COMMENT.match(token.string):
            continue
        if group and (token is None or not _continues(group[-1], token)):
            start = starts[group[0].start[0] - 1] + group[0].start[1]
            end = starts[group[-1].end[0] - 1] + group[-1].end[1]
            text = " ".join(part.string.lstrip("# ").rstrip() for part in group)
            lead = len(group[0].string) - len(group[0].string.lstrip("# "))
            if _is_language(text):
                yield Segment(start + lead, end, text, Kind.COMMENT)
            group = []
        if token is not None:
            group.append(token)


def _continues(before: tokenize.TokenInfo, after: tokenize.TokenInfo) -> bool:
    """Tell whether two comments stand alone on consecutive lines, in the same column."""
    alone = not before.line[: before.start[1]].strip() and not after.line[: after.start[1]].strip()
    return alone and after.start == (before.start[0] + 1, before.start[1])


def _literals(tree: ast.AST, code: str, starts: list[int], words: Collection[str]) -> Iterator[Segment]:
    labels = set(_label_nodes(tree))
    lines = code.split("\n")
    f_strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    skipped = {part for whole in f_strings for part in ast.walk(whole) if part is not whole}
    skipped |= {*_option_nodes(tree), *_file_columns(tree), *_compared_keys(tree)}
    for node in ast.walk(tree):
        if node in skipped or not isinstance(node, ast.JoinedStr | ast.Constant):
            continue
        text = _words(node)
        if not (_is_language(text) or text in words or (node in labels and re.search(r"[^\W\d_]", text))):
            continue
        start = starts[node.lineno - 1] + _column(lines[node.lineno - 1], node.col_offset)
        end = starts[node.end_lineno - 1] + _column(lines[node.end_lineno - 1], node.end_col_offset)
        yield Segment(start, end, code[start:end], Kind.CODE)


def _controls(tree: ast.AST, code: str, starts: list[int]) -> Iterator[Segment]:
    """Yield the names of controls; the message ends in ``=``, which says that it is a name and no sentence."""
    lines = code.split("\n")
    for line, column, name in control_names(tree):
        start = starts[line - 1] + _column(lines[line - 1], column)
        yield Segment(start, start + len(name), f"{name}=", Kind.NAME)


def _column(line: str, offset: int) -> int:
    """Return the column in characters for one in UTF-8 bytes."""
    return len(line.encode()[:offset].decode())


def _words(node: ast.Constant | ast.JoinedStr) -> str:
    """Return the text of a literal, without the expressions of an f-string."""
    if isinstance(node, ast.JoinedStr):
        return " ".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node.value, str) else ""


def _is_language(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", text)) and " " in text.strip()


def _label_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in _LABEL_FUNCTIONS:
            yield from call.args
        for keyword in call.keywords:
            if keyword.arg in _LABEL_KEYWORDS:
                yield from getattr(keyword.value, "elts", [keyword.value])


def _option_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield values that choose how something is done, such as ``loc="upper center"``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in _OPTION_KEYWORDS:
            yield from ast.walk(node.value)


def _file_columns(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the literals by which a cell reads the rows of ``facts.table(…)``: no language renames a file's columns."""
    loops = (node for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension))
    rows = {
        loop.target.id
        for loop in loops
        if isinstance(loop.target, ast.Name) and "facts.table(" in ast.unparse(loop.iter)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in rows:
            yield node.slice


def _compared_keys(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the literals that a cell compares with an attribute, such as ``key``: the package's own, in no language."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) for side in sides):
                parts = (
                    part for side in sides for part in (side.elts if isinstance(side, ast.Tuple | ast.List) else [side])
                )
                yield from (part for part in parts if isinstance(part, ast.Constant))
