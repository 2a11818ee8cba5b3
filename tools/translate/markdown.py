"""The translatable segments of a MyST Markdown page, found with the parser that Sphinx uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from tools.translate import code, directives, gates, yaml_values
from tools.translate.segments import Kind, Segment, SourceError, View, placed, says_something

__all__ = ["EXTENSIONS", "segments"]

EXTENSIONS = (
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "substitution",
    "tasklist",
)
"""MyST's syntax extensions that the book uses; ``_config.yml`` names the same."""

_MATH = {"math_block", "math_block_label", "amsmath"}
_OPTION = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*)")


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of a Markdown text, in the order of the text.

    Raises
    ------
    SourceError
        With the number of the line, for a text that cannot be translated or would not be shown as it is meant.
    """
    lines = text.split("\n")
    cells: dict[int, int] = {}  # per table row, where the search for its next cell starts
    tokens = _parser().parse(text, {})
    gates.require_sound(tokens, lines)
    for index, token in enumerate(tokens):
        if token.type == "inline":
            if tokens[index - 1].type in {"th_open", "td_open"}:
                yield from _cell(text, lines, token, cells)
            else:
                yield from _block(text, lines, token)
        elif token.type in {"fence", "colon_fence"} and token.map:
            yield from _fence(text, token)
        elif token.type in _MATH and re.search(r"\\(text|mbox|textrm)\{[^}]*[A-Za-z]", token.content):
            yield from _math(text, token)


def _line_start(lines: list[str], number: int) -> int:
    return sum(len(line) + 1 for line in lines[:number])


def _block(text: str, lines: list[str], token: Token) -> Iterator[Segment]:
    """Yield a paragraph, heading, list item or term; its soft line breaks become spaces."""
    content = [line.strip() if number else line.lstrip() for number, line in enumerate(token.content.split("\n"))]
    content[-1] = content[-1].rstrip()
    first = token.map[0]
    start = _line_start(lines, first) + _column(lines, first, content[0])
    last = first + len(content) - 1
    end = _line_start(lines, last) + _column(lines, last, content[-1]) + len(content[-1].rstrip())
    message = _joined(token.content)
    if says_something(message):
        yield Segment(start, end, message)


def _column(lines: list[str], number: int, content: str) -> int:
    line = lines[number].rstrip()
    content = content.rstrip()
    if line.endswith(content):
        return len(line) - len(content)
    column = line.rfind(content)  # a heading may close with number signs
    if column < 0:
        raise SourceError(f"line {number + 1}: cannot find {content!r} in {line!r}")
    return column


def _joined(content: str) -> str:
    """Join a block's lines; a hard line break stays one."""
    lines = [line.strip(" \t") + ("  " if line.endswith("  ") else "") for line in content.split("\n")]
    message = "\n".join(lines).strip()
    return re.sub(r"(?<!\\)(?<!  )\n", " ", message)


def _cell(text: str, lines: list[str], token: Token, cells: dict[int, int]) -> Iterator[Segment]:
    number = token.map[0]
    content = token.content.strip().replace("|", "\\|")
    column = lines[number].find(content, cells.get(number, 0))
    if column < 0:
        raise SourceError(f"line {number + 1}: cannot find the table cell {content!r}")
    cells[number] = column + len(content)
    if says_something(token.content):
        start = _line_start(lines, number) + column
        yield Segment(start, start + len(content), token.content.strip(), Kind.CELL)


def _math(text: str, token: Token) -> Iterator[Segment]:
    """Yield a formula that has words in it."""
    start = text.find(token.content, _line_start(text.split("\n"), token.map[0]))
    if start < 0:
        raise SourceError(f"line {token.map[0] + 1}: cannot find the formula; start it at the margin")
    lead = len(token.content) - len(token.content.lstrip())
    yield Segment(start + lead, start + len(token.content.rstrip()), token.content.strip(), Kind.CODE)


def _fence(text: str, token: Token) -> Iterator[Segment]:
    found = re.match(r"\{([^}\s]+)\}[ \t]*(.*)", token.info.strip())
    if found is None:
        return  # a plain code block
    name, argument = found[1], found[2].strip()
    first = token.map[0]
    if argument and (
        name in directives.TITLED
        or name in directives.ENTRIES
        or (name in directives.MARKDOWN and name not in directives.WITH_ARGUMENT)
    ):
        yield from View(text, first, [argument]).outward([Segment(0, len(argument), argument)])
    body = token.content.removesuffix("\n").split("\n") if token.content else []
    options, rest = _options(body)
    yield from View(text, first + 1, body[:options]).outward(_option_segments("\n".join(body[:options])))
    inner = View(text, first + 1 + rest, body[rest:])
    found_inside = _body(name, inner.text, first + 1)
    with placed(first + 1 + rest):
        found_inside = list(found_inside)
    if re.search(r"\bremove-(cell|input)\b", "\n".join(body[:options])):  # the code itself is not on the page
        found_inside = (segment for segment in found_inside if segment.kind is not Kind.COMMENT)
    yield from inner.outward(found_inside)


def _body(name: str, text: str, line: int) -> Iterator[Segment]:
    if name == "code-cell":
        return code.segments(text)
    if name in directives.TITLED or name in directives.MARKDOWN:
        return segments(text)
    if name in directives.ENTRIES:
        return (Segment(match.start(), match.end(), match[0]) for match in re.finditer(r"\S.*\S", text))
    if name == "raw":
        return _raw(text)
    if name in directives.LITERAL:
        return iter(())
    raise SourceError(f"line {line}: say in tools/translate/directives.py which parts of {{{name}}} are text")


def _raw(text: str) -> Iterator[Segment]:
    gates.require_no_words(text)
    yield from ()


def _options(body: list[str]) -> tuple[int, int]:
    """Return how many lines the options take, and where the content starts."""
    if body and body[0].strip() == "---":
        end = next((number for number, line in enumerate(body[1:], 1) if line.strip() == "---"), len(body) - 1)
        return end + 1, end + 1
    count = 0
    while count < len(body) and _OPTION.match(body[count]):
        count += 1
    return count, count


def _option_segments(text: str) -> Iterator[Segment]:
    if text.startswith("---"):
        block = text.removesuffix("---")
        yield from yaml_values.segments(block, lambda path: path[-1] in yaml_values.PLATE_WORDS)
        return
    for match in re.finditer(_OPTION.pattern, text):
        if match[1] in directives.READ_OPTIONS and says_something(match[2]):
            yield Segment(match.start(2), match.end(2), match[2].strip())
