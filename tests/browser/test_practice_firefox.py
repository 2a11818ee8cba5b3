"""An assignment done in the other kind of browser: the same as in ``test_practice.py``, in one visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.firefox import Firefox
from tests.browser.practice import RIGHT, WRONG
from tests.browser.server import Server
from tests.browser.test_practice import FULL, sentence
from tools.firefox import find_or_install

CONTROL, ENTER = "\ue009", "\ue007"
FORM = "document.querySelector('#task-denominator')"
ANSWER = "document.querySelector('#answer-denominator').value"


@pytest.fixture(scope="module")
def firefox(site_folder: Path) -> Iterator[tuple[Firefox, str]]:
    server = Server(site_folder)
    with Firefox(find_or_install()) as started:
        yield started, server.address
    server.close()


def opened(firefox: Firefox, address: str, language: str) -> None:
    firefox.open(f"{address}/course/{language}/ps1.html")
    firefox.wait("document.querySelector('.kmo-desk[data-engine=live][data-editor=here]')")


def write(firefox: Firefox, source: str) -> None:
    """Type an answer; the editor itself indents the second line."""
    firefox.evaluate(f"{FORM}.querySelector('.cm-content').focus()")
    firefox.press("a", held=CONTROL)
    firefox.press(*source.replace("\n    ", "\n").replace("\n", ENTER))


def told(firefox: Firefox, action: str = "check") -> str:
    before = firefox.evaluate(f"Number({FORM}.dataset.revision ?? 0)")
    firefox.evaluate(f"{FORM}.querySelector('[data-action={action}]').click()")
    firefox.wait(f"Number({FORM}.dataset.revision ?? 0) > {before}")
    return firefox.evaluate(f"{FORM}.querySelector('.kmo-told').innerText")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_task_is_solved_after_a_hint_and_is_there_after_a_reload(firefox, language):
    browser, address = firefox
    opened(browser, address, language)
    write(browser, WRONG)
    assert told(browser) == f"✘ {sentence(WRONG, language)}"
    write(browser, RIGHT)
    assert told(browser) == f"✔ {sentence(RIGHT, language)}"
    opened(browser, address, language)
    assert browser.evaluate(ANSWER) == RIGHT


def test_an_endless_loop_is_stopped_and_python_comes_back(firefox):
    browser, address = firefox
    opened(browser, address, "en")
    write(browser, "while True:\n    pass")
    browser.evaluate(f"{FORM}.querySelector('[data-action=run]').click()")
    browser.evaluate(f"{FORM}.querySelector('[data-action=stop]').click()")
    browser.wait(f"{FORM}.querySelector('.kmo-told').innerText.includes('Nothing that you typed is lost')")
    write(browser, RIGHT)
    assert told(browser).startswith("✔")


def test_two_tabs_keep_each_others_answer_and_a_full_store_is_told(firefox):
    browser, address = firefox
    opened(browser, address, "en")
    write(browser, RIGHT)
    browser.wait("document.querySelector('.kmo-kept[data-kept=kept]')")
    first = browser.tab
    browser.new_tab()
    opened(browser, address, "en")
    browser.evaluate(f"({FULL})()")
    write(browser, WRONG)
    browser.wait("document.querySelector('.kmo-kept[data-kept=full]')")
    second = browser.tab
    browser.use(first)
    write(browser, f"{RIGHT} + 0")
    browser.use(second)
    browser.wait(f"!{FORM}.querySelector('.kmo-conflict').hidden")
    assert browser.evaluate(ANSWER) == WRONG
