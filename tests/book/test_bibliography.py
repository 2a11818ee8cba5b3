"""Each work that the course cites says how far it was confirmed, and the bibliography shows it in its language."""

import re
from pathlib import Path

import pytest
from pybtex.database import parse_file
from sphinx.application import Sphinx

from kmo_teach.book.sphinx_ext.confirmed import Confirmed
from tools.translate import catalogue
from tools.translate.sources import Source

CITE = re.compile(r"\{cite:[pt]\}`([^`]+)`")


@pytest.fixture(scope="module")
def works(root):
    return parse_file(str(root / "book/references.bib")).entries


def test_each_work_says_how_far_it_was_confirmed(works):
    assert [key for key, work in works.items() if not work.fields.get("annote", "").strip()] == []


def test_the_list_shows_it_after_the_work(works, root):
    shown = str(Confirmed().format_entry("1", works["unizo2011"]).text)
    assert shown.startswith("DHL and UNIZO")
    assert shown.endswith("[Read as quoted by others; the survey itself was not seen. The title is our description.]")
    assert ":all:\n:style: confirmed\n" in (root / "book/bibliography.md").read_text(encoding="utf-8")


def test_dutch_page_shows_it_in_dutch(root, tmp_path):
    known = catalogue.translations(catalogue.read(catalogue.path_of(root, "nl", "book/references"), "nl"))
    dutch = Source(root, Path("book/references.bib")).translated(known.__getitem__, "nl")
    for name, text in {
        "conf.py": 'extensions = ["sphinxcontrib.bibtex", "kmo_teach.book.sphinx_ext.confirmed"]\n'
        'bibtex_bibfiles = ["references.bib"]\nlanguage = "nl"\n',
        "index.rst": "Works\n=====\n\n.. bibliography::\n   :all:\n   :style: confirmed\n",
        "references.bib": dutch,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = tmp_path / "made"
    Sphinx(tmp_path, tmp_path, made, made / "doctrees", "text", warningiserror=True).build()
    shown = " ".join((made / "index.txt").read_text(encoding="utf-8").split())
    assert "[Gelezen zoals anderen het aanhalen; de enquête zelf niet gezien. De titel is onze omschrijving.]" in shown
    assert "[Standaardwerk, niet nageslagen.]" in shown
    assert [message for message in known if f"[{message}]" in shown] == []


def test_each_work_in_the_list_is_cited_and_each_cited_work_is_in_it(works, root):
    pages = "".join(page.read_text(encoding="utf-8") for page in (root / "book").rglob("*.md"))
    cited = {key for keys in CITE.findall(pages) for key in re.split(r"[,\s]+", keys)}
    theories = set(
        re.findall(r'"(\w+\d{4})"', (root / "kmo_teach/facts/phases/theories.toml").read_text(encoding="utf-8"))
    )
    assert cited - set(works) == set()
    assert set(works) - cited - theories == set()
