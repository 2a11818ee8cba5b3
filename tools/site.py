"""Build the book in all its languages into ``_build/html``: ``python -m tools.site``.

Each language is built by a process of its own, at the same time, from its own tree of sources (``_build/source/en``,
``_build/source/nl``) by Jupyter Book, with the settings of ``_config.yml``. Warnings are errors. What Sphinx says goes
to ``_build/logs`` and is shown when something fails.

``--instructors`` builds the instructors' own site from ``instructors/`` into ``_build/instructor/html`` instead.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE
from tools import fingerprint
from tools.files import write_whole

if TYPE_CHECKING:
    from tools.translate.sources import Site

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
STAMP = BUILD / ".stamps" / "site"
_PROGRESS = re.compile(r"running lab|reading sources|writing output")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=__doc__.partition("\n")[0])
    parser.add_argument("--draft", action="store_true", help="go on where translations are missing (they stay English)")
    parser.add_argument("--instructors", action="store_true", help="build the instructors' own site")
    chosen = parser.parse_args()
    draft = chosen.draft
    started = time.monotonic()
    if chosen.instructors:
        _build_for_instructors(draft, started)
        return
    inputs = fingerprint.of_site(ROOT, "draft" if draft else "", os.environ.get("COURSE_DOWNLOADS", ""))
    stamped = STAMP.read_text().split() if STAMP.exists() else []
    if stamped == [inputs, _pages()]:
        _tell_of_stale_labs()
        _say("Nothing changed. The site is in _build/html. See it: make serve")
        return
    if stamped and stamped[1:] != [_pages()]:
        _say("Pages are missing or were changed by hand: building all anew")
        shutil.rmtree(BUILD / "doctrees", ignore_errors=True)
    STAMP.unlink(missing_ok=True)
    _build(draft)
    _remove_strays()
    write_whole(STAMP, f"{inputs} {_pages()}".encode())
    _tell_of_stale_labs()
    _say(f"The site is in _build/html, made in {time.monotonic() - started:.0f} s. See it: make serve")


def _own_files() -> list[Path]:
    """Return what is at the top of the site: a folder for each language, the page that leads to them, the package."""
    from tools import startpage, wheel

    return [BUILD / "html" / name for name in (*startpage.FILES, wheel.NAME, *LANGUAGES)]


def _pages() -> str:
    """Return a hash of the names and sizes of the site's files: the stamp tells of one that is gone or cut."""
    found = [path for own in _own_files() for path in (own.rglob("*") if own.is_dir() else [own]) if path.is_file()]
    state = "\n".join(f"{path} {path.stat().st_size}" for path in sorted(found))
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def _remove_strays() -> None:
    """Remove what would be published and is not of this build: another language, older PDFs, a book made without us."""
    for path in set((BUILD / "html").iterdir()) - set(_own_files()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _tell_of_stale_labs() -> None:
    """Say which labs hold outputs that differ from what the pages show; `make test` fails on them."""
    from tools.site_language import STALE

    lines = {line for log in (BUILD / "logs").glob("*.log") for line in log.read_text(encoding="utf-8").splitlines()}
    stale = sorted(line.removeprefix(STALE) for line in lines if line.startswith(STALE))
    if stale:
        _say(f"The pages show what the labs give now, but other outputs are stored in {', '.join(stale)}.")
        _say("Store those of now, and look at what changed: make notebooks")


def _say(text: str) -> None:
    print(text, flush=True)


def _build_for_instructors(draft: bool, started: float) -> None:
    from tools.translate.sources import INSTRUCTORS

    if not (ROOT / INSTRUCTORS.settings).is_dir():
        sys.exit("This is the student edition: the instructors' pages are in the full repository.")
    _build(draft, INSTRUCTORS)
    _say(f"The instructors' site is in {INSTRUCTORS.build}/html, made in {time.monotonic() - started:.0f} s")


def _build(draft: bool, site: Site | None = None) -> None:
    """Pass the gate of the translations, then build all languages at once and the page that leads to them."""
    import yaml

    from tools import startpage, wheel
    from tools.translate.sources import COURSE

    site = site or COURSE
    built = ROOT / site.build
    codes = [SOURCE_LANGUAGE, *translated(draft)]
    own = ["--instructors"] if site.settings else []
    build_languages(codes, site, lambda language: ["tools.site_language", language, *codes, *own])
    titles = {
        code: yaml.safe_load((built / "source" / code / "_config.yml").read_text(encoding="utf-8"))["title"]
        for code in codes
    }
    home = yaml.safe_load((ROOT / site.settings / "_toc.yml").read_text(encoding="utf-8"))["root"]
    startpage.write(built / "html", titles, home)
    if site is COURSE:
        wheel.write(built / "html")


def translated(draft: bool) -> list[str]:
    """Pass the gate of the translations and return the languages that have one; stop where it is shut."""
    from tools.translate import catalogue
    from tools.translate.pipeline import languages, problems
    from tools.translate.segments import SourceError

    try:
        found = [problem for language in languages(ROOT) for problem in problems(language, ROOT)]
    except SourceError as error:
        sys.exit(f"{error}\nNothing was built.")
    if found and not draft:
        _say("\n".join([*found, f"{len(found)} translation problems. Nothing was built (DRAFT=1 builds it)."]))
        sys.exit(1)
    if found:
        _say(f"Draft: {len(found)} translation problems (python -m tools.translate check lists them)")
    for language in languages(ROOT):
        catalogue.compile_theme(ROOT, language, BUILD / "locale")
    return languages(ROOT)


def build_languages(codes: list[str], site: Site, command: Callable[[str], list[str]]) -> None:
    """Build all languages at once and stop when one of them fails.

    Parameters
    ----------
    codes
        The languages.
    site
        What is built: its logs are kept beside it.
    command
        Returns the module, with its arguments, that builds a language.
    """
    logs = ROOT / site.build / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    runs = {language: _start(language, command(language), logs) for language in codes}
    for _, follower in runs.values():
        follower.join()
    failed = [language for language, (process, _) in runs.items() if process.wait()]
    for language in failed:
        log = logs / f"{language}.log"
        lines = log.read_text(encoding="utf-8").splitlines()
        faults = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL): ", line)] or lines[-40:]
        _say("\n".join([f"\n{language}: the build failed ({log.relative_to(ROOT)} has it all)", *faults]))
    if failed:
        sys.exit(1)


def _start(language: str, command: list[str], logs: Path) -> tuple[subprocess.Popen, threading.Thread]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "KMO_LANG": language, "PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    follower = threading.Thread(target=_follow, args=(language, process, logs))
    follower.start()
    return process, follower


def _follow(language: str, process: subprocess.Popen, logs: Path) -> None:
    """Keep what a build says; show where it is every few seconds."""
    started = shown = time.monotonic()
    with (logs / f"{language}.log").open("w", encoding="utf-8") as log:
        for line in process.stdout:
            plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line)
            log.write(_with_the_files_to_edit(plain, language))
            if _PROGRESS.match(plain) and time.monotonic() - shown > 2:
                shown = time.monotonic()
                _say(f"{language}: {plain.strip()[:90]}")
    if process.wait() == 0:
        _say(f"{language}: done in {time.monotonic() - started:.0f} s")


def _with_the_files_to_edit(line: str, language: str) -> str:
    """Name the source to edit, not its copy. A translated copy has other lines, so it is named too.

    >>> _with_the_files_to_edit(f"{BUILD}/source/en/book/a.md:7: WARNING: b", "en")
    'book/a.md:7: WARNING: b'
    >>> _with_the_files_to_edit(f"{BUILD}/source/nl/book/a.md:7: WARNING: b", "nl")
    'book/a.md in nl (_build/source/nl/book/a.md:7): WARNING: b'
    """
    sources = f"_build/(?:instructor/|slides/)?source/{language}"
    copy = rf"{re.escape(str(ROOT))}/({sources}/([^:\s]+)(?::\d+)?)(?=: )"
    if language == SOURCE_LANGUAGE:
        return re.sub(copy, lambda found: found[1].partition(f"/{language}/")[2], line)
    return re.sub(copy, lambda found: f"{found[2]} in {language} ({found[1]})", line)


if __name__ == "__main__":
    main()
