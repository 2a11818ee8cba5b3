"""The built site, served as ``make serve`` does, and pages of it in a browser that can reach nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tools.serve import start


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """Return the folder of the built site."""
    folder = root / "_build" / "html"
    if not (folder / "index.html").exists():
        pytest.fail("There is no site in _build/html: make site")
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the site is served."""
    server = start(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Visit:
    """A browser page on the site that keeps all that goes wrong on it."""

    def __init__(self, context: Any, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("response", self._answered)
        self.page.on("request", self._asked)

    def open(self, path: str = "") -> Visit:
        """Go to a page, and on until its scripts have run and it was painted."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return self

    def open_still(self, path: str) -> Visit:
        """Go to a page where no script runs."""
        self.page.goto(self.address + path, wait_until="load")
        return self

    @property
    def path(self) -> str:
        """Path of the page that is open, below the site."""
        return self.page.url.removeprefix(self.address).partition("?")[0].partition("#")[0]

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def _asked(self, request: Any) -> None:
        """Note a request to another host. (To stop it here would keep the browser from remembering files.)"""
        if urlsplit(request.url).netloc not in {urlsplit(self.address).netloc, ""}:
            self.faults.append(f"another host: {request.url}")


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Return a function that makes a visit, with the browser's settings as arguments."""
    contexts = []

    def make(**settings: Any) -> Visit:
        contexts.append(browser.new_context(service_workers="block", **settings))
        return Visit(contexts[-1], address)

    yield make
    for context in contexts:
        context.close()
