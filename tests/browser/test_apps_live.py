"""The apps on the static page: computed in the reader's browser, by the same Python as here."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from kmo_teach.apps.kit.registry import find
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import using
from kmo_teach.phases import Environment, Profile, Situation, position
from tests.browser.conftest import AppPage
from tests.browser.server import Server

DEFAULTS = find("phase").defaults


def model(**changes):
    """Place the firm with the model itself, not through the app."""
    given = DEFAULTS | changes
    return position(
        Profile(*(given[name] for name in ("growth", "autonomy", "continuity", "independence", "family_support"))),
        Environment(
            given["knowhow"],
            given["technology"],
            given["niche"],
            given["home_market"] * 1e6,
            given["home_share"] / 100,
            given["required_turnover"] * 1e6,
        ),
        Situation(given["triggers"], given["present"], None, given["preparation"], given["cash_months"]),
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_moved_slider_paints_the_models_numbers(live_app, language):
    app = live_app(language)
    app.slide("growth", 90).slide("cash_months", 1)
    app.shows({"growth": 90, "cash_months": 1}, language)
    expected = [part.value for part in model(growth=90, cash_months=1).contributions]
    bars = app.app.locator('[data-chart="drive"] .mark-rect path').evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().width)"
    )
    scale = sum(bars) / sum(map(abs, expected))
    assert bars == pytest.approx([abs(value) * scale for value in expected], abs=1)


def test_the_table_holds_the_models_numbers(live_app):
    app = live_app()
    app.open_tables().slide("growth", 90)
    scores = [part.score for part in model(growth=90).contributions]
    assert [float(cell) for cell in app.cells if re.fullmatch(r"-?\d+\.\d{3,}", cell)]  # numbers come unrounded
    assert {repr(score) for score in scores} <= set(app.cells)


@pytest.mark.parametrize("text", ["", "abc", "1e999", "101", "-1", "NaN", "--5"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_nonsense_is_marked_at_its_field(live_app, text, language):
    app = live_app(language)
    before = app.sentence, app.pictures
    app.type("growth", text)
    with using(language), pytest.raises(InputError) as refused:
        require_number("growth", None, 0, 100)
    assert app.error("growth") == refused.value.allowed
    assert (app.sentence, app.pictures) == before, "the picture of the last good case stays"
    app.type("growth", "70").shows({"growth": 70}, language)
    assert app.control("growth", "input[type=text]").get_attribute("aria-invalid") is None
    assert app.control("growth", "input[type=range]").input_value() == "70"


def test_an_error_of_the_model_is_marked_at_its_field(live_app):
    app = live_app()
    for name in ("growth", "autonomy", "continuity", "independence"):
        app.slide(name, 0)
    with pytest.raises(InputError) as refused:
        Profile(0, 0, 0, 0)
    assert app.error("growth") == refused.value.allowed


def test_a_decimal_comma_is_read_and_drawn_in_dutch(live_app):
    app = live_app("nl")
    axis = app.app.locator('[data-chart="drive"] .kmo-live .role-axis-label').first.text_content()
    assert "0,10" in axis
    assert "0.10" not in axis
    app.type("cash_months", "2,5").shows({"cash_months": 2.5}, "nl")
    assert app.control("cash_months", "input[type=range]").input_value() == "2.5"


def test_an_overtaken_result_is_never_painted(live_app):
    app = live_app()
    painted = app.page.evaluate(
        """async () => {
          const section = document.querySelector("#phase"), painted = [];
          const picture = section.querySelector('[data-chart="drive"] .kmo-picture');
          const seen = new MutationObserver(() => painted.push(picture.getAttribute("aria-label")));
          seen.observe(picture, { attributes: true, attributeFilter: ["aria-label"] });
          const slider = section.querySelector('[data-input="growth"] [type=range]');
          const shown = new Promise((done) => section.addEventListener("kmo-shown", done, { once: true }));
          for (const value of [50, 60, 70, 80, 90]) {
            slider.value = value;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
          await shown;
          return painted;
        }"""
    )
    assert painted == [app.pictures["drive"]]
    app.shows({"growth": 90})


def test_a_change_before_the_engine_is_there_is_computed(open_anew):
    app = open_anew()
    app.slide("growth", 85).shows({"growth": 85})


def test_a_lost_worker_is_replaced(open_app):
    app = open_app().wait(state="live")
    app.slide("growth", 60)
    lost = app.page.workers[0]
    with app.page.expect_event("worker"):
        lost.evaluate("self.close()")
    app.wait(state="live").slide("growth", 90).shows({"growth": 90})
    assert len(app.page.workers) == 1


def test_a_request_of_a_lost_worker_is_repeated(open_app):
    app = open_app().wait(state="live")
    app.page.workers[0].evaluate("setTimeout(() => { onmessage = () => self.close(); })")
    app.slide("growth", 95).shows({"growth": 95})


def test_without_a_connection_a_sentence_says_so_and_the_engine_starts_when_it_is_back(open_anew, own_server):
    own_server.refused = "pyodide."
    app = open_anew().wait(state="failed")
    app.page.context.set_offline(True)
    app.app.locator("[data-action=retry]").click()
    app.wait(state="offline")
    assert "no connection" in app.app.locator(".kmo-status-text").inner_text()
    own_server.refused = ""
    app.page.context.set_offline(False)
    app.wait(state="live").slide("growth", 85).shows({"growth": 85})


def test_a_host_that_refuses_a_part_is_not_called_a_lost_connection_and_retry_works(open_anew, own_server):
    own_server.refused = "pyodide."
    app = open_anew().wait(state="failed")
    assert "could not be started" in app.app.locator(".kmo-status-text").inner_text()
    assert app.app.locator(".kmo-picture svg").first.is_visible()
    own_server.refused = ""
    app.app.locator("[data-action=retry]").click()
    app.wait(state="live").slide("growth", 80).shows({"growth": 80})


@pytest.mark.parametrize("part", ["worker.js", "view.js"])
def test_a_page_open_while_the_site_is_published_anew_finds_the_new_names(browser, site_folder, tmp_path, part):
    shutil.copytree(site_folder, tmp_path / "site")
    app_folder = tmp_path / "site/course/en/_static/app"
    listing = json.loads((app_folder / "manifest.json").read_text(encoding="utf-8"))
    server, context = Server(tmp_path / "site"), browser.new_context(service_workers="block")
    try:
        server.refused = listing[part]
        page = context.new_page()
        with page.expect_event("console", lambda message: message.text.startswith("kmo-teach:")):
            page.goto(f"{server.address}/course/en/phase.html")
        new = listing[part].replace(".", ".0123456789abcdef.", 1)
        shutil.copy(app_folder / listing[part], app_folder / new)
        (app_folder / "manifest.json").write_text(json.dumps({**listing, part: new}), encoding="utf-8")
        page.locator("[data-action=retry]").click()
        AppPage(page).wait(state="live").slide("growth", 80).shows({"growth": 80})
    finally:
        context.close()
        server.close()


def test_a_page_that_was_read_works_offline(open_anew, own_server):
    app = open_anew().wait(state="live", kept="true")
    own_server.down = True
    app.page.reload()
    app.wait(state="live").slide("growth", 75).shows({"growth": 75})


def test_a_rebuilt_page_is_never_shown_stale(open_anew, site_folder):
    app = open_anew(name="plain", app="none")
    file = site_folder / "course" / "en" / "plain.html"
    old = file.read_text(encoding="utf-8")
    app.page.evaluate("() => navigator.serviceWorker.ready")
    app.page.reload()
    try:
        file.write_text(old.replace("No app here", "Rebuilt"), encoding="utf-8")
        app.page.goto(app.page.url)
        assert "Rebuilt" in app.page.inner_text("main")
    finally:
        file.write_text(old, encoding="utf-8")


def test_a_shared_link_restores_the_case(open_app):
    app = open_app("nl").wait(state="live")
    app.slide("cash_months", 1.5).change(lambda: app.control("triggers", 'input[value="cost"]').check())
    query = app.shared()
    assert sorted(query.split("&")) == ["phase.cash_months=1.5", "phase.triggers=opportunity%2Ccost"]
    other = open_app("nl", query=f"?{query}").wait(state="live", revision="1")
    other.shows({"cash_months": 1.5, "triggers": ["opportunity", "cost"]}, "nl")
    assert other.control("triggers", 'input[value="cost"]').is_checked()


def test_a_number_between_the_sliders_steps_is_shown_as_it_is_computed_with(live_app):
    app = live_app("nl")
    app.type("growth", "62,5").shows({"growth": 62.5}, "nl")
    app.control("growth", "input[type=text]").press("Tab")
    assert app.control("growth", "input[type=text]").input_value() == "62,5"


def test_nonsense_in_an_address_is_marked(open_app):
    app = open_app(query="?phase.growth=much&phase.destination=moon&phase.no_such_input=1")
    app.wait(state="live", revision="1")
    assert app.error("growth")
    assert app.control("destination", "select").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("preset", [preset.name for preset in find("phase").presets])
def test_a_ready_made_case_loads_with_one_click_and_resets(live_app, preset):
    app = live_app()
    app.click(f'[data-preset="{preset}"]')
    app.shows(dict(next(one.values for one in find("phase").presets if one.name == preset)))
    app.click("[data-action=reset]").shows({})


def test_the_keyboard_is_enough(open_app):
    app = open_app().wait(state="live")
    app.page.locator("body").click(position={"x": 1, "y": 1})
    reached = set()
    for _press in range(90):
        app.page.keyboard.press("Tab")
        if app.page.evaluate("document.activeElement.matches('.kmo-group > summary')"):
            app.page.keyboard.press("Enter")
        reached.add(app.page.evaluate("document.activeElement.closest('[data-input]')?.dataset.input"))
        if app.page.evaluate("document.activeElement.id") == "phase-growth":
            assert app.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            app.change(lambda: app.page.keyboard.press("ArrowRight"))
            app.shows({"growth": 41})
    assert set(DEFAULTS) <= reached


def test_the_result_is_announced(live_app):
    app = live_app()
    app.slide("growth", 90)
    spoken = app.app.locator(".kmo-announcement")
    assert spoken.get_attribute("role") == "status"
    app.page.wait_for_function("() => document.querySelector('.kmo-announcement').textContent")
    assert spoken.text_content() == app.sentence


def test_the_tables_download_as_csv(live_app):
    app = live_app("nl")
    app.open_tables().slide("growth", 90)
    with app.page.expect_download() as download:
        app.app.locator("[data-action=csv]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text), delimiter=";") if row}  # as a Dutch spreadsheet reads
    with using("nl"):
        for part in model(growth=90).contributions:
            assert float(rows[part.label][1].replace(",", ".")) == part.score
    assert rows["factor"] == ["factor", "score", "weight", "value", "reason", "origin"]


def test_the_csv_of_an_english_page_has_commas_and_points(live_app):
    app = live_app()
    app.open_tables().slide("growth", 90)
    with app.page.expect_download() as download:
        app.app.locator("[data-action=csv]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text)) if row}
    for part in model(growth=90).contributions:
        assert float(rows[part.label][1]) == part.score


def test_charts_download_as_pictures(live_app):
    app = live_app()
    with app.page.expect_download() as vector:
        app.app.locator("[data-action=svg]").first.click()
    drawn = ElementTree.parse(vector.value.path())
    written = "".join(drawn.getroot().itertext())
    assert "partnership" in written
    assert "Phases by complexity" in written, "the picture has its title"
    assert "/course/en/phase.html" in "".join(written.split()), "and says where it is from"
    with app.page.expect_download() as bitmap:
        app.app.locator("[data-action=png]").first.click()
    assert Path(bitmap.value.path()).read_bytes().startswith(b"\x89PNG\r\n")


def test_two_apps_share_one_worker(open_app):
    first = open_app(name="two").wait(state="live")
    second = type(first)(first.page, "second").wait(state="live")
    first.slide("growth", 90)
    second.slide("growth", 5)
    first.shows({"growth": 90})
    second.shows({"growth": 5})
    assert len(first.page.workers) == 1
    ids = first.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
