"""The app's model as a spreadsheet with the reader's inputs, taken from the page in both kinds of browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS, find
from kmo_teach.language import LANGUAGES
from tests.browser.firefox import Firefox
from tests.browser.server import Server
from tests.workbooks.engine import Engine
from tests.workbooks.told import CASES, Told
from tools.firefox import find_or_install

IN_PARTS = next(one for one in CASES if one.inputs.get("plan") == "own")
EACH = [IN_PARTS, *{one.app: one for one in CASES if one.app != IN_PARTS.app}.values()]
BUTTON = "[data-action=workbook]"
SAID = ".kmo-said"


def address(one: Told) -> str:
    """Return the inputs as the query of an address, as the page itself writes them."""
    texts = {name: ",".join(value) if isinstance(value, list) else value for name, value in one.inputs.items()}
    return "?" + urlencode({f"{one.app}.{name}": text for name, text in texts.items()})


def agrees(path: Path, one: Told, inputs: dict[str, Any], language: str) -> None:
    """Fail unless a file shows, and computes by a program of others, what the app answers to the inputs."""
    wanted = one.told(answer(one.app, inputs, language)["result"])
    assert wanted
    shown, value = load_workbook(path, data_only=True), Engine(path).whole_file()
    for line, number in wanted.items():
        ((sheet, place),) = shown.defined_names[line].destinations
        assert shown[sheet][place.replace("$", "")].value == pytest.approx(number, abs=0.005), line
        assert value(line) == pytest.approx(number, abs=0.005), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", EACH, ids=str)
def test_a_reader_takes_the_case_as_a_spreadsheet(open_app, one: Told, language: str, tmp_path: Path) -> None:
    app = open_app(language, one.app, address(one), app=one.app).wait(state="live", revision="1")
    with app.page.expect_download() as coming:
        app.app.locator(BUTTON).click()
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    assert path.name == f"{find(one.app).workbook.replace('_', '-')}-own-{language}.xlsx"
    agrees(path, one, dict(one.inputs), language)
    assert app.sentence == answer(one.app, one.inputs, language)["result"]["sentence"]
    app.page.wait_for_function(f"() => document.querySelector('{SAID}').innerText.includes('{path.name}')")


def test_a_change_after_the_first_file_is_in_the_next(open_app, tmp_path: Path) -> None:
    app = open_app("en", IN_PARTS.app, address(IN_PARTS), app=IN_PARTS.app).wait(state="live", revision="1")
    for margin in ("11", "14.5"):
        app.type("margin", margin)
        with app.page.expect_download() as coming:
            app.app.locator(BUTTON).click()
        path = tmp_path / f"{margin}.xlsx"
        coming.value.save_as(path)
        agrees(path, IN_PARTS, {**IN_PARTS.inputs, "margin": float(margin)}, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_inputs_without_a_spreadsheet_are_told_in_a_sentence(open_app, language: str) -> None:
    app = open_app(language, "pricing", "?pricing.side=buy", app="pricing").wait(state="live", revision="1")
    said = []
    for action in (lambda: None, lambda: app.type("days", "never")):
        action()
        app.app.locator(BUTTON).click()
        app.page.wait_for_function(f"() => !document.querySelector('{BUTTON}').hasAttribute('aria-busy')")
        said.append(app.app.locator(SAID).inner_text())
    assert len(set(said)) == 2
    assert all(len(text) > 20 for text in said)


def test_what_makes_it_comes_on_the_first_press_and_is_kept(open_anew, own_server: Server) -> None:
    app = open_anew(name="cash_cycle", app="cash_cycle").wait(state="live", kept="true")

    def press(words: str) -> None:
        app.app.locator(BUTTON).click()
        app.page.wait_for_function(f"() => document.querySelector('{SAID}').innerText.startsWith('{words}')")

    assert not [name for name, _size in own_server.sent if "/workbooks." in name]
    own_server.refused = "/workbooks."
    press("The spreadsheet could not be made")
    own_server.refused = ""
    press("Saved")
    app.page.wait_for_function(
        "async () => (await (await caches.open((await caches.keys())[0])).keys())"
        ".some(({ url }) => url.includes('/workbooks.'))"
    )
    own_server.down = True
    app.page.reload()
    app.wait(state="live")
    press("Saved")


def test_apps_without_a_workbook_offer_none(site_folder: Path) -> None:
    for name in APPS:
        page = (site_folder / "course" / "en" / f"{name}.html").read_text(encoding="utf-8")
        assert ('data-action="workbook"' in page) == bool(find(name).workbook)


@pytest.fixture(scope="module")
def firefox(site_folder: Path) -> Iterator[tuple[Firefox, str]]:
    server = Server(site_folder)
    with Firefox(find_or_install()) as started:
        yield started, server.address
    server.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", [IN_PARTS, EACH[-1]], ids=str)
def test_the_other_kind_of_browser_saves_the_same_file(firefox, one: Told, language: str) -> None:
    browser, home = firefox
    browser.open(f"{home}/course/{language}/{one.app}.html{address(one)}")
    browser.wait(f"document.querySelector('#{one.app}[data-state=live][data-revision=\"1\"]')")
    browser.evaluate(f"document.querySelector('{BUTTON}').click()")
    name = f"{find(one.app).workbook.replace('_', '-')}-own-{language}.xlsx"
    browser.wait(f"document.querySelector('{SAID}').innerText.includes('{name}')")
    agrees(_arrived(browser.downloads / name), one, dict(one.inputs), language)


def _arrived(path: Path) -> Path:
    until = time.monotonic() + 30
    while not path.is_file() or not path.stat().st_size or path.with_name(f"{path.name}.part").exists():
        assert time.monotonic() < until, f"{path.name} was not saved"
        time.sleep(0.1)
    return path
