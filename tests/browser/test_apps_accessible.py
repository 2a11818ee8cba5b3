"""The living apps break no rule that axe-core can check, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kmo_teach.apps.registry import APPS
from kmo_teach.language import LANGUAGES
from tests import axe
from tests.browser.conftest import AppPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def alive(browser: Any, site_folder: Any) -> Iterator[Any]:
    """Return a function that gives a living app, with its tables open."""
    server = Server(site_folder)
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    context.add_init_script(axe.script())
    page = context.new_page()

    def opened(language: str, name: str) -> AppPage:
        page.goto(f"{server.address}/course/{language}/{name}.html")
        return AppPage(page, name).wait(state="live").open_tables()

    yield opened
    context.close()
    server.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", APPS)
def test_living_app_has_no_barrier_that_can_be_found_by_machine(alive: Any, name: str, language: str) -> None:
    app = alive(language, name)
    assert axe.violations(app.page, ".kmo-app") == []
    app.page.evaluate("document.documentElement.dataset.theme = 'dark'; document.body.style.background = '#121212'")
    assert axe.violations(app.page, ".kmo-app", axe.COLOURS) == []
