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

    def _show(self, control: Any) -> None:
        """Open what a control is folded in, as a reader does: by its summary, from the outside in."""
        for fold in control.locator("xpath=ancestor::details").all():
            self._open(fold)

    def _open(self, fold: Any) -> None:
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()

    def slide(self, name: str, value: float) -> AppPage:
        control = self.control(name, "input[type=range]")
        self._show(control)
        return self.change(lambda: control.fill(str(value)))

    def type(self, name: str, text: str) -> AppPage:
        control = self.control(name, "input[type=text]")
        self._show(control)
        return self.change(lambda: control.fill(text))

    def settle(self) -> AppPage:
        """Wait until the charts are laid out anew, as they are when the reader rests."""
        self.app.locator(".kmo-chart[data-settling]").last.wait_for(timeout=PATIENCE, state="detached")
        return self

    def shared(self) -> str:
        """Press the button that shares the case, and return the query of the address that it copies."""
        self.page.evaluate("() => navigator.clipboard.writeText('')")
        self.app.locator("[data-action=share]").click()
        self.page.wait_for_function("() => navigator.clipboard.readText().then(text => text.includes('?'))")
        address = self.page.evaluate("() => navigator.clipboard.readText()")
        return address.partition("?")[2].partition("#")[0]

    def unfold(self) -> AppPage:
        """Open the folded charts, and wait until they are drawn."""
        for fold in self.app.locator(".kmo-fold").all():
            self._open(fold)
            fold.locator(".kmo-live svg").wait_for(timeout=PATIENCE)
        return self

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


class Profile:
    """A browser profile on an origin, that keeps what a page asks of another host and what goes wrong on it."""

    def __init__(self, browser: Any, server: Server, **settings: Any) -> None:
        self.server = server
        self.context = browser.new_context(**settings)
        self.elsewhere: list[str] = []
        self.problems: list[str] = []
        self.context.on("request", self._requested)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def open(self, language: str = "en", name: str = "phase", query: str = "", app: str = "phase") -> AppPage:
        """Open a page of the test site and give its app."""
        page = self.context.new_page()
        page.goto(f"{self.server.address}/course/{language}/{name}.html{query}")
        return AppPage(page, app)

    def judge(self) -> None:
        """Fail if anything went wrong since the last time."""
        elsewhere, problems = list(self.elsewhere), list(self.problems)
        self.elsewhere.clear()
        self.problems.clear()
        assert elsewhere == [], "requests to other hosts"
        assert problems == [], "the page broke its security policy or threw"

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:", "file:")):
            self.elsewhere.append(request.url)

    def _said(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.problems.append(message.text)


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[Server]:
    """Serve the pages at one origin, for all tests that leave it as it is."""
    started = Server(site_folder)
    yield started
    started.close()


@pytest.fixture
def own_server(site_folder: Path) -> Iterator[Server]:
    """Serve the pages at an origin of the test's own, to break it and to start without a cache."""
    started = Server(site_folder)
    yield started
    started.close()


@pytest.fixture(scope="session")
def _desk(browser: Any, server: Server) -> Iterator[Profile]:
    profile = Profile(browser, server, viewport={"width": 1200, "height": 900})
    profile.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield profile
    profile.context.close()


@pytest.fixture(scope="session")
def _phone(browser: Any, server: Server) -> Iterator[Profile]:
    profile = Profile(browser, server, viewport={"width": 360, "height": 740}, has_touch=True)
    profile.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield profile
    profile.context.close()


def _opening(profile: Profile) -> Iterator[Callable[..., AppPage]]:
    """Give a function that opens a page; close what it opened, and judge it."""
    kept = list(profile.context.pages)
    yield profile.open
    for page in [page for page in profile.context.pages if page not in kept]:
        page.close()
    profile.judge()


@pytest.fixture
def open_app(_desk: Profile) -> Iterator[Callable[..., AppPage]]:
    """Return a function that opens a page of the test site and gives its app; the engine may be in the cache."""
    yield from _opening(_desk)


@pytest.fixture
def open_on_phone(_phone: Profile) -> Iterator[Callable[..., AppPage]]:
    """Return the same function for a phone."""
    yield from _opening(_phone)


@pytest.fixture
def open_anew(browser: Any, own_server: Server) -> Iterator[Callable[..., AppPage]]:
    """Return the same function for a reader who was never here, at ``own_server``."""
    profile = Profile(browser, own_server, viewport={"width": 1200, "height": 900})
    yield from _opening(profile)
    profile.context.close()


@pytest.fixture(scope="session")
def _living(_desk: Profile) -> dict[str, AppPage]:
    """One page with the phase app in each language, for the tests that need no page of their own."""
    return {language: _desk.open(language).wait(state="live").unfold() for language in LANGUAGES}


@pytest.fixture
def live_app(_living: dict[str, AppPage], _desk: Profile) -> Iterator[Callable[..., AppPage]]:
    """Return a function that gives the phase app, alive and reset, in a language."""
    yield lambda language="en": _living[language].click("[data-action=reset]").unfold()
    _desk.judge()
