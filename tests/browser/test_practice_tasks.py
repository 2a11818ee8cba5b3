"""The practice tasks of a chapter on its page: a hint, a right answer, other numbers, and all of it after a reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kmo_teach.language import LANGUAGES, _, number, using
from kmo_teach.practice.tasks.kit.drawn import drawn
from kmo_teach.practice.tasks.kit.judge import judge
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, NumberQuestion
from kmo_teach.practice.tasks.kit.registry import find
from tests import axe
from tests.browser.conftest import Profile
from tests.browser.server import Server

PATIENCE = 30_000
CHAPTER = "2-4-2-risks-and-price"


class TasksPage:
    """The page of a chapter's tasks, driven as a reader drives it."""

    def __init__(self, page: Any, address: str, language: str, name: str = "tasks") -> None:
        self.page, self.language = page, language
        page.goto(f"{address}/course/{language}/{name}.html")
        self.ready()

    def ready(self) -> TasksPage:
        self.page.locator('.kmo-practice[data-state="ready"]').last.wait_for(timeout=PATIENCE)
        return self

    def reload(self) -> TasksPage:
        self.page.wait_for_timeout(400)  # what was typed is written a moment after it
        self.page.reload()
        return self.ready()

    def task(self, name: str = "floor-price") -> Any:
        return self.page.locator(f"#practice-{name}")

    def open(self, name: str = "floor-price") -> TasksPage:
        self.task(name).locator("> summary").click()
        return self

    def type(self, text: str, name: str = "floor-price") -> TasksPage:
        self.task(name).locator("input[type=text]").fill(text)
        return self

    def after(self, action: str, name: str = "floor-price") -> str:
        """Press a button, wait for what becomes of it, and return what is told."""
        task = self.task(name)
        revision = int(task.get_attribute("data-revision") or 0) + 1
        task.locator(f"[data-action={action}]").click()
        return self.told(revision, name)

    def told(self, revision: int, name: str = "floor-price") -> str:
        self.page.locator(f'#practice-{name}[data-revision="{revision}"]').wait_for(timeout=PATIENCE)
        return self.task(name).locator(".kmo-told").inner_text()

    def question(self, seed: int = 0, name: str = "floor-price") -> Any:
        with using(self.language):
            return drawn(find(CHAPTER, name), seed)

    def typed(self, value: float, decimals: int = 0) -> str:
        with using(self.language):
            return number(value, decimals)


@pytest.fixture(scope="module")
def _profile(browser: Any, server: Server) -> Iterator[Profile]:
    profile = Profile(browser, server, viewport={"width": 360, "height": 800}, service_workers="block")
    profile.context.add_init_script(axe.script())
    yield profile
    profile.context.close()


@pytest.fixture
def open_tasks(_profile: Profile) -> Iterator[Callable[..., TasksPage]]:
    """Return a function that opens the tasks in a tab of a browser that holds no answers yet."""

    def opened(language: str = "nl", name: str = "tasks") -> TasksPage:
        return TasksPage(_profile.context.new_page(), _profile.server.address, language, name)

    yield opened
    for page in _profile.context.pages:
        page.evaluate(
            "async () => { for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name) }"
        )
        page.close(run_before_unload=False)
    _profile.judge()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_is_solved_after_a_hint_with_other_numbers_and_kept(open_tasks, language):
    tasks = open_tasks(language).open()
    first = tasks.question()
    worked = tasks.task().locator(".kmo-worked")
    assert not worked.is_visible(), "the worked answer is open before a try"
    assert tasks.type("12;5").after("check").startswith("✘ “12;5”")
    assert not worked.is_visible(), "what cannot be read is no try"
    added = first.wrong[0]
    assert tasks.type(tasks.typed(added.value, 2)).after("check") == f"✘ {added.hint}"
    assert worked.is_visible()
    with using(language):
        assert tasks.type(tasks.typed(first.answer)).after("check") == f"✔ {_('Right.')}"
    assert tasks.task().locator(".kmo-solved").is_visible()

    tasks.after("other")
    assert tasks.task().locator(".kmo-solved").is_visible(), "to practise more takes away what was solved"
    other = tasks.question(1)
    assert other.documents[0].rows[0][1] in tasks.task().inner_text()
    assert not worked.is_visible()
    assert tasks.task().locator("input[type=text]").input_value() == ""
    with using(language):
        assert tasks.type(tasks.typed(other.answer, 2)).after("check") == f"✔ {_('Right.')}"
    worked.locator("summary").click()
    assert tasks.typed(other.answer) in worked.inner_text()

    tasks.reload()
    assert tasks.task().locator(".kmo-solved").is_visible()
    locked = tasks.task().locator(".kmo-question").evaluate
    assert locked("one => one.inert"), "an answer could be typed to numbers that are about to change"
    tasks.open()
    assert tasks.told(2).startswith("✔"), "numbers first, then the verdict"
    assert tasks.task().locator("input[type=text]").input_value() == tasks.typed(other.answer, 2)
    assert other.documents[0].rows[0][1] in tasks.task().inner_text()
    assert not locked("one => one.inert")


def test_a_choice_of_several_is_judged_as_it_stands_and_kept(open_tasks):
    tasks = open_tasks().open("credit")
    question = tasks.question(name="credit")
    boxes = tasks.task("credit").locator("input[type=checkbox]")
    wanted = [place for place, option in enumerate(question.options) if option.right]
    for chosen in (wanted[:1], wanted):
        for box in boxes.all():
            box.set_checked(int(box.get_attribute("value")) in chosen)
        with using("nl"):
            verdict = judge(question, chosen)
        assert tasks.after("check", "credit") == f"{'✔' if verdict.met else '✘'} {verdict.message}"
    tasks.reload().open("credit")
    assert tasks.told(1, "credit").startswith("✔")
    assert {int(box.get_attribute("value")) for box in boxes.all() if box.is_checked()} == set(wanted)


def test_every_task_is_answered_by_the_pages_own_python_as_by_ours(open_tasks):
    tasks = open_tasks()
    for node in tasks.page.locator(".kmo-practice-task").all():
        name = node.get_attribute("data-task")
        tasks.open(name).after("other", name)
        question = tasks.question(1, name)
        if isinstance(question, NumberQuestion):
            tasks.type(tasks.typed(question.answer, question.decimals), name)
        else:
            assert isinstance(question, ChoiceQuestion)
            for place, option in enumerate(question.options):
                if option.right:
                    node.locator(f'input[value="{place}"]').check()
        assert tasks.after("check", name).startswith("✔"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_no_barrier_and_each_control_is_large_enough_for_a_finger(open_tasks, language):
    tasks = open_tasks(language)
    for name in ("floor-price", "credit", "two-rates"):
        tasks.open(name)
    tasks.type("1").after("check")
    for scheme in ("light", "dark"):
        tasks.page.evaluate("scheme => document.documentElement.dataset.theme = scheme", scheme)
        tasks.page.evaluate("dark => document.body.style.background = dark ? '#121212' : '#fff'", scheme == "dark")
        besides = axe.COLOURS if scheme == "dark" else ()  # the dark colours are the theme's, which is not here
        assert axe.violations(tasks.page, ".kmo-practice", besides=besides) == []
    heights = tasks.page.locator(".kmo-practice :is(button, summary, .kmo-option, input[type=text])").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert tasks.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_each_checkpoint_of_a_lab_is_answered_in_its_own_box_and_kept(open_tasks):
    lab = open_tasks("nl", "lab").open("weeks").open("audits")
    weeks = drawn(find("lab-2-1", "weeks"), 0)
    assert not lab.task("weeks").locator("[data-action=other]").is_visible(), (
        "a lab's own numbers have no other version"
    )
    assert (
        lab.type(lab.typed(weeks.wrong[0].value, 1), "weeks").after("check", "weeks").startswith("✘ Dat is een aantal")
    )
    assert lab.type(lab.typed(weeks.answer, 1), "weeks").after("check", "weeks").startswith("✔")
    options = drawn(find("lab-2-1", "audits"), 0).options
    right = next(place for place, option in enumerate(options) if option.right)
    lab.task("audits").locator(f'input[value="{right}"]').check()
    assert lab.after("check", "audits").startswith("✔")
    lab.reload()
    for name in ("weeks", "audits"):
        assert lab.task(name).locator(".kmo-solved").is_visible()
    assert axe.violations(lab.page, ".kmo-practice", besides=()) == []


def test_two_tabs_agree_and_all_answers_can_be_cleared(open_tasks):
    one, other = open_tasks(), open_tasks()
    one.open().type("123")
    other.page.wait_for_function("() => document.querySelector('#practice-floor-price-answer').value === '123'")
    clear = one.page.locator("[data-action=clear]")
    one.page.on("dialog", lambda dialog: dialog.accept())
    clear.click()
    assert one.task().locator("input[type=text]").input_value() == ""
    assert not clear.is_visible()
    one.reload().open()
    assert one.task().locator("input[type=text]").input_value() == ""


def test_a_verdict_on_what_was_changed_meanwhile_is_not_shown(open_tasks):
    tasks = open_tasks().open().open("credit")
    tasks.type("1").task().evaluate(
        """task => {
          task.querySelector("[data-action=check]").click();
          const field = task.querySelector("input[type=text]");
          field.value = "2";
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    tasks.task("credit").locator("input").first.check()
    tasks.after("check", "credit")  # the engine answers in turn: what it said of 1 has come
    assert tasks.task().locator(".kmo-told").inner_text() == ""
    with using("nl"):
        assert tasks.after("check") == f"✘ {judge(tasks.question(), '2').message}"


def test_a_record_that_nobody_can_read_is_a_task_as_it_was_built_and_stops_no_other(open_tasks):
    tasks = open_tasks().open()
    tasks.type("123").reload()
    spoilt = """async ([values]) => {
      const [{ name }] = await indexedDB.databases();
      const open = indexedDB.open(name);
      await new Promise(done => (open.onsuccess = done));
      const store = open.result.transaction("answers", "readwrite").objectStore("answers");
      const all = store.getAll();
      await new Promise(done => (all.onsuccess = done));
      const [like] = all.result;
      for (const [cell, value] of values) store.put({ ...like, cell, value });
      await new Promise(done => (store.transaction.oncomplete = done));
      open.result.close();
    }"""
    values = [["credit", 7], ["forward", {"seed": -1, "given": "1"}], ["price-sheet", {"seed": 1e9}]]
    tasks.page.evaluate(spoilt, [values])
    tasks.reload()
    for name in ("credit", "forward", "price-sheet"):
        tasks.open(name)
        assert not tasks.task(name).locator(".kmo-question").evaluate("one => one.inert"), name
    assert tasks.open().task().locator("input[type=text]").input_value() == "123"


def test_an_address_that_names_a_task_shows_it_though_what_is_above_grows_late(open_tasks):
    tasks = open_tasks()
    top = "document.querySelector('#practice-credit').getBoundingClientRect().top"
    tasks.page.evaluate("location.hash = 'practice-credit'")
    assert tasks.task("credit").get_attribute("open") is not None
    grow = "document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 700px' }))"
    tasks.page.evaluate(grow)
    tasks.page.wait_for_function(f"{top} > -2 && {top} < 200")
    tasks.page.keyboard.press("Shift")
    at = tasks.page.evaluate("scrollTo(0, 0), scrollY")
    tasks.page.evaluate(grow)
    tasks.page.wait_for_timeout(100)
    assert tasks.page.evaluate("scrollY") < at + 710, "the reader had gone elsewhere"


def test_without_scripts_a_task_can_be_read_and_its_worked_answer_opened(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/course/nl/tasks.html")
    task = page.locator("#practice-floor-price")
    task.locator("> summary").click()
    task.locator(".kmo-worked summary").click()
    with using("nl"):
        assert drawn(find(CHAPTER, "floor-price"), 0).worked[-1] in task.inner_text()
    assert task.locator("[data-action=check]").is_disabled()
    context.close()
