"""Each gate of the build fails on what it is for, and the built site passes it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from kmo_teach.book.sphinx_ext.alternative_text import missing_alternatives
from kmo_teach.book.sphinx_ext.content_security_policy import inline_handlers, policy_of, with_policy
from kmo_teach.book.sphinx_ext.other_hosts import requests_elsewhere

_NO_WORDS = {
    "image": '<img src="a.png">',
    "image with empty words": '<img src="a.png" alt=" ">',
    "image with its file's name, as Matplotlib's own output has": '<img src="../_images/a.png" alt="../_images/a.png">',
    "drawing": '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    "drawing with a role and no name": '<svg role="img"></svg>',
    "drawing in a plate": '<figure class="kmo-plate"><svg></svg></figure>',
    "second of two": '<svg aria-label="a" role="img"><g></g></svg><svg></svg>',
}
_WITH_WORDS = {
    "image": '<img src="a.png" alt="Sales rise">',
    "drawing": '<svg role="img" aria-label="Sales rise"><svg></svg></svg>',
    "decoration": '<svg aria-hidden="true"></svg>',
    "drawing in a named box": '<div role="img" aria-label="Sales rise"><svg></svg></div>',
    "void elements before": '<p><br><input><svg role="img" aria-labelledby="t"></svg>',
}
_ELSEWHERE = {
    "script": ('<script src="https://example.org/a.js"></script>', ".html"),
    "picture without scheme": ('<img alt="a" src="//example.org/a.png">', ".html"),
    "style sheet": ('<link rel="stylesheet" href="https://example.org/a.css">', ".html"),
    "preconnect": ('<link rel="preconnect" href="https://example.org">', ".html"),
    "frame": ('<iframe src="https://example.org"></iframe>', ".html"),
    "style attribute": ('<p style="background: url(https://example.org/a.png)">', ".html"),
    "import in a script": ("<script>import('https://example.org/a.js')</script>", ".html"),
    "font": ("@font-face { src: url(https://example.org/a.woff2) }", ".css"),
    "imported style": ('@import "https://example.org/a.css";', ".css"),
    "imported module": ('import { a } from "https://example.org/a.js"', ".js"),
    "fetch": ("fetch('https://example.org/a.json')", ".mjs"),
    "worker": ('new Worker("https://example.org/a.js")', ".js"),
    "socket": ('fetch("wss://example.org")', ".js"),
}
_OF_EACH_KIND = (
    "index",
    "en/book/index",
    "nl/book/2-4-2-risks-and-price",
    "nl/notebooks/lab-1-3-phases",
    "en/book/assignments/ps1",
    "en/book/reference/pricing",
    "nl/book/data",
    "en/search",
    "nl/genindex",
)
_HERE = {
    "link to follow": ('<a href="https://example.org">a</a>', ".html"),
    "other language": ('<link rel="alternate" hreflang="nl" href="https://example.org/nl">', ".html"),
    "own file": ('<script src="../_static/a.js"></script><img alt="a" src="data:image/png;base64,AA//">', ".html"),
    "namespace": ('<svg xmlns="http://www.w3.org/2000/svg"></svg>', ".html"),
    "named in a comment": ("// see https://example.org", ".js"),
    "own module": ('import("./a.js")', ".js"),
}


@pytest.mark.parametrize("html", _NO_WORDS.values(), ids=_NO_WORDS)
def test_picture_without_words_is_found(html: str) -> None:
    assert len(missing_alternatives(html)) == 1


@pytest.mark.parametrize("html", _WITH_WORDS.values(), ids=_WITH_WORDS)
def test_picture_with_words_passes(html: str) -> None:
    assert missing_alternatives(html) == []


@pytest.mark.parametrize(("text", "suffix"), _ELSEWHERE.values(), ids=_ELSEWHERE)
def test_request_to_another_host_is_found(text: str, suffix: str) -> None:
    assert requests_elsewhere(text, suffix)


@pytest.mark.parametrize(("text", "suffix"), _HERE.values(), ids=_HERE)
def test_what_asks_no_other_host_passes(text: str, suffix: str) -> None:
    assert requests_elsewhere(text, suffix) == []


def test_policy_allows_the_pages_own_inline_script_by_its_hash() -> None:
    # The hash is the example of the Content Security Policy specification (W3C, level 3, section 8.4).
    page = with_policy("<html><head></head><body><script>alert('Hello, world.');</script></body></html>")
    assert "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy_of(page)
    assert "'unsafe-eval'" not in policy_of(page)
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in policy_of(page)


def test_every_page_of_the_site_has_its_policy(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if "_static" not in path.parts]
    assert pages
    assert [path for path in pages if not policy_of(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("page", _OF_EACH_KIND)
def test_a_page_of_each_kind_passes_all_gates_as_it_is_published(site: Path, page: str) -> None:
    """The build ran them on every page; nothing that came after may undo that."""
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    assert [*missing_alternatives(html), *requests_elsewhere(html, ".html"), *inline_handlers(html)] == []


@pytest.mark.parametrize(
    ("fault", "page"),
    [
        ("image without alternative text", "![](a.svg)"),
        ("image without alternative text", '<img src="a.svg">'),
        ("asks another host", '<p><img alt="a" src="https://example.org/a.png"></p>'),
        ("inline event handler", '<p><button onclick="go()">Go</button></p>'),
        ("not found", "[a page](none.md)"),
        (r"'\\foo x' would be printed with a backslash: \foo is not known", r"A sum $\foo x$"),
        ("the formula 'x_' is not complete", "A sum $x_$"),
        ("the formula 'x^' is not complete", "$$\nx^\n$$"),
    ],
)
def test_build_fails_on(fault: str, page: str, tmp_path: Path) -> None:
    """The warning names the page's source and the line."""
    said = _build(tmp_path, page)
    assert fault in said
    assert "source/index.md:3: " in said
    assert said.count("WARNING") == 1


def test_build_passes_on_a_good_page(tmp_path: Path) -> None:
    assert _build(tmp_path, '![A circle](a.svg) $x^2$\n\n<svg aria-hidden="true"></svg>') == ""
    built = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in built
    assert policy_of(built)


def test_build_fails_on_matplotlibs_own_output_without_words(tmp_path: Path) -> None:
    cell = "```{code-cell} python3\nimport matplotlib.pyplot as plt\n\nplt.plot([1, 2]);\n```"
    front = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n\n"
    said = _build(tmp_path, cell, front=front, nb_execution_mode="inline")
    assert re.search(r"source/index\.md:(8|9|10|11|12): WARNING: image without alternative text", said), "in the cell"


def _build(folder: Path, page: str, front: str = "", **settings: str) -> str:
    """Build a book of one page and return its warnings."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    (folder / "source").mkdir()
    (folder / "source/index.md").write_text(f"{front}# A page\n\n{page}\n", encoding="utf-8")
    (folder / "source/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>')
    warnings = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            str(folder / "source"),
            None,
            str(folder / "out"),
            str(folder / "trees"),
            "html",
            status=None,
            warning=warnings,
            freshenv=True,
            confoverrides={
                "extensions": ["myst_nb", "kmo_teach.book.sphinx_ext"],
                "html_math_renderer": "mathml",
                "myst_enable_extensions": ["dollarmath"],
                "html_theme": "basic",
                "nb_execution_mode": "off",
                **settings,
            },
        )
        app.build()
    return warnings.getvalue()
