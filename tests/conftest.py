"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tools.chromium import LAUNCH_ARGUMENTS, MissingChromiumError, find

ROOT = Path(__file__).parent.parent

# The same examples on every run, and no limit on time: a slow machine must not fail a test.
settings.register_profile("course", derandomize=True, deadline=None)
settings.load_profile("course")


_NEEDS = {
    "browser": "browser",
    "frontend": "browser",
    "site": "site",
    "tools": "site",
    "grading": "grading",
    "notebooks": "labs",
    "built_slides": "slides",
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what its folder needs, and keep a file in one process unless the file says otherwise."""
    for item in items:
        folders = item.path.relative_to(ROOT).parts[:-1]
        for marker in {_NEEDS[folder] for folder in folders if folder in _NEEDS}:
            item.add_marker(marker)
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(ROOT))))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the path of the browser that the tests use."""
    found = find()
    if found is None:
        raise MissingChromiumError("No Chromium found: run `python -m tools.chromium`, which installs it or says how.")
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[object]:
    """Return a headless browser (`playwright.sync_api.Browser`), started once per test process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium), args=LAUNCH_ARGUMENTS)
        yield started
        started.close()
