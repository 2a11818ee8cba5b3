"""Measure the apps in a browser: ``python -m bench.apps [APP ...]``, every app when none is named.

Prints a table: bytes sent, time to the picture and to the first computed change, time from moving a slider to its
painted result, memory; beside it, in the same run, the same app in JupyterLab and the usual alternative there
(``ipywidgets.interactive_output`` with a Matplotlib redraw). Chromium slows the main thread only, not workers.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kmo_teach.apps.kit.describe import Slider
from kmo_teach.apps.kit.registry import APPS, find
from tests.browser import jupyterlab, pages
from tests.browser.server import Server
from tools.chromium import launched

SITE = Path(__file__).parent.parent / "_build" / "html"
CHANGES = 100
MEGABIT = 1_000_000 / 8
_PATIENCE = 120_000

# A reader who moves the slider as soon as it can be moved; the page notes when the result is painted.
_EAGER = """
addEventListener("DOMContentLoaded", () => {
  const slider = document.querySelector("#APP [data-input=INPUT] [type=range]");
  const wait = () => {
    if (slider.matches(":disabled")) return setTimeout(wait);
    document.querySelector("#APP").addEventListener("kmo-shown", () => requestAnimationFrame(() => {
      const port = new MessageChannel();
      port.port1.onmessage = () => { window.firstChange = performance.now(); };
      port.port2.postMessage(0);
    }), { once: true });
    slider.value = Number(slider.max) * 0.75;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  wait();
});
"""

# Polled in the page: its content security policy lets no text be evaluated, as Playwright's own waiting would.
_WHEN_CHANGED = """() => new Promise((done) => {
  const look = () => (window.firstChange ? done(window.firstChange) : setTimeout(look, 5));
  look();
})"""

_MOVE = """async ({ app, input, changes }) => {
  const section = document.querySelector(`section.kmo-app#${app}`);
  const slider = section.querySelector(`[data-input=${input}] [type=range]`);
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  const times = [];
  for (let change = 0; change < changes; change += 1) {
    await frame();
    const shown = new Promise((done) => section.addEventListener("kmo-shown", done, { once: true }));
    slider.value = Number(slider.min) + (Number(slider.max) - Number(slider.min)) * (0.2 + 0.6 * (change % 37) / 37);
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await shown;
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}"""

_USUAL = """
import ipywidgets
import matplotlib.pyplot as plt
from kmo_teach.apps.kit.answer import answer
slider = ipywidgets.FloatSlider(min={low}, max={high}, value={low}, step=({high} - {low}) / 200)
def draw(value):
    for rows in answer({app!r}, {{{input!r}: value}}, tables=False)["result"]["data"].values():
        for key in [key for key in (rows[0] if rows else ()) if isinstance(rows[0][key], float)]:
            plt.plot([row[key] for row in rows])
    plt.show()
ipywidgets.VBox([slider, ipywidgets.interactive_output(draw, {{"value": slider}})])
"""

_USUAL_MOVE = """async (changes) => {
  const cell = document.querySelectorAll(".jp-CodeCell")[1];
  const handle = cell.querySelector(".noUi-handle");
  const times = [];
  handle.focus();
  for (let change = 0; change < changes; change += 1) {
    const before = cell.querySelector("img")?.src;
    const start = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    while (!cell.querySelector("img") || cell.querySelector("img").src === before) {
      await new Promise((done) => requestAnimationFrame(done));
      if (performance.now() - start > 5000) return times;
    }
    times.push(performance.now() - start);
  }
  return times;
}"""


def main(names: list[str]) -> None:
    """Measure the named apps and print their tables."""
    with launched() as browser:
        for name in names or APPS:
            slider = next(item for item in find(name).fields if isinstance(item, Slider))
            print(f"\n{name}: moving {slider.name!r}\n")
            for label, value in _measure(browser, name, slider):
                print(f"  {label:<62} {value:>16}", flush=True)


def _measure(browser: Any, name: str, slider: Slider) -> Iterator[tuple[str, str]]:
    with _served(name) as (server, path):
        yield from _page(browser, server, path, name, slider)
    with _served(name, 10 * MEGABIT) as (server, path):
        context = browser.new_context()
        yield "first computed change, 10 Mbit/s, cold", _ms(_first_change(context, server, path, name, slider))
        yield "first computed change, 10 Mbit/s, warm", _ms(_first_change(context, server, path, name, slider))
        context.close()
    yield from _jupyterlab(browser, name, slider)


@contextmanager
def _served(name: str, rate: float = 0) -> Iterator[tuple[Server, str]]:
    """Serve the built book if it has a page with the app, else a page that has nothing but the app."""
    found = [page for page in sorted(SITE.glob("en/**/*.html")) if f'data-app="{name}"' in page.read_text("utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        if not found:
            pages.write(Path(folder))
        server = Server(SITE if found else Path(folder), policy="", bytes_per_second=rate)
        try:
            yield server, found[0].relative_to(SITE).as_posix() if found else f"course/en/{name}.html"
        finally:
            server.close()


def _page(browser: Any, server: Server, path: str, name: str, slider: Slider) -> Iterator[tuple[str, str]]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    cold = _first_change(context, server, path, name, slider)
    sizes = {"page": 0, "view": 0, "engine": 0}
    for address, size in server.sent:
        hashed = re.search(r"_static/app/(\w+)\.[0-9a-f]{16}", address)
        sizes["page" if hashed is None else "view" if hashed[1] == "view" else "engine"] += size
    yield "page", path
    yield "bytes sent for the page, its picture and table", _kb(sizes["page"])
    yield "bytes sent for the live view, when idle", _kb(sizes["view"])
    yield "bytes sent for the engine, when idle", _kb(sizes["engine"])
    page = context.pages[-1]
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    yield "picture painted, cold", _ms(page.evaluate(paint))
    yield "first computed change, cold", _ms(cold)
    yield "first computed change, warm", _ms(_first_change(context, server, path, name, slider))
    page = context.pages[-1]
    asked = {"app": name, "input": slider.name, "changes": CHANGES}
    yield "slider to painted, p50 / p95", _quantiles(page.evaluate(_MOVE, asked))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield "slider to painted, main thread 4x slower, p50 / p95", _quantiles(page.evaluate(_MOVE, asked))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    yield "memory of the page's process, engine included", _memory(browser)
    context.close()


def _first_change(context: Any, server: Server, path: str, name: str, slider: Slider) -> float:
    """Open the page as an eager reader does; return the milliseconds from navigation to the painted result."""
    for old in context.pages:
        old.close()
    page = context.new_page()
    page.add_init_script(_EAGER.replace("APP", name).replace("INPUT", slider.name))
    page.goto(f"{server.address}/{path}")
    page.set_default_timeout(_PATIENCE)
    return page.evaluate(_WHEN_CHANGED)


def _memory(browser: Any) -> str:
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = []
    for process in processes:
        status = Path(f"/proc/{process['id']}/status")
        if process["type"] == "renderer" and status.is_file():
            sizes += [int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return f"{max(sizes) / 1000:,.0f} MB" if sizes else "–"


def _jupyterlab(browser: Any, name: str, slider: Slider) -> Iterator[tuple[str, str]]:
    title = "".join(word.capitalize() for word in name.split("_")) + "App"
    cells = [
        f"from kmo_teach.apps import {title}\n{title}()",
        _USUAL.format(app=name, input=slider.name, low=slider.minimum, high=slider.maximum),
    ]
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with tempfile.TemporaryDirectory() as folder, jupyterlab.running(Path(folder), cells) as address:
        run = jupyterlab.open_notebook(page, address)
        run(0)
        page.locator(f"section.kmo-app#{name}[data-state=live]").wait_for()
        asked = {"app": name, "input": slider.name, "changes": CHANGES}
        yield "JupyterLab, the same app: slider to painted, p50 / p95", _quantiles(page.evaluate(_MOVE, asked))
        run(1)
        page.locator(".jp-CodeCell").nth(1).locator("img").wait_for()
        usual = page.evaluate(_USUAL_MOVE, CHANGES // 2)
        yield "JupyterLab, interactive_output and Matplotlib, p50 / p95", _quantiles(usual)
        page.close()


def _quantiles(times: list[float]) -> str:
    if not times:
        return "no change seen"
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.0f} / {ordered[int(len(ordered) * 0.95)]:.0f} ms"


def _ms(time: float) -> str:
    return f"{time:,.0f} ms"


def _kb(size: int) -> str:
    return f"{size / 1000:,.0f} kB"


if __name__ == "__main__":
    main(sys.argv[1:])
