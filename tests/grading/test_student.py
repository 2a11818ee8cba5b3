"""The student edition: complete enough to build, without a trace of an answer in files, site, zip or search index."""

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kmo_teach.book.sphinx_ext.launch import notebook_path
from kmo_teach.grading.assignment import names
from kmo_teach.language import LANGUAGES
from tests.grading.cohort import ROOT
from tools.secrets import Secrets, files_of, leaks
from tools.student import contents, write
from tools.translate.pipeline import problems

SITES = [ROOT / "_build" / "html", ROOT / "_build" / "student" / "_build" / "html"]
"""The site of this repository, always; the one that the student edition built, once somebody built it."""


@pytest.fixture(scope="module")
def secrets():
    return Secrets.of()


@pytest.fixture(scope="module")
def edition():
    """Return the files of the student edition."""
    return contents()


def test_nothing_in_it_is_secret(secrets, edition):
    files = edition
    assert leaks(((str(name), content) for name, content in files.items()), secrets) == []
    wanted = {"book", "exercises", "kmo_teach", "locales", "notebooks", "tests", "tools"}
    assert {name.parts[0] for name in files} >= wanted
    assert any(name.parts[:2] == ("exercises", "nl") for name in files)


def test_there_are_secrets_of_every_kind_and_every_assignment(secrets):
    assert len(secrets.texts) > 100
    assert len(secrets.rows) >= 3 * len(names(ROOT))
    assert any("homemarket * homeshare" in text for text in secrets.texts), "a solution"
    assert any("volume in writing" in text for text in secrets.texts), "a written answer"
    assert any(text.startswith("**De dollar steeg") for text in secrets.texts), "an instructors' page in Dutch"


def _html(text):
    return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace("/", "<span>/</span>") + "</p>"


def _cells(text):
    return json.dumps({"cells": [{"cell_type": "markdown", "metadata": {}, "source": text.splitlines(True)}]})


@pytest.mark.parametrize(
    "secret",
    [
        "    return home_market * home_share / break_even_turnover",
        'missing = {"moulds": "a", "biscuits": "e", "software": "d", "furniture": "c"}',
        "It names one thing that the model cannot know\nor only asserts, and what to find out first.",
        "Mag je rangen vermenigvuldigen? De assen van het fasevlak zijn rangen. Mag je rangen vermenigvuldigen?",
        "home_market = 18_000_000\nhome_share = 0.12\nfixed_cost = 1_350_000\ncontribution_rate = 0.45",
        "dict(market=18000000, share=0.12, cost=1350000, rate=0.45)",
    ],
)
@pytest.mark.parametrize(
    ("name", "made"), [("book/x.md", str), ("kmo_teach/x.py", str), ("en/x.html", _html), ("notebooks/x.ipynb", _cells)]
)
def test_a_secret_is_found_wherever_it_stands(secret, name, made, secrets, tmp_path):
    content = made(secret).encode()
    assert leaks([(name, content)], secrets)
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr(name, content)
    assert leaks([("site.zip", (tmp_path / "site.zip").read_bytes())], secrets)


def test_a_page_in_the_search_index_is_found(secrets):
    index = b'Search.setIndex({"docnames": ["book/index", "instructors/guide"]})'
    assert leaks([("en/searchindex.js", index)], secrets)
    assert leaks([("en/instructors/guide.html", b"")], secrets)


@pytest.mark.parametrize(
    "site", [SITES[0], *filter(Path.exists, SITES[1:])], ids=lambda site: "/".join(site.relative_to(ROOT).parts)
)
@pytest.mark.site
def test_nothing_in_the_built_site_is_secret(site, secrets):
    files = dict(files_of(site))
    assert files
    assert leaks(files.items(), secrets) == []


def test_nothing_in_the_package_as_it_is_shipped_is_secret(secrets, tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    shipped = {path.suffix for path in tmp_path.iterdir()}
    assert shipped == {".gz", ".whl"}
    assert leaks(files_of(tmp_path), secrets) == []


def test_a_secret_in_another_language_is_found_in_a_source_distribution(secrets, tmp_path):
    root = tmp_path / "root"
    translated = root / "locales/fr/LC_MESSAGES/instructors/guide.po"
    translated.parent.mkdir(parents=True)
    answer = "Le dollar a monté: la marge tient, parce que la couverture a été prise avant la commande."
    translated.write_text(f'msgid "The dollar"\nmsgstr "{answer}"\n', encoding="utf-8")
    (root / "solutions").mkdir()
    (root / "instructors").mkdir()
    page = tmp_path / "page.md"
    page.write_text(answer, encoding="utf-8")
    with tarfile.open(tmp_path / "course.tar.gz", "w:gz") as tape:
        tape.add(page, "course/book/page.md")
    assert leaks(files_of(tmp_path / "course.tar.gz"), Secrets.of(root)) == [
        f"course.tar.gz/course/book/page.md: {answer[:100]}"
    ]


def test_it_passes_the_gate_of_the_translations_and_forgets_what_is_gone(tmp_path):
    kept, gone = tmp_path / "_build" / "html" / "index.html", tmp_path / "book" / "gone.md"
    for path in (kept, gone):
        path.parent.mkdir(parents=True)
        path.write_text("x", encoding="utf-8")
    assert write(tmp_path) > 300
    assert kept.exists()
    assert not gone.exists()
    assert not (tmp_path / "solutions").exists()
    for page in ("README.md", "CONTRIBUTING.md"):
        assert not re.search("solutions/|instructors/|make student", (tmp_path / page).read_text(encoding="utf-8"))
    assert list(problems("nl", tmp_path)) == []


def test_every_lab_that_a_link_opens_is_in_it(edition):
    files = {str(name) for name in edition}
    labs = [path.stem for path in sorted((ROOT / "notebooks").glob("lab-*.ipynb"))]
    assert labs
    wanted = {notebook_path(f"notebooks/{lab}", language) for lab in labs for language in LANGUAGES}
    assert wanted <= files
