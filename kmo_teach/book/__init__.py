"""What builds the book: numbers in its sentences, cards of words, quizzes, extensions of Sphinx (``sphinx_ext``)."""

from kmo_teach.book.cards import Card, official_shares, real_firm, theory_cards, theory_table
from kmo_teach.book.glue import glue_text

__all__ = ["Card", "glue_text", "official_shares", "real_firm", "theory_cards", "theory_table"]
