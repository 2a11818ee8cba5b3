"""Build the slides in one language: ``python -m tools.slides.language nl https://example.org/course``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import yaml

from tools import fingerprint
from tools.site_language import kept_outputs, mark_unfinished
from tools.slides.chapters import decks, facts
from tools.translate.markdown import EXTENSIONS
from tools.translate.pipeline import ROOT, apply
from tools.translate.sources import SLIDES

__all__ = ["build", "make", "settings"]

_REVEAL = {
    "width": 1280,
    "height": 720,
    "margin": 0,
    "center": False,
    "hash": True,
    "slideNumber": "c/t",
    "transition": "none",
    "controlsTutorial": False,
    "pdfSeparateFragments": False,
    "defaultTiming": 120,  # without one, the speaker's view does not compare the clock with the minutes of the slides
}
"""How reveal.js shows a deck: https://revealjs.com/config."""


def build(language: str, site: str) -> int:
    """Write the language's sources, run their code, make the decks; return the exit code.

    Parameters
    ----------
    language
        ISO 639-1 code.
    site
        Address of the published site, or nothing where it is not known.
    """
    built = ROOT / SLIDES.build
    prints = fingerprint.of_package(ROOT, language)
    print(f"{len(apply(language, ROOT, site=SLIDES))} source files changed", flush=True)
    os.environ["KMO_LANG"] = language
    unfinished = mark_unfinished(built, language)
    outputs = kept_outputs(built, language, prints.execution)
    own = {"course_fingerprint": prints.all, "nb_execution_cache_path": str(outputs)}
    result = make(built / "source" / language / "slides", built, language, {**settings(language, site), **own})
    if result == 0:
        unfinished.unlink()
    return result


def make(source: Path, built: Path, language: str, settings: dict[str, object]) -> int:
    """Make the decks of a folder and return Sphinx's exit code. Their code runs in the language of ``KMO_LANG``."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    with docutils_namespace():
        app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=built / "html" / language,
            doctreedir=built / "doctrees" / language,
            buildername="revealjs",
            confoverrides=settings,
            warningiserror=True,
            keep_going=True,
        )
        app.build()
    return app.statuscode


def settings(language: str, site: str) -> dict[str, object]:
    """Return Sphinx's settings for a language: the course's own where both need them."""
    course = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    notebooks = {key: value for key, value in course["sphinx"]["config"].items() if key.startswith("nb_")}
    return {
        **notebooks,
        "project": "slides",
        "author": course["author"],
        "language": language,
        "extensions": ["myst_nb", "sphinx_revealjs", "kmo_teach.book.sphinx_ext.slides"],
        "root_doc": decks(ROOT)[0],  # Sphinx wants one; the page that leads to the decks is made afterwards
        "suppress_warnings": course["sphinx"]["config"]["suppress_warnings"],
        "myst_enable_extensions": list(EXTENSIONS),
        "html_math_renderer": "mathml",
        "nb_mime_priority_overrides": [["revealjs", "text/html", 0], ["revealjs", "text/plain", 1]],
        "nb_execution_mode": "cache",
        "nb_execution_timeout": course["execute"]["timeout"],
        "revealjs_html_theme": "revealjs-simple",
        "revealjs_static_path": ["_static", str(ROOT / "kmo_teach/frontend/src/colours.css")],
        "revealjs_style_theme": "slides.css",
        "revealjs_script_conf": _REVEAL,
        "revealjs_script_plugins": [{"name": "RevealNotes", "src": "revealjs/plugin/notes/notes.js"}],
        "slides_chapters": facts(ROOT, language),
        "course_site": f"{site.rstrip('/')}/{language}/" if site else "",
    }


if __name__ == "__main__":
    sys.exit(build(sys.argv[1], *sys.argv[2:] or [""]))
