"""Every page of the site in a browser: nothing goes wrong, nothing comes from elsewhere, nothing sticks out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import Visit
from tests.site.pages import LANGUAGES, in_contents, parsed, visited

PAGES = [f"{language}/{page}" for language in LANGUAGES for page in in_contents()]
CUT = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent.trim())"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STICKING_OUT = """() => {
  const seen = element => getComputedStyle(element).visibility === 'visible' && element.getClientRects().length;
  return [...document.querySelectorAll('main *')].filter(element => {
    const box = element.getBoundingClientRect();
    if (!seen(element) || box.width === 0 || box.right <= innerWidth + 1) return false;
    for (let up = element.parentElement; up; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return false;
    return true;
  }).map(element => element.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def reader(browser: Any) -> Iterator[Any]:
    """Return a browser that goes from page to page and remembers files, as a reader's does."""
    context = browser.new_context(service_workers="block")
    yield context
    context.close()


@pytest.mark.parametrize("page", visited("search", "genindex"))
def test_page_works_on_a_phone_and_on_a_desk(reader: Any, address: str, page: str) -> None:
    opened = Visit(reader, address)
    opened.page.set_viewport_size({"width": 360, "height": 740})
    opened.open(f"{page}.html")
    assert opened.page.evaluate(SIDEWAYS) == 0, opened.page.evaluate(STICKING_OUT)
    assert opened.page.evaluate(STICKING_OUT) == []
    assert opened.page.locator(".prev-next-area a").evaluate_all(CUT) == [], "titles of the pages before and after"
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    assert opened.page.evaluate(SIDEWAYS) == 0
    assert opened.faults == []
    opened.page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_box_says_its_words_beside_its_sign(visit, language: str) -> None:
    opened = visit(viewport={"width": 360, "height": 740}).open(f"{language}/search.html")
    sign, box = (opened.page.locator(f".bd-search-container .bd-search {one}") for one in ("i", "input"))
    start = box.evaluate("one => one.getBoundingClientRect().left + parseFloat(getComputedStyle(one).paddingLeft)")
    assert sign.evaluate("one => one.getBoundingClientRect().right") < start


@pytest.mark.parametrize("page", PAGES)
def test_page_says_its_language_has_one_title_and_a_way_past_the_menus(site, page: str) -> None:
    html = parsed(site / f"{page}.html")
    assert html.get("lang") == page[:2]
    assert len(html.xpath("//article//h1")) == 1
    (target,) = html.xpath("//*[@id='pst-skip-link']//a/@href")
    assert html.get_element_by_id(target.removeprefix("#")).tag == "main"


_LIMIT = 300_000
_COMPRESSED = {".css", ".html", ".js", ".svg"}


@cache
def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in _COMPRESSED else len(content)


@pytest.mark.parametrize("page", PAGES)
def test_page_sends_little_before_the_engine(site: Path, page: str) -> None:
    path = site / f"{page}.html"
    addresses = parsed(path).xpath(
        "//link[@rel='stylesheet' or contains(@rel, 'icon')]/@href | //script/@src | //img/@src"
    )
    files = {(path.parent / address.partition("?")[0]).resolve() for address in addresses if ":" not in address}
    sizes = {file.name: _sent(file) for file in [path, *files]}
    assert sum(sizes.values()) <= _LIMIT, sorted(sizes.items(), key=lambda item: -item[1])[:5]


def test_what_scrolls_sideways_is_reached_with_the_keyboard(visit) -> None:
    opened = visit(viewport={"width": 360, "height": 740}).open("en/book/1-1-definition.html")
    boxes = opened.page.locator(".bd-article .pst-scrollable-table-container").filter(has=opened.page.locator("table"))
    wide = boxes.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.tabIndex)")
    assert wide
    assert set(wide) == {0}
