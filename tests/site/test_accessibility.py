"""No page, in no language and in neither colour scheme, breaks a rule that axe-core can check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmo_teach.book.sphinx_ext.screen_readers import repaired
from kmo_teach.language import SOURCE_LANGUAGE
from tests import axe
from tests.site.markup import markup
from tests.site.pages import ROOT, in_contents, visited

WITH_APPS = [
    page
    for page in in_contents()
    if page.startswith("book/") and re.search(r"^\w+App\(", (ROOT / f"{page}.md").read_text("utf-8"), re.MULTILINE)
]
BARRIERS = """<img src="data:,"><p style="color: #999; background: #aaa">pale</p><input>"""


def _opened(browser: Any, address: str, blocked: tuple[str, ...]) -> Iterator[Callable[..., Any]]:
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    context.add_init_script(axe.script())
    page = context.new_page()
    network = context.new_cdp_session(page)  # as Playwright's own way to stop a request forgets all files read before
    network.send("Network.enable")
    network.send("Network.setBlockedURLs", {"urls": [f"*/{script}" for script in blocked]})

    def turn(scheme: str, path: str = "") -> Any:
        page.emulate_media(color_scheme=scheme)
        if path:
            page.goto(address + path)
        if page.locator("html[data-theme]").count():
            page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        return page

    yield turn
    context.close()


@pytest.fixture(scope="module")
def still(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page in a colour scheme, with its apps as they were built."""
    yield from _opened(browser, address, ("app/host.js", "start.js"))


@pytest.fixture(scope="module")
def alive(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page in a colour scheme."""
    yield from _opened(browser, address, ())


@pytest.fixture(scope="module")
def colours() -> axe.Colours:
    """Return what looks at the colours of all pages, so that it knows those of the pages before."""
    return axe.Colours()


@pytest.mark.parametrize("path", visited("search", "genindex"))
def test_page_has_no_barrier_that_can_be_found_by_machine(
    site: Path, still: Any, colours: axe.Colours, path: str
) -> None:
    language, _, page = path.partition("/")
    if language != SOURCE_LANGUAGE and markup(site / f"{path}.html") == markup(site / SOURCE_LANGUAGE / f"{page}.html"):
        return  # it differs by its words alone from a page that is looked at
    assert axe.violations(still("light", f"{path}.html"), besides=axe.COLOURS) == []
    assert colours.violations(still("light")) == []
    assert colours.violations(still("dark")) == []


def test_start_page_has_no_barrier(still: Any, colours: axe.Colours) -> None:
    assert axe.violations(still("light", "index.html")) == []
    assert colours.violations(still("dark")) == []


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ('<p role="none">a</p>', "<p>a</p>"),
        ('<button aria-label="">', '<button aria-label="Close">'),
        ("<h2></h2>", "<h2>Price</h2>"),
        ('<p aria-hidden="true">a</p>', '<p aria-hidden="false">a</p>'),
        ('<svg role="img"></svg>', '<svg role="img"><title>Costs</title></svg>'),
        ('<img alt="" src="a">', '<img src="a">'),
        ('<label for="">a</label>', '<label for="b">a</label>'),
    ],
)
def test_pages_that_differ_by_more_than_words_are_told_apart(tmp_path: Path, broken: str, whole: str) -> None:
    page, other, words = (tmp_path / name for name in ("page.html", "other.html", "words.html"))
    for file, text in ((page, whole), (other, broken), (words, whole.replace(">a<", ">b<").replace("Price", "Prijs"))):
        file.write_text(f"<!doctype html><title>t</title><main>{text}</main>", encoding="utf-8")
    assert markup(page) == markup(words)
    assert markup(page) != markup(other)


@pytest.mark.parametrize("path", WITH_APPS)
def test_living_apps_have_no_barrier(alive: Any, colours: axe.Colours, path: str) -> None:
    page = alive("dark", f"en/{path}.html")
    assert page.locator(".kmo-app").count() >= 1
    for app in page.locator(".kmo-app").all():
        app.scroll_into_view_if_needed()
    for app in page.locator(".kmo-app").all():
        page.locator(f"#{app.get_attribute('id')}[data-state=live]").wait_for(state="attached")
    page.evaluate("for (const folded of document.querySelectorAll('.kmo-app details')) folded.open = true")
    page.evaluate("scrollTo(0, 0)")  # else the page's bar lies over the control that happens to be below it
    assert axe.violations(page, ".kmo-app", besides=axe.COLOURS) == []
    assert colours.violations(page, ".kmo-app") == []
    assert colours.violations(alive("light"), ".kmo-app") == []


def test_the_check_finds_what_is_wrong(still: Any) -> None:
    page, looked = still("light", "en/book/index.html"), axe.Colours()
    assert looked.violations(page) == []
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", BARRIERS)
    assert {found.partition(":")[0] for found in axe.violations(page)} >= {"image-alt", "color-contrast", "label"}
    (pale,) = looked.violations(page)
    assert pale.startswith("color-contrast: ")
    assert looked.violations(page) == [], "said once"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ('<th class="head"><p></p></th>', '<td class="head"></td>'),
        ("<thead><tr><th></th></tr></thead>", "<thead><tr><td></td></tr></thead>"),
        ("<th>Cost</th>", "<th>Cost</th>"),
        ('<div id="a" role="doc-biblioentry">', '<div id="a" role="listitem">'),
        (
            '<button class="btn search-button-field x" title="Search" aria-label="Search" data-x="1">',
            '<button class="btn search-button-field x" title="Search" data-x="1">',
        ),
        (
            '<a class="current reference internal" href="#">R&amp;D</a><details open="open"><summary><i></i></summary>',
            '<a class="current reference internal" href="#">R&amp;D</a><details open="open">'
            '<summary aria-label="Pagina’s bij: R&amp;D"><i></i></summary>',
        ),
    ],
)
def test_what_the_theme_leaves_is_repaired_once(broken: str, whole: str) -> None:
    assert repaired(broken, "nl") == whole
    assert repaired(whole, "nl") == whole
