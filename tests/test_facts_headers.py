"""What the facts files say of themselves: a kind that the page *Data* knows, how a figure was read, and when."""

import re
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from kmo_teach import facts
from kmo_teach.book.sphinx_ext.data_cards import _KINDS
from kmo_teach.facts.header import header, names

HOW_READ = re.compile(r"\b(primary|quoted|mark|as summarised by|was not read)\b")
"""Words with which a file says, figure by figure, whether its source itself was read."""


@pytest.mark.parametrize("name", names())
def test_its_kind_is_one_that_readers_are_told_of(name):
    assert header(name)["kind"] in _KINDS


@pytest.mark.parametrize("name", [name for name in names() if header(name)["kind"] in {"reported", "mixed"}])
def test_what_was_read_at_its_source_is_not_said_to_be_reported(name):
    marks = set(HOW_READ.findall(facts.path(name).read_text(encoding="utf-8")))
    if header(name)["kind"] == "mixed":
        assert marks, "a mixed file says of each figure how it was read"
    else:
        assert "primary" not in marks


def test_every_file_has_its_card():
    page = (Path(__file__).parents[1] / "book/data.md").read_text(encoding="utf-8")
    cards = re.findall(r"^```\{data-card\} (.+)$", page, re.MULTILINE)
    assert not [name for name in names() if not any(fnmatchcase(name, card) for card in cards)]


@pytest.mark.parametrize("name", names())
def test_nothing_was_read_after_today(name):
    text = facts.path(name).read_text(encoding="utf-8")
    said = re.findall(r'^(?:# )?date(?: =|:) ?"?(\d{4}(?:-\d\d){0,2})', text, re.MULTILINE)
    today = date.today().isoformat()
    assert not [day for day in said if day > today]


def test_card_on_a_dutch_page_is_in_dutch(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["kmo_teach.book.sphinx_ext.data_cards"]\nlanguage = "nl"\n')
    (tmp_path / "index.rst").write_text("Data\n====\n\n.. data-card:: pricing/shocks.csv\n")
    with docutils_namespace():
        Sphinx(tmp_path, tmp_path, tmp_path / "made", tmp_path / "doctrees", "html", warningiserror=True).build()
    card = (tmp_path / "made/index.html").read_text(encoding="utf-8").partition('class="data-card')[2]
    assert "Europese Centrale Bank, referentiewisselkoersen van de euro" in card
    assert "vreemde munt per EUR" in card
    assert "language-en" not in card
