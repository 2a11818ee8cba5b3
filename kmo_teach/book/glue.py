"""What a page of the book needs beside the models: computed numbers in its sentences."""

from __future__ import annotations

__all__ = ["glue_text"]


def glue_text(name: str, text: str) -> None:
    """Store a text under a name, so that a sentence of the page can hold it: ``{glue:text}`name```.

    Parameters
    ----------
    name
        Name, unique on the page.
    text
        The number as the reader writes it: use :func:`kmo_teach.language.number`, ``money`` or ``percent``.
    """
    from myst_nb import glue  # only the book's builder has it

    glue(name, text, display=False)
