"""Build the slides in all languages, the handouts and the page that leads to them: ``python -m tools.slides``.

The languages are built at once. Warnings are errors, and so is what a room would see wrong. What Sphinx says goes to
``_build/slides/logs`` and is shown when something fails.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from kmo_teach.language import SOURCE_LANGUAGE
from tools.chromium import MissingChromiumError, find_or_install, launched
from tools.site import build_languages, translated
from tools.slides import handout, index, look
from tools.slides.chapters import decks
from tools.translate.sources import SLIDES

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / SLIDES.build / "html"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.slides", description=__doc__.partition("\n")[0])
    parser.add_argument("--draft", action="store_true", help="go on where translations are missing (they stay English)")
    parser.add_argument("--site", default="", help="address of the published site, for the live apps and other links")
    chosen = parser.parse_args()
    if chosen.site and urlsplit(chosen.site).scheme not in {"http", "https"}:
        sys.exit(f"The site's address begins with https:// or http://, not {chosen.site!r}")
    if not decks(ROOT):
        sys.exit("There are no slides here: they are in the full repository, for instructors.")
    started = time.monotonic()
    codes = [SOURCE_LANGUAGE, *translated(chosen.draft)]
    build_languages(codes, SLIDES, lambda language: ["tools.slides.language", language, chosen.site])
    _remove_strays(codes)
    try:
        chromium = find_or_install()
    except MissingChromiumError as error:
        sys.exit(f"The slides are in {HTML.relative_to(ROOT)}, without handouts. {error}")
    pages = [HTML / language / f"{name}.html" for language in codes for name in decks(ROOT)]
    with launched(chromium) as browser:
        wrong = [f"{page.relative_to(HTML)}: {fault}" for page in pages for fault in look.faults(page, browser)]
        for page in pages:
            handout.make(page, browser)
    index.write(HTML, codes, decks(ROOT))
    if wrong:
        sys.exit("\n".join([*wrong, f"The slides are in {HTML.relative_to(ROOT)}, to look at; mend these first."]))
    took = f"{time.monotonic() - started:.0f} s"
    print(f"The slides are in {HTML.relative_to(ROOT)}, made in {took}. Open {(HTML / 'index.html').relative_to(ROOT)}")
    if not chosen.site:
        print("Apps are pictures without a link: give the address of the published site with SITE=https://…")


def _remove_strays(codes: list[str]) -> None:
    """Remove the decks of chapters that have none any more."""
    for page in (page for code in codes for page in (HTML / code).glob("*.html")):
        if page.stem not in decks(ROOT):
            page.unlink()
            page.with_suffix(".pdf").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
