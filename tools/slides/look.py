"""What a room would see wrong in a deck, looked for in a browser of a beamer's size: the gate of ``make slides``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

__all__ = ["SIZE", "faults"]

SIZE = {"width": 1280, "height": 720}
"""A beamer's pixels."""

_SLIDES = "() => Reveal.getTotalSlides()"
_LOOK = """(number) => {
  Reveal.slide(number);
  const slide = Reveal.getCurrentSlide(), scale = Reveal.getScale(), found = [];
  for (const element of slide.querySelectorAll("*")) {
    if (element.closest("aside.notes, details, .kmo-words caption")) continue;
    const box = element.getBoundingClientRect(), text = element.textContent.trim();
    if (!box.width || !box.height) continue;
    if (box.right > 1270 || box.bottom > 716 || box.left < 0 || box.top < 0)
      found.push(["over", text, Math.round(box.right), Math.round(box.bottom)]);
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim())) continue;
    const drawn = element.closest("svg") && element.getScreenCTM?.();
    const larger = drawn ? Math.hypot(drawn.a, drawn.b) : scale;
    const size = parseFloat(getComputedStyle(element).fontSize) * larger;
    if (size < 19.9 && !element.closest("math")) found.push(["small", text, size.toFixed(1)]);
  }
  return { title: (slide.querySelector("h1, h2")?.textContent ?? "").trim(), found };
}"""


def faults(deck: Path, browser: Browser) -> list[str]:
    """Return what is wrong with a built deck: each fault once, with the number and the title of its slide.

    Looked for are what lies over the edge of a slide, letters of less than 20 pixels (the indices of formulas apart),
    requests to other hosts, and errors of scripts.

    Parameters
    ----------
    deck
        The deck's page; it is opened from the disk.
    browser
        A running Chromium.
    """
    tab = browser.new_page(viewport=SIZE)
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    tab.on("request", lambda request: wrong.extend(_elsewhere(request.url)))
    try:
        tab.goto(deck.as_uri())
        tab.wait_for_function("window.Reveal && Reveal.isReady()")
        for number in range(tab.evaluate(_SLIDES)):
            seen = tab.evaluate(_LOOK, number)
            kinds = {kind: rest for kind, *rest in reversed(seen["found"])}
            wrong += [f"slide {number + 1} ({seen['title']}): {_said(kind, rest)}" for kind, rest in kinds.items()]
    finally:
        tab.close()
    return wrong


def _elsewhere(address: str) -> list[str]:
    return [] if address.startswith(("file:", "data:", "blob:", "about:")) else [f"asks another host: {address}"]


def _said(kind: str, rest: list[Any]) -> str:
    if kind == "small":
        text, size = rest
        return f"letters of {size} pixels, 20 at least: {text[:40]!r}"
    text, right, bottom = rest
    return f"something ends at {right} by {bottom}, over the edge of 1280 by 720: {text[:40]!r}"
