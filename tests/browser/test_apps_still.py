"""The apps before they are alive, without scripts, on a phone, in print."""

from __future__ import annotations

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS


@pytest.fixture
def still(browser, server):
    """Open a page in a browser with scripts off."""
    opened = browser.new_context(java_script_enabled=False)
    yield lambda name: _goto(opened, f"{server.address}/course/en/{name}.html")
    opened.close()


def _goto(opened, address):
    page = opened.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("name", APPS)
def test_without_scripts_picture_and_table_remain(still, name):
    page = still(name)
    assert page.locator(".kmo-sentence").inner_text() == answer(name, {})["result"]["sentence"]
    assert page.locator(".kmo-picture svg:visible").count() == 1
    for folded in page.locator(".kmo-fold > summary").all():
        folded.click()
    assert page.locator(".kmo-picture svg:visible").count() == page.locator(".kmo-chart").count() > 0
    assert page.locator(".kmo-all input:enabled").count() == 0
    page.locator(".kmo-still").wait_for(state="visible")
    page.locator(".kmo-data summary").click()
    assert page.locator(".kmo-tables table:visible").count() > 0
    assert page.locator("button:visible:enabled").count() == 0


def test_opened_as_a_file_the_picture_stays_and_a_sentence_says_why(browser, site_folder):
    opened = browser.new_context()
    page = _goto(opened, (site_folder / "course" / "en" / "phase.html").as_uri())
    page.locator(".kmo-still").wait_for(state="visible")
    page.locator(".kmo-fold > summary").click()
    assert page.locator(".kmo-picture svg:visible").count() == 2
    opened.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_contrast(open_app, theme):
    app = open_app().wait(state="live")
    app.page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    if theme == "dark":  # the colours that the book's theme sets in the dark
        app.page.add_style_tag(
            content="""html { --pst-color-background: #121212; --pst-color-surface: #29313d;
          --pst-color-text-base: #ced6dd; --pst-color-text-muted: #9ca4af; }"""
        )
    app.type("growth", "abc")
    written = "p, label, legend, summary, button, figcaption, output, li, select, input[type=text]"
    pairs = app.app.locator(written).evaluate_all(
        """all => all.filter(one => one.checkVisibility()).map(one => {
          let behind = one;
          while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
          return [getComputedStyle(one).color, getComputedStyle(behind).backgroundColor, one.outerHTML.slice(0, 80)];
        })"""
    )
    assert [pair for pair in pairs if _contrast(*pair[:2]) < 4.5] == []


def _contrast(*colours: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.2)."""

    def luminance(colour: str) -> float:
        channels = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    dark, light = sorted(map(luminance, colours))
    return (light + 0.05) / (dark + 0.05)


def test_print_shows_picture_and_tables_without_controls(open_app):
    app = open_app().wait(state="live")
    app.page.emulate_media(media="print")
    assert not app.app.locator(".kmo-controls").is_visible()
    assert app.app.locator(".kmo-picture").first.is_visible()
    assert app.app.locator(".kmo-tables").is_visible()


@pytest.mark.parametrize("name", APPS)
def test_no_table_is_cut_off_on_paper(browser, server, name):
    opened = browser.new_context(viewport={"width": 680, "height": 1000})  # A4 between its margins
    page = _goto(opened, f"{server.address}/course/nl/{name}.html")
    page.emulate_media(media="print")
    cut = page.locator(".kmo-table").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.getAttribute('aria-label'))"
    )
    assert cut == []
    opened.close()
