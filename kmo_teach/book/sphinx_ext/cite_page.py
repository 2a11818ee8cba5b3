"""Below each chapter and lab: how to cite it, as text, BibTeX and RIS, and where to report an error in it.

Authors and licence are those of ``CITATION.cff``; so are version and date where it names them, and else those of the
package and of the build. The address is that of the page, put in by the page's script where none is configured: a line
that has none is left out. An error is reported at the repository, where one is configured.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml

from kmo_teach import __version__
from kmo_teach.language import N_, _, using
from kmo_teach.language import date as written_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Cited", "Form", "bibtex", "in_words", "report_address", "ris", "setup"]

_FILE = Path(__file__).parents[3] / "CITATION.cff"
_TOGETHER = N_("The kmo-teach authors")  # an author of CITATION.cff whose name is a sentence, not a name
_LEFT_OUT = ("book/reference", "book/assignments/", "book/index")


@dataclass(frozen=True)
class Cited:
    """What is cited: a page of the course.

    Attributes
    ----------
    page
        Its path, without suffix: the key of its entry is made of it.
    title, course
        Its title and the course's.
    authors
        Pairs of family name and given names; the second is empty for a name that is not a person's.
    licence, version
        As readers write them.
    date
        When this version was built.
    language
        ISO 639-1 code.
    """

    page: str
    title: str
    course: str
    authors: tuple[tuple[str, str], ...]
    licence: str
    version: str
    date: datetime.date
    language: str


@dataclass(frozen=True)
class Form:
    """A form of the citation: the text before its address, the address's own line (``{}`` is the address), the rest."""

    name: str
    before: str
    line: str
    after: str


def in_words(cited: Cited) -> Form:
    r"""Return the citation as a text in the form of APA, in the reader's language.

    >>> form = in_words(_EXAMPLE)
    >>> form.before.replace("\u00a0", " ")
    'Maes, A., & The makers. (2026). 2.3 R&D. In A course (version 1.0, 3 November 2026).'
    """
    names = [f"{family}, {_initials(given)}" if given else family for family, given in cited.authors]
    authors = ", & ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    before = _("{authors} ({year}). {page}. In {course} (version {version}, {date}).").format(
        authors=authors if authors.endswith(".") else f"{authors}.",
        year=cited.date.year,
        page=cited.title,
        course=cited.course,
        version=cited.version,
        date=written_date(cited.date),
    )
    return Form(_("Text (APA)"), before, " {}", f" {cited.licence}.")


def _initials(given: str) -> str:
    return " ".join(f"{name[0]}." for name in given.split())


def bibtex(cited: Cited) -> Form:
    r"""Return the citation as an entry of BibTeX.

    >>> print(bibtex(_EXAMPLE).before)
    @incollection{book-2-3-rd-en,
      author    = {Maes, An and {The makers}},
      title     = {2.3 R\&D},
      booktitle = {A course},
      year      = {2026},
      edition   = {1.0},
    <BLANKLINE>
    """
    names = [(_plain_tex(family), _plain_tex(given)) for family, given in cited.authors]
    fields = {
        "author": " and ".join(f"{family}, {given}" if given else f"{{{family}}}" for family, given in names),
        "title": _plain_tex(cited.title),
        "booktitle": _plain_tex(cited.course),
        "year": str(cited.date.year),
        "edition": _plain_tex(cited.version),
    }
    lines = "".join(f"  {name:<9} = {{{value}}},\n" for name, value in fields.items())
    key = f"{cited.page.replace('/', '-')}-{cited.language}"
    end = f"  note      = {{{_plain_tex(cited.licence)}}}\n}}"
    return Form("BibTeX", f"@incollection{{{key},\n{lines}", "  url       = {{}},\n", end)


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, those after a backslash too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def _plain_tex(text: str) -> str:
    r"""Return a text as TeX sets it: each sign as itself.

    >>> _plain_tex("R&D_{x}^2")
    'R\\&D\\_\\textbraceleft{}x\\textbraceright{}\\textasciicircum{}2'
    """
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    """Return a text without line breaks: in each form of citation a field ends with its line."""
    return " ".join(text.splitlines())


def ris(cited: Cited) -> Form:
    """Return the citation as RIS, which reference managers read.

    >>> print(ris(_EXAMPLE).before)
    TY  - CHAP
    AU  - Maes, An
    AU  - The makers
    TI  - 2.3 R&D
    BT  - A course
    PY  - 2026
    DA  - 2026/11/03
    ET  - 1.0
    LA  - en
    <BLANKLINE>
    """
    authors = [("AU", f"{family}, {given}" if given else family) for family, given in cited.authors]
    fields = [
        ("TY", "CHAP"),
        *authors,
        ("TI", cited.title),
        ("BT", cited.course),
        ("PY", str(cited.date.year)),
        ("DA", f"{cited.date:%Y/%m/%d}"),
        ("ET", cited.version),
        ("LA", cited.language),
    ]
    before = "".join(f"{tag}  - {_line(value)}\n" for tag, value in fields)
    return Form("RIS", before, "UR  - {}\n", f"N1  - {_line(cited.licence)}\nER  - \n")


_EXAMPLE = Cited(
    "book/2-3-rd",
    "2.3 R&D",
    "A course",
    (("Maes", "An"), ("The makers", "")),
    "CC BY 4.0",
    "1.0",
    datetime.date(2026, 11, 3),
    "en",
)


def report_address(repository: str, title: str) -> str:
    """Return the address at which an error of a page is reported; nothing where the repository's host is not known.

    >>> report_address("https://github.com/school/course.git", "2.3 R&D")
    'https://github.com/school/course/issues/new?template=text.yml&title=2.3%20R%26D&page=2.3%20R%26D'
    >>> report_address("https://gitlab.com/school/course/", "2.3")
    'https://gitlab.com/school/course/-/issues/new?issue[title]=2.3'
    >>> report_address("https://github.evil/school/course", "2.3"), report_address("", "2.3")
    ('', '')
    """
    found = re.fullmatch(r"(https://(github\.com|gitlab\.com|codeberg\.org)/[\w.-]+/[\w.-]+?)(?:\.git)?/?", repository)
    if found is None:
        return ""
    title = quote(title, safe="")
    asked = {
        "github.com": f"/issues/new?template=text.yml&title={title}&page={title}",
        "gitlab.com": f"/-/issues/new?issue[title]={title}",
        "codeberg.org": f"/issues/new?title={title}",
    }
    return found[1] + asked[found[2]]


@cache
def _file() -> dict[str, Any]:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _licence(licences: str | list[str]) -> str:
    """Return the licence of the texts, which are all that a page is cited for, as its own name writes it."""
    names = [licences] if isinstance(licences, str) else licences
    chosen = next((name for name in names if name.startswith("CC-")), names[0])
    return chosen.replace("-", " ").replace("CC BY SA", "CC BY-SA")


def _cited(app: Sphinx, page: str) -> Cited:
    about = _file()
    built = datetime.date.fromisoformat(app.config.course_date) if app.config.course_date else datetime.date.today()
    authors = tuple(
        (_(author["name"]), "") if "name" in author else (author["family-names"], author["given-names"])
        for author in about["authors"]
    )
    return Cited(
        page=page,
        title=app.env.titles[page].astext(),
        course=app.config.html_title,
        authors=authors,
        licence=_licence(about["license"]),
        version=str(about.get("version", __version__)),
        date=about.get("date-released", built),
        language=app.config.language,
    )


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    is_cited = page.startswith(("book/", "notebooks/")) and not page.startswith(_LEFT_OUT)
    if doctree is None or not is_cited or not _FILE.is_file():
        return
    site = app.config.course_address.rstrip("/")
    with using(app.config.language):
        cited = _cited(app, page)
        forms = [make(cited) for make in (in_words, bibtex, ris)]
    context["citations"] = [
        {
            "name": form.name,
            "before": form.before,
            "line": "" if site else form.line,
            "address": form.line.replace("{}", f"{site}/{cited.language}/{page}.html") if site else "",
            "after": form.after,
        }
        for form in forms
    ]
    repository = app.config.html_theme_options.get("repository_url", "")
    context["report_address"] = report_address(repository, f"{cited.title} ({cited.language})")


def setup(app: Sphinx) -> None:
    """Give the templates ``citations`` and ``report_address``."""
    app.add_config_value("course_date", "", "html", types=[str])
    app.connect("html-page-context", _add)
