"""What builds the book and its slides: numbers in sentences, cards of words, quizzes, extensions (``sphinx_ext``)."""

from kmo_teach.book.cards import Card, official_shares, real_firm, theory_cards, theory_table
from kmo_teach.book.glue import glue_text
from kmo_teach.book.phone import on_phone
from kmo_teach.book.slide import on_slide

__all__ = ["Card", "glue_text", "official_shares", "on_phone", "on_slide", "real_firm", "theory_cards", "theory_table"]
