"""Terms that open where they stand, and the reader's memory, in the other kind of browser, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox
from tests.site.pages import LANGUAGES
from tools.firefox import find_or_install

ESCAPE, TAB, ENTER = "\ue00c", "\ue004", "\ue007"
CHAPTER = "book/2-3-people"
WORD = "document.querySelector('.bd-article a[role=button]')"
BOX = "document.querySelector('.kmo-term')"
READY = "document.documentElement.dataset.memory"
KEPT = """(async () => {
  const [{ name }] = await indexedDB.databases();
  const open = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
  const all = open.transaction('answers').objectStore('answers').getAll();
  const records = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  open.close();
  return records.map(({ assignment }) => assignment);
})()"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with Firefox(find_or_install()) as started:
        yield started


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_opens_by_keyboard_and_closes_at_escape(firefox: Firefox, address: str, language: str) -> None:
    firefox.open(f"{address}{language}/{CHAPTER}.html")
    firefox.wait(WORD)
    firefox.evaluate(f"{WORD}.focus()")
    firefox.press(ENTER)
    firefox.wait(f"{BOX}?.matches(':popover-open')")
    assert firefox.evaluate(f"document.activeElement === {BOX}")
    assert len(firefox.evaluate(f"{BOX}.querySelector('.kmo-term-text').innerText")) > 30
    box = firefox.evaluate(f"[{BOX}.getBoundingClientRect().left, {BOX}.getBoundingClientRect().right, innerWidth]")
    assert 0 <= box[0] < box[1] <= box[2]
    firefox.press(ESCAPE)
    firefox.wait(f"!{BOX}")
    assert firefox.evaluate(f"document.activeElement === {WORD}")
    firefox.press(" ", TAB, TAB)
    assert firefox.evaluate(f"document.activeElement === {BOX}.querySelector('button')")
    firefox.evaluate("document.activeElement.click()")  # keys that come by its protocol press no button in Firefox
    firefox.wait(f"!{BOX}")
    assert firefox.evaluate("location.pathname").endswith(f"{language}/{CHAPTER}.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_remembered_until_the_switch_clears_it(firefox: Firefox, address: str, language: str) -> None:
    firefox.open(f"{address}{language}/{CHAPTER}.html")
    firefox.wait(READY)
    form = "document.querySelector('.kmo-quiz-question')"
    firefox.evaluate(f"{form}.querySelector('input').click()")
    firefox.evaluate(f"{form}.querySelector('button').click()")
    firefox.evaluate("document.querySelector('.kmo-memory').scrollIntoView()")
    firefox.wait("document.querySelector('nav.bd-docs-nav .kmo-read')")
    firefox.wait(f"{KEPT}.then((kinds) => ['quiz', 'reading', 'place'].every((kind) => kinds.includes(kind)))")
    said = firefox.evaluate(f"{form}.querySelector('[role=status]').innerText")
    firefox.open(f"{address}{language}/{CHAPTER}.html")
    firefox.wait(READY)
    assert firefox.evaluate(f"{form}.querySelector('[role=status]').innerText") == said
    firefox.open(f"{address}{language}/book/index.html")
    firefox.wait(READY)
    assert "2.3" in firefox.evaluate("document.querySelector('.kmo-go-on').innerText")
    firefox.evaluate("(window.confirm = () => true, document.querySelector('.kmo-memory-panel [role=switch]').click())")
    firefox.wait("document.querySelector('.kmo-memory-told').textContent")
    assert firefox.evaluate(KEPT) == ["memory"]
    assert firefox.evaluate("document.querySelectorAll('.kmo-read').length") == 0
    firefox.evaluate("document.querySelector('.kmo-memory-panel [role=switch]').click()")
    firefox.wait(f"{KEPT}.then((kinds) => !kinds.includes('memory'))")
