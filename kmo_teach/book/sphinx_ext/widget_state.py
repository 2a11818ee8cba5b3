"""Pages do without the widgets' state: MyST-NB would put it, the apps' whole front end included, on each page.

An app's own HTML form holds all that the page needs; no widget of Jupyter is ever started on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]

_KEY = "ipywidgets_state"  # the name under which MyST-NB keeps it


def _drop(app: Sphinx, env: BuildEnvironment) -> None:
    for data in getattr(env, "nb_metadata", {}).values():
        data.get("js_files", {}).pop(_KEY, None)


def setup(app: Sphinx) -> None:
    """Drop the state before pages are written."""
    app.connect("env-updated", _drop)
