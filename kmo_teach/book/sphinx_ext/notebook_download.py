"""Each lab's page offers its notebook, in the page's language and with its outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    source = context.get("sourcename") or ""
    if doctree is not None and source.endswith(".ipynb"):
        context["notebook_address"] = context["pathto"](f"_sources/{source}", 1)


def setup(app: Sphinx) -> None:
    """Give the templates ``notebook_address`` on pages made from a notebook."""
    app.connect("html-page-context", _add, priority=400)  # before the theme drops templates that come out empty
