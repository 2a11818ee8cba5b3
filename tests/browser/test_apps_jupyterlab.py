"""The same app in a real JupyterLab, with nothing from another host."""

from __future__ import annotations

from kmo_teach.apps.kit.answer import answer
from tests.browser import jupyterlab
from tests.browser.conftest import AppPage
from tools import frontend

_ONE = ["from kmo_teach.apps import PhaseApp\nPhaseApp()", "'another cell'"]
_CELLS = [
    "from kmo_teach.apps import PhaseApp\napp = PhaseApp()\napp",
    "print('growth', app.growth, '|', app.result['sentence'])",
    "app.growth = 7",
]


def test_the_app_lives_in_jupyterlab(browser, tmp_path):
    frontend.build()
    context = browser.new_context(viewport={"width": 1400, "height": 1200})
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    with jupyterlab.running(tmp_path, _CELLS) as address:
        run = jupyterlab.open_notebook(page, address)
        run(0)
        app = AppPage(page).wait(state="live")
        app.shows({})
        app.slide("growth", 90).shows({"growth": 90})
        run(1)
        printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
        printed.wait_for()
        expected = answer("phase", {"growth": 90})["result"]["sentence"]
        assert printed.inner_text().strip() == f"growth 90.0 | {expected}"
        app.change(lambda: run(2)).shows({"growth": 7})
        assert app.control("growth", "input[type=range]").input_value() == "7"
        assert app.control("growth", "input[type=text]").input_value() == "7"
        app.type("growth", "abc")
        assert app.error("growth")
        context.close()
    assert [url for url in asked if url.startswith("http") and not url.startswith(address)] == [], "other hosts"


def test_the_controls_keep_their_keys_and_the_answer_stays_in_sight(browser, tmp_path):
    frontend.build()
    context = browser.new_context(viewport={"width": 1400, "height": 800})
    page = context.new_page()
    with jupyterlab.running(tmp_path, _ONE) as address:
        run = jupyterlab.open_notebook(page, address)
        run(0)
        app = AppPage(page).wait(state="live")
        slider = app.control("growth", "input[type=range]")
        slider.focus()
        before = float(slider.input_value())
        app.change(lambda: page.keyboard.press("ArrowRight"))
        app.change(lambda: page.keyboard.press("ArrowUp"))
        assert float(slider.input_value()) == before + 2
        app.control("triggers").focus()
        app.change(lambda: page.keyboard.press("Space"))
        for key in ("d", "d", "a", "b", "x", "z", "m", "ArrowDown", "j", "k", "0", "0"):
            page.keyboard.press(key)
        folded = app.app.locator(".kmo-group summary").first
        folded.focus()
        for key in ("d", "d", "x", "b", "Enter"):
            page.keyboard.press(key)
        assert app.app.locator(".kmo-group[open]").count() == 1
        page.wait_for_timeout(300)
        assert page.locator(".jp-Notebook .jp-Cell").count() == len(_ONE)
        assert page.locator(".jp-Notebook .jp-CodeCell").count() == len(_ONE)
        app.app.locator(".kmo-group").evaluate_all("all => all.forEach(one => one.open = true)")
        app.app.locator(".kmo-controls [type=range]").last.evaluate("one => one.scrollIntoView({ block: 'center' })")
        seen = app.app.locator(".kmo-key-value").evaluate(
            "one => { const at = one.getBoundingClientRect();"
            " return document.elementFromPoint(at.left + 3, at.top + 5) === one; }"
        )
        assert seen, "the answer is in sight beside the last control"
        context.close()
