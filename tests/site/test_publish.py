"""What is published beside the pages: the zip, links to Binder and Colab, data cards."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from kmo_teach import facts
from kmo_teach.book.sphinx_ext.downloads import ARCHIVE
from kmo_teach.book.sphinx_ext.launch import launch_links
from kmo_teach.facts.header import header, names
from tests.site.pages import LANGUAGES, ROOT
from tools import archive


def test_zip_holds_the_site(site: Path, tmp_path: Path) -> None:
    count = archive.write(site, tmp_path / "one.zip")
    held = set(zipfile.ZipFile(tmp_path / "one.zip").namelist())
    assert len(held) == count
    assert {"course/index.html", "course/en/book/index.html", "course/nl/book/index.html"} <= held
    assert not any(name.endswith(ARCHIVE) for name in held)


def test_zip_of_the_same_files_is_the_same(tmp_path: Path) -> None:
    zips = []
    for turn, order in enumerate((("b.html", "a.css", "c/d.js"), ("c/d.js", "b.html", "a.css"))):
        site = tmp_path / f"site{turn}"
        for age, name in enumerate(order):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(name, encoding="utf-8")
            os.utime(site / name, (1e9 + age, 1e9 + age))
        archive.write(site, tmp_path / f"{turn}.zip")
        zips.append((tmp_path / f"{turn}.zip").read_bytes())
    assert zips[0] == zips[1]


def test_the_themes_templates_are_not_published(site: Path) -> None:
    assert [path.name for path in site.rglob("_static/**/*.html")] == []


def test_a_lab_opens_in_the_readers_language() -> None:
    binder, colab = launch_links("https://github.com/school/course.git", "main", "notebooks/lab-3-3-control", "nl")
    assert binder["address"] == (
        "https://mybinder.org/v2/gh/school/course/main?urlpath=lab%2Ftree%2Fnotebooks-nl%2Flab-3-3-control.ipynb"
    )
    assert colab["address"] == (
        "https://colab.research.google.com/github/school/course/blob/main/notebooks-nl/lab-3-3-control.ipynb"
    )
    (only,) = launch_links("https://gitlab.com/school/course", "2026/autumn", "notebooks/lab", "en")
    assert only["address"] == (
        "https://mybinder.org/v2/gl/school%2Fcourse/2026%2Fautumn?urlpath=lab%2Ftree%2Fnotebooks%2Flab.ipynb"
    )
    assert launch_links("https://example.org/course", "main", "notebooks/lab", "en") == []


def test_no_launch_link_without_a_repository(site: Path) -> None:
    configuration = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert configuration["repository"]["url"] == "", "then this test must look for the links instead"
    for page in site.glob("*/notebooks/*.html"):
        assert "notebook-launch" not in page.read_text(encoding="utf-8"), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_data_file_has_its_card(site: Path, language: str) -> None:
    page = BeautifulSoup((site / language / "book/data.html").read_text(encoding="utf-8"), "html.parser")
    cards = {card.select_one("a").get_text(): card for card in page.select("table.data-card")}
    assert sorted(cards) == names()
    for name, card in cards.items():
        file = site / language / "book" / card.select_one("a")["href"]
        digest = hashlib.sha256(facts.path(name).read_bytes()).hexdigest()
        assert hashlib.sha256(file.resolve().read_bytes()).hexdigest() == digest
        assert digest in card.get_text()


@pytest.mark.parametrize("name", names())
def test_every_data_file_says_what_it_is(name: str) -> None:
    said = header(name)
    assert {"source", "date", "unit", "kind", "licence"} <= set(said)
    assert said["licence"] in {"course", "source", "attribution"}
    assert ("invented" in said["source"].lower()) == (said["kind"] == "invented")


@pytest.mark.parametrize(("made", "said"), [(True, "course-nl.pdf"), (False, "holds no PDF and no zip")])
def test_downloads_are_offered_where_they_were_made(made: bool, said: str, tmp_path: Path) -> None:
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    (tmp_path / "index.md").write_text("# A page\n\n```{course-downloads}\n```\n", encoding="utf-8")
    with docutils_namespace():
        Sphinx(
            str(tmp_path),
            None,
            str(tmp_path / "out"),
            str(tmp_path / "trees"),
            "html",
            status=None,
            warning=None,
            confoverrides={
                "extensions": ["myst_nb", "kmo_teach.book.sphinx_ext"],
                "html_math_renderer": "mathml",
                "course_downloads": made,
                "course_languages": ["en", "nl"],
                "nb_execution_mode": "off",
            },
        ).build()
    assert said in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_the_licence_of_each_bundled_part_is_kept() -> None:
    text = (ROOT / "kmo_teach/frontend/dist/third-party-licences.txt").read_text(encoding="utf-8")
    lock = json.loads((ROOT / "kmo_teach/frontend/package-lock.json").read_text(encoding="utf-8"))
    parts = re.findall(r"^(\S+)\n=+\n", text, re.MULTILINE)
    assert {"pyodide", "vega-lite", "vega-interpreter"} <= set(parts)
    assert {f"node_modules/{part}" for part in parts} <= set(lock["packages"])
    assert "Redistributions of source code must retain" in text
