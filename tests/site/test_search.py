"""Search finds near words: the parts of a compound, another name of the same thing, a word with a slip in it."""

from __future__ import annotations

from urllib.parse import quote

import pytest

_COUNT = """addEventListener("DOMContentLoaded", () => {
  const search = Search._performSearch;
  window.asked = 0;
  Search._performSearch = (...asked) => (window.asked++, search(...asked));
});"""


def _found(opened) -> tuple[list[str], str]:
    """Return the pages that a search ended with, and what the page says of it."""
    opened.page.wait_for_function("() => Search.status?.innerText")
    links = opened.page.locator("#search-results ul.search > li > a")
    pages = links.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    return pages, opened.page.locator("#search-results").inner_text()


@pytest.mark.parametrize(
    ("language", "typed", "near", "page"),
    [
        ("nl", "wisselkoersrisico", "wisselrisico", "book/2-4-2-risks-and-price"),
        ("nl", "valutarisico", "wisselrisico", "book/2-4-2-risks-and-price"),
        ("nl", "termijnkoersrisico", "termijnkoers risico", "book/2-4-2-risks-and-price"),
        ("nl", "voorraadkostprijs", "voorraad kostprijs", "book/2-1-production-logistics"),
        ("nl", "leveringsrisico", "levering risico", "book/2-4-2-risks-and-price"),
        ("nl", "wiselkoers", "wisselkoers", "book/2-4-2-risks-and-price"),
        ("nl", "Waardeketne", "waardeketen", "book/2-0-value-chain"),
        ("en", "exchagne rate", "exchange rate", "book/2-4-2-risks-and-price"),
    ],
)
def test_near_word_is_found_and_named(visit, language: str, typed: str, near: str, page: str) -> None:
    opened = visit().open(f"{language}/search.html?q={typed}")
    pages, said = _found(opened)
    assert any(page in link for link in pages), pages
    assert f"“{typed}”" in said
    assert f"“{near}”" in said
    assert opened.faults == []


@pytest.mark.parametrize(("language", "typed"), [("nl", "verdeler"), ("en", "distributor")])
def test_word_of_the_course_is_searched_as_it_is(visit, language: str, typed: str) -> None:
    opened = visit().open(f"{language}/search.html?q={typed}")
    pages, _said = _found(opened)
    assert pages
    assert opened.page.locator(".search-note").count() == 0


@pytest.mark.parametrize("language", ["en", "nl"])
def test_nothing_found_leads_to_glossary_and_index(visit, language: str) -> None:
    opened = visit().open(f"{language}/search.html?q=qwxzjv")
    pages, said = _found(opened)
    assert pages == []
    links = opened.page.locator(".search-note a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert links == ["book/glossary.html", "genindex.html"]
    for link in links:
        assert opened.page.request.get(f"{opened.address}{language}/{link}").ok, link
    assert " u " not in said
    assert opened.faults == []


@pytest.mark.parametrize("typed", ["constructor", "__proto__", "hasOwnProperty", "constructor export", "$& export$`"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_word_that_every_object_knows_is_a_word_like_another(visit, language: str, typed: str) -> None:
    opened = visit().open(f"{language}/search.html?q={quote(typed)}")
    pages, said = _found(opened)
    assert opened.faults == []
    assert ("export" in typed) == bool(pages)
    if "$" not in typed:
        assert not pages or f"“{typed}”" in said


def test_a_note_says_what_was_typed_whatever_signs_it_holds(visit) -> None:
    _pages, said = _found(visit().open(f"en/search.html?q={quote('$& exchagne {near}')}"))
    assert "No page has “$& exchagne {near}”. These have “exchange" in said


def test_of_a_question_without_end_only_its_beginning_is_read(visit) -> None:
    opened = visit()
    opened.page.add_init_script(_COUNT)
    opened.open(f"en/search.html?q={'wiselkors%20' * 400}{'x' * 5_000}")
    _pages, said = _found(opened)
    assert opened.faults == []
    assert len(said) < 1_000
    assert opened.page.evaluate("window.asked") <= 40, "the whole index is gone through for each word"


def test_dutch_search_speaks_dutch(visit) -> None:
    _pages, said = _found(visit().open("nl/search.html?q=export"))
    assert "Aantal gevonden pagina’s: " in said
