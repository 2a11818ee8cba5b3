"""What a reader meets on first use: the effect of a move, a guess, a case kept beside the next, values, a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import TimeoutError

from kmo_teach.apps.kit.answer import answer
from kmo_teach.language import using
from tests.browser.conftest import AppPage

CASH = "cash_position"


def _key(inputs, language="en", app=CASH):
    return answer(app, inputs, language)["result"]["key"]


@pytest.mark.parametrize(("language", "change"), [("en", "−EUR\xa0205,000"), ("nl", "−205.000\xa0EUR")])
def test_a_ready_made_case_tapped_on_a_phone_shows_its_effect_at_once(open_on_phone, language, change):
    app = open_on_phone(language, CASH, app=CASH).wait(state="live")
    app.click('[data-preset="pledge"]')
    shown = app.app.locator(".kmo-key-value")
    assert shown.inner_text() == _key({"pledged": 300_000}, language)["text"]
    box = shown.bounding_box()
    assert 0 <= box["y"] <= 740 - box["height"], "in sight, without scrolling"
    assert app.app.locator(".kmo-change").text_content().startswith(change)


def test_a_change_counts_from_where_the_move_began(open_app):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    slider = app.control("pledged", "input[type=range]")
    start = _key({})["value"]
    for value in (100_000, 150_000, 195_000):  # dragged: no `change` before the end
        app.change(
            lambda value=value: slider.evaluate(
                "(one, value) => { one.value = value; one.dispatchEvent(new Event('input', { bubbles: true })); }",
                value,
            )
        )
    assert app.app.locator(".kmo-change").text_content().startswith("−EUR\xa0100,000")
    slider.dispatch_event("change")
    app.slide("pledged", 200_000)
    assert app.app.locator(".kmo-change").text_content().startswith("−EUR\xa05,000")
    assert _key({"pledged": 200_000})["value"] == pytest.approx(start - 105_000)


def test_what_was_changed_is_marked_and_one_button_leads_back(open_app):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    folded = app.app.locator(".kmo-group").first
    app.click('[data-preset="locked"]')
    assert folded.locator(".kmo-count").inner_text() == "1 changed"
    assert app.app.locator(".kmo-changed").count() == 3
    assert app.app.locator('[aria-pressed="true"]').get_attribute("data-preset") == "locked"
    app.slide("burn", 900)
    assert app.app.locator('[aria-pressed="true"]').count() == 0
    app.click("[data-action=reset]")
    assert app.app.locator(".kmo-changed, .kmo-count:not([hidden])").count() == 0
    assert app.app.locator('[aria-pressed="true"]').get_attribute("data-preset") == "zavelbeek"


def test_a_guess_is_kept_and_shown_beside_what_came_of_it(open_app):
    app = open_app(name="cash_cycle", app="cash_cycle").wait(state="live")
    told = app.app.locator(".kmo-guessed")
    assert not told.is_visible()
    app.app.locator('.kmo-guess [value="down"]').check()
    app.click("[data-action=guess]")
    assert "Your guess: falls." in told.inner_text()
    assert "Did you expect that?" in told.inner_text()
    moved = {"receivable_days": 60, "payable_days": 0}
    assert app.sentence == answer("cash_cycle", moved, "en")["result"]["sentence"]
    app.page.reload()
    app.wait(state="live")
    told.wait_for()
    assert "Your guess: falls." in told.inner_text()


def test_a_case_is_kept_under_a_name_beside_the_next(open_app):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    app.app.locator("[data-action=keep]").click()
    app.slide("pledged", 195_000)
    rows = app.app.locator(".kmo-kept tbody tr")
    assert rows.nth(0).locator("th").inner_text().strip() == "Free today"
    assert "−EUR\xa0100,000" in rows.nth(0).inner_text()
    assert rows.count() == 2, "the key number, and the one input that differs"
    assert "95,000" in rows.nth(1).inner_text()
    assert "195,000" in rows.nth(1).inner_text()
    app.app.locator(".kmo-name").fill("Before the advance")
    app.app.locator(".kmo-name").press("Tab")
    app.page.reload()
    app.wait(state="live")
    app.app.locator(".kmo-name").wait_for()
    assert app.app.locator(".kmo-name").input_value() == "Before the advance"
    app.app.locator("[data-action=forget]").click()
    assert app.app.locator(".kmo-kept table").count() == 0


@pytest.mark.parametrize(
    "spoil",
    [
        "() => 'no case'",
        "() => 'null'",
        "one => ({ ...one, name: 7 })",
        "one => ({ ...one, key: undefined })",
        "one => ({ ...one, key: { ...one.key, decimals: 400 } })",
        "one => ({ ...one, key: { ...one.key, pattern: null } })",
        "one => ({ ...one, values: null })",
        "one => ({ ...one, values: { ...one.values, gone: 1 } })",
        "one => ({ ...one, values: { ...one.values, pledged: 'much' } })",
        "one => ({ ...one, values: { ...one.values, pledged: undefined } })",
    ],
)
def test_a_kept_case_that_is_none_is_passed_over_and_goes(open_app, spoil):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    app.app.locator("[data-action=keep]").click()
    spoilt = app.page.evaluate(
        """spoil => {
          const key = Object.keys(localStorage).find(one => one.endsWith(" case"));
          const text = (0, eval)(`(${spoil})`)(JSON.parse(localStorage.getItem(key)));
          localStorage.setItem(key, typeof text === "string" ? text : JSON.stringify(text));
          return key;
        }""",
        spoil,
    )
    app.page.reload()
    app.wait(state="live").slide("pledged", 195_000)
    assert app.app.locator(".kmo-kept table").count() == 0
    assert app.page.evaluate("key => localStorage.getItem(key)", spoilt) is None


def test_an_app_that_breaks_leaves_the_others_of_its_page_alive(open_app):
    """Whatever breaks it: here a part that its view needs is gone."""
    page = open_app(name="plain", app="none").page
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelector('#phase .kmo-announcement ~ ul').remove());"
        "addEventListener('DOMContentLoaded', () => document.querySelector('#phase .kmo-data').remove());"
    )
    page.goto(page.url.replace("plain.html", "two.html"))
    other = AppPage(page, "second").wait(state="live")
    other.slide("growth", 90).shows({"growth": 90})
    AppPage(page, "phase").wait(state="failed")


def test_a_folded_control_is_reached_by_the_summary_of_its_group(open_app):
    """What the helpers of these tests open, a reader can open: a group without its summary stays shut to both."""
    app = open_app(name=CASH, app=CASH).wait(state="live")
    group = app.app.locator('.kmo-group:has([data-input="lira"])')
    summary = group.locator("summary")
    summary.evaluate("one => one.hidden = true")
    app.page.set_default_timeout(1_000)
    with pytest.raises(TimeoutError):
        app.type("lira", "1000")
    assert group.get_attribute("open") is None
    summary.evaluate("one => one.hidden = false")
    app.type("lira", "1000")
    assert group.get_attribute("open") is not None


def test_the_lines_of_a_waterfall_come_back_in_their_order(open_app):
    app = open_app(name="pricing", app="pricing").wait(state="live")
    lines = app.app.locator('[data-chart="build_up"] .kmo-live .role-axis-label text')
    first = lines.all_text_contents()
    app.click('[data-preset="uncovered"]').settle()
    bare = lines.all_text_contents()
    assert set(bare) < set(first), "without cover there are fewer costs"
    app.click('[data-preset="order"]').settle()
    assert lines.all_text_contents() == first


def test_pointer_and_arrow_keys_tell_each_value(open_app):
    app = open_app("nl", CASH, app=CASH).wait(state="live")
    picture = app.app.locator(".kmo-picture").first
    picture.locator(".kmo-live svg").wait_for()
    picture.focus()
    told = app.app.locator(".kmo-tip").first
    app.page.keyboard.press("ArrowDown")
    with using("nl"):
        free = _key({}, "nl")
    app.page.keyboard.press("ArrowUp")
    first = told.inner_text()
    for _step in range(10):
        app.page.keyboard.press("ArrowDown")
    assert told.inner_text() != first
    assert told.inner_text().split(" · ")[1] == f"{free['value']:,.0f} EUR".replace(",", ".")
    app.page.wait_for_function(
        "text => document.querySelector('.kmo-announcement').textContent === text", arg=told.inner_text()
    )
    app.page.keyboard.press("Escape")
    assert not told.is_visible()
    box = picture.bounding_box()
    app.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
    assert told.is_visible()
    assert told.inner_text() == first


def test_a_shared_link_says_so_opens_what_it_changed_and_lands_on_the_app(open_app):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    app.app.locator(".kmo-group").evaluate_all("all => all.forEach(one => one.open = true)")
    app.type("lira", "1000")
    query = app.shared()
    assert app.app.locator(".kmo-done").inner_text() == "The link to this case is copied."
    other = open_app(name=CASH, query=f"?{query}#{CASH}", app=CASH).wait(state="live", revision="1")
    assert other.control("lira").is_visible()
    assert other.app.locator(".kmo-group[open]").count() == 1
    assert other.app.locator(".kmo-key-value").inner_text() == _key({"lira": 1000})["text"]


def test_a_picture_leaves_the_page_as_it_was(open_app):
    app = open_app(name=CASH, app=CASH).wait(state="live")
    app.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    before = app.app.locator(".kmo-live svg").first.evaluate("one => one.outerHTML")
    with app.page.expect_download():
        app.app.locator("[data-action=png]").first.click()
    assert app.app.locator(".kmo-live svg").first.evaluate("one => one.outerHTML") == before
