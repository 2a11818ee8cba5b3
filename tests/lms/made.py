"""The course and its packages in each language, made once: reading a translated course takes seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tools.lms.__main__ import packages
from tools.lms.course import Course, load

__all__ = ["ROOT", "SITE", "course", "made"]

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/course/"


@cache
def course(language: str) -> Course:
    """Return the course in a language."""
    return load(ROOT, language)


@cache
def made(language: str) -> dict[str, bytes]:
    """Return its packages, with links to :data:`SITE`."""
    return packages(course(language), SITE)
