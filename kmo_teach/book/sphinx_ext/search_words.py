"""Search finds words in their other forms: the index is stemmed as the page's script stems what a reader types.

Sphinx's script for Dutch holds Snowball's first algorithm, which its Python package calls ``dutch_porter`` since
version 3; ``dutch`` is another one there, and a search for *voorraad* found nothing. A language's entry names the
algorithm of the script where the two differ.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import snowballstemmer
from sphinx.search import SearchLanguage, languages

from kmo_teach.language import LANGUAGES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["as_the_script", "setup"]


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


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own language where its stemmers differ."""
    for code, language in LANGUAGES.items():
        if language.search_stemmers:
            app.add_search_language(as_the_script(code))
