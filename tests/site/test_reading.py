"""How a chapter is read: boxes that fold to one line and open when needed, a short route, and the way to the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag

from kmo_teach.book.sphinx_ext.short_route import FILE, read_file
from tests.site.pages import LANGUAGES, ROOT, in_contents

CONTENTS = in_contents()
CHAPTERS = [page for page in CONTENTS if page[5:6].isdigit() or page in ("book/introduction", "book/conclusion")]
ROUTES = read_file(ROOT / "book" / FILE)
_LABS = "notebooks/"
_NOT_READ = ".folded, .practise-fold, .kmo-app, .kmo-plate, .kmo-quiz, .headerlink, script, math"
_SHOWN = "one => one.querySelector('p').getBoundingClientRect().height > 0 && one.querySelector('p').checkVisibility()"


@cache
def _article(page: Path) -> Tag:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml", parse_only=SoupStrainer("article")).article


def _boxes(visit, page: str, **settings: object) -> tuple[object, object]:
    opened = visit(viewport={"width": 360, "height": 740}, **settings).open(page)
    return opened, opened.page.locator("details.folded.tension")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHAPTERS)
def test_each_box_of_a_chapter_is_folded_to_its_title(site: Path, page: str, language: str) -> None:
    article = _article(site / language / f"{page}.html")
    assert article.select(".admonition.tension:not(details), .admonition.dropdown") == [], "not folded"
    boxes = article.select("details.folded")
    assert boxes
    assert [box.summary.get_text() for box in boxes if box.has_attr("open") or len(box.summary.get_text()) < 5] == []
    assert len(article.select(".objectives .practise")) == len(article.select(".objectives details.practise-fold"))


def test_a_box_opens_with_the_keyboard_and_by_an_address_that_points_to_it(visit) -> None:
    opened, boxes = _boxes(visit, "en/book/1-3-phases.html")
    assert not any(boxes.evaluate_all(f"all => all.map({_SHOWN})"))
    boxes.first.locator("summary").press("Enter")
    assert boxes.first.evaluate(_SHOWN)
    opened.page.evaluate("location.hash = 't-11'")
    opened.page.wait_for_function("document.getElementById('t-11').open")
    assert opened.page.locator("#t-11").evaluate(_SHOWN)
    assert opened.faults == []


def test_a_box_opens_when_its_page_is_reached_by_its_address(visit) -> None:
    opened, _ = _boxes(visit, "nl/book/1-3-phases.html#t-5")
    box = opened.page.locator("#t-5")
    assert box.evaluate(_SHOWN)
    opened.page.wait_for_timeout(500)  # apps above take their place
    assert 0 <= box.evaluate("one => one.getBoundingClientRect().top") < 740


def test_boxes_are_open_on_paper_with_the_answers_at_the_end(visit) -> None:
    opened, boxes = _boxes(visit, "en/book/1-3-phases.html")
    opened.page.emulate_media(media="print")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(boxes.evaluate_all(f"all => all.map({_SHOWN})"))
    end = opened.page.locator(".bd-article > :last-child")
    assert end.get_attribute("class") == "answers-at-the-end"
    answers = opened.page.locator("details.answer")
    half = answers.count() // 2
    assert answers.evaluate_all(f"all => all.map({_SHOWN})") == [False] * half + [True] * half
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.page.emulate_media(media="screen")
    assert answers.count() == half
    assert not any(boxes.evaluate_all(f"all => all.map({_SHOWN})"))


def test_boxes_are_open_on_paper_without_scripts(visit) -> None:
    opened = visit(java_script_enabled=False).open_still("en/book/1-3-phases.html")
    text = opened.page.locator("#t-10 p").first
    assert not text.is_visible()
    opened.page.emulate_media(media="print")
    assert text.is_visible()


def test_no_line_of_code_or_of_what_it_prints_is_cut_on_paper(visit) -> None:
    opened = visit(viewport={"width": 700, "height": 990}).open("en/notebooks/lab-1-3-phases.html")
    lines = opened.page.locator(".bd-article pre:visible")
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert lines.evaluate_all(cut) > 0, "on the screen long lines scroll"
    opened.page.emulate_media(media="print")
    assert lines.evaluate_all(cut) == 0


def test_each_chapter_has_a_short_route_of_about_a_quarter_of_an_hour() -> None:
    assert sorted(ROUTES) == sorted(CHAPTERS)
    minutes = {page: sum(stop.minutes for stop in route) for page, route in ROUTES.items()}
    assert {page: sum for page, sum in minutes.items() if not 12 <= sum <= 17} == {}


def _stops(site: Path, language: str) -> Iterator[tuple[str, Tag, int]]:
    for page, route in ROUTES.items():
        article = _article(site / language / f"{page}.html")
        for stop in route:
            place = article.find(id=stop.target)
            assert place is not None, f"{language}: {page} has no {stop.target}"
            section = place if place.name == "section" else place.parent
            assert section.name == "section", f"{language}: {page}#{stop.target} is no section"
            yield f"{page}#{stop.target}", section, stop.minutes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_of_a_short_route_fit_what_is_to_be_read(site: Path, language: str) -> None:
    astray = {}
    for name, section, minutes in _stops(site, language):
        text = BeautifulSoup(str(section), "lxml")
        seen = len(text.select(".kmo-plate")) + 3 * len(text.select(".kmo-app"))  # minutes to look and to move
        for tag in text.select(_NOT_READ):
            tag.decompose()
        fast, slow = (seen / 2 + len(text.get_text(" ").split()) / pace for pace in (240, 100))
        if not fast - 1 <= minutes <= slow + seen / 2 + 1:
            astray[name] = (minutes, round(fast), round(slow))
    assert astray == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHAPTERS)
def test_the_top_of_a_chapter_says_how_long_it_is_and_leads_along_the_route(
    site: Path, page: str, language: str
) -> None:
    article = _article(site / language / f"{page}.html")
    guide = article.select_one("h1 ~ .reading-guide")
    assert any(digit.isdigit() for digit in guide.p.get_text()), "minutes of the chapter"
    targets = [unquote(link["href"]).lstrip("#") for link in guide.select(".short-route a")]
    assert targets == [stop.target for stop in ROUTES[page]]
    total = sum(stop.minutes for stop in ROUTES[page])
    assert f" {total} " in guide.select_one(".short-route").get_text().rpartition(")")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_next_leads_from_chapter_to_chapter_with_the_lab_beside_it(site: Path, language: str) -> None:
    chapters = [page for page in CONTENTS if not page.startswith(_LABS)]
    for page, following in pairwise(chapters):
        html = BeautifulSoup((site / language / f"{page}.html").read_text(encoding="utf-8"), "lxml")
        link = html.select_one(".prev-next-area a.right-next")
        assert link["href"].endswith(f"{Path(following).name}.html"), page
        place = CONTENTS.index(page) + 1
        labs = [one["href"] for one in html.select(".chapter-lab a")]
        assert labs == ([f"../{CONTENTS[place]}.html"] if CONTENTS[place].startswith(_LABS) else []), page
