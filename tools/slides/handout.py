"""The handout of a deck: two slides a page with room for the reader's notes, as a PDF for the printer.

Where the speaker's notes are wanted on paper too, reveal.js prints them itself: add
``?print-pdf&showNotes=separate-page`` to the deck's address.
"""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tools.files import aside

__all__ = ["make", "printed"]

_STYLE = """
@page { size: A4; margin: 14mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 9pt system-ui, sans-serif; } }
html, body { background: #fff; height: auto; margin: 0; overflow: visible; }
.handout { break-inside: avoid; margin-bottom: 10mm; }
.handout:nth-child(even) { break-after: page; margin-bottom: 0; }
.handout .reveal { border: 1px solid #767676; height: 720px; overflow: hidden; position: relative; width: 1280px;
  zoom: 0.525; }
.handout .reveal .slides { height: 720px; inset: 0; margin: 0; position: absolute; width: 1280px; }
.handout .reveal .slides > section { display: block !important; height: 720px; left: 0; position: absolute; top: 0;
  visibility: visible; width: 1280px; }
.handout hr { border: 0; border-bottom: 1px solid #b8b8b8; margin: 0; padding-top: 9mm; }
"""


def printed(html: str) -> str:
    """Return a deck as a page to print: its slides one below the other, without scripts and the speaker's notes."""
    soup = BeautifulSoup(html, "html.parser")
    slides = [slide for slide in soup.select(".slides section") if not slide.find("section")]
    for unwanted in soup.select("script, aside.notes"):
        unwanted.decompose()
    style = soup.new_tag("style")
    style.string = _STYLE
    soup.head.append(style)
    pages = []
    for slide in slides:
        frame = BeautifulSoup(
            '<div class="handout"><div class="reveal"><div class="slides"></div></div></div>', "html.parser"
        )
        frame.select_one(".slides").append(slide.extract())
        frame.select_one(".handout").extend(soup.new_tag("hr") for _ in range(3))
        pages.append(frame)
    soup.body.clear()
    soup.body.extend(pages)
    return str(soup)


def make(deck: Path, browser: Browser) -> None:
    """Write the handout of a deck beside it."""
    page = deck.with_name(f"handout-{deck.name}")  # beside the deck: its style is found from there
    page.write_text(printed(deck.read_text(encoding="utf-8")), encoding="utf-8")
    tab = browser.new_page()
    try:
        tab.emulate_media(media="screen")  # reveal.js has its own ideas of paper
        tab.goto(page.as_uri())
        with aside(deck.with_suffix(".pdf")) as target:
            tab.pdf(path=target, prefer_css_page_size=True, print_background=True, tagged=True)
    finally:
        tab.close()
        page.unlink()
