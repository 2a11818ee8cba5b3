"""The book on paper: one PDF for each language."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from tests.site.pages import LANGUAGES, REFERENCE, ROOT, in_contents
from tools import pdf
from tools.print_edition import chapters


@pytest.fixture(
    scope="module", params=[pytest.param(one, marks=pytest.mark.xdist_group(f"paper in {one}")) for one in LANGUAGES]
)
def book(request: Any, browser: Any, site: Path, tmp_path_factory: Any) -> tuple[str, PdfReader]:
    target = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    pdf.make(request.param, browser, target)
    return request.param, PdfReader(target)


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))  # ligatures apart


def test_pdf_holds_every_page_where_its_contents_say(book: tuple[str, PdfReader], site: Path) -> None:
    language, reader = book
    parts = chapters(site / language, ROOT / "_build/source" / language / "_toc.yml")
    assert [one.page for one in parts] == [page for page in in_contents()[1:] if not page.startswith(REFERENCE)]
    contents = "".join(_squeezed(page.extract_text()) for page in reader.pages[1:4])
    below_parts = [entry for part in reader.outline if isinstance(part, list) for entry in part]
    entries = [entry for entry in below_parts if not isinstance(entry, list)]
    for chapter, entry in zip(parts, entries, strict=True):
        title, place = _squeezed(chapter.title), reader.get_destination_page_number(entry)
        assert _squeezed(entry.title) == title
        assert title in _squeezed(reader.pages[place].extract_text()), (
            f"{chapter.page} does not begin on page {place + 1}"
        )
        assert f"{title}{place + 1}" in contents, f"the contents do not send {chapter.page} to page {place + 1}"


def test_pdf_says_what_it_is(book: tuple[str, PdfReader]) -> None:
    language, reader = book
    title = yaml.safe_load((ROOT / "_build/source" / language / "_config.yml").read_text(encoding="utf-8"))["title"]
    assert reader.metadata.title == title
    assert reader.root_object["/Lang"] == language
    assert "/StructTreeRoot" in reader.root_object, "the PDF is not tagged: a screen reader finds no headings in it"


def test_links_of_the_pdf_lead_within_it_or_to_the_web(book: tuple[str, PdfReader]) -> None:
    _language, reader = book
    links = [
        note.get_object()["/A"]["/URI"] if "/A" in note.get_object() and "/URI" in note.get_object()["/A"] else "within"
        for page in reader.pages
        for note in page.get("/Annots", ())
        if note.get_object().get("/Subtype") == "/Link"
    ]
    assert links.count("within") > 100
    assert {link.partition(":")[0] for link in links if link != "within"} <= {"http", "https"}
