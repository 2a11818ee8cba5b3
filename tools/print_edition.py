"""All pages of the built book in one, as they go on paper: cover, contents, parts, chapters, labs.

The pages are taken as they were built, so that the paper says what the site says. Links between them become links
within the one page; what only a screen needs (scripts, buttons, controls) is left out by the style sheets for print.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import yaml
from bs4 import BeautifulSoup, Tag

__all__ = ["Chapter", "Edition", "chapters"]

_SCREEN_ONLY = (
    "script, noscript, .headerlink, .kmo-actions, .copybtn, button, nav.prev-next-area, .notebook-download, "
    ".lab-package"
)
_REFERENCES = ("aria-labelledby", "aria-describedby", "for", "headers")
_STYLE = Path(__file__).with_suffix(".css")
_ON_SCREEN = "book/reference/"
"""What one looks up while one writes code, and no one reads on paper: the pages made from docstrings."""


@dataclass(frozen=True)
class Chapter:
    """One page of the book in its order.

    Attributes
    ----------
    page
        Its path in the site without suffix.
    depth
        0 for a chapter, 1 for a page below one (a lab).
    part
        The caption of the part that it opens, else an empty text.
    title
        Its first heading.
    """

    page: str
    depth: int
    part: str
    title: str


def chapters(site: Path, toc: Path) -> list[Chapter]:
    """Return the pages in the order of a table of contents (``_toc.yml``, translated).

    The start page and the reference of the functions are left out.

    Parameters
    ----------
    site
        The folder of the built book in one language.
    toc
        The table of contents in that language.
    """
    contents = yaml.safe_load(toc.read_text(encoding="utf-8"))
    found = []
    for part in contents["parts"]:
        for number, chapter in enumerate(part["chapters"]):
            found.append((chapter["file"], 0, part["caption"] if number == 0 else ""))
            found += [(section["file"], 1, "") for section in chapter.get("sections", ())]
    return [
        Chapter(page, depth, part, _title(_article(_soup(site, page), page)))
        for page, depth, part in found
        if not page.startswith(_ON_SCREEN)
    ]


class Edition:
    """The HTML of the whole book.

    Parameters
    ----------
    site
        The folder of the built book in one language.
    book
        Its pages in order.
    language
        ISO 639-1 code.
    words
        ``title``, ``author``, ``contents`` and ``licence`` in that language.
    """

    def __init__(self, site: Path, book: list[Chapter], language: str, words: dict[str, str]) -> None:
        self._book, self._language, self._words = book, language, words
        self._places = {chapter.page: number for number, chapter in enumerate(book)}
        styles: dict[str, None] = {}  # in the order of the pages, each once
        bodies = []
        for chapter in book:
            soup = _soup(site, chapter.page)
            styles |= {_file(site, chapter.page, link["href"]): None for link in soup.select("link[rel=stylesheet]")}
            bodies.append(_chapter(site, chapter, _article(soup, chapter.page), self._places))
        self._styles, self._body = list(styles), "\n".join(bodies)

    def html(self) -> str:
        """Return the whole book. Its contents send to page 0: only a print tells where a page of the book begins."""
        return self._document({}, self._body)

    def front(self, pages: dict[str, int]) -> str:
        """Return the cover and the contents alone, with the pages of the paper on which the book's pages begin."""
        return self._document(pages, "")

    def _document(self, pages: dict[str, int], body: str) -> str:
        words = {name: escape(word) for name, word in self._words.items()}
        links = "\n".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in self._styles)
        return f"""<!doctype html>
<html lang="{self._language}" data-theme="light" data-mode="light">
<head><meta charset="utf-8"><title>{words["title"]}</title>
{links}
<style>{_STYLE.read_text(encoding="utf-8")}</style></head>
<body class="print-edition">
<section class="print-cover"><p class="print-title">{words["title"]}</p><p>{words["author"]}</p>
<p>{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}</p><p>{words["licence"]}</p></section>
<section class="print-contents"><p class="print-heading">{words["contents"]}</p>
{_contents(self._book, self._places, pages)}</section>
{body}
</body></html>"""


def _contents(book: list[Chapter], places: dict[str, int], pages: dict[str, int]) -> str:
    lines = []
    for chapter in book:
        if chapter.part:
            lines.append(f'<p class="print-part">{escape(chapter.part)}</p>')
        page = pages.get(chapter.page, 0)
        lines.append(
            f'<p class="print-line print-depth-{chapter.depth}"><a href="#page-{places[chapter.page]}">'
            f"{escape(chapter.title)}</a><span>{page}</span></p>"
        )
    return "\n".join(lines)


def _chapter(site: Path, chapter: Chapter, article: Tag, places: dict[str, int]) -> str:
    for tag in article.select(_SCREEN_ONLY):
        tag.decompose()
    for details in article.select("details"):
        details["open"] = ""
    number = places[chapter.page]
    ids = {tag["id"] for tag in article.select("[id]")}
    for tag in article.find_all(True):
        _rename(tag, ids, number)
        for name in ("href", "src", "xlink:href"):
            if name in tag.attrs:
                _point(site, tag, name, chapter.page, places, number)
    part = f'<p class="print-opening">{escape(chapter.part)}</p>' if chapter.part else ""
    return f'<section class="print-chapter bd-article" id="page-{number}">{part}{article.decode_contents()}</section>'


def _rename(tag: Tag, ids: set[str], number: int) -> None:
    """Make a tag's id, and what it refers to by id, its page's own."""
    if "id" in tag.attrs:
        tag["id"] = f"p{number}-{tag['id']}"
    for name in _REFERENCES:
        if name in tag.attrs:
            value = tag[name] if isinstance(tag[name], list) else tag[name].split()
            tag[name] = " ".join(f"p{number}-{one}" if one in ids else one for one in value)
    for name, value in tag.attrs.items():
        if isinstance(value, str) and "url(#" in value:
            tag[name] = re.sub(r"url\(#", f"url(#p{number}-", value)
    if tag.name == "style" and tag.string:
        tag.string = re.sub(r"url\(#", f"url(#p{number}-", tag.string)


def _point(site: Path, tag: Tag, name: str, page: str, places: dict[str, int], number: int) -> None:
    """Let an address lead within the edition, to a file of the site, or to the web as before."""
    address = tag[name]
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address):
        return
    path, _, fragment = address.partition("#")
    if not path:
        tag[name] = f"#p{number}-{fragment}" if fragment else f"#page-{number}"
        return
    target = normpath(join(dirname(page), unquote(path.partition("?")[0])))
    other = places.get(target.removesuffix(".html"))
    if other is not None:
        tag[name] = f"#p{other}-{fragment}" if fragment else f"#page-{other}"
    elif tag.name == "a":
        del tag[name]  # a page or a file that is not on the paper
    else:
        tag[name] = _file(site, page, address)


def _file(site: Path, page: str, address: str) -> str:
    return (site / normpath(join(dirname(page), unquote(address.partition("?")[0])))).as_uri()


def _soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{page}.html").read_text(encoding="utf-8"), "html.parser")


def _article(soup: BeautifulSoup, page: str) -> Tag:
    article = soup.select_one("article.bd-article")
    if article is None:
        raise ValueError(f"{page}.html has no article: is it a page of the book?")
    return article


def _title(article: Tag) -> str:
    heading = article.select_one("h1")
    for link in heading.select(".headerlink"):
        link.decompose()
    return heading.get_text(" ", strip=True)
