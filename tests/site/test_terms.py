"""A term of the glossary opens where it stands: by pointer, keyboard and ear; the link to the glossary stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmo_teach import facts
from tests import axe
from tests.site.pages import LANGUAGES, in_contents, parsed

PAGE = "book/2-3-people"
TERM = ".bd-article a[role=button]:has(> .std-term)"


def _definition(name: str, language: str) -> str:
    rows = facts.table("glossary.csv")
    return next(row[f"definition_{language}"] for row in rows if name in (row["en"], row["nl"], row["fr"]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_click_shows_the_definition_beside_the_word(visit: Any, address: str, language: str, width: int) -> None:
    opened = visit(viewport={"width": width, "height": 740}).open(f"{language}/{PAGE}.html")
    page, before = opened.page, opened.path
    for word in page.locator(TERM).all()[:6]:
        word.click()
        box = page.get_by_role("dialog")
        assert box.count() == 1
        name = box.locator(".kmo-term-name").inner_text()
        assert _definition(name, language) == box.locator(".kmo-term-text").inner_text()
        assert box.get_by_role("link").get_attribute("href").endswith(word.get_attribute("href"))
        place = box.bounding_box()
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
        assert place["y"] >= 0
        assert word.get_attribute("aria-expanded") == "true"
        word.click()
        box.wait_for(state="detached")
        assert word.get_attribute("aria-expanded") == "false"
    assert opened.path == before
    assert opened.faults == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_opens_it_reads_it_and_comes_back(visit: Any, key: str) -> None:
    page = visit().open(f"en/{PAGE}.html").page
    word = page.locator(TERM).first
    word.focus()
    page.keyboard.press(key)
    box = page.get_by_role("dialog")
    assert box.evaluate("one => one === document.activeElement"), "a screen reader reads what has the focus"
    described = box.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).textContent")
    assert box.locator(".kmo-term-text").inner_text() == described
    page.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert word.evaluate("one => one === document.activeElement")
    page.keyboard.press(key)
    page.keyboard.press("Tab")
    assert box.get_by_role("link").evaluate("one => one === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box.wait_for(state="detached")
    assert word.evaluate("one => one === document.activeElement")


def test_another_word_or_a_click_elsewhere_closes_it(visit: Any) -> None:
    page = visit().open(f"en/{PAGE}.html").page
    first, second = page.locator(TERM).nth(0), page.locator(TERM).nth(4)
    first.evaluate("one => one.click()")
    second.evaluate("one => one.click()")
    assert page.get_by_role("dialog").count() == 1
    page.locator("h1").click()
    page.get_by_role("dialog").wait_for(state="detached")


def test_with_a_key_held_it_is_a_link_and_so_it_is_without_scripts(visit: Any) -> None:
    opened = visit().open(f"en/{PAGE}.html")
    with opened.page.context.expect_page() as waiting:
        opened.page.locator(TERM).first.click(modifiers=["Control"])
    waiting.value.wait_for_url("**/book/glossary.html#term-*")
    still = visit(java_script_enabled=False).open_still(f"en/{PAGE}.html")
    still.page.locator(".bd-article a:has(> .std-term)").first.click()
    assert still.path == "en/book/glossary.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_it_has_no_barrier(visit: Any, scheme: str) -> None:
    opened = visit(color_scheme=scheme)
    opened.page.add_init_script(axe.script())
    opened.open(f"nl/{PAGE}.html").page.locator(TERM).first.click()
    opened.page.get_by_role("dialog").wait_for()
    assert axe.violations(opened.page, ".bd-article") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_of_each_page_has_its_definition_there(site: Path, language: str) -> None:
    seen = 0
    for page in in_contents():
        html = parsed(site / language / f"{page}.html")
        used = {one.get("href").partition("#")[2] for one in html.xpath("//a[span[contains(@class, 'std-term')]]")}
        held = html.xpath("//template[@class='kmo-terms']/span/@data-term")
        assert set(held) == used, page
        assert len(held) == len(set(held))
        seen += len(held)
    assert seen > 100
