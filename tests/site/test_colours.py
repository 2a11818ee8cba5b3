"""Light, dark and paper."""

from __future__ import annotations

import pytest

from tests.site.pages import in_contents

HOME = f"en/{in_contents()[0]}.html"
CONTRAST = """() => {
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = text => rgb(text).reduce((sum, v, i) => sum + channel(v) * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('article p, article a, .bd-links a, .language-switch a')].map(element => {
    const front = light(getComputedStyle(element).color);
    return (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_follows_the_system_and_stays_readable(visit, scheme: str) -> None:
    opened = visit(color_scheme=scheme).open(HOME)
    assert opened.page.locator("html").get_attribute("data-theme") == scheme
    assert min(opened.page.evaluate(CONTRAST)) >= 4.5


def test_reader_can_choose_the_colours(visit) -> None:
    opened = visit(color_scheme="light").open(HOME)
    button = opened.page.locator(".theme-switch-button:visible").first
    seen = set()
    for _ in range(3):
        button.click()
        seen.add(opened.page.locator("html").get_attribute("data-mode"))
    assert seen == {"light", "dark", "auto"}


def test_paper_has_no_menus(visit) -> None:
    opened = visit(color_scheme="dark").open(HOME)
    opened.page.emulate_media(media="print")
    for menu in (".bd-header-article", ".bd-sidebar-primary", ".language-switch", ".prev-next-footer"):
        assert not opened.page.locator(menu).first.is_visible(), menu
    assert opened.page.locator("article h1").is_visible()
