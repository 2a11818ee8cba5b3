"""What the tool knows of MyST directives: which of their parts a reader reads.

A directive that is named nowhere here stops the tool: its author decides what of it is text.
"""

from __future__ import annotations

__all__ = ["ENTRIES", "LITERAL", "MARKDOWN", "READ_OPTIONS", "TITLED"]

TITLED = {
    "admonition",
    "card",
    "dropdown",
    "exercise",
    "grid-item-card",
    "list-table",
    "margin",
    "rubric",
    "sidebar",
    "tab-item",
    "table",
    "topic",
}
"""Their argument and their Markdown body are text."""

MARKDOWN = {
    "attention",
    "caution",
    "course-downloads",
    "danger",
    "div",
    "epigraph",
    "error",
    "figure",
    "grid",
    "grid-item",
    "highlights",
    "hint",
    "important",
    "note",
    "notes",
    "pull-quote",
    "seealso",
    "solution",
    "tab-set",
    "tip",
    "warning",
}
"""Their Markdown body is text. (The argument too of those that take none: it is the body's first line.)"""

ENTRIES = {"index"}
"""Each line is a message."""

LITERAL = {
    "assignment",
    "bibliography",
    "code",
    "code-block",
    "contents",
    "course-glossary",
    "course-labs",
    "course-plan",
    "data-card",
    "eval-rst",
    "image",
    "include",
    "literalinclude",
    "live-app",
    "math",
    "opening",
    "practice",
    "quiz",
    "raw",
    "reader-memory",
    "slides-next",
    "slides-start",
    "tableofcontents",
    "toctree",
    "workbook",
    "workbooks",
}
"""Only their options may be text."""

WITH_ARGUMENT = {"div", "figure", "grid", "solution"}
"""Of the Markdown directives, those whose argument is an address, a size or a class."""

READ_OPTIONS = {"alt", "ask", "caption", "title", "placeholder"}
"""Options that a reader sees or hears."""
