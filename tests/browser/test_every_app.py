"""What holds for each app, in each language: one visit on a phone for all of it."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE

EVERY_APP = [
    pytest.param(name, language, id=f"{name}-{language}", marks=pytest.mark.xdist_group(f"{name} in {language}"))
    for name in APPS
    for language in LANGUAGES
]


@pytest.mark.parametrize(("name", "language"), EVERY_APP)
def test_an_app_comes_alive_fits_a_phone_and_shares_each_case(open_on_phone, name, language):
    app = open_on_phone(language, name, app=name).wait(state="live")
    app.app.locator(".kmo-group").evaluate_all("all => all.forEach(one => one.open = true)")
    presets = find(name, language).presets
    for preset in presets:
        app.click(f'[data-preset="{preset.name}"]').settle()
        assert app.app.evaluate(_CUT_OFF) == [], preset.name
    app.app.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert app.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert app.app.locator("input, select, button, summary").evaluate_all(_SMALL) == [], "touch targets under 24 px"
    expected = answer(name, dict(presets[-1].values), language)["result"]["sentence"]
    assert app.sentence == expected
    shared = app.shared()
    assert _answered(name, shared, language) == expected
    if language == SOURCE_LANGUAGE:  # what a page makes of an address does not depend on its language
        other = open_on_phone(language, name, f"?{shared}", app=name).wait(state="live", revision="1")
        assert other.sentence == expected
        assert other.app.locator("[aria-invalid]").count() == 0


def _answered(name: str, query: str, language: str) -> str:
    """Return the sentence of the case in an address, in which the app's settings stand after its name."""
    given = {key.removeprefix(f"{name}."): value for key, value in parse_qsl(query)}
    return answer(name, given, language)["result"]["sentence"]


_SMALL = """all => all.map(one => one.closest("label") ?? one).filter(one => one.checkVisibility())
  .filter(one => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 24)
  .map(one => one.outerHTML)"""

_CUT_OFF = """app => {
  const shown = text => text.textContent.trim() && text.getAttribute("opacity") !== "0";
  const words = [...app.querySelectorAll(".kmo-live svg")].flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter(shown).filter(text => {
      const box = text.getBoundingClientRect();
      return box.right > frame.right + 2 || box.left < frame.left - 2;
    });
  });
  const numbers = [...app.querySelectorAll("input[type=text]")].filter(box => box.scrollWidth > box.clientWidth + 1);
  return [...words.map(text => text.textContent), ...numbers.map(box => box.value)];
}"""
