"""A glued number stands in the sentence as the reader writes it."""

import pytest

from kmo_teach.book import glue_text
from kmo_teach.language import money


def test_glued_text_has_no_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = {}
    monkeypatch.setattr(
        "myst_nb.ext.glue.ipy_display", lambda data, **options: stored.update(data=data, **options), raising=True
    )
    glue_text("price", money(1234.5, decimals=2))
    (text,) = stored["data"].values()
    assert text == "EUR\u00a01,234.50"
    assert stored["metadata"]["scrapbook"]["name"] == "price"
