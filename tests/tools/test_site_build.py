"""What a build leaves behind: nothing half-written is trusted, nothing strange is published, nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from kmo_teach.book.sphinx_ext import own_folder
from tools import site, startpage
from tools.site_language import mark_unfinished


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder of a site with a page in each language."""
    monkeypatch.setattr(site, "BUILD", tmp_path)
    folder = tmp_path / "html"
    for name in ("en/book/index.html", "nl/book/index.html", "index.html", "start.css", "start.js", ".nojekyll"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a page")
    return folder


def test_the_stamp_tells_of_a_page_that_is_gone_or_cut(html: Path) -> None:
    whole = site._pages()
    (html / "nl/book/index.html").write_text("a pa")
    assert site._pages() != whole
    (html / "nl/book/index.html").unlink()
    assert site._pages() != whole
    (html / "nl/book/index.html").write_text("a page")
    assert site._pages() == whole


def test_what_is_not_of_this_build_is_not_published(html: Path) -> None:
    (html / "fr").mkdir()
    (html / "fr" / "index.html").write_text("a language that is gone")
    (html / "book").mkdir()
    (html / "course-nl.pdf").write_text("of an older build")
    site._remove_strays()
    assert sorted(path.name for path in html.iterdir()) == [
        ".nojekyll",
        "en",
        "index.html",
        "nl",
        "start.css",
        "start.js",
    ]


def test_github_pages_leaves_no_folder_out(tmp_path: Path) -> None:
    startpage.write(tmp_path, {"en": "A course"}, "book/index")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(startpage.FILES)
    assert ".nojekyll" in startpage.FILES


def test_a_build_after_one_that_stopped_halfway_reads_everything_again(tmp_path: Path) -> None:
    known = tmp_path / "doctrees/en/environment.pickle"
    mark_unfinished(tmp_path, "en").unlink()  # a build that finished
    known.write_bytes(b"what it knew")
    mark_unfinished(tmp_path, "en")  # one that is stopped
    assert known.exists()
    mark_unfinished(tmp_path, "en")
    assert not known.exists()


def test_the_book_alone_is_not_built_over_the_site_of_all_languages(html: Path) -> None:
    with pytest.raises(ExtensionError, match="--path-output _build/english"):
        own_folder._refuse(SimpleNamespace(outdir=html))
    own_folder._refuse(SimpleNamespace(outdir=html / "en"))
