"""Search finds words in their other forms, and near words: compounds, other names, slips.

The index is stemmed as the page's script stems what a reader types. Where that finds nothing,
``book/_static/search.js`` looks for near words; what it says and the other names of things go to the page from here.

Sphinx's script for Dutch holds Snowball's first algorithm, which its Python package calls ``dutch_porter`` since
version 3; ``dutch`` is another one there, and a search for *voorraad* found nothing. A language's entry names the
algorithm of the script where the two differ.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import snowballstemmer
from sphinx.search import SearchLanguage, languages

from kmo_teach import facts
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, _, pgettext, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["as_the_script", "near_words", "setup"]

_PAGE = "search"


def as_the_script(code: str) -> type[SearchLanguage]:
    """Return a language of Sphinx's search with the stemmer of Sphinx's own script.

    Examples
    --------
    >>> dutch = as_the_script("nl")({})
    >>> dutch.stem("voorraad"), dutch.stem("certificaten")
    ('voorrad', 'certificat')
    """
    known = snowballstemmer.algorithms()
    algorithm = next(name for name in LANGUAGES[code].search_stemmers if name in known)
    original = languages[code]
    if isinstance(original, str):  # where the class is, until Sphinx needs it
        module, _, name = original.rpartition(".")
        original = getattr(import_module(module), name)

    class Search(original):  # type: ignore[misc, valid-type]
        def init(self, options: dict[str, str]) -> None:
            self.stemmer = snowballstemmer.stemmer(algorithm)

    return Search


def near_words(code: str) -> dict[str, Any]:
    """Return what the search page knows beyond its index: other names of things, terms, and what it says.

    A term of the glossary is found by its name in each other language of the glossary too.

    Examples
    --------
    >>> near_words("nl")["also"]["exchange rate"], near_words("en")["also"]["taux de change"]
    ('wisselkoers', 'exchange rate')
    """
    with using(code):
        pairs = pgettext(
            "what a reader may type = the course's word for it; no reader sees this",
            "forex = exchange rate; foreign exchange = exchange rate; currency risk = exchange risk; "
            "dealer = distributor; reseller = distributor; supply chain = value chain; bad debt = non-payment risk",
        )
        said = {
            "instead": _("No page has “{asked}”. These have “{near}”:"),
            "look": _("It may have another name here. Look in:"),
            "links": [
                {"words": _("the glossary"), "address": "book/glossary.html"},
                {"words": _("the index"), "address": "genindex.html"},
            ],
        }
    rows = facts.table("glossary.csv")
    terms = {row["key"]: row.get(code) or row[SOURCE_LANGUAGE] for row in rows}
    also = {
        row[other].lower(): terms[row["key"]] for row in rows for other, name in row.items() if len(other) == 2 and name
    }
    for pair in pairs.split(";"):
        typed, _equals, word = pair.partition("=")
        also[typed.strip().lower()] = word.strip()
    return {**said, "also": also, "terms": list(terms.values())}


def _give_near_words(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if page == _PAGE:
        words = json.dumps(near_words(app.config.language), ensure_ascii=False)
        app.add_js_file("search.js", defer="defer", **{"data-words": words})


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own language where its stemmers differ, and give the search page its near words."""
    for code, language in LANGUAGES.items():
        if language.search_stemmers:
            app.add_search_language(as_the_script(code))
    app.connect("html-page-context", _give_near_words)
