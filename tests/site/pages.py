"""The pages that the table of contents names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml.html import HtmlElement, document_fromstring

from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE

__all__ = ["LANGUAGES", "REFERENCE", "ROOT", "in_contents", "parsed", "visited"]

ROOT = Path(__file__).parent.parent.parent
REFERENCE = "book/reference/"
"""Pages made from docstrings by one template; their article is in English in every language."""


def in_contents() -> list[str]:
    """Return the pages of ``_toc.yml``, in order, without suffix."""
    return list(_walk(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))


def parsed(page: Path) -> HtmlElement:
    """Return the tree of a built page."""
    return document_fromstring(page.read_bytes())


def visited(*more: str) -> list[Any]:
    """Return each page in each language, and those named, as parameters of a test; a language stays in one process.

    A page of the reference is visited in English alone.
    """
    return [
        pytest.param(f"{language}/{page}", marks=pytest.mark.xdist_group(f"pages in {language}"))
        for language in LANGUAGES
        for page in (*in_contents(), *more)
        if language == SOURCE_LANGUAGE or not page.startswith(REFERENCE)
    ]


def _walk(node: dict[str, Any]) -> Iterator[str]:
    for key in ("root", "file"):
        if key in node:
            yield node[key]
    for key in ("parts", "chapters", "sections"):
        for child in node.get(key, ()):
            yield from _walk(child)
