"""Tasks that are done on the page itself: a student's code runs in the reader's browser, with the checks of Jupyter.

``released`` reads what students get and ``markup`` writes a task as HTML, both when the book is built. ``session`` runs
the cells in the browser's Python, ``plain_words`` says what an error means. ``tasks`` holds the practice tasks of the
chapters, which need no code, ``checkpoints`` those of the labs, and ``checkpoint`` judges one of these in Jupyter.
"""

from __future__ import annotations
