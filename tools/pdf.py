"""Print the built book as one PDF for each language: ``python -m tools.pdf``. ``make pdf`` builds the site first.

Chromium lays the book out, which tells on which page each chapter begins; then the cover and the contents once more,
with those numbers, and they take the place of the first. Headings become the outline of the PDF, and links stay links.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, SoupStrainer
from pikepdf import Name, OutlineItem, Page, Pdf, String, parse_content_stream
from playwright.sync_api import Browser

from kmo_teach.book.sphinx_ext.downloads import pdf_name, print_words
from kmo_teach.language import SOURCE_LANGUAGE
from tools.chromium import MissingChromiumError, find_or_install, launched
from tools.frontend import FRONTEND, find_node, install
from tools.print_edition import Chapter, Edition, chapters

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
    edition = Edition(site, book, language, words)
    whole = edition.html()
    html.write_text(whole, encoding="utf-8")
    _print(browser, html, target)
    headings = _placed(_headings(whole), target)
    beginnings = [page for level, _text, page in headings if level == 1]
    pages = dict(zip((chapter.page for chapter in book), beginnings, strict=True))
    html.write_text(edition.front(pages), encoding="utf-8")
    front = html.with_suffix(".front.pdf")
    _print(browser, html, front)
    _put_in_front(target, front)
    return _describe(target, book, headings, words, language)


def _print(browser: Browser, html: Path, target: Path) -> None:
    page = browser.new_page()
    page.goto(html.as_uri())
    page.pdf(path=target, prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
    page.close()


def _put_in_front(target: Path, front: Path) -> None:
    """Let the first pages show what ``front`` shows; their links, and what screen readers are told, stay.

    A screen reader's structure names marked places of a page (MCID), so both must have the same.
    """
    with Pdf.open(target, allow_overwriting_input=True) as pdf, Pdf.open(front) as new:
        for old, page in zip(pdf.pages, new.pages, strict=False):
            if _marks(old) != _marks(page):
                raise ValueError(f"the contents of {target.name} and {front.name} are not laid out alike")
            for name in (Name.Contents, Name.Resources):
                old[name] = pdf.copy_foreign(new.make_indirect(page[name]))
        pdf.save(target)


def _marks(page: Page) -> list[int]:
    """Return the marked places of a page, in order."""
    return [
        int(operands[1].MCID) for operands, _operator in parse_content_stream(page, "BDC") if "/MCID" in operands[1]
    ]


def _headings(html: str) -> list[tuple[int, str]]:
    """Return level and text of every heading.

    Chromium's outline, which knows the pages, writes a title that breaks over two lines twice: its texts are of no use.
    """
    soup = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(re.compile("^h[1-6]$")))
    return [(int(tag.name[1]), " ".join(tag.get_text().split())) for tag in soup.find_all(re.compile("^h[1-6]$"))]


def _placed(texts: list[tuple[int, str]], target: Path) -> list[tuple[int, str, int]]:
    """Return level, text and page (from 1) of every heading."""
    with Pdf.open(target) as pdf, pdf.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = [numbers[place.objgen] for place in _places(pdf, outline.root)]
    if len(texts) != len(places):
        raise ValueError(f"the book has {len(texts)} headings, the outline of {target.name} {len(places)}")
    return [(level, text, page) for (level, text), page in zip(texts, places, strict=True)]


def _places(pdf: Pdf, entries: list[OutlineItem]) -> Iterator[Page]:
    for entry in entries:
        place = entry.destination if entry.destination is not None else entry.action.D
        if isinstance(place, String | Name):
            place = pdf.Root.Dests[str(place)]
        yield Page(place[0])
        yield from _places(pdf, entry.children)


def _describe(
    target: Path, book: list[Chapter], headings: list[tuple[int, str, int]], words: dict, language: str
) -> int:
    """Give the PDF its title, author and language, and an outline of parts, chapters and sections; count its pages."""
    with Pdf.open(target, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"], pdf.docinfo["/Author"] = words["title"], words["author"]
        pdf.Root.Lang = String(language)
        waiting = iter(book)
        with pdf.open_outline() as outline:
            outline.root.clear()
            parts = outline.root
            for level, text, page in headings:
                entry = OutlineItem(text, page - 1)
                if level == 1:
                    part = next(waiting).part
                    if part:
                        outline.root.append(OutlineItem(part, page - 1))
                        parts = outline.root[-1].children
                    parts.append(entry)
                    chapter = entry
                elif level == 2:
                    chapter.children.append(entry)
        pdf.save(target)
        return len(pdf.pages)


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
