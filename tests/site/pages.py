"""The pages that the table of contents names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kmo_teach.language import LANGUAGES

__all__ = ["LANGUAGES", "ROOT", "in_contents"]

ROOT = Path(__file__).parent.parent.parent


def in_contents() -> list[str]:
    """Return the pages of ``_toc.yml``, in order, without suffix."""
    return list(_walk(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))


def visited(*more: str) -> list[Any]:
    """Return each page in each language, and those named, as parameters of a test; a language stays in one process."""
    return [
        pytest.param(f"{language}/{page}", marks=pytest.mark.xdist_group(f"pages in {language}"))
        for language in LANGUAGES
        for page in (*in_contents(), *more)
    ]


def _walk(node: dict[str, Any]) -> Iterator[str]:
    for key in ("root", "file"):
        if key in node:
            yield node[key]
    for key in ("parts", "chapters", "sections"):
        for child in node.get(key, ()):
            yield from _walk(child)
