"""No page, in no language and in neither colour scheme, breaks a rule that axe-core can check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kmo_teach.sphinx_ext.screen_readers import repaired
from tests import axe
from tests.site.pages import LANGUAGES, in_contents

PAGES = [f"{language}/{page}" for language in LANGUAGES for page in (*in_contents(), "search", "genindex")]


@pytest.fixture(scope="module")
def reader(browser: Any, address: str) -> Iterator[Any]:
    """Return a function that opens a page. The apps stay still: ``tests/browser`` looks at the live ones."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce", color_scheme="light")
    context.add_init_script(axe.script())
    for script in ("app/host.js", "start.js"):  # the apps, and the start page, stay as they are without
        context.route(f"**/{script}", lambda route: route.abort())
    page = context.new_page()
    yield lambda path: (page.emulate_media(color_scheme="light"), page.goto(address + path), page)[-1]
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_barrier_that_can_be_found_by_machine(reader: Any, path: str) -> None:
    page = reader(f"{path}.html")
    assert axe.violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert axe.violations(page, rules=axe.COLOURS) == []


def test_start_page_has_no_barrier(reader: Any) -> None:
    assert axe.violations(reader("index.html")) == []


def test_the_check_finds_what_is_wrong(reader: Any) -> None:
    page = reader(f"{PAGES[0]}.html")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', "
        "'<img src=\"data:,\"><p style=\"color: #999; background: #aaa\">pale</p><input>')"
    )
    assert {found.partition(":")[0] for found in axe.violations(page)} >= {"image-alt", "color-contrast", "label"}


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
