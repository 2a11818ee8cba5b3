"""The page that leads to the decks and their handouts, in all languages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup

from kmo_teach.language import LANGUAGES, _, using
from tools.files import write_if_changed

__all__ = ["Deck", "read", "write"]

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slides</title>
<style>
:root {{ color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }}
main {{ margin: 2rem auto; max-width: 56rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; margin: 0.5rem 0 2rem; width: 100%; }}
th, td {{ border-bottom: 1px solid; padding: 0.4rem 0.8rem 0.4rem 0; text-align: left; vertical-align: top; }}
td.number, th.number {{ text-align: right; }}
</style>
</head>
<body>
<main>
{parts}
</main>
</body>
</html>
"""

_PART = """<section lang="{code}">
<h1>{title} ({language})</h1>
<p>{keys}</p>
<table>
<thead><tr><th scope="col">{chapter}</th><th scope="col" class="number">{slides}</th>
<th scope="col" class="number">{minutes}</th><th scope="col">{print}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>"""

_ROW = """<tr><th scope="row"><a href="{code}/{name}.html">{title}</a></th><td class="number">{slides}</td>\
<td class="number">{minutes}</td><td><a href="{code}/{name}.pdf">{handout}</a></td></tr>"""


@dataclass(frozen=True)
class Deck:
    """What a built deck says of itself: its title, how many slides it has, and how many minutes they take."""

    title: str
    slides: int
    minutes: int


def read(html: str) -> Deck:
    """Read a built deck."""
    soup = BeautifulSoup(html, "html.parser")
    slides = [slide for slide in soup.select(".slides section") if not slide.find("section")]
    seconds = sum(int(slide.get("data-timing", 0)) for slide in slides)
    return Deck(" ".join(soup.h1.get_text().split()), len(slides), seconds // 60)


def write(folder: Path, codes: list[str], names: list[str]) -> None:
    """Write the page into the folder that holds one folder per language."""
    parts = "\n".join(_part(folder, code, names) for code in codes)
    write_if_changed(folder / "index.html", _PAGE.format(parts=parts).encode())


def _part(folder: Path, code: str, names: list[str]) -> str:
    with using(code):
        words = {
            "title": _("Slides for each chapter"),
            "keys": _(
                "Arrow keys or space: next slide. S: the speaker's notes with the time. F: full screen. O: overview. "
                "B: black screen. ?: all keys."
            ),
            "chapter": _("Chapter"),
            "slides": _("Slides"),
            "minutes": _("Minutes"),
            "print": _("To print"),
        }
        handout = _("Handout (PDF)")
    rows = []
    for name in names:
        deck = read((folder / code / f"{name}.html").read_text(encoding="utf-8"))
        values = {"title": escape(deck.title), "slides": deck.slides, "minutes": deck.minutes}
        rows.append(_ROW.format(code=code, name=name, handout=escape(handout), **values))
    plain = {key: escape(word) for key, word in words.items()}
    return _PART.format(code=code, language=LANGUAGES[code].name, rows="\n".join(rows), **plain)
