"""A citation has no word of another language than the page's, but for titles and names."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

_BIB = """
@article{two, author = {O'Grady, S. and Lane, H.}, title = {One title}, journal = {A}, year = {1996}}
@article{three, author = {Bell, A. and Crick, B. and Young, C.}, title = {T}, journal = {A}, year = {2001}}
@misc{others, author = {Marano, V. and others}, title = {T}, year = {n.d.}}
@misc{body, author = {{OECD}}, title = {T}, year = {2020}}
@book{book, author = {Porter, M.}, title = {T}, publisher = {P}, edition = {2}, year = {1985}}
@techreport{paper, author = {Kee, H.}, title = {T}, institution = {I}, year = {2010}}
"""
_CONF = """
extensions = ["sphinxcontrib.bibtex", "kmo_teach.book.sphinx_ext.citations"]
bibtex_bibfiles = ["all.bib"]
bibtex_reference_style = bibtex_default_style = "course"
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            (
                "O’Grady en Lane",
                "Bell et al.",
                "Marano en anderen, z.d.",
                "OESO",
                "A. Bell, B. Crick en C. Young",
                "uitgave 2",
                "Technisch rapport",
            ),
        ),
        (
            "en",
            (
                "O’Grady and Lane",
                "Bell et al.",
                "Marano and others, n.d.",
                "OECD",
                "A. Bell, B. Crick, and C. Young",
                "edition 2",
                "Technical report",
            ),
        ),
    ],
)
def test_words_between_names_are_the_readers(
    language: str, expected: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KMO_LANG", language)
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(_CONF, encoding="utf-8")
    (source / "all.bib").write_text(_BIB, encoding="utf-8")
    keys = ",".join(("two", "three", "others", "body", "book", "paper"))
    (source / "index.rst").write_text(f"Title\n=====\n\n:cite:p:`{keys}`\n\n.. bibliography::\n", encoding="utf-8")
    app = SphinxTestApp("text", srcdir=source, freshenv=True)
    try:
        app.build()
    finally:
        app.cleanup()
    said = " ".join((app.outdir / "index.txt").read_text(encoding="utf-8").replace("*", "").replace("'", "’").split())
    for words in expected:
        assert words in said
    if language != "en":
        assert " and " not in said
