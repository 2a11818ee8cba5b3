"""The site's first page: it leads to the reader's language, and shows all of them where no script runs."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from kmo_teach.book.sphinx_ext.content_security_policy import with_policy
from kmo_teach.language import LANGUAGES
from tools.files import write_if_changed

__all__ = ["FILES", "write"]

FILES = ("index.html", "start.css", "start.js", ".nojekyll")
"""What is written. The last one keeps GitHub Pages from leaving out the folders whose names begin with `_`."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<link rel="stylesheet" href="start.css" />
<script src="start.js"></script>
</head>
<body>
<main>
<h1>{title}</h1>
<ul>
{links}
</ul>
</main>
</body>
</html>
"""

_STYLE = """:root { color-scheme: light dark; font: 1.25rem/1.5 system-ui, sans-serif; }
body { display: grid; margin: 0; min-height: 100vh; place-items: center; }
main { padding: 1rem; }
ul { display: grid; gap: 1rem; list-style: none; margin: 0; padding: 0; }
a { border: 2px solid; border-radius: 0.4rem; color: inherit; display: block; padding: 0.8rem 1.4rem; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
small { display: block; }
h1 { font-size: 1.25rem; max-width: 24rem; }
"""

_SCRIPT = """// Goes to the first of the reader's languages that the course has, else to English.
const available = {available};
const wanted = navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
const chosen = wanted.find((language) => available.includes(language)) ?? available[0];
location.replace(`${{chosen}}/{home}.html${{location.search}}${{location.hash}}`);
"""


def write(site: Path, titles: dict[str, str], home: str) -> None:
    """Write the page into the site's folder.

    Parameters
    ----------
    site
        The folder that holds one folder per language.
    titles
        The course's title by language; the first is the language of readers of none of them.
    home
        Path of the course's first page in each language, without suffix.
    """
    links = "\n".join(
        f'<li><a href="{code}/{home}.html" lang="{code}" hreflang="{code}">{LANGUAGES[code].name}'
        f"<small>{escape(title)}</small></a></li>"
        for code, title in titles.items()
    )
    page = with_policy(_PAGE.format(title=escape(next(iter(titles.values()))), links=links))
    script = _SCRIPT.format(available=json.dumps(list(titles)), home=home)
    for name, text in zip(FILES, (page, _STYLE, script, ""), strict=True):
        write_if_changed(site / name, text.encode())
