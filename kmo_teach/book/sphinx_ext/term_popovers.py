"""A term of the glossary opens where it stands: each page holds the definitions of the terms that it uses.

They are in the page as built, unseen, and ``terms.js`` shows one beside its term. Without scripts a term is a link to
the glossary, as ever; that link stays in what opens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kmo_teach import facts
from kmo_teach.language import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["definition", "setup"]

_TERM = re.compile(r'href="[^"#]*#([^"]+)"[^>]*><span class="xref std std-term">')


def definition(row: dict[str, str], language: str) -> dict[str, Any]:
    """Return a term as the page's template shows it: name, names in the other languages, definition.

    >>> row = {"key": "k", "en": "cash", "nl": "kas", "fr": "caisse", "definition_en": "Money at hand."}
    >>> definition(row, "nl")["others"]
    [('en', 'cash'), ('fr', 'caisse')]
    """
    names = {column: value for column, value in row.items() if len(column) == 2 and value}
    text = row.get(f"definition_{language}") or row[f"definition_{SOURCE_LANGUAGE}"]
    own = names.pop(language, None) or names.pop(SOURCE_LANGUAGE)
    return {"name": own, "others": list(names.items()), "text": text}


def _rows(app: Sphinx) -> dict[str, dict[str, str]]:
    """Return the row of the table for each term's anchor, in whichever language the page uses the term."""
    rows = {
        name.casefold(): row
        for row in reversed(facts.table("glossary.csv"))
        for column, name in row.items()
        if len(column) == 2 and name
    }
    return {
        anchor: rows[name.casefold()]
        for (kind, name), (_page, anchor) in app.env.get_domain("std").objects.items()
        if kind == "term" and name.casefold() in rows
    }


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    used = dict.fromkeys(_TERM.findall(context.get("body", "")))
    if doctree is None or not used:
        return
    rows = _rows(app)
    context["terms"] = {anchor: definition(rows[anchor], app.config.language) for anchor in used if anchor in rows}
    app.add_js_file("terms.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Give the templates ``terms``, and their script to the pages that use any."""
    app.connect("html-page-context", _add)
