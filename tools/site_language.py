"""Build a site in one language: ``python -m tools.site_language nl en nl`` (its code, then all codes of the site).

``--instructors`` builds the instructors' own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools import fingerprint
from tools.translate.pipeline import ROOT, apply
from tools.translate.sources import COURSE, INSTRUCTORS, Site

STALE = "stale outputs: "
"""How a build says which labs hold outputs that are not those of a fresh run."""

BUILD = ROOT / "_build"


def build(language: str, codes: list[str], site: Site = COURSE) -> int:
    """Write the language's sources, run its labs, build its pages; return the exit code."""
    from jupyter_book.sphinx import build_sphinx

    from tools.kernels import use_for_pages
    from tools.lab_outputs import LabOutputs
    from tools.wheel import NAME

    use_for_pages()
    built = ROOT / site.build
    source, doctrees = built / "source" / language, built / "doctrees" / language
    prints = fingerprint.of_package(ROOT, language)
    labs = LabOutputs(language, BUILD / "labs" / language, prints.execution)
    changed = apply(language, ROOT, finish=labs.added, site=site)
    print(f"{len(changed)} source files changed", flush=True)
    for lab in labs.stale:
        print(f"{STALE}{lab}", flush=True)
    os.environ["KMO_LANG"] = language
    unfinished = mark_unfinished(built, language)
    result = build_sphinx(
        sourcedir=str(source),
        outputdir=str(built / "html" / language),
        doctreedir=str(doctrees),
        path_config=str(source / "_config.yml"),
        noconfig=True,
        confoverrides={
            "latex_individualpages": False,
            "language": language,
            "locale_dirs": [str(BUILD / "locale")],
            "nb_execution_cache_path": str(kept_outputs(BUILD, language, prints.execution)),
            "course_fingerprint": prints.all,
            "course_look": fingerprint.of_look(ROOT),
            "course_languages": codes,
            "course_engine": str(BUILD / "engine"),
            "course_exercises": str(ROOT / "exercises"),
            "course_wheel": NAME if site is COURSE else "",
            "course_date": date_of_build(),
            "course_downloads": "COURSE_DOWNLOADS" in os.environ,
        },
        warningiserror=True,
        keep_going=True,
    )
    if result:
        return 1
    unfinished.unlink()
    return 0


def date_of_build() -> str:
    """Return the date that a page is cited with: of the last change, so that the same state gives the same pages."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return f"{datetime.fromtimestamp(int(epoch), UTC):%Y-%m-%d}"
    run = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=ROOT, text=True, capture_output=True, check=False)
    return run.stdout.strip() or f"{datetime.now(UTC):%Y-%m-%d}"


def mark_unfinished(built: Path, language: str) -> Path:
    """Mark a language as begun, and forget what an earlier build knew if that one did not finish.

    Sphinx would pass over what that build warned of, and take a page that it wrote halfway for a whole one.
    """
    doctrees = built / "doctrees" / language
    mark = doctrees / "unfinished"
    if mark.exists():
        (doctrees / "environment.pickle").unlink(missing_ok=True)
    doctrees.mkdir(parents=True, exist_ok=True)
    mark.touch()
    return mark


def kept_outputs(built: Path, language: str, execution: str) -> Path:
    """Return the folder of a language's computed outputs; those of other states of the package go.

    Jupyter Book's cache goes by the text of a page's code alone; what that code calls and the language are in the name.
    """
    cache = built / "jupyter-cache" / f"{language}-{execution}"
    for folder in cache.parent.glob(f"{language}-*"):
        if folder != cache:
            shutil.rmtree(folder)
    return cache


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--instructors"]
    sys.exit(build(words[0], words[1:], INSTRUCTORS if "--instructors" in sys.argv else COURSE))
