"""The site offers each workbook, on the page that explains it and among the downloads, in the page's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kmo_teach.workbooks import WORKBOOKS, file_name, find
from tests.site.pages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_page_leads_to_its_workbook(site: Path, name: str, language: str) -> None:
    workbook, file = find(name, language), file_name(name, language)
    for page in (workbook.page, "book/downloads"):
        html = (site / language / f"{page}.html").read_text(encoding="utf-8")
        assert f'href="../workbooks/{file}"' in html
    sheet = load_workbook(site / language / "workbooks" / file, data_only=True).worksheets[0]
    assert sheet["A1"].value == workbook.title
