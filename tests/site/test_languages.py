"""Several languages, one site: the start page, the switch, the search and the theme's own words."""

from __future__ import annotations

import re

import pytest

from kmo_teach import facts
from tests.site.pages import LANGUAGES, in_contents, parsed

HOME = in_contents()[0]


@pytest.mark.parametrize(
    ("locale", "language"), [*((code, code) for code in LANGUAGES), ("nl-BE", "nl"), ("en-GB", "en"), ("ja-JP", "en")]
)
def test_start_page_picks_the_readers_language(visit, locale: str, language: str) -> None:
    opened = visit(locale=locale)
    opened.page.goto(opened.address)
    opened.page.wait_for_url(f"**/{language}/{HOME}.html")
    assert opened.faults == []


def test_start_page_shows_all_languages_without_script(visit) -> None:
    links = visit(java_script_enabled=False).open_still("").page.locator("a")
    assert links.evaluate_all("links => links.map(a => [a.lang, a.getAttribute('href')])") == [
        [language, f"{language}/{HOME}.html"] for language in LANGUAGES
    ]


def test_switch_leads_to_the_same_page_and_back(visit) -> None:
    opened = visit().open("en/book/introduction.html")
    for language in (*list(LANGUAGES)[1:], "en"):
        link = opened.page.get_by_role("link", name=LANGUAGES[language].name, exact=True)
        link.focus()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_url(f"**/{language}/book/introduction.html")


@pytest.mark.parametrize("page", [*in_contents(), "search", "genindex"])
def test_every_page_leads_to_itself_in_the_other_languages(site, page: str) -> None:
    for language in LANGUAGES:
        file = site / language / f"{page}.html"
        links = parsed(file).find_class("language-switch")[0].findall(".//a")
        assert [(link.get("lang"), link.get("hreflang")) for link in links] == [
            (other, other) for other in LANGUAGES if other != language
        ]
        for link in links:
            assert (file.parent / link.get("href")).resolve() == site / link.get("lang") / f"{page}.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_a_term_of_the_glossary(visit, language: str) -> None:
    term = next(row[language] for row in facts.table("glossary.csv") if re.fullmatch("[a-z]{8,}", row[language]))
    opened = visit().open(f"{language}/search.html?q={term}")
    opened.page.locator("#search-results li a", has_text=re.compile(".")).first.wait_for()
    found = opened.page.locator("#search-results li a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert any("glossary" in link for link in found), (term, found)
    assert opened.faults == []


def test_search_is_one_key_away(visit) -> None:
    opened = visit().open(f"en/{HOME}.html")
    opened.page.keyboard.press("Control+k")
    opened.page.keyboard.type("export")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/en/search.html?q=export")


@pytest.mark.parametrize("page", [HOME, "search", "notebooks/lab-0-introduction"])
def test_theme_speaks_each_language(visit, page: str) -> None:
    """No control of the theme has the same words in two languages, but for names."""
    words = {}
    for language in LANGUAGES:
        opened = visit().open(f"{language}/{page}.html")
        words[language] = opened.page.evaluate(
            """() => [...document.querySelectorAll('button, nav, input, .prev-next-subtitle, #pst-skip-link')]
              .flatMap(element => [element.getAttribute('aria-label'), element.title, element.placeholder,
                                   element.children.length ? '' : element.textContent.trim()])
              .filter(text => text && /[A-Za-z]{4}/.test(text))"""
        )
    assert len(words["en"]) > 4
    for language, said in words.items():
        assert language == "en" or set(words["en"]) & set(said) == set(), language


def test_figures_and_tables_are_numbered_in_dutch(site) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (site / "nl").glob("book/*.html")]
    numbers = {number for page in pages for number in re.findall(r'caption-number">(\w+)', page)}
    assert numbers <= {"Figuur", "Tabel", "Codevoorbeeld"}


def test_lab_downloads_in_the_pages_language(visit, address: str) -> None:
    for language in LANGUAGES:
        opened = visit().open(f"{language}/notebooks/lab-0-introduction.html")
        link = opened.page.locator("a.notebook-download")
        notebook = opened.page.request.get(link.evaluate("a => a.href")).json()
        says = "".join("".join(cell["source"]) for cell in notebook["cells"][:1])
        assert (says == f"%env KMO_LANG={language}") == (language != "en")
        assert any(cell.get("outputs") for cell in notebook["cells"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("certificates", "safety stock", "negotiating", "currencies")),
        ("nl", ("voorraad", "certificaten", "verkopen", "prijzen", "wisselkoersen")),
    ],
)
def test_search_finds_words_in_other_forms(visit, language: str, words: tuple[str, ...]) -> None:
    for word in words:
        opened = visit().open(f"{language}/search.html?q={word}")
        links = opened.page.locator("#search-results ul.search > li a")
        links.first.wait_for()
        found = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert any("book/" in link for link in found), word


def test_the_other_language_opens_at_the_same_case(visit) -> None:
    opened = visit().open("nl/book/1-3-phases.html?phase.growth=80#phase")
    opened.page.locator(".language-switch a").click()
    opened.page.locator("html[lang=en]").wait_for()
    assert opened.page.url == f"{opened.address}en/book/1-3-phases.html?phase.growth=80#phase"
