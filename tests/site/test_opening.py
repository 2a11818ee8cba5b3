"""The start page: a question that can be answered at once, a picture, three ways in, and no empty quarter."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kmo_teach.book.sphinx_ext.opening import FIRST, LAST, STEP, answers
from kmo_teach.case import portland, portland_cover, portland_price
from kmo_teach.language import money, using
from kmo_teach.pricing import market_data, quote
from tests.site.pages import LANGUAGES

HOME = "book/index.html"


def _asked(opened: Any, price: int) -> str:
    """Name a price, ask, and return what the page says."""
    form = opened.page.locator(".opening-form")
    form.locator("input").fill(str(price))
    form.locator("button").click()
    return form.locator("[role=status]").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_answer_is_the_models_own(language: str) -> None:
    order = portland()
    found = quote(order, market_data(order.currency), portland_cover())
    with using(language):
        said = answers(portland_price())
        assert len(said) == (LAST - FIRST) // STEP + 1
        for asked, answer in zip(range(FIRST, LAST + STEP, STEP), said, strict=True):
            assert money(asked, order.currency) in answer
            assert money(abs(found.margin(asked))) in answer
    below = sum(asked < found.floor for asked in range(FIRST, LAST + STEP, STEP))
    kinds = [re.sub(r"\d[\d.,]*", "", answer) for answer in said]
    assert len(set(kinds)) == 3, "a loss, a thin margin, the margin wanted"
    assert kinds.count(kinds[0]) == below


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_answers_without_the_engine_and_takes_the_price_to_the_app(visit, language: str) -> None:
    opened = visit(viewport={"width": 360, "height": 740}).open(f"{language}/{HOME}")
    asked_for: list[str] = []
    opened.page.on("request", lambda request: asked_for.append(request.url))
    with using(language):
        expected = money(-portland_price().margin(97_000))
    assert not opened.page.locator(".opening-scale").is_visible(), "the scale would give the answer away"
    assert expected in _asked(opened, 97_000)
    assert opened.page.locator(".opening-scale").is_visible()
    way = opened.page.locator(".opening-more a")
    assert way.get_attribute("href").endswith("2-4-2-risks-and-price.html?pricing.quoted=97000#pricing")
    assert asked_for == []
    assert opened.faults == []


def test_the_slider_is_moved_with_the_keyboard_and_says_its_price(visit) -> None:
    opened = visit().open(f"en/{HOME}")
    slider = opened.page.locator("#opening-price")
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    after = slider.get_attribute("aria-valuetext")
    assert before != after == opened.page.locator(".opening-form output").inner_text()


def test_without_scripts_the_page_tells_of_three_prices(visit) -> None:
    opened = visit(java_script_enabled=False).open_still(f"en/{HOME}")
    assert not opened.page.locator(".opening-form").is_visible()
    prices = opened.page.locator(".opening-still li")
    assert prices.count() == 3
    assert money(portland_price().floor, "USD") in prices.nth(1).inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_desktop_has_no_empty_quarter_and_all_is_in_one_look(visit, language: str) -> None:
    opened = visit(viewport={"width": 1440, "height": 900}).open(f"{language}/{HOME}")
    picture = opened.page.locator(".opening-picture svg").bounding_box()
    assert picture["x"] + picture["width"] > 0.85 * 1440
    question = opened.page.locator(".opening-form button").bounding_box()
    assert question["y"] + question["height"] < 900
    assert picture["y"] + picture["height"] < 900
    ways = opened.page.locator(".sd-card a.sd-stretched-link")
    assert ways.count() == 3
    assert len(set(ways.evaluate_all("all => all.map(one => one.closest('.sd-col').offsetTop)"))) == 1
