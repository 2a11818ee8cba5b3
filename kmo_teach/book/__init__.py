"""What builds the book: computed numbers in its sentences, quizzes, and the extensions of Sphinx (``sphinx_ext``)."""

from kmo_teach.book.glue import glue_text

__all__ = ["glue_text"]
