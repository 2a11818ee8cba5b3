"""The labels of a lab: ``<span id="lab-2-1-3"></span>`` before a heading is MyST's ``(lab-2-1-3)=`` to the site.

JupyterLab and its like show MyST's own form as text. They show nothing of an empty span.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["as_labels", "setup"]


def as_labels(notebook: str) -> str:
    r"""Return the text of a notebook file (JSON) with its spans written as labels.

    >>> as_labels('"<span id=\\"p-13\\"></span><span id=\\"lab-2-1-4\\"></span>\\n"')
    '"(p-13)=\\n(lab-2-1-4)=\\n"'
    """
    labels = re.sub(r'<span id=\\"([a-z0-9-]+)\\"></span>', r"(\1)=\\n", notebook)
    return labels.replace(r")=\n\n", r")=\n")


def _read(app: Sphinx, page: str, source: list[str]) -> None:
    if app.env.doc2path(page).endswith(".ipynb"):
        source[0] = as_labels(source[0])


def setup(app: Sphinx) -> None:
    """Rewrite each notebook as it is read."""
    app.connect("source-read", _read)
