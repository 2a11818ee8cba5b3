"""An assignment done on the page: what is typed is kept, what is run is told, and nothing gets out of its worker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Error

from kmo_teach.check.public_part import PublicTask
from kmo_teach.check.verdict import judge_publicly
from kmo_teach.language import LANGUAGES, _, using
from tests import axe
from tests.browser.conftest import Profile
from tests.browser.practice import RIGHT, WRONG, PracticePage
from tests.browser.server import Server

FULL = """() => {
  globalThis.kept = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = () => { throw new DOMException("full", "QuotaExceededError") };
}"""


@pytest.fixture(scope="module")
def _profile(browser: Any, server: Server) -> Iterator[Profile]:
    profile = Profile(browser, server, viewport={"width": 1000, "height": 900}, service_workers="block")
    profile.context.add_init_script(axe.script())
    yield profile
    profile.context.close()


@pytest.fixture
def open_practice(_profile: Profile) -> Iterator[Callable[..., PracticePage]]:
    """Return a function that opens the assignment in a tab of a browser that holds no answers yet."""

    def opened(language: str = "en", before: str = "", **settings: Any) -> PracticePage:
        page = _profile.context.new_page()
        if before:
            page.add_init_script(before)
        return PracticePage(page, _profile.server.address).open(language, **settings)

    yield opened
    kept = _profile.context.pages
    kept[0].evaluate(
        "async () => { for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name) }"
    )
    for page in kept:
        page.close(run_before_unload=False)
    _profile.judge()


def fill_up(desk: PracticePage) -> None:
    """Let the browser have no room left for this tab."""
    desk.page.evaluate(FULL)


def make_room(desk: PracticePage) -> None:
    desk.page.evaluate("() => { IDBDatabase.prototype.transaction = globalThis.kept }")


def sentence(answer: str, language: str) -> str:
    """Return what ``check`` says in Jupyter."""
    names: dict[str, Any] = {}
    exec(answer, names)
    with using(language):
        return judge_publicly(PublicTask.find("denominator"), names["share_of_all"]).message


def test_who_changes_an_answer_after_the_download_is_told_to_download_again(open_practice, tmp_path):
    desk, said = open_practice("nl"), []
    desk.write(WRONG)
    for answer in (WRONG, RIGHT):
        desk.write(answer)
        said += desk.page.locator(".kmo-saved").all_inner_texts()
        desk.downloaded(tmp_path)
        said += desk.page.locator(".kmo-saved").all_inner_texts()
    with using("nl"):
        stale = _("You changed an answer after you downloaded {file}. Download it again before you hand it in.")
        assert said[4:6] == 2 * [stale.format(file="ps1.ipynb")]
        assert said[0] == ""
        assert said[2].startswith("ps1.ipynb is om ")
        assert said[6].startswith("ps1.ipynb is om ")
        desk.settled().page.reload()
        desk.ready()
        saved = desk.page.locator(".kmo-hand-in .kmo-saved")
        assert saved.inner_text() == said[6], "what was downloaded is forgotten with the page"
        desk.write(WRONG).settled().page.reload()
        desk.ready()
        assert saved.inner_text() == stale.format(file="ps1.ipynb")


def test_the_tasks_without_an_answer_are_named_above_the_last_button(open_practice):
    desk = open_practice("nl")
    missing = desk.page.locator(".kmo-missing li:visible a")
    every = desk.page.locator("form.kmo-task").evaluate_all("all => all.map(one => `#${one.id}`)")
    assert missing.evaluate_all("all => all.map(one => one.getAttribute('href'))") == every
    desk.write(WRONG)
    left = [name for name in every if name != "#task-denominator"]
    assert missing.evaluate_all("all => all.map(one => one.getAttribute('href'))") == left


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_is_solved_after_a_hint_and_the_page_has_no_barrier(open_practice, language):
    desk = open_practice(language)
    assert desk.write(WRONG).told() == f"✘ {sentence(WRONG, language)}"
    assert desk.write(RIGHT).told() == f"✔ {sentence(RIGHT, language)}"
    desk.write("def share_of_all(a, b):\n    return a * c")
    told = desk.form().locator(".kmo-told").inner_text()
    assert "✔" not in told, "a tick stands beside an answer that it is not about"
    with using(language):
        assert told == _("You have changed your answer since.")
    desk.told()
    assert "2" in desk.form().locator(".kmo-error").inner_text()
    for scheme in ("light", "dark"):
        desk.page.evaluate("scheme => document.documentElement.dataset.theme = scheme", scheme)
        desk.page.evaluate("dark => document.body.style.background = dark ? '#121212' : '#fff'", scheme == "dark")
        for form in ("#task-denominator", "#task-definition", "#task-memo", "#task-advice"):
            besides = axe.COLOURS if scheme == "dark" else ()  # the dark colours are the theme's, which is not here
            assert axe.violations(desk.page, form, besides=besides) == []


def test_an_endless_loop_is_stopped_by_hand_and_by_the_clock_and_nothing_is_lost(open_practice):
    desk = open_practice()
    desk.write("Because.", "advice").write("while True:\n    pass").press("run")
    desk.form().locator("[data-action=stop]").click()
    desk.form().locator(".kmo-told", has_text="Nothing that you typed is lost").wait_for()
    assert desk.write(RIGHT).told().startswith("✔")
    desk.write("while True:\n    pass").settled()
    desk.page.route("**/ps1.html", lambda route: _changed(route, '"seconds":10', '"seconds":1'))
    desk.page.reload()
    assert "did not end" in desk.ready().told(task="memo"), "code above an answer runs first"
    assert "no answer yet" in desk.told(task="memo"), "code that never ends is left out after that"
    assert "more than 1 seconds" in desk.told("run")
    assert desk.answer("advice") == "Because."


def test_python_that_code_ended_for_good_comes_back(open_practice):
    desk = open_practice()
    assert "fault of its own" in desk.write("import os\nos._exit(0)").told("run")
    assert desk.ready().write(RIGHT).told() == f"✔ {sentence(RIGHT, 'en')}"


def test_memory_has_a_limit(open_practice):
    desk = open_practice()
    assert "more memory" in desk.write("x = [0] * 10**9").told("run")
    assert desk.write(RIGHT).told().startswith("✔")


def test_what_was_typed_is_there_after_a_reload_of_a_site_that_was_published_anew(open_practice):
    desk = open_practice().write(RIGHT)
    desk.page.locator("#answer-definition-moulds").select_option("b")
    desk.form("memo").locator("input").nth(2).check()
    desk.write("Two\n\nparagraphs.", "advice").settled().kept()
    desk.page.route("**/ps1.html", lambda route: _changed(route, "<h1>ps1</h1>", "<h1>anew</h1>"))
    desk.page.reload()
    desk.ready()
    assert desk.page.locator("h1").inner_text() == "anew"
    assert desk.answer() == RIGHT
    assert desk.page.locator("#answer-definition-moulds").input_value() == "b"
    assert desk.form("memo").locator("input:checked").count() == 1
    assert desk.answer("advice") == "Two\n\nparagraphs."
    assert desk.told().startswith("✔")


def _changed(route: Any, old: str, new: str) -> None:
    response = route.fetch()
    assert old in response.text()
    route.fulfill(response=response, body=response.text().replace(old, new))


def test_a_tab_that_ends_without_a_word_loses_nothing(open_practice):
    desk = open_practice().write(RIGHT).settled()
    desk.page.close(run_before_unload=False)
    assert open_practice().answer() == RIGHT


def test_two_tabs_never_overwrite_each_other(open_practice):
    first, second = open_practice(), open_practice()
    first.write(RIGHT).settled()
    second.page.wait_for_function("() => document.querySelector('#answer-denominator').value.includes('a * b')")
    fill_up(second)
    second.write(WRONG).settled().kept("full")
    make_room(second)
    first.write(f"{RIGHT}  # first").settled()
    conflict = second.form().locator(".kmo-conflict")
    conflict.wait_for()
    assert second.answer() == WRONG
    second.press("mine").settled()
    assert not conflict.is_visible()
    assert first.answer() == WRONG


def test_a_full_store_is_told_and_the_work_can_be_downloaded(open_practice, tmp_path):
    desk = open_practice()
    fill_up(desk)
    desk.write(RIGHT).settled().kept("full")
    assert "no room left" in desk.page.locator(".kmo-kept").inner_text()
    cells = json.loads(desk.downloaded(tmp_path).read_text(encoding="utf-8"))["cells"]
    assert "".join(next(cell["source"] for cell in cells if cell["id"] == "denominator")) == RIGHT
    make_room(desk)
    desk.write(RIGHT).settled().kept()


def test_without_a_store_a_sentence_says_so_and_answers_can_be_checked(open_practice):
    desk = open_practice(before="IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }")
    assert "keeps nothing" in desk.kept("refused").page.locator(".kmo-kept").inner_text()
    assert desk.write(RIGHT).told().startswith("✔")


def test_a_notebook_leaves_as_it_came_and_another_one_is_refused(open_practice, tmp_path, root):
    released = root / "exercises" / "ps1" / "ps1.ipynb"
    desk = open_practice()
    assert desk.downloaded(tmp_path).read_bytes() == released.read_bytes()
    notebook = json.loads(released.read_text(encoding="utf-8"))
    own = {"cell_type": "code", "execution_count": 3, "id": "a", "metadata": {}, "outputs": [], "source": ["k = 2"]}
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    cells["denominator"]["source"] = ["def share_of_all(a, b):\n", "    return a * b * k / 2"]
    cells["memo"]["source"] = ["slips = sorted({1, 3} | {4, 7})"]
    notebook["cells"].insert(6, own)
    mine = tmp_path / "mine.ipynb"
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    assert "are on this page now" in desk.take(mine)
    assert desk.told().startswith("✔"), "a cell of the student's own runs too"
    assert desk.told(task="memo").startswith("… ")
    assert "another assignment (ps2)" in desk.take(root / "exercises" / "ps2" / "ps2.ipynb")
    desk.settled().page.reload()
    again = json.loads(desk.ready().downloaded(tmp_path).read_text(encoding="utf-8"))
    assert [cell["source"] for cell in again["cells"]] == [cell["source"] for cell in notebook["cells"]]


def test_the_keyboard_is_enough(open_practice):
    desk = open_practice()
    desk.form("home-market").locator("[data-action=again]").focus()
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.getAttribute('role')") == "textbox"
    desk.page.keyboard.press("ControlOrMeta+a")
    desk.page.keyboard.type("def share_of_all(a, b):\nreturn a * b")
    assert desk.answer() == RIGHT
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.form().locator(".kmo-verdict[data-met=true]").wait_for()
    assert desk.page.evaluate("document.activeElement.dataset.action") == "check"


WAYS_OUT = (
    "import js\njs.fetch('/out')",
    "import pyodide_js\npyodide_js.loadPackage('/out.whl')",
    "from pyodide.code import run_js\nrun_js('fetch(\"/out\")')",
    "from pyodide.http import open_url\nopen_url('/out')",
    "import urllib.request\nurllib.request.urlopen('http://127.0.0.1/out')",
    "from pyodide.ffi import to_js\nto_js([1]).constructor.constructor('fetch(\"/out\")')()",
    "from pyodide.ffi import to_js\nto_js([1]).map.constructor('return indexedDB')()",
    "import _pyodide_core, pyodide._package_loader as p\np.loadBinaryFile('/out')",
    "import sys\n[value.fetch for m in list(sys.modules.values()) for value in vars(m).values() "
    "if type(value).__name__ == 'JsProxy'][0]('/out')",
)


LEAK = """
import sys, _pyodide_core
from pyodide.ffi import create_proxy, to_js
def leaked(this, *rest):
    (getattr(this, "API", None) or this).scheduleCallback("import('/out')", 1)
getter = create_proxy(leaked, capture_this=True)
for name in ("on_fatal", "_skip_unwind_fatal_error"):
    to_js([]).__proto__.__proto__.__defineGetter__(name, getter)
_pyodide_core.trigger_fatal_error()
"""
"""What Pyodide reads of its own objects and never sets, told to a getter that all objects have."""


def test_code_reaches_neither_the_page_nor_its_stores_nor_a_host(browser, site_folder):
    """On a host without any header: there the worker has no policy to keep it in."""
    server, context = Server(site_folder, policy=""), browser.new_context(service_workers="block")
    try:
        desk = PracticePage(context.new_page(), server.address).open()
        before = len(server.sent)
        for source in (*WAYS_OUT, LEAK):
            desk.write(source).told("run")
            assert desk.form().locator(".kmo-error").count() == 1, source
        with pytest.raises(Error, match="eval is not a function"):
            desk.page.workers[0].evaluate("0")
        assert server.sent[before:] == []
    finally:
        context.close()
        server.close()
