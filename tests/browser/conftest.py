"""Fixtures for tests of the apps in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmo_teach.apps.kit.answer import answer
from kmo_teach.language import LANGUAGES
from tests.browser import pages
from tests.browser.server import Server

PATIENCE = 30_000  # milliseconds; generous, because the machine that runs the tests may be busy


class AppPage:
    """A page with an app, driven as a reader drives it."""

    def __init__(self, page: Any, app: str = "phase") -> None:
        self.page = page
        self.app = page.locator(f"section.kmo-app#{app}")

    def wait(self, **states: str) -> AppPage:
        """Wait for data attributes of the app: ``wait(state="live", busy="false")``."""
        selector = "".join(f'[data-{name}="{value}"]' for name, value in states.items())
        self.page.locator(f"#{self.app.get_attribute('id')}{selector}").wait_for(timeout=PATIENCE, state="attached")
        return self

    def control(self, name: str, kind: str = "") -> Any:
        return self.app.locator(f'[data-input="{name}"] {kind or "input"}').first

    def change(self, action: Callable[[], None]) -> AppPage:
        """Do something that changes the inputs, and wait until its answer is on screen."""
        before = int(self.app.get_attribute("data-revision"))
        action()
        return self.wait(revision=str(before + 1), busy="false")

    def slide(self, name: str, value: float) -> AppPage:
        return self.change(lambda: self.control(name, "input[type=range]").fill(str(value)))

    def type(self, name: str, text: str) -> AppPage:
        return self.change(lambda: self.control(name, "input[type=text]").fill(text))

    def open_tables(self) -> AppPage:
        return self if self.app.locator(".kmo-data[open]").count() else self.click(".kmo-data summary")

    def click(self, selector: str) -> AppPage:
        return self.change(lambda: self.app.locator(selector).click())

    @property
    def sentence(self) -> str:
        return self.app.locator(".kmo-sentence").inner_text()

    @property
    def pictures(self) -> dict[str, str]:
        """What each chart says it shows."""
        found = self.app.locator(".kmo-chart").evaluate_all(
            "all => all.map(one => [one.dataset.chart, one.querySelector('.kmo-picture').getAttribute('aria-label')])"
        )
        return dict(found)

    @property
    def cells(self) -> list[str]:
        """The raw values of all table cells."""
        return self.app.locator(".kmo-tables [data-value]").evaluate_all("all => all.map(one => one.dataset.value)")

    def error(self, name: str) -> str:
        """The error at an input, as the control's own description names it."""
        control = self.control(name, "input[type=text]")
        assert control.get_attribute("aria-invalid") == "true"
        ids = control.get_attribute("aria-describedby").split()
        return " ".join(self.page.locator(f"#{id}").inner_text() for id in ids if id.endswith("-error"))

    def shows(self, inputs: dict[str, Any], language: str = "en") -> None:
        """Fail unless the page shows what this machine's Python computes for these inputs."""
        expected = answer("phase", inputs, language)["result"]
        assert self.sentence == expected["sentence"]
        assert self.pictures == expected["alts"]


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pages.write(folder)
    return folder


@pytest.fixture
def server(site_folder: Path) -> Iterator[Server]:
    """Serve the pages at an origin of its own for each test, so that no cache is shared."""
    started = Server(site_folder)
    yield started
    started.close()


@pytest.fixture
def context(browser: Any, server: Server) -> Iterator[Any]:
    """A browser profile that fails the test when a page asks another host or breaks the security policy."""
    opened = browser.new_context(viewport={"width": 1200, "height": 900})
    yield from _watched(opened, server)


def _watched(opened: Any, server: Server) -> Iterator[Any]:
    elsewhere, problems = [], []

    def requested(request: Any) -> None:
        if not request.url.startswith((server.address, "data:", "blob:", "file:")):
            elsewhere.append(request.url)

    def said(message: Any) -> None:
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    opened.on("request", requested)
    opened.on("console", said)
    opened.on("weberror", lambda error: problems.append(str(error.error)))
    yield opened
    opened.close()
    assert elsewhere == [], "requests to other hosts"
    assert problems == [], "the page broke its security policy or threw"


@pytest.fixture(scope="session")
def _shared(browser: Any, site_folder: Path) -> Iterator[dict[str, AppPage]]:
    """One page with the phase app in each language, for the tests that need no profile of their own."""
    server = Server(site_folder)
    opened = browser.new_context(viewport={"width": 1200, "height": 900})
    watched = _watched(opened, server)
    next(watched)
    found = {}
    for language in LANGUAGES:
        page = opened.new_page()
        page.goto(f"{server.address}/course/{language}/phase.html")
        found[language] = AppPage(page).wait(state="live")
    yield found
    next(watched, None)
    server.close()


@pytest.fixture
def live_app(_shared: dict[str, AppPage]) -> Callable[[str], AppPage]:
    """Return a function that gives the phase app, alive and reset, in a language."""
    return lambda language="en": _shared[language].click("[data-action=reset]")


@pytest.fixture
def open_app(context: Any, server: Server) -> Callable[..., AppPage]:
    """Return a function that opens a page of the test site and gives its app."""

    def opened(language: str = "en", name: str = "phase", query: str = "", app: str = "phase") -> AppPage:
        page = context.new_page()
        page.goto(f"{server.address}/course/{language}/{name}.html{query}")
        return AppPage(page, app)

    return opened
