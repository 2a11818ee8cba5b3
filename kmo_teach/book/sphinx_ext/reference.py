"""Attributes that share a description in a docstring (``low, high``) are one entry each on the reference pages.

Napoleon splits such names of parameters itself, not those of attributes: Sphinx then takes the first for a type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup", "split_attributes"]

_SHARED = re.compile(r":ivar (?P<names>\w+(?:, \w+)+):(?P<text>.*)")
_AFTER_NAPOLEON = 600


def split_attributes(lines: list[str]) -> list[str]:
    """Return the lines of a docstring with a field of its own for each attribute.

    Examples
    --------
    >>> split_attributes([":ivar low, high: Ends of the band,", "    in EUR."])
    [':ivar low: Ends of the band,', '    in EUR.', ':ivar high: Ends of the band,', '    in EUR.']
    """
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        shared = _SHARED.match(lines[at])
        if shared is None:
            found.append(lines[at])
        else:
            while end < len(lines) and lines[end].startswith(" "):
                end += 1
            for name in shared["names"].split(", "):
                found += [f":ivar {name}:{shared['text']}", *lines[at + 1 : end]]
        at = end
    return found


def setup(app: Sphinx) -> None:
    """Connect to autodoc."""
    app.setup_extension("sphinx.ext.autodoc")

    def split(_app: Sphinx, _what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
        lines[:] = split_attributes(lines)

    app.connect("autodoc-process-docstring", split, priority=_AFTER_NAPOLEON)
