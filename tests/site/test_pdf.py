"""The book on paper: one PDF for each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from pikepdf import Dictionary, Pdf

from tests.site.pages import LANGUAGES, REFERENCE, ROOT, in_contents
from tools import pdf
from tools.print_edition import chapters


@pytest.fixture(
    scope="module", params=[pytest.param(one, marks=pytest.mark.xdist_group(f"paper in {one}")) for one in LANGUAGES]
)
def book(request: Any, browser: Any, site: Path, tmp_path_factory: Any) -> tuple[str, Path]:
    target = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    pdf.make(request.param, browser, target)
    return request.param, target


@pytest.fixture
def opened(book: tuple[str, Path]) -> Iterator[Pdf]:
    with Pdf.open(book[1]) as document:
        yield document


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))  # ligatures apart


def test_pdf_holds_every_page_where_its_contents_say(book: tuple[str, Path], site: Path) -> None:
    language, path = book
    parts = chapters(site / language, ROOT / "_build/source" / language / "_toc.yml")
    assert [one.page for one in parts] == [page for page in in_contents()[1:] if not page.startswith(REFERENCE)]
    document = pypdfium2.PdfDocument(path)
    texts = [_squeezed(page.get_textpage().get_text_bounded()) for page in document]
    contents = "".join(texts[1:4])
    inside = [(entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc() if entry.level == 1]
    for chapter, (words, place) in zip(parts, inside, strict=True):
        title = _squeezed(chapter.title)
        assert _squeezed(words) == title
        assert title in texts[place], f"{chapter.page} does not begin on page {place + 1}"
        assert f"{title}{place + 1}" in contents, f"the contents do not send {chapter.page} to page {place + 1}"


def test_pdf_says_what_it_is(book: tuple[str, Path], opened: Pdf) -> None:
    title = yaml.safe_load((ROOT / "_build/source" / book[0] / "_config.yml").read_text(encoding="utf-8"))["title"]
    assert opened.docinfo.Title == title
    assert opened.Root.Lang == book[0]
    assert "/StructTreeRoot" in opened.Root, "the PDF is not tagged: a screen reader finds no headings in it"


def test_links_of_the_pdf_lead_within_it_or_to_the_web(opened: Pdf) -> None:
    links = [
        str(note.get("/A", Dictionary()).get("/URI", "within"))
        for page in opened.pages
        for note in page.get("/Annots", ())
        if note.get("/Subtype") == "/Link"
    ]
    assert links.count("within") > 100
    assert {link.partition(":")[0] for link in links if link != "within"} <= {"http", "https"}
