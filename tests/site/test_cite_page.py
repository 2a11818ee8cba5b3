"""How a page is cited: in both languages, by a button and by the keyboard; and where an error in it is reported."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kmo_teach import __version__
from kmo_teach.book.sphinx_ext.cite_page import Cited, bibtex, report_address, ris
from kmo_teach.language import _, using
from tests import axe
from tests.site.pages import LANGUAGES, ROOT, in_contents, parsed

PAGE = "book/2-3-people"
NOT_CITED = ("book/index", "book/reference", "book/assignments/")


@pytest.fixture(scope="module")
def about() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def _opened(visit: Any, language: str) -> Any:
    opened = visit(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 740})
    opened.open(f"{language}/{PAGE}.html?phase.x=1#a")
    opened.page.locator(".page-cite summary").click()
    return opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_says_who_what_when_and_where(visit: Any, about: dict, address: str, language: str) -> None:
    opened = _opened(visit, language)
    words, bibtex, ris = opened.page.locator(".page-cite pre").all_text_contents()
    title = opened.page.locator("article h1").inner_text().removesuffix("#").strip()
    with using(language):
        author = _(about["authors"][0]["name"])
    place = f"{address}{language}/{PAGE}.html"
    course = yaml.safe_load((ROOT / "_build/source" / language / "_config.yml").read_text(encoding="utf-8"))["title"]
    year = re.search(r"PY  - (\d{4})\n", ris)[1]
    version = {"en": "version", "nl": "versie"}[language]
    assert words.startswith(f"{author}. ({year}). {title}. In {course} ({version} {__version__}, ")
    assert words.endswith(f"). {place} CC BY 4.0.")
    fields = dict(re.findall(r"^  (\w+) *= \{(.*)\},?$", bibtex, re.MULTILINE))
    assert fields == {
        "author": f"{{{author}}}",
        "title": title,
        "booktitle": course,
        "year": year,
        "edition": __version__,
        "url": place,
        "note": "CC BY 4.0",
    }
    assert bibtex.startswith("@incollection{")
    assert bibtex.count("{") == bibtex.count("}")
    lines = [line.split("  - ", 1) for line in ris.rstrip("\n").split("\n")]
    assert all(len(line) == 2 and re.fullmatch("[A-Z][A-Z0-9]", line[0]) for line in lines), ris
    known = dict(lines)
    assert (known["TY"], known["AU"], known["TI"], known["UR"], known["LA"]) == ("CHAP", author, title, place, language)
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", known["DA"])
    assert lines[-1] == ["ER", ""]
    assert opened.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_copies_by_keyboard(visit: Any, language: str) -> None:
    page = _opened(visit, language).page
    for form in page.locator(".page-cite section").all():
        form.get_by_role("button").focus()
        page.keyboard.press("Enter")
        form.get_by_role("status").filter(has_text=re.compile("Copied|Gekopieerd")).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == form.locator("pre").text_content()


def test_without_a_clipboard_the_text_is_marked(visit: Any) -> None:
    opened = visit()
    opened.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = opened.open(f"en/{PAGE}.html").page
    page.locator(".page-cite summary").click()
    form = page.locator(".page-cite section").nth(1)
    form.get_by_role("button").click()
    assert "marked" in form.get_by_role("status").inner_text()
    assert page.evaluate("getSelection().toString()").strip().startswith("@incollection{")


def test_open_it_has_no_barrier(visit: Any) -> None:
    opened = visit()
    opened.page.add_init_script(axe.script())
    opened.open(f"nl/{PAGE}.html").page.locator(".page-cite summary").click()
    assert axe.violations(opened.page, ".page-tools") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_chapters_and_labs_can_be_cited_and_keys_are_their_own(site: Path, language: str) -> None:
    keys = []
    for page in in_contents():
        found = parsed(site / language / f"{page}.html").xpath("//details[contains(@class, 'page-cite')]//pre")
        assert bool(found) == (not page.startswith(NOT_CITED)), page
        if found:
            assert found[1].text_content().count("url") == 0, "without scripts there is no empty address"
            keys.append(re.match(r"@incollection\{([\w-]+),", found[1].text_content())[1])
    assert len(keys) == len(set(keys)) > 30


def test_an_error_is_reported_where_a_repository_is_configured(site: Path) -> None:
    configuration = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert configuration["repository"]["url"] == "", "then this test must look for the link instead"
    assert "issues/new" not in (site / f"en/{PAGE}.html").read_text(encoding="utf-8")
    address = report_address("https://github.com/school/course", "2.3 Prijs & loon (nl)")
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/text.yml").read_text(encoding="utf-8"))
    assert address.startswith("https://github.com/school/course/issues/new?template=text.yml&")
    assert "title=2.3%20Prijs%20%26%20loon%20%28nl%29" in address
    (field,) = re.findall(r"&(\w+)=", address.replace("&title=", "?title="))
    assert field in {part["id"] for part in form["body"]}


def test_a_title_of_any_signs_stays_one_field_of_its_entry() -> None:
    title = "A \\ {b} }c{ & 5% $x_1^2 #~\nnext\u2028line"
    cited = Cited(
        "book/a", title, "Course", (("O{Neil & Co", ""), ("De_Smet", "An")), "CC BY", "1.0", date(2026, 11, 3), "en"
    )
    entry = bibtex(cited)
    fields = dict(re.findall(r"^  (\w+) *= \{(.*)\},$", entry.before, re.MULTILINE))
    assert fields["title"] == (
        r"A \textbackslash{} \textbraceleft{}b\textbraceright{} \textbraceright{}c\textbraceleft{} "
        r"\& 5\% \$x\_1\textasciicircum{}2 \#\textasciitilde{} next line"
    )
    assert fields["author"] == r"{O\textbraceleft{}Neil \& Co} and De\_Smet, An"
    depth = 0
    for sign in (entry.before + entry.after).partition("{")[2]:  # as BibTeX counts, which knows no backslash
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= -1
    assert depth == -1
    assert [line[:6] for line in ris(cited).before.splitlines()] == [
        f"{tag}  - " for tag in ("TY", "AU", "AU", "TI", "BT", "PY", "DA", "ET", "LA")
    ]


@pytest.mark.parametrize(
    "repository",
    [
        "https://github.evil/school/course",
        "https://github.com.evil/school/course",
        "https://github.com@evil.test/school/course",
        "http://github.com/school/course",
        'https://github.com/school/"><script>',
        "https://github.com/school/course?x",
        "https://github.com/school",
        "javascript:alert(1)",
    ],
)
def test_a_repository_elsewhere_gets_no_report(repository: str) -> None:
    assert report_address(repository, "2.3") == ""
