"""Print the built book as one PDF for each language: ``python -m tools.pdf``. ``make pdf`` builds the site first.

Chromium lays the pages out twice: the first time tells on which page each chapter begins, the second time the contents
say so. Headings become the PDF's outline, and links stay links.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from kmo_teach.book.sphinx_ext.downloads import pdf_name, print_words
from kmo_teach.language import SOURCE_LANGUAGE
from tools.chromium import MissingChromiumError, find_or_install, launched
from tools.frontend import FRONTEND, find_node, install
from tools.print_edition import Chapter, chapters, edition

__all__ = ["make"]

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
_MATH_FONT = FRONTEND / "node_modules/@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2"


def make(language: str, browser: Browser, target: Path) -> int:
    """Write the book in one language as a PDF and return its number of pages."""
    site = BUILD / "html" / language
    source = BUILD / "source" / language
    book = chapters(site, source / "_toc.yml")
    configuration = yaml.safe_load((source / "_config.yml").read_text(encoding="utf-8"))
    words = {"title": configuration["title"], "author": configuration["author"], **print_words(language)}
    html = BUILD / "pdf" / f"{language}.html"
    html.parent.mkdir(parents=True, exist_ok=True)
    install(find_node())
    shutil.copyfile(_MATH_FONT, html.with_name("math.woff2"))
    pages: dict[str, int] = {}
    for _pass in range(2):
        html.write_text(edition(site, book, language, words, pages), encoding="utf-8")
        _print(browser, html, target)
        headings = _headings(html, target)
        beginnings = [page for level, _text, page in headings if level == 1]
        pages = dict(zip((chapter.page for chapter in book), beginnings, strict=True))
    _describe(target, book, headings, words, language)
    return len(PdfReader(target).pages)


def _print(browser: Browser, html: Path, target: Path) -> None:
    page = browser.new_page()
    page.goto(html.as_uri())
    page.pdf(path=target, prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
    page.close()


def _headings(html: Path, pdf: Path) -> list[tuple[int, str, int]]:
    """Return level, text and page (from 1) of every heading.

    The text is the page's: Chromium's outline, which knows the pages, writes a title that breaks over two lines twice.
    """
    soup = BeautifulSoup(html.read_text(encoding="utf-8"), "html.parser")
    texts = [(int(tag.name[1]), " ".join(tag.get_text().split())) for tag in soup.find_all(re.compile("^h[1-6]$"))]
    reader = PdfReader(pdf)
    places = list(_places(reader, reader.outline))
    if len(texts) != len(places):
        raise ValueError(f"{html.name} has {len(texts)} headings, the outline of {pdf.name} {len(places)}")
    return [(level, text, page) for (level, text), page in zip(texts, places, strict=True)]


def _places(reader: PdfReader, outline: list) -> Iterator[int]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _places(reader, entry)
        else:
            yield reader.get_destination_page_number(entry) + 1


def _describe(pdf: Path, book: list[Chapter], headings: list[tuple[int, str, int]], words: dict, language: str) -> None:
    """Give the PDF its title, author and language, and an outline of parts, chapters and sections."""
    writer = PdfWriter(clone_from=pdf)
    writer.add_metadata({"/Title": words["title"], "/Author": words["author"]})
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object.pop("/Outlines", None)
    part = chapter = None
    waiting = iter(book)
    for level, text, page in headings:
        if level == 1:
            entry = next(waiting)
            if entry.part:
                part = writer.add_outline_item(title=entry.part, page_number=page - 1)
            chapter = writer.add_outline_item(title=text, page_number=page - 1, parent=part)
        elif level == 2:
            writer.add_outline_item(title=text, page_number=page - 1, parent=chapter)
    writer.write(pdf)


def main() -> None:
    """Write the PDF of every language that was built."""
    from tools.translate.pipeline import languages

    try:
        chromium = find_or_install()
    except MissingChromiumError as error:
        sys.exit(str(error))
    with launched(chromium) as browser:
        for language in (SOURCE_LANGUAGE, *languages(ROOT)):
            started = time.monotonic()
            target = BUILD / "html" / pdf_name(language)
            count = make(language, browser, target)
            print(f"{target.relative_to(ROOT)}: {count} pages, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
