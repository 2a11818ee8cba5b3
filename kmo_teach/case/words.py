"""The case's own words: each text stands in its facts file once per language of the course."""

from __future__ import annotations

from collections.abc import Mapping

from kmo_teach.language import current

__all__ = ["in_words"]


def in_words(text: Mapping[str, str], **names: object) -> str:
    """Return a text of the case in the reader's language, in English where that language is missing.

    Parameters
    ----------
    text
        The text by language code.
    names
        What its placeholders stand for.

    Examples
    --------
    >>> in_words({"en": "{leader} signs", "nl": "{leader} tekent"}, leader="Griet")
    'Griet signs'
    """
    return text.get(current(), text["en"]).format(**names)
