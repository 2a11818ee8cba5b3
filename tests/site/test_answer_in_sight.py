"""Whatever control of an app a reader uses, on a phone and on a desktop, the answer is in sight and covers nothing."""

from __future__ import annotations

from typing import Any

import pytest

from kmo_teach.apps.kit.registry import APPS
from tests.site.test_accessibility import WITH_APPS

SCREENS = {"nl": (360, 740), "en": (1440, 900)}
"""Dutch has the longer words, and a phone the least room for them."""


def _page(language: str, app: str, site: Any) -> str:
    return next(
        f"{language}/{page}.html" for page in WITH_APPS if f'id="{app}"' in (site / f"en/{page}.html").read_text()
    )


@pytest.fixture(scope="module", params=SCREENS)
def language(request: Any) -> Any:
    """Return the language that is read on a screen."""
    return request.param


@pytest.fixture(scope="module")
def screen(language: str, browser: Any) -> Any:
    """Return a browser page on a screen of a size."""
    width, height = SCREENS[language]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", APPS)
def test_with_each_control_centred_and_focused_the_answer_is_in_sight(screen, address, site, name, language) -> None:
    screen.goto(address + _page(language, name, site))
    app = screen.locator(f"#{name}")
    app.scroll_into_view_if_needed()
    screen.locator(f"#{name}[data-state=live]").wait_for(state="attached")
    app.locator(".kmo-group, .kmo-fold").evaluate_all("all => all.forEach(one => one.open = true)")
    found = app.evaluate(_CENTRED)
    assert found["controls"] > 5, "the test looks at the controls"
    assert found["faults"] == []
    app.locator(".kmo-controls button, .kmo-controls input").first.focus()
    for _step in range(app.evaluate("app => app.querySelectorAll('input, select, button, summary').length")):
        assert screen.evaluate(_COVERED) is None
        screen.keyboard.press("Tab")
        screen.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if not app.evaluate("app => app.contains(document.activeElement)"):
            break
    else:
        pytest.fail("the keyboard does not leave the app")


_CENTRED = """app => {
  const faults = [], controls = [...app.querySelectorAll(".kmo-controls :is(input, select, button, summary)")]
    .filter(one => one.checkVisibility());
  for (const control of controls) {
    control.scrollIntoView({ block: "center" });
    const name = control.id || control.dataset.preset || control.dataset.action || control.textContent || control.value;
    for (const part of [".kmo-key-value", ".kmo-sentence"]) {
      const box = app.querySelector(part).getBoundingClientRect();
      const seen = document.elementFromPoint(box.left + 3, box.top + box.height / 2);
      if (box.top < 0 || box.bottom > innerHeight) faults.push(`${name}: ${part} is off the screen`);
      else if (!seen?.closest(".kmo-answer"))
        faults.push(`${name}: ${part} lies under ${seen?.outerHTML.slice(0, 70)}`);
    }
    const box = control.getBoundingClientRect();
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (above?.closest(".kmo-answer")) faults.push(`${name}: the answer covers it`);
  }
  return { controls: controls.length, faults };
}"""

_COVERED = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  if (focused.closest(".kmo-answer")) return null;
  const name = focused.id || focused.outerHTML.slice(0, 120);
  const tall = box.height > innerHeight / 2; // no screen holds it whole
  for (const y of tall ? [box.top + box.height / 2] : [box.top + 2, box.bottom - 2]) {
    const above = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), y);
    if (!above || !(focused.contains(above) || above.contains(focused) || above.closest("label")?.contains(focused))) {
      return `${name} is covered by ${above?.outerHTML.slice(0, 80)}`;
    }
  }
  return null;
}"""
