"""What a deck of slides needs beyond sphinx-revealjs: one subject per module, each with its own ``setup``.

Named by the builder of the slides (``tools/slides``) instead of the site's own extension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect what is the slides' own, and what they share with the site."""
    from kmo_teach.book.sphinx_ext import alternative_text, mathml, notebook_outputs, other_hosts, widget_state
    from kmo_teach.book.sphinx_ext.slides import chapter, live_app, notes, own_files

    app.add_config_value("course_fingerprint", "", "env", types=[str])
    app.add_config_value("course_site", "", "env", types=[str])  # address of the published site, in the deck's language
    modules = (notes, chapter, live_app, own_files)
    for module in (*modules, mathml, notebook_outputs, widget_state, alternative_text, other_hosts):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
