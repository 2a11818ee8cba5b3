"""Translatable values of YAML: cell metadata, directive options, quizzes, the table of contents, the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml

from tools.translate.segments import Kind, Segment, SourceError, says_something

__all__ = ["CONFIGURATION", "PLATE_WORDS", "QUIZ_WORDS", "segments"]

PLATE_WORDS = {"alt", "caption", "title"}
"""Keys whose value a reader sees: of figures and images in cell metadata, of parts in the table of contents."""

QUIZ_WORDS = {"feedback", "question", "text"}
"""Keys whose value a reader of a quiz sees."""

CONFIGURATION = {
    ("title",),
    ("author",),
    ("html", "announcement"),
    ("html", "extra_footer"),
    ("sphinx", "config", "nb_code_prompt_show"),
    ("sphinx", "config", "nb_code_prompt_hide"),
    ("sphinx", "config", "numfig_format", "figure"),
    ("sphinx", "config", "numfig_format", "table"),
    ("sphinx", "config", "numfig_format", "code-block"),
    ("sphinx", "config", "numfig_format", "section"),
    ("sphinx", "config", "html_theme_options", "search_bar_text"),
    ("sphinx", "config", "html_theme_options", "toc_title"),
}
"""Paths of the values of ``_config.yml`` that a reader sees."""


def segments(text: str, wanted: Callable[[tuple[str, ...]], bool]) -> Iterator[Segment]:
    """Yield the values whose path of keys is wanted."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"line {line}: not valid YAML: {error.problem}") from None
    if root is not None:
        yield from _walk(root, (), text, wanted)


def _walk(node: yaml.Node, path: tuple[str, ...], text: str, wanted: Callable) -> Iterator[Segment]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)), text, wanted)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _walk(value, path, text, wanted)
    elif wanted(path) and says_something(node.value):
        start, end = node.start_mark.index, node.end_mark.index
        yield Segment(start, start + len(text[start:end].rstrip()), node.value.strip(), Kind.YAML)
