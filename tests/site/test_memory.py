"""What the reader's browser remembers: pages, answers, cases, the place; one switch; a file; refused storage."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import axe
from tests.site.conftest import Visit
from tests.site.pages import LANGUAGES

CHAPTER, OTHER, HOME = "book/2-3-people", "book/1-3-phases", "book/index"
READY = "html[data-memory]"
FORBIDDEN = """for (const name of ["indexedDB", "BroadcastChannel"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("forbidden", "SecurityError") }
});"""
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };"
KEPT = """async () => {
  const [{ name }] = await indexedDB.databases();
  const open = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
  const all = open.transaction("answers").objectStore("answers").getAll();
  const records = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  open.close();
  return records.map(({ assignment, cell, value }) => [assignment, cell, value]);
}"""
PUT = """async (records) => {
  const [{ name }] = await indexedDB.databases();
  const open = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
  const writing = open.transaction("answers", "readwrite");
  for (const [assignment, cell, value] of records) {
    writing.objectStore("answers").put({ assignment, cell, value, revision: 1 });
  }
  await new Promise((done) => (writing.oncomplete = done));
  open.close();
}"""
GUESSED = "book/2-4-1-accounting-tax-liquidity"
KEPT_AT_ONCE = (
    "() => Object.keys(localStorage).filter(key => / (case|guess)$/.test(key)).map(key => key.split(' ').pop()).sort()"
)
PAGE_READ = {"assignment": "reading", "cell": OTHER, "value": {"read": True}}

Reader = Callable[..., Visit]


@pytest.fixture
def reader(browser: Any, address: str) -> Any:
    """Return a function that opens a page in the one browser of a reader, and waits for its memory."""
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    context.add_init_script(axe.script())
    visits = []

    def opened(path: str, language: str = "en", query: str = "", script: str = "") -> Visit:
        visits.append(Visit(context, address))
        if script:
            visits[-1].page.add_init_script(script)
        visits[-1].open(f"{language}/{path}.html{query}")
        if script != FORBIDDEN:
            visits[-1].page.locator(READY).wait_for(state="attached")
        return visits[-1]

    yield opened
    assert [fault for one in visits for fault in one.faults] == []
    context.close()


def _kept(visit: Visit, kind: str) -> dict[str, Any]:
    return {cell: value for assignment, cell, value in visit.page.evaluate(KEPT) if assignment == kind}


def _until(visit: Visit, kind: str, name: str) -> Any:
    """Wait until something is kept, and return it."""
    for _turn in range(100):
        if name in (known := _kept(visit, kind)):
            return known[name]
        visit.page.wait_for_timeout(50)
    raise AssertionError(f"{kind} {name} is not kept: {known}")


def _read(visit: Visit) -> list[str]:
    links = "all => all.filter(one => one.querySelector('.kmo-read')).map(one => one.href)"
    found = visit.page.locator("nav.bd-docs-nav a").evaluate_all(links)
    return sorted({re.sub(r".*/(book|notebooks)/(.*?)\.html.*", r"\1/\2", one) for one in found})


def _read_to_the_end(visit: Visit, page: str) -> None:
    visit.page.locator(".kmo-memory").scroll_into_view_if_needed()
    assert _until(visit, "reading", page) == {"read": True}


def _unfold(visit: Visit) -> Any:
    panel = visit.page.locator(".kmo-memory-panel")
    panel.locator("summary").click()
    return panel


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_counts_when_its_end_was_seen_and_is_ticked_in_the_contents(reader: Reader, language: str) -> None:
    chapter = reader(CHAPTER, language)
    assert _read(chapter) == []
    _read_to_the_end(chapter, CHAPTER)
    assert _read(chapter) == [CHAPTER], "at once"
    for other in LANGUAGES:
        assert _read(reader(OTHER, other)) == [CHAPTER], "in each language"
    said = reader(OTHER, language).page.locator("nav.bd-docs-nav a:has(.kmo-read)").inner_text()
    assert {"en": "(read)", "nl": "(gelezen)"}[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_leads_back_to_the_place(reader: Reader, address: str, language: str) -> None:
    assert not reader(HOME, language).page.locator(".kmo-go-on").is_visible()
    chapter = reader(CHAPTER, language)
    sections = chapter.page.locator("article section[id]").evaluate_all("all => all.map(one => one.id)")
    chapter.page.evaluate("id => document.getElementById(id).scrollIntoView()", sections[4])
    for _turn in range(100):
        if _until(chapter, "place", "last")["id"] == sections[4]:
            break
        chapter.page.wait_for_timeout(50)
    way = reader(HOME, language).page.get_by_role("link", name={"en": "Go on", "nl": "Verder waar"}[language])
    assert way.get_attribute("href") == f"{address}{language}/{CHAPTER}.html#{sections[4]}"
    assert "2.3" in way.inner_text()
    other = next(one for one in LANGUAGES if one != language)
    away = reader(HOME, other).page.locator(".kmo-go-on a")
    assert away.get_attribute("href") == f"{address}{other}/{CHAPTER}.html", "a section has another name there"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_stands_as_it_was_answered(reader: Reader, language: str) -> None:
    chapter = reader(CHAPTER, language)
    form = chapter.page.locator(".kmo-quiz-question").first
    form.locator("input").nth(1).check()
    form.get_by_role("button").click()
    said = form.get_by_role("status").inner_text()
    _until(chapter, "quiz", form.get_attribute("id"))
    again = reader(CHAPTER, language).page.locator(".kmo-quiz-question").first
    assert again.locator("input").nth(1).is_checked()
    assert again.get_by_role("status").inner_text() == said
    second = reader(CHAPTER, language).page.locator(".kmo-quiz-question").nth(1)
    assert second.locator("input:checked").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_app_offers_its_last_case_and_opens_with_it(reader: Reader, language: str) -> None:
    visit = reader(OTHER, language)
    app = visit.page.locator("section.kmo-app").first
    name = app.get_attribute("id")
    visit.page.locator(f"#{name}[data-state=live]").wait_for(state="attached")
    slider = app.locator("input[type=range]").first
    low = slider.get_attribute("min")
    slider.fill(low)
    kept = _until(visit, "app", f"{OTHER} {name}")["inputs"]
    assert len(kept) == 1
    again = reader(OTHER, language)
    assert again.page.locator("section.kmo-app input[type=range]").first.input_value() != low, (
        "as the page speaks of it"
    )
    again.page.locator(".kmo-last-case a").first.click()
    again.page.locator(f"#{name}[data-state=live]").wait_for(state="attached")
    assert again.page.locator(f"#{name} input[type=range]").first.input_value() == low
    assert again.page.locator(".kmo-last-case").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_switch_turns_it_off_and_clears_it(reader: Reader, language: str) -> None:
    chapter = reader(CHAPTER, language)
    _read_to_the_end(chapter, CHAPTER)
    form = chapter.page.locator(".kmo-quiz-question").first
    form.locator("input").first.check()
    form.get_by_role("button").click()
    _until(chapter, "quiz", form.get_attribute("id"))
    task = chapter.page.locator(".kmo-practice-task").first
    task.locator("summary").first.click()
    task.locator("input").first.evaluate(
        "one => { if (one.type === 'text') one.value = '7'; else one.checked = true;"
        " one.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    _until(chapter, "practice 2-3-people", task.get_attribute("data-task"))
    home = reader(HOME, language)
    panel = _unfold(home)
    assert re.search(r": 1;", panel.locator(".kmo-memory-count").inner_text())
    assert axe.violations(home.page, ".kmo-memory-panel") == []
    home.page.on("dialog", lambda dialog: dialog.accept())
    panel.get_by_role("switch").click()
    panel.get_by_role("status").filter(has_text=re.compile("cleared|gewist")).wait_for()
    assert home.page.evaluate(KEPT) == [["memory", "switch", "off"]]
    assert _read(home) == []
    assert not panel.locator(".kmo-go-on").is_visible()
    after = reader(CHAPTER, language)
    after.page.locator(".kmo-memory").scroll_into_view_if_needed()
    form = after.page.locator(".kmo-quiz-question").first
    assert form.locator("input:checked").count() == 0
    form.locator("input").first.check()
    form.get_by_role("button").click()
    after.page.wait_for_timeout(700)  # longer than a place or an answer rests before it is written
    assert after.page.evaluate(KEPT) == [["memory", "switch", "off"]]
    again = reader(HOME, language)
    panel = _unfold(again)
    assert not panel.get_by_role("switch").is_checked()
    panel.get_by_role("switch").click()
    panel.get_by_role("status").filter(has_text=re.compile("Turned on|Aangezet")).wait_for()
    _read_to_the_end(reader(OTHER, language), OTHER)


def test_the_switch_leaves_answers_to_assignments_and_asks_first(reader: Reader) -> None:
    work = reader("book/assignments/ps1")
    work.page.evaluate(PUT, [["ps1", "a", "mine"]])
    home = reader(HOME)
    panel = _unfold(home)
    home.page.once("dialog", lambda dialog: dialog.dismiss())
    panel.get_by_role("switch").click()
    assert panel.get_by_role("switch").is_checked()
    home.page.once("dialog", lambda dialog: dialog.accept())
    panel.get_by_role("switch").click()
    panel.get_by_role("status").filter(has_text="cleared").wait_for()
    assert _kept(home, "ps1") == {"a": "mine"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_takes_it_to_another_browser(reader: Reader, visit: Any, tmp_path: Path, language: str) -> None:
    chapter = reader(CHAPTER, language)
    _read_to_the_end(chapter, CHAPTER)
    home = reader(HOME, language)
    with home.page.expect_download() as waiting:
        _unfold(home).locator("[data-action=export]").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["course"] == "kmo-teach"
    assert {"assignment": "reading", "cell": CHAPTER, "value": {"read": True}} in told["records"]
    other = visit().open(f"{language}/{HOME}.html")
    panel = _unfold(other)
    panel.locator("input[type=file]").set_input_files(file)
    panel.get_by_role("status").filter(has_text="course-memory.json").wait_for()
    assert _read(other) == [CHAPTER]
    assert panel.locator(".kmo-go-on").is_visible()


@pytest.mark.parametrize(
    "text",
    [
        "no file",
        "[]",
        '{"course": "kmo-teach", "form": 1}',
        '{"course": "another", "form": 1, "records": []}',
        '{"course": "kmo-teach", "form": 1, "records": [{"assignment": "ps1", "cell": "a", "value": {}}]}',
        '{"course": "kmo-teach", "form": 1, "records": [{"assignment": "reading", "cell": 1, "value": {}}]}',
        '{"course": "kmo-teach", "form": 1, "records": [null]}',
    ],
)
def test_a_file_that_is_none_is_told_and_changes_nothing(reader: Reader, tmp_path: Path, text: str) -> None:
    home = reader(HOME)
    before = home.page.evaluate(KEPT)
    (tmp_path / "mine.json").write_text(text, encoding="utf-8")
    panel = _unfold(home)
    panel.locator("input[type=file]").set_input_files(tmp_path / "mine.json")
    panel.get_by_role("status").filter(has_text="mine.json holds nothing").wait_for()
    assert home.page.evaluate(KEPT) == before


def _file(folder: Path, records: list[Any]) -> Path:
    path = folder / "mine.json"
    path.write_text(json.dumps({"course": "kmo-teach", "form": 1, "records": records}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("assignment", "cell", "value"),
    [
        ("place", "last", {"page": CHAPTER, "id": "\ud800", "language": "en"}),
        ("place", "last", {"page": ["x"], "id": 3}),
        ("place", "first", {"page": CHAPTER, "id": "", "language": "en"}),
        ("quiz", "quiz-people-pay", {"chosen": 7}),
        ("app", f"{OTHER} phase", {"inputs": [1, 2]}),
        ("practice 2-3-people", "net_pay", {"seed": "1"}),
    ],
)
def test_of_a_file_with_one_record_that_is_none_nothing_is_taken(
    reader: Reader, tmp_path: Path, assignment: str, cell: str, value: dict[str, Any]
) -> None:
    home = reader(HOME)
    before = home.page.evaluate(KEPT)
    panel = _unfold(home)
    odd = {"assignment": assignment, "cell": cell, "value": value}
    panel.locator("input[type=file]").set_input_files(_file(tmp_path, [PAGE_READ, odd]))
    panel.get_by_role("status").filter(has_text="mine.json holds nothing").wait_for()
    assert home.page.evaluate(KEPT) == before


def test_a_file_with_too_many_records_is_told_so(reader: Reader, tmp_path: Path) -> None:
    home = reader(HOME)
    before = home.page.evaluate(KEPT)
    panel = _unfold(home)
    pages = [{**PAGE_READ, "cell": f"book/{number}"} for number in range(7_000)]
    panel.locator("input[type=file]").set_input_files(_file(tmp_path, pages))
    panel.get_by_role("status").filter(has_text="at most 2000 records and 1 MB").wait_for()
    assert home.page.evaluate(KEPT) == before


def test_where_there_is_no_room_for_all_of_a_file_none_of_it_is_kept(reader: Reader, tmp_path: Path) -> None:
    """The browser's room ends at the second record."""
    home = reader(HOME)
    before = home.page.evaluate(KEPT)
    home.page.evaluate(
        """() => {
          const put = IDBObjectStore.prototype.put;
          let count = 0;
          IDBObjectStore.prototype.put = function (record) {
            if (record.assignment === "reading" && ++count > 1) throw new DOMException("full", "QuotaExceededError");
            return put.call(this, record);
          };
        }"""
    )
    panel = _unfold(home)
    file = _file(tmp_path, [PAGE_READ, {**PAGE_READ, "cell": CHAPTER}])
    panel.locator("input[type=file]").set_input_files(file)
    panel.get_by_role("status").filter(has_text="no room left").wait_for()
    assert home.page.evaluate(KEPT) == before


def test_a_record_that_nobody_can_read_is_passed_over(reader: Reader) -> None:
    chapter = reader(CHAPTER)
    quiz = chapter.page.locator(".kmo-quiz-question").first.get_attribute("id")
    task = chapter.page.locator(".kmo-practice-task").first.get_attribute("data-task")
    reader(HOME).page.evaluate(
        PUT,
        [
            ["quiz", quiz, {"chosen": ["no answer of it any more"], "right": True}],
            ["app", f"{OTHER} phase", {"inputs": [1, 2]}],
            ["place", "last", {"page": ["x"], "id": 3}],
            ["practice 2-3-people", task, {"given": {"a": 1}}],
        ],
    )
    assert reader(HOME).page.locator(".kmo-go-on").is_hidden()
    again = reader(CHAPTER)
    assert again.page.locator(".kmo-quiz input:checked").count() == 0
    assert again.page.locator(".kmo-quiz-feedback").first.inner_text() == ""
    assert reader(OTHER).page.locator(".kmo-last-case").count() == 0


def test_a_kept_answer_never_sends_the_page_away(reader: Reader) -> None:
    """Without the quiz's own script, for one, a form that is submitted loads its page again, without end."""
    chapter = reader(CHAPTER)
    form = chapter.page.locator(".kmo-quiz-question").first
    form.locator("input").nth(1).check()
    form.get_by_role("button").click()
    _until(chapter, "quiz", form.get_attribute("id"))
    page = chapter.page.context.new_page()
    page.route("**/quiz.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    loaded: list[str] = []
    page.on("request", lambda request: request.is_navigation_request() and loaded.append(request.url))
    page.goto(chapter.page.url)
    page.locator(READY).wait_for(state="attached")
    page.wait_for_timeout(500)
    assert loaded == [chapter.page.url]
    assert page.url == chapter.page.url
    assert page.locator(".kmo-quiz-question").first.locator("input").nth(1).is_checked()


def test_the_switch_clears_a_kept_case_and_a_guess_and_none_is_kept_while_it_is_off(reader: Reader) -> None:
    def keep() -> Any:
        visit = reader(GUESSED)
        name = visit.page.locator("section.kmo-app:has(.kmo-guess)").first.get_attribute("id")
        visit.page.locator(f"#{name}[data-state=live]").wait_for(state="attached")
        app = visit.page.locator(f"#{name}")
        app.locator("[data-action=keep]").click()
        app.locator(".kmo-kept table").wait_for()
        app.locator('.kmo-guess [value="down"]').check()
        app.locator("[data-action=guess]").click()
        app.locator(".kmo-guessed").wait_for()
        return visit.page

    def turn() -> None:
        panel = _unfold(home)
        panel.get_by_role("switch").click()
        panel.get_by_role("status").filter(has_text=re.compile("cleared|Turned on")).wait_for()
        panel.locator("summary").click()

    assert keep().evaluate(KEPT_AT_ONCE) == ["case", "guess"]
    home = reader(HOME)
    home.page.on("dialog", lambda dialog: dialog.accept())
    turn()
    assert home.page.evaluate(KEPT_AT_ONCE) == [], "cleared"
    assert keep().evaluate(KEPT_AT_ONCE) == [], "not kept while it is off"
    turn()
    assert keep().evaluate(KEPT_AT_ONCE) == ["case", "guess"], "kept again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_storage_is_forbidden_all_else_works_and_the_page_says_so(reader: Reader, language: str) -> None:
    page = reader(CHAPTER, language, script=FORBIDDEN).page
    form = page.locator(".kmo-quiz-question").first
    form.locator("input").first.check()
    form.get_by_role("button").click()
    assert form.get_by_role("status").inner_text()
    page.locator(".kmo-memory").scroll_into_view_if_needed()
    panel = _unfold(reader(HOME, language, script=FORBIDDEN))
    panel.get_by_role("status").filter(has_text=re.compile("keeps nothing|bewaart niets")).wait_for()
    assert panel.get_by_role("switch").is_disabled()


def test_where_storage_is_full_nothing_goes_wrong(reader: Reader) -> None:
    chapter = reader(CHAPTER, script=FULL)
    chapter.page.locator(".kmo-memory").scroll_into_view_if_needed()
    form = chapter.page.locator(".kmo-quiz-question").first
    form.locator("input").first.check()
    form.get_by_role("button").click()
    assert form.get_by_role("status").inner_text()
    chapter.page.wait_for_timeout(700)
    assert chapter.page.evaluate(KEPT) == []


def test_without_scripts_there_is_no_panel(visit: Any) -> None:
    still = visit(java_script_enabled=False).open_still(f"en/{HOME}.html")
    assert not still.page.locator(".kmo-memory-panel").is_visible()
