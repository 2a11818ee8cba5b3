"""Pictures that pages compute are kept beside the site's other intermediate files.

MyST-NB puts them into the folder above the site's: two languages built at the same time would share it, and it would be
published.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def _move(app: Sphinx) -> None:
    folder = Path(app.doctreedir) / "outputs"
    app.env.mystnb_config = app.env.mystnb_config.copy(output_folder=str(folder))


def setup(app: Sphinx) -> None:
    """Set MyST-NB's folder after MyST-NB did."""
    app.connect("builder-inited", _move, priority=900)
