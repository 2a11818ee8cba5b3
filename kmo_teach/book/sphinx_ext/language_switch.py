"""A link from each page to the same page in the course's other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmo_teach.language import LANGUAGES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["other_languages", "setup"]


def other_languages(page: str, language: str, languages: list[str]) -> list[dict[str, str]]:
    """Return code, name and relative address of a page in each other language.

    >>> other_languages("book/index", "en", ["en", "nl"])
    [{'code': 'nl', 'name': 'Nederlands', 'address': '../../nl/book/index.html'}]
    >>> other_languages("book/index", "en", ["en"])
    []
    """
    up = "../" * (page.count("/") + 1)
    return [
        {"code": code, "name": LANGUAGES[code].name, "address": f"{up}{code}/{page}.html"}
        for code in languages
        if code != language
    ]


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    context["other_languages"] = other_languages(page, app.config.language, app.config.course_languages)


def setup(app: Sphinx) -> None:
    """Give the templates ``other_languages``; it is empty when the book is built in one language."""
    app.add_config_value("course_languages", [], "html", types=[list])
    app.connect("html-page-context", _add, priority=400)  # before the theme drops templates that come out empty
