"""What the site needs beyond Jupyter Book: one subject per module, each with its own ``setup``.

Named in ``_config.yml``, so that ``jupyter-book build .`` uses it as the course's own builder does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect every module of the extension to Sphinx."""
    from kmo_teach.book.sphinx_ext import (
        alternative_text,
        assets,
        assignment,
        chapter_order,
        citations,
        cite_page,
        content_security_policy,
        course_plan,
        data_cards,
        downloads,
        folded,
        glossary,
        lab_labels,
        lab_package,
        language_switch,
        launch,
        mathml,
        memory,
        notebook_download,
        notebook_outputs,
        opening,
        other_hosts,
        own_folder,
        practice,
        practise,
        quiz,
        reference,
        screen_readers,
        search_words,
        short_route,
        term_popovers,
        theme_words,
        widget_state,
        workbooks,
    )

    # A change in one of these makes Sphinx read, or write, all pages again: it knows neither the package nor the style.
    app.add_config_value("course_fingerprint", "", "env", types=[str])
    app.add_config_value("course_look", "", "html", types=[str])
    for module in (
        own_folder,
        theme_words,
        citations,
        mathml,
        search_words,
        glossary,
        quiz,
        assignment,
        practice,
        practise,
        folded,
        short_route,
        chapter_order,
        opening,
        lab_labels,
        lab_package,
        data_cards,
        downloads,
        workbooks,
        course_plan,
        assets,
        language_switch,
        notebook_download,
        launch,
        cite_page,
        term_popovers,
        memory,
        notebook_outputs,
        widget_state,
        alternative_text,
        screen_readers,
        other_hosts,
        content_security_policy,
        reference,
    ):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
