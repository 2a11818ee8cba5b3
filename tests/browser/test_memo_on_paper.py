"""The decision memo as a browser prints it."""

from __future__ import annotations

import io

import pytest
from pikepdf import Pdf

from kmo_teach.case import zavelbeek
from kmo_teach.conclusion import memo
from kmo_teach.language import LANGUAGES, using


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_prints_on_one_sheet(browser, language, tmp_path):
    with using(language):
        file = memo(zavelbeek(), "Portland").save(tmp_path / "memo.html")
    page = browser.new_page()
    page.goto(file.as_uri())
    printed = Pdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) <= 2, "one sheet has two sides"
