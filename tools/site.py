"""Build the book in all its languages into ``_build/html``: ``python -m tools.site``.

Each language is built by a process of its own, at the same time, from its own tree of sources (``_build/source/en``,
``_build/source/nl``) by Jupyter Book, with the settings of ``_config.yml``. Warnings are errors. What Sphinx says goes
to ``_build/logs`` and is shown when something fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import yaml

from tools import fingerprint, startpage
from tools.lab_outputs import LabOutputs
from tools.translate import catalogue
from tools.translate.pipeline import ROOT, SOURCE_LANGUAGE, apply, languages, problems
from tools.translate.segments import SourceError

BUILD = ROOT / "_build"
_PROGRESS = re.compile(r"running lab|reading sources|writing output")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=__doc__.partition("\n")[0])
    parser.add_argument("--draft", action="store_true", help="go on where translations are missing (they stay English)")
    parser.add_argument("--language", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.language:
        sys.exit(_build(arguments.language))
    started = time.monotonic()
    try:
        _prepare(arguments.draft)
    except SourceError as error:
        sys.exit(f"{error}\nThe site was not built.")
    _build_all()
    startpage.write(BUILD / "html", {language: _title(language) for language in _all_languages()}, _home())
    _say(f"The site is in _build/html, made in {time.monotonic() - started:.0f} s. See it: make serve")


def _all_languages() -> list[str]:
    return [SOURCE_LANGUAGE, *languages()]


def _title(language: str) -> str:
    return yaml.safe_load((BUILD / "source" / language / "_config.yml").read_text(encoding="utf-8"))["title"]


def _home() -> str:
    return yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["root"]


def _say(text: str) -> None:
    print(text, flush=True)


def _prepare(draft: bool) -> None:
    """Write each language's sources and words; stop at the first gate, the translations."""
    found = [problem for language in languages() for problem in problems(language)]
    if found and not draft:
        sys.exit("\n".join([*found, f"{len(found)} translation problems. The site was not built (DRAFT=1 builds it)."]))
    if found:
        _say(f"Draft: {len(found)} translation problems (python -m tools.translate check lists them)")
    for language in languages():
        catalogue.compile_theme(ROOT, language, BUILD / "locale")


def _build_all() -> None:
    """Build all languages at once and stop when one of them fails."""
    (BUILD / "logs").mkdir(parents=True, exist_ok=True)
    runs = {language: _start(language) for language in _all_languages()}
    failed = [language for language, (process, follower) in runs.items() if follower.join() or process.wait()]
    for language in failed:
        log = BUILD / "logs" / f"{language}.log"
        lines = log.read_text(encoding="utf-8").splitlines()
        faults = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line)] or lines[-40:]
        _say("\n".join([f"\n{language}: the build failed ({log.relative_to(ROOT)} has it all)", *faults]))
    if failed:
        sys.exit(1)


def _start(language: str) -> tuple[subprocess.Popen, threading.Thread]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.site", "--language", language],
        cwd=ROOT, env={**os.environ, "KMO_LANG": language, "PYTHONUNBUFFERED": "1"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    follower = threading.Thread(target=_follow, args=(language, process))
    follower.start()
    return process, follower


def _follow(language: str, process: subprocess.Popen) -> None:
    """Keep what a build says; show where it is every few seconds."""
    started = shown = time.monotonic()
    with (BUILD / "logs" / f"{language}.log").open("w", encoding="utf-8") as log:
        for line in process.stdout:
            plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line)
            log.write(plain)
            if _PROGRESS.match(plain) and time.monotonic() - shown > 2:
                shown = time.monotonic()
                _say(f"{language}: {plain.strip()[:90]}")
    if process.wait() == 0:
        _say(f"{language}: done in {time.monotonic() - started:.0f} s")


def _build(language: str) -> int:
    """Build one language in this process."""
    from jupyter_book.sphinx import build_sphinx

    source, output = BUILD / "source" / language, BUILD / "html" / language
    prints = fingerprint.of_package(ROOT, language)
    _forget_other_caches(language, prints.execution)
    labs = LabOutputs(language, BUILD / "labs" / language, prints.execution)
    changed = apply(language, finish=labs.added)
    print(f"{len(changed)} source files changed")
    os.environ["KMO_LANG"] = language
    result = build_sphinx(
        sourcedir=str(source),
        outputdir=str(output),
        doctreedir=str(BUILD / "doctrees" / language),
        path_config=str(source / "_config.yml"),
        noconfig=True,
        confoverrides={
            "latex_individualpages": False,
            "language": language,
            "locale_dirs": [str(BUILD / "locale")],
            "nb_execution_cache_path": str(_cache(language, prints.execution)),
            "course_fingerprint": prints.all,
            "course_languages": _all_languages(),
            "course_engine": str(BUILD / "engine"),
        },
        warningiserror=True,
        keep_going=True,
        jobs=max(1, (os.cpu_count() or 2) // len(_all_languages())),
    )
    return result if isinstance(result, int) else 1


def _cache(language: str, execution: str) -> Path:
    """Return the folder of a language's computed outputs.

    Jupyter Book's cache goes by the text of a page's code alone; what that code calls and the language are in the name.
    """
    return BUILD / "jupyter-cache" / f"{language}-{execution}"


def _forget_other_caches(language: str, execution: str) -> None:
    for folder in (BUILD / "jupyter-cache").glob(f"{language}-*"):
        if folder != _cache(language, execution):
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
