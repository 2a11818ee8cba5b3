"""Dutch search finds words: the index is stemmed as the page's script stems what a reader types.

Sphinx's script for Dutch holds Snowball's first algorithm, which its Python package calls ``dutch_porter`` since
version 3; ``dutch`` is another one there, and a search for *voorraad* found nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import snowballstemmer
from sphinx.search.nl import SearchDutch

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["SearchDutchAsTheScript", "setup"]

_SAME_AS_SCRIPT = ("dutch_porter", "dutch")  # its name from version 3 on, and before


class SearchDutchAsTheScript(SearchDutch):
    """Dutch with the stemmer of Sphinx's own script.

    Examples
    --------
    >>> dutch = SearchDutchAsTheScript({})
    >>> dutch.stem("voorraad"), dutch.stem("certificaten")
    ('voorrad', 'certificat')
    """

    def init(self, options: dict[str, str]) -> None:
        """Choose the stemmer."""
        known = snowballstemmer.algorithms()
        self.stemmer = snowballstemmer.stemmer(next(name for name in _SAME_AS_SCRIPT if name in known))


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own Dutch."""
    app.add_search_language(SearchDutchAsTheScript)
