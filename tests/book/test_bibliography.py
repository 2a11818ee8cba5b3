"""Each work that the course cites says how far it was confirmed, and the bibliography shows it in its language."""

import re
from pathlib import Path

import pytest
from pybtex.database import parse_file
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from kmo_teach.book.sphinx_ext.citations import Confirmed
from kmo_teach.language import using
from tools.translate import catalogue
from tools.translate.sources import Source

CITE = re.compile(r"\{cite:[pt]\}`([^`]+)`")


@pytest.fixture(scope="module")
def works(root):
    return parse_file(str(root / "book/references.bib")).entries


def test_each_work_says_how_far_it_was_confirmed(works):
    assert [key for key, work in works.items() if not work.fields.get("annote", "").strip()] == []


@pytest.fixture(scope="module")
def shown(root, tmp_path_factory):
    """A page in Dutch that names each work, and the list of works."""
    known = catalogue.translations(catalogue.read(catalogue.path_of(root, "nl", "book/references"), "nl"))
    folder = tmp_path_factory.mktemp("works")
    for name, text in {
        "conf.py": 'extensions = ["sphinxcontrib.bibtex", "kmo_teach.book.sphinx_ext.citations"]\n'
        'bibtex_bibfiles = ["references.bib"]\nbibtex_reference_style = "worded"\n',
        "index.rst": "Works\n=====\n\n"
        ":cite:t:`johanson1977`, :cite:t:`marano2016`, :cite:t:`itc`\n\n"
        "All\n---\n\n.. bibliography::\n   :all:\n   :style: confirmed\n",
        "references.bib": Source(root, Path("book/references.bib")).translated(known.__getitem__, "nl"),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    with using("nl"), docutils_namespace():
        Sphinx(folder, folder, folder / "made", folder / "doctrees", "text", warningiserror=True).build()
    return " ".join((folder / "made/index.txt").read_text(encoding="utf-8").split()), known


def test_dutch_list_says_it_in_dutch_after_the_work(shown, root):
    text, known = shown
    assert "[Gelezen zoals anderen het aanhalen; de enquête zelf niet gezien. De titel is onze omschrijving.]" in text
    assert "[Standaardwerk, niet nageslagen.]" in text
    changed = [english for english, dutch in known.items() if english != dutch]
    assert [english for english in changed if f"[{english}]" in text] == []
    assert ":all:\n:style: confirmed\n" in (root / "book/bibliography.md").read_text(encoding="utf-8")


def test_works_are_put_together_with_dutch_words(shown):
    text, _known = shown
    cited, _, listed = text.partition(" All ")
    assert "Johanson en Vahlne [1977]" in cited
    assert "Marano en anderen [2016]" in cited
    assert "[z.d.]" in cited
    assert "Technisch rapport" in listed
    assert "4e editie" in listed
    assert "redacteurs" in listed
    assert not re.search(
        r"\. (\w+ )*and \w\.|, and \w\. \w|and others|Technical Report|\d\w* edition|, editors?\b", listed
    )


def test_english_list_keeps_english_words(works):
    def written(key):
        return str(Confirmed(abbreviate_names=True).format_entry("1", works[key]).text).replace("\u00a0", " ")

    assert written("unizo2011").startswith("DHL and UNIZO")
    assert written("unizo2011").endswith(
        "[Read as quoted by others; the survey itself was not seen. The title is our description.]"
    )
    assert "Weston, and others" in written("yang2022")


def test_each_work_in_the_list_is_cited_and_each_cited_work_is_in_it(works, root):
    pages = "".join(page.read_text(encoding="utf-8") for page in (root / "book").rglob("*.md"))
    cited = {key for keys in CITE.findall(pages) for key in re.split(r"[,\s]+", keys)}
    theories = set(
        re.findall(r'"(\w+\d{4})"', (root / "kmo_teach/facts/phases/theories.toml").read_text(encoding="utf-8"))
    )
    assert cited - set(works) == set()
    assert set(works) - cited - theories == set()
