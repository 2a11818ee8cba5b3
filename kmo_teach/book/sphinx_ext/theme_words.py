"""The theme's own words in the reader's language, from the catalogue ``theme.po`` of that language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Let our catalogue of the book theme come before the one that the theme brings.

    Sphinx itself looks for its own words (``sphinx.mo``) in ``locale_dirs``.
    """
    for folder in app.config.locale_dirs:
        app.add_message_catalog("booktheme", folder)
