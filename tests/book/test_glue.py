"""A glued number stands in the sentence as the reader writes it."""

import pytest
from myst_nb.core.variables import format_plain_text

from kmo_teach.book.glue import glue_text
from kmo_teach.language import money


@pytest.mark.parametrize("text", [money(1234.5, decimals=2), "0.50", "-0,05", "1.000", "neither of the two"])
def test_a_sentence_shows_the_glued_text_as_it_was_written(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stored = {}
    monkeypatch.setattr("myst_nb.ext.glue.ipy_display", lambda data, **options: stored.update(data))
    glue_text("price", text)
    (plain,) = stored.values()
    assert format_plain_text(plain, "") == text
