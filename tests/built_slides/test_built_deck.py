"""A small deck, built as ``make slides`` builds the decks: what the room sees, what the speaker sees, and on paper."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup

from kmo_teach.book.sphinx_ext.alternative_text import missing_alternatives
from kmo_teach.book.sphinx_ext.slides.own_files import KEPT
from tools.slides import handout, index, look
from tools.slides.language import make, settings

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/course"
_DECK = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  name: python3
  display_name: Python 3
---

# A small deck

```{slides-start}
```

```{notes}
:minutes: 2
:ask: Who has a question?

Some words.
```

```{code-cell} ipython3
:tags: [remove-cell]

from kmo_teach.book import glue_text, on_slide
from kmo_teach.figures import share_interval
from kmo_teach.language import number

glue_text("half", number(0.5, 1))
```

## A figure is drawn for the slide

```{code-cell} ipython3
:tags: [remove-input]

on_slide(share_interval(0.25))
```

```{notes}
:minutes: 3
:ask: How sure is {glue:text}`half`?

The share is {glue:text}`half`.
```

## An app is a picture, and alive on the site

```{live-app} phase
```

```{notes}
:minutes: 1
:ask: Which step?

Predict first.
```

## What to do next

```{slides-next}
```

```{notes}
:minutes: 1
:ask: What else?

Nothing.
```
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a deck of four slides, built in Dutch for a published site."""
    folder = tmp_path_factory.mktemp("slides")
    source = folder / "source"
    shutil.copytree(ROOT / "slides" / "_static", source / "_static")
    (source / "1-3-phases.md").write_text(_DECK, encoding="utf-8")
    own = {"nb_execution_cache_path": str(folder / "cache"), "root_doc": "1-3-phases"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KMO_LANG", "nl")
        assert make(source, folder, "nl", {**settings("nl", SITE), **own}) == 0
    return folder / "html" / "nl" / "1-3-phases.html"


@pytest.fixture(scope="module")
def soup(deck: Path) -> BeautifulSoup:
    """Return the deck's page."""
    return BeautifulSoup(deck.read_text(encoding="utf-8"), "html.parser")


def test_the_deck_tells_its_slides_and_minutes(deck: Path, soup: BeautifulSoup) -> None:
    found = index.read(deck.read_text(encoding="utf-8"))
    assert found == index.Deck("A small deck", 4, 7)
    assert "7 minuten" in soup.select_one(".deck-minutes").get_text()
    assert len(soup.select(".objectives li")) >= 3
    assert soup.html["lang"] == "nl"


def test_the_speaker_sees_minutes_and_a_question(soup: BeautifulSoup) -> None:
    notes = soup.select("aside.notes")
    assert [note.parent["data-timing"] for note in notes] == ["120", "180", "60", "60"]
    assert notes[1].select_one(".minutes").get_text() == "3 minuten"
    assert notes[1].select_one(".ask").get_text() == "Vraag: How sure is 0,5?"
    assert "The share is 0,5." in notes[1].get_text()


def test_figures_and_apps_say_in_words_what_they_show(deck: Path) -> None:
    assert missing_alternatives(deck.read_text(encoding="utf-8")) == []


def test_links_lead_to_the_published_site_in_the_language(soup: BeautifulSoup) -> None:
    app = soup.select_one("a.live")
    assert app["href"] == f"{SITE}/nl/book/1-3-phases.html#phase"
    assert app.has_attr("data-preview-link")
    lab, practise, quiz, assignment = (link["href"] for link in soup.select(".next a"))
    assert lab == f"{SITE}/nl/notebooks/lab-1-3-phases.html"
    assert practise.startswith(f"{SITE}/nl/book/1-3-phases.html#")
    assert quiz.startswith(f"{SITE}/nl/book/1-3-phases.html#")
    assert assignment == f"{SITE}/nl/book/assignments/ps1.html"


def test_only_what_is_needed_of_reveal_comes_along_with_its_licence(deck: Path) -> None:
    reveal = deck.parent / "_static" / "revealjs"
    assert {path.relative_to(reveal).as_posix() for path in reveal.rglob("*") if path.is_file()} == set(KEPT)
    assert "LICENSE" in KEPT


def test_a_room_sees_nothing_wrong(deck: Path, browser: Any) -> None:
    assert look.faults(deck, browser) == []


def test_what_a_room_would_see_wrong_is_found(deck: Path, browser: Any) -> None:
    text = deck.read_text(encoding="utf-8")
    bad = deck.with_name("bad.html")
    bad.write_text(
        text.replace("<h2>", '<h2 style="font-size: 18px">', 1).replace(
            "</ul>", '</ul><p style="margin-top: 700px">Below</p><img src="https://example.org/a.png" alt="">', 1
        ),
        encoding="utf-8",
    )
    found = "\n".join(look.faults(bad, browser))
    assert "letters of 18.0 pixels" in found
    assert "over the edge of 1280 by 720" in found
    assert "asks another host: https://example.org/a.png" in found


def test_the_speakers_view_opens_from_the_disk(deck: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    view = opened.value
    view.wait_for_function(
        "document.querySelector('.speaker-controls-notes .value')?.textContent.includes('Some words')"
    )
    page.keyboard.press("ArrowRight")
    view.wait_for_function(
        "document.querySelector('.speaker-controls-notes .value')?.textContent.includes('The share')"
    )
    page.close()


def test_the_live_app_opens_within_the_slide(deck: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{deck.as_uri()}#/2")
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.click("a.live")
    frame = page.wait_for_selector(".reveal .r-overlay iframe")
    assert frame.get_attribute("src") == f"{SITE}/nl/book/1-3-phases.html#phase"
    page.close()


def test_the_handout_has_two_slides_a_page_without_the_speakers_notes(deck: Path, browser: Any) -> None:
    handout.make(deck, browser)
    with pypdfium2.PdfDocument(deck.with_suffix(".pdf")) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) == 2
    assert "A small deck" in pages[0]
    assert "A figure is drawn for the slide" in pages[0]
    assert "An app is a picture" in pages[1]
    assert not any("The share is" in page for page in pages)
    assert [path.name for path in deck.parent.glob("handout-*")] == []
